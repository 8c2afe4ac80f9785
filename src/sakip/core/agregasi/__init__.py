"""Many figures become one: quarters a year, indicators a mean, amounts a ratio of sums."""

from sakip.core.agregasi.dasar import (
    desimal,
    jumlahkan,
    kosong_bersama,
    rasio,
    rata_rata,
    rerata,
)
from sakip.core.agregasi.triwulan import (
    agregat,
    agregat_rasio,
    akumulasi,
    ke_kumulatif,
    ke_per_periode,
    peringatan_target_triwulan,
)

__all__ = [
    "agregat",
    "agregat_rasio",
    "akumulasi",
    "desimal",
    "jumlahkan",
    "ke_kumulatif",
    "ke_per_periode",
    "kosong_bersama",
    "peringatan_target_triwulan",
    "rasio",
    "rata_rata",
    "rerata",
]
