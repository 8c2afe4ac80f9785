"""Quarters to a year, means and ratios: what is unknown never becomes zero."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.core.agregasi import (
    agregat,
    agregat_rasio,
    akumulasi,
    ke_kumulatif,
    ke_per_periode,
    peringatan_target_triwulan,
    rasio,
    rata_rata,
    rerata,
)
from sakip.core.angka import Kosong, TanpaNilai
from sakip.core.aturan.jenis import Agregasi, Entri, Rerata
from sakip.core.capaian import Nilai
from sakip.galat import Galat

D = Decimal
BELUM = Kosong(TanpaNilai.BELUM_DIISI)
LHE = Kosong(TanpaNilai.BELUM_TERSEDIA, "LHE belum terbit")
STRIP = Kosong(TanpaNilai.TIDAK_DITARGETKAN)
NA = Kosong(TanpaNilai.TIDAK_BERLAKU)

angka = st.decimals("0", "10000", places=2)
empat = st.lists(angka, min_size=4, max_size=4)
TANPA_RASIO = [cara for cara in Agregasi if cara is not Agregasi.RASIO_JUMLAH]


def d(*teks: str) -> list[Nilai]:
    return [D(satu) for satu in teks]


def aturan_rerata(bobot: str = "sama") -> Rerata:
    return Rerata.model_validate(
        {
            "jenis": "rerata",
            "atas": "indikator",
            "bobot": bobot,
            "kosong": "dikeluarkan",
            "masukan": "terbit",
            "desimal": 2,
        }
    )


@settings(max_examples=60)
@given(st.sampled_from(TANPA_RASIO), angka)
def test_four_equal_quarters_are_that_quarter_unless_summed(cara: Agregasi, x: Decimal) -> None:
    kali = 4 if cara is Agregasi.JUMLAH else 1
    assert agregat(cara, [x] * 4).penuh == x * kali


@settings(max_examples=60)
@given(empat)
def test_a_mean_lies_between_the_extremes_and_four_times_it_is_the_sum(
    nilai: list[Decimal],
) -> None:
    hasil = {cara: agregat(cara, nilai).penuh for cara in TANPA_RASIO}
    rata, jumlah = hasil[Agregasi.RATA_RATA], hasil[Agregasi.JUMLAH]
    rendah, tinggi = hasil[Agregasi.MIN], hasil[Agregasi.MAKS]
    assert rata is not None
    assert rendah is not None
    assert tinggi is not None
    assert rendah <= rata <= tinggi
    assert rata * 4 == jumlah
    assert hasil[Agregasi.POSISI_AKHIR] == nilai[3]


@settings(max_examples=60)
@given(st.lists(st.one_of(angka, st.just(STRIP)), min_size=4, max_size=4))
def test_growth_and_position_are_inverse(posisi: list[Nilai]) -> None:
    assert list(ke_kumulatif(ke_per_periode(posisi))) == posisi


@settings(max_examples=40)
@given(empat)
def test_the_sum_of_the_growth_is_the_last_position(posisi: list[Decimal]) -> None:
    jumlah = agregat(Agregasi.JUMLAH, ke_per_periode(posisi)).penuh
    assert jumlah == agregat(Agregasi.JUMLAH, posisi, entri=Entri.KUMULATIF).penuh == posisi[3]


@settings(max_examples=60)
@given(
    st.lists(angka, min_size=4, max_size=4),
    st.lists(st.decimals("1", "10000", places=2), min_size=4, max_size=4),
    st.integers(1, 100),
)
def test_a_ratio_of_sums_does_not_care_about_scale_and_lies_between_its_quarters(
    atas: list[Decimal], bawah: list[Decimal], kali: int
) -> None:
    satu = agregat_rasio(atas, bawah).penuh
    lain = agregat_rasio([a * kali for a in atas], [b * kali for b in bawah]).penuh
    sendiri = [agregat_rasio([a], [b]).penuh for a, b in zip(atas, bawah, strict=True)]
    assert satu is not None
    assert lain is not None
    assert abs(satu - lain) < D("1e-30")
    terisi = [s for s in sendiri if s is not None]
    assert len(terisi) == 4
    assert min(terisi) - D("1e-30") <= satu <= max(terisi) + D("1e-30")


def test_a_due_quarter_without_value_leaves_the_sum_unknown_and_is_named() -> None:
    kosong = agregat(Agregasi.JUMLAH, [D(1), LHE, D(3)]).kosong
    assert kosong == Kosong(TanpaNilai.BELUM_TERSEDIA, "TW II: LHE belum terbit")
    assert agregat(Agregasi.JUMLAH, [D(1), BELUM]).kosong == Kosong(
        TanpaNilai.BELUM_DIISI, "TW II: belum diisi"
    )


@pytest.mark.parametrize("cara", [Agregasi.RATA_RATA, Agregasi.MAKS, Agregasi.MIN])
def test_a_due_quarter_without_value_is_left_out_of_a_mean_with_a_note(cara: Agregasi) -> None:
    hasil = agregat(cara, [D(90), BELUM, D(90), LHE])
    assert hasil.penuh == 90
    assert hasil.catatan == ("Tanpa nilai: TW II, TW IV. Dihitung dari 2 triwulan yang ada.",)


@pytest.mark.parametrize("lewat", [STRIP, NA])
@pytest.mark.parametrize("cara", TANPA_RASIO)
def test_a_quarter_not_asked_leaves_no_trace(cara: Agregasi, lewat: Kosong) -> None:
    hasil = agregat(cara, [lewat, D(8), lewat])
    assert hasil.penuh == 8
    assert not [c for c in hasil.catatan if c.startswith("Tanpa nilai")]


def test_a_position_says_its_quarter_and_what_is_still_missing_after_it() -> None:
    lengkap = agregat(Agregasi.POSISI_AKHIR, [D(1), BELUM, D(3)])
    belum = agregat(Agregasi.POSISI_AKHIR, [D(1), D(2), BELUM, LHE])
    assert lengkap.catatan == ("Posisi TW III.",)
    assert belum.catatan == ("Posisi TW II; tanpa nilai: TW III, TW IV.",)


def test_work_done_in_a_quarter_without_target_counts_in_the_sum_only() -> None:
    target: list[Nilai] = [STRIP, D(5)]
    assert agregat(Agregasi.JUMLAH, d("2", "3"), target=target).penuh == 5
    assert agregat(Agregasi.RATA_RATA, d("2", "3"), target=target).penuh == 3
    assert agregat(Agregasi.JUMLAH, [BELUM, D(3)], target=target).penuh == 3


@pytest.mark.parametrize("cara", TANPA_RASIO)
def test_nothing_asked_in_any_quarter_stays_a_dash(cara: Agregasi) -> None:
    assert agregat(cara, [STRIP, STRIP]).kosong is not None
    hasil = agregat(cara, [BELUM, BELUM], target=[STRIP, STRIP]).kosong
    assert hasil is not None
    assert hasil.jenis is TanpaNilai.TIDAK_DITARGETKAN
    hasil = agregat(cara, [NA, NA]).kosong
    assert hasil is not None
    assert hasil.jenis is TanpaNilai.TIDAK_BERLAKU
    hasil = agregat(cara, []).kosong
    assert hasil is not None
    assert hasil.jenis is TanpaNilai.BELUM_DIISI


def test_the_written_sum_names_the_quarters_it_used() -> None:
    nilai: list[Nilai] = [D(1), STRIP, D(4), BELUM]
    pola = {cara: agregat(cara, nilai).pola for cara in TANPA_RASIO}
    assert pola[Agregasi.POSISI_AKHIR] == "{nilai3}"
    assert pola[Agregasi.RATA_RATA] == "({nilai1} + {nilai3}) / 2"
    assert pola[Agregasi.MAKS] == "tertinggi dari {nilai1}; {nilai3}"
    assert agregat(Agregasi.JUMLAH, nilai[:3]).pola == "{nilai1} + {nilai3}"
    satu = agregat_rasio(nilai, d("2", "2", "2", "2"))
    assert satu.pola == "({pembilang1} + {pembilang3}) / ({penyebut1} + {penyebut3}) × 100"
    assert satu.penuh == 125


def test_percentages_are_not_added_where_a_ratio_is_meant() -> None:
    with pytest.raises(Galat, match="pembilang dan penyebut"):
        agregat(Agregasi.RASIO_JUMLAH, d("90", "90"))


def test_values_and_targets_of_different_quarters_are_refused() -> None:
    with pytest.raises(Galat, match="2 nilai tetapi 1 target"):
        agregat(Agregasi.JUMLAH, d("1", "2"), target=d("3"))


def test_a_cumulative_ratio_takes_its_last_complete_quarter() -> None:
    hasil = agregat_rasio([D(1), D(3), BELUM], d("10", "10", "10"), entri=Entri.KUMULATIF)
    assert hasil.penuh == 30
    assert "Posisi TW II." in hasil.catatan


def test_a_ratio_leaves_out_a_quarter_that_lacks_either_component() -> None:
    penuh: list[Nilai] = [D(1), D(9)]
    kurang: list[Nilai] = [D(4), BELUM]
    for atas, bawah in ((penuh, kurang), (kurang, [D(16), D(9)])):
        hasil = agregat_rasio(atas, bawah)
        assert hasil.penuh == 25
        assert hasil.catatan == ("Tanpa nilai: TW II. Dihitung dari 1 triwulan yang ada.",)


def test_a_ratio_without_any_complete_quarter_keeps_the_kind() -> None:
    assert agregat_rasio([LHE], d("10")).kosong == Kosong(
        TanpaNilai.BELUM_TERSEDIA, "TW I: LHE belum terbit"
    )
    kosong = agregat_rasio([STRIP], [STRIP]).kosong
    assert kosong is not None
    assert kosong.jenis is TanpaNilai.TIDAK_DITARGETKAN


def test_growth_after_an_unknown_position_is_unknown() -> None:
    per = ke_per_periode([D(1), BELUM, D(5), D(6)])
    assert per[0] == 1
    assert per[1] == BELUM
    assert per[2] == Kosong(TanpaNilai.BELUM_DIISI, "TW II: belum diisi")
    assert per[3] == 1
    posisi = ke_kumulatif([D(1), BELUM, D(5), STRIP])
    assert posisi[2] == Kosong(TanpaNilai.BELUM_DIISI, "TW II: belum diisi")
    assert posisi[3] == STRIP


def test_accumulation_adds_both_sides_up_to_the_quarter_asked() -> None:
    target: list[Nilai] = [D(4), STRIP, D(4), D(4)]
    realisasi: list[Nilai] = [D(3), BELUM, D(5), BELUM]
    t, r = akumulasi(target, realisasi, 3)
    assert t.penuh == r.penuh == 8
    assert akumulasi(target, realisasi, 4)[1].kosong is not None


@pytest.mark.parametrize(
    ("cara", "entri", "triwulan", "tahun", "cocok"),
    [
        (Agregasi.JUMLAH, Entri.PER_PERIODE, ("1", "1", "1", "1"), "4", True),
        (Agregasi.JUMLAH, Entri.PER_PERIODE, ("1", "1", "1", "1"), "5", False),
        (Agregasi.JUMLAH, Entri.KUMULATIF, ("1", "2", "3", "4"), "4", True),
        (Agregasi.POSISI_AKHIR, Entri.PER_PERIODE, ("83", "84", "85", "85"), "85", True),
        (Agregasi.POSISI_AKHIR, Entri.PER_PERIODE, ("83", "84", "85", "84"), "85", False),
        (Agregasi.RATA_RATA, Entri.PER_PERIODE, ("83", "84", "85"), "84.00", True),
        (Agregasi.RATA_RATA, Entri.PER_PERIODE, ("1", "1", "2"), "1.33", True),
        (Agregasi.RATA_RATA, Entri.PER_PERIODE, ("1", "1", "2"), "1.334", False),
        (Agregasi.RATA_RATA, Entri.PER_PERIODE, ("1", "2"), "2", False),
        (Agregasi.RASIO_JUMLAH, Entri.PER_PERIODE, ("50", "100"), "100", True),
    ],
)
def test_quarter_targets_must_lead_to_the_target_of_the_year(
    cara: Agregasi, entri: Entri, triwulan: tuple[str, ...], tahun: str, cocok: bool
) -> None:
    peringatan = peringatan_target_triwulan(cara, entri, d(*triwulan), D(tahun))
    assert (peringatan is None) == cocok
    if peringatan:
        assert f"target PK {tahun.replace('.', ',')}" in peringatan


@pytest.mark.parametrize(
    ("cara", "entri", "awal"),
    [
        (Agregasi.JUMLAH, Entri.PER_PERIODE, "Jumlah target triwulan 3 "),
        (Agregasi.JUMLAH, Entri.KUMULATIF, "Posisi akhir target triwulan 2 "),
        (Agregasi.RASIO_JUMLAH, Entri.PER_PERIODE, "Posisi akhir target triwulan 2 "),
        (Agregasi.RATA_RATA, Entri.PER_PERIODE, "Rata-rata target triwulan 1,5 "),
        (Agregasi.MAKS, Entri.PER_PERIODE, "Tertinggi dari target triwulan 2 "),
        (Agregasi.MIN, Entri.PER_PERIODE, "Terendah dari target triwulan 1 "),
    ],
)
def test_the_warning_says_how_the_quarters_were_taken_together(
    cara: Agregasi, entri: Entri, awal: str
) -> None:
    peringatan = peringatan_target_triwulan(cara, entri, d("1", "2"), D(9))
    assert peringatan is not None
    assert peringatan.startswith(awal)


def test_quarter_targets_that_are_not_all_there_cannot_be_compared() -> None:
    perlu = peringatan_target_triwulan(Agregasi.JUMLAH, Entri.PER_PERIODE, [D(1), BELUM], D(2))
    assert perlu is not None
    assert "belum lengkap" in perlu
    tanpa = [STRIP, STRIP]
    assert peringatan_target_triwulan(Agregasi.JUMLAH, Entri.PER_PERIODE, tanpa, D(2)) is None
    assert peringatan_target_triwulan(Agregasi.JUMLAH, Entri.PER_PERIODE, d("2"), STRIP) is None


@settings(max_examples=40)
@given(st.lists(angka, min_size=1, max_size=5))
def test_a_mean_does_not_depend_on_the_order(nilai: list[Decimal]) -> None:
    hasil = {rerata(aturan_rerata(), urut).penuh for urut in permutations(nilai)}
    assert len(hasil) == 1


@settings(max_examples=60)
@given(st.lists(st.tuples(angka, st.integers(1, 9)), min_size=1, max_size=6))
def test_a_weight_is_a_number_of_repetitions(isi: list[tuple[Decimal, int]]) -> None:
    berbobot = rerata(
        aturan_rerata("tertimbang"), [n for n, _ in isi], bobot=[D(b) for _, b in isi]
    )
    ulang = rerata(aturan_rerata(), [n for n, b in isi for _ in range(b)])
    assert berbobot.penuh == ulang.penuh


def test_a_mean_states_its_base_and_leaves_out_what_has_no_value() -> None:
    hasil = rerata(aturan_rerata(), [D(100), LHE, D(50), STRIP])
    assert hasil.penuh == 75
    assert hasil.catatan == ("Rata-rata 2 dari 4 indikator.",)
    assert hasil.pola == "({nilai}) / 2"


def test_a_mean_of_means_is_not_the_mean_over_indicators() -> None:
    programs = [d("100", "92.49"), d("100"), d("100"), d("100"), d("100"), d("100")]
    per_program = [rata_rata(satu, "indikator").penuh for satu in programs]
    atas_program = rata_rata([p for p in per_program if p is not None], "program").penuh
    atas_indikator = rata_rata([n for satu in programs for n in satu], "indikator").penuh
    assert atas_program is not None
    assert atas_indikator is not None
    assert (round(atas_program, 2), round(atas_indikator, 2)) == (D("99.37"), D("98.93"))


def test_a_mean_of_nothing_keeps_the_kind_of_nothing() -> None:
    semua_lhe = rerata(aturan_rerata(), [LHE, LHE]).kosong
    campur = rerata(aturan_rerata(), [LHE, STRIP]).kosong
    tanpa = rerata(aturan_rerata(), []).kosong
    assert semua_lhe == LHE
    lain = Kosong(TanpaNilai.BELUM_TERSEDIA, "SKM belum dilaksanakan")
    assert rerata(aturan_rerata(), [LHE, lain]).kosong == LHE
    assert campur is not None
    assert campur.jenis is TanpaNilai.BELUM_TERSEDIA
    assert tanpa is not None
    assert tanpa.jenis is TanpaNilai.TAK_TERDEFINISI


@pytest.mark.parametrize("bobot", [None, [D(1)], [D(1), D(-1)]])
def test_weights_that_do_not_fit_are_refused(bobot: list[Decimal] | None) -> None:
    with pytest.raises(Galat, match="obot"):
        rerata(aturan_rerata("tertimbang"), d("1", "2"), bobot=bobot)


def test_weights_of_zero_leave_the_mean_undefined() -> None:
    kosong = rerata(aturan_rerata("tertimbang"), d("1", "2"), bobot=[D(0), D(0)]).kosong
    assert kosong is not None
    assert "bobot 0" in kosong.alasan


def test_a_zero_denominator_is_named() -> None:
    kosong = rasio(d("5"), d("0"), nama_pembilang="realisasi", nama_penyebut="pagu").kosong
    assert kosong == Kosong(TanpaNilai.TAK_TERDEFINISI, "Pembagi (pagu) bernilai 0.")


def test_one_unknown_amount_leaves_a_total_unknown() -> None:
    assert rasio(d("1", "2"), [D(4), BELUM]).kosong == BELUM


def test_a_single_ratio_is_written_without_brackets() -> None:
    satu = rasio(d("1"), d("4"), nama_pembilang="realisasi", nama_penyebut="pagu")
    assert satu.pola == "{realisasi} / {pagu} × 100"
    assert satu.penuh == 25
    assert rasio(d("1", "1"), d("4"), pengali=D(1)).pola == "({pembilang}) / ({penyebut})"
