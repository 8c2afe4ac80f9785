"""Plans: Renja and its change, agreement, IKU and their formulas."""

from __future__ import annotations

from collections.abc import Mapping

from sakip.laporan.tabel.dasar import TabelNaskah

TABEL: Mapping[str, TabelNaskah] = {}
