"""LKjIP, the yearly performance report of an office (PermenPANRB 53/2014, Lampiran II)."""

from sakip.laporan.lkjip.susun import lkjip

__all__ = ["lkjip"]
