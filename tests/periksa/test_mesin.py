"""Judging: what is certain, what is asked, and what rounding or cutting off explains."""

from __future__ import annotations

import pytest

from sakip.periksa import JenisTemuan, Temuan, baca_teks, periksa

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


def test_a_digit_mistyped_is_named() -> None:
    (satu,) = temuan(
        KEPALA + "1\tNilai AKIP\t74,30\t73,59\t99,04\n2\tSurat\t40 surat\t30 surat\t57,00\n"
    )
    assert satu.jenis is JenisTemuan.SALAH
    assert satu.dugaan == ""  # 75 is two slips from 57 as read, yet several cells may be wrong


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
