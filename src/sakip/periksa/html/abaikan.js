// What a reviewer sets aside, kept in this browser until saved as the file beside the report.
const berkas = badan.dataset.berkas;
const DAFTAR = berkas + ".periksa.json";
const KUNCI = "sakip-periksa:" + berkas;
const dialog = document.getElementById("abaikan");
const simpan = document.querySelector(".simpan");

// id to reason, name and time: as in the file, and what was changed since (null: taken back).
const diBerkas = new Map(cari(".alasan").map(({ dataset: d }) =>
  [d.id, { alasan: d.alasan, oleh: d.oleh, pada: d.pada }]));
let ubah = new Map();
let tersimpan = true;
let ingat = true; // whether this browser lets a page keep anything

const berlaku = (id) => (ubah.has(id) ? ubah.get(id) : diBerkas.get(id)) ?? null;
const sama = (a, b) => a?.alasan === b?.alasan && a?.oleh === b?.oleh;

function muat() {
  try {
    const isi = JSON.parse(localStorage.getItem(KUNCI)) ?? { ubah: [], tersimpan: true };
    ubah = new Map(isi.ubah.filter(([id, a]) => document.getElementById("t-" + id) && !sama(a, diBerkas.get(id))));
    tersimpan = isi.tersimpan || !ubah.size;
    dialog.querySelector("[name=oleh]").value = localStorage.getItem("sakip-periksa-oleh") ?? "";
  } catch {
    ingat = false;
  }
}

function catat() {
  try {
    localStorage.setItem(KUNCI, JSON.stringify({ ubah: [...ubah], tersimpan }));
  } catch {
    ingat = false;
  }
}

function kalimat({ alasan, oleh, pada }) {
  const p = document.createElement("p");
  const tebal = document.createElement("b");
  const siapa = document.createElement("span");
  p.className = "alasan";
  tebal.textContent = "Diabaikan: ";
  siapa.className = "redup";
  siapa.textContent = ` (${oleh}, ${pada.slice(0, 16).replace("T", " ")})`;
  p.append(tebal, alasan, siapa);
  return p;
}

/** Put every card where it belongs now, with its reason. */
function susun() {
  for (const k of kartu) {
    const abai = berlaku(k.id.slice(2));
    const tempat = bagian[abai ? "diabaikan" : k.dataset.bagian];
    k.querySelector(".alasan")?.remove();
    if (abai) k.querySelector(".tindakan").before(kalimat(abai));
    k.querySelector(".tindakan button").textContent = abai ? "Pulihkan" : "Abaikan";
    if (k.parentElement !== tempat) {
      const sesudah = cari(".temuan", tempat).find((s) => Number(s.dataset.nomor) > Number(k.dataset.nomor));
      tempat.insertBefore(k, sesudah ?? null);
    }
  }
  segarkan();
  simpan.hidden = !ubah.size;
  simpan.classList.toggle("beres", tersimpan);
  simpan.querySelector("span").textContent = tersimpan
    ? `Tersimpan sebagai ${DAFTAR}. Taruh di folder ${berkas}; pemeriksaan berikutnya memakainya.`
    : `${ubah.size} perubahan belum disimpan.`;
  simpan.querySelector("button").textContent = tersimpan ? "Simpan lagi" : "Simpan daftar";
}

function ganti(id, abai) {
  if (sama(abai, diBerkas.get(id))) ubah.delete(id);
  else ubah.set(id, abai);
  tersimpan = !ubah.size;
  catat();
  susun();
}

function tanya(k) {
  if (!k) return;
  if (!terbuka(k)) return ganti(k.id.slice(2), null);
  kini = k;
  dialog.querySelector(".pesan").textContent = `${k.dataset.nomor}. ${k.querySelector("h3").textContent}`;
  dialog.querySelector("[name=alasan]").value = "";
  dialog.showModal();
  dialog.querySelector("[name=alasan]").focus();
}

/** The time here as ISO 8601 with its distance from UTC. */
function sekarang() {
  const kini = new Date();
  const geser = -kini.getTimezoneOffset();
  const dua = (n) => String(Math.trunc(Math.abs(n))).padStart(2, "0");
  const lokal = new Date(kini.getTime() + geser * 60000).toISOString().slice(0, 19);
  return `${lokal}${geser < 0 ? "-" : "+"}${dua(geser / 60)}:${dua(geser % 60)}`;
}

dialog?.querySelector("form").addEventListener("submit", (e) => {
  e.preventDefault();
  const alasan = e.target.elements.alasan.value.trim();
  const oleh = e.target.elements.oleh.value.trim();
  if (!alasan || !oleh) return;
  try {
    localStorage.setItem("sakip-periksa-oleh", oleh);
  } catch {
    ingat = false;
  }
  const ada = cari(".temuan:not([hidden])");
  const berikut = ada[ada.indexOf(kini) + 1] ?? ada[ada.indexOf(kini) - 1] ?? kini;
  const id = kini.id.slice(2);
  dialog.close();
  ganti(id, { alasan, oleh, pada: sekarang() });
  ke(berikut);
});
dialog?.querySelector(".batal").addEventListener("click", () => dialog.close());

function isi() {
  const semua = [...new Set([...diBerkas.keys(), ...ubah.keys()])];
  const diabaikan = semua.filter(berlaku).map((id) => ({ id, ...berlaku(id) }));
  return JSON.stringify({ versi: 1, diabaikan }, null, 1) + "\n";
}

function unduh() {
  const a = document.createElement("a");
  a.href = URL.createObjectURL(new Blob([isi()], { type: "application/json" }));
  a.download = DAFTAR;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 10000);
}

let pegangan = null; // the file once chosen, where a browser can write one
async function tulis() {
  if (!window.showSaveFilePicker) return unduh();
  pegangan ??= await showSaveFilePicker({ suggestedName: DAFTAR });
  const aliran = await pegangan.createWritable();
  await aliran.write(isi());
  await aliran.close();
}

simpan?.querySelector("button").addEventListener("click", async () => {
  try {
    await tulis();
  } catch (sebab) {
    if (sebab.name === "AbortError") return; // the person closed the window that asks where
    pegangan = null;
    unduh();
  }
  tersimpan = true;
  catat();
  susun();
});
addEventListener("beforeunload", (e) => {
  if (ingat || tersimpan) return;
  e.preventDefault();
  e.returnValue = ""; // older browsers ask only for this
});

if (dialog) {
  for (const k of kartu) {
    const p = document.createElement("p");
    const tombol = document.createElement("button");
    p.className = "tindakan";
    tombol.type = "button";
    tombol.addEventListener("click", () => tanya(k));
    p.append(tombol);
    k.append(p);
  }
  TOMBOL.a = () => tanya(kini);
  muat();
  susun();
}
