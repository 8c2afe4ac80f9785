"""Targets that deserve a second look: lower than what was reached, or the same year after year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from sakip.berkas import baris as b
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.core.angka import cetak_penuh
from sakip.core.aturan.jenis import Polaritas

TAHUN_TETAP = 3
"""So many years with the same target in a row are mentioned."""
_PUNCAK = {(Polaritas.MAKS, "%"): Decimal(100), (Polaritas.MIN, ""): Decimal(0)}
"""Where no better target can be set."""


class TemuanTarget(NamedTuple):
    """A remark about the target of one indicator in the year of the Berkas."""

    indikator: str
    kode: str
    pesan: str
    saran: str


def target_findings(berkas: Berkas) -> Iterator[TemuanTarget]:
    """Remarks on yearly targets; the one above the end of the plan is `sakip.hitung`'s to tell."""
    indeks = Indeks(berkas)
    versi = indeks.versi_tahun(berkas.tahun)
    for iv in indeks.indikator_aktif(berkas.tahun, versi):
        if iv.peran != "kinerja" or iv.polaritas not in {Polaritas.MAKS, Polaritas.MIN}:
            continue
        target = yearly_target(indeks, iv.indikator, berkas.tahun)
        if target is None:
            continue
        yield from _below_reached(indeks, iv, target, berkas.tahun - 1)
        yield from _unchanged(indeks, iv, target, berkas.tahun)


def yearly_target(indeks: Indeks, indikator: str, tahun: int) -> Decimal | None:
    """What is promised for a year: by the agreement, else by the Renstra."""
    versi = indeks.versi_tahun(tahun)
    for jenis in ("tahunan", "renstra_tahunan"):
        baris = indeks.target_pada(indikator, jenis, str(tahun), versi)
        if baris is not None and baris.nilai is not None:
            return baris.nilai
    return None


def _below_reached(
    indeks: Indeks, iv: b.IndikatorVersi, target: Decimal, lalu: int
) -> Iterator[TemuanTarget]:
    baris = indeks.realisasi.get((iv.indikator, str(lalu)))
    if baris is None or baris.nilai is None:
        return
    lebih_mudah = target < baris.nilai if iv.polaritas is Polaritas.MAKS else target > baris.nilai
    if lebih_mudah:
        kata = "di bawah" if iv.polaritas is Polaritas.MAKS else "di atas"
        yield TemuanTarget(
            iv.indikator,
            "perhatian.target_dicapai",
            f"Target {lalu + 1} ({cetak_penuh(target)}) {kata} realisasi {lalu} "
            f"({cetak_penuh(baris.nilai)}).",
            "Naikkan targetnya, atau tulis pertimbangannya di usulan target."
            if iv.polaritas is Polaritas.MAKS
            else "Turunkan targetnya, atau tulis pertimbangannya di usulan target.",
        )


def _unchanged(
    indeks: Indeks, iv: b.IndikatorVersi, target: Decimal, tahun: int
) -> Iterator[TemuanTarget]:
    if _PUNCAK.get((iv.polaritas, iv.satuan)) == target:
        return
    awal, akhir = tahun, tahun
    while yearly_target(indeks, iv.indikator, awal - 1) == target:
        awal -= 1
    while yearly_target(indeks, iv.indikator, akhir + 1) == target:
        akhir += 1
    if akhir - awal + 1 >= TAHUN_TETAP:
        yield TemuanTarget(
            iv.indikator,
            "perhatian.target_tetap",
            f"Targetnya sama ({cetak_penuh(target)}) dari {awal} sampai {akhir}.",
            "Pastikan memang tidak dapat lebih baik, atau tulis pertimbangannya.",
        )
