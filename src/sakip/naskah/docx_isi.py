"""Contents and lists of a Word document: real fields, filled before Word is asked to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sakip.naskah.docx_halaman import tanda_halaman
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
    halaman: Xml


def entri_judul(dokumen: Dokumen) -> list[Entri]:
    semua = (b for b in semua_blok(dokumen) if isinstance(b, Judul))
    return [
        Entri(f"_Toc1{n:05}", f"TOC{b.tingkat}", _judul(b), tanda_halaman("judul", n))
        for n, b in enumerate(semua)
    ]


def entri_tabel(dokumen: Dokumen) -> list[Entri]:
    semua = (b for b in semua_blok(dokumen) if isinstance(b, Tabel) and b.nomor)
    return [
        Entri(f"_Toc2{n:05}", "TableofFigures", _keterangan(b), tanda_halaman("tabel", n))
        for n, b in enumerate(semua)
    ]


def entri_gambar(dokumen: Dokumen) -> list[Entri]:
    semua = (b for b in semua_blok(dokumen) if isinstance(b, Gambar))
    return [
        Entri(f"_Toc3{n:05}", "TableofFigures", _keterangan(b), tanda_halaman("gambar", n))
        for n, b in enumerate(semua)
    ]


def _judul(b: Judul) -> Xml:
    if not b.nomor:
        return larik(b.isi)
    return larik(b.nomor) + (larik(" ") if b.tingkat == 1 else TAB) + larik(b.isi)


def _keterangan(b: Tabel | Gambar) -> Xml:
    return larik(sebutan(b)) + TAB + larik(b.judul)


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
