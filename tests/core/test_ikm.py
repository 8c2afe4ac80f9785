"""IKM: exact weights, honest counting, and no answer taken for a zero."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.core.angka import Kosong, TanpaNilai, bulatkan
from sakip.core.aturan.jenis import Sampel, Skm
from sakip.core.ikm import (
    JumlahUnsur,
    hitung_ikm,
    ikm_dari_unsur,
    ikm_unit,
    rekap,
    ukuran_sampel,
)
from sakip.galat import Galat

D = Decimal
UNSUR = tuple(f"u{i}" for i in range(1, 10))
SAMPEL = Sampel(
    jenis="sampel",
    khi_kuadrat=D("3.841"),
    proporsi=D("0.5"),
    galat=D("0.05"),
    pembulatan="terdekat",
)
jawaban = st.one_of(st.none(), st.integers(1, 4))
survei = st.lists(st.tuples(jawaban, jawaban, jawaban), min_size=1, max_size=20)


def skm(**ubah: object) -> Skm:
    dasar: dict[str, object] = {
        "jenis": "skm",
        "unsur": [{"id": satu, "nama": satu} for satu in UNSUR],
        "urutan_lain": {},
        "jawaban": [{"nilai": n, "teks": str(n)} for n in (1, 2, 3, 4)],
        "pengali": D(25),
        "gabungan": "rata_rata_layanan",
        "tak_lengkap": "jawaban_yang_ada",
        "desimal": 2,
    }
    return Skm.model_validate(dasar | ubah)


def ikm_rekap(isi: list[tuple[int | None, ...]], unsur: tuple[str, ...]) -> Decimal | None:
    return hitung_ikm(skm(), rekap(skm(), unsur, isi).unsur).ikm.penuh


@settings(max_examples=60)
@given(survei)
def test_the_order_of_respondents_and_unsur_does_not_matter(
    isi: list[tuple[int | None, int | None, int | None]],
) -> None:
    maju = ikm_rekap([*isi], ("a", "b", "c"))
    mundur = ikm_rekap([satu[::-1] for satu in reversed(isi)], ("c", "b", "a"))
    assert maju == mundur


@settings(max_examples=60)
@given(survei)
def test_the_index_is_that_of_the_exact_fractions_and_within_its_scale(
    isi: list[tuple[int | None, int | None, int | None]],
) -> None:
    hasil = ikm_rekap([*isi], ("a", "b", "c"))
    kolom = [[n for n in satu if n is not None] for satu in zip(*isi, strict=True)]
    if not all(kolom):
        assert hasil is None
        return
    tepat = sum((Fraction(sum(k), len(k)) for k in kolom), Fraction(0)) / 3 * 25
    assert hasil is not None
    assert abs(Fraction(hasil) - tepat) < Fraction(1, 10**40)
    assert 25 <= hasil <= 100


@settings(max_examples=30)
@given(st.integers(1, 30), st.integers(1, 4), st.integers(1, 500))
def test_equal_answers_give_that_answer_whatever_the_number_of_unsur(
    banyak: int, nilai: int, responden: int
) -> None:
    unsur = [JumlahUnsur(f"x{i}", nilai * responden, responden) for i in range(banyak)]
    hasil = hitung_ikm(skm(), unsur)
    assert hasil.ni.penuh == nilai
    assert hasil.ikm.penuh == nilai * 25


def test_three_periodic_means_do_not_push_the_index_off_the_half() -> None:
    # Three times 4/3 is exactly 4; added up as rounded decimals it is 3,999… and gives 40,00.
    unsur = [*(JumlahUnsur(u, 4, 3) for u in "abc"), JumlahUnsur("d", 24_008, 10_000)]
    hasil = hitung_ikm(skm(), unsur).ikm.penuh
    assert hasil == D("40.005")
    assert bulatkan(hasil, 2) == D("40.01")


def test_a_skipped_answer_is_left_out_of_its_unsur_only() -> None:
    isi: list[tuple[int | None, ...]] = [(4, 4), (None, 2), (2, None)]
    hitungan = rekap(skm(), ("a", "b"), isi)
    assert hitungan.unsur == (JumlahUnsur("a", 6, 2), JumlahUnsur("b", 6, 2))
    assert hitungan[1:] == (3, 3, 2)


def test_by_another_rule_only_complete_respondents_count() -> None:
    isi: list[tuple[int | None, ...]] = [(4, 4), (None, 2), (2, None)]
    hitungan = rekap(skm(tak_lengkap="responden_lengkap"), ("a", "b"), isi)
    assert hitungan.unsur == (JumlahUnsur("a", 4, 1), JumlahUnsur("b", 4, 1))
    assert hitungan[1:] == (3, 1, 2)


def test_an_empty_form_is_no_respondent() -> None:
    hitungan = rekap(skm(), ("a", "b"), [(4, 4), (None, None)])
    assert (hitungan.responden, hitungan.dipakai, hitungan.tak_lengkap) == (2, 1, 1)


def test_respondents_who_answer_alike_all_count() -> None:
    isi: list[tuple[int | None, ...]] = [(4, 3), (None, 3), (None, None)] * 1_000
    hitungan = rekap(skm(), ("a", "b"), isi)
    assert hitungan.unsur == (JumlahUnsur("a", 4_000, 1_000), JumlahUnsur("b", 6_000, 2_000))
    assert hitungan[1:] == (3_000, 2_000, 2_000)


@pytest.mark.parametrize("salah", [0, 5, -1])
def test_an_answer_off_the_scale_is_refused_with_its_unsur(salah: int) -> None:
    with pytest.raises(Galat, match=f"unsur b.*{salah}"):
        rekap(skm(), ("a", "b"), [(4, salah)])
    with pytest.raises(Galat, match="unsur a"):
        rekap(skm(), ("a",), [(salah,)])


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(Galat, match="3 jawaban"):
        rekap(skm(), ("a", "b"), [(4, 4, 4)])


def test_one_unsur_in_two_columns_is_refused() -> None:
    with pytest.raises(Galat, match="lebih dari sekali"):
        rekap(skm(), ("a", "a"), [(4, 4)])
    with pytest.raises(Galat, match="lebih dari sekali"):
        hitung_ikm(skm(), [JumlahUnsur("a", 4, 1)] * 2)


def test_an_unsur_nobody_answered_leaves_the_index_undefined() -> None:
    hasil = hitung_ikm(skm(), [JumlahUnsur("a", 4, 1), JumlahUnsur("b", 0, 0)])
    for satu in (hasil.nrr["b"], hasil.ni, hasil.ikm):
        assert satu.kosong is not None
        assert satu.kosong.jenis is TanpaNilai.TAK_TERDEFINISI
        assert "unsur b" in satu.kosong.alasan
    assert hasil.nrr["a"].penuh == 4
    assert hitung_ikm(skm(), []).ikm.kosong is not None


@pytest.mark.parametrize("jumlah", [29 * 4 + 1, 28])
def test_a_sum_that_no_answers_can_give_is_refused(jumlah: int) -> None:
    with pytest.raises(Galat, match=r"tidak mungkin pada skala 1 s\.d\. 4"):
        hitung_ikm(skm(), [JumlahUnsur("a", jumlah, 29)])


def test_the_written_sums_show_exact_weights() -> None:
    hasil = hitung_ikm(skm(), [JumlahUnsur(u, 4, 1) for u in UNSUR])
    assert hasil.ni.pola == "({nrr}) / 9"
    assert hasil.ikm.pola == "{ni} × 25"


@pytest.mark.parametrize("nilai", ["3.66", "24.99", "100.01"])
def test_unsur_not_on_the_converted_scale_are_refused(nilai: str) -> None:
    with pytest.raises(Galat, match=r"25 s\.d\. 100"):
        ikm_dari_unsur(skm(), {"a": D("95"), "b": D(nilai)})


def test_both_ends_of_the_converted_scale_belong_to_it() -> None:
    assert ikm_dari_unsur(skm(), {"a": D(25), "b": D(100)}).penuh == D("62.5")


def test_one_unsur_without_value_leaves_the_service_without() -> None:
    belum = Kosong(TanpaNilai.BELUM_DIISI)
    assert ikm_dari_unsur(skm(), {"a": D(95), "b": belum}).kosong == belum
    assert ikm_dari_unsur(skm(), {}).kosong is not None


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.decimals("25", "100", places=2), st.integers(1, 300)),
        min_size=1,
        max_size=6,
    )
)
def test_an_office_lies_between_its_services_by_either_rule(isi: list[tuple[Decimal, int]]) -> None:
    nilai = [n for n, _ in isi]
    for cara in ("rata_rata_layanan", "tertimbang_responden"):
        hasil = ikm_unit(skm(gabungan=cara), nilai, [D(n) for _, n in isi]).penuh
        assert hasil is not None
        assert min(nilai) <= bulatkan(hasil, 30) <= max(nilai)


def test_an_office_without_respondent_counts_cannot_be_weighted() -> None:
    with pytest.raises(Galat, match="jumlah responden"):
        ikm_unit(skm(gabungan="tertimbang_responden"), [D(95)])


def test_a_service_without_survey_is_left_out_and_counted() -> None:
    belum = Kosong(TanpaNilai.BELUM_TERSEDIA)
    hasil = ikm_unit(skm(), [D(90), belum, D(100)])
    assert hasil.penuh == 95
    assert hasil.catatan == ("Rata-rata 2 dari 3 layanan.",)


def test_the_sample_is_written_out_with_both_shares() -> None:
    isi = SAMPEL.model_copy(update={"proporsi": D("0.4")})
    assert ukuran_sampel(isi, 100).pola == (
        "3,841 × {populasi} × 0,4 × 0,6 / (0,05² × ({populasi} − 1) + 3,841 × 0,4 × 0,6)"
    )


@pytest.mark.parametrize("populasi", [0, -5])
def test_no_sample_of_nobody(populasi: int) -> None:
    with pytest.raises(Galat, match="tidak dapat disampel"):
        ukuran_sampel(SAMPEL, populasi)


@settings(max_examples=60)
@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_a_sample_is_never_larger_than_its_population_nor_shrinks_as_it_grows(
    a: int, b: int
) -> None:
    kecil, besar = sorted((a, b))
    satu, dua = ukuran_sampel(SAMPEL, kecil).penuh, ukuran_sampel(SAMPEL, besar).penuh
    assert satu is not None
    assert dua is not None
    assert 0 < satu <= dua
    assert satu <= kecil
