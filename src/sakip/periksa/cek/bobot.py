"""Weights that a regulation fixes: components of the LKE, aspects of the IPP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from sakip.core.angka import cetak_penuh
from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import Ipp, Lke
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.kenali import Baris, Kolom, Tabel
from sakip.periksa.kenali.kamus import ciri
from sakip.periksa.model import JenisTemuan, Temuan

_SEDIKITNYA = 3  # rows that must be of one rule


@cache
def _aturan(tahun: int) -> tuple[tuple[str, Mapping[str, Decimal]], ...]:
    """By rule: weight by name of what it weighs."""
    buku, pada = BukuAturan.muat(), date(tahun, 12, 31)
    lke = buku.ambil_isi("lke.permenpanrb-88-2021", pada, Lke)[1]
    ipp = buku.ambil_isi("ipp.permenpanrb", pada, Ipp)[1]
    return (
        ("PermenPANRB 88/2021", {ciri(k.nama): k.bobot for k in lke.komponen}),
        (
            "PermenPANRB 29/2022",
            {ciri(n): a.bobot for a in ipp.aspek for n in (a.nama, a.id, *a.sinonim)},
        ),
    )


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    tahun = bahan.tahun or 2024
    if tahun < 2022:  # older sheets weigh otherwise
        return
    for tabel in bahan.tabel:
        for kolom in tabel.berperan("bobot"):
            for sumber, bobot in _aturan(tahun):
                yield from _banding(tabel, kolom, sumber, bobot)


def _banding(
    tabel: Tabel, kolom: Kolom, sumber: str, bobot: Mapping[str, Decimal]
) -> Iterator[Temuan]:
    isi = [
        (b, b.angka[kolom.indeks].nilai, bobot[ciri(b.nama)])
        for b in tabel.data
        if kolom.indeks in b.angka and ciri(b.nama) in bobot
    ]
    beda = [(b, tulis, benar) for b, tulis, benar in isi if tulis not in (benar, benar / 100)]
    # Where most differ the office uses a sheet of its own.
    if len(isi) >= _SEDIKITNYA and len(beda) * 2 < len(isi):
        for baris, _, benar in beda:
            yield _temuan(tabel, baris, kolom, benar, sumber)


def _temuan(tabel: Tabel, baris: Baris, kolom: Kolom, benar: Decimal, sumber: str) -> Temuan:
    sel = baris.sel[kolom.indeks]
    tulis = cetak_penuh(benar)
    return Temuan(
        cek="bobot",
        jenis=JenisTemuan.SALAH,
        pesan=f"{kolom.nama} '{baris.nama}' tercetak {sel.teks}, padahal {tulis} menurut {sumber}.",
        tempat=sel.tempat,
        tercetak=sel.teks,
        tabel=tabel.judul,
        label=baris.nama,
        kolom=kolom.nama,
        hitungan=f"{sel.teks} ≠ {tulis}",
        dugaan=f"Mungkin {sel.teks} seharusnya {tulis}.",
        berat=3,
    )


_ISI = (
    "Tabel 5 Hasil evaluasi tahun 2024\nNo\tKomponen\tBobot\tNilai\n"
    "1\tPerencanaan Kinerja\t30\t23,11\n2\tPengukuran Kinerja\t30\t21,63\n"
    "3\tPelaporan Kinerja\t{}\t12,35\n"
    "4\tEvaluasi Akuntabilitas Kinerja Internal\t25\t16,77\n"
)

CEK = CekTemuan(
    id="bobot",
    klaim="Bobot komponen LKE dan aspek IPP seperti yang ditetapkan peraturannya.",
    dasar="PermenPANRB 88/2021 (30, 30, 15, 25); PermenPANRB 29/2022 dan 17/2017 untuk IPP.",
    temuan=jalankan,
    lolos=_ISI.format("15"),
    gagal=_ISI.format("51"),
)
