"""Plain text and Markdown: rows of tables by tabs, pipes, or columns set with spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sakip.periksa.baca.angka_robek import gabung_baris
from sakip.periksa.baca.lajur import SelRenggang, Tutup
from sakip.periksa.baca.potong import Potong
from sakip.periksa.baca.renggang import cari_renggang
from sakip.periksa.baca.sambung import sambung, tabel_dari
from sakip.periksa.model import Blok, Dokumen, JenisBerkas, Paragraf, Sel, Tempat

_HIAS = re.compile(r"</?[A-Za-z][^<>]*>|\*\*|__|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|^#{1,6} ")
_POTONG = re.compile(r"\S+(?: \S+)*")
_GARIS_TEKS = re.compile(r"[-=_+ ]{3,}")
_GARIS_MD = re.compile(r"\|?[\s:|-]*-[\s:|-]*\|?")


def baca_teks(isi: str, nama: str = "teks") -> Dokumen:
    """Read text whose tables have cells between tabs, pipes or wide spaces."""
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

    baris = isi.splitlines()
    renggang = _renggang(baris)
    for nomor, mentah in enumerate(baris, start=1):
        if nomor in renggang:
            tutup_tabel()
            tutup_paragraf()
            if renggang[nomor]:
                blok.append(tabel_dari(renggang[nomor]))
            continue
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


def _renggang(baris: Sequence[str]) -> dict[int, list[list[Sel]]]:
    """By line the table set with spaces that begins there; nothing for its other lines."""
    deret: list[list[Potong]] = []
    nomor: list[int] = []
    hasil: dict[int, list[list[Sel]]] = {}

    def tutup() -> None:
        for satu in cari_renggang(deret):
            hasil.update({n: [] for n in range(nomor[satu.awal], nomor[satu.akhir - 1] + 1)})
            isi: list[list[Sel]] = []
            for b in satu.baris:
                isi.append(_sel_renggang(b, isi[-1] if isi else ()))
            hasil[nomor[satu.awal]] = [b for b in isi if any(s.teks for s in b)]
        deret.clear()
        nomor.clear()

    for n, mentah in enumerate(baris, start=1):
        if _sel(mentah, n):
            tutup()
        elif mentah.strip() and not _GARIS_TEKS.fullmatch(mentah.strip()):
            rata = mentah.expandtabs()
            deret.append(
                [Potong(m[0], m.start(), n, m.end(), n + 1) for m in _POTONG.finditer(rata)]
            )
            nomor.append(n)
    tutup()
    return hasil


def _sel_renggang(baris: Sequence[SelRenggang], atas: Sequence[Sel]) -> list[Sel]:
    nomor = min((int(p.atas) for isi in baris if isinstance(isi, list) for p in isi), default=0)
    hasil: list[Sel] = []
    for ke, isi in enumerate(baris, start=1):
        if not isinstance(isi, list):
            penutup = hasil[-1] if isi is Tutup.KIRI else atas[ke - 1]
            hasil.append(replace(penutup, asal=False))
            continue
        di = min((int(p.atas) for p in isi), default=nomor)
        teks = gabung_baris([p.teks for p in sorted(isi, key=lambda p: (p.atas, p.x0))])
        hasil.append(Sel(_rapi(teks), Tempat(baris=di, sel=f"kolom {ke}")))
    return hasil


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
