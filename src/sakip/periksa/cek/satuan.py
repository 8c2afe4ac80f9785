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
_INDEKS = re.compile(r"(?:indeks|nilai|skor)\b(?!.*\bjumlah\b)", re.I)
_SERATUS = ("%", "persen", "persentase")
_UKURAN = ("target", "realisasi", "target_akhir")


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    lihat = set()
    for f in bahan.fakta:
        if f.ukuran not in _UKURAN or f.subjek in lihat:
            continue
        nama, satuan = _NOMOR.sub("", f.nama), f.angka.angka.satuan or _di_kolom(f)
        if _CACAH.match(nama) and satuan.casefold() in _SERATUS:
            lihat.add(f.subjek)
            yield _temuan(f, "menghitung banyaknya, tetapi satuannya persen")
        elif _PERSEN.match(nama) and satuan_hitung(satuan):
            lihat.add(f.subjek)
            yield _temuan(f, f"adalah persentase, tetapi satuannya {satuan}")
        elif _INDEKS.match(nama) and satuan_hitung(satuan):
            lihat.add(f.subjek)
            yield _temuan(f, f"adalah nilai, tetapi satuannya {satuan}")


def _di_kolom(f: Fakta) -> str:
    """The unit in a column of its own; empty where there is none, or several units."""
    kolom = list(f.tabel.berperan("satuan"))
    teks = f.baris.sel[kolom[0].indeks].teks.strip() if len(kolom) == 1 else ""
    return "" if re.search(r"[/,]| dan ", teks) else teks


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
    "Tabel 1 Target tahun 2024\nNo\tIndikator\tSatuan\tTarget\n"
    "1\tJumlah layanan yang memadai\t{}\t8\n2\tPersentase layanan ber-SOP\tPersen\t100\n"
)

CEK = CekTemuan(
    id="satuan",
    klaim="Satuan cocok dengan indikatornya: 'Jumlah ...' bukan persen, 'Persentase ...' dan"
    " 'Nilai ...' bukan cacah.",
    dasar="Arti kata indikator itu sendiri.",
    temuan=jalankan,
    lolos=_ISI.format("unit"),
    gagal=_ISI.format("%"),
)
