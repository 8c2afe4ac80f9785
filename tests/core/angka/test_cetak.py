"""Printing, rounding and numbers in words."""

from decimal import Decimal

import pytest

from sakip.core.angka import (
    Angka,
    baca_angka,
    bulatkan,
    cetak,
    cetak_angka,
    cetak_penuh,
    cetak_persen,
    cetak_ringkas,
    cetak_rp,
    cetak_satuan,
    terbilang,
)
from sakip.galat import Galat

D = Decimal


@pytest.mark.parametrize(
    ("nilai", "desimal", "hasil"),
    [
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("100.205", 2, "100.21"),
        ("59.995", 2, "60.00"),
        ("-0.001", 2, "0.00"),
        ("1250", -2, "1.3E+3"),
        ("1" * 60 + ".5", 0, "1" * 59 + "2"),
        ("0." + "1" * 19 + "5", 19, "0." + "1" * 18 + "2"),
    ],
)
def test_the_half_goes_away_from_zero(nilai: str, desimal: int, hasil: str) -> None:
    assert str(bulatkan(D(nilai), desimal)) == hasil


@pytest.mark.parametrize("nilai", ["NaN", "Infinity"])
def test_only_finite_numbers_are_rounded(nilai: str) -> None:
    with pytest.raises(Galat):
        bulatkan(D(nilai), 2)


def test_numbers_are_printed_with_dots_for_thousands_and_a_decimal_comma() -> None:
    assert cetak(D("2717989953"), 0) == "2.717.989.953"
    assert cetak(D("74.3")) == "74,30"
    assert cetak(1500) == "1.500,00"
    assert cetak(D("-0.004")) == "0,00"
    assert cetak_penuh(D("1E+6")) == "1.000.000"
    assert cetak_penuh(D("1234.56700")) == "1.234,56700"
    assert cetak_penuh(D("1E-7")) == "0,0000001"


def test_trailing_zeros_are_dropped_on_request() -> None:
    assert cetak_ringkas(D("74.30")) == "74,3"
    assert cetak_ringkas(D("100.00")) == "100"
    assert cetak_ringkas(D("1500"), 0) == "1.500"


def test_money_has_rp_without_a_space() -> None:
    assert cetak_rp(D("2876885603")) == "Rp2.876.885.603"
    assert cetak_rp(D("-1000.5"), 2) == "-Rp1.000,50"


def test_units_stand_where_readers_expect_them() -> None:
    assert cetak_persen(D("99.04")) == "99,04%"
    assert cetak_satuan(16, "Org/bln") == "16 Org/bln"
    assert cetak_satuan(5, "%/tahun") == "5%/tahun"
    assert cetak_satuan(1000, "Rp/bulan") == "Rp1.000/bulan"
    assert cetak_satuan(D("74.3"), "", 1) == "74,3"


def test_a_number_read_is_printed_in_house_style() -> None:
    assert cetak_angka(baca_angka("83.00  (Baik)")) == "83,00 (Baik)"
    assert cetak_angka(baca_angka("2,5 juta rupiah")) == "Rp2.500.000"
    assert cetak_angka(Angka(D(-5), "unit")) == "-5 unit"


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [
        ("0", "nol"),
        ("11", "sebelas"),
        ("15", "lima belas"),
        ("20", "dua puluh"),
        ("100", "seratus"),
        ("1000", "seribu"),
        ("111000", "seratus sebelas ribu"),
        ("1001000", "satu juta seribu"),
        (
            "2876885603",
            "dua miliar delapan ratus tujuh puluh enam juta delapan ratus delapan puluh "
            "lima ribu enam ratus tiga",
        ),
        ("74.30", "tujuh puluh empat koma tiga nol"),
        ("-0.5", "minus nol koma lima"),
        ("1E+3", "seribu"),
    ],
)
def test_numbers_are_written_in_words(nilai: str, kata: str) -> None:
    assert terbilang(D(nilai)) == kata


def test_words_end_at_eighteen_figures() -> None:
    assert terbilang(10**18 - 1).startswith("sembilan ratus sembilan puluh sembilan kuadriliun")
    with pytest.raises(Galat):
        terbilang(10**18)
    with pytest.raises(Galat):
        terbilang(D("NaN"))
