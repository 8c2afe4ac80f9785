"""Rows that slid to the left because a text file lost the merged cells above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sakip.core.angka import Angka, AngkaRentang, Kosong, baca
from sakip.periksa.kenali.kepala import baca_kepala
from sakip.periksa.model import Sel, TabelSumber

_NAMA = frozenset({"program", "sasaran", "uraian", "indikator"})
_TARGET = frozenset({"target"})
_HASIL = frozenset({"realisasi", "capaian"})
_TRIWULAN = re.compile(r"(?:tw|triwulan|tribulan)\b ?\.? ?(?:[1-4]|iv|i{1,3})\b", re.IGNORECASE)
_NAMA_TERSEDIKIT = 4
"""Two levels side by side have as many columns of names; fewer leave too much room for guesses."""
_KATA_TERBANYAK = 3
"""More words than these are no class and no figure with its unit."""


def luruskan(sumber: TabelSumber) -> TabelSumber:
    """The table of a text file, rows that do not fit its columns moved to where they do.

    A row moves only where just one way of filling in empty cells makes every cell fit its column.
    """
    if sumber.tempat.baris is None:
        return sumber
    tinggi, kolom = baca_kepala(sumber)
    peran = [k.peran for k in kolom]
    if sum(p in _NAMA for p in peran) < _NAMA_TERSEDIKIT:
        return sumber
    baris = tuple(_lurus(b, peran) if n >= tinggi else b for n, b in enumerate(sumber.baris))
    return sumber if baris == sumber.baris else replace(sumber, baris=baris)


def _lurus(baris: tuple[Sel, ...], peran: Sequence[str]) -> tuple[Sel, ...]:
    if not _salah(baris, peran):
        return baris
    calon = {tuple(s.teks for s in satu): satu for satu in _geser(baris)}
    nilai = {kunci: (_salah(satu, peran), _janggal(satu, peran)) for kunci, satu in calon.items()}
    terbaik = min(nilai.values(), default=(1, 0))
    cocok = [calon[kunci] for kunci, n in nilai.items() if n == terbaik]
    return cocok[0] if not terbaik[0] and len(cocok) == 1 else baris


def _geser(baris: tuple[Sel, ...]) -> Iterator[tuple[Sel, ...]]:
    """The row with empty cells put in at one place, as many as fit behind it."""
    isi = max((n for n, s in enumerate(baris) if s.teks), default=-1) + 1
    kosong = replace(baris[0], teks="", rumus="")
    for banyak in range(1, len(baris) - isi + 1):
        for di in range(isi):
            yield (*baris[:di], *[kosong] * banyak, *baris[di : len(baris) - banyak])


def _salah(baris: Sequence[Sel], peran: Sequence[str]) -> int:
    """How many cells do not fit their column; an outcome without its target is one as well."""
    salah, bertarget = 0, False
    for sel, p in zip(baris, peran, strict=True):
        if p in _NAMA:
            bertarget = False
        if not sel.teks:
            continue
        tw = _TRIWULAN.match(sel.teks) is not None
        if p in _NAMA:
            salah += tw or _berangka(sel.teks)
        elif p in _TARGET:
            bertarget = True
            salah += not tw and _kalimat(sel.teks)
        elif p in _HASIL:
            salah += tw or _kalimat(sel.teks) or (p == "realisasi" and not bertarget)
    return salah


def _janggal(baris: Sequence[Sel], peran: Sequence[str]) -> int:
    """How many cells lack the one they go with: a name its indicator, an indicator its target."""
    berisi = [(p, bool(s.teks)) for s, p in zip(baris, peran, strict=True)]
    penting = [(p, isi) for p, isi in berisi if p in _NAMA | _TARGET]
    return sum(
        kiri != kanan and (p in _NAMA or kiri)
        for (p, kiri), (q, kanan) in pairwise(penting)
        if (q == "indikator" and p in _NAMA) or (q in _TARGET and p == "indikator")
    )


def _berangka(teks: str) -> bool:
    return isinstance(baca(teks), Angka | AngkaRentang | Kosong)


def _kalimat(teks: str) -> bool:
    return teks[0].isalpha() and len(teks.split()) > _KATA_TERBANYAK
