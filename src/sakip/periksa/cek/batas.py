"""A cap on capaian that the document states and does not apply."""

from __future__ import annotations

from collections.abc import Iterator

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.kenali import Cara
from sakip.periksa.kenali.kalimat import kamus_kalimat
from sakip.periksa.model import JenisTemuan, Temuan


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    for kalimat in bahan.kalimat:
        for cocok in kalimat.cari(kamus_kalimat().batas):
            batas = kalimat.angka(cocok, "b")
            if batas is None or batas.nilai < 100:
                continue
            lewat = [
                f
                for f in bahan.fakta
                if f.ukuran == "capaian"
                and all(s.bawah > batas.nilai for cara in Cara for s in f.angka.selang(cara))
            ]
            if lewat:
                satu = lewat[0]
                teks = kalimat.paragraf.teks[cocok.start() : cocok.end()]
                yield Temuan(
                    cek="batas",
                    jenis=JenisTemuan.PERTANYAAN,
                    pesan=f"Tertulis '{teks}', tetapi {len(lewat)} capaian tercetak lebih tinggi, "
                    f"misalnya {satu.nama} {satu.angka.sel.teks} di {satu.tabel.judul}. "
                    "Apakah batas itu dipakai?",
                    tempat=kalimat.paragraf.tempat,
                    tercetak=teks,
                    label=teks,
                    hitungan=f"{satu.angka.sel.teks} > {batas.sel.teks}",
                    berat=4,
                )


_TABEL = (
    "Tabel 1 Capaian tahun 2024\nNo\tIndikator\tTarget\tRealisasi\tCapaian\n"
    "1\tIKPP\t8,05\t8,16\t{}\n"
)
_KALIMAT = "Capaian yang melebihi 100% tetap dinilai sebagai 100%.\n"

CEK = CekTemuan(
    id="batas",
    klaim="Batas capaian yang disebut dokumen dipakai pada capaian yang dicetaknya.",
    dasar="Ketentuan yang ditulis dokumen itu sendiri.",
    temuan=jalankan,
    lolos=_KALIMAT + _TABEL.format("100%"),
    gagal=_KALIMAT + _TABEL.format("101,37%"),
)
