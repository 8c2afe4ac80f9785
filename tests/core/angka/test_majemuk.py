"""Ranges, bounds and fractions."""

from decimal import Decimal

import pytest

from sakip.core.angka import Ambigu, AngkaRentang, Pecahan, Rusak, baca


@pytest.mark.parametrize(
    ("teks", "bawah", "atas", "satuan", "terbuka"),
    [
        ("7-8 bulan", "7", "8", "bulan", (False, False)),
        ("80 – 90 %", "80", "90", "%", (False, False)),
        ("0% - 50%", "0", "50", "%", (False, False)),
        ("-5 - 0", "-5", "0", "", (False, False)),
        ("80% - 90%", "80", "90", "%", (False, False)),
        ("74,25 – 74,75", "74.25", "74.75", "", (False, False)),
        ("5 s.d. 7 hari", "5", "7", "hari", (False, False)),
        ("2-3 juta", "2000000", "3000000", "", (False, False)),
        ("Rp1.000.000 - Rp2.000.000", "1000000", "2000000", "Rp", (False, False)),
        ("1.000,- – 2.000,-", "1000", "2000", "Rp", (False, False)),
        ("500-1.000", "500", "1000", "", (False, False)),
        (">110% - 120%", "110", "120", "%", (True, False)),
        ("> 80 - < 100 %", "80", "100", "%", (True, True)),
        ("≥ 85", "85", None, "", (False, False)),
        (">90", "90", None, "", (True, False)),
        (">= 90 %", "90", None, "%", (False, False)),
        ("< 5 menit", None, "5", "menit", (False, True)),
        ("paling lama 3 hari", None, "3", "hari", (False, False)),
        ("minimal 85", "85", None, "", (False, False)),
    ],
)
def test_a_range_keeps_its_bounds_and_whether_they_belong(
    teks: str, bawah: str | None, atas: str | None, satuan: str, terbuka: tuple[bool, bool]
) -> None:
    hasil = baca(teks)
    assert isinstance(hasil, AngkaRentang)
    assert (hasil.bawah and str(hasil.bawah.nilai)) == bawah
    assert (hasil.atas and str(hasil.atas.nilai)) == atas
    assert (hasil.satuan, hasil.teks) == (satuan, teks)
    assert (hasil.bawah_terbuka, hasil.atas_terbuka) == terbuka


def test_a_bound_that_is_outside_is_not_contained() -> None:
    kelas = baca(">110% - 120%")
    assert isinstance(kelas, AngkaRentang)
    assert [kelas.memuat(Decimal(x)) for x in ("110", "110.01", "120", "120.01")] == [
        False,
        True,
        True,
        False,
    ]
    tertutup = baca("7-8 bulan")
    assert isinstance(tertutup, AngkaRentang)
    assert [tertutup.memuat(Decimal(x)) for x in ("6.9", "7", "8", "8.1")] == [
        False,
        True,
        True,
        False,
    ]
    paling_lama = baca("< 5 menit")
    assert isinstance(paling_lama, AngkaRentang)
    assert paling_lama.memuat(Decimal("-1"))
    assert not paling_lama.memuat(Decimal(5))


@pytest.mark.parametrize(
    ("teks", "atas", "bawah", "satuan"),
    [
        ("38/65", "38", "65", ""),
        ("2 dari 4", "2", "4", ""),
        ("6 stel dari 6 stel", "6", "6", "stel"),
        ("4,4/1000 KH", "4.4", "1000", "KH"),
        ("4,01/ 1000", "4.01", "1000", ""),
    ],
)
def test_a_fraction_keeps_both_numbers(teks: str, atas: str, bawah: str, satuan: str) -> None:
    hasil = baca(teks)
    assert isinstance(hasil, Pecahan)
    assert str(hasil.pembilang.nilai) == atas
    assert str(hasil.penyebut.nilai) == bawah
    assert (hasil.satuan, hasil.teks) == (satuan, teks)


@pytest.mark.parametrize(
    ("teks", "banyak"),
    [("1.500-2.000 orang", 2), ("89/100.000", 2), ("> 1.500", 2), ("82, 71 - 1.000", 1)],
)
def test_doubt_about_a_side_is_doubt_about_the_whole(teks: str, banyak: int) -> None:
    hasil = baca(teks)
    assert isinstance(hasil, Ambigu)
    assert len(hasil.calon) == banyak


@pytest.mark.parametrize(
    "teks",
    [
        *("90-80", "2024-06", "5 unit - 7 tim", "5 - 7 - 9", "< 80 - > 90", "25%/50%"),
        *(
            "1 kali/3 bulan",
            "1/2/3",
            "> 12.34.567",
            "1.2345.6-5",
            "5-1.2345.6",
            "1.23.4/5",
            "5/1.23.4",
        ),
    ],
)
def test_two_numbers_that_make_no_sense_together_are_refused(teks: str) -> None:
    hasil = baca(teks)
    assert isinstance(hasil, Rusak)
    assert hasil.teks == teks
