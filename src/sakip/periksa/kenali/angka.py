"""Figures of cells: what a print may truly be, rounded or cut off."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from sakip.core.angka import Ambigu, Angka, Bacaan, Rentang, baca
from sakip.periksa.kenali.kamus import kamus
from sakip.periksa.model import Sel

# "B (65,30)", "Baik / 78,5": a class printed before its score; "65,30/B" behind it.
_BERKELAS = re.compile(
    r"(?:[A-D]{1,2}|(?:amat |sangat |cukup |kurang )?(?:baik|cukup|kurang|memuaskan|tinggi|sedang"
    r"|rendah|buruk)) ?(?:\((?P<a>\d+(?:[.,]\d+)?)\)"
    r"|/ ?(?P<b>\d+[.,]\d+))|(?P<c>\d+[.,]\d+) ?/ ?[A-D]{1,2}",
    re.IGNORECASE,
)
# "98,36**)", "100% *": a mark that leads to a note.
_TANDA = re.compile(r"(?<=[\d%]) ?(?:\*{1,3}\)?|[¹²³]\)?|\d?(?<=%\d)\))$")
# "89/100.000 KH": so many of a round number of something.
_PER = re.compile(r"(?P<n>\d+(?:[.,]\d+)?) ?/ ?(?P<per>1(?:\.?000)+) ?(?P<apa>[a-z ]{0,20})", re.I)

_DIGIT_TERBANYAK = 24  # of a figure; sums of longer ones are not exact

# An interval open above, as a closed one: the part in 10^12 that keeps its end out.
_TERBUKA = Decimal(1) - Decimal(10) ** -12


class Cara(Enum):
    """How a document shortens its figures."""

    BULAT = "dibulatkan"
    POTONG = "dipotong"


@dataclass(frozen=True, slots=True, eq=False)
class SelAngka:
    """A cell that holds a number. calon: its readings, more than one where the print is doubtful.

    tepat: counted or decided, so the print is the value.
    """

    sel: Sel
    calon: tuple[Angka, ...]
    tepat: bool = False
    _selang: dict[Cara, tuple[Rentang, ...]] = field(default_factory=dict, init=False, repr=False)

    @property
    def angka(self) -> Angka:
        return self.calon[0]

    @property
    def nilai(self) -> Decimal:
        return self.calon[0].nilai

    def ganti(self, angka: Angka) -> SelAngka:
        """The same cell with another figure in it."""
        return SelAngka(self.sel, (angka,), self.tepat)

    def selang(self, cara: Cara) -> tuple[Rentang, ...]:
        """What each reading may truly be."""
        hasil = self._selang.get(cara)
        if hasil is None:
            hasil = tuple(
                Rentang.tepat(satu.nilai) if self.tepat else selang(satu, cara)
                for satu in self.calon
            )
            self._selang[cara] = hasil
        return hasil


def selang(angka: Angka, cara: Cara) -> Rentang:
    """All values that print like this by rounding half-up, or by cutting off."""
    if cara is Cara.BULAT:
        return angka.rentang
    satu = Decimal((0, (1,), -angka.desimal)) * _TERBUKA
    if angka.nilai < 0:
        return Rentang(angka.nilai - satu, angka.nilai)
    return Rentang(angka.nilai, angka.nilai + satu)


def baca_sel(sel: Sel, *, uang: bool = False, terhitung: bool = False) -> SelAngka | None:
    """The number in a cell; None where there is none. terhitung: the column counts things."""
    if not sel.asal or not any(c.isdigit() for c in sel.teks):
        return None
    teks = re.sub(r"\s+", " ", sel.teks).strip().lstrip(":= ")
    bacaan = _baca(teks, "Rp" if uang else "")
    if isinstance(bacaan, Ambigu):
        calon = tuple(c for c in bacaan.calon if isinstance(c, Angka))
        if len(calon) != len(bacaan.calon):
            return None
    elif isinstance(bacaan, Angka):
        calon = (bacaan,)
    else:
        return None
    if satuan_hitung(calon[0].satuan):  # nobody counts 1,500 persons
        calon = tuple(c for c in calon if c.desimal == 0) or calon
    if any(max(len(c.nilai.as_tuple().digits), c.desimal) > _DIGIT_TERBANYAK for c in calon):
        return None  # nothing that anybody measured
    bulat = all(c.desimal == 0 for c in calon)
    return SelAngka(sel, calon, bulat and (terhitung or satuan_hitung(calon[0].satuan)))


def _baca(teks: str, satuan: str) -> Bacaan:
    """The reading of a cell, a class beside the score and marks of notes left out."""
    teks = _TANDA.sub("", teks)
    if cocok := _BERKELAS.fullmatch(teks):
        return baca(cocok["a"] or cocok["b"] or cocok["c"])
    if cocok := _PER.fullmatch(teks):
        per = cocok["per"].replace(".", "")
        return baca(cocok["n"], satuan=f"/{per} {cocok['apa'].casefold()}".strip())
    return baca(teks, satuan=satuan)


def satuan_hitung(satuan: str) -> bool:
    """Whether a unit is one of things that are counted."""
    return re.split(r"[\s/]", satuan.casefold())[0] in kamus().satuan_hitung
