// Ticks all rows of a form at once; without script one ticks them one by one.
for (const satu of document.querySelectorAll(".centang-semua")) {
  satu.hidden = false;
  const semua = satu.querySelector("input");
  const baris = [...satu.closest("form").querySelectorAll('[name="pilih"]')];
  semua.addEventListener("change", () => { for (const b of baris) b.checked = semua.checked; });
  for (const b of baris) b.addEventListener("change", () => { semua.checked = baris.every((x) => x.checked); });
}
