// A figure opens its explanation in a dialog; without this it is a page of its own.
const kotak = document.getElementById("asal");
document.addEventListener("click", async (e) => {
  if (e.target === kotak) kotak.close();
  const a = e.target.closest("a.jejak");
  if (!a || e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
  e.preventDefault();
  try {
    const jawab = await fetch(`${a.href}?potongan`);
    if (!jawab.ok) throw new Error(jawab.status);
    kotak.firstElementChild.innerHTML = await jawab.text();
    if (!kotak.open) kotak.showModal();
  } catch {
    location.href = a.href;
  }
});
