"""Rows of a table without rules.

Each height at which figures stand is a row. The lines of names belong to the row they are set
beside: level with its top, or around its middle, or around the middle of the several rows that
one merged cell covers. What parts rows on the page (rules, bands of shading) goes before that.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sakip.periksa.baca.lajur import Lajur, SelRenggang, Tutup, angka, letak, terdekat
from sakip.periksa.baca.potong import Potong, satukan, susun

_LEPAS = 1.0  # what a line beside no row counts for, in heights of a line
_LEPAS_AWAL = 0.005  # and at the head of a page, where a row of the page before may end
_MELESET = 0.3  # how far a cell may lie from its place, in heights of a line
_ANTAR = 0.8  # how far apart rows are at least, in heights of a line
_SAMBUNG, _BARU = 0.01, 0.05  # what it counts to part close lines, or lines amid a sentence
_SAMA = 0.02  # heights of a line: what is no difference of space
_TEPAT = 0.12  # and what is no distance at all
_SELA_BARIS = 0.4  # space between two lines of a cell, beyond that of the narrowest
_BARIS_SEL, _BARIS_GABUNG = 14, 14  # lines of one cell, rows under one merged cell, at most
_KOSONG = 0.03  # what counts a row without the cell, or lines joined in a merged one: as little
_RANGKAI = 0.1  # as decides between ways that fit alike
_TERPOTONG = re.compile(r"[.,]$|\d(?:\.\d{3})+\.\d{1,2}$")  # a figure that goes on below
_TAK_TERHINGGA = float("inf")


class Lapis(NamedTuple):
    """The rows and how badly the lines fit them."""

    baris: list[list[SelRenggang]]
    meleset: float


class _Baris(NamedTuple):
    """Where a row's figures stand, as a piece without text, and the band it has to itself."""

    tempat: Potong
    atas: float
    bawah: float


def susun_lapis(potong: Sequence[Potong], lajur: Lajur, batas: Sequence[float]) -> Lapis:
    """The rows of the pieces below a heading. batas: heights at which something parts rows."""
    tinggi = sorted(p.tinggi for p in potong)[len(potong) // 2]
    isi: list[list[Potong]] = [[] for _ in lajur]
    lebar: list[tuple[int, int, Potong]] = []
    for p in potong:
        kena = letak(lajur, p)
        if len(kena) > 1:
            lebar.append((kena[0], kena[-1], p))
        else:
            isi[kena[0] if kena else terdekat(lajur, p)].append(p)
    berangka = _berangka(isi)
    jangkar = _jangkar([isi[k] for k in berangka], tinggi)
    if not jangkar:
        return Lapis([], _TAK_TERHINGGA)
    pita = _pita(jangkar, potong, batas)
    baris = pita or [_Baris(j, j.atas, j.bawah) for j in jangkar]
    hasil = _Susunan(baris, lajur, tinggi)
    urutan = sorted(range(len(lajur)), key=lambda k: (k in berangka, -len(isi[k])))
    for k in urutan:
        if k in berangka:
            hasil.angka(k, isi[k])
        else:
            hasil.nama(k, isi[k], berpita=bool(pita))
    for dari, sampai, p in lebar:
        hasil.lintas(dari, sampai, p)
    return Lapis(hasil.kisi(), hasil.meleset)


def _berangka(isi: Sequence[Sequence[Potong]]) -> frozenset[int]:
    """The columns of figures; the first one only if there is no other, for it numbers rows."""
    kolom = [k for k, satu in enumerate(isi) if satu and sum(map(angka, satu)) * 2 >= len(satu)]
    return frozenset([k for k in kolom if k] or kolom)


def _jangkar(kolom: Sequence[Sequence[Potong]], tinggi: float) -> list[Potong]:
    """The heights at which figures stand, those where most do first of those too close."""
    kumpul: list[list[Potong]] = []
    for p in sorted((p for satu in kolom for p in _rekat(satu)), key=lambda p: p.tengah):
        if kumpul and p.tengah - kumpul[-1][0].tengah < _MELESET * tinggi:
            kumpul[-1].append(p)
        else:
            kumpul.append([p])
    hasil: list[Potong] = []
    for satu in sorted(kumpul, key=len, reverse=True):
        j = satu[0]
        if all(abs(j.tengah - lain.tengah) > _ANTAR * tinggi for lain in hasil):
            hasil.append(j._replace(teks=""))
    return sorted(hasil, key=lambda j: j.tengah)


def _rekat(kolom: Sequence[Potong]) -> Iterator[Potong]:
    """The figures of a column, those broken over lines as one; what is no figure stays out."""
    kumpul: list[Potong] = []
    for p in sorted(kolom, key=lambda p: p.tengah):
        if kumpul and not (_TERPOTONG.search(kumpul[-1].teks) or p.teks[0] in ".,"):
            yield satukan(kumpul)
            kumpul = []
        if kumpul or angka(p):
            kumpul.append(p)
    if kumpul:
        yield satukan(kumpul)


def _pita(
    jangkar: Sequence[Potong], potong: Sequence[Potong], batas: Sequence[float]
) -> list[_Baris]:
    """A row for each band between two heights that part rows; none where bands hold several."""
    dari, sampai = min(p.atas for p in potong), max(p.bawah for p in potong)
    dalam = [y for y in batas if dari < y < sampai]
    if len(dalam) + 1 < len(jangkar) or len(dalam) < 1:
        return []
    hasil = []
    for atas, bawah in pairwise([dari, *dalam, sampai]):
        isi = [j for j in jangkar if atas <= j.tengah < bawah]
        ada = [p for p in potong if atas <= p.tengah < bawah]
        if len(isi) > 1:
            return []
        if ada:
            tempat = isi[0] if isi else satukan(ada)._replace(teks="")
            hasil.append(_Baris(tempat, atas, bawah))
    return hasil


class _Susunan:
    """The rows while columns are laid into them."""

    def __init__(self, baris: Sequence[_Baris], lajur: Lajur, tinggi: float) -> None:
        self._baris = list(baris)
        self._tinggi = tinggi
        self._lebar = len(lajur)
        self._isi: list[list[SelRenggang]] = [[[] for _ in lajur] for _ in baris]
        self._tepi = [(b.tempat.atas, b.tempat.bawah) for b in baris]
        self._sisip: list[tuple[float, int, int, list[Potong]]] = []
        self._utama = True  # the first column of names, that with most lines
        self.meleset = 0.0

    def angka(self, k: int, potong: Sequence[Potong]) -> None:
        """Figures: each to the row nearest to it."""
        for p in potong:
            n = min(range(len(self._baris)), key=lambda n: abs(self._jarak(p, n)))
            self._taruh(n, k, p)

    def nama(self, k: int, potong: Sequence[Potong], *, berpita: bool) -> None:
        """Names: whole cells to one row each, or to the rows a merged cell covers."""
        garis = susun(potong)
        if not garis:
            return
        ruas = _ruas(garis, self._tinggi)
        if berpita:
            letak = [self._di_pita(satukan(g)) for g in garis]
            sendiri = [([n], [g]) for n, g in zip(letak, garis, strict=True)]
            meleset = 0.0
        else:
            meleset, sendiri = self._sendiri(garis, ruas)
        utama, self._utama = self._utama, False
        # Nothing is merged in the column that fills the rows.
        if not utama and len({n for satu, _ in sendiri for n in satu}) < len(self._baris):
            lain, gabungan = self._gabungan(garis, ruas)
            if lain <= _MELESET * max(1, len(gabungan)) + _RANGKAI * len(garis):
                meleset, sendiri = lain, gabungan
        self.meleset += meleset
        for ke, isi in sendiri:
            semua = [p for g in isi for p in g]
            if not ke:
                self._sisip.append((satukan(semua).tengah, k, k, semua))
                continue
            for p in semua:
                self._taruh(ke[0], k, p, sendiri=len(ke) == 1)
            for n in ke[1:]:
                self._isi[n][k] = Tutup.ATAS

    def lintas(self, dari: int, sampai: int, p: Potong) -> None:
        """A piece across several columns: a merged cell of its row, or a row of its own."""
        n = min(range(len(self._baris)), key=lambda n: abs(self._jarak(p, n)))
        dekat = abs(self._jarak(p, n)) <= 2 * _MELESET * self._tinggi
        if not dekat or any(self._isi[n][k] for k in range(dari + 1, sampai + 1)):
            self._sisip.append((p.tengah, dari, sampai, [p]))
            return
        self._taruh(n, dari, p)
        for k in range(dari + 1, sampai + 1):
            self._isi[n][k] = Tutup.KIRI

    def kisi(self) -> list[list[SelRenggang]]:
        """All rows from top to bottom."""
        semua = [(b.tempat.tengah, isi) for b, isi in zip(self._baris, self._isi, strict=True)]
        for y, dari, sampai, potong in sorted(self._sisip, key=lambda s: s[0]):
            dekat = next(
                (isi for t, isi in semua[len(self._baris) :]
                 if abs(t - y) < _MELESET * self._tinggi and not isi[dari]), None
            )  # fmt: skip
            if dekat is None:
                dekat = [[] for _ in range(self._lebar)]
                semua.append((y, dekat))
            dekat[dari] = list(potong)
            for k in range(dari + 1, sampai + 1):
                dekat[k] = Tutup.KIRI
        return [isi for _, isi in sorted(semua, key=lambda s: s[0])]

    def _taruh(self, n: int, k: int, p: Potong, *, sendiri: bool = True) -> None:
        if sendiri:
            atas, bawah = self._tepi[n]
            self._tepi[n] = min(atas, p.atas), max(bawah, p.bawah)
        sel = self._isi[n][k]
        if isinstance(sel, list):
            sel.append(p)
        else:
            self._isi[n][k] = [p]

    def _jarak(self, p: Potong, n: int) -> float:
        return p.tengah - self._baris[n].tempat.tengah

    def _di_pita(self, p: Potong) -> int:
        return min(
            range(len(self._baris)),
            key=lambda n: max(self._baris[n].atas - p.tengah, p.tengah - self._baris[n].bawah),
        )

    def _sendiri(
        self, garis: Sequence[list[Potong]], ruas: Sequence[int]
    ) -> tuple[float, list[tuple[list[int], list[list[Potong]]]]]:
        """Each cell beside one row, all of them set alike: to the middle, the top or the foot."""
        kotak = [satukan(g) for g in garis]

        awalan, longgar = _awalan(garis, self._tinggi)

        def jauh(i: int, j: int, n: int, cara: int) -> float:
            tempat = self._baris[n].tempat
            atas, bawah = kotak[i].atas - tempat.atas, kotak[j - 1].bawah - tempat.bawah
            satu = abs((atas + bawah) / 2 if cara == 0 else atas if cara == 1 else bawah)
            return max(0.0, satu / self._tinggi - _TEPAT)

        hasil: tuple[float, list[tuple[list[int], list[list[Potong]]]]] = (_TAK_TERHINGGA, [])
        for cara in range(3):
            # nilai[i][n]: the first i lines laid into the first n rows.
            nilai = {(0, 0): (0.0, (0, 0, False))}
            for n in range(len(self._baris) + 1):
                for i in range(len(garis) + 1):
                    calon = []
                    if n and (i, n - 1) in nilai:
                        calon.append((nilai[i, n - 1][0] + _KOSONG, (i, n - 1, False)))
                    for m in range(ruas[i - 1] if i else 0, i):
                        if (m, n) in nilai:
                            lepas = _LEPAS if m or n else _LEPAS_AWAL
                            calon.append((nilai[m, n][0] + lepas, (m, n, False)))
                        if n and (m, n - 1) in nilai:
                            d = jauh(m, i, n - 1, cara)
                            if n == len(self._baris) and i == len(garis):
                                # The page may end before the row does.
                                d = min(d, jauh(m, i, n - 1, 1))
                            if d <= _MELESET:
                                d += awalan[m] + sum(
                                    _SAMBUNG for k in range(m + 1, i) if longgar[k]
                                )
                                calon.append((nilai[m, n - 1][0] + d, (m, n - 1, True)))
                    if calon:
                        nilai[i, n] = min(calon)
            jadi = []
            i, n = len(garis), len(self._baris)
            while (i, n) != (0, 0):
                m, r, kena = nilai[i, n][1]
                if m < i:
                    jadi.append(([r] if kena else [], list(garis[m:i])))
                i, n = m, r
            biaya = nilai[len(garis), len(self._baris)][0]
            if biaya < hasil[0]:
                hasil = (biaya, jadi[::-1])
        return hasil

    def _gabungan(
        self, garis: Sequence[list[Potong]], ruas: Sequence[int]
    ) -> tuple[float, list[tuple[list[int], list[list[Potong]]]]]:
        """Each cell in the middle of the rows it covers; the last rows may lie under none."""
        kotak = [satukan(g) for g in garis]
        tepi = self._tepi
        nilai: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
        for n in range(1, len(tepi) + 1):
            for i in range(1, len(garis) + 1):
                calon = []
                for r in range(max(0, n - _BARIS_GABUNG), n):
                    for m in range(ruas[i - 1], i):
                        if (m, r) not in nilai:
                            continue
                        sumbu = (kotak[m].atas + kotak[i - 1].bawah) / 2
                        d = abs(sumbu - (tepi[r][0] + tepi[n - 1][1]) / 2) / self._tinggi
                        d = max(0.0, d - _TEPAT)
                        if d <= _MELESET:
                            calon.append((nilai[m, r][0] + d + _RANGKAI * (i - m - 1), (m, r)))
                if calon:
                    nilai[i, n] = min(calon)
        ujung = [
            (nilai[len(garis), n][0] + (len(tepi) - n) * _KOSONG, n)
            for n in range(1, len(tepi) + 1)
            if (len(garis), n) in nilai
        ]
        if not ujung:
            return _TAK_TERHINGGA, []
        biaya, n = min(ujung)
        i, jadi = len(garis), []
        while i:
            m, r = nilai[i, n][1]
            jadi.append((list(range(r, n)), list(garis[m:i])))
            i, n = m, r
        return biaya, jadi[::-1]


def _ruas(garis: Sequence[list[Potong]], tinggi: float) -> list[int]:
    """For each line the first that can be of one cell with it: no wider space between them."""
    sela = [
        min(p.atas for p in b) - max(p.bawah for p in a) for a, b in pairwise(garis)
    ]  # fmt: skip
    rapat = min(sela, default=0.0) + _SELA_BARIS * tinggi
    lepas = [n + 1 for n, s in enumerate(sela) if s > rapat]
    return [
        max([0, n - _BARIS_SEL + 1, *lepas[max(0, bisect(lepas, n) - 1) : bisect(lepas, n)]])
        for n in range(len(garis))
    ]


def _awalan(garis: Sequence[list[Potong]], tinggi: float) -> tuple[list[float], list[bool]]:
    """What it counts to begin a cell at each line, and whether there is more space above it."""
    sela = [min(p.atas for p in b) - max(p.bawah for p in a) for a, b in pairwise(garis)]
    rapat = min(sela, default=0.0) + _SAMA * tinggi
    longgar = [False, *(s > rapat for s in sela)]
    biaya = [
        _SAMBUNG * (n > 0 and not longgar[n]) + _BARU * satu[0].teks[0].islower()
        for n, satu in enumerate(garis)
    ]
    return biaya, longgar
