"""LKE: a perfect office has exactly 100, and nothing above its weight gets in."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.core.angka import Kosong, TanpaNilai
from sakip.core.aturan.jenis import Lke
from sakip.core.lke import Huruf, campurkan, hitung_komponen, persen_bobot, total_lke
from sakip.galat import Galat

D = Decimal
HURUF = {"AA": 100, "A": 90, "BB": 80, "B": 70, "CC": 60, "C": 50, "D": 30, "E": 0}
KOMPONEN = {
    "perencanaan": (30, (6, 11, 8)),
    "pengukuran": (30, (3, 7, 10)),
    "pelaporan": (15, (6, 9, 7)),
    "evaluasi": (25, (3, 5, 5)),
}
SUB = {"keberadaan": "0.2", "kualitas": "0.3", "pemanfaatan": "0.5"}
BELUM = Kosong(TanpaNilai.BELUM_DIISI)
NA = Kosong(TanpaNilai.TIDAK_BERLAKU)
huruf = st.sampled_from(sorted(HURUF))


def lke(mode: str = "huruf_subkomponen", campuran: bool = False) -> Lke:
    return Lke.model_validate(
        {
            "jenis": "lke",
            "komponen": [
                {"id": k, "nama": k, "bobot": b, "kriteria": dict(zip(SUB, n, strict=True))}
                for k, (b, n) in KOMPONEN.items()
            ],
            "sub": [{"id": k, "nama": k, "bagian": v} for k, v in SUB.items()],
            "huruf": [
                {"kode": k, "nilai": v, "kualitas": "x", "keberadaan": "x"}
                for k, v in HURUF.items()
            ],
            "mode": mode,
            "campuran": {
                "komponen": ["perencanaan", "pengukuran", "pelaporan"],
                "bagian_lke": "0.8",
                "bagian_lapangan": "0.2",
            }
            if campuran
            else None,
            "desimal": 2,
        }
    )


def jawaban(isi: Lke, komponen: str, satu: str) -> dict[str, Huruf | list[Huruf]]:
    if isi.mode == "huruf_subkomponen":
        return dict.fromkeys(SUB, satu)
    return {s: [satu] * n for s, n in zip(SUB, KOMPONEN[komponen][1], strict=True)}


def total(isi: Lke, satu: str) -> Decimal | None:
    skor = {k: hitung_komponen(isi, k, jawaban(isi, k, satu)).nilai.penuh for k in KOMPONEN}
    return total_lke(isi, {k: v for k, v in skor.items() if v is not None}).penuh


@pytest.mark.parametrize("mode", ["huruf_subkomponen", "rata2_kriteria"])
@pytest.mark.parametrize("satu", sorted(HURUF))
def test_the_same_letter_everywhere_is_its_own_value_exactly(mode: str, satu: str) -> None:
    assert total(lke(mode), satu) == HURUF[satu]


@settings(max_examples=60)
@given(st.lists(huruf, min_size=3, max_size=3), st.lists(huruf, min_size=3, max_size=3))
def test_better_letters_never_lower_a_component_and_it_keeps_within_its_weight(
    a: list[str], b: list[str]
) -> None:
    nilai = {}
    for nama, pilih in (("rendah", min), ("tinggi", max)):
        isi = [pilih(x, y, key=HURUF.__getitem__) for x, y in zip(a, b, strict=True)]
        nilai[nama] = hitung_komponen(
            lke(), "pelaporan", dict(zip(SUB, isi, strict=True))
        ).nilai.penuh
    assert nilai["rendah"] is not None
    assert nilai["tinggi"] is not None
    assert 0 <= nilai["rendah"] <= nilai["tinggi"] <= 15


@settings(max_examples=40)
@given(st.permutations(["AA", "B", "B", "C", "E", "BB", "D", "A"]))
def test_the_order_of_criteria_does_not_matter(kriteria: list[str]) -> None:
    isi = {"keberadaan": ["A"] * 6, "kualitas": ["A"] * 11, "pemanfaatan": kriteria}
    hasil = hitung_komponen(lke("rata2_kriteria"), "perencanaan", isi)
    assert hasil.sub["pemanfaatan"].penuh == D("490") / 8 / 100 * 15


def test_sub_components_add_up_to_their_component() -> None:
    isi = {"keberadaan": "BB", "kualitas": "b", "pemanfaatan": " C "}
    hasil = hitung_komponen(lke(), "perencanaan", isi)
    assert [p.penuh for p in hasil.sub.values()] == [D("4.8"), D("6.3"), D("7.5")]
    assert hasil.nilai.penuh == D("18.6")
    assert hasil.sub["kualitas"].pola == "{nilai} / 100 × 9"


def test_a_criterion_that_does_not_apply_is_left_out_of_its_mean() -> None:
    isi: dict[str, list[Huruf]] = {
        "keberadaan": ["AA", "E", NA],
        "kualitas": ["AA"] * 5,
        "pemanfaatan": ["AA"] * 5,
    }
    hasil = hitung_komponen(lke("rata2_kriteria"), "evaluasi", isi)
    assert hasil.sub["keberadaan"].penuh == D("2.5")
    assert hasil.sub["keberadaan"].pola == "({nilai}) / 2 / 100 × 5"
    isi["keberadaan"] = [NA, NA, NA]
    kosong = hitung_komponen(lke("rata2_kriteria"), "evaluasi", isi).nilai.kosong
    assert kosong is not None
    assert kosong.jenis is TanpaNilai.TAK_TERDEFINISI


def test_what_is_not_answered_leaves_the_component_without_score() -> None:
    hasil = hitung_komponen(lke(), "perencanaan", {"keberadaan": "A", "kualitas": BELUM})
    assert hasil.sub["keberadaan"].penuh == D("5.4")
    assert hasil.nilai.kosong == BELUM
    pemanfaatan = hasil.sub["pemanfaatan"].kosong
    assert pemanfaatan is not None
    assert pemanfaatan.jenis is TanpaNilai.BELUM_DIISI
    kriteria: dict[str, Huruf | list[Huruf]] = jawaban(lke("rata2_kriteria"), "evaluasi", "A")
    kriteria["kualitas"] = ["A", "A", BELUM, "A", "A"]
    assert hitung_komponen(lke("rata2_kriteria"), "evaluasi", kriteria).nilai.kosong == BELUM


@pytest.mark.parametrize(
    ("mode", "isi", "kata"),
    [
        ("huruf_subkomponen", {"keberadaan": "AAA"}, "'AAA' tidak dikenal"),
        ("huruf_subkomponen", {"keberadaan": ["A"]}, "satu huruf per subkomponen"),
        ("huruf_subkomponen", {"d": "A"}, "'d' tidak ada"),
        ("rata2_kriteria", {"keberadaan": ["A"] * 5}, "Ada 5 jawaban, padahal kriterianya 6"),
        ("rata2_kriteria", {"keberadaan": ["A"] * 7}, "kriterianya 6"),
        ("rata2_kriteria", {"keberadaan": "A"}, "Ada 1 jawaban, padahal kriterianya 6"),
    ],
)
def test_answers_that_do_not_fit_the_sheet_are_refused(
    mode: str, isi: dict[str, Huruf | list[Huruf]], kata: str
) -> None:
    with pytest.raises(Galat, match=kata):
        hitung_komponen(lke(mode), "perencanaan", isi)


@pytest.mark.parametrize(
    "coba",
    [
        lambda: hitung_komponen(lke(), "budaya", {}),
        lambda: campurkan(lke(), "budaya", D(1), D(1)),
        lambda: total_lke(lke(), {"budaya": D(1)}),
        lambda: persen_bobot(lke(), "budaya", D(1)),
    ],
)
def test_an_unknown_component_is_refused_everywhere(coba: Callable[[], object]) -> None:
    with pytest.raises(Galat, match="perencanaan, pengukuran"):
        coba()


@pytest.mark.parametrize(
    "coba",
    [
        lambda: total_lke(lke(), {"perencanaan": D("30.01")}),
        lambda: total_lke(lke(), {"perencanaan": D("-1")}),
        lambda: campurkan(lke(campuran=True), "pelaporan", D("15.01"), D(1)),
        lambda: campurkan(lke(campuran=True), "pelaporan", D("15"), D("15.01")),
        lambda: persen_bobot(lke(), "evaluasi", D(500)),
    ],
)
def test_one_criterion_cannot_take_500_points(coba: Callable[[], object]) -> None:
    with pytest.raises(Galat, match=r"di luar 0 s\.d\. bobotnya"):
        coba()


def test_a_component_the_region_does_not_blend_keeps_its_desk_score() -> None:
    assert campurkan(lke(campuran=True), "evaluasi", D("18.75"), BELUM).penuh == D("18.75")
    assert campurkan(lke(), "pelaporan", D("7.18"), BELUM).penuh == D("7.18")
    assert campurkan(lke(campuran=True), "pelaporan", D("7.18"), BELUM).kosong == BELUM
    assert campurkan(lke(campuran=True), "pelaporan", BELUM, D(1)).kosong == BELUM


@settings(max_examples=30)
@given(st.decimals("0", "30", places=2), st.decimals("0", "30", places=2))
def test_a_blend_lies_between_its_parts(meja: Decimal, lapangan: Decimal) -> None:
    hasil = campurkan(lke(campuran=True), "pengukuran", meja, lapangan).penuh
    assert hasil is not None
    assert min(meja, lapangan) <= hasil <= max(meja, lapangan)


def test_a_total_needs_every_component() -> None:
    kosong = total_lke(lke(), {"perencanaan": D(20)}).kosong
    assert kosong is not None
    assert kosong.alasan == "Komponen pengukuran belum dinilai."
    semua = {k: D(1) for k in KOMPONEN}
    assert total_lke(lke(), semua | {"evaluasi": BELUM}).kosong == BELUM


def test_the_share_of_a_weight() -> None:
    assert persen_bobot(lke(), "evaluasi", D("18.75")).penuh == 75
    assert persen_bobot(lke(), "evaluasi", BELUM).kosong == BELUM
