"""Comparisons: three years, end of the Renstra, regency, province, nation."""

from __future__ import annotations

from collections.abc import Mapping

from sakip.laporan.tabel.dasar import TabelNaskah

TABEL: Mapping[str, TabelNaskah] = {}
