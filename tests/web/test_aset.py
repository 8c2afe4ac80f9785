"""Style and script are fetched once, and an open page lives through an upgrade."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client


def take(alamat: str, **kepala: str) -> tuple[Any, bytes]:
    """An answer and its whole content."""
    jawab: Any = Client().get(alamat, headers=kepala)
    isi = b"".join(jawab)
    jawab.close()
    return jawab, isi


SETAHUN = 365 * 24 * 60 * 60


@pytest.fixture
def aset(db: None) -> list[str]:
    teks = Client().get("/masuk/").content.decode()
    return sorted(set(re.findall(r'(?:src|href)="(/aset/[^"#]+)', teks)))


def test_what_a_page_loads_is_kept_until_it_changes(aset: list[str]) -> None:
    assert len(aset) >= 4
    for alamat in aset:
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", alamat), alamat
        jawab, _isi = take(alamat)
        assert jawab.status_code == 200
        umur = re.search(r"max-age=(\d+)", jawab["Cache-Control"])
        assert umur is not None
        assert int(umur[1]) >= SETAHUN
        assert "immutable" in jawab["Cache-Control"]


def test_the_names_of_before_still_answer_but_are_not_kept(aset: list[str]) -> None:
    for alamat in aset:
        lama = re.sub(r"\.[0-9a-f]{12}\.", ".0123456789ab.", alamat)
        polos = re.sub(r"\.[0-9a-f]{12}\.", ".", alamat)
        asli, kini = take(alamat)
        for satu in (lama, polos):
            jawab, isi = take(satu)
            assert (jawab.status_code, isi) == (200, kini)
            assert jawab["Cache-Control"] == "max-age=0, public"
            assert jawab["Content-Type"] == asli["Content-Type"]
    assert Client().get("/aset/dasar/tidak-ada.0123456789ab.css").status_code == 404


def test_what_a_script_imports_by_name_is_asked_after_each_time(db: None) -> None:
    alamat = "/aset/pengukuran/antrean.js"
    jawab, _isi = take(alamat)
    assert jawab["Cache-Control"] == "max-age=0, public"
    lagi, _isi = take(alamat, **{"If-None-Match": jawab["ETag"]})
    assert lagi.status_code == 304
