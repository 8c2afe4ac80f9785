"""Foreign documents read into one shape, whatever kind of file they came in."""

from sakip.periksa.baca.berkas import baca_dokumen
from sakip.periksa.baca.teks import baca_teks

__all__ = ["baca_dokumen", "baca_teks"]
