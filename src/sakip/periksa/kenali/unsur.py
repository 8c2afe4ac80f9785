"""The unsur of the survey of satisfaction, and tables that set them side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from sakip.core.angka import Ambigu, Angka, baca
from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import Skm
from sakip.periksa.kenali.kamus import ciri
from sakip.periksa.model import Sel, TabelSumber

UNSUR_SEDIKITNYA = 6
_KEPALA = 4  # rows among which the unsur are named
_DERET_TERBANYAK = 12  # rows of figures beyond which they are answers of people
_NOMOR = re.compile(r"(?:u(?:nsur)?|q|p)\.? ?-?\d{1,2}", re.IGNORECASE)


@cache
def aturan_skm() -> Skm:
    return BukuAturan.muat().ambil_isi("skm.permenpanrb-14-2017", date(2024, 12, 31), Skm)[1]


@cache
def _nama() -> frozenset[str]:
    return frozenset(ciri(n) for u in aturan_skm().unsur for n in (u.nama, u.id, *u.sinonim))


def adalah_unsur(teks: str) -> bool:
    """Whether a name is that of an unsur of the survey."""
    return ciri(teks) in _nama() or _NOMOR.fullmatch(teks.strip()) is not None


def putar(sumber: TabelSumber) -> tuple[TabelSumber, ...]:
    """The table with an unsur in each row, where it sets them side by side.

    A figure that stands alone in its row (the index) goes below the column it closes. A table of
    the answers of people, one in each row, stays as well; what follows from them is turned.
    """
    letak = _letak(sumber)
    if letak is None:
        return (sumber,)
    kepala, kolom = letak
    semua = [b for b in sumber.baris[kepala + 1 :] if _banyak(b, kolom) >= UNSUR_SEDIKITNYA]
    deret = [b for b in semua if _label(b, kolom[0]).teks]
    if not 0 < len(deret) <= _DERET_TERBANYAK:
        return (sumber,)
    kosong = replace(sumber.baris[kepala][0], teks="", rumus="", warna="")
    baris = [[replace(kosong, teks="Unsur"), *(_label(b, kolom[0]) for b in deret)]]
    baris += [[sumber.baris[kepala][k], *(b[k] for b in deret)] for k in kolom]
    sisa = range(kolom[-1] + 1, sumber.lebar)
    baris += [[sumber.baris[kepala][k], *(b[k] for b in deret)] for k in sisa]
    atas = 0
    for satu in sumber.baris[kepala + 1 :]:
        if any(satu is b for b in deret):
            atas += 1
        if any(satu is b for b in semua):
            continue
        angka = [s for s in satu[kolom[0] :] if s.asal and _angka(s)]
        if len(angka) == 1 and atas:
            baris.append([_label(satu, kolom[0]), *[kosong] * len(deret)])
            baris[-1][atas] = angka[0]
    hasil = TabelSumber(tuple(map(tuple, baris)), sumber.judul)
    return (hasil,) if len(semua) == len(deret) else (sumber, hasil)


def _letak(sumber: TabelSumber) -> tuple[int, list[int]] | None:
    """The row that names the unsur, and their columns."""
    for nomor, baris in enumerate(sumber.baris[:_KEPALA]):
        kolom = [k for k, s in enumerate(baris) if s.asal and adalah_unsur(s.teks)]
        if len(kolom) >= UNSUR_SEDIKITNYA and kolom[0] > 0:
            return nomor, kolom
    return None


def _banyak(baris: Sequence[Sel], kolom: Sequence[int]) -> int:
    return sum(1 for k in kolom if baris[k].asal and _angka(baris[k]))


def _angka(sel: Sel) -> bool:
    return isinstance(baca(sel.teks), Angka | Ambigu)


def _label(baris: Sequence[Sel], pertama: int) -> Sel:
    """What a row calls itself, left of its figures."""
    isi = [s for s in baris[:pertama] if s.asal and s.teks and not s.teks.strip(".)").isdigit()]
    return isi[-1] if isi else replace(baris[0], teks="")
