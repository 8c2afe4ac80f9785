"""A scale is proven total on published decimals, or every fault of it is named."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.core.aturan.jenis import Celah, Kelas, Skala
from sakip.core.aturan.skala import periksa_skala

D = Decimal


def _kelas(kode: str, bawah: str | None, atas: str | None, tepi: str = "(]") -> Kelas:
    return Kelas(
        kode=kode,
        label=kode,
        bawah=None if bawah is None else D(bawah),
        atas=None if atas is None else D(atas),
        bawah_termasuk=tepi[0] == "[",
        atas_termasuk=tepi[1] == "]",
    )


def _celah(bawah: str, atas: str, tepi: str = "(]") -> Celah:
    return Celah(
        bawah=D(bawah),
        atas=D(atas),
        bawah_termasuk=tepi[0] == "[",
        atas_termasuk=tepi[1] == "]",
        alasan="tercetak begitu",
    )


def _skala(*kelas: Kelas, **lain: Any) -> Skala:
    dasar: Mapping[str, Any] = {"desimal": 2, "terendah": D(0), "tertinggi": D(100)}
    return Skala(jenis="skala", untuk="uji", kelas=kelas, **{**dasar, **lain})


RENDAH, TINGGI = _kelas("rendah", "0", "50", "[]"), _kelas("tinggi", "50", "100")


def _kode(skala: Skala) -> list[str]:
    return [galat.kode for galat in periksa_skala(skala)]


def test_a_total_scale_has_no_findings() -> None:
    assert periksa_skala(_skala(RENDAH, TINGGI)) == []


def test_bounds_that_touch_on_the_grid_leave_no_gap() -> None:
    ikm = (_kelas("C", "65.00", "76.60", "[]"), _kelas("B", "76.61", "88.30", "[]"))
    batas = {"terendah": D("65.00"), "tertinggi": D("88.30")}
    assert periksa_skala(_skala(*ikm, **batas)) == []
    assert _kode(_skala(*ikm, desimal=3, **batas)) == ["skala.bolong"]


def test_open_classes_need_no_ends() -> None:
    terbuka = (_kelas("rendah", None, "50"), _kelas("tinggi", "50", None))
    assert periksa_skala(_skala(*terbuka, terendah=None, tertinggi=None)) == []


def test_a_gap_is_named_with_the_values_that_have_no_class() -> None:
    (galat,) = periksa_skala(_skala(RENDAH, _kelas("tinggi", "60", "100")))
    assert galat.kode == "skala.bolong"
    assert galat.tempat == "kelas tinggi"
    assert galat.pesan == "Nilai 50,01 sampai 60,00 tidak punya kelas."


def test_a_declared_gap_is_accepted_only_as_it_is() -> None:
    kelas = (RENDAH, _kelas("tinggi", "60", "100"))
    assert periksa_skala(_skala(*kelas, celah=(_celah("50", "60"),))) == []
    assert _kode(_skala(*kelas, celah=(_celah("50", "55"),))) == [
        "skala.bolong",
        "skala.bukan_celah",
    ]
    assert _kode(_skala(RENDAH, TINGGI, celah=(_celah("40", "50"),))) == ["skala.bukan_celah"]


def test_an_overlap_is_named_with_the_values_in_both_classes() -> None:
    (galat,) = periksa_skala(_skala(RENDAH, _kelas("tinggi", "50", "100", "[]")))
    assert galat.kode == "skala.tumpang_tindih"
    assert galat.pesan == "Nilai 50,00 juga masuk kelas rendah."


def test_classes_must_climb() -> None:
    assert _kode(_skala(TINGGI, RENDAH)) == ["skala.urutan"]


def test_a_class_without_any_value_is_found() -> None:
    assert _kode(_skala(_kelas("rendah", "50", "50"), TINGGI)) == ["skala.kelas_kosong"]


def test_a_code_used_twice_is_found() -> None:
    assert _kode(_skala(RENDAH, _kelas("rendah", "50", "100"))) == ["skala.ganda"]


def test_a_scale_without_classes_is_found() -> None:
    assert _kode(_skala()) == ["skala.kosong"]


@pytest.mark.parametrize(
    ("ujung", "kode"),
    [
        ({"terendah": D(-10)}, "skala.bolong"),
        ({"tertinggi": D(120)}, "skala.bolong"),
        ({"tertinggi": None}, "skala.bolong"),
        ({"terendah": D(10)}, "skala.di_luar"),
        ({"tertinggi": D(90)}, "skala.di_luar"),
    ],
)
def test_the_ends_of_the_scale_must_be_those_of_its_classes(
    ujung: dict[str, Decimal | None], kode: str
) -> None:
    assert _kode(_skala(RENDAH, TINGGI, **ujung)) == [kode]


_tepi = st.sampled_from(["[]", "[)", "(]", "()"])
_angka = st.integers(0, 24).map(lambda n: str(D(n) / 4))


@st.composite
def _sembarang(gambar: st.DrawFn) -> Skala:
    """Scales on a grid of halves with bounds on quarters: near right more often than not."""
    batas = gambar(st.lists(_angka, min_size=2, max_size=5).map(lambda b: sorted(b, key=D)))
    kelas = [
        _kelas(str(i), bawah, atas, gambar(_tepi))
        for i, (bawah, atas) in enumerate(pairwise(batas))
    ]
    celah = []
    if gambar(st.booleans()):
        bawah, atas = sorted((gambar(_angka), gambar(_angka)), key=D)
        celah.append(_celah(bawah, atas, gambar(_tepi)))
    return _skala(
        *kelas, celah=tuple(celah), desimal=0, terendah=D(batas[0]), tertinggi=D(batas[-1])
    )


def _di_dalam(nilai: int, k: Kelas | Celah) -> bool:
    assert k.bawah is not None
    assert k.atas is not None
    di_bawah = nilai > k.bawah or (k.bawah_termasuk and nilai == k.bawah)
    return di_bawah and (nilai < k.atas or (k.atas_termasuk and nilai == k.atas))


@given(_sembarang())
@settings(max_examples=300)
def test_the_proof_agrees_with_trying_every_value(skala: Skala) -> None:
    assert skala.terendah is not None
    assert skala.tertinggi is not None
    titik = [n for n in range(8) if skala.terendah <= n <= skala.tertinggi]
    isi = [[n for n in range(8) if _di_dalam(n, k)] for k in skala.kelas]
    tanpa_kelas = {n for n in titik if not any(n in satu for satu in isi)}
    dinyatakan = {n for n in range(8) for c in skala.celah if _di_dalam(n, c)}
    baik = (
        all(isi)
        and all(a[-1] < b[0] for a, b in pairwise(isi))
        and tanpa_kelas == dinyatakan
        and bool(skala.celah) == bool(dinyatakan)
    )
    # One declared gap may not stand for two.
    sambung = not tanpa_kelas or max(tanpa_kelas) - min(tanpa_kelas) + 1 == len(tanpa_kelas)
    assert (periksa_skala(skala) == []) == (baik and sambung)
