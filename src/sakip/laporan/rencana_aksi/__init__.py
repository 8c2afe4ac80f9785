"""Rencana Aksi and its measurement: each indicator quarter by quarter."""

from sakip.laporan.rencana_aksi.daftar import indicator_name, quarter
from sakip.laporan.rencana_aksi.susun import pengukuran_rencana_aksi, rencana_aksi

__all__ = ["indicator_name", "pengukuran_rencana_aksi", "quarter", "rencana_aksi"]
