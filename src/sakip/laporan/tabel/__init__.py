"""Tables of the reports by the id that outlines give them.

Each builder returns what introduces the table, the table, and what is said of
it, so that a table never stands without words.
"""

from __future__ import annotations

from collections.abc import Mapping

from sakip.laporan.tabel import banding, capaian, evaluasi, penunjang, rencana, sumber_daya
from sakip.laporan.tabel.dasar import TabelNaskah

__all__ = ["TABEL", "TabelNaskah"]

TABEL: Mapping[str, TabelNaskah] = {
    **rencana.TABEL,
    **capaian.TABEL,
    **banding.TABEL,
    **penunjang.TABEL,
    **sumber_daya.TABEL,
    **evaluasi.TABEL,
}
