"""Habits of offices: what stands in their tables beside figures, and how they sign."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sakip.berkas.model import Berkas
from sakip.impor import HasilImpor, Keyakinan, impor
from sakip.periksa import baca_teks

JUDUL = "LAPORAN KINERJA DINAS PERPUSTAKAAN KABUPATEN ARGA TAHUN 2024\n\n"


def baca(teks: str) -> HasilImpor:
    return impor(baca_teks(JUDUL + teks, "lkjip.txt"))


def pagu(berkas: Berkas) -> dict[str, Decimal | None]:
    nama = {v.simpul: v.nama for v in berkas.simpul_versi}
    return {nama[a.simpul]: a.nilai for a in berkas.anggaran if a.jenis == "pagu"}


def test_accounts_and_totals_of_a_budget_are_no_nodes() -> None:
    b = baca("""\
Realisasi Anggaran

Kode\tUraian\tAnggaran\tRealisasi\t%
2.23.02\tPROGRAM PEMBINAAN PERPUSTAKAAN\t640.000.000\t611.200.000\t95,50
2.23.02.2.01\tPengelolaan Perpustakaan\t640.000.000\t611.200.000\t95,50
2.23.02.2.01.0007\tPengembangan Bahan Pustaka\t640.000.000\t611.200.000\t95,50
5.1.02.01.01.0026\tBelanja Bahan Kantor\t40.000.000\t31.200.000\t78,00
5.2.05.01.01.0001\tPengadaan Buku Umum\t600.000.000\t580.000.000\t96,67
\tJUMLAH BELANJA\t640.000.000\t611.200.000\t95,50
""").berkas
    assert list(pagu(b)) == [
        "PEMBINAAN PERPUSTAKAAN", "Pengelolaan Perpustakaan", "Pengembangan Bahan Pustaka"
    ]  # fmt: skip


SASARAN_DAN_PROGRAM = """\
Tabel 1 Capaian

Sasaran\tIndikator\tTarget\tRealisasi\tCapaian
Meningkatnya minat baca\tIndeks minat baca\t60,00\t63,00\t105,00
Meningkatnya mutu arsip\tNilai pengawasan arsip\t70,00\t77,00\t110,00

Tabel 2 Anggaran tiap sasaran

Sasaran\tProgram\tAnggaran
Meningkatnya mutu arsip\tProgram Pengelolaan Buku\t100.000.000
\tProgram Perizinan\t50.000.000
Meningkatnya minat baca\tProgram Penunjang Urusan\t70.000.000
"""


def test_a_programme_hangs_below_the_sasaran_to_its_left() -> None:
    hasil = baca(SASARAN_DAN_PROGRAM)
    nama = {v.simpul: v.nama for v in hasil.berkas.simpul_versi}
    induk = {v.nama: nama.get(v.induk or "") for v in hasil.berkas.simpul_versi}
    assert induk["Pengelolaan Buku"] == induk["Perizinan"] == "Meningkatnya mutu arsip"
    assert induk["Penunjang Urusan"] == "Meningkatnya minat baca"
    assert all(r.perihal != "Sasaran tiap program" for r in hasil.ragu)


def test_the_habit_of_a_document_decides_what_a_point_means() -> None:
    tabel = """\
Sasaran\tIndikator\tSatuan\tTarget\tRealisasi
Meningkatnya panen\tProduksi padi\tTon\t152.400\t149.873
Meningkatnya mutu\tIndeks mutu\tIndeks\t68,5\t69,45
Meningkatnya nilai\tNilai tukar\tIndeks\t101,5\t100,87
"""
    hasil = baca(tabel + "Meningkatnya tertib\tNilai AKIP\tNilai\t68,5\t69,45\n")
    padi = next(t for t in hasil.berkas.target if t.nilai and t.nilai > 1000)
    assert padi.nilai == 152400
    assert hasil.keyakinan[Keyakinan.RENDAH] == 0
    tanpa = baca("\n".join(tabel.splitlines()[:2]))
    assert tanpa.keyakinan[Keyakinan.RENDAH] == 2  # nothing in the document says how


TABEL = "\nSasaran\tIndikator\tTarget\nMeningkatnya layanan\tIndeks Kepuasan\t85,00\n"


@pytest.mark.parametrize(
    "teks",
    [
        "Nama : RATNA SARI, S.Sos\n\nJabatan : Kepala Dinas Sosial\n\nNama : ANDI WIBOWO\n\n"
        "Jabatan : Bupati Arga\n\nPihak Kedua, Bupati Arga\n\nANDI WIBOWO\n\nPihak Pertama,\n\n"
        "RATNA SARI, S.Sos\n\nPembina Tk. I\n\nNIP. 19700102 199503 2 004\n",
        "Arga, 3 Februari 2025\n\nKEPALA DINAS SOSIAL\n\nRATNA SARI, S.Sos\n\nPembina Tk. I\n\n"
        "NIP. 19700102 199503 2 004\n",
    ],
)  # fmt: skip
def test_the_head_of_the_office_is_who_signs_for_it(teks: str) -> None:
    (satu,) = baca(teks + TABEL).berkas.pejabat
    assert (satu.nama, satu.pangkat) == ("RATNA SARI, S.Sos", "Pembina Tk. I")
    assert satu.nip.replace(" ", "") == "197001021995032004"


def test_a_name_cut_off_at_a_page_break_is_the_one_it_begins() -> None:
    hasil = baca("""\
Sasaran\tIndikator\tTarget\tRealisasi
Meningkatnya tertib\tPersentase desa yang menyampaikan SPJ tepat waktu\t80 %\t76 %
Meningkatnya layanan\tIndeks Kepuasan\t85,00\t86,10

Tabel 2 Perbandingan

Indikator\tRealisasi 2023\tRealisasi 2024
Persentase desa yang menyampaikan SPJ tepat\t72\t76
""")
    satu, _ = hasil.berkas.indikator_versi
    assert satu.nama == "Persentase desa yang menyampaikan SPJ tepat waktu"
    assert [r.periode for r in hasil.berkas.realisasi if r.indikator == satu.indikator] == [
        "2023", "2024"
    ]  # fmt: skip


def test_the_number_of_respondents_in_a_sentence() -> None:
    unsur = ("Persyaratan", "Prosedur", "Waktu", "Biaya", "Produk", "Kompetensi", "Perilaku")
    baris = "\n".join(f"{n}\t{u}\t3,{n}0" for n, u in enumerate(unsur, start=1))
    b = baca(f"Survei kepada 150 responden.\n\nTabel 3 SKM\n\nNo\tUnsur\tNilai\n{baris}\n").berkas
    assert [r.jumlah for r in b.skm_responden] == [150]


KARTU = """\
Sasaran Strategis 1: Meningkatnya kualitas pelayanan

IKU 1. Indeks Kepuasan Masyarakat

Target 2024\tRealisasi 2024\tCapaian\tRealisasi 2023
85,00\t86,12\t101,32%\t84,30

{panjang}Indikator kinerja 2: Opini pengelolaan arsip

Sasaran\t: Meningkatnya tertib arsip
Satuan\t: Nilai
Target 2024\t: 70,00
Realisasi 2024\t: 71,40
Capaian\t: 102,00%
"""


def test_one_little_table_for_each_indicator() -> None:
    b = baca(KARTU.format(panjang="Uraian analisis capaian yang panjang.\n\n" * 14)).berkas
    nama = {iv.indikator: iv.nama for iv in b.indikator_versi}
    milik = {v.simpul: v.nama for v in b.simpul_versi}
    assert {(nama[r.indikator], r.periode): r.nilai for r in b.realisasi} == {
        ("Indeks Kepuasan Masyarakat", "2024"): Decimal("86.12"),
        ("Indeks Kepuasan Masyarakat", "2023"): Decimal("84.30"),
        ("Opini pengelolaan arsip", "2024"): Decimal("71.40"),
    }
    assert {iv.nama: milik[iv.simpul] for iv in b.indikator_versi} == {
        "Indeks Kepuasan Masyarakat": "Meningkatnya kualitas pelayanan",
        "Opini pengelolaan arsip": "Meningkatnya tertib arsip",
    }


def test_an_indicator_that_is_a_mean_is_no_row_of_totals() -> None:
    b = baca("""\
Indikator\tTarget\tRealisasi Triwulan I\tRealisasi Triwulan II
Indeks minat baca\t60\t58\t61
Rata-rata waktu layanan\t45\t50\t47
Rata-rata capaian\t52\t54\t54
""").berkas
    assert [iv.nama for iv in b.indikator_versi] == ["Indeks minat baca", "Rata-rata waktu layanan"]


def test_the_respondents_of_each_service_in_a_table() -> None:
    unsur = ("Persyaratan", "Prosedur", "Waktu", "Biaya", "Produk", "Kompetensi", "Perilaku")
    baris = "\n".join(f"{n}\t{u}\t3,{n}0\t3,{n}5" for n, u in enumerate(unsur, start=1))
    b = baca(f"""\
Tabel 2 Responden

No\tJenis Layanan\tJumlah Responden
1\tKTP\t210
2\tAkta\t140
\tJumlah\t350

Tabel 3 Nilai Unsur

No\tUnsur\tKTP\tAkta
{baris}
""").berkas
    assert {r.layanan: r.jumlah for r in b.skm_responden} == {"ktp": 210, "akta": 140}


def test_names_below_a_programme_are_of_the_levels_that_the_heading_names() -> None:
    b = baca("""\
Tabel 4 Anggaran

Program / Kegiatan\tAnggaran\tRealisasi
Program Promosi Membaca\t\t
Pameran buku\t50.000.000\t40.000.000
Kegiatan Lomba mendongeng\t20.000.000\t20.000.000
Perpustakaan keliling\t30.000.000\t29.000.000
""").berkas
    tingkat = {s.id: s.jenis.value for s in b.simpul}
    assert {v.nama: tingkat[v.simpul] for v in b.simpul_versi if v.induk and "." in v.simpul} == {
        "Pameran buku": "kegiatan",
        "Lomba mendongeng": "kegiatan",
        "Perpustakaan keliling": "kegiatan",
    }


MENURUN = """\
RENCANA AKSI

Program\tIndikator Program\tTarget TW 1\tTarget TW 2\tKegiatan\tIndikator Kegiatan\t\
Target TW 1\tTarget TW 2\tSub Kegiatan\t\
Indikator Sub Kegiatan\tTarget TW 1\tTarget TW 2\tPenanggung Jawab\tAanggaran (Rp)
Program Buku\tPersentase buku\t25%\t50%\tPengadaan\tPersentase pengadaan\t25%\t50%\tBeli buku\t\
Jumlah buku\t10\t20\tSeksi A\t{a}
\t\t\t\t\t\t\t\tBeli rak\tJumlah rak\t1\t2\tSeksi A\t{b}
\t\t\t\tPerawatan\tPersentase perawatan\t25%\t50%\tSampul\tJumlah sampul\t5\t9\tSeksi B\t{c}
\t\t\t\t\t\t\t\tJilid\tJumlah jilid\t5\t9\tSeksi B\t{d}
"""


@pytest.mark.parametrize(
    ("uang", "milik"),
    [
        (("3.000.000", "", "1.000.000", ""), {"Pengadaan": 3_000_000, "Perawatan": 1_000_000}),
        (("3.000.000", "4.000.000", "5.000.000", "6.000.000"),
         {"Beli buku": 3_000_000, "Beli rak": 4_000_000, "Sampul": 5_000_000, "Jilid": 6_000_000}),
    ],
)  # fmt: skip
def test_money_beside_levels_is_of_the_level_that_it_stands_once_for(
    uang: tuple[str, ...], milik: dict[str, int]
) -> None:
    hasil = baca(MENURUN.format(**dict(zip("abcd", uang, strict=True))))
    assert pagu(hasil.berkas) == milik
    (kurang,) = (r for r in hasil.ragu if r.perihal == "Target setahun")
    assert "7 indikator hanya tercetak per triwulan" in kurang.sebab


def test_remarks_tell_of_the_year_before() -> None:
    b = baca("""\
Sasaran\tIndikator\tTarget\tPenjelasan
Meningkatnya layanan\tIndeks Kepuasan\t84,00\tNaik dari target tahun sebelumnya (2023) dengan \
nilai 85 (Baik) dimana nilainya Tahun 2023 yaitu 80,33 (capaian sebesar 94,51%).
Meningkatnya akuntabilitas\tNilai SAKIP\t74,50\tDi atas tahun lalu, dimana Nilai SAKIP Tahun 2023 \
yaitu 74,15 (capaian sebesar 99,87%).
""").berkas
    assert [t.nilai for t in b.target if t.periode == "2023"] == [85]
    assert [r.nilai for r in b.realisasi] == [Decimal("80.33"), Decimal("74.15")]
    # What no target is printed for stays as the source states it.
    assert [(t.alamat, t.nilai) for t in b.terlapor] == [("capaian:ss2.i1:2023", Decimal("99.87"))]


def test_targets_before_and_after_a_change_under_one_heading() -> None:
    b = baca("""\
Sasaran\tIndikator\tTarget\t
\t\tMurni\tPerubahan
Meningkatnya mutu jalan\tPersentase jalan mantap\t71,25\t70,80
Meningkatnya mutu ruang\tTingkat kesesuaian ruang\t76,00\t77,50
""").berkas
    assert {(t.versi, t.nilai) for t in b.target} == {
        ("murni", Decimal("71.25")), ("perubahan-1", Decimal("70.80")),
        ("murni", Decimal("76.00")), ("perubahan-1", Decimal("77.50")),
    }  # fmt: skip


def test_the_last_of_some_years_is_not_taken_for_the_end_of_the_plan() -> None:
    tabel = "Sasaran\tIndikator\tTarget 2022\tTarget 2023\tTarget 2024{}\n"
    isi = "Meningkatnya mutu\tIndeks mutu\t80\t84\t88{}\n"
    jenis = {t.jenis for t in baca(tabel.format("") + isi.format("")).berkas.target}
    assert "akhir_renstra" not in jenis
    lanjut = baca(tabel.format("\tTarget 2025") + isi.format("\t90")).berkas.target
    assert [t.nilai for t in lanjut if t.jenis == "akhir_renstra"] == [90]


def test_a_report_of_a_state_of_a_day_and_a_signature_in_one_cell() -> None:
    hasil = impor(
        baca_teks(
            """\
LAPORAN REALISASI FISIK DAN KEUANGAN

DINAS PERPUSTAKAAN KABUPATEN ARGA

KEADAAN SAMPAI DENGAN 31 DESEMBER 2024

Program\tPagu\tRealisasi
Program Pembinaan Perpustakaan\t640.000.000\t611.200.000

\tArga, 14 Maret 2025 KEPALA DINAS PERPUSTAKAAN Ir. HENDRA GUNAWAN, M.T. Pembina Utama Muda NIP \
19670303 199403 1 005
""",
            "rfk.txt",
        )
    )
    assert hasil.berkas.tahun == 2024
    (satu,) = hasil.berkas.pejabat
    assert (satu.nama, satu.pangkat) == ("Ir. HENDRA GUNAWAN, M.T.", "Pembina Utama Muda")


def test_bare_years_are_realisasi_where_this_year_is_printed_so_elsewhere() -> None:
    utama = """\
Sasaran\tIndikator\tTarget\tRealisasi s.d. Triwulan IV
Meningkatnya mutu\tIndeks mutu\t90\t95,68
Meningkatnya layanan\tNilai layanan\t88,50\t90,27

Perkembangan

Indikator\t2023\t2024
Indeks mutu\t94,44\t95,68
Nilai layanan\t87,91\t{}
"""
    b = baca(utama.format("90,27")).berkas
    assert {(r.periode, r.nilai) for r in b.realisasi} == {
        ("2023", Decimal("94.44")), ("2023", Decimal("87.91")),
        ("2024", Decimal("95.68")), ("2024", Decimal("90.27")),
    }  # fmt: skip
    # Figures that are something else stay out.
    assert all(r.periode == "2024" for r in baca(utama.format("102,00")).berkas.realisasi)


def test_a_list_of_indicators_keeps_the_sasaran_that_it_names() -> None:
    b = baca("""\
INDIKATOR KINERJA UTAMA

Sasaran\tIndikator Kinerja Utama\tFormulasi
Meningkatnya layanan\tPersentase layanan daring\tJumlah layanan daring / Jumlah layanan x 100%
Meningkatnya keamanan\tIndeks keamanan\tHasil penilaian
""").berkas
    nama = {v.simpul: v.nama for v in b.simpul_versi}
    assert {iv.nama: nama[iv.simpul] for iv in b.indikator_versi} == {
        "Persentase layanan daring": "Meningkatnya layanan",
        "Indeks keamanan": "Meningkatnya keamanan",
    }


def test_a_budget_before_and_after_its_change_is_not_torn() -> None:
    b = baca("""\
Program\tAnggaran Semula (Rp)\tAnggaran Menjadi (Rp)\tRealisasi (Rp)
Program Perbaikan Gizi\t1.100.000.000\t1.150.000.000\t1.092.500.000
Program Layanan\t5.200.000.000\t4.900.000.000\t4.802.000.000
""").berkas
    assert {(a.jenis, a.versi, a.nilai) for a in b.anggaran if a.simpul == "p1"} == {
        ("pagu", "murni", Decimal(1_100_000_000)),
        ("pagu", "perubahan-1", Decimal(1_150_000_000)),
        ("realisasi", "murni", Decimal(1_092_500_000)),
    }
