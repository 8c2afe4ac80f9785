"""Numbers as Indonesian offices print them: reading, rounding, intervals, printing.

``baca`` reads any text without raising and says what it found; ``baca_angka`` insists on one
number. Values are ``Decimal``; rounding is half-up, away from zero at the half.
"""

from sakip.core.angka.bulat import KONTEKS, bulatkan
from sakip.core.angka.cetakan import (
    cetak,
    cetak_angka,
    cetak_kosong,
    cetak_penuh,
    cetak_persen,
    cetak_ringkas,
    cetak_rp,
    cetak_satuan,
)
from sakip.core.angka.jenis import (
    Ambigu,
    Angka,
    AngkaRentang,
    Bacaan,
    Kosong,
    Label,
    Pecahan,
    Rusak,
    TanpaNilai,
)
from sakip.core.angka.pembaca import baca, baca_angka, baca_triwulan, dari_sel
from sakip.core.angka.rentang import Rentang
from sakip.core.angka.terbilang import terbilang

__all__ = [
    "KONTEKS",
    "Ambigu",
    "Angka",
    "AngkaRentang",
    "Bacaan",
    "Kosong",
    "Label",
    "Pecahan",
    "Rentang",
    "Rusak",
    "TanpaNilai",
    "baca",
    "baca_angka",
    "baca_triwulan",
    "bulatkan",
    "cetak",
    "cetak_angka",
    "cetak_kosong",
    "cetak_penuh",
    "cetak_persen",
    "cetak_ringkas",
    "cetak_rp",
    "cetak_satuan",
    "dari_sel",
    "terbilang",
]
