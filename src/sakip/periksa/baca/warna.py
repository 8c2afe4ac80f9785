"""Colours with which cells are filled, as RRGGBB; empty where there is none, or nobody can say."""

from __future__ import annotations

import re
import zipfile
from xml.etree import ElementTree

from sakip.berkas.buku_kerja.teks_xml import NS

_S = f"{{{NS}}}"
_HEKSA = re.compile(r"(?:[0-9A-F]{2})?([0-9A-F]{6})", re.IGNORECASE)
_GAYA = "xl/styles.xml"


def heksa(teks: str | None) -> str:
    """A colour as written in a file; white and what is no colour (auto) are none."""
    cocok = _HEKSA.fullmatch(teks or "")
    warna = cocok[1].upper() if cocok else ""
    return "" if warna == "FFFFFF" else warna


def isian_buku(arsip: zipfile.ZipFile) -> list[str]:
    """The fill of each cell style of a workbook; colours of a theme are left out."""
    if _GAYA not in arsip.namelist():
        return []
    akar = ElementTree.fromstring(arsip.read(_GAYA))
    isian = []
    for satu in akar.iterfind(f"{_S}fills/{_S}fill"):
        pola = satu.find(f"{_S}patternFill[@patternType='solid']")
        warna = None if pola is None else pola.find(f"{_S}fgColor")
        isian.append("" if warna is None else heksa(warna.get("rgb")))
    nomor = [g.get("fillId", "0") for g in akar.iterfind(f"{_S}cellXfs/{_S}xf")]
    return [
        isian[int(n)] if n.isdecimal() and len(n) < 6 and int(n) < len(isian) else "" for n in nomor
    ]
