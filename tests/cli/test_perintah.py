"""The command line as a whole: help that teaches, exit codes, terminals that know little."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sakip import cli
from sakip.berkas.baca import demo_names
from sakip.cli import PERINTAH
from sakip.galat import Galat

from .conftest import Sakip

SUMBER = Path(__file__).parents[2] / "src"


@pytest.mark.parametrize("isian", [[], ["--help"], ["-h"], ["--bantuan"], ["bantuan"]])
def test_without_a_command_every_command_is_shown(sakip: Sakip, isian: list[str]) -> None:
    hasil = sakip(*isian)
    assert hasil.kode == 0
    for nama in PERINTAH:
        assert f"\n  {nama} " in hasil.out


def test_the_first_page_says_the_exit_codes_and_the_demo_sets(sakip: Sakip) -> None:
    bantuan = sakip().out
    assert "0 selesai" in bantuan
    assert "130 dihentikan" in bantuan
    for nama in demo_names():
        assert nama in bantuan


@pytest.mark.parametrize("nama", PERINTAH)
def test_the_help_of_a_command_teaches_by_example(sakip: Sakip, nama: str) -> None:
    hasil = sakip(nama, "--help")
    assert hasil.kode == 0
    assert f"Contoh:\n  sakip {nama}" in hasil.out
    for inggris in ("usage", "show this", "options:", "positional"):
        assert inggris not in hasil.out


def test_the_version_is_told(sakip: Sakip) -> None:
    assert sakip("--versi").out.startswith("sakip 0.")


@pytest.mark.parametrize(
    ("isian", "kata"),
    [
        (["hitug"], "Mungkin maksud Anda: sakip hitung."),
        (["xyz"], "Lihat sakip --help."),
        (["hitung"], "Belum lengkap: berkas harus diisi. Lihat sakip hitung --help."),
        (["hitung", "bareng", "--tahun", "x"], "--tahun: 'x' bukan bilangan bulat."),
        (["hitung", "bareng", "--tahun"], "--tahun: harus diikuti satu isian."),
        (["hitung", "bareng", "--jsn"], "Pilihan ini tidak dikenal: --jsn."),
        (["hitung", "bareng", "--json=1"], "--json: tidak memerlukan isian '1'."),
        (["berkas", "perksa", "x"], "Mungkin maksud Anda periksa."),
        (["berkas"], "Belum lengkap"),
        (["laporan", "lkjp", "bareng"], "Mungkin maksud Anda lkjip."),
    ],
)
def test_a_mistyped_command_is_answered_in_indonesian(
    sakip: Sakip, isian: list[str], kata: str
) -> None:
    hasil = sakip(*isian)
    assert hasil.kode == 2
    assert hasil.out == ""
    assert kata in hasil.err


def test_a_refusal_of_the_system_is_an_error_of_ours(
    sakip: Sakip, monkeypatch: pytest.MonkeyPatch
) -> None:
    def penuh(_: object) -> int:
        raise OSError(28, "No space left on device", "keluaran")

    monkeypatch.setattr(cli, "_run", penuh)
    hasil = sakip("demo")
    assert hasil.kode == 2
    assert "Galat: keluaran: Sistem menolak" in hasil.err


def test_a_mistake_of_ours_is_never_hidden(sakip: Sakip, monkeypatch: pytest.MonkeyPatch) -> None:
    def salah(_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "_run", salah)
    with pytest.raises(ZeroDivisionError):
        sakip("hitung", "bareng")


def test_stopping_is_no_error_but_has_its_own_code(
    sakip: Sakip, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_run", stop)
    hasil = sakip("hitung", "bareng")
    assert hasil.kode == 130
    assert "Dihentikan" in hasil.err


def test_a_file_cannot_steer_the_terminal(sakip: Sakip, monkeypatch: pytest.MonkeyPatch) -> None:
    def jahat(_: object) -> int:
        raise Galat("x", "a", "merah \x1b[31m putih\x07")

    monkeypatch.setattr(cli, "_run", jahat)
    assert "\x1b" not in sakip("hitung").err


def test_many_errors_are_shown_in_part_and_counted(
    sakip: Sakip, monkeypatch: pytest.MonkeyPatch
) -> None:
    def banyak(_: object) -> int:
        raise Galat.gabung("x", "a", [Galat("y", f"baris {i}", "salah.") for i in range(50)])

    monkeypatch.setattr(cli, "_run", banyak)
    hasil = sakip("hitung")
    assert hasil.err.count("  - baris") == 20
    assert "... dan 30 lagi." in hasil.err


def test_a_reader_that_has_seen_enough_ends_it_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "sakip", "hitung", "bareng", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(SUMBER)},
    ) as satu:
        assert satu.stdout is not None
        assert satu.stderr is not None
        satu.stdout.readline()
        satu.stdout.close()
        assert satu.wait() == 0
        assert satu.stderr.read() == b""


def printed(penyandian: str, monkeypatch: pytest.MonkeyPatch, *isian: str) -> bytes:
    """What reaches a terminal of that encoding."""
    layar = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(layar, encoding=penyandian))
    cli.main(isian)
    return layar.getvalue()


@pytest.mark.parametrize("penyandian", ["ascii", "cp1252"])
def test_a_terminal_without_unicode_gets_likenesses(
    penyandian: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keluar = printed(penyandian, monkeypatch, "jelaskan", "capaian:akip:2024")
    assert b"73,59 / 74,30" in keluar
    assert b"= 99,0444... ~ 99,04" in keluar.replace(b"\x85", b"...")


def test_json_loses_nothing_where_the_output_is_not_unicode(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keluar = printed("ascii", monkeypatch, "angka", "≥ 85 – ✓", "--json")
    assert json.loads(keluar)[0]["teks"] == "≥ 85 – ✓"
