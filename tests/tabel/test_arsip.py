"""Zip bombs posing as workbooks, honest and lying."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from sakip.galat import Galat
from sakip.tabel import Batas, buka

MIB = 1024 * 1024


def bom(path: Path, isi: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, data in {"xl/workbook.xml": b"<workbook/>", **isi}.items():
            arsip.writestr(nama, data)
    return path


def kode(path: Path, batas: Batas | None = None) -> str:
    with pytest.raises(Galat) as tertangkap:
        buka(path, batas=batas)
    assert tertangkap.value.tempat == path.name
    return tertangkap.value.kode


def test_a_bomb_is_refused_by_its_ratio(tmp_path: Path) -> None:
    path = bom(tmp_path / "data.xlsx", {"xl/worksheets/sheet1.xml": bytes(30 * MIB)})
    assert path.stat().st_size < 100_000
    assert kode(path) == "tabel.bom"


def test_a_bomb_is_refused_by_its_size(tmp_path: Path) -> None:
    path = bom(tmp_path / "data.xlsx", {"xl/media/a.bin": bytes(4 * MIB)})
    assert kode(path, Batas(isi=3 * MIB)) == "tabel.bom"


def test_many_small_entries_add_up(tmp_path: Path) -> None:
    path = bom(tmp_path / "data.xlsx", {f"xl/media/{i}.bin": bytes(MIB) for i in range(4)})
    assert kode(path, Batas(isi=3 * MIB)) == "tabel.bom"


def test_too_many_entries_are_a_bomb_too(tmp_path: Path) -> None:
    path = bom(tmp_path / "data.xlsx", {f"xl/{i}": b"" for i in range(50)})
    assert kode(path, Batas(entri=40)) == "tabel.bom"


def test_a_bomb_that_lies_about_its_size_is_found_by_unpacking(tmp_path: Path) -> None:
    path = bom(tmp_path / "data.xlsx", {"xl/worksheets/sheet1.xml": bytes(4 * MIB)})
    jujur, bohong = struct.pack("<I", 4 * MIB), struct.pack("<I", 1000)
    isi = path.read_bytes()
    assert isi.count(jujur) == 2  # in the local header and in the directory
    path.write_bytes(isi.replace(jujur, bohong))
    assert kode(path, Batas(isi=3 * MIB)) == "tabel.bom"
    assert kode(path) == "tabel.rusak"


def test_a_size_written_wrong_is_damage(tmp_path: Path) -> None:
    path = bom(tmp_path / "data.xlsx", {"xl/a.xml": bytes(12_345)})
    isi = path.read_bytes()
    path.write_bytes(isi.replace(struct.pack("<I", 12_345), struct.pack("<I", 12_344)))
    assert kode(path) == "tabel.rusak"


def test_two_entries_of_one_name_are_refused(tmp_path: Path) -> None:
    path = bom(tmp_path / "data.xlsx", {"xl/a.xml": b"1", "XL/A.xml": b"2"})
    assert kode(path) == "tabel.rusak"


def test_other_compression_methods_are_refused(tmp_path: Path) -> None:
    path = bom(tmp_path / "data.xlsx", {})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_BZIP2) as arsip:
        arsip.writestr("xl/a.xml", bytes(1000))
    assert kode(path) == "tabel.rusak"


def test_an_encrypted_entry_asks_for_the_password_to_be_taken_off(tmp_path: Path) -> None:
    path = bom(tmp_path / "data.xlsx", {})
    isi = bytearray(path.read_bytes())
    direktori = isi.index(b"PK\x01\x02")
    isi[direktori + 8] |= 1
    path.write_bytes(isi)
    assert kode(path) == "tabel.sandi"


@pytest.mark.parametrize("sisa", [10, 60, 200])
def test_a_cut_off_zip_is_damage(tmp_path: Path, sisa: int) -> None:
    path = bom(tmp_path / "data.xlsx", {"xl/a.xml": b"x" * 500})
    path.write_bytes(path.read_bytes()[:sisa])
    assert kode(path) == "tabel.rusak"
