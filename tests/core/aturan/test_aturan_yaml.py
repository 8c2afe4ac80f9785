"""YAML as text: nothing is guessed, slips and attacks are refused with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip.core.aturan.yaml_teks import baca_berkas, baris_yaml, urai_yaml
from sakip.galat import Galat


def _galat(teks: str) -> Galat:
    with pytest.raises(Galat) as salah:
        urai_yaml(teks, "aturan.yaml")
    return salah.value


@pytest.mark.parametrize(
    "tertulis", ["74.30", "no", "on", "12:30", "0x1F", "1e3", "2024-01-01", "true", ".5", "1_000"]
)
def test_a_plain_value_stays_the_text_that_was_written(tertulis: str) -> None:
    assert urai_yaml(f"a: {tertulis}", "") == {"a": tertulis}
    assert urai_yaml(f"- {tertulis}", "") == [tertulis]


@pytest.mark.parametrize("tertulis", ["", "~", "null"])
def test_only_an_empty_value_or_an_unquoted_null_is_none(tertulis: str) -> None:
    assert urai_yaml(f"a: {tertulis}\nb: '{tertulis}'\n", "") == {"a": None, "b": tertulis}


def test_nested_forms_keep_their_shape() -> None:
    teks = "a:\n  - {b: 1, c: [x, y]}\n  - d: |\n      dua\n      baris\n"
    assert urai_yaml(teks, "") == {"a": [{"b": "1", "c": ["x", "y"]}, {"d": "dua\nbaris\n"}]}


def test_a_key_given_twice_is_refused_where_it_stands() -> None:
    galat = _galat("a:\n  b: 1\n  c: 2\n  b: 3\n")
    assert galat.tempat == "aturan.yaml baris 4 kolom 3"
    assert "'b' ditulis dua kali" in galat.pesan


def test_a_bomb_of_aliases_is_refused_at_the_first_alias() -> None:
    lapis = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lapis += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    galat = _galat("\n".join(lapis))
    assert galat.tempat == "aturan.yaml baris 2 kolom 10"
    assert "*a0" in galat.pesan


def test_a_merge_key_brings_nothing_in() -> None:
    assert _galat("a: &x {b: 1}\nc:\n  <<: *x\n").kode == "yaml.ditolak"


def test_a_hundred_thousand_brackets_are_refused_without_a_crash() -> None:
    assert "lebih dalam" in _galat("[" * 100_000).pesan


@pytest.mark.parametrize(
    ("teks", "potongan"),
    [
        ("a: !!python/object/apply:os.system [x]", "Penanda tipe"),
        ("a: 1\n---\nb: 2\n", "lebih dari satu dokumen"),
        ("? [a]\n: b\n", "Kunci harus teks"),
    ],
)
def test_tags_second_documents_and_odd_keys_are_refused(teks: str, potongan: str) -> None:
    assert potongan in _galat(teks).pesan


@pytest.mark.parametrize(
    ("teks", "tempat", "saran"),
    [
        ("a:\n\tb: c", "baris 2 kolom 1", "Ganti tabulasi dengan spasi"),
        ("a: b: c", "baris 1 kolom 5", "Beri tanda kutip"),
        ("a:\n  b: 1\n c: 2", "baris 3 kolom 2", "Samakan lekukan"),
        ("a: [1, 2", "baris 2 kolom 1", "Tutup kurung"),
        ("a: 'x\nb: y", "baris 2 kolom 5", "Tutup tanda kutip"),
        ("a: @x", "baris 1 kolom 4", "Beri tanda kutip"),
    ],
)
def test_malformed_yaml_names_line_column_and_mend(teks: str, tempat: str, saran: str) -> None:
    galat = _galat(teks)
    assert galat.kode == "yaml.rusak"
    assert galat.tempat == f"aturan.yaml {tempat}"
    assert saran in galat.saran


def test_hidden_characters_are_refused() -> None:
    assert "karakter tak terlihat" in _galat("a: \x00").saran


def test_a_line_is_found_for_a_path_and_for_a_key_that_is_missing() -> None:
    teks = "aturan:\n  - id: a\n    nilai:\n      - dari: x\n  - id: b\n"
    assert baris_yaml(teks, ("aturan", 0, "nilai", 0, "dari")) == 4
    assert baris_yaml(teks, ("aturan", 1, "judul")) == 5
    assert baris_yaml(teks, ("aturan", 9)) == 1
    assert baris_yaml("", ("a",)) is None


def test_a_file_that_is_missing_too_large_or_not_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(Galat, match=r"hilang\.yaml: Berkas tidak dapat dibaca"):
        baca_berkas(tmp_path / "hilang.yaml")
    besar = tmp_path / "besar.yaml"
    besar.write_bytes(b"a" * 2_001)
    with pytest.raises(Galat, match=r"lebih besar dari 2 KB"):
        baca_berkas(besar, ukuran_maks=2_000)
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("judul: caf\u00e9".encode("latin-1"))
    with pytest.raises(Galat, match=r"bukan teks UTF-8 \(bita ke-11\)"):
        baca_berkas(latin)


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path: Path) -> None:
    berkas = tmp_path / "bom.yaml"
    berkas.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert baca_berkas(berkas) == "a: 1\n"
