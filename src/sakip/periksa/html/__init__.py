"""The findings as a page that stands alone: no network, nothing beside it, fit for print."""

from sakip.periksa.html.indeks import Baris, tulis_indeks
from sakip.periksa.html.laporan import tulis_laporan

__all__ = ["Baris", "tulis_indeks", "tulis_laporan"]
