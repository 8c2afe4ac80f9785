"""A small reader of workbook formulas: what a program computes, in binary floats, from inputs.

It knows the functions that the working paper uses and nothing more. ROUND takes a number for the
shortest decimal that it can mean: 73.725 is a half, 73.72499999999998 (the same sum, done in
another order) is not. Programs that keep fifteen figures are more lenient.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from openpyxl.utils.cell import coordinate_to_tuple

Nilai = float | str | bool | None
Ambil = Callable[[str, int, int], Nilai]

_TANDA = re.compile(
    r"""\s*(?:(?P<angka>\d+(?:\.\d+)?(?:E[+-]?\d+)?)|(?P<teks>"(?:[^"]|"")*")
    |(?P<acuan>(?:(?:'[^']+'|[A-Za-z]+)!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)
    |(?P<nama>[A-Z]+)|(?P<tanda><=|>=|<>|[-+*/&=<>(),]))""",
    re.VERBOSE,
)
_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BANDING = ("=", "<>", "<", ">", "<=", ">=")


def rounded(x: float, desimal: int) -> float:
    """Half away from zero, of the shortest decimal that is this number."""
    satuan = Decimal(1).scaleb(-desimal)
    return float(Decimal(repr(x)).quantize(satuan, ROUND_HALF_UP))


class Galat(Exception):
    """An error value of a cell."""


def _cells(isi: bytes) -> Iterator[tuple[str, Element]]:
    """Every cell of a workbook of ours with the name of its sheet; sheets are numbered in order."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        buku = ElementTree.fromstring(arsip.read("xl/workbook.xml"))
        for nomor, lembar in enumerate(buku.iter(f"{_NS}sheet"), 1):
            bagian = ElementTree.fromstring(arsip.read(f"xl/worksheets/sheet{nomor}.xml"))
            for sel in bagian.iter(f"{_NS}c"):
                yield lembar.attrib["name"], sel


def _stored(sel: Element) -> float | str | None:
    """What the file says that a cell shows."""
    if sel.get("t") in {"str", "inlineStr"}:
        return "".join(x.text or "" for x in sel.iter() if x.tag in {f"{_NS}t", f"{_NS}v"})
    nilai = sel.findtext(f"{_NS}v")
    return None if nilai is None else float(nilai)


class BukuKerja:
    """Sheets of formulas and inputs; a changed input changes whatever depends on it."""

    def __init__(self, isi: bytes) -> None:
        self.sel: dict[tuple[str, int, int], Any] = {}
        self.rumus: dict[tuple[str, int, int], Rumus] = {}
        self.tercatat: dict[tuple[str, int, int], Any] = {}
        for lembar, unsur in _cells(isi):
            baris, kolom = coordinate_to_tuple(unsur.attrib["r"])
            di = (lembar, baris, kolom)
            tercatat = _stored(unsur)
            rumus = unsur.find(f"{_NS}f")
            if rumus is not None:
                self.rumus[di] = Rumus(rumus.text or "", lembar)
            elif tercatat is None:
                continue
            self.sel[di] = self.tercatat[di] = tercatat
        self._hasil: dict[tuple[str, int, int], Nilai] = {}

    def isi(self, di: tuple[str, int, int], nilai: object) -> None:
        """Type into a cell."""
        self.sel[di] = nilai
        self._hasil.clear()

    def nilai(self, di: tuple[str, int, int]) -> Nilai:
        if di not in self._hasil:
            isi = self.sel.get(di)
            if di in self.rumus:
                self._hasil[di] = self.rumus[di].nilai(lambda *sel: self.nilai(sel))
            else:
                self._hasil[di] = float(isi) if isinstance(isi, int | float) else isi
        return self._hasil[di]


class Rumus:
    """One formula, read once; computed lazily, so that what is not chosen is not computed."""

    def __init__(self, teks: str, lembar: str) -> None:
        self.token = [(str(m.lastgroup), m[str(m.lastgroup)]) for m in _TANDA.finditer(teks)]
        assert "".join(t for _, t in self.token).replace(" ", "") == teks.replace(" ", ""), teks
        self.ke = 0
        self.lembar = lembar
        self.pohon = self.banding()
        assert self.ke == len(self.token), teks

    def nilai(self, ambil: Ambil) -> Nilai:
        """Its value, cells given by sheet, row and column."""
        self.ambil = ambil
        hasil: Nilai = self.hitung(self.pohon)
        return hasil

    # -- reading --------------------------------------------------------------

    def lihat(self) -> str:
        return self.token[self.ke][1] if self.ke < len(self.token) else ""

    def makan(self) -> tuple[str, str]:
        self.ke += 1
        return self.token[self.ke - 1]

    def banding(self) -> Any:
        kiri = self.gabung()
        while self.lihat() in _BANDING:
            kiri = (self.makan()[1], kiri, self.gabung())
        return kiri

    def gabung(self) -> Any:
        return self.deret(("&",), lambda: self.deret(("+", "-"), self.kali))

    def kali(self) -> Any:
        return self.deret(("*", "/"), self.inti)

    def deret(self, tanda: tuple[str, ...], dalam: Callable[[], Any]) -> Any:
        kiri = dalam()
        while self.lihat() in tanda:
            kiri = (self.makan()[1], kiri, dalam())
        return kiri

    def inti(self) -> Any:
        jenis, teks = self.makan()
        match jenis:
            case "angka":
                return float(teks)
            case "teks":
                return ("teks", teks[1:-1].replace('""', '"'))
            case "acuan":
                return ("acuan", teks)
            case "nama" if self.lihat() == "(":
                self.makan()
                isi = [self.banding()] if self.lihat() != ")" else []
                while self.lihat() == ",":
                    self.makan()
                    isi.append(self.banding())
                assert self.makan()[1] == ")"
                return (teks, *isi)
        if teks == "-":
            return ("negatif", self.inti())
        if teks == "TRUE":
            return ("benar",)
        assert teks == "(", teks
        dalam = self.banding()
        assert self.makan()[1] == ")"
        return dalam

    # -- computing ------------------------------------------------------------

    def hitung(self, pohon: Any) -> Any:
        if isinstance(pohon, float):
            return pohon
        nama, *isi = pohon
        match nama:
            case "teks":
                return isi[0]
            case "benar":
                return True
            case "acuan":
                return self.kisaran(isi[0])[0]
            case "negatif":
                return -self.angka(isi[0])
            case "IF":
                syarat = self.hitung(isi[0])
                return self.hitung(isi[1] if syarat else isi[2])
            case "IFERROR":
                try:
                    return self.hitung(isi[0])
                except Galat:
                    return self.hitung(isi[1])
            case "AND" | "OR":
                semua = [bool(self.hitung(x)) for x in isi]
                return all(semua) if nama == "AND" else any(semua)
            case "ISNUMBER":
                try:
                    return isinstance(self.hitung(isi[0]), float)
                except Galat:
                    return False
            case "ROUND":
                return rounded(self.angka(isi[0]), int(self.angka(isi[1])))
            case "ABS":
                return abs(self.angka(isi[0]))
            case "SUM" | "COUNT" | "AVERAGE" | "MAX" | "MIN":
                return _ringkas(nama, [x for satu in isi for x in self.angka_dari(satu)])
            case "LOOKUP":
                return self.cari(isi)
            case "MATCH":
                return self.cocok(isi)
            case "INDEX":
                return self.kisaran(isi[0][1])[int(self.angka(isi[1])) - 1]
            case _:
                return self.operasi(nama, isi)

    def operasi(self, tanda: str, isi: list[Any]) -> Nilai:
        if tanda == "&":
            return "".join("" if v is None else str(v) for v in map(self.hitung, isi))
        if tanda in _BANDING:
            a, b = (self.hitung(x) or 0.0 for x in isi)
            hasil = {"=": a == b, "<>": a != b}
            if tanda not in hasil:
                hasil |= {"<": a < b, ">": a > b, "<=": a <= b, ">=": a >= b}
            return hasil[tanda]
        x, y = map(self.angka, isi)
        if tanda == "/" and not y:
            raise Galat("#DIV/0!")
        return {"+": x + y, "-": x - y, "*": x * y, "/": x / (y or 1)}[tanda]

    def angka(self, pohon: Any) -> float:
        nilai = self.hitung(pohon)
        if isinstance(nilai, str):
            raise Galat("#VALUE!")
        return float(nilai or 0)

    def angka_dari(self, pohon: Any) -> list[float]:
        """Numbers of an argument; texts in cells do not count."""
        if isinstance(pohon, tuple) and pohon[0] == "acuan":
            return [x for x in self.kisaran(pohon[1]) if isinstance(x, float)]
        return [self.angka(pohon)]

    def cari(self, isi: list[Any]) -> Nilai:
        nilai = self.angka(isi[0])
        mulai, hasil = (self.kisaran(x[1]) for x in isi[1:])
        letak = [n for n, x in enumerate(mulai) if isinstance(x, float) and x <= nilai]
        if not letak:
            raise Galat("#N/A")
        return hasil[letak[-1]]

    def cocok(self, isi: list[Any]) -> float:
        dicari = str(self.hitung(isi[0])).casefold()
        for n, satu in enumerate(self.kisaran(isi[1][1]), 1):
            if str(satu).casefold() == dicari:
                return float(n)
        raise Galat("#N/A")

    def kisaran(self, acuan: str) -> list[Nilai]:
        lembar, _, sel = acuan.rpartition("!")
        lembar = lembar.strip("'") or self.lembar
        awal, _, akhir = sel.replace("$", "").partition(":")
        (k1, b1), (k2, b2) = _letak(awal), _letak(akhir or awal)
        return [self.ambil(lembar, b, k) for b in range(b1, b2 + 1) for k in range(k1, k2 + 1)]


def _letak(sel: str) -> tuple[int, int]:
    baris, kolom = coordinate_to_tuple(sel)
    return kolom, baris


def _ringkas(nama: str, semua: list[float]) -> float:
    if nama == "COUNT":
        return float(len(semua))
    if nama == "AVERAGE" and not semua:
        raise Galat("#DIV/0!")
    if nama == "AVERAGE":
        return sum(semua) / len(semua)
    if nama == "SUM":
        return sum(semua)
    return (max if nama == "MAX" else min)(semua or [0.0])
