"""What the tables and figures of a document are."""

from sakip.periksa.kenali.angka import Cara, SelAngka, baca_sel, selang
from sakip.periksa.kenali.kepala import Kolom, nomor_kolom
from sakip.periksa.kenali.tabel import Baris, JenisBaris, Tabel, kenali_tabel

__all__ = [
    "Baris",
    "Cara",
    "JenisBaris",
    "Kolom",
    "SelAngka",
    "Tabel",
    "baca_sel",
    "kenali_tabel",
    "nomor_kolom",
    "selang",
]
