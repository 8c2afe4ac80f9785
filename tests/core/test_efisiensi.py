"""Efisiensi: who may say the word, and a score that stays within its bounds."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.core.angka import Kosong, TanpaNilai
from sakip.core.aturan.jenis import EfisiensiPmk, Selisih
from sakip.core.efisiensi import SAH_BILA, BarisPmk, hitung_pmk, hitung_selisih, nilai_efisiensi

D = Decimal
BELUM = Kosong(TanpaNilai.BELUM_TERSEDIA, "belum diaudit")
persen = st.decimals("0", "200", places=2)
uang = st.integers(1, 10**10).map(D)


def selisih(sah_bila: str = "capaian_100_atau_di_atas_pengurang", catatan: str = "") -> Selisih:
    return Selisih.model_validate(
        {
            "jenis": "efisiensi_selisih",
            "kurangi": "serapan",
            "sah_bila": sah_bila,
            "catatan": catatan,
            "desimal": 2,
        }
    )


def pmk(metode: str = "jumlah") -> EfisiensiPmk:
    return EfisiensiPmk.model_validate(
        {
            "jenis": "efisiensi_pmk",
            "metode": metode,
            "tingkat": "program",
            "bawah": D(-20),
            "atas": D(20),
            "dasar": D(50),
            "pembagi": D(20),
            "pengali": D(50),
            "masukan": "penuh",
            "desimal": 2,
        }
    )


@pytest.mark.parametrize(
    ("sah_bila", "capaian", "serapan", "boleh"),
    [
        ("capaian_100", "100", "120", True),
        ("capaian_100", "99.99", "40", False),
        ("capaian_100", "50", "40", False),
        ("capaian_100_atau_di_atas_pengurang", "100", "120", True),
        ("capaian_100_atau_di_atas_pengurang", "99.04", "89.32", True),
        ("capaian_100_atau_di_atas_pengurang", "89.32", "89.32", True),
        ("capaian_100_atau_di_atas_pengurang", "60", "60.01", False),
        ("selalu", "0", "500", True),
    ],
)
def test_who_may_call_a_result_efficient_or_not(
    sah_bila: str, capaian: str, serapan: str, boleh: bool
) -> None:
    assert SAH_BILA[sah_bila](D(capaian), D(serapan)) is boleh


@settings(max_examples=60)
@given(persen, persen)
def test_the_label_follows_the_rule_and_the_sign(capaian: Decimal, serapan: Decimal) -> None:
    hasil = hitung_selisih(selisih(), capaian, serapan)
    assert hasil.penuh == capaian - serapan
    if capaian < 100 and capaian < serapan:
        assert hasil.label == "tidak dinyatakan"
    else:
        assert hasil.label == ("efisien" if capaian >= serapan else "tidak efisien")
    if hasil.label == "efisien" and capaian < 100:
        assert any("Target belum tercapai" in c for c in hasil.catatan)


def test_the_note_of_the_rule_goes_with_every_figure() -> None:
    hasil = hitung_selisih(selisih("selalu", "Tinggi karena barang kurang."), D(100), D(50))
    assert hasil.catatan == ("Tinggi karena barang kurang.",)
    assert hasil.pola == "{capaian} − {serapan}"


def test_nothing_minus_nothing_is_not_efficiency() -> None:
    tak = Kosong(TanpaNilai.TAK_TERDEFINISI, "Pembagi (pagu) bernilai 0.")
    for capaian, serapan in ((tak, D(90)), (D(90), tak), (tak, tak)):
        hasil = hitung_selisih(selisih(), capaian, serapan)
        assert hasil.kosong == tak
        assert hasil.label == ""


@settings(max_examples=80)
@given(st.decimals("-500", "500", places=3), st.decimals("-500", "500", places=3))
def test_ne_stays_within_0_and_100_and_never_falls_when_e_rises(a: Decimal, b: Decimal) -> None:
    rendah, tinggi = sorted((a, b))
    satu, dua = nilai_efisiensi(pmk(), rendah).penuh, nilai_efisiensi(pmk(), tinggi).penuh
    assert satu is not None
    assert dua is not None
    assert 0 <= satu <= dua <= 100


def test_a_limited_e_says_so_and_is_written_limited() -> None:
    hasil = nilai_efisiensi(pmk(), D("74.03"))
    assert hasil.penuh == 100
    assert hasil.pola == "50 + 20 / 20 × 50"
    assert "di luar -20 s.d. 20" in hasil.catatan[0]
    assert nilai_efisiensi(pmk(), D("9.43")).catatan == ()


@settings(max_examples=40)
@given(st.lists(st.tuples(uang, uang, st.integers(1, 120)), min_size=1, max_size=5), uang)
def test_e_does_not_depend_on_order_or_currency_unit(
    isi: list[tuple[Decimal, Decimal, int]], kali: Decimal
) -> None:
    baris = [BarisPmk(str(i), p, r, D(c)) for i, (p, r, c) in enumerate(isi)]
    lain = [
        b._replace(pagu=p * kali, realisasi=r * kali)
        for b, (p, r, _) in zip(baris, isi, strict=True)
    ]
    satu = hitung_pmk(pmk(), baris).e.penuh
    dua = hitung_pmk(pmk(), list(reversed(lain))).e.penuh
    assert satu is not None
    assert dua is not None
    assert abs(satu - dua) < D("1e-30")


@pytest.mark.parametrize("metode", ["jumlah", "rata_rata"])
def test_paying_exactly_for_what_was_reached_is_e_zero_and_ne_fifty(metode: str) -> None:
    baris = BarisPmk("a", D(1000), D(800), D(80), target_volume=D(10), realisasi_volume=D(8))
    hasil = hitung_pmk(pmk(metode), [baris])
    assert hasil.e.penuh == 0
    assert hasil.ne.penuh == 50


@pytest.mark.parametrize("metode", ["jumlah", "rata_rata"])
def test_a_row_that_cannot_be_computed_is_left_out_and_counted(metode: str) -> None:
    baik = BarisPmk("a", D(1000), D(800), D(100), target_volume=D(10), realisasi_volume=D(10))
    buruk = [baik._replace(realisasi=BELUM), baik._replace(capaian=BELUM, target_volume=BELUM)]
    hasil = hitung_pmk(pmk(metode), [baik, *buruk])
    assert hasil.e.penuh == 20
    assert hasil.e.catatan == ("Dihitung menurut program: 1 dari 3 baris.",)


@pytest.mark.parametrize("metode", ["jumlah", "rata_rata"])
def test_no_row_at_all_is_undefined_for_both_figures(metode: str) -> None:
    kosong = hitung_pmk(pmk(metode), []).e.kosong
    assert kosong is not None
    assert "Tidak ada program dengan pagu" in kosong.alasan
    for baris in ([], [BarisPmk("a", D(0), D(0), D(0), D(10), D(0))]):
        hasil = hitung_pmk(pmk(metode), baris)
        for satu in hasil:
            assert satu.kosong is not None
            assert satu.kosong.jenis is TanpaNilai.TAK_TERDEFINISI
