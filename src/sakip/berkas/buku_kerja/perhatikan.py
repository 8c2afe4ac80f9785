"""What an import left to be looked at, first in the workbook, each with a link to its cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sakip.berkas.buku_kerja.gaya import Gaya
from sakip.berkas.buku_kerja.tata import BARIS_ISI, DARI_IMPOR, MULAI, position
from sakip.berkas.buku_kerja.xlsx import Lembar
from sakip.tabel import sel

Baris = Mapping[str, Sequence[Mapping[str, Any]]]

_LEMBAR = re.compile(r" Lembar: (?P<nama>[\w ]+)\.$")
_UANG = {"pagu": "pagu", "realisasi-anggaran": "realisasi"}
_NAMA = ("nama", "uraian")


def imported_notes(baris: Baris) -> list[Mapping[str, Any]]:
    """The notes that an import left, as rows."""
    return [satu for satu in baris["catatan"] if satu["id"].startswith(DARI_IMPOR)]


def write_notes(lembar: Lembar, n: int, baris: Baris) -> int:
    """Write the notes of an import from row n on; returns the row after them."""
    semua = imported_notes(baris)
    if not semua:
        return n
    lembar.tulis(n, 1, f"Betulkan atau pastikan dulu ({len(semua)})", Gaya("tebal"))
    for kolom, judul in enumerate(("Perihal", "Dipakai", "Sebab"), 1):
        lembar.tulis(n + 1, kolom, judul, Gaya("kepala", "kepala", rata="center", tepi=True))
    for nomor, satu in enumerate(semua, 1):
        di = n + 1 + nomor
        ke = _cell_of(satu, baris)
        gaya = Gaya("tautan" if ke else "biasa", rata="left", lipat=True, tepi=True)
        # Numbered, so that no line reads like a field of the identity below.
        lembar.tulis(di, 1, f"{nomor}. {satu['perihal']}", gaya)
        if ke:
            lembar.tautan[di, 1] = ke
        biasa = Gaya(rata="left", lipat=True, tepi=True)
        lembar.tulis(di, 2, satu.get("dipakai") or None, biasa)
        tercetak = "; ".join(t.teks for t in satu.get("tercetak") or ())
        alasan = _LEMBAR.sub("", satu["alasan"]).removeprefix("Hasil impor: ")
        lembar.tulis(di, 3, f"{alasan} Tercetak: {tercetak}." if tercetak else alasan, biasa)
    return n + len(semua) + 3


def _cell_of(catatan: Mapping[str, Any], baris: Baris) -> str:
    """The cell that a note is about: of its figure, else the row of its sheet that it names."""
    if alamat := catatan.get("alamat"):
        ukuran, subjek, periode = str(alamat).split("@")[0].split(":")[:3]
        for lembar, kunci in (
            (ukuran, {"indikator": subjek, "periode": periode}),
            ("nilai_luar", {"indikator": subjek}),
            ("anggaran", {"simpul": subjek, "periode": periode, "jenis": _UANG.get(ukuran)}),
            ("indikator_versi", {"indikator": subjek}),
        ):
            for n, satu in enumerate(baris.get(lembar, ())):
                if all(satu.get(k) == v for k, v in kunci.items()):
                    return _at(lembar, n, "nilai" if "nilai" in satu else "nama")
    cocok = _LEMBAR.search(catatan["alasan"])
    if cocok is None:
        return ""
    lembar = cocok["nama"]
    sebutan = f"{catatan['perihal']} {catatan.get('dipakai', '')}"
    for n, satu in enumerate(baris.get(lembar, ())):
        for kolom in _NAMA:
            if satu.get(kolom) and satu[kolom] in sebutan:
                return _at(lembar, n, kolom)
    return lembar if lembar in baris or lembar == MULAI else ""


def _at(lembar: str, nomor: int, kolom: str) -> str:
    return f"{lembar}!{sel(BARIS_ISI + nomor, position(lembar, kolom))}"
