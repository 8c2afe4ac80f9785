"""Perjanjian Kinerja of every level, as PermenPANRB 53/2014 (Lampiran I) shapes it."""

from sakip.laporan.perjanjian.susun import perjanjian_kinerja

__all__ = ["perjanjian_kinerja"]
