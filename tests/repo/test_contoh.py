"""The samples in docs/contoh are what the library makes today."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pypdfium2
import pytest

from sakip.berkas.baca import read_berkas
from sakip.cli.laporan import Kerja, make
from sakip.hitung import hitung, rulebook_of
from sakip.laporan.lkjip import lkjip
from sakip.naskah.pohon import Nilai
from sakip.naskah.telusur import semua_teks

CONTOH = Path(__file__).parents[2] / "docs" / "contoh"


def _jobs() -> dict[str, Kerja]:
    asal = importlib.util.spec_from_file_location("buat", CONTOH / "buat.py")
    assert asal is not None
    assert asal.loader is not None
    modul = importlib.util.module_from_spec(asal)
    asal.loader.exec_module(modul)
    return {k.tujuan.relative_to(CONTOH).as_posix(): k for k in modul.jobs()}


SEMUA = _jobs()


def test_each_sample_is_there_and_named_in_the_readme() -> None:
    isi = (CONTOH / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\(([^)]+\.(?:pdf|docx|xlsx))\)", isi)) == set(SEMUA)
    ada = (b for b in CONTOH.rglob("*.*") if b.suffix in (".pdf", ".docx", ".xlsx"))
    assert {b.relative_to(CONTOH).as_posix() for b in ada} == set(SEMUA)


@pytest.mark.parametrize(
    "nama",
    [
        "bathin-solapan/iku-2024.pdf",
        "bajeng/perjanjian-2024.pdf",
        "bajeng/perjanjian-2024.docx",
        "bareng/pengukuran-2024.xlsx",
        "contoh-tahun-berjalan/berita-acara-2025.pdf",
        "contoh-tahun-berjalan/triwulan-2025-T2.pdf",
    ],
)
def test_a_sample_made_anew_has_the_same_bytes(nama: str, tmp_path: Path) -> None:
    baru = tmp_path / Path(nama).name
    make(SEMUA[nama]._replace(tujuan=baru))
    usang = f"{nama} sudah usang: jalankan .venv/bin/python docs/contoh/buat.py"
    assert baru.read_bytes() == (CONTOH / nama).read_bytes(), usang


def test_the_large_sample_holds_every_figure_of_today() -> None:
    with pypdfium2.PdfDocument(CONTOH / "bareng/lkjip-2024.pdf") as pdf:
        teks = "".join(h.get_textpage().get_text_range() for h in pdf)
    ada = re.sub(r"[\s\u00ad\ufffe-]", "", teks)
    berkas = read_berkas("bareng")
    dokumen = lkjip(berkas, hitung(berkas, rulebook_of(berkas)))
    for _, satu in semua_teks(dokumen):
        if isinstance(satu, Nilai):
            assert re.sub(r"[\s-]", "", satu.teks) in ada, satu
