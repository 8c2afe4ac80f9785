"""Anybody's performance report read, every figure recomputed, and said what cannot be true."""

from sakip.periksa.baca import baca_dokumen, baca_teks
from sakip.periksa.mesin import HasilPeriksa, periksa
from sakip.periksa.model import Dokumen, JenisTemuan, Temuan

__all__ = [
    "Dokumen",
    "HasilPeriksa",
    "JenisTemuan",
    "Temuan",
    "baca_dokumen",
    "baca_teks",
    "periksa",
]
