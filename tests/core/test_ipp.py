"""IPP: weights that add up, nothing off the scale, never derived from the aspects alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.core.angka import Kosong, TanpaNilai
from sakip.core.aturan.jenis import Ipp
from sakip.core.capaian import Nilai
from sakip.core.ipp import hitung_f02, hitung_ipp, rata_rata_indikator
from sakip.galat import Galat

D = Decimal
BOBOT = {"kebijakan": 24, "sdm": 25, "sarpras": 18, "sipp": 11, "konsultasi": 10, "inovasi": 12}
BELUM = Kosong(TanpaNilai.BELUM_DIISI)
skor = st.decimals("0", "5", places=2)
enam = st.lists(skor, min_size=6, max_size=6)


def ipp(kurang: str = "dipakai") -> Ipp:
    return Ipp.model_validate(
        {
            "jenis": "ipp",
            "aspek": [{"id": k, "nama": k.title(), "bobot": v} for k, v in BOBOT.items()],
            "bagian_f02": "0.75",
            "bagian_f03": "0.25",
            "terendah": "0",
            "tertinggi": "5",
            "f03_kurang_responden": kurang,
            "desimal": 2,
        }
    )


def aspek(nilai: list[Decimal]) -> dict[str, Nilai]:
    return dict(zip(BOBOT, nilai, strict=True))


@settings(max_examples=60)
@given(enam, enam, skor)
def test_the_index_stays_on_its_scale_and_never_falls_when_an_aspect_rises(
    a: list[Decimal], b: list[Decimal], f03: Decimal
) -> None:
    rendah = hitung_f02(ipp(), aspek([min(x, y) for x, y in zip(a, b, strict=True)])).penuh
    tinggi = hitung_f02(ipp(), aspek([max(x, y) for x, y in zip(a, b, strict=True)])).penuh
    assert rendah is not None
    assert tinggi is not None
    assert 0 <= rendah <= tinggi <= 5
    satu, dua = hitung_ipp(ipp(), rendah, f03).penuh, hitung_ipp(ipp(), tinggi, f03).penuh
    assert satu is not None
    assert dua is not None
    assert 0 <= satu <= dua <= 5


@settings(max_examples=20)
@given(skor)
def test_the_same_score_everywhere_is_the_index(nilai: Decimal) -> None:
    f02 = hitung_f02(ipp(), aspek([nilai] * 6)).penuh
    assert f02 is not None
    assert hitung_ipp(ipp(), f02, nilai).penuh == f02 == nilai


@pytest.mark.parametrize("f03", [None, BELUM, Kosong(TanpaNilai.BELUM_TERSEDIA, "belum rilis.")])
def test_without_users_the_index_is_not_available_yet(f03: Kosong | None) -> None:
    kosong = hitung_ipp(ipp(), D("2.93"), f03).kosong
    assert kosong is not None
    assert kosong.jenis is TanpaNilai.BELUM_TERSEDIA
    assert "F-03" in kosong.alasan
    assert kosong.alasan.endswith(f03.alasan if f03 else "")


def test_too_few_users_count_as_the_rule_says() -> None:
    dipakai = hitung_ipp(ipp(), D(2), D(4), responden_cukup=False)
    nol = hitung_ipp(ipp("nol"), D(2), D(4), responden_cukup=False)
    assert (dipakai.penuh, nol.penuh) == (D("2.5"), D("1.5"))
    assert "tetap dipakai" in dipakai.catatan[0]
    assert "dihitung 0" in nol.catatan[0]
    assert nol.pola == "0,75 × {f02} + 0,25 × 0"
    assert hitung_ipp(ipp("nol"), D(2), D(4)).catatan == ()


def test_an_aspect_without_value_leaves_the_index_without() -> None:
    kurang: dict[str, Nilai] = aspek([D(3)] * 6)
    kurang["sipp"] = BELUM
    assert hitung_f02(ipp(), kurang).kosong == BELUM
    del kurang["sipp"]
    kosong = hitung_f02(ipp(), kurang).kosong
    assert kosong is not None
    assert kosong.alasan == "Aspek Sipp belum diisi."
    assert hitung_ipp(ipp(), BELUM, D(4)).kosong == BELUM


def test_an_unknown_aspect_is_refused() -> None:
    with pytest.raises(Galat, match="kebijakan, sdm"):
        hitung_f02(ipp(), {"inovatif": D(3)})


@pytest.mark.parametrize("nilai", ["-0.01", "5.01", "93"])
def test_a_score_off_the_scale_is_refused(nilai: str) -> None:
    with pytest.raises(Galat, match=r"0 s\.d\. 5"):
        hitung_f02(ipp(), aspek([D(nilai)] + [D(3)] * 5))
    with pytest.raises(Galat, match="F-02"):
        hitung_ipp(ipp(), D(nilai), D(3))
    with pytest.raises(Galat, match="F-03"):
        hitung_ipp(ipp(), D(3), D(nilai))
    with pytest.raises(Galat, match=r"0 s\.d\. 5"):
        rata_rata_indikator(ipp(), [D(3), D(nilai)])


def test_an_aspect_is_the_mean_of_the_indicators_that_apply() -> None:
    na = Kosong(TanpaNilai.TIDAK_BERLAKU)
    assert rata_rata_indikator(ipp(), [D(5), na, D(4)]).penuh == D("4.5")
    assert rata_rata_indikator(ipp(), [D(5), BELUM]).kosong == BELUM
    kosong = rata_rata_indikator(ipp(), [na, na]).kosong
    assert kosong is not None
    assert kosong.jenis is TanpaNilai.TAK_TERDEFINISI


def test_the_written_sum_has_every_weight() -> None:
    pola = hitung_f02(ipp(), aspek([D(3)] * 6)).pola
    assert pola.startswith("{kebijakan} × 24% + {sdm} × 25%")
    assert pola.count("%") == 6
