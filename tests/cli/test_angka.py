"""`sakip angka`: how a printed number is read."""

from __future__ import annotations

import json

import pytest

from .conftest import Sakip


@pytest.mark.parametrize(
    ("teks", "arti"),
    [
        ("83,00 (Baik)", "adalah angka 83,00\n  satuan      (tanpa satuan)\n  keterangan  Baik"),
        ("-5,2", "adalah angka -5,2"),
        ("16 Org/bln", "satuan      Org/bln"),
        ("7-8 bulan", "adalah rentang 7 sampai 8 bulan"),
        ("38/65", "adalah dua angka: 38 dari 65"),
        ("BB", "adalah kata, bukan angka"),
        ("-", "bukan angka: tidak ditargetkan pada periode ini"),
        ("n/a", "bukan angka: tidak berlaku"),
        ("", "bukan angka: belum diisi (sel kosong)"),
        ("belum tersedia", "bukan angka: belum tersedia"),
        ("tak terdefinisi", "bukan angka: tak terdefinisi (dibagi nol)"),
    ],
)
def test_a_reading_is_said_in_words(sakip: Sakip, teks: str, arti: str) -> None:
    hasil = sakip("angka", teks)
    assert hasil.kode == 0
    assert hasil.out.startswith(f"'{teks}' ")
    assert arti in hasil.out


def test_a_doubtful_number_is_not_guessed(sakip: Sakip) -> None:
    hasil = sakip("angka", "1.500")
    assert hasil.kode == 1
    assert "tidak pasti" in hasil.out
    assert "1.500" in hasil.out
    assert "1,500" in hasil.out


def test_a_broken_number_is_answered_with_the_right_form(sakip: Sakip) -> None:
    hasil = sakip("angka", "12.34.5")
    assert hasil.kode == 1
    assert "tidak dapat dibaca" in hasil.out
    assert "1.234.567,89" in hasil.out


def test_texts_are_read_in_the_order_given(sakip: Sakip) -> None:
    data = json.loads(sakip("angka", "1,5", "-2,5", "n/a", "--json").out)
    assert [d["teks"] for d in data] == ["1,5", "-2,5", "n/a"]
    assert [d["jenis"] for d in data] == ["angka", "angka", "kosong"]


@pytest.mark.parametrize(
    ("teks", "jenis", "isi"),
    [
        ("74,30", "angka", {"nilai": "74.30", "desimal": 2, "rentang": ["74.295", "74.305"]}),
        ("7-8 bulan", "rentang", {"satuan": "bulan"}),
        ("38/65", "pecahan", {}),
        ("-", "kosong", {"kosong": "tidak_ditargetkan"}),
        ("BB", "label", {"kode": "bb"}),
        ("1.500", "ambigu", {}),
        ("12.34.5", "rusak", {}),
    ],
)
def test_every_kind_of_reading_is_data_too(
    sakip: Sakip, teks: str, jenis: str, isi: dict[str, object]
) -> None:
    (satu,) = json.loads(sakip("angka", teks, "--json").out)
    assert satu["jenis"] == jenis
    assert isi.items() <= satu.items()
