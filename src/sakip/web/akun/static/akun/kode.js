// The code of a link comes after '#', which no server and no log ever sees.
const kode = decodeURIComponent(location.hash.slice(1));
if (kode) {
  document.getElementById("kode").value = kode;
  history.replaceState(null, "", location.pathname);
  document.getElementById("baru").focus();
}
