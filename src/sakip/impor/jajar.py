"""Tables that set several levels side by side, each with its own indicator and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sakip.impor.cetakan import KINERJA, ORANG, UANG
from sakip.periksa.kenali import Kolom, Tabel

_BERNAMA = frozenset({"program", "sasaran", "uraian"})
_BERANGKA = KINERJA | UANG | ORANG


def bagian_sejajar(tabel: Tabel) -> list[Tabel]:
    """The parts of a table from left to right; a table that speaks of one thing is one part.

    A part begins with the names of a level: sasaran with its indicator and target, beside it the
    programme with its own. A programme that has only its money beside an indicator is one too.
    """
    bagian: list[list[Kolom]] = [[]]
    for n, kolom in enumerate(tabel.kolom):
        if _mulai(bagian[-1], kolom, tabel.kolom[n + 1 :]):
            bagian.append([])
        bagian[-1].append(kolom)
    return [replace(tabel, kolom=tuple(satu)) for satu in bagian]


def _mulai(kini: Sequence[Kolom], kolom: Kolom, sesudah: Sequence[Kolom]) -> bool:
    """Whether a column begins a new part."""
    ada = any(k.peran == "indikator" for k in kini)
    berangka = any(k.peran in _BERANGKA for k in kini)
    if kolom.peran == "indikator":
        return ada and (berangka or not _serumpun(kini[-1], kolom))
    if kolom.peran not in _BERNAMA or not ada:
        return False
    if any(k.peran == "indikator" for k in sesudah):
        return True
    angka = {k.peran for k in sesudah if k.peran in _BERANGKA}
    return berangka and bool(angka) and angka <= UANG


def _serumpun(kiri: Kolom, kanan: Kolom) -> bool:
    """Whether two columns stand under one heading: an indicator and its number."""
    return kiri.jalur == kanan.jalur
