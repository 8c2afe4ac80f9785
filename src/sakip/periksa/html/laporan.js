// The page is whole without this: it adds j/k between findings and the count of those shown.
"use strict";
const temuan = [...document.querySelectorAll(".bagian:not(.diabaikan) .temuan")];
const tampak = () => temuan.filter((t) => t.offsetParent !== null);
const hitung = document.getElementById("tampak");
const segarkan = () => {
  const ada = tampak().length;
  if (hitung) hitung.value = ada === temuan.length ? `${ada} temuan` : `${ada} dari ${temuan.length} temuan`;
  for (const b of document.querySelectorAll(".daftar > section.bagian")) {
    b.classList.toggle("sepi", ![...b.querySelectorAll(".temuan")].some((t) => getComputedStyle(t).display !== "none"));
  }
};
document.querySelector(".saringan")?.addEventListener("input", () => { lepas(); segarkan(); });
document.querySelector(".saringan")?.addEventListener("reset", () => setTimeout(() => { lepas(); segarkan(); }));
const lepas = () => document.querySelectorAll(".sepi").forEach((b) => b.classList.remove("sepi"));
segarkan();

let kini = -1;
document.addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
  if (e.key !== "j" && e.key !== "k") return;
  const ada = tampak();
  if (!ada.length) return;
  const dari = ada.indexOf(temuan[kini]);
  const ke = ada[Math.max(0, Math.min(ada.length - 1, dari + (e.key === "j" ? 1 : -1)))];
  kini = temuan.indexOf(ke);
  ke.focus({ preventScroll: true });
  ke.scrollIntoView({ block: "nearest" });
  const titik = document.getElementById("k-" + ke.id.slice(2));
  const wadah = document.querySelector(".dokumen");
  if (titik && wadah && wadah.scrollHeight > wadah.clientHeight) {
    wadah.scrollTop += titik.getBoundingClientRect().top - wadah.getBoundingClientRect().top - wadah.clientHeight / 3;
  }
});
