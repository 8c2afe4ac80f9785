"""Texts whose tables lost lines, cells and headings."""

from __future__ import annotations

from decimal import Decimal

from sakip.impor import HasilImpor, impor
from sakip.periksa import baca_teks

LEPAS = """\
Meningkatnya kepuasan warga terhadap

layanan kecamatan

Indeks Kepuasan Masyarakat (IKM) 82,00 (Baik) 80, 50 (Baik) 98,17% Survei Tahun 2023

Meningkatnya akuntabilitas kecamatan

Nilai SAKIP BB N/A N/A LHE belum terbit

Tersedianya ruang layanan yang layak

Jumlah ruang layanan yang

memadai

6  unit 5 unit 83,33% loket, ruang tunggu,

dan ruang laktasi

Tersedianya prosedur layanan Persentase layanan yang memiliki SOP 100% 100% 100% 9 SOP

Terlaksananya forum warga Jumlah warga yang hadir

dalam forum

40 orang - 0% Forum Kec. Sukamulya tidak dilaksanakan

"""


def baca(isi: str) -> HasilImpor:
    return impor(baca_teks(isi, "pengukuran.txt"))


def test_three_figures_in_a_row_that_add_up_are_target_realisasi_and_capaian() -> None:
    hasil = baca(LEPAS)
    berkas = hasil.berkas
    nama = {iv.indikator: iv.nama for iv in berkas.indikator_versi}
    assert berkas.kantor.nama == "Kecamatan Sukamulya"
    assert berkas.tahun == 2023
    assert {nama[t.indikator]: t.nilai or t.label for t in berkas.target} == {
        "Indeks Kepuasan Masyarakat (IKM)": 82,
        "Nilai SAKIP": "BB",
        "Jumlah ruang layanan yang memadai": 6,
        "Persentase layanan yang memiliki SOP": 100,
        "Jumlah warga yang hadir dalam forum": 40,
    }
    nilai = {nama[r.indikator]: r.nilai for r in berkas.realisasi}
    assert nilai["Indeks Kepuasan Masyarakat (IKM)"] == Decimal("80.5")
    assert nilai["Jumlah ruang layanan yang memadai"] == 5
    assert nilai["Nilai SAKIP"] is None
    assert nilai["Jumlah warga yang hadir dalam forum"] is None, "a dash is not zero"
    assert {s.nama for s in berkas.simpul_versi} >= {
        "Meningkatnya kepuasan warga terhadap layanan kecamatan",
        "Tersedianya ruang layanan yang layak",
    }
    assert any(r.perihal == "Tabel tanpa judul kolom" for r in hasil.ragu)


def test_programmes_and_amounts_in_two_lists_belong_together_in_order() -> None:
    hasil = baca(
        "PERJANJIAN KINERJA TAHUN 2024\nKECAMATAN SUKAMULYA\n\n"
        "NO\tSASARAN\tINDIKATOR KINERJA\tTARGET\n"
        "1\tMeningkatnya kepuasan warga\tIndeks Kepuasan Masyarakat\t84,00\n\n"
        "PROGRAM\n\nProgram Pembinaan Desa\nProgram Penunjang Urusan\n\n"
        "Bupati Wanasari\n\nANGGARAN\n\nRp 33.800.000,00\nRp 1.521.097.505,00\n"
    )
    nama = {s.simpul: s.nama for s in hasil.berkas.simpul_versi}
    assert {nama[a.simpul]: a.nilai for a in hasil.berkas.anggaran} == {
        "Pembinaan Desa": 33_800_000,
        "Penunjang Urusan": 1_521_097_505,
    }
    assert any("menurut urutan" in r.sebab for r in hasil.ragu)


def test_lists_of_unlike_length_are_left_alone() -> None:
    hasil = baca(
        "PERJANJIAN KINERJA TAHUN 2024\nKECAMATAN SUKAMULYA\n\n"
        "NO\tSASARAN\tINDIKATOR KINERJA\tTARGET\n"
        "1\tMeningkatnya kepuasan warga\tIndeks Kepuasan Masyarakat\t84,00\n\n"
        "PROGRAM\n\nProgram Pembinaan Desa\nProgram Penunjang Urusan\n\n"
        "ANGGARAN\n\nRp 33.800.000,00\n"
    )
    assert not hasil.berkas.anggaran


def test_an_indicator_of_which_only_sentences_tell() -> None:
    hasil = baca("""\
LAPORAN KINERJA PENGADILAN NEGERI SUKAMULYA TAHUN 2023

I. SASARAN TERWUJUDNYA PERADILAN YANG PASTI

2. Persentase perkara yang tidak mengajukan banding Banding adalah upaya hukum dari pihak \
yang tidak puas.

Jumlah perkara tanpa banding

= x 100%

Jumlah perkara diputus

Dari data di atas realisasi perkara yang tidak mengajukan banding adalah sebesar 93,98 %, dengan \
perhitungan sebagai berikut.
""")
    (satu,) = hasil.berkas.indikator_versi
    assert satu.nama == "Persentase perkara yang tidak mengajukan banding"
    assert [k.label for k in satu.komponen] == [
        "Jumlah perkara tanpa banding",
        "Jumlah perkara diputus",
    ]
    assert [(r.nilai, r.terlapor) for r in hasil.berkas.realisasi] == [(Decimal("93.98"), True)]
    assert "Indikator dari kalimat" in {r.perihal for r in hasil.ragu}
    (sasaran,) = (v.nama for v in hasil.berkas.simpul_versi if v.simpul == satu.simpul)
    assert sasaran == "TERWUJUDNYA PERADILAN YANG PASTI"
