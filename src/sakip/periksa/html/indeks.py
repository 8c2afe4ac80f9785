"""The page of many files: what was found in each, the weightiest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sakip import __version__
from sakip.galat import Galat
from sakip.periksa.html.laporan import rangka
from sakip.periksa.html.tulis import Html, gabung, u
from sakip.periksa.keluaran import HasilData
from sakip.periksa.model import JenisTemuan


class Baris(NamedTuple):
    """One file: its name, what came of it, and the page that tells (relative), if there is one."""

    nama: str
    hasil: HasilData | Galat
    tautan: str = ""


def tulis_indeks(baris: Sequence[Baris]) -> str:
    """The page. Files that could not be read stand at the end with their reason."""
    terbaca = [(b, b.hasil) for b in baris if isinstance(b.hasil, HasilData)]
    gagal = [(b, b.hasil) for b in baris if isinstance(b.hasil, Galat)]
    terbaca.sort(key=lambda s: (-s[1].putusan, *(-s[1].jumlah(k) for k in JenisTemuan), s[0].nama))
    badan = gabung(
        u("header", {"class": "kepala"}, u("p", {"class": "merek"}, "Sakip periksa"),
          u("h1", {}, f"{len(baris)} berkas diperiksa"),
          u("p", {"class": "redup"}, _kalimat(len(terbaca), len(gagal)))),
        u("main", {"class": "indeks"},
          u("div", {"class": "gulir", "tabindex": "0", "role": "group", "aria-label": "Berkas"},
            u("table", {}, _kepala(), u("tbody", {}, *(_baris(*s) for s in terbaca))))
          if terbaca else None,
          _gagal(gagal) if gagal else None),
        u("footer", {"class": "kaki redup"}, f"OpenSAKIP {__version__}."),
    )  # fmt: skip
    return rangka("Hasil pemeriksaan", badan, ("indeks.js",))


def _kalimat(terbaca: int, gagal: int) -> str:
    return f"{terbaca} terbaca, {gagal} tidak dapat dibaca." if gagal else "Semua terbaca."


def _kepala() -> Html:
    angka = ("Mengubah putusan", "Salah", "Pertanyaan", "Gaya", "Cocok")
    return u("thead", {}, u("tr", {}, *(u("th", {"scope": "col"}, a) for a in ("Berkas", "Jenis")),
             *(u("th", {"scope": "col", "class": "angka"}, a)
               for a in ("Halaman", *angka))))  # fmt: skip


def _baris(b: Baris, h: HasilData) -> Html:
    angka = [h.putusan, *(h.jumlah(k) for k in JenisTemuan), len(h.cocok)]
    nama = u("a", {"href": b.tautan}, b.nama) if b.tautan else b.nama
    catatan = u("small", {}, "; ".join(h.tak_terbaca)) if h.tak_terbaca else None
    return u("tr", {}, u("td", {"data-nilai": b.nama}, nama, catatan), u("td", {}, h.jenis),
             u("td", {"class": "angka", "data-nilai": str(h.halaman or 0)}, h.halaman or "–"),
             *(u("td", {"class": "angka" if n else "angka redup"}, n) for n in angka))  # fmt: skip


def _gagal(gagal: Sequence[tuple[Baris, Galat]]) -> Html:
    return u("section", {}, u("h2", {}, "Tidak dapat dibaca"),
             u("ul", {}, *(u("li", {}, u("b", {}, b.nama), f": {g.pesan} {g.saran}")
                           for b, g in gagal)))  # fmt: skip
