// Small behaviours of every page; pages stay usable without them.

// A figure with data-jejak opens its explanation in the dialog.
document.addEventListener("htmx:afterSwap", (e) => {
  if (e.target.id === "jejak-isi") {
    const d = document.getElementById("jejak");
    if (!d.open) d.showModal();
  }
});
// What was pressed in a dialog may be gone with the answer: one goes on reading at its heading.
document.addEventListener("htmx:afterSettle", (e) => {
  const d = e.target.closest?.("dialog[open]");
  if (!d || d.contains(document.activeElement)) return;
  const judul = d.querySelector("h2") || d;
  judul.tabIndex = -1;
  judul.focus();
});
document.addEventListener("click", (e) => {
  const d = document.getElementById("jejak");
  if (d && e.target === d) d.close();
  // Menus made of <details> close when one clicks elsewhere.
  for (const m of document.querySelectorAll("details.pilih[open]")) {
    if (!m.contains(e.target)) m.open = false;
  }
});
// The token of the browser, not of the page: who signed in again in another tab goes on here.
document.addEventListener("htmx:configRequest", (e) => {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  if (!token) return;
  e.detail.headers["X-CSRFToken"] = token[1];
  // Who signed in again in another tab has a new token; that in the form is void.
  if ("csrfmiddlewaretoken" in e.detail.parameters) e.detail.parameters.csrfmiddlewaretoken = token[1];
});
// An answer that carries a message (401, 403, 409, 422, 429) is shown, not dropped.
document.addEventListener("htmx:beforeSwap", (e) => {
  if ([401, 403, 409, 422, 429].includes(e.detail.xhr.status)) {
    e.detail.shouldSwap = true;
    e.detail.isError = false;
  }
});

// What is on its way, and what never arrived, is seen where the answer would have stood: nobody
// takes for kept what is not. What the place holds besides (which version was read) stays in it.
function kabar(nama, tempat) {
  for (const lama of tempat.querySelectorAll(":scope > :is(.tersimpan, .salah, .kabar)")) lama.remove();
  tempat.append(document.getElementById(nama).content.cloneNode(true));
}
document.addEventListener("htmx:beforeRequest", (e) => {
  if (e.detail.requestConfig.verb === "post") kabar("kabar-jalan", e.detail.target);
});
for (const gagal of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(gagal, (e) => {
    const { elt, target, requestConfig } = e.detail;
    kabar(requestConfig.verb === "post" ? "kabar-simpan" : "kabar-muat", target);
    const lagi = target.querySelector(".kabar button");
    if (elt.matches("form, button")) {
      lagi.addEventListener("click", () => (elt.matches("form") ? elt.requestSubmit() : elt.click()));
    } else lagi.remove();
    const d = target.closest("dialog");
    if (d && !d.open) d.showModal();
  });
}
addEventListener("beforeunload", (e) => document.querySelector(".kabar[data-belum]") && e.preventDefault());

// A form on its way is not sent a second time, on a slow line either; coming back frees it.
document.addEventListener("submit", (e) => {
  const f = e.target;
  if (e.defaultPrevented || f.method !== "post") return;
  if (f.ariaBusy === "true") return e.preventDefault();
  f.ariaBusy = "true";
  setTimeout(() => { f.ariaBusy = null; }, 5000);
});
addEventListener("pageshow", () => {
  for (const f of document.querySelectorAll("form[aria-busy]")) f.ariaBusy = null;
});

// Ctrl K: search from anywhere. Arrow keys walk the results.
const cari = document.getElementById("cari");
function bukaCari(e) {
  e.preventDefault();
  if (!cari.open) cari.showModal();
  document.getElementById("kata-cari").select();
}
if (cari) {
  document.addEventListener("keydown", (e) => {
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "k") bukaCari(e);
  });
  document.querySelector('[data-buka="cari"]').addEventListener("click", bukaCari);
  cari.addEventListener("click", (e) => { if (e.target === cari) cari.close(); });
  cari.addEventListener("keydown", (e) => {
    if (e.key !== "ArrowDown" && e.key !== "ArrowUp") return;
    const jalan = [document.getElementById("kata-cari"), ...cari.querySelectorAll(".temuan a")];
    const ke = jalan.indexOf(document.activeElement) + (e.key === "ArrowDown" ? 1 : -1);
    if (jalan[ke]) { e.preventDefault(); jalan[ke].focus(); }
  });
}

// What scrolls sideways can be reached and scrolled by keys, and only where it does scroll.
function capaiGulir() {
  for (const g of document.querySelectorAll(".gulir")) {
    if (g.scrollWidth > g.clientWidth) g.tabIndex = 0;
    else g.removeAttribute("tabindex");
  }
}
capaiGulir();
addEventListener("resize", capaiGulir);
document.addEventListener("htmx:afterSwap", capaiGulir);
