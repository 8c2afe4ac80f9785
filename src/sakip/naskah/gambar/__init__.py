"""Charts and drawings as SVG, from plain data, each described in words.

The same picture serves paper and screen. Nothing is measured by a font engine and nothing comes
from outside: equal data gives equal text. Sizes are thousandths of a point.
"""

from sakip.naskah.gambar.batang import Batang, gambar_batang
from sakip.naskah.gambar.dasar import (
    LEBAR_MENDATAR,
    LEBAR_TEGAK,
    TINGGI_MENDATAR,
    TINGGI_TEGAK,
    Terbit,
    Ukuran,
)
from sakip.naskah.gambar.garis import Deret, gambar_garis
from sakip.naskah.gambar.kartu import Kartu, Silang
from sakip.naskah.gambar.kuadran import Sumbu, Titik, gambar_kuadran
from sakip.naskah.gambar.organisasi import Jabatan, gambar_organisasi
from sakip.naskah.gambar.pohon_kinerja import Lukisan, gambar_pohon
from sakip.naskah.gambar.proses_bisnis import Proses, gambar_proses
from sakip.naskah.gambar.warna import Nada

__all__ = [
    "LEBAR_MENDATAR",
    "LEBAR_TEGAK",
    "TINGGI_MENDATAR",
    "TINGGI_TEGAK",
    "Batang",
    "Deret",
    "Jabatan",
    "Kartu",
    "Lukisan",
    "Nada",
    "Proses",
    "Silang",
    "Sumbu",
    "Terbit",
    "Titik",
    "Ukuran",
    "gambar_batang",
    "gambar_garis",
    "gambar_kuadran",
    "gambar_organisasi",
    "gambar_pohon",
    "gambar_proses",
]
