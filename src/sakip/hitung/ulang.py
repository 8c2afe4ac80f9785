"""Computing again after a small change: what a change cannot reach is taken over as it was.

One engine computes both ways. Each part of its work is entered under a name; where a book of the
same plan and rules is at hand and nothing the part rests on has changed, the results it gave are
taken over instead of computed anew. The outcome is the same book, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from sakip.berkas.baris import Baris
from sakip.berkas.model import LEMBAR, Berkas
from sakip.core.aturan.buku import BukuAturan
from sakip.hitung.buku import BukuHasil

B = TypeVar("B", bound=Baris)

_PER_INDIKATOR = ("realisasi", "nilai_luar")
"""Sheets whose rows of a year reach other figures only through their own indicator."""
_BEBAS = ("anggaran", "sdm", "sarpras", "dokumen", "pejabat", "narasi", "catatan")
"""Sheets of which nothing taken over knows: money, people and facilities are computed anew."""
_TETAP = tuple(n for n in LEMBAR if n not in (*_PER_INDIKATOR, *_BEBAS))


class Lama(NamedTuple):
    """A computed year that the new one differs from in little.

    indikator: those with a changed row; anggaran: whether a row of money changed.
    """

    buku: BukuHasil
    indikator: set[str]
    anggaran: bool


def usable(lama: BukuHasil | None, berkas: Berkas, aturan: BukuAturan, tahun: int) -> Lama | None:
    """What of an earlier book still holds for a Berkas; None where all must be computed anew.

    Sheets and rows are compared as objects, so both must come from one reading.
    """
    if lama is None or lama.sumber is None or lama.tahun != tahun:
        return None
    dulu, aturan_dulu = lama.sumber
    sama = (
        aturan_dulu is aturan
        and dulu.tahun == berkas.tahun
        and dulu.kantor == berkas.kantor
        and all(getattr(dulu, n) is getattr(berkas, n) for n in _TETAP)
    )
    if not sama:
        return None
    berubah = [
        *((r.indikator, int(r.periode[:4])) for r in _differing(dulu.realisasi, berkas.realisasi)),
        *((n.indikator, n.tahun_pakai) for n in _differing(dulu.nilai_luar, berkas.nilai_luar)),
    ]
    if any(di != tahun for _, di in berubah):
        return None  # other indicators may be compared with an earlier year
    return Lama(lama, {i for i, _ in berubah}, dulu.anggaran is not berkas.anggaran)


def _differing(dulu: Iterable[B], kini: Iterable[B]) -> list[B]:
    """Rows that stand in one of two sheets only."""
    if dulu is kini:
        return []
    dulu, kini = tuple(dulu), tuple(kini)
    ada_dulu, ada_kini = set(map(id, dulu)), set(map(id, kini))
    return [b for b in dulu if id(b) not in ada_kini] + [b for b in kini if id(b) not in ada_dulu]
