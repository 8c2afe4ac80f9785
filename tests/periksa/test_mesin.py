"""Judging: what is certain, what is asked, and what rounding or cutting off explains."""

from __future__ import annotations

import pytest

from sakip.periksa import JenisTemuan, Temuan, baca_teks, periksa
from sakip.periksa.model import Dokumen, JenisBerkas, Sel, TabelSumber

KEPALA = "Tabel 1 Capaian tahun 2024\nNo\tIndikator\tTarget\tRealisasi\tCapaian\n"


def temuan(isi: str) -> tuple[Temuan, ...]:
    return periksa(baca_teks(isi)).temuan


@pytest.mark.parametrize(
    "baris",
    [
        "1\tNilai AKIP\t74,30\t73,59\t99,04",
        "1\tNilai AKIP\t74,30\t73,59\t99,05",  # 73,595 was shortened to 73,59
        "1\tNilai AKIP\t74,30\t73,59\t99",
        "1\tSurat\t3\t2\t66,66",  # cut off
        "1\tKematian\t10\t8\t125,00",  # lower is better, ratio
        "1\tKematian\t10\t8\t120,00",  # lower is better, mirrored
        "1\tIKM\t80\t100\t110",  # capped
        "1\tJumlah laporan\t0\t0\t100",
    ],
)
def test_what_some_true_value_explains_is_not_flagged(baris: str) -> None:
    assert temuan(KEPALA + baris + "\n") == ()


def test_digits_swapped_are_named() -> None:
    (satu,) = temuan(
        KEPALA + "1\tNilai AKIP\t74,30\t73,59\t99,04\n2\tSurat\t40 surat\t30 surat\t57,00\n"
    )
    assert satu.jenis is JenisTemuan.SALAH
    assert satu.dugaan == "Mungkin 57,00 seharusnya 75,00 (dua angka tertukar)."


def test_one_slip_that_mends_two_sums_is_the_one_named() -> None:
    hasil = temuan(
        "Tabel 1 SDM tahun 2024\nProgram\tKebutuhan\tTersedia\t% Ketersediaan\n"
        "A\t18\t6\t33,33\nB\t22\t9\t36,36\nJumlah\t40\t14\t35\n"
    )
    assert {t.dugaan for t in hasil} == {"Mungkin 9 seharusnya 8 (satu angka berbeda)."}


def test_a_print_elsewhere_tells_what_should_stand_here() -> None:
    hasil = temuan(
        KEPALA + "1\tNilai AKIP\t74,30\t73,59\t99,04\n\nLalu.\n\n"
        "Tabel 2 Renstra tahun 2024\nIndikator\tTarget Akhir Renstra\tRealisasi\tTingkat Kemajuan\n"
        "Nilai AKIP\t73,50\t71,59\t100,12%\n"
    )
    assert [t.dugaan for t in hasil] == [
        "Mungkin 71,59 seharusnya 73,59 (tercetak begitu di Tabel 1 Capaian tahun 2024)."
    ]
    assert hasil[0].tercetak == "71,59"


def test_missed_printed_as_met_changes_a_decision() -> None:
    hasil = temuan(KEPALA + "1\tA\t10\t10\t100\n2\tNilai AKIP\t74,30\t73,59\t101,04\n")
    assert [t.mengubah_putusan for t in hasil] == [True]


def test_a_column_nothing_fits_is_asked_about() -> None:
    baris = "".join(f"{n}\tIndikator {n}\t50\t{n}5\t{n}3,77\n" for n in range(1, 8))
    assert {t.jenis for t in temuan(KEPALA + baris)} == {JenisTemuan.PERTANYAAN}


def test_figures_right_within_published_rounding_are_left_alone() -> None:
    """Means and differences of published figures, as real reports print them."""
    isi = (
        "Tabel 1 Sarpras tahun 2024\n"
        "Indikator\tTarget\tRealisasi\tCapaian\tTersedia\tKebutuhan\t% Ketersediaan\tEfisiensi\n"
        "Nilai AKIP\t74,30\t73,59\t99,04\t253\t287\t88,15\t10,89\n"
        "IKPP\t8,05\t8,16\t101,37\t253\t287\t88,15\t13,22\n"
        "Rata-rata capaian dan ketersediaan\t\t\t100,21%\t253\t287\t88,15\t12,06\n\n"
        "Tabel 2 IKM per layanan\n"
        "No\tLayanan\tNilai\n1\tKTP\t95.07\n2\tKK\t93.66\n3\tSKCK\t100\n4\tPindah\t95.53\n"
        "5\tLainnya\t96.3\n\tIKM unit\t96,11\n"
    )
    assert temuan(isi) == ()


def test_a_total_that_no_rounding_explains_is_wrong_with_its_likely_slip() -> None:
    hasil = temuan(
        "Tabel 1 Hasil evaluasi\nNo\tKomponen\tNilai LKE\tLapangan\tNilai Akhir\n"
        "1\tPerencanaan\t26,95\t13,46\t24,25\n2\tPengukuran\t23,82\t15,00\t22,02\n"
        "3\tPelaporan\t7,18\t13,91\t8,53\n4\tEvaluasi\t18,75\t-\t18,75\nTOTAL\t\t\t\t73,59\n"
    )
    assert {(t.cek, t.jenis, t.dugaan) for t in hasil} == {
        (cek, JenisTemuan.SALAH, "Mungkin 22,02 seharusnya 22,06 (satu angka berbeda).")
        for cek in ("jumlah", "campuran")
    }


def test_a_figure_proved_by_its_row_outweighs_a_copy() -> None:
    hasil = temuan(
        "Tabel 1 Penunjang tahun 2024\nProgram\tRealisasi Anggaran\t% Capaian Anggaran\n"
        "Program: Koordinasi Ketenteraman dan Ketertiban Umum\t28.302.800\t98,84\n\nLalu.\n\n"
        "Tabel 2 Anggaran tahun 2024\nProgram\tPagu (Rp)\tRealisasi Anggaran (Rp)\tSerapan (%)\n"
        "Program Koordinasi Ketentraman dan Ketertiban Umum\t28.348.050\t28.302.800\t99,84\n"
    )
    assert [(t.cek, t.tercetak) for t in hasil] == [("ganda", "98,84")]


def test_a_copy_of_the_level_below_proves_nothing() -> None:
    hasil = temuan(
        "Tabel 1 Penunjang tahun 2024\nProgram\tRealisasi Anggaran\t% Capaian Anggaran\n"
        "Program: Koordinasi Ketenteraman dan Ketertiban Umum\t28.302.800\t98,84\n"
        "Kegiatan: Penegakan Peraturan Daerah\t28.302.800\t98,84\n\nLalu.\n\n"
        "Tabel 2 Anggaran tahun 2024\nProgram\tPagu (Rp)\tRealisasi Anggaran (Rp)\tSerapan (%)\n"
        "Program Koordinasi Ketentraman dan Ketertiban Umum\t28.348.050\t28.302.800\t99,84\n"
    )
    assert [(t.cek, t.tercetak) for t in hasil] == [("ganda", "98,84")]
    assert hasil[0].dugaan.startswith("Mungkin seharusnya 99,84")


def test_a_capaian_that_follows_from_a_doubtful_realisasi_is_not_told_twice() -> None:
    hasil = temuan(
        KEPALA + "1\tPrevalensi hipertensi\t33,06\t32,59\t101,42\n"
        "2\tNilai AKIP\t74,30\t73,59\t99,04\n\nLalu.\n\n"
        "Tabel 2 Ringkas tahun 2024\nIndikator\tTarget\tRealisasi\tCapaian\n"
        "Prevalensi hipertensi\t33,06\t40,74\t76,77\nNilai AKIP\t74,30\t73,59\t99,04\n"
    )
    (satu,) = hasil
    assert satu.cek == "ganda"
    assert "76,77 di baris itu mengikutinya" in satu.pesan


def test_a_failed_sum_and_another_print_are_one_finding() -> None:
    hasil = temuan(
        KEPALA + "1\tRasio kematian bayi\t5,8\t4,01\t141,46\n\nLalu.\n\n"
        "Tabel 2 Uraian tahun 2024\nIndikator\tTarget\tRealisasi\tCapaian\n"
        "Rasio kematian bayi\t5,8\t4,01\t144,64\n\nLalu.\n\n"
        "Tabel 3 Simpulan tahun 2024\nIndikator\tTarget\tRealisasi\n"
        "Rasio kematian bayi\t5,8\t4,1\n"
    )
    (satu,) = [t for t in hasil if t.tercetak == "141,46"]
    assert satu.cek == "capaian"
    assert satu.dugaan.startswith("Mungkin seharusnya 144,64")


def test_less_of_what_should_be_little_meets_the_target() -> None:
    """Printed and recomputed capaian both say met: no decision changes."""
    (satu,) = temuan(
        KEPALA + "1\tPrevalensi hipertensi\t33,06\t32,59\t117,5\n"
        "2\tNilai AKIP\t74,30\t73,59\t99,04\n"
    )
    assert satu.jenis is JenisTemuan.SALAH
    assert not satu.mengubah_putusan


def test_a_row_of_column_numbers_under_a_merged_heading_is_no_row() -> None:
    def sel(*teks: str) -> tuple[Sel, ...]:
        return tuple(Sel(t, asal=not n or t != teks[n - 1]) for n, t in enumerate(teks))

    kepala = sel("No", "Sasaran", "Indikator", "Indikator", "Target", "Realisasi", "Capaian")
    isi = sel("1", "Regulasi", "1", "Jumlah dokumen", "2", "1", "50%")
    tabel = TabelSumber((kepala, sel("1", "2", "3", "3", "4", "5", "6"), isi))
    assert periksa(Dokumen("a", JenisBerkas.DOCX, (tabel,))).temuan == ()


def test_a_total_without_a_name_is_called_what_it_is() -> None:
    (satu,) = temuan(
        "Tabel 4 Anggaran\nNo\tProgram\tAnggaran\n1\tPenunjang\t2.717.989.953\n"
        "2\tPelayanan\t158.895.650\n\t\t2.580.595.912\n"
    )
    assert satu.pesan.startswith("Anggaran baris jumlah tercetak 2.580.595.912, padahal ")


def test_target_and_realisasi_swapped_in_a_sentence() -> None:
    (satu,) = temuan(
        "Nilai IKPP tahun 2024 8,05 melebihi target yaitu 8,16 dengan capaian 101,37%."
    )
    assert satu.hitungan == "8,05 / 8,16 × 100 = 98,65"
    assert satu.dugaan == "Mungkin 8,16 dan 8,05 tertukar."


def test_a_zero_that_would_mend_anything_is_not_suggested() -> None:
    hasil = temuan(
        KEPALA + "1\tIndikator A\t90%\t81,81%\t97,95%\n2\tNilai AKIP\t74,30\t73,59\t99,04\n"
    )
    assert [(t.cek, t.dugaan) for t in hasil] == [("capaian", "")]


def test_of_two_prints_elsewhere_the_one_that_is_computed_is_suggested() -> None:
    hasil = temuan(
        KEPALA + "1\tCakupan persalinan\t86\t92,46\t102,7%\n\nLalu.\n\n"
        "Tabel 2 Ringkas tahun 2024\nIndikator\tCapaian\nCakupan persalinan\t100%\n\nLalu.\n\n"
        "Tabel 3 Simpulan tahun 2024\nIndikator\tCapaian\nCakupan persalinan\t107,51\n"
    )
    (satu,) = [t for t in hasil if t.cek == "capaian"]
    assert satu.dugaan.startswith("Mungkin 102,7% seharusnya 107,51 ")


@pytest.mark.parametrize(
    ("baris", "dugaan"),
    [
        ("Nilai AKIP\t73,59\t74,30", "target dan realisasi tertukar"),
        ("Nilai AKIP\t74,30\t74,30", "angka target"),
    ],
)
def test_a_figure_of_the_column_beside_is_named(baris: str, dugaan: str) -> None:
    satu = KEPALA + "1\tNilai AKIP\t74,30\t73,59\t99,04\n\nLalu.\n\n"
    dua = "Tabel 2 Ringkas tahun 2024\nIndikator\tTarget\tRealisasi\n" + baris
    hasil = [t for t in temuan(f"{satu}{dua}\n") if t.cek == "ganda"]
    assert hasil
    assert all(dugaan in t.dugaan for t in hasil)


def test_a_figure_left_from_last_year_is_told_from_where() -> None:
    isi = (
        "Tabel 1 Capaian tahun 2023\nNo\tIndikator\tTarget\tRealisasi\tCapaian\n"
        "1\tNilai AKIP\t72,00\t70,15\t97,43\n2\tIKM\t80\t81,20\t101,50\n\nUraian.\n\n"
        "Tabel 2 Capaian tahun 2024\nNo\tIndikator\tTarget\tRealisasi\tCapaian\n"
        "1\tNilai AKIP\t74,30\t70,15\t99,04\n2\tIKM\t80\t84,00\t105,00\n"
    )
    (temuan,) = [t for t in periksa(baca_teks(isi)).temuan if t.cek == "capaian"]
    assert (
        temuan.dugaan
        == "Mungkin 70,15 angka tahun 2023 (tercetak begitu di Tabel 1 Capaian tahun 2023)."
    )


@pytest.mark.parametrize(
    ("kalimat", "dugaan"),
    [
        (
            "dari target 0,820% terealisasi sebesar 0,162% dengan capaian 19,76%",
            "Angka di kalimat cocok satu sama lain; mungkin tabelnya yang keliru.",
        ),
        (
            "bercapaian 19,76%; targetnya 0,820% dan terealisasi sebesar 0,162%",
            "Angka di kalimat cocok satu sama lain; mungkin tabelnya yang keliru.",
        ),
        ("terealisasi 0,162% dari target 0,820%", "Mungkin seharusnya 0,612%, seperti di "),
        ("terealisasi 0,475% dari target 0,820%", ""),
    ],
)
def test_of_a_sentence_and_a_table_the_one_that_fits_is_believed(kalimat: str, dugaan: str) -> None:
    hasil = temuan(
        "Tabel 1 Hasil tahun 2024\nIndikator\tTarget\tRealisasi\n"
        "Ruang terbuka hijau\t0,820%\t0,612%\nNilai AKIP\t74,30\t73,59\n\n"
        f"Ruang terbuka hijau {kalimat}.\n"
    )
    (satu,) = hasil
    assert satu.cek == "dekat"
    assert satu.dugaan.startswith(dugaan) if dugaan else not satu.dugaan


def test_a_capaian_told_in_percent_of_the_target_is_no_realisasi() -> None:
    hasil = temuan(
        "Tabel 1 Hasil tahun 2024\nIndikator\tTarget\tRealisasi\n"
        "Ruang terbuka hijau\t0,820%\t0,612%\nNilai AKIP\t74,30\t73,59\n\n"
        "Capaian ruang terbuka hijau 74,63% dari target 0,820%.\n"
    )
    assert hasil == ()


def test_a_slip_that_the_prints_bear_out_exactly_is_the_likeliest() -> None:
    isi = (
        "Tabel 2 Hasil evaluasi\nNo\tKomponen\tBobot\tNilai\n1\tPerencanaan\t30\t22,08\n"
        "2\tPengukuran\t30\t20,25\n3\tPelaporan\t15\t10,95\n4\tEvaluasi\t25\t16,50\n"
        "\tJumlah\t100\t70,50\n"
    )
    (satu,) = periksa(baca_teks(isi)).temuan
    assert (satu.tercetak, satu.dugaan) == (
        "22,08", "Mungkin 22,08 seharusnya 22,80 (dua angka tertukar)."
    )  # fmt: skip


def test_one_slip_of_a_sentence_is_told_once_and_by_what_it_says() -> None:
    (satu,) = periksa(
        baca_teks("Dari 46 kebutuhan tenaga baru tersedia 40 orang atau 87,96%.\n")
    ).temuan
    assert "menyebut 87,96%, padahal 40 / 46 × 100 = 86,96" in satu.pesan
    turun = "Kemiskinan turun 0,74 poin dari 9,71% menjadi 9,24%.\n"
    (satu,) = periksa(baca_teks(turun)).temuan
    assert "9,71 − 9,24 = 0,47" in satu.pesan


def test_a_total_of_shares_is_told_as_the_share_of_the_totals() -> None:
    isi = (
        "Tabel 3.4 Ketersediaan dokumen\nNo\tDokumen\tJumlah Wajib\tJumlah Tersedia\tPersentase\n"
        "1\tRPJMD\t1\t1\t100,00\n2\tRenstra\t38\t38\t100,00\n3\tRenja\t38\t36\t94,74\n"
        "4\tLKPJ\t3\t2\t66,67\nJumlah\t\t80\t77\t92,65\n"
    )
    (satu,) = periksa(baca_teks(isi)).temuan
    assert satu.hitungan == "77 / 80 × 100 = 96,25"


def test_a_comma_between_thousands_beside_a_dot_is_a_matter_of_form() -> None:
    isi = (
        "Tabel 3.9 Capaian keluaran\nNo\tKeluaran\tTarget\tRealisasi\tCapaian (%)\n"
        "1\tMahasiswa terlayani\t21.450\t{}\t98,83\n2\tPenelitian\t70\t66\t94,29\n"
    )
    (satu,) = periksa(baca_teks(isi.format("21,198"))).temuan
    assert (satu.jenis, satu.tercetak, satu.dugaan) == (
        JenisTemuan.GAYA, "21,198", "Mungkin 21.198."
    )  # fmt: skip
    assert periksa(baca_teks(isi.format("21.198"))).temuan == ()
