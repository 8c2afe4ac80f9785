"""Contents and lists of a Word document: real fields, filled before Word is asked to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sakip.naskah.docx_halaman import Halaman
from sakip.naskah.docx_xml import (
    TAB,
    Xml,
    bidang,
    bidang_akhir,
    bidang_mulai,
    larik,
    paragraf,
    tautan,
)
from sakip.naskah.pohon import Dokumen, Gambar, Judul, Tabel
from sakip.naskah.telusur import sebutan, semua_blok


class Entri(NamedTuple):
    """A line of a list: the bookmark it leads to, its style, text and page."""

    ke: str
    gaya: str
    isi: Xml
    halaman: str


def entri_judul(dokumen: Dokumen, halaman: Halaman) -> list[Entri]:
    semua = (b for b in semua_blok(dokumen) if isinstance(b, Judul))
    return [
        Entri(f"_Toc1{n:05}", f"TOC{b.tingkat}", _judul(b), di)
        for n, (b, di) in enumerate(zip(semua, halaman.judul, strict=True))
    ]


def entri_tabel(dokumen: Dokumen, halaman: Halaman) -> list[Entri]:
    semua = (b for b in semua_blok(dokumen) if isinstance(b, Tabel) and b.nomor)
    return _keterangan("_Toc2", semua, halaman.tabel)


def entri_gambar(dokumen: Dokumen, halaman: Halaman) -> list[Entri]:
    semua = (b for b in semua_blok(dokumen) if isinstance(b, Gambar))
    return _keterangan("_Toc3", semua, halaman.gambar)


def _judul(b: Judul) -> Xml:
    if not b.nomor:
        return larik(b.isi)
    return larik(b.nomor) + (larik(" ") if b.tingkat == 1 else TAB) + larik(b.isi)


def _keterangan(
    awalan: str, semua: Iterator[Tabel | Gambar], halaman: Sequence[str]
) -> list[Entri]:
    return [
        Entri(f"{awalan}{n:05}", "TableofFigures", larik(sebutan(b)) + TAB + larik(b.judul), di)
        for n, (b, di) in enumerate(zip(semua, halaman, strict=True))
    ]


def daftar_isi(entri: Sequence[Entri], kedalaman: int) -> Xml:
    """The contents down to a level, with Word's own frame and its "Update table" button."""
    terlihat = [e for e in entri if int(e.gaya[-1]) <= kedalaman]
    isi = "".join(daftar(terlihat, rf'TOC \o "1-{kedalaman}" \h \z \u'))
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{isi}</w:sdtContent></w:sdt>"
    )


def daftar(entri: Sequence[Entri], kode: str) -> list[Xml]:
    """The lines of a list inside the field that Word makes it anew with."""
    if not entri:
        return [paragraf("Sela", bidang(kode, ""))]
    baris = [tautan(e.ke, e.isi + TAB + bidang(rf"PAGEREF {e.ke} \h", e.halaman)) for e in entri]
    baris[0] = bidang_mulai(kode) + baris[0]
    semua = [paragraf(e.gaya, isi) for e, isi in zip(entri, baris, strict=True)]
    # The end stands apart, as in Word's own: the paragraphs before it are made anew.
    return [*semua, paragraf("Sela", bidang_akhir())]
