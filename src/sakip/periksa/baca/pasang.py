"""Cells of one column of names laid beside the rows of a table without rules.

Two ways, each the cheapest of all there are: a cell beside every row, all set alike, or merged
cells that stand in the middle of the rows they cover. Costs are in heights of a line.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import pairwise

from sakip.periksa.baca.potong import Potong, satukan

MELESET = 0.3  # how far a cell may lie from its place
RANGKAI = 0.1  # what counts lines joined in a merged cell
TAK_TERHINGGA = float("inf")
_LEPAS = 1.0  # what a line beside no row counts for
_LEPAS_AWAL = 0.005  # and at the head of a page, where a row of the page before may end
_SAMBUNG, _BARU = 0.01, 0.05  # what it counts to part close lines, or lines amid a sentence
_SAMA = 0.02  # what is no difference of space
_TEPAT = 0.12  # and what is no distance at all
_SELA_BARIS = 0.4  # space between two lines of a cell, beyond that of the narrowest
_BARIS_SEL, _BARIS_GABUNG = 14, 14  # lines of one cell, rows under one merged cell, at most
_KOSONG = 0.03  # what counts a row without the cell: as little as decides between equals

Garis = list[Potong]
"""The pieces of one line of a column."""
Letak = list[tuple[list[int], list[Garis]]]
"""Cells from top to bottom: the rows that each belongs to (none: to no row), and its lines."""


def ruas(garis: Sequence[Garis], tinggi: float) -> list[int]:
    """For each line the first that can be of one cell with it: no wider space between them."""
    sela = _sela(garis)
    rapat = min(sela, default=0.0) + _SELA_BARIS * tinggi
    lepas = [n + 1 for n, s in enumerate(sela) if s > rapat]
    return [
        max([0, n - _BARIS_SEL + 1, *lepas[max(0, bisect(lepas, n) - 1) : bisect(lepas, n)]])
        for n in range(len(garis))
    ]


def sebaris(
    garis: Sequence[Garis], awal: Sequence[int], tempat: Sequence[Potong], tinggi: float
) -> tuple[float, Letak]:
    """Each cell beside one row, all of them set alike: to the middle, the top or the foot.

    awal: what `ruas` says. tempat: where the figures of each row stand.
    """
    kotak = [satukan(g) for g in garis]
    sambung, longgar = _awalan(garis, tinggi)

    def jauh(i: int, j: int, n: int, cara: int) -> float:
        atas, bawah = kotak[i].atas - tempat[n].atas, kotak[j - 1].bawah - tempat[n].bawah
        satu = abs((atas + bawah) / 2 if cara == 0 else atas if cara == 1 else bawah)
        return max(0.0, satu / tinggi - _TEPAT)

    def beside(i: int, j: int, n: int, cara: int) -> float:
        """What it counts to set the lines from i to j beside the row n."""
        d = jauh(i, j, n, cara)
        if n == len(tempat) - 1 and j == len(garis):
            d = min(d, jauh(i, j, n, 1))  # the page may end before the row does
        if d > MELESET:
            return TAK_TERHINGGA
        return d + sambung[i] + sum(_SAMBUNG for k in range(i + 1, j) if longgar[k])

    hasil: tuple[float, Letak] = (TAK_TERHINGGA, [])
    for cara in range(3):
        # nilai[i, n]: the first i lines laid into the first n rows, and how one came there.
        nilai = {(0, 0): (0.0, (0, 0, False))}
        for n in range(len(tempat) + 1):
            for i in range(len(garis) + 1):
                calon = []
                if n and (i, n - 1) in nilai:
                    calon.append((nilai[i, n - 1][0] + _KOSONG, (i, n - 1, False)))
                for m in range(awal[i - 1] if i else 0, i):
                    if (m, n) in nilai:
                        lepas = _LEPAS if m or n else _LEPAS_AWAL
                        calon.append((nilai[m, n][0] + lepas, (m, n, False)))
                    if n and (m, n - 1) in nilai:
                        d = beside(m, i, n - 1, cara)
                        if d < TAK_TERHINGGA:
                            calon.append((nilai[m, n - 1][0] + d, (m, n - 1, True)))
                if calon:
                    nilai[i, n] = min(calon)
        biaya = nilai[len(garis), len(tempat)][0]
        if biaya < hasil[0]:
            hasil = biaya, _telusur(garis, len(tempat), nilai)
    return hasil


def _telusur(
    garis: Sequence[Garis],
    n: int,
    nilai: Mapping[tuple[int, int], tuple[float, tuple[int, int, bool]]],
) -> Letak:
    """The cells of the cheapest way, found from its end."""
    jadi: Letak = []
    i = len(garis)
    while (i, n) != (0, 0):
        m, r, kena = nilai[i, n][1]
        if m < i:
            jadi.append(([r] if kena else [], list(garis[m:i])))
        i, n = m, r
    return jadi[::-1]


def gabung(
    garis: Sequence[Garis],
    awal: Sequence[int],
    tepi: Sequence[tuple[float, float]],
    tinggi: float,
) -> tuple[float, Letak]:
    """Each cell in the middle of the rows it covers; the last rows may lie under none.

    awal: what `ruas` says. tepi: top and foot of each row.
    """
    kotak = [satukan(g) for g in garis]
    nilai: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for n in range(1, len(tepi) + 1):
        for i in range(1, len(garis) + 1):
            calon = []
            for r in range(max(0, n - _BARIS_GABUNG), n):
                for m in range(awal[i - 1], i):
                    if (m, r) not in nilai:
                        continue
                    sumbu = (kotak[m].atas + kotak[i - 1].bawah) / 2
                    d = abs(sumbu - (tepi[r][0] + tepi[n - 1][1]) / 2) / tinggi
                    d = max(0.0, d - _TEPAT)
                    if d <= MELESET:
                        calon.append((nilai[m, r][0] + d + RANGKAI * (i - m - 1), (m, r)))
            if calon:
                nilai[i, n] = min(calon)
    ujung = [
        (nilai[len(garis), n][0] + (len(tepi) - n) * _KOSONG, n)
        for n in range(1, len(tepi) + 1)
        if (len(garis), n) in nilai
    ]
    if not ujung:
        return TAK_TERHINGGA, []
    biaya, n = min(ujung)
    i, jadi = len(garis), []
    while i:
        m, r = nilai[i, n][1]
        jadi.append((list(range(r, n)), list(garis[m:i])))
        i, n = m, r
    return biaya, jadi[::-1]


def _awalan(garis: Sequence[Garis], tinggi: float) -> tuple[list[float], list[bool]]:
    """What it counts to begin a cell at each line, and whether there is more space above it."""
    sela = _sela(garis)
    rapat = min(sela, default=0.0) + _SAMA * tinggi
    longgar = [False, *(s > rapat for s in sela)]
    biaya = [
        _SAMBUNG * (n > 0 and not longgar[n]) + _BARU * satu[0].teks[0].islower()
        for n, satu in enumerate(garis)
    ]
    return biaya, longgar


def _sela(garis: Sequence[Garis]) -> list[float]:
    """The spaces between lines."""
    return [min(p.atas for p in b) - max(p.bawah for p in a) for a, b in pairwise(garis)]
