"""Every write of a measurement: figures, steps, evidence, and values that others decide."""

from sakip.web.pengukuran.selectors import measured, states
from sakip.web.pengukuran.services.bukti import kaitkan_bukti, lepas_bukti, unggah_bukti
from sakip.web.pengukuran.services.isi import (
    Ditolak,
    Isian,
    Konflik,
    Tersimpan,
    simpan,
    simpan_banyak,
)
from sakip.web.pengukuran.services.langkah import lakukan
from sakip.web.pengukuran.services.luar import catat_nilai_luar

__all__ = [
    "Ditolak",
    "Isian",
    "Konflik",
    "Tersimpan",
    "catat_nilai_luar",
    "kaitkan_bukti",
    "lakukan",
    "lepas_bukti",
    "measured",
    "simpan",
    "simpan_banyak",
    "states",
    "unggah_bukti",
]
