"""The checks, each a module with what it claims and two small documents that prove it."""

from sakip.periksa.cek import (
    batas,
    bentuk,
    campuran,
    capaian,
    ganda,
    hitungan,
    ipp,
    jumlah,
    kalimat,
    klaim,
    narasi,
    persen,
    rincian,
    selisih,
    skala,
    tingkat,
)
from sakip.periksa.cek.dasar import Cek

SEMUA: tuple[Cek, ...] = (
    capaian.CEK,
    persen.CEK,
    persen.CEK_PORSI,
    selisih.CEK,
    jumlah.CEK,
    tingkat.CEK,
    campuran.CEK,
    hitungan.CEK,
    kalimat.CEK,
    rincian.CEK,
    ganda.CEK,
    narasi.CEK,
    klaim.CEK,
    klaim.CEK_STATUS,
    skala.CEK,
    batas.CEK,
    ipp.CEK,
    bentuk.CEK,
)
"""Every check, in the order in which their findings are told."""
