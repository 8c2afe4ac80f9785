// A document that was asked for is downloaded as soon as it is there.
document.addEventListener("htmx:afterSettle", (e) => {
  const a = e.detail.elt.querySelector?.("a[data-unduh]") ?? null;
  if (!a) return;
  delete a.dataset.unduh;
  a.click();
});
// A link to one text of many opens it.
const letak = location.hash && document.getElementById(location.hash.slice(1));
if (letak?.tagName === "DETAILS") letak.open = true;
