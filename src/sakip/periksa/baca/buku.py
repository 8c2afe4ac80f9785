"""XLSX, XLS and CSV: every sheet cut into its tables, merged cells filled, formulas kept."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from sakip.berkas.buku_kerja.pindai import scan, sheet_parts
from sakip.berkas.buku_kerja.sel import Tampilan
from sakip.berkas.buku_kerja.teks_xml import NS
from sakip.periksa.baca.sambung import tabel_dari
from sakip.periksa.baca.warna import isian_buku
from sakip.periksa.model import Blok, Dokumen, JenisBerkas, Paragraf, Sel, TabelSumber, Tempat
from sakip.tabel import Baris, Jenis, buka, sel

_S = f"{{{NS}}}"
_PERSIS = 10  # significant digits of a float that a person could have meant
_JUDUL_TERBANYAK = 3
_ACUAN = re.compile(r"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)")
_LUAS_TERBESAR = 10_000  # cells of one merge that are filled


class _Tambahan(NamedTuple):
    """What the parser does not tell of a sheet: merges, texts of formulas, fills, formats."""

    gabung: Sequence[tuple[int, int, int, int]]
    rumus: Mapping[str, str]
    warna: Mapping[str, str]
    tampilan: Mapping[str, Tampilan]


_TANPA = _Tambahan((), {}, {}, {})


def baca_buku(path: Path) -> Dokumen:
    """Read a workbook or CSV. Raises Galat as `sakip.tabel.buka` does."""
    buku = buka(path)
    tambahan = _tambahan(path) if buku.jenis is Jenis.XLSX else {}
    blok: list[Blok] = []
    catatan = list(buku.catatan)
    for lembar in buku.lembar:
        if lembar.tersembunyi:
            catatan.append(f"lembar '{lembar.nama}' tersembunyi, tetapi tetap diperiksa")
        blok += _lembar(lembar.nama, lembar, tambahan.get(lembar.nama, _TANPA))
    return Dokumen(path.name, JenisBerkas.BUKU, tuple(blok), None, tuple(catatan))


def _tambahan(path: Path) -> dict[str, _Tambahan]:
    pindaian = scan(path)
    with zipfile.ZipFile(path) as arsip:
        isian = isian_buku(arsip)
        return {
            nama: _Tambahan(*_sheet(arsip, bagian, isian), pindaian[nama].tampilan)
            for nama, bagian in sheet_parts(arsip)
        }


def _lembar(nama: str, baris: Iterable[Baris], tambahan: _Tambahan) -> Iterator[Blok]:
    """Tables between empty rows; a row with one text in front of a table is its title."""
    asal: dict[tuple[int, int], tuple[int, int]] = {}
    for b0, k0, b1, k1 in tambahan.gabung:
        if (b1 - b0 + 1) * (k1 - k0 + 1) <= _LUAS_TERBESAR:
            asal |= {(b, k): (b0, k0) for b in range(b0, b1 + 1) for k in range(k0, k1 + 1)}
    isi: dict[tuple[int, int], Sel] = {}
    kumpul: list[list[Sel]] = []
    for nomor, mentah in baris:
        satu = []
        for kolom, nilai in enumerate(mentah, start=1):
            di = sel(nomor, kolom)
            tempat = Tempat(lembar=nama, sel=di)
            induk = asal.get((nomor, kolom), (nomor, kolom))
            teks = _teks(nilai, tambahan.tampilan.get(di, Tampilan()))
            if induk != (nomor, kolom) and induk in isi:
                hasil = Sel(isi[induk].teks, tempat, asal=False)
            else:
                hasil = Sel(
                    teks, tempat, rumus=tambahan.rumus.get(di, ""), warna=tambahan.warna.get(di, "")
                )
                if (nomor, kolom) in asal:
                    isi[nomor, kolom] = hasil
            satu.append(hasil)
        if any(s.teks for s in satu):
            kumpul.append(satu)
        elif kumpul:
            yield from _potong(kumpul)
            kumpul = []
    if kumpul:
        yield from _potong(kumpul)


def _potong(baris: list[list[Sel]]) -> Iterator[Blok]:
    """Leading rows with one text are titles; what remains is a table if it has two columns."""
    judul = []
    while baris and len({s.teks for s in baris[0] if s.teks}) == 1 and len(baris) > 1:
        satu = next(s for s in baris.pop(0) if s.teks)
        judul.append(satu)
        yield Paragraf(satu.teks, satu.tempat)
    tabel = tabel_dari(baris)
    if tabel.lebar < 2:
        for isi in baris:
            satu = next(s for s in isi if s.teks)
            yield Paragraf(satu.teks, satu.tempat)
        return
    nama = " ".join(s.teks for s in judul[-_JUDUL_TERBANYAK:]) or tabel.tempat.lembar
    yield TabelSumber(tabel.baris, nama)


def _teks(nilai: object, tampilan: Tampilan) -> str:
    """A cell as an Indonesian reader would write it, a number with all that it stands for."""
    match nilai:
        case None:
            return ""
        case bool():
            return "ya" if nilai else "tidak"
        case int() | Decimal():
            angka = Decimal(nilai) * 100 if tampilan.persen else Decimal(nilai)
            return _angka(angka, tampilan.desimal) + ("%" if tampilan.persen else "")
        case datetime() | date() | time() | timedelta():
            return str(nilai)
    return " ".join(str(nilai).split())


def _angka(nilai: Decimal, desimal: int) -> str:
    """All significant digits, at least the decimals shown; never three, which read as thousands."""
    if nilai:
        nilai = round(nilai, max(0, _PERSIS - 1 - nilai.adjusted()))
    teks = f"{nilai:f}"
    bulat, _, pecahan = teks.partition(".")
    pecahan = pecahan.rstrip("0").ljust(desimal, "0")
    if len(pecahan) == 3:
        pecahan += "0"
    return f"{bulat},{pecahan}" if pecahan else bulat


def _sheet(
    arsip: zipfile.ZipFile, bagian: str, isian: Sequence[str]
) -> tuple[list[tuple[int, int, int, int]], dict[str, str], dict[str, str]]:
    """Merges, formulas and fills of one sheet part. isian: the fill of each style."""
    gabung: list[tuple[int, int, int, int]] = []
    rumus: dict[str, str] = {}
    warna: dict[str, str] = {}
    with arsip.open(bagian) as isi:
        for _, unsur in ElementTree.iterparse(isi):
            if unsur.tag == f"{_S}c":
                di = unsur.attrib["r"]
                f = unsur.find(f"{_S}f")
                if f is not None:
                    rumus[di] = f"={f.text or ''}"
                gaya = unsur.get("s", "")
                if gaya.isdecimal() and len(gaya) < 6 and int(gaya) < len(isian):
                    warna[di] = isian[int(gaya)]
            elif unsur.tag == f"{_S}mergeCell":
                if cocok := _ACUAN.fullmatch(unsur.get("ref", "")):
                    gabung.append(
                        (int(cocok[2]), _kolom(cocok[1]), int(cocok[4]), _kolom(cocok[3]))
                    )
            elif unsur.tag == f"{_S}row":
                unsur.clear()
    return gabung, rumus, warna


def _kolom(huruf: str) -> int:
    hasil = 0
    for satu in huruf:
        hasil = hasil * 26 + ord(satu) - ord("A") + 1
    return hasil
