"""Tables as they are to be read: those without a heading under that of the one before, and levels
that stand side by side apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sakip.impor.cetakan import KINERJA, ORANG, UANG
from sakip.periksa.kenali import Kolom, Tabel
from sakip.periksa.kenali.tabel import dengan_kepala

_BERNAMA = frozenset({"program", "sasaran", "uraian"})
_BERANGKA = KINERJA | UANG | ORANG
_NOMOR = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]?", re.IGNORECASE)


def berkepala(semua: Sequence[Tabel]) -> Iterator[Tabel]:
    """The tables; one that goes on without a heading has that of the last one as wide.

    Only where its first row is numbered as that one's rows are.
    """
    lama: Tabel | None = None
    for satu in semua:
        kenal = any(k.peran for k in satu.kolom)
        if lama and not kenal and satu.sumber.lebar == lama.sumber.lebar and _bernomor(satu, lama):
            satu = dengan_kepala(satu, lama)
        if any(k.peran == "indikator" for k in satu.kolom):
            lama = satu
        yield satu


def _bernomor(satu: Tabel, lama: Tabel) -> bool:
    nomor = next((k.indeks for k in lama.kolom if k.peran == "nomor"), None)
    return nomor is not None and _NOMOR.fullmatch(satu.sumber.baris[0][nomor].teks) is not None


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
