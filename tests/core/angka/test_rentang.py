"""Intervals: what a printed number may truly be."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.core.angka import Rentang, baca_angka
from sakip.galat import Galat

D = Decimal
angka = st.decimals(-(10**6), 10**6, places=3)
rentang = st.tuples(angka, angka).map(lambda t: Rentang(min(t), max(t)))
bagian = st.decimals(0, 1, places=4)


@pytest.mark.parametrize(
    ("teks", "bawah", "atas"),
    [
        ("99,04", "99.035", "99.045"),
        ("4 unit", "3.5", "4.5"),
        ("(5)", "-5.5", "-4.5"),
        ("Rp2,5 miliar", "2450000000", "2550000000"),
        ("2.717.989.953", "2717989952.5", "2717989953.5"),
    ],
)
def test_a_print_stands_for_half_a_unit_of_its_last_place(teks: str, bawah: str, atas: str) -> None:
    assert baca_angka(teks).rentang == Rentang(D(bawah), D(atas))


def test_two_prints_conflict_only_if_no_value_fits_both() -> None:
    assert baca_angka("99,04").rentang.beririsan(baca_angka("99,0").rentang)
    assert baca_angka("99,04").rentang.beririsan(baca_angka("99,05").rentang)
    assert not baca_angka("99,04").rentang.beririsan(baca_angka("99,06").rentang)


def _titik(r: Rentang, t: Decimal) -> Decimal:
    return r.bawah + (r.atas - r.bawah) * t


@settings(max_examples=60)
@given(rentang, rentang, bagian, bagian)
def test_the_result_holds_every_possible_result(
    a: Rentang, b: Rentang, s: Decimal, t: Decimal
) -> None:
    x, y = _titik(a, s), _titik(b, t)
    assert (a + b).memuat(x + y)
    assert (a - b).memuat(x - y)
    assert (a * b).memuat(x * y)
    assert (-a).memuat(-x)
    if b.memuat(0):
        with pytest.raises(Galat):
            a / b
    else:
        hasil = a / b
        assert Fraction(hasil.bawah) <= Fraction(x) / Fraction(y) <= Fraction(hasil.atas)


def test_exact_numbers_mix_with_intervals() -> None:
    r = Rentang(D(1), D(2))
    assert Rentang.tepat(5) == Rentang(D(5), D(5))
    assert 3 + r == r + 3 == Rentang(D(4), D(5))
    assert 3 - r == Rentang(D(1), D(2))
    assert 3 * r == r * D(3) == Rentang(D(3), D(6))
    assert 1 / r == Rentang(D("0.5"), D(1))
    assert r.lebar == 1


def test_bounds_are_rounded_outwards() -> None:
    sepertiga = Rentang.tepat(1) / 3
    assert Fraction(sepertiga.bawah) < Fraction(1, 3) < Fraction(sepertiga.atas)


@pytest.mark.parametrize(("bawah", "atas"), [("2", "1"), ("NaN", "1"), ("0", "Infinity")])
def test_a_range_without_order_or_end_is_refused(bawah: str, atas: str) -> None:
    with pytest.raises(Galat):
        Rentang(D(bawah), D(atas))
