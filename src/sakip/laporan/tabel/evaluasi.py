"""Evaluation: components of AKIP, follow-up, survey and service index."""

from __future__ import annotations

from collections.abc import Mapping

from sakip.laporan.tabel.dasar import TabelNaskah

TABEL: Mapping[str, TabelNaskah] = {}
