"""Little reports in the wordings of many kinds of offices: what fits is left alone, what does
not is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from sakip.periksa.baca.teks import baca_teks
from sakip.periksa.mesin import periksa
from sakip.periksa.model import JenisTemuan

FOLDER = Path(__file__).parent / "gaya"


class Gaya(NamedTuple):
    nama: str
    teks: str
    isi: str


def _semua(kunci: str) -> list[Any]:
    return [
        pytest.param(Gaya(satu["nama"], satu["teks"], isi), id=f"{satu['nama']}: {isi}")
        for berkas in sorted(FOLDER.glob("*.yaml"))
        for satu in yaml.safe_load(berkas.read_text(encoding="utf-8"))
        for isi in satu[kunci]
    ]


def _temuan(gaya: Gaya) -> list[str]:
    hasil = periksa(baca_teks(gaya.teks.replace("{}", gaya.isi)))
    return [f"{t.cek}: {t.pesan}" for t in hasil.temuan if t.jenis is not JenisTemuan.GAYA]


@pytest.mark.parametrize("gaya", _semua("benar"))
def test_apa_yang_cocok_dibiarkan(gaya: Gaya) -> None:
    assert _temuan(gaya) == []


@pytest.mark.parametrize("gaya", _semua("salah"))
def test_apa_yang_tidak_mungkin_ditemukan(gaya: Gaya) -> None:
    assert _temuan(gaya)
