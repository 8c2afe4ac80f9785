"""Every check on its own two small documents."""

from __future__ import annotations

import pytest

from sakip.periksa import periksa
from sakip.periksa.cek import SEMUA
from sakip.periksa.cek.dasar import Cek

SATU = pytest.mark.parametrize("cek", SEMUA, ids=[c.id for c in SEMUA])


@SATU
def test_it_passes_its_right_document(cek: Cek) -> None:
    hasil = periksa(cek.baca(cek.lolos))
    assert [t.pesan for t in hasil.temuan] == []


@SATU
def test_it_finds_its_wrong_document(cek: Cek) -> None:
    hasil = periksa(cek.baca(cek.gagal))
    assert cek.id in {t.cek for t in hasil.temuan}


@SATU
def test_it_says_what_it_claims_and_why(cek: Cek) -> None:
    assert cek.klaim.endswith(".")
    assert cek.dasar


def test_each_check_has_its_own_id() -> None:
    assert len({c.id for c in SEMUA}) == len(SEMUA)
