"""Cells of a workbook arrive typed."""

import datetime as dt
from decimal import Decimal

import pytest

from sakip.core.angka import Angka, Kosong, Rusak, TanpaNilai, baca, dari_sel


@pytest.mark.parametrize(
    ("sel", "nilai", "teks"),
    [
        (5, "5", "5"),
        (100.0, "100", "100"),
        (82.71, "82.71", "82,71"),
        (0.1 + 0.2, "0.3", "0,3"),
        (1e20, "100000000000000000000", "100.000.000.000.000.000.000"),
        (10**400, str(10**400), None),
        (Decimal("1E+3"), "1000", "1.000"),
        (Decimal("74.30"), "74.30", "74,30"),
    ],
)
def test_a_number_cell_is_taken_as_the_sheet_shows_it(
    sel: object, nilai: str, teks: str | None
) -> None:
    hasil = dari_sel(sel)
    assert isinstance(hasil, Angka)
    assert str(hasil.nilai) == nilai
    assert hasil.desimal == len(nilai.partition(".")[2])
    assert teks is None or hasil.teks == teks


def test_binary_noise_is_no_part_of_the_interval() -> None:
    hasil = dari_sel(0.1 + 0.2)
    assert isinstance(hasil, Angka)
    assert hasil.rentang.memuat(Decimal("0.3"))


def test_a_percent_cell_is_stored_as_a_hundredth() -> None:
    assert dari_sel(0.2545, persen=True) == Angka(Decimal("25.45"), "%", 2, "25,45%")
    assert dari_sel(1.0, persen=True) == Angka(Decimal(100), "%", 0, "100%")


def test_text_and_empty_cells_are_read_like_print() -> None:
    assert dari_sel("758.350", satuan="Rp") == baca("758.350", satuan="Rp")
    assert dari_sel(None) == Kosong(TanpaNilai.BELUM_DIISI)


@pytest.mark.parametrize(
    "sel", [True, dt.date(2024, 2, 26), float("nan"), float("inf"), Decimal("sNaN"), [5]]
)
def test_other_cells_are_refused(sel: object) -> None:
    assert isinstance(dari_sel(sel), Rusak)
