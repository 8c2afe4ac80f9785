"""A Berkas made from a sound one: what is wrong in the changed sheet is found all the same."""

from __future__ import annotations

from typing import Any

import pytest

from sakip.berkas.baca import read_berkas
from sakip.berkas.validasi import validate

RUSAK: dict[str, dict[str, Any]] = {
    "no such node": {"simpul": "tidak-ada"},
    "no such version": {"versi": "perubahan-7", "jenis": "pagu"},
    "no such document": {"bukti": "dokumen"},
    "twice": {},
}


@pytest.mark.parametrize("apa", RUSAK)
def test_the_changed_sheet_is_checked_as_in_the_whole(apa: str) -> None:
    utuh = read_berkas("bareng")
    satu = utuh.anggaran[0]
    isi = dict(RUSAK[apa])
    if "bukti" in isi:
        bukti = next(r.bukti[0] for r in utuh.realisasi if r.bukti)
        isi["bukti"] = (bukti.model_copy(update={"dokumen": "tidak-ada"}),)
    rusak = utuh.model_copy(update={"anggaran": (*utuh.anggaran, satu.model_copy(update=isi))})
    assert validate(rusak, sejak=utuh)
    assert list(map(str, validate(rusak, sejak=utuh))) == list(map(str, validate(rusak)))


def test_a_sheet_that_others_name_has_them_all_checked() -> None:
    utuh = read_berkas("bareng")
    kurang = utuh.model_copy(update={"dokumen": utuh.dokumen[1:], "jabatan": utuh.jabatan[1:]})
    assert len(validate(kurang, sejak=utuh)) == len(validate(kurang)) > 0
    assert validate(utuh, sejak=utuh) == []
