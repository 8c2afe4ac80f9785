"""The annexes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sakip.laporan.bahan import Bahan
from sakip.naskah.pohon import Blok

ISI: Mapping[str, Callable[[Bahan], tuple[Blok, ...]]] = {}
