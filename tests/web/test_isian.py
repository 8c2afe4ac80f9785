"""What a cell shows after saving: as it is printed, and read back as the same figure always."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sakip.berkas.baca import read_berkas
from sakip.berkas.indeks import Indeks
from sakip.core.angka import cetak
from sakip.web.pengukuran.isian import plain, read_cell, written
from sakip.web.pengukuran.kisi import typed_texts
from sakip.web.pengukuran.selectors import rows_in

SATUAN = ("", "%", "orang", "Rp", "Rp/bulan", "dokumen", "indeks", "juta rupiah", "kg/ha")
ANGKA = st.builds(
    lambda n, d: Decimal(n).scaleb(-d), st.integers(-(10**15), 10**15), st.integers(0, 6)
)


@given(ANGKA, st.sampled_from(SATUAN), st.sampled_from((None, 0, 1, 2, 3, 4)))
@example(Decimal(1842), "orang", 0)
@example(Decimal(1842), "orang", None)
@example(Decimal("1.842"), "", 0)
@example(Decimal("1234.567"), "", 3)
@example(Decimal("1842.50"), "Rp", 2)
@example(Decimal("0.500"), "", 3)
def test_what_is_shown_typed_again_gives_the_same_figure(
    nilai: Decimal, satuan: str, desimal: int | None
) -> None:
    if satuan.startswith("Rp") and nilai != round(nilai, 2):
        return  # money has no thousandths: no cell holds it
    teks = written(nilai, satuan=satuan, desimal=desimal)
    assert read_cell(teks, "sel", satuan=satuan, desimal=desimal) == nilai


@pytest.mark.parametrize(
    ("nilai", "satuan", "desimal", "teks"),
    [
        ("1842", "orang", 0, "1.842"),
        ("1842", "%", 2, "1.842,00"),
        ("1842.5", "%", 2, "1.842,5"),
        ("1250000", "orang", None, "1.250.000"),
        ("1842", "permohonan", None, "1842"),  # 1.842 in a part of a formula may be a fraction
        ("1500", "Rp", None, "1.500"),
        ("-1842", "", 0, "-1.842"),
        ("74.30", "", 2, "74,30"),
        ("1.500", "", 2, "1,5"),
    ],
)
def test_a_figure_is_shown_as_it_is_printed(
    nilai: str, satuan: str, desimal: int | None, teks: str
) -> None:
    assert written(Decimal(nilai), satuan=satuan, desimal=desimal) == teks


@given(st.integers(1000, 10**12), st.integers(0, 4))
def test_a_count_stands_beside_its_target_in_the_same_writing(n: int, desimal: int) -> None:
    """Whole numbers: what the cell shows is what the papers print."""
    teks = written(Decimal(n), satuan="orang", desimal=desimal)
    assert teks in {cetak(n, 0), cetak(n, desimal)}


def test_every_text_of_a_real_year_is_read_back() -> None:
    berkas = read_berkas("contoh-tahun-berjalan")
    indeks = Indeks(berkas)
    for periode in ("2025-T1", "2025-T2", "2025-T3", "2025"):
        isi = rows_in(berkas, periode)
        for iv in indeks.indikator_aktif(2025, indeks.versi_tahun(2025)):
            baris = isi.get(iv.indikator)
            if baris is None or baris.nilai is None:
                continue
            teks = typed_texts(iv, baris)["nilai"]
            desimal = None if iv.komponen else iv.desimal
            assert read_cell(teks, iv.nama, satuan=iv.satuan, desimal=desimal) == baris.nilai


def test_three_decimals_never_look_like_thousands() -> None:
    assert plain(Decimal("1.500")) == "1,5"
    assert plain(Decimal("1.125")) == "1,1250"
