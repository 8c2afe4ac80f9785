"""Reports of other offices: nothing flagged where all is right, and every slip found."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip.periksa import Temuan, baca_dokumen, periksa
from tests.periksa.asing import (
    NAMA,
    Slip,
    keliru,
    laporan,
    sebagai_docx,
    sebagai_pdf,
    sebagai_teks,
    sebagai_xlsx,
)
from tests.periksa.di_sini import baca_di_sini

BENTUK = {".txt": sebagai_teks, ".docx": sebagai_docx, ".xlsx": sebagai_xlsx, ".pdf": sebagai_pdf}
SEMUA = [(nama, slip) for nama in NAMA for slip in laporan(nama)[1]]


def temuan(baris: list[str], folder: Path, bentuk: str) -> tuple[Temuan, ...]:
    baca = baca_di_sini if bentuk == ".pdf" else baca_dokumen
    return periksa(baca(BENTUK[bentuk](baris, folder / f"laporan{bentuk}"))).temuan


@pytest.mark.parametrize("bentuk", BENTUK)
@pytest.mark.parametrize("nama", NAMA)
def test_a_right_report_gives_no_finding(nama: str, bentuk: str, tmp_path: Path) -> None:
    baris, _ = laporan(nama)
    assert [t.pesan for t in temuan(baris, tmp_path, bentuk)] == []


@pytest.mark.parametrize(("nama", "slip"), SEMUA, ids=[f"{n}: {s.keliru}" for n, s in SEMUA])
def test_a_slip_is_found(nama: str, slip: Slip, tmp_path: Path) -> None:
    angka = slip.keliru.removeprefix("Rp. ").removesuffix(",-").removesuffix(" KK")
    for bentuk in (".txt", ".docx"):
        semua = temuan(keliru(laporan(nama)[0], slip), tmp_path, bentuk)
        assert any(angka in f"{t.pesan} {t.dugaan}" for t in semua), bentuk
