"""The minimal Berkas of docs/berkas-kinerja.md, bent by tests to their question."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sakip.berkas.baca import parse_berkas
from sakip.berkas.model import Berkas
from sakip.galat import Galat

DOKUMEN = Path(__file__).parents[2] / "docs" / "berkas-kinerja.md"


@cache
def example() -> str:
    """The YAML example that people are told to start from."""
    cocok = re.search(r"```yaml\n(.*?)```", DOKUMEN.read_text(encoding="utf-8"), re.DOTALL)
    assert cocok is not None
    return cocok[1]


def changed(*ganti: tuple[str, str], tambah: str = "") -> str:
    """The example with parts replaced, each found exactly where a person would change it."""
    teks = example()
    for lama, baru in ganti:
        assert lama in teks, lama
        teks = teks.replace(lama, baru, 1)
    return f"{teks}\n{tambah}"


def parsed(*ganti: tuple[str, str], tambah: str = "") -> Berkas:
    return parse_berkas(changed(*ganti, tambah=tambah), "kantor.yaml")


def refused(*ganti: tuple[str, str], tambah: str = "") -> Galat:
    with pytest.raises(Galat) as salah:
        parsed(*ganti, tambah=tambah)
    return salah.value


def rows(**lembar: Any) -> Berkas:
    """The example with whole sheets replaced."""
    return parsed().model_copy(update=lembar)
