"""The command line as a person uses it: a folder of their own, the minimal Berkas in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from sakip.cli import main

DOKUMEN = Path(__file__).parents[2] / "docs" / "berkas-kinerja.md"


class Keluaran(NamedTuple):
    kode: int
    out: str
    err: str


Sakip = Callable[..., Keluaran]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def sakip(folder: Path, capsys: pytest.CaptureFixture[str]) -> Sakip:
    """``sakip("hitung", "kantor.yaml")``: exit code, standard output, standard error."""

    def jalankan(*isian: str) -> Keluaran:
        capsys.readouterr()
        try:
            kode = main(isian)
        except SystemExit as selesai:  # argparse ends the process itself after --help
            kode = int(selesai.code or 0)
        return Keluaran(kode, *capsys.readouterr())

    return jalankan


@pytest.fixture
def contoh() -> str:
    """The minimal Berkas of the document."""
    cocok = re.search(r"```yaml\n(.*?)```", DOKUMEN.read_text(encoding="utf-8"), re.DOTALL)
    assert cocok is not None
    return cocok[1]


@pytest.fixture
def kantor(folder: Path, contoh: str) -> Path:
    """The minimal Berkas in the working folder as kantor.yaml."""
    jalur = folder / "kantor.yaml"
    jalur.write_text(contoh, encoding="utf-8")
    return jalur
