"""The workbook of an import: what is doubtful stands first and leads to the cell to mend."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from sakip.berkas.baca import read_berkas
from sakip.berkas.tulis import write_berkas
from sakip.impor import impor
from sakip.periksa import baca_teks

LAPORAN = """\
LAPORAN KINERJA DINAS SOSIAL KABUPATEN TIRTAWANGI TAHUN {tahun}

Tabel 3.1 Capaian Kinerja
Sasaran Strategis\tIndikator Kinerja\tTarget\tRealisasi\tCapaian
Meningkatnya layanan sosial\tPersentase PMKS tertangani\t80%\t76%\t95%
Menurunnya pengaduan\tJumlah pengaduan\t12\t10\t-

Uraian capaian.

Tabel 3.2 Perbandingan
Indikator Kinerja\tRealisasi {lalu}\tRealisasi {tahun}
Persentase PMKS tertangani\t71%\t67%

Anggarannya.

Tabel 3.3 Anggaran
Program\tAnggaran (Rp)\tRealisasi (Rp)
Program Rehabilitasi Sosial\t900.000.000\t850.000.000

Lampiran.

Tabel 4 Anggaran
Program\tAnggaran (Rp)
Program Rehabilitasi Sosial\t950.000.000
"""


def buku(folder: Path, tahun: int) -> Path:
    path = folder / "kantor.xlsx"
    hasil = impor(baca_teks(LAPORAN.format(tahun=tahun, lalu=tahun - 1), "lkj.txt"))
    write_berkas(hasil.berkas, path)
    return path


def test_what_is_doubtful_stands_first_and_leads_to_its_cell(tmp_path: Path) -> None:
    path = buku(tmp_path, 2022)
    semua = openpyxl.load_workbook(path)
    depan = semua.worksheets[0]
    assert str(depan["A2"].value).startswith("Betulkan atau pastikan dulu (")
    menuju = {}
    for baris in depan.iter_rows(min_row=4, max_row=20):
        if (tautan := baris[0].hyperlink) and str(baris[0].value)[0].isdigit():
            lembar, di = str(tautan.location).replace("'", "").split("!")
            menuju[str(baris[0].value).split(". ", 1)[1]] = (semua[lembar][di], baris[1].value)
    realisasi, pakai = menuju["Realisasi 2022 Persentase PMKS tertangani"]
    assert (realisasi.parent.title, realisasi.value, pakai) == ("realisasi", 76, "76%")
    pagu, _ = menuju["Pagu 2022 Rehabilitasi Sosial"]
    assert (pagu.parent.title, pagu.value) == ("anggaran", 900_000_000)
    tujuan, _ = menuju["Tujuan"]
    assert (tujuan.parent.title, tujuan.value) == ("simpul_versi", "(belum terbaca)")
    # The figures most in doubt come before what is only missing.
    assert next(iter(menuju)).startswith(("Realisasi", "Pagu"))


@pytest.mark.parametrize("tahun", [2022, 2014])
def test_the_workbook_is_read_again_as_it_was(tmp_path: Path, tahun: int) -> None:
    berkas = read_berkas(str(buku(tmp_path, tahun)))
    assert {r.nilai for r in berkas.realisasi} == {76, 71, 10}
    assert berkas.kantor.provinsi == "(belum terbaca)"


def test_a_year_before_the_rules_says_what_can_be_done() -> None:
    hasil = impor(baca_teks(LAPORAN.format(tahun=2014, lalu=2013), "lkj.txt"))
    (ragu,) = (r for r in hasil.ragu if r.perihal == "Perhitungan")
    assert "tahun lalu" in ragu.sebab
    assert "aturan" in ragu.sebab
