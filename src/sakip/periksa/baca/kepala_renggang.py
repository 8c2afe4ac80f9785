"""Headings of several levels without rules: which of them stand over which columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sakip.periksa.baca.lajur import (
    Lajur,
    SelRenggang,
    Tutup,
    batas_lajur,
    letak,
    terdekat,
)
from sakip.periksa.baca.potong import Potong, satukan, susun

_RAPAT = 0.3  # heights of a line: space between two lines of one heading, at most
_PERIODE = re.compile(
    r"(?:tahun |th\.? ?)?20\d\d|(?:tw|triwulan) ?(?:[1-4]|iv|i{1,3})", re.IGNORECASE
)
_SETINGKAT = 0.5  # heights of a line within which two headings are level
_TURUN = 0.75  # how far down to the lowest level a heading stands that belongs there
_MELESET = 0.3  # of the width of a group: how far its heading may lie from its middle


class _Judul(NamedTuple):
    """A heading: its lines as one piece, and the columns it stands over, first and last."""

    isi: tuple[Potong, ...]
    dari: int
    sampai: int

    @property
    def kotak(self) -> Potong:
        return satukan(self.isi)


def susun_kepala(potong: Sequence[Potong], lajur: Lajur) -> list[list[SelRenggang]]:
    """The headings as rows, those over several columns above those they group."""
    tunggal = [p for p in potong if len(letak(lajur, p)) == 1]
    # A heading that no column of figures lies under may group the two beside it.
    kotak = batas_lajur(lajur, tunggal)
    tinggi = sorted(p.tinggi for p in potong)[len(potong) // 2] if potong else 1.0
    judul = _tumpuk(potong, lajur, tinggi)
    for satu in sorted(judul, key=lambda j: -j.kotak.tengah):
        if satu in judul:
            judul = _kelompokkan(satu, judul, kotak, tinggi)
    return _tingkat(list(_pisah(_rapikan(judul), lajur)), len(lajur))


def _pisah(judul: Sequence[_Judul], lajur: Lajur) -> Iterator[_Judul]:
    """Headings; two that stand so close that they read as one are parted again.

    A heading over several columns of which none has another, with a word above each.
    """
    for j in judul:
        kata = j.kotak.teks.split()
        banyak = j.sampai - j.dari + 1
        lain = [x for x in judul if x is not j and x.dari <= j.sampai and j.dari <= x.sampai]
        bernama = len(kata) == banyak and all(k.isalpha() and k.istitle() for k in kata)
        if len(j.isi) > 1 or banyak == 1 or not bernama or lain:
            yield j
            continue
        lebar = (j.kotak.x1 - j.kotak.x0) / max(1, len(j.kotak.teks))
        x0, bagian = j.kotak.x0, []
        for k, satu in enumerate(kata, start=j.dari):
            p = j.kotak._replace(teks=satu, x0=x0, x1=x0 + lebar * len(satu))
            bagian.append(_Judul((p,), k, k))
            x0 = p.x1 + lebar
        diatas = all(letak(lajur, b.isi[0]) == [b.dari] for b in bagian)
        yield from bagian if diatas else [j]


def _tumpuk(potong: Sequence[Potong], lajur: Lajur, tinggi: float) -> list[_Judul]:
    """Pieces as headings of the columns they touch, lines close below each other as one."""
    hasil: list[_Judul] = []
    for baris in susun(potong):
        # Years side by side stand below a heading of their own, however close.
        periode = [p for p in baris if _PERIODE.fullmatch(p.teks)]
        for p in baris:
            kena = letak(lajur, p) or [terdekat(lajur, p)]
            atas = next(
                (j for j in reversed(hasil)
                 if (j.dari, j.sampai) == (kena[0], kena[-1])
                 and p.atas - j.kotak.bawah <= _RAPAT * tinggi
                 and not (p in periode and len(periode) > 1)), None
            )  # fmt: skip
            if atas:
                hasil[hasil.index(atas)] = atas._replace(isi=(*atas.isi, p))
            else:
                hasil.append(_Judul((p,), kena[0], kena[-1]))
    return hasil


def _kelompokkan(satu: _Judul, judul: list[_Judul], kotak: Lajur, tinggi: float) -> list[_Judul]:
    """The headings, with all that are level with this one laid over the columns they group."""
    setara = sorted(
        (j for j in judul if abs(j.kotak.tengah - satu.kotak.tengah) < _SETINGKAT * tinggi),
        key=lambda j: j.kotak.sumbu,
    )
    bebas = _bebas(satu, setara, judul, len(kotak))
    tahun = {j.dari for j in judul if _PERIODE.fullmatch(j.kotak.teks)}
    if len(tahun & set(bebas)) > 1:
        bebas = [k for k in bebas if k in tahun]
    hasil = list(judul)
    for deret in _berurut(bebas):
        anggota = [j for j in setara if _di_atas(j, deret, kotak)]
        tepi = {
            k: min((j.kotak.x0 for j in judul if j.dari == k), default=kotak[k][0]) for k in deret
        }
        bagian = _bagi([j.kotak for j in anggota], deret, kotak, tepi)
        for j, (dari, sampai) in zip(anggota, bagian, strict=False):
            hasil[hasil.index(j)] = j._replace(dari=dari, sampai=sampai)
    return hasil


def _bebas(
    satu: _Judul, setara: Sequence[_Judul], judul: Sequence[_Judul], banyak: int
) -> list[int]:
    """The columns with headings at the level below this one, and none beside or above it."""
    bawah = [j for j in judul if j.kotak.atas > satu.kotak.tengah and j not in setara]
    if not bawah:
        return []
    di_bawah = [j for j in bawah if j.kotak.x0 < satu.kotak.x1 and satu.kotak.x0 < j.kotak.x1]
    dasar = min((j.kotak.tengah for j in di_bawah), default=max(j.kotak.tengah for j in bawah))
    ambang = satu.kotak.tengah + _TURUN * (dasar - satu.kotak.tengah)
    hasil = []
    for k in range(banyak):
        lain = [j for j in judul if j.dari <= k <= j.sampai and j not in setara]
        if lain and all(j.kotak.tengah >= ambang for j in lain):
            hasil.append(k)
    return hasil


def _berurut(kolom: Sequence[int]) -> Iterator[list[int]]:
    """Columns side by side together, two at least."""
    kumpul: list[int] = []
    for k in kolom:
        if kumpul and k != kumpul[-1] + 1:
            if len(kumpul) > 1:
                yield kumpul
            kumpul = []
        kumpul.append(k)
    if len(kumpul) > 1:
        yield kumpul


def _di_atas(j: _Judul, deret: Sequence[int], kotak: Lajur) -> bool:
    return kotak[deret[0]][0] <= j.kotak.sumbu <= kotak[deret[-1]][1]


def _bagi(
    judul: Sequence[Potong], deret: Sequence[int], kotak: Lajur, tepi: Mapping[int, float]
) -> list[tuple[int, int]]:
    """The columns in as many parts as there are headings, each as near the middle of its own, or
    the left of it (tepi), as can be; nothing where one lies far from both."""
    if not judul or len(judul) > len(deret):
        return []
    n = len(deret)
    nilai: dict[tuple[int, int], tuple[float, int]] = {(0, 0): (0.0, 0)}
    for m, p in enumerate(judul, start=1):
        for b in range(m, n + 1):
            calon = []
            for a in range(m - 1, b):
                if (m - 1, a) not in nilai:
                    continue
                kiri, kanan = kotak[deret[a]][0], kotak[deret[b - 1]][1]
                jauh = min(abs(p.sumbu - (kiri + kanan) / 2), abs(p.x0 - tepi[deret[a]]))
                jauh /= max(kanan - kiri, 0.1)
                if jauh <= _MELESET:
                    calon.append((nilai[m - 1, a][0] + jauh, a))
            if calon:
                nilai[m, b] = min(calon)
    if (len(judul), n) not in nilai:
        return []
    hasil = []
    b = n
    for m in range(len(judul), 0, -1):
        a = nilai[m, b][1]
        hasil.append((deret[a], deret[b - 1]))
        b = a
    return hasil[::-1]


def _rapikan(judul: Sequence[_Judul]) -> list[_Judul]:
    """Headings from top to bottom; what stands in the way of another is one with it."""
    hasil: list[_Judul] = []
    for satu in sorted(judul, key=lambda j: (j.kotak.atas, j.kotak.x0)):
        lama = next(
            (j for j in hasil
             if j.dari <= satu.sampai and satu.dari <= j.sampai
             and not (j.dari <= satu.dari and satu.sampai <= j.sampai)), None
        )  # fmt: skip
        if lama:
            hasil[hasil.index(lama)] = _Judul(
                (*lama.isi, *satu.isi), min(lama.dari, satu.dari), max(lama.sampai, satu.sampai)
            )
        else:
            hasil.append(satu)
    return hasil


def _tingkat(judul: Sequence[_Judul], lebar: int) -> list[list[SelRenggang]]:
    """The headings in rows: each below those over its columns, the last ones down to the foot."""
    dalam = [0] * lebar
    letak_judul: list[tuple[int, _Judul]] = []
    for j in judul:
        t = max(dalam[j.dari : j.sampai + 1])
        if t and j.dari == j.sampai and _sekolom(j, letak_judul):
            # a second heading of the same column only: more lines of the first
            n, atas = _sekolom(j, letak_judul)[0]
            letak_judul[n] = (letak_judul[n][0], atas._replace(isi=(*atas.isi, *j.isi)))
            continue
        letak_judul.append((t, j))
        dalam[j.dari : j.sampai + 1] = [t + 1] * (j.sampai + 1 - j.dari)
    hasil: list[list[SelRenggang]] = [
        [[] for _ in range(lebar)] for _ in range(max(dalam, default=0))
    ]
    for t, j in letak_judul:
        for k in range(j.dari, j.sampai + 1):
            hasil[t][k] = list(j.isi) if k == j.dari else Tutup.KIRI
    for k in range(lebar):
        for t in range(max(dalam[k], 1), len(hasil)):
            hasil[t][k] = Tutup.ATAS
    return hasil


def _sekolom(satu: _Judul, letak_judul: Sequence[tuple[int, _Judul]]) -> list[tuple[int, _Judul]]:
    """The heading right above that stands over the same single column."""
    return [
        (n, j)
        for n, (_, j) in enumerate(letak_judul)
        if (j.dari, j.sampai) == (satu.dari, satu.dari)
    ][-1:]
