// The performance tree: fold, zoom, search, and walking it with the arrow keys.
const pohon = document.getElementById("pohon");
if (pohon) {
  const kanvas = pohon.querySelector(".kanvas");
  const kartu = [...pohon.querySelectorAll(".kartu")];
  for (const x of document.querySelectorAll(".lipat, .skrip")) x.hidden = false;

  function lipat(simpul, tutup) {
    const tombol = simpul.querySelector(":scope > .kartu > .lipat");
    if (!tombol) return;
    simpul.classList.toggle("terlipat", tutup);
    tombol.setAttribute("aria-expanded", String(!tutup));
  }
  pohon.addEventListener("click", (e) => {
    const tombol = e.target.closest(".lipat");
    if (tombol) lipat(tombol.closest(".simpul"), tombol.getAttribute("aria-expanded") === "true");
  });
  for (const t of document.querySelectorAll("[data-lipat]")) {
    t.addEventListener("click", () => {
      const tutup = t.dataset.lipat === "semua";
      for (const s of pohon.querySelectorAll(".simpul:not(.kolom-0)")) lipat(s, tutup);
      pohon.scrollTo(0, 0);
    });
  }

  let besar = 10;
  for (const t of document.querySelectorAll("[data-zoom]")) {
    t.addEventListener("click", () => {
      besar = Math.min(16, Math.max(4, besar + Number(t.dataset.zoom)));
      kanvas.style.zoom = String(besar / 10);
    });
  }

  const cari = document.getElementById("cari-simpul");
  const temu = document.getElementById("temu");
  let ketemu = [], ke = -1;
  function tuju(n) {
    if (!ketemu.length) return;
    ketemu[ke]?.classList.remove("di-sini");
    ke = (n + ketemu.length) % ketemu.length;
    const satu = ketemu[ke];
    satu.classList.add("di-sini");
    for (let s = satu.closest(".simpul").parentElement.closest(".simpul"); s; s = s.parentElement.closest(".simpul")) lipat(s, false);
    satu.scrollIntoView({ block: "center", inline: "center" });
    temu.textContent = `${ke + 1} / ${ketemu.length}`;
  }
  cari.addEventListener("input", () => {
    const kata = cari.value.trim().toLowerCase();
    for (const k of kartu) {
      k.classList.remove("di-sini");
      k.classList.toggle("temu", kata !== "" && k.dataset.cari.includes(kata));
    }
    ketemu = kartu.filter((k) => k.classList.contains("temu"));
    ke = -1;
    pohon.classList.toggle("mencari", kata !== "");
    temu.textContent = kata ? String(ketemu.length) : "";
    tuju(0);
  });
  cari.addEventListener("keydown", (e) => {
    if (e.key === "Enter") { e.preventDefault(); tuju(ke + (e.shiftKey ? -1 : 1)); }
  });

  // Arrow keys go from card to card: right to the first child, left to the parent, up and down
  // to the neighbours on the page.
  const pegangan = (s) => s?.querySelector(":scope > .kartu a, :scope > .kartu .lipat");
  pohon.addEventListener("keydown", (e) => {
    const kini = document.activeElement.closest(".simpul");
    if (!kini || !e.key.startsWith("Arrow")) return;
    const tampak = [...pohon.querySelectorAll(".simpul")].filter((s) => s.offsetParent && pegangan(s));
    const n = tampak.indexOf(kini);
    const tujuan = {
      ArrowRight: kini.querySelector(":scope > ol > .simpul"),
      ArrowLeft: kini.parentElement.closest(".simpul"),
      ArrowDown: tampak[n + 1],
      ArrowUp: tampak[n - 1],
    }[e.key];
    const ke = pegangan(tujuan);
    if (ke) { e.preventDefault(); ke.focus(); }
  });
}
