"""Targets that ask little: easier than what was reached, or never moved."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from sakip.berkas.baca import read_berkas
from sakip.berkas.baris import Target
from sakip.berkas.model import Berkas
from sakip.berkas.mutu_target import target_findings
from sakip.berkas.perhatian import remarks
from sakip.berkas.periksa import rulebook_of
from sakip.core.aturan.jenis import Polaritas

ID = "p1.i1"


def with_target(nilai: str, tahun: int = 2025, **ubah: Any) -> Berkas:
    """The made-up year with another target of p1.i1, whose realisasi of 2024 is 96,10."""
    berkas = read_berkas("contoh-tahun-berjalan")
    baru = Target(indikator=ID, jenis="tahunan", periode=str(tahun), nilai=Decimal(nilai))
    target = (*(t for t in berkas.target if t.kunci != baru.kunci), baru)
    versi = tuple(
        iv.model_copy(update=ubah) if iv.indikator == ID else iv for iv in berkas.indikator_versi
    )
    return berkas.model_copy(update={"target": target, "indikator_versi": versi})


def of_it(berkas: Berkas) -> list[tuple[str, str]]:
    return [(t.kode, t.pesan) for t in target_findings(berkas) if t.indikator == ID]


def test_a_target_below_what_was_reached_is_mentioned() -> None:
    ((kode, pesan),) = of_it(with_target("95.00"))
    assert kode == "perhatian.target_dicapai"
    assert pesan == "Target 2025 (95,00) di bawah realisasi 2024 (96,10)."
    assert of_it(with_target("96.10")) == []


def test_where_less_is_better_it_is_the_other_way_round() -> None:
    berkas = with_target("97.00", polaritas=Polaritas.MIN)
    assert [p for _k, p in of_it(berkas)] == ["Target 2025 (97,00) di atas realisasi 2024 (96,10)."]
    assert of_it(with_target("95.00", polaritas=Polaritas.MIN)) == []


@pytest.mark.parametrize(("nilai", "banyak"), [("97.00", 1), ("100.00", 0)])
def test_three_equal_years_are_mentioned_unless_nothing_is_better(nilai: str, banyak: int) -> None:
    berkas = with_target(nilai)
    for tahun in (2026, 2027):
        tetap = Target(indikator=ID, jenis="renstra_tahunan", periode=str(tahun), nilai=nilai)
        berkas = berkas.model_copy(update={"target": (*berkas.target, tetap)})
    tetap_kode = [p for k, p in of_it(berkas) if k == "perhatian.target_tetap"]
    assert len(tetap_kode) == banyak
    assert all("dari 2025 sampai 2027" in p for p in tetap_kode)


def test_they_stand_among_the_remarks() -> None:
    berkas = with_target("95.00")
    semua = {t.tempat: t.kode for t in remarks(berkas, rulebook_of(berkas))}
    assert semua[f"indikator {ID}"] == "perhatian.target_dicapai"
