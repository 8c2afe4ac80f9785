"""What the parser of workbooks does not tell: which cells are formulas, how numbers are shown."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from xml.etree import ElementTree

from sakip.berkas.buku_kerja.sel import UMUM, Tampilan
from sakip.berkas.buku_kerja.teks_xml import NS
from sakip.galat import Galat

_S = f"{{{NS}}}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BUKU = "xl/workbook.xml"

# Number formats that are not in the file because every program knows them.
_BAWAAN = {
    2: Tampilan(2),
    4: Tampilan(2),
    9: Tampilan(0, True),
    10: Tampilan(2, True),
    39: Tampilan(2),
    40: Tampilan(2),
    44: Tampilan(2),
}
_HIASAN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DESIMAL = re.compile(r"\.(0+)")


class Pindaian(NamedTuple):
    """One sheet: names of the cells that hold a formula, and how its numbers are shown."""

    rumus: frozenset[str]
    tampilan: Mapping[str, Tampilan]


def scan(jalur: Path) -> dict[str, Pindaian]:
    """Every sheet of a workbook by name; the file has been opened by `sakip.tabel` before.

    Raises Galat when its parts do not hang together.
    """
    try:
        with zipfile.ZipFile(jalur) as arsip:
            gaya = _looks(arsip)
            return {nama: _sheet(arsip, bagian, gaya) for nama, bagian in sheet_parts(arsip)}
    except (KeyError, ValueError, IndexError, ElementTree.ParseError) as sebab:
        raise Galat(
            "buku_kerja.rusak",
            jalur.name,
            "Susunan buku kerja ini tidak lengkap.",
            "Buka di Excel atau LibreOffice, simpan ulang sebagai XLSX, lalu coba lagi.",
        ) from sebab


def sheet_parts(arsip: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name and part of every sheet."""
    letak = PurePosixPath(_BUKU)
    hubungan = {
        satu.attrib["Id"]: satu.attrib["Target"]
        for satu in ElementTree.fromstring(arsip.read(f"{letak.parent}/_rels/{letak.name}.rels"))
    }
    for satu in ElementTree.fromstring(arsip.read(_BUKU)).iter(f"{_S}sheet"):
        tujuan = hubungan[satu.attrib[_R]]
        bagian = tujuan[1:] if tujuan.startswith("/") else f"{letak.parent}/{tujuan}"
        yield satu.attrib["name"], bagian


def _looks(arsip: zipfile.ZipFile) -> list[Tampilan]:
    """How each cell style shows numbers."""
    if "xl/styles.xml" not in arsip.namelist():
        return []
    akar = ElementTree.fromstring(arsip.read("xl/styles.xml"))
    format_ = dict(_BAWAAN)
    for satu in akar.iter(f"{_S}numFmt"):
        format_[int(satu.attrib["numFmtId"])] = _shown(satu.attrib["formatCode"])
    semua = akar.find(f"{_S}cellXfs")
    return [] if semua is None else [format_.get(int(x.get("numFmtId", 0)), UMUM) for x in semua]


def _shown(kode: str) -> Tampilan:
    """A number format: ``#,##0.00`` has two decimals, ``0%`` is a percentage."""
    polos = _HIASAN.sub("", kode).split(";")[0]
    cocok = _DESIMAL.search(polos)
    return Tampilan(len(cocok[1]) if cocok else 0, "%" in polos)


def _sheet(arsip: zipfile.ZipFile, bagian: str, gaya: list[Tampilan]) -> Pindaian:
    rumus: set[str] = set()
    tampilan: dict[str, Tampilan] = {}
    with arsip.open(bagian) as isi:
        for _, unsur in ElementTree.iterparse(isi):
            if unsur.tag == f"{_S}c":
                di = unsur.attrib["r"]
                if unsur.find(f"{_S}f") is not None:
                    rumus.add(di)
                nomor = int(unsur.get("s", 0))
                if nomor < len(gaya) and gaya[nomor] != UMUM:
                    tampilan[di] = gaya[nomor]
            elif unsur.tag == f"{_S}row":
                unsur.clear()
    return Pindaian(frozenset(rumus), tampilan)
