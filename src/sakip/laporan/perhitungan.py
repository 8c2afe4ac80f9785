"""Catatan perhitungan."""

from __future__ import annotations

from sakip.laporan.bahan import Bahan
from sakip.naskah.pohon import Blok, Dokumen


def calculation_notes(bahan: Bahan, dokumen: Dokumen) -> tuple[Blok, ...]:
    return ()
