// Tables that are typed into: Enter and arrows go from cell to cell as in a sheet, and a block from
// Excel fills the cells from where one stands. Each row is saved by its own form, as when typed.
const tabel = document.querySelector("table.uang, table.sunting");
const ISIAN = "input:not([type=hidden]), select, textarea";

function di(tr, kolom) {
  const sel = tr?.cells[kolom]?.querySelector(ISIAN);
  return sel?.offsetParent ? sel : null;
}
function tegak(sel, arah) {
  const kolom = sel.closest("td").cellIndex;
  let tr = sel.closest("tr");
  while ((tr = arah > 0 ? tr.nextElementSibling : tr.previousElementSibling)) {
    const ke = di(tr, kolom);
    if (ke) return ke;
  }
  return null;
}
function datar(sel, arah) {
  const semua = [...sel.closest("tr").querySelectorAll(`td :is(${ISIAN})`)].filter((x) => x.offsetParent);
  return semua[semua.indexOf(sel) + arah];
}

tabel?.addEventListener("keydown", (e) => {
  const s = e.target;
  if (!s.matches("input:not([type=date])") || e.ctrlKey || e.altKey || e.metaKey) return;
  const semua = s.selectionStart === 0 && s.selectionEnd === s.value.length;
  const kosong = s.selectionStart === s.selectionEnd;
  let ke = null;
  if (e.key === "Enter" && !s.closest("tr.baru")) ke = tegak(s, e.shiftKey ? -1 : 1) || s;
  else if (e.shiftKey) return;
  else if (e.key === "ArrowDown") ke = tegak(s, 1);
  else if (e.key === "ArrowUp") ke = tegak(s, -1);
  else if (e.key === "ArrowRight" && (semua || (kosong && s.selectionEnd === s.value.length))) ke = datar(s, 1);
  else if (e.key === "ArrowLeft" && (semua || (kosong && s.selectionStart === 0))) ke = datar(s, -1);
  if (!ke) return;
  e.preventDefault();
  if (ke === s) s.blur(); // the last row: saved, as by leaving
  ke.focus();
  if (ke.matches("input:not([type=date])")) ke.select();
});

tabel?.addEventListener("paste", (e) => {
  const s = e.target;
  const teks = e.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
  if (!s.matches("input:not([type=date])") || !/[\t\n]/.test(teks)) return;
  e.preventDefault();
  let mulai = s;
  for (const potong of teks.split(/\r?\n/)) {
    if (!mulai) break;
    let sel = mulai;
    let berubah = null;
    for (const isi of potong.split("\t")) {
      if (!sel) break;
      // A blank takes nothing away, and what is chosen from a list is not typed over.
      if (isi.trim() && !sel.matches("select")) [sel.value, berubah] = [isi.trim(), sel];
      sel = datar(sel, 1);
    }
    berubah?.dispatchEvent(new Event("change", { bubbles: true }));
    mulai = tegak(mulai, 1);
    if (mulai?.closest("tr.baru")) mulai = null;
  }
});
