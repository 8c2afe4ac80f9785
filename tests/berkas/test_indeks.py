"""Which version of a plan, an indicator, a target holds in a year or a quarter."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.berkas import baris as b
from sakip.berkas.indeks import Indeks, version_order
from sakip.core.periode import Periode

from .conftest import rows

PK = (
    b.VersiRencana(id="murni", periode="2024", berlaku=date(2024, 1, 20), nama="PK"),
    b.VersiRencana(id="perubahan-1", periode="2024", berlaku=date(2024, 9, 30), nama="PK P"),
    b.VersiRencana(id="perubahan-10", periode="2024", berlaku=date(2024, 11, 1), nama="PK P10"),
    b.VersiRencana(id="murni", periode="2024..2026", berlaku=date(2023, 12, 1), nama="Renstra"),
)
INDEKS = Indeks(rows(versi_rencana=PK))


@pytest.mark.parametrize(
    ("periode", "versi"),
    [
        ("2024-T1", "murni"),
        ("2024-T2", "murni"),
        ("2024-T3", "perubahan-1"),  # in force on the last day of the quarter
        ("2024-T4", "perubahan-10"),
        ("2025-T1", "murni"),
    ],
)
def test_a_quarter_is_measured_by_the_version_in_force_on_its_last_day(
    periode: str, versi: str
) -> None:
    assert INDEKS.versi_triwulan(Periode.baca(periode)) == versi


def test_before_the_first_signature_the_first_signed_version_counts() -> None:
    assert INDEKS.versi_pada(2024, date(2024, 1, 1)) == "murni"


def test_the_year_is_measured_by_the_last_one_signed() -> None:
    assert INDEKS.versi_tahun(2024) == "perubahan-10"
    assert INDEKS.versi_tahun(2023) == "murni"


def test_the_plan_ends_where_the_renstra_of_the_year_ends() -> None:
    assert INDEKS.tahun_akhir_rencana(2025) == 2026
    assert INDEKS.tahun_akhir_rencana(2027) is None


def test_a_change_leaves_other_targets_as_they_were_signed() -> None:
    lama = b.Target(indikator="a", jenis="tahunan", periode="2024", nilai=Decimal(1))
    baru = lama.model_copy(update={"versi": "perubahan-1", "nilai": Decimal(2)})
    lain = lama.model_copy(update={"indikator": "b"})
    indeks = Indeks(rows(target=(lama, baru, lain)))
    assert indeks.target_pada("a", "tahunan", "2024", "murni") == lama
    assert indeks.target_pada("a", "tahunan", "2024", "perubahan-2") == baru
    assert indeks.target_pada("b", "tahunan", "2024", "perubahan-2") == lain
    assert indeks.target_pada("b", "triwulan", "2024-T1", "murni") is None


def _iv(tahun: int, versi: str = "murni", sampai: int | None = None) -> b.IndikatorVersi:
    return b.IndikatorVersi(
        indikator="a", simpul="s", nama=f"{tahun}@{versi}", tahun=tahun, versi=versi, sampai=sampai
    )


@pytest.mark.parametrize(
    ("tahun", "versi", "nama"),
    [
        (2021, "murni", None),
        (2022, "murni", "2022@murni"),
        (2023, "perubahan-3", "2022@murni"),
        (2024, "murni", "2024@murni"),
        (2024, "perubahan-9", "2024@perubahan-2"),
        (2024, "perubahan-10", "2024@perubahan-10"),
        (2025, "murni", None),  # ended with 2024
    ],
)
def test_an_indicator_means_what_its_latest_version_says(
    tahun: int, versi: str, nama: str | None
) -> None:
    versi_semua = (
        _iv(2024, "perubahan-10", 2024),
        _iv(2022),
        _iv(2024),
        _iv(2024, "perubahan-2"),
    )
    iv = Indeks(rows(indikator_versi=versi_semua)).indikator_pada("a", tahun, versi)
    assert (iv.nama if iv else None) == nama


@given(st.permutations(range(8)))
def test_nodes_come_parents_first_and_siblings_in_their_order(urutan: list[int]) -> None:
    induk = {0: None, 1: 0, 2: 0, 3: 1, 4: 1, 5: 2, 6: 3, 7: 3}
    simpul = [
        b.SimpulVersi(
            simpul=f"s{i}",
            induk=None if induk[i] is None else f"s{induk[i]}",
            urut=i,
            nama=f"S{i}",
            tahun=2024,
        )
        for i in urutan
    ]
    ada = Indeks(rows(simpul_versi=tuple(simpul))).simpul_aktif(2024, "murni")
    letak = {s.simpul: n for n, s in enumerate(ada)}
    assert len(letak) == 8
    assert all(letak[s.induk] < letak[s.simpul] for s in ada if s.induk)
    for orang_tua in letak:
        saudara = [s.urut for s in ada if s.induk == orang_tua]
        assert all(a < b for a, b in pairwise(saudara))


def test_versions_are_ordered_by_number_not_by_letter() -> None:
    semua = ["perubahan-10", "murni", "perubahan-2", "perubahan-1"]
    assert sorted(semua, key=version_order) == [
        "murni",
        "perubahan-1",
        "perubahan-2",
        "perubahan-10",
    ]
