"""DOCX: paragraphs and tables in order, merged cells, nested tables, text boxes, footnotes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from sakip.galat import Galat
from sakip.periksa.baca.sambung import sambung, tabel_dari
from sakip.periksa.baca.warna import heksa
from sakip.periksa.model import Blok, Dokumen, JenisBerkas, Paragraf, Sel, Tempat
from sakip.tabel import Batas
from sakip.tabel.arsip import periksa_arsip

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MIB = 1024 * 1024
_TERBESAR = 40 * _MIB  # of each part that is read, unpacked
_DIBACA = ("word/document.xml", "word/footnotes.xml")
_TERDALAM = 20  # tables within tables

# What is not printed: text struck out by tracked changes, the second copy of a drawing.
_LEWATI = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_W}delText", f"{_W}instrText", f"{_MC}Fallback", f"{_W}pPr"}
)
_SPASI = frozenset({f"{_W}tab", f"{_W}br", f"{_W}cr"})


class _Sel(NamedTuple):
    """A cell as stored: text, columns it takes, and whether it goes on from the row above."""

    teks: str
    lebar: int
    terus: bool
    warna: str


def baca_docx(path: Path) -> Dokumen:
    """Read a Word document. Raises Galat when it is damaged, a zip bomb or not a document."""
    periksa_arsip(path, Batas())
    try:
        with zipfile.ZipFile(path) as arsip:
            _tolak_besar(path, arsip)
            badan = ElementTree.fromstring(arsip.read(_DIBACA[0])).find(f"{_W}body")
            catatan_kaki = (
                ElementTree.fromstring(arsip.read(_DIBACA[1]))
                if _DIBACA[1] in arsip.namelist()
                else None
            )
    except (ElementTree.ParseError, KeyError, UnicodeDecodeError) as sebab:
        raise _rusak(path) from sebab
    if badan is None:
        raise _rusak(path)
    pembaca = _Pembaca()
    blok = list(pembaca.blok(badan))
    if catatan_kaki is not None:
        teks = [t for p in catatan_kaki.iter(f"{_W}p") if (t := _teks(p))]
        blok += [Paragraf(t, Tempat(sel=f"catatan kaki {n}")) for n, t in enumerate(teks, start=1)]
    halaman = pembaca.halaman if pembaca.berhalaman else None
    return Dokumen(path.name, JenisBerkas.DOCX, tuple(sambung(blok)), halaman)


def _tolak_besar(path: Path, arsip: zipfile.ZipFile) -> None:
    """The text of a document takes some twenty times its size while it is read."""
    besar = max(s.file_size for s in arsip.infolist() if s.filename in _DIBACA)
    if besar > _TERBESAR:
        raise Galat(
            "periksa.besar",
            path.name,
            f"Isi dokumen ini {besar // _MIB} MB, lebih dari batas {_TERBESAR // _MIB} MB.",
            "Bagi menjadi beberapa berkas.",
        )


class _Pembaca:
    """Walks the body. halaman: the page as Word last laid it out, where it left marks."""

    def __init__(self) -> None:
        self.halaman = 1
        self.berhalaman = False
        self._paragraf_ke = 0
        self._tabel_ke = 0

    def blok(self, induk: ElementTree.Element, dalam: int = 0) -> Iterator[Blok]:
        """Paragraphs and tables below an element, text boxes after the paragraph they hang on."""
        for anak in induk:
            if anak.tag == f"{_W}p":
                yield from self._paragraf(anak, dalam)
            elif anak.tag == f"{_W}tbl" and dalam < _TERDALAM:
                yield from self._tabel(anak, dalam)
            elif anak.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
                yield from self.blok(anak, dalam)

    def _paragraf(self, p: ElementTree.Element, dalam: int) -> Iterator[Blok]:
        self._paragraf_ke += 1
        tempat = self._tempat(f"paragraf {self._paragraf_ke}")
        self._hitung(p)
        if teks := _teks(p):
            butir = p.find(f"{_W}pPr/{_W}numPr") is not None
            yield Paragraf(f"• {teks}" if butir else teks, tempat)
        for kotak in _kotak_teks(p):
            yield from self.blok(kotak, dalam + 1)

    def _tabel(self, tbl: ElementTree.Element, dalam: int) -> Iterator[Blok]:
        baris: list[list[Sel]] = []
        anak: list[Blok] = []
        self._tabel_ke += 1
        tabel_ke = self._tabel_ke
        for baris_ke, tr in enumerate(_baris(tbl), start=1):
            tempat = self._tempat(f"tabel {tabel_ke} baris {baris_ke}")
            sel: list[Sel] = [Sel("", tempat)] * _angka(tr.find(f"{_W}trPr/{_W}gridBefore"), 0)
            for tc in _sel(tr):
                tempat = self._tempat(f"tabel {tabel_ke} baris {baris_ke} kolom {len(sel) + 1}")
                self._hitung(tc)
                isi = _isi_sel(tc)
                atas = baris[-1][len(sel)] if baris and len(sel) < len(baris[-1]) else None
                turun = isi.terus and atas is not None
                teks = atas.teks if turun and atas is not None else isi.teks
                satu = Sel(teks, tempat, asal=not turun, warna=isi.warna)
                sel += [satu, *[replace(satu, asal=False)] * (isi.lebar - 1)]
                for dalam_sel in tc.iter(f"{_W}tbl"):
                    anak += self._tabel(dalam_sel, dalam + 1) if dalam < _TERDALAM else ()
            if sel:
                baris.append(sel)
        if baris:
            yield tabel_dari(baris)
        yield from anak

    def _tempat(self, sel: str) -> Tempat:
        return Tempat(halaman=self.halaman, sel=sel)

    def _hitung(self, bagian: ElementTree.Element) -> None:
        banyak = sum(1 for _ in bagian.iter(f"{_W}lastRenderedPageBreak"))
        self.halaman += banyak
        self.berhalaman = self.berhalaman or banyak > 0


def _baris(tbl: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for anak in tbl:
        if anak.tag == f"{_W}tr" and anak.find(f"{_W}trPr/{_W}del") is None:
            yield anak
        elif anak.tag in (f"{_W}sdt", f"{_W}sdtContent"):
            yield from _baris(anak)


def _sel(tr: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for anak in tr:
        if anak.tag == f"{_W}tc":
            yield anak
        elif anak.tag in (f"{_W}sdt", f"{_W}sdtContent"):
            yield from _sel(anak)


def _isi_sel(tc: ElementTree.Element) -> _Sel:
    gabung = tc.find(f"{_W}tcPr/{_W}vMerge")
    terus = gabung is not None and gabung.get(f"{_W}val", "continue") == "continue"
    paragraf = [t for p in tc.findall(f"{_W}p") if (t := _teks(p))]
    paragraf += [t for s in tc.findall(f"{_W}sdt") for p in s.iter(f"{_W}p") if (t := _teks(p))]
    isian = tc.find(f"{_W}tcPr/{_W}shd")
    warna = "" if isian is None else heksa(isian.get(f"{_W}fill"))
    return _Sel(" ".join(paragraf), _angka(tc.find(f"{_W}tcPr/{_W}gridSpan"), 1), terus, warna)


def _angka(unsur: ElementTree.Element | None, bawaan: int) -> int:
    nilai = "" if unsur is None else unsur.get(f"{_W}val", "")
    return min(int(nilai), 200) if nilai.isdecimal() else bawaan


def _teks(p: ElementTree.Element) -> str:
    """The text of a paragraph without its text boxes."""
    return " ".join("".join(_potongan(p)).split())


def _potongan(unsur: ElementTree.Element) -> Iterator[str]:
    for anak in unsur:
        if anak.tag in (f"{_W}t", f"{_M}t"):
            yield anak.text or ""
        elif anak.tag in _SPASI:
            yield " "
        elif anak.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif anak.tag not in _LEWATI and anak.tag != f"{_W}txbxContent":
            yield from _potongan(anak)


def _kotak_teks(p: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for anak in p:
        if anak.tag == f"{_W}txbxContent":
            yield anak
        elif anak.tag not in _LEWATI:
            yield from _kotak_teks(anak)


def _rusak(path: Path) -> Galat:
    return Galat(
        "periksa.rusak",
        path.name,
        "Dokumen Word ini rusak sehingga tidak dapat dibaca.",
        "Buka di Word atau LibreOffice, simpan ulang sebagai DOCX, lalu coba lagi.",
    )
