"""Laporan Capaian Kinerja Triwulan: a quarter in short text and tables."""

from sakip.laporan.triwulan.susun import triwulan

__all__ = ["triwulan"]
