"""Plain text and Markdown: lines with tabs are rows of a table, pipes too."""

from __future__ import annotations

import re

from sakip.periksa.baca.sambung import sambung, tabel_dari
from sakip.periksa.model import Blok, Dokumen, JenisBerkas, Paragraf, Sel, Tempat

_HIAS = re.compile(r"</?[A-Za-z][^<>]*>|\*\*|__|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|^#{1,6} ")
_GARIS_MD = re.compile(r"\|?[\s:|-]*-[\s:|-]*\|?")


def baca_teks(isi: str, nama: str = "teks") -> Dokumen:
    """Read text whose tables have one row per line, cells between tabs or pipes."""
    blok: list[Blok] = []
    baris_tabel: list[tuple[Sel, ...]] = []
    paragraf: list[tuple[int, str]] = []

    def tutup_tabel() -> None:
        if baris_tabel:
            blok.append(tabel_dari(baris_tabel))
            baris_tabel.clear()

    def tutup_paragraf() -> None:
        for nomor, teks in paragraf:
            blok.append(Paragraf(teks, Tempat(baris=nomor)))
        paragraf.clear()

    for nomor, mentah in enumerate(isi.splitlines(), start=1):
        sel = _sel(mentah, nomor)
        if sel:
            tutup_paragraf()
            baris_tabel.append(sel)
            continue
        if baris_tabel and _GARIS_MD.fullmatch(mentah.strip()):
            continue
        tutup_tabel()
        if teks := _rapi(mentah):
            paragraf.append((nomor, teks))
    tutup_tabel()
    tutup_paragraf()
    return Dokumen(nama, JenisBerkas.TEKS, tuple(sambung(blok)))


def _sel(mentah: str, nomor: int) -> tuple[Sel, ...]:
    """The cells of a line that is a row; none if it is not."""
    if "\t" in mentah:
        potong = mentah.split("\t")
    elif mentah.count("|") >= 2 and mentah.strip().startswith("|"):
        if _GARIS_MD.fullmatch(mentah.strip()):
            return ()
        potong = mentah.strip().strip("|").split("|")
    else:
        return ()
    return tuple(
        Sel(_rapi(satu), Tempat(baris=nomor, sel=f"kolom {ke}"))
        for ke, satu in enumerate(potong, start=1)
    )


def _rapi(teks: str) -> str:
    """Text without markup and with single spaces."""
    return " ".join(_HIAS.sub("", teks.replace("<br>", " ")).split())
