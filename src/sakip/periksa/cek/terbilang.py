"""A count in figures and in words behind it."""

from __future__ import annotations

from collections.abc import Iterator

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.kenali.kalimat import kamus_kalimat
from sakip.periksa.model import JenisTemuan, Temuan


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    for kalimat in bahan.kalimat:
        for cocok in kalimat.cari(kamus_kalimat().terbilang):
            nilai = bilangan(cocok["k"])
            if nilai is not None and nilai != int(cocok["a"]):
                yield Temuan(
                    cek="terbilang",
                    jenis=JenisTemuan.SALAH,
                    pesan=f"Tertulis {cocok[0]}: angka dan hurufnya berbeda.",
                    tempat=kalimat.paragraf.tempat,
                    tercetak=cocok[0],
                    label=kalimat.paragraf.teks[:120],
                    hitungan=f"{cocok['a']} ≠ {nilai}",
                    berat=2,
                )


def bilangan(teks: str) -> int | None:
    """The number that words stand for, below a thousand; None for other words."""
    satuan = {k: v for k, v in kamus_kalimat().angka_kata.items() if v < 10}
    hasil = sisa = 0
    for kata in teks.casefold().split():
        if kata in satuan and sisa == 0:
            sisa = satuan[kata]
        elif kata in ("sepuluh", "sebelas", "seratus") and sisa == 0:
            hasil += {"sepuluh": 10, "sebelas": 11, "seratus": 100}[kata]
        elif kata in ("belas", "puluh", "ratus") and sisa:
            hasil += sisa + 10 if kata == "belas" else sisa * (10 if kata == "puluh" else 100)
            sisa = 0
        else:
            return None
    return hasil + sisa or None


CEK = CekTemuan(
    id="terbilang",
    klaim="Bilangan yang ditulis dengan angka dan huruf sama.",
    dasar="Kedua tulisan itu menyebut bilangan yang sama.",
    temuan=jalankan,
    lolos="Survei memakai 9 (sembilan) unsur dan 25 (dua puluh lima) responden.\n",
    gagal="Survei memakai 9 (sebelas) unsur.\n",
)
