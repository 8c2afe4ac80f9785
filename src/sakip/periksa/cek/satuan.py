"""Units that do not fit what the indicator says it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.fakta import Fakta
from sakip.periksa.kenali.angka import satuan_hitung
from sakip.periksa.model import JenisTemuan, Temuan

_NOMOR = re.compile(r"^[\d.)a-z]{1,4}[.)] *")
_CACAH = re.compile(r"(?:jumlah|banyaknya)\b(?!.*\b(?:persen|persentase|prosentase|rata)\b)", re.I)
_PERSEN = re.compile(r"(?:persentase|prosentase|persen)\b(?!.*\bjumlah\b)", re.I)
_UKURAN = ("target", "realisasi", "target_akhir")


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    lihat = set()
    for f in bahan.fakta:
        if f.ukuran not in _UKURAN or f.subjek in lihat:
            continue
        nama, satuan = _NOMOR.sub("", f.nama), f.angka.angka.satuan
        if _CACAH.match(nama) and satuan == "%":
            lihat.add(f.subjek)
            yield _temuan(f, "menghitung banyaknya, tetapi satuannya persen")
        elif _PERSEN.match(nama) and satuan_hitung(satuan):
            lihat.add(f.subjek)
            yield _temuan(f, f"adalah persentase, tetapi satuannya {satuan}")


def _temuan(f: Fakta, sebab: str) -> Temuan:
    return Temuan(
        cek="satuan",
        jenis=JenisTemuan.PERTANYAAN,
        pesan=f"Indikator '{f.nama}' {sebab} ({f.ukuran.replace('_', ' ')} {f.angka.sel.teks}).",
        tempat=f.angka.sel.tempat,
        tercetak=f.angka.sel.teks,
        tabel=f.tabel.judul,
        label=f.nama,
        kolom=f.kolom.nama,
        berat=2,
    )


_ISI = (
    "Tabel 1 Target tahun 2024\nNo\tIndikator\tTarget\n1\tJumlah layanan yang memadai\t{}\n"
    "2\tPersentase layanan ber-SOP\t100%\n"
)

CEK = CekTemuan(
    id="satuan",
    klaim="Satuan cocok dengan indikatornya: 'Jumlah ...' bukan persen, 'Persentase ...' bukan"
    " cacah.",
    dasar="Arti kata indikator itu sendiri.",
    temuan=jalankan,
    lolos=_ISI.format("8 unit"),
    gagal=_ISI.format("100%"),
)
