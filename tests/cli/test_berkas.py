"""`sakip berkas`: check, convert, schema, notes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sakip.berkas.baca import read_berkas

from .conftest import Sakip


def test_a_sound_file_is_told_what_is_in_it(sakip: Sakip, kantor: Path) -> None:
    hasil = sakip("berkas", "periksa", kantor.name)
    assert hasil.kode == 0
    assert "kantor.yaml sah: Kecamatan Contoh, tahun 2024." in hasil.out
    assert "4 realisasi" in hasil.out


def test_remarks_do_not_make_it_unsound(sakip: Sakip, kantor: Path) -> None:
    hasil = sakip("berkas", "periksa", kantor.name)
    assert "Tidak salah, tetapi masih dapat diperbaiki" in hasil.out
    assert "aturan nasional yang dipakai" in hasil.out


def test_every_error_is_listed_however_many(sakip: Sakip, kantor: Path, contoh: str) -> None:
    salah = "".join(f"- {{id: d{i}, judul: J, jenis: suratt}}\n" for i in range(60))
    kantor.write_text(f"{contoh}\ndokumen:\n{salah}", encoding="utf-8")
    hasil = sakip("berkas", "periksa", kantor.name)
    assert hasil.kode == 1
    assert hasil.out.count("Mungkin maksud Anda 'surat'.") == 60


def test_a_binding_to_no_figure_is_an_error(sakip: Sakip, kantor: Path, contoh: str) -> None:
    teks = "[[capaian:tepat-waktu:2024]] dan [[capaian:tepat-wktu:2024]]"
    narasi = f"\nnarasi:\n- {{bagian: analisis, urut: 1, teks: '{teks}'}}\n"
    kantor.write_text(contoh + narasi, encoding="utf-8")
    hasil = sakip("berkas", "periksa", kantor.name)
    assert hasil.kode == 1
    assert "narasi baris 1 (analisis, 1): Angka [[capaian:tepat-wktu:2024]] tidak ada." in hasil.out
    assert "capaian:tepat-waktu:2024@murni" in hasil.out


def test_a_file_that_is_not_there_is_no_finding_but_bad_input(sakip: Sakip) -> None:
    assert sakip("berkas", "periksa", "tidak-ada.yaml").kode == 2


@pytest.mark.parametrize("akhiran", ["yaml", "json", "zip"])
def test_a_demo_set_is_written_out_in_every_form(sakip: Sakip, folder: Path, akhiran: str) -> None:
    hasil = sakip("berkas", "ubah", "bareng", f"salinan.{akhiran}")
    assert (hasil.kode, hasil.out) == (0, f"salinan.{akhiran} ditulis.\n")
    assert read_berkas(str(folder / f"salinan.{akhiran}")) == read_berkas("bareng")


def test_a_file_with_somebodys_comments_is_not_overwritten_unasked(
    sakip: Sakip, kantor: Path
) -> None:
    lama = kantor.read_bytes()
    hasil = sakip("berkas", "ubah", kantor.name, kantor.name)
    assert hasil.kode == 2
    assert "--timpa" in hasil.err
    assert kantor.read_bytes() == lama
    assert sakip("berkas", "ubah", kantor.name, kantor.name, "--timpa").kode == 0


def test_the_schema_goes_to_a_file_as_it_goes_to_the_screen(sakip: Sakip, folder: Path) -> None:
    assert sakip("berkas", "skema", "-o", "s.json").kode == 0
    assert (folder / "s.json").read_text(encoding="utf-8") == sakip("berkas", "skema").out


def test_the_notes_say_what_was_printed_and_what_is_used(sakip: Sakip) -> None:
    hasil = sakip("berkas", "catatan", "bareng")
    jumlah = len(read_berkas("bareng").catatan)
    assert f"{jumlah} catatan tentang sumber data" in hasil.out
    assert hasil.out.count("    alasan   ") == jumlah
    data = json.loads(sakip("berkas", "catatan", "bareng", "--json").out)
    assert len(data) == jumlah
