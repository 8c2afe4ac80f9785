"""Rows of a table without rules.

Each height at which figures stand is a row. The lines of names belong to the row they are set
beside: level with its top, or around its middle, or around the middle of the several rows that
one merged cell covers. What parts rows on the page (rules, bands of shading) goes before that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sakip.periksa.baca.lajur import Lajur, SelRenggang, Tutup, angka, letak, terdekat
from sakip.periksa.baca.pasang import (
    MELESET,
    RANGKAI,
    TAK_TERHINGGA,
    gabung,
    ruas,
    sebaris,
)
from sakip.periksa.baca.potong import Potong, satukan, susun

_ANTAR = 0.8  # how far apart rows are at least, in heights of a line
_TERPOTONG = re.compile(r"[.,]$|\d(?:\.\d{3})+\.\d{1,2}$")  # a figure that goes on below


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
        return Lapis([], TAK_TERHINGGA)
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
        if kumpul and p.tengah - kumpul[-1][0].tengah < MELESET * tinggi:
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
        awal = ruas(garis, self._tinggi)
        if berpita:
            letak = [self._di_pita(satukan(g)) for g in garis]
            sendiri = [([n], [g]) for n, g in zip(letak, garis, strict=True)]
            meleset = 0.0
        else:
            tempat = [b.tempat for b in self._baris]
            meleset, sendiri = sebaris(garis, awal, tempat, self._tinggi)
        utama, self._utama = self._utama, False
        # Nothing is merged in the column that fills the rows.
        if not utama and len({n for satu, _ in sendiri for n in satu}) < len(self._baris):
            lain, gabungan = gabung(garis, awal, self._tepi, self._tinggi)
            if lain <= MELESET * max(1, len(gabungan)) + RANGKAI * len(garis):
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
        dekat = abs(self._jarak(p, n)) <= 2 * MELESET * self._tinggi
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
                 if abs(t - y) < MELESET * self._tinggi and not isi[dari]), None
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
