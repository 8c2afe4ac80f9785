"""The workbook: a Berkas as XLSX that people fill in, and back without loss.

tulis_buku_kerja(berkas)              the workbook of a Berkas
baca_buku_kerja(jalur)                the Berkas of a workbook, or all findings by cell
buku_kerja_kosong(tahun, kantor)      an empty one to start a year
buku_kerja_dari_tahun_lalu(berkas)    one made from last year
"""

from sakip.berkas.buku_kerja.baca import baca_buku_kerja
from sakip.berkas.buku_kerja.tahun_baru import buku_kerja_dari_tahun_lalu, buku_kerja_kosong
from sakip.berkas.buku_kerja.tulis import tulis_buku_kerja

__all__ = [
    "baca_buku_kerja",
    "buku_kerja_dari_tahun_lalu",
    "buku_kerja_kosong",
    "tulis_buku_kerja",
]
