"""One year computed, shown, explained, and given to programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Sakip

# What the only complete report we hold must give; issue and article are in the rulebook.
TERBIT = {
    "capaian:akip:2024": "99.04",
    "capaian:ikpp:2024": "101.37",
    "rerata-capaian:iku:2024": "100.21",
    "rerata-capaian-dibatasi:iku:2024": "99.52",
    "realisasi:ikpp:2024": "8.16",
    "lke:kantor:2024": "73.59",
    "ikm:kantor:2024": "96.11",
    "pagu:kantor:2024": "2876885603",
    "realisasi-anggaran:kantor:2024": "2584035835",
    "serapan:kantor:2024": "89.82",
    "efisiensi-anggaran:kantor:2024": "10.39",
    "kemajuan:ikpp:2024": "120.00",
    "ketersediaan-sarpras:kantor:2024": "88.15",
}


@pytest.fixture(scope="module")
def bareng() -> dict[str, dict[str, Any]]:
    from sakip.berkas.baca import read_berkas
    from sakip.cli.hitung import as_row, compute

    buku = compute(read_berkas("bareng"), None)
    return {baris["alamat"]: baris for baris in json.loads(json.dumps([*map(as_row, buku)]))}


@pytest.mark.parametrize(("alamat", "terbit"), TERBIT.items())
def test_the_demo_publishes_the_figures_of_its_report(
    bareng: dict[str, dict[str, Any]], alamat: str, terbit: str
) -> None:
    satu = bareng.get(alamat) or bareng[f"{alamat}@perubahan-1"]
    assert satu["terbit"] == terbit


def test_a_row_for_programs_says_all_about_its_figure(bareng: dict[str, dict[str, Any]]) -> None:
    satu = bareng["capaian:ikpp:2024@perubahan-1"]
    assert satu["nilai"].startswith("101.3664596")
    assert satu["tampil"] == "101,37%"
    assert (satu["jenis"], satu["tahun"], satu["versi"]) == ("capaian", 2024, "perubahan-1")
    assert satu["aturan"]["id"] == "capaian.maks"
    assert satu["status"] == "dihitung"
    assert [m["nama"] for m in satu["masukan"]] == ["realisasi", "target"]
    assert satu["masukan"][0]["alamat"] in bareng


def test_every_figure_is_exact_text_or_says_why_there_is_none(
    bareng: dict[str, dict[str, Any]],
) -> None:
    for baris in bareng.values():
        assert baris["nilai"] is None or isinstance(baris["nilai"], str)
        if baris["terbit"] is None and not baris["label"]:
            assert baris["kosong"]


def test_the_json_of_the_command_is_that_list(sakip: Sakip, kantor: Path) -> None:
    hasil = sakip("hitung", kantor.name, "--json")
    data = json.loads(hasil.out)
    assert hasil.kode == 0
    assert {"alamat", "nilai", "terbit", "tampil", "aturan", "masukan", "status"} <= set(data[0])


def test_the_year_is_shown_and_one_figure_offered_for_explanation(
    sakip: Sakip, kantor: Path
) -> None:
    hasil = sakip("hitung", kantor.name)
    assert hasil.kode == 0
    assert "Kecamatan Contoh, Kabupaten Contoh: kinerja 2024" in hasil.out
    assert "100,64%" in hasil.out
    perintah = hasil.out.splitlines()[-1].split("sakip ", 1)[1].split()
    assert sakip(*perintah).kode == 0


def test_an_empty_berkas_is_shown_as_one(sakip: Sakip, kantor: Path, contoh: str) -> None:
    kantor.write_text(contoh.split("\nversi_rencana:")[0], encoding="utf-8")
    hasil = sakip("hitung", kantor.name)
    assert hasil.kode == 0
    assert "Belum ada yang dapat dihitung" in hasil.out
    assert sakip("hitung", kantor.name, "--json").out == "[]\n"


def test_indicators_are_shown_even_where_none_is_an_iku(
    sakip: Sakip, kantor: Path, contoh: str
) -> None:
    kantor.write_text(contoh.replace(" iku: true,", ""), encoding="utf-8")
    assert "Layanan yang selesai tepat waktu" in sakip("hitung", kantor.name).out


@pytest.mark.parametrize(
    ("nilai", "tampil"),
    [
        ("nilai: 0", "tak terdefinisi"),
        ("kosong: tidak_ditargetkan", "-"),
        ("kosong: belum_diisi", "belum diisi"),
        ("kosong: tidak_berlaku", "n/a"),
    ],
)
def test_a_target_that_is_none_leaves_capaian_without_a_figure(
    sakip: Sakip, kantor: Path, contoh: str, nilai: str, tampil: str
) -> None:
    kantor.write_text(contoh.replace("nilai: 90.00", nilai), encoding="utf-8")
    hasil = sakip("jelaskan", "capaian:tepat-waktu:2024", "--berkas", kantor.name, "--json")
    (satu,) = json.loads(hasil.out)
    assert satu["terbit"] is None
    assert satu["tampil"] == tampil


def test_a_year_that_is_not_there_is_refused_with_those_that_are(sakip: Sakip) -> None:
    hasil = sakip("hitung", "bareng", "--tahun", "2019")
    assert hasil.kode == 2
    assert "Tahun yang ada: 2022, 2023, 2024." in hasil.err


def test_an_earlier_year_is_computed_too(sakip: Sakip) -> None:
    assert "kinerja 2023" in sakip("hitung", "bareng", "--tahun", "2023").out


def test_a_figure_is_written_out_down_to_its_article(sakip: Sakip) -> None:
    hasil = sakip("jelaskan", "capaian:akip:2024")
    assert hasil.kode == 0
    assert "73,59 / 74,30 × 100 = 99,0444… ≈ 99,04" in hasil.out
    assert "PermenPANRB 53/2014" in hasil.out


def test_several_figures_are_explained_as_one_list(sakip: Sakip) -> None:
    isian = ("jelaskan", "capaian:akip:2024", "target-akhir:akip:2026", "--json")
    data = json.loads(sakip(*isian).out)
    assert [d["jenis"] for d in data] == ["capaian", "target-akhir"]
    assert all(d["uraian"] for d in data)


@pytest.mark.parametrize(
    ("alamat", "kata"),
    [
        ("capaian:akp:2024", "Mungkin maksud Anda"),
        ("capaian akip", "Tulis ukuran:subjek:periode"),
        ("capaian:akip:2024-T7", "2024-T7"),
        ("capaian:AKIP:2024", "huruf kecil"),
        ("capaian:akip:2010", "Tahun yang ada"),
    ],
)
def test_an_address_of_nothing_is_refused(sakip: Sakip, alamat: str, kata: str) -> None:
    hasil = sakip("jelaskan", alamat)
    assert hasil.kode == 2
    assert kata in hasil.err
