// The page is whole without this. It filters, counts what is left, and moves by keys.
"use strict";
const cari = (pilih, dari = document) => [...dari.querySelectorAll(pilih)];
const badan = document.querySelector("main.badan");
const saringan = document.querySelector(".saringan");
const kartu = cari(".temuan");
const bagian = Object.fromEntries(cari(".bagian").map((b) => [b.dataset.bagian, b]));
const terbuka = (k) => !k.closest(".diabaikan");
const titik = (k) => document.getElementById("k-" + k.id.slice(2));

const sesuai = (k, pilih) =>
  (!pilih.kelas || (pilih.kelas === "putusan" ? "putusan" in k.dataset : pilih.kelas === k.dataset.kelas)) &&
  (!pilih.cek || pilih.cek === k.dataset.cek) && (!pilih.hlm || pilih.hlm === k.dataset.hlm);

function segarkan() {
  const pilih = saringan ? Object.fromEntries(new FormData(saringan)) : {};
  for (const k of kartu) {
    k.hidden = !sesuai(k, pilih);
    titik(k)?.toggleAttribute("hidden", k.hidden);
    titik(k)?.classList.toggle("lepas", !terbuka(k));
  }
  for (const h of cari(".halaman")) h.hidden = !h.querySelector(".titik:not([hidden])");
  for (const b of Object.values(bagian)) {
    const ada = cari(".temuan:not([hidden])", b).length;
    b.hidden = !ada;
    b.querySelector(".banyak").textContent = ada;
  }
  const sisa = kartu.filter(terbuka);
  const banyak = {
    putusan: sisa.filter((k) => "putusan" in k.dataset).length,
    diabaikan: kartu.length - sisa.length,
  };
  for (const k of ["salah", "pertanyaan", "gaya"]) banyak[k] = sisa.filter((s) => s.dataset.kelas === k).length;
  for (const [nama, n] of Object.entries(banyak)) {
    const li = document.querySelector(".ringkas ." + nama);
    li.querySelector("b").textContent = n;
    li.classList.toggle("nol", !n);
  }
  document.querySelector(".kosong").hidden = sisa.length > 0;
  const tampak = kartu.filter((k) => !k.hidden).length;
  const hitung = document.getElementById("tampak");
  if (hitung) hitung.value = tampak === kartu.length ? `${tampak} temuan` : `${tampak} dari ${kartu.length} temuan`;
}

saringan?.addEventListener("input", segarkan);
saringan?.addEventListener("reset", () => setTimeout(segarkan));
if (saringan) saringan.hidden = false;

let kini = null;
function ke(k) {
  kini = k;
  k.focus({ preventScroll: true });
  k.scrollIntoView({ block: "nearest" });
  const wadah = document.querySelector(".dokumen");
  const tanda = titik(k);
  if (tanda && wadah.scrollHeight > wadah.clientHeight) {
    wadah.scrollTop += tanda.getBoundingClientRect().top - wadah.getBoundingClientRect().top - wadah.clientHeight / 3;
  }
}

/** The visible finding some steps on, in the order of the page. */
function langkah(n) {
  const ada = cari(".temuan:not([hidden])");
  if (ada.length) ke(ada[Math.max(0, Math.min(ada.length - 1, ada.indexOf(kini) + n))]);
}

const TOMBOL = { j: () => langkah(1), k: () => langkah(-1) };
document.addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
  if (document.querySelector("dialog[open]") || !TOMBOL[e.key]) return;
  e.preventDefault();
  TOMBOL[e.key]();
});
document.addEventListener("focusin", (e) => { kini = e.target.closest(".temuan") ?? kini; });
segarkan();
