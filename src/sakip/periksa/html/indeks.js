// The table sorts by the heading that is chosen; again, the other way round.
"use strict";
const tabel = document.querySelector(".indeks table");
const nilai = (baris, n) => baris.cells[n].dataset.nilai ?? baris.cells[n].textContent;
tabel?.querySelectorAll("thead th").forEach((th, n) => {
  const tombol = document.createElement("button");
  tombol.type = "button";
  tombol.append(...th.childNodes);
  th.append(tombol);
  tombol.addEventListener("click", () => {
    const angka = th.classList.contains("angka");
    const kini = th.getAttribute("aria-sort");
    const naik = kini ? kini === "descending" : !angka; // figures: the most first
    for (const lain of th.parentElement.cells) lain.removeAttribute("aria-sort");
    th.setAttribute("aria-sort", naik ? "ascending" : "descending");
    const isi = tabel.tBodies[0];
    const banding = (a, b) => angka ? nilai(a, n) - nilai(b, n) : nilai(a, n).localeCompare(nilai(b, n), "id", { numeric: true });
    isi.append(...[...isi.rows].sort((a, b) => (naik ? 1 : -1) * banding(a, b)));
  });
});
