"""Every write of a measurement: figures, steps, evidence, and values that others decide."""

from sakip.web.pengukuran.selectors import measured, states
from sakip.web.pengukuran.services.isi import (
    Ditolak,
    Isian,
    Konflik,
    Tersimpan,
    simpan,
    simpan_banyak,
)
from sakip.web.pengukuran.services.langkah import lakukan

__all__ = [
    "Ditolak",
    "Isian",
    "Konflik",
    "Tersimpan",
    "lakukan",
    "measured",
    "simpan",
    "simpan_banyak",
    "states",
]
