"""Periods and dates."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.core.periode import (
    JenisPeriode,
    Periode,
    baca_periode,
    baca_tanggal,
    cetak_tanggal,
)
from sakip.galat import Galat

tahun = st.integers(1950, 2100)
kode = st.one_of(
    tahun.map(str),
    st.builds("{}-T{}".format, tahun, st.integers(1, 4)),
    st.builds("{}-S{}".format, tahun, st.integers(1, 2)),
    st.builds("{}-{:02}".format, tahun, st.integers(1, 12)),
    st.builds(lambda t, n: f"{t}..{t + n}", tahun, st.integers(1, 9)),
)
periode = kode.map(Periode.baca)


@pytest.mark.parametrize(
    ("teks", "jenis", "awal", "akhir", "tampil", "singkat"),
    [
        ("2024", "tahun", "2024-01-01", "2024-12-31", "Tahun 2024", "2024"),
        ("2024-T1", "triwulan", "2024-01-01", "2024-03-31", "Triwulan I Tahun 2024", "TW I 2024"),
        ("2024-T4", "triwulan", "2024-10-01", "2024-12-31", "Triwulan IV Tahun 2024", "TW IV 2024"),
        (
            "2024-S2",
            "semester",
            "2024-07-01",
            "2024-12-31",
            "Semester II Tahun 2024",
            "Sem. II 2024",
        ),
        ("2024-02", "bulan", "2024-02-01", "2024-02-29", "Februari 2024", "Feb 2024"),
        ("2024..2026", "rentang", "2024-01-01", "2026-12-31", "Tahun 2024–2026", "2024–2026"),
    ],
)
def test_a_period_knows_its_kind_days_and_name(
    teks: str, jenis: str, awal: str, akhir: str, tampil: str, singkat: str
) -> None:
    p = Periode.baca(teks)
    assert p.jenis is JenisPeriode(jenis)
    assert (p.awal.isoformat(), p.akhir.isoformat()) == (awal, akhir)
    assert (p.tampil(), p.tampil_singkat()) == (tampil, singkat)


@pytest.mark.parametrize(
    "teks",
    ["", "24", "2024-T5", "2024-S3", "2024-13", "2024-6", "2026..2024", "2024..2024", "3024"],
)
def test_only_canonical_text_is_a_period(teks: str) -> None:
    with pytest.raises(Galat, match="Tulis 2024"):
        Periode.baca(teks)


@settings(max_examples=60)
@given(kode)
def test_text_and_period_are_inverse(teks: str) -> None:
    p = Periode.baca(teks)
    assert str(p) == teks
    assert p == Periode.baca(teks)
    assert hash(p) == hash(Periode.baca(teks))
    assert baca_periode(p.tampil()) is p
    assert baca_periode(p.tampil_singkat()) is p
    assert baca_periode(teks) is p


@settings(max_examples=60)
@given(periode)
def test_next_and_previous_touch_and_return(p: Periode) -> None:
    assert p.sesudah().awal - p.akhir == dt.timedelta(days=1)
    assert p.sesudah().jenis is p.jenis
    assert p.sesudah().sebelum() == p
    assert p < p.sesudah()


@settings(max_examples=60)
@given(periode, periode)
def test_a_period_holds_another_when_it_holds_its_days(a: Periode, b: Periode) -> None:
    assert a.memuat(b) == (a.memuat(b.awal) and a.memuat(b.akhir))
    assert (a < b) == ((a.awal, a.akhir) < (b.awal, b.akhir))
    assert a.memuat(a)


def test_a_year_has_four_quarters_and_a_semester_two() -> None:
    assert [str(t) for t in Periode.baca("2024").triwulan()] == [
        "2024-T1",
        "2024-T2",
        "2024-T3",
        "2024-T4",
    ]
    assert [str(t) for t in Periode.baca("2024-S2").triwulan()] == ["2024-T3", "2024-T4"]
    with pytest.raises(Galat):
        Periode.baca("2024-06").triwulan()


def test_a_range_has_no_single_year() -> None:
    renstra = Periode.baca("2024..2026")
    assert renstra.nomor == 0
    assert (renstra.tahun_awal, renstra.tahun_akhir) == (2024, 2026)
    with pytest.raises(Galat, match="beberapa tahun"):
        _ = renstra.tahun
    with pytest.raises(Galat):
        renstra.induk()
    assert Periode.baca("2024-T3").induk() == Periode.baca("2024")


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("TW 2 2024", "2024-T2"),
        ("TW-II/2024", "2024-T2"),
        ("triwulan iv tahun 2024", "2024-T4"),
        ("Tribulan 1, 2024", "2024-T1"),
        ("Semester 1 2024", "2024-S1"),
        ("juni 2024", "2024-06"),
        ("Tahun 2024", "2024"),
        ("2024 - 2026", "2024..2026"),
        ("Tahun 2023 s.d. 2024", "2023..2024"),
    ],
)
def test_periods_are_read_as_people_type_them(teks: str, kode: str) -> None:
    assert str(baca_periode(teks)) == kode


def test_a_missing_year_is_asked_for_unless_known() -> None:
    assert str(baca_periode("Tribulan 1", tahun=2024)) == "2024-T1"
    with pytest.raises(Galat) as galat:
        baca_periode("TW 2", "rencana aksi baris 4")
    assert galat.value.tempat == "rencana aksi baris 4"
    assert "TW 2 2024" in galat.value.saran


@pytest.mark.parametrize("teks", ["TW 5 2024", "Semester 3 2024", "Juni 1 2024", "2026-2024", "x"])
def test_an_impossible_period_is_refused(teks: str) -> None:
    with pytest.raises(Galat, match="tidak dikenal"):
        baca_periode(teks)


@pytest.mark.parametrize(
    ("teks", "iso"),
    [
        ("10 Januari 2025", "2025-01-10"),
        ("02 januari 2024", "2024-01-02"),
        ("5 Nopember 2024", "2024-11-05"),
        ("7 Agt. 2024", "2024-08-07"),
        ("2025-01-10", "2025-01-10"),
        ("10/01/2025", "2025-01-10"),
        ("10-01-2025", "2025-01-10"),
        ("10.1.2025", "2025-01-10"),
        ("29 Februari 2024", "2024-02-29"),
    ],
)
def test_dates_are_day_month_year(teks: str, iso: str) -> None:
    assert baca_tanggal(teks).isoformat() == iso


@settings(max_examples=40)
@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_a_printed_date_reads_back(tanggal: dt.date) -> None:
    assert baca_tanggal(cetak_tanggal(tanggal)) == tanggal
    assert baca_tanggal(f"{tanggal.day}/{tanggal.month}/{tanggal.year}") == tanggal


def test_a_date_in_american_order_is_an_error_that_shows_the_right_order() -> None:
    with pytest.raises(Galat, match="13/01/2025") as galat:
        baca_tanggal("01/13/2025", "PK baris 2")
    assert galat.value.tempat == "PK baris 2"
    with pytest.raises(Galat, match="31/12/2024"):
        baca_tanggal("12/31/2024")


@pytest.mark.parametrize("teks", ["29 Februari 2023", "31/06/2024", "10 January 2025", "0/1/2024"])
def test_a_date_outside_the_calendar_is_refused(teks: str) -> None:
    with pytest.raises(Galat, match="kalender"):
        baca_tanggal(teks)


@pytest.mark.parametrize("teks", ["", "1/2/24", "10-01/2025", "Januari 2024", "besok"])
def test_other_text_is_no_date(teks: str) -> None:
    with pytest.raises(Galat, match="tidak dikenal"):
        baca_tanggal(teks)
