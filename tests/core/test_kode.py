"""Codes: every usual writing of one code is read as that code, and no other text is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.core.aturan.jenis import Nomenklatur
from sakip.core.kode import Kode, baca_kode, cari_kode, induk_kode, turunan
from sakip.galat import Galat

LEBAR = (1, 2, 2, 1, 2, 4)
ATURAN = Nomenklatur.model_validate(
    {
        "jenis": "nomenklatur",
        "segmen": LEBAR,
        "kewenangan": {"1": "provinsi", "2": "kabupaten/kota"},
        "tingkat": [
            {"nama": "urusan", "segmen": 1},
            {"nama": "bidang", "segmen": 2},
            {"nama": "program", "segmen": 3},
            {"nama": "kegiatan", "segmen": 5},
            {"nama": "sub_kegiatan", "segmen": 6},
        ],
        "urusan": {str(i): f"urusan {i}" for i in range(1, 9)},
        "kode": [{"kode": "7.01.01.2.01.0001", "nama": "Dokumen", "status": "dilihat"}],
    }
)


@st.composite
def kode_sah(draw: st.DrawFn) -> tuple[str, ...]:
    banyak = draw(st.sampled_from([1, 2, 3, 5, 6]))
    maks = (8, 99, 99, 2, 99, 9999)
    angka = [draw(st.integers(1, maks[i])) for i in range(banyak)]
    return tuple(str(n).rjust(LEBAR[i], "0") for i, n in enumerate(angka))


@settings(max_examples=80)
@given(kode_sah(), st.sampled_from([".", " ", ". ", " . "]), st.booleans())
def test_any_usual_writing_is_read_as_the_one_canonical_text(
    segmen: tuple[str, ...], pisah: str, tanpa_nol: bool
) -> None:
    kotor = [s.lstrip("0") if tanpa_nol else s.rjust(2, "0") for s in segmen]
    assert baca_kode(ATURAN, f" {pisah.join(kotor)}. ").teks == ".".join(segmen)


@settings(max_examples=40)
@given(kode_sah())
def test_the_levels_above_are_prefixes_and_the_parent_is_the_last_of_them(
    segmen: tuple[str, ...],
) -> None:
    kode = baca_kode(ATURAN, ".".join(segmen))
    tingkat = turunan(ATURAN, kode)
    assert tingkat[kode.tingkat] == kode.teks
    assert all(kode.teks.startswith(teks) for teks in tingkat.values())
    induk = induk_kode(ATURAN, kode)
    if induk is None:
        assert kode.tingkat == "urusan"
    else:
        assert turunan(ATURAN, induk) == {k: v for k, v in tingkat.items() if k != kode.tingkat}


def test_the_old_two_digit_sub_kegiatan_is_widened_and_remembered() -> None:
    lama = baca_kode(ATURAN, "7.01.01.2.01.01")
    assert lama.teks == "7.01.01.2.01.0001"
    assert lama.dua_digit
    assert not baca_kode(ATURAN, "7.01.01.2.01.0001").dua_digit
    assert not baca_kode(ATURAN, "7.01.01.2.01").dua_digit


def test_a_tail_is_read_under_its_parent_only() -> None:
    induk = baca_kode(ATURAN, "7.01.01.2.01")
    assert baca_kode(ATURAN, ".01", induk=induk).teks == "7.01.01.2.01.0001"
    with pytest.raises(Galat, match="kode lengkap"):
        baca_kode(ATURAN, ".01")


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("", r"Kode kosong. Contoh: 1\.01\.01\.1\.01\.0001"),
        ("7.01.01.2", "4 bagian"),
        ("7.01.01.2.01.0001.1", "7 bagian"),
        ("9.01.01", "Urusan 9"),
        ("7.01.01.3.01", "Kewenangan 3"),
        ("7.X.01", "'X'. bukan angka"),
        ("X.XX.01", "ganti X"),
        ("7.101.01", "Bagian ke-2 .* lebih panjang"),
        ("7.01.01.002.01", "lebih panjang"),
        ("7.01.01.2.01.00011", "lebih panjang"),
        ("7.0¹.01", "bukan angka"),
        ("7,01,01", "bukan angka"),
    ],
)
def test_a_text_that_is_no_code_is_refused_with_what_is_wrong(teks: str, kata: str) -> None:
    with pytest.raises(Galat, match=kata):
        baca_kode(ATURAN, teks)


def test_a_code_is_looked_up_whole() -> None:
    ada = cari_kode(ATURAN, baca_kode(ATURAN, "7.1.1.2.1.1"))
    assert ada is not None
    assert ada.nama == "Dokumen"
    assert cari_kode(ATURAN, Kode(("7", "01"), "bidang")) is None
