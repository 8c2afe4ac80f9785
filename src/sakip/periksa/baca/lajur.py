"""Columns of a table without rules: where its figures stand, and what stands between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import pairwise
from typing import TypeAlias

from sakip.periksa.baca.potong import Potong

Deret: TypeAlias = Sequence[Potong]
Lajur: TypeAlias = list[tuple[float, float]]


class Tutup(Enum):
    """A cell that another one covers: the one to its left, or the one above."""

    KIRI = "kiri"
    ATAS = "atas"


SelRenggang: TypeAlias = list[Potong] | Tutup

_ANGKA = re.compile(
    r"[-(]?(?:Rp\.? ?)?\d[\d.,]*\)?(?: ?%| [A-Za-z/]+)?|[-–]|n/a"
    r"|(?:[<>≥≤]=? ?)?\d[\d.,]*%?(?: ?[-–] ?[<>≥≤]?=? ?\d[\d.,]*%?)?",  # a class of a scale
    re.IGNORECASE,
)


def angka(p: Potong) -> bool:
    """Whether a piece is a figure, perhaps with its unit."""
    return _ANGKA.fullmatch(p.teks) is not None


def cari_lajur(deret: Iterable[Deret]) -> Lajur:
    """The columns that lines of figures show.

    The lines with most pieces first: a piece of another line that covers two of their columns is
    a cell that spans both. Where such cells are the rule, the two are one, parted by wide words.
    """
    hasil: Lajur = []
    urut = sorted(deret, key=len, reverse=True)
    for p in (p for satu in urut for p in satu):
        hasil = lebarkan(hasil, p)
    n = 1
    while n < len(hasil):
        kena = [{k for p in satu for k in letak(hasil, p)} for satu in urut]
        lintas = sum(1 for satu in urut for p in satu if {n - 1, n} <= set(letak(hasil, p)))
        pisah = sum(1 for satu in kena if {n - 1, n} <= satu) - lintas
        if lintas > pisah:
            hasil[n - 1 : n + 1] = [(hasil[n - 1][0], hasil[n][1])]
        else:
            n += 1
    return hasil


def lebarkan(lajur: Lajur, p: Potong) -> Lajur:
    """The columns with a piece in them; one that covers several leaves them as they are."""
    kena = letak(lajur, p)
    if not kena:
        return sorted([*lajur, (p.x0, p.x1)])
    if len(kena) == 1:
        (n,) = kena
        a, b = lajur[n]
        return [*lajur[:n], (min(a, p.x0), max(b, p.x1)), *lajur[n + 1 :]]
    return lajur


def letak(lajur: Lajur, p: Potong) -> list[int]:
    """The columns that a piece touches."""
    return [k for k, (a, b) in enumerate(lajur) if p.x0 < b and p.x1 > a]


def terdekat(lajur: Lajur, p: Potong) -> int:
    """The column nearest to a piece."""
    return min(range(len(lajur)), key=lambda k: max(lajur[k][0] - p.sumbu, p.sumbu - lajur[k][1]))


def batas_lajur(lajur: Lajur, potong: Iterable[Potong]) -> Lajur:
    """The columns out to the middle of the space between them, pieces of headings counted in."""
    for p in potong:
        lajur = lebarkan(lajur, p)
    sela = [(a[1] + b[0]) / 2 for a, b in pairwise(lajur)]
    return list(zip([lajur[0][0], *sela], [*sela, lajur[-1][1]], strict=True))
