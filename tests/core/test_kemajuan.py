"""Tingkat kemajuan and the warning that the plan is already overtaken."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.core.angka import Kosong, TanpaNilai
from sakip.core.aturan.jenis import Kemajuan, MetodeCapaian, Polaritas
from sakip.core.kemajuan import hitung_kemajuan, peringatan_target_akhir

D = Decimal


def aturan(batas: str | None) -> Kemajuan:
    return Kemajuan(
        jenis="kemajuan", batas=None if batas is None else D(batas), masukan="terbit", desimal=2
    )


def metode(polaritas: Polaritas, nama: str, saat_realisasi_nol: str = "hitung") -> MetodeCapaian:
    return MetodeCapaian.model_validate(
        {
            "jenis": "metode_capaian",
            "polaritas": polaritas,
            "metode": nama,
            "saat_target_nol": "tak_terdefinisi",
            "saat_realisasi_nol": saat_realisasi_nol,
            "lantai": D(0),
            "masukan": "terbit",
            "desimal": 2,
        }
    )


NAIK = metode(Polaritas.MAKS, "rasio")
angka = st.decimals("0.01", "9999", places=2)


@settings(max_examples=60)
@given(angka, angka)
def test_the_cap_only_takes_what_is_above_it(target: Decimal, realisasi: Decimal) -> None:
    bebas = hitung_kemajuan(aturan(None), NAIK, target, realisasi).penuh
    dibatasi = hitung_kemajuan(aturan("120"), NAIK, target, realisasi).penuh
    assert bebas is not None
    assert dibatasi == min(bebas, D(120))


def test_lower_is_better_progresses_by_its_own_method() -> None:
    cermin = metode(Polaritas.MIN, "cermin")
    assert hitung_kemajuan(aturan(None), cermin, D(10), D(8)).penuh == 120


def test_a_perfect_zero_takes_the_cap_of_progress() -> None:
    terbalik = metode(Polaritas.MIN, "rasio_terbalik", "batas")
    assert hitung_kemajuan(aturan("120"), terbalik, D(10), D(0)).penuh == 120
    assert hitung_kemajuan(aturan(None), terbalik, D(10), D(0)).kosong is not None


def test_the_written_sum_speaks_of_the_end_of_the_plan() -> None:
    assert hitung_kemajuan(aturan(None), NAIK, D(8), D(8)).pola == (
        "{realisasi} / {target_akhir} × 100"
    )
    rentang = metode(Polaritas.RENTANG, "rentang_cermin")
    hasil = hitung_kemajuan(aturan(None), rentang, D(7), D(9), target_akhir_atas=D(8))
    assert hasil.pola.count("{target_akhir_atas}") == 2
    assert hasil.penuh == D("87.5")


def test_a_plan_without_end_target_has_no_progress() -> None:
    belum = Kosong(TanpaNilai.BELUM_DIISI)
    assert hitung_kemajuan(aturan(None), NAIK, belum, D(8)).kosong == belum


@pytest.mark.parametrize(
    ("polaritas", "tahun", "akhir", "lewat"),
    [
        (Polaritas.MAKS, "74.30", "73.50", True),
        (Polaritas.MAKS, "73.50", "73.50", False),
        (Polaritas.MAKS, "70", "73.50", False),
        (Polaritas.MIN, "5", "8", True),
        (Polaritas.MIN, "9", "8", False),
        (Polaritas.MIN, "8", "8", False),
        (Polaritas.STABIL, "9", "8", False),
    ],
)
def test_a_target_of_the_year_beyond_the_plan_is_flagged_by_its_direction(
    polaritas: Polaritas, tahun: str, akhir: str, lewat: bool
) -> None:
    peringatan = peringatan_target_akhir(polaritas, D(tahun), D(akhir))
    assert (peringatan is not None) == lewat
    if peringatan is not None:
        kata = "melebihi" if polaritas is Polaritas.MAKS else "lebih rendah daripada"
        assert f"{kata} target akhir Renstra" in peringatan


def test_a_target_that_is_not_there_is_not_flagged() -> None:
    strip = Kosong(TanpaNilai.TIDAK_DITARGETKAN)
    assert peringatan_target_akhir(Polaritas.MAKS, strip, D(1)) is None
    assert peringatan_target_akhir(Polaritas.MAKS, D(1), strip) is None
