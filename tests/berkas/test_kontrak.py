"""The contract as published: document, example and schema say what the code does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sakip.berkas.baca import demo_names, read_berkas
from sakip.berkas.model import KETERANGAN, LEMBAR, json_schema
from sakip.berkas.periksa import rulebook_of
from sakip.cli import main
from sakip.hitung import hitung

from .conftest import DOKUMEN, example, parsed


def test_the_example_of_the_document_is_sound_and_computes() -> None:
    berkas = parsed()
    buku = hitung(berkas, rulebook_of(berkas))
    assert buku.ambil("capaian:tepat-waktu:2024").tampil == "100,64%"


def test_the_example_is_written_as_we_write_it() -> None:
    from sakip.berkas.tulis import to_yaml

    assert to_yaml(parsed()) == example()


def test_every_sheet_is_explained_in_the_document_as_in_the_schema() -> None:
    dokumen = DOKUMEN.read_text(encoding="utf-8")
    assert tuple(KETERANGAN) == LEMBAR
    for lembar, isi in KETERANGAN.items():
        assert f"| `{lembar}` | {isi} |" in dokumen


def test_the_published_schema_is_what_the_command_prints(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["berkas", "skema"]) == 0
    terbit = Path(DOKUMEN.parent / "berkas-kinerja.schema.json").read_text(encoding="utf-8")
    assert capsys.readouterr().out == terbit


def test_the_schema_speaks_indonesian_and_knows_every_sheet() -> None:
    skema = json_schema()
    assert set(LEMBAR) <= set(skema["properties"])
    assert skema["additionalProperties"] is False
    assert "description" not in json.dumps(skema["$defs"])


def test_a_demo_set_is_found_by_its_name() -> None:
    assert "bareng" in demo_names()
    assert read_berkas("bareng").kantor.nama == "Kecamatan Bareng"
