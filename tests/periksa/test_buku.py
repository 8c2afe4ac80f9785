"""Workbooks: sheets cut into tables, merged headings, percent formats, formulas."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from sakip.periksa import Dokumen, baca_dokumen, periksa
from sakip.periksa.bahan import siapkan


def baca(folder: Path, baris: list[list[object]], gabung: tuple[str, ...] = ()) -> Dokumen:
    buku = openpyxl.Workbook()
    lembar = buku.active
    assert isinstance(lembar, Worksheet)
    lembar.title = "Capaian"
    for satu in baris:
        lembar.append(satu)
    for satu_gabung in gabung:
        lembar.merge_cells(satu_gabung)
    for baris_sel in lembar.iter_rows():
        for sel in baris_sel:
            if isinstance(sel.value, float) and sel.value < 2:
                sel.number_format = "0.00%"
    path = folder / "buku.xlsx"
    buku.save(path)
    return baca_dokumen(path)


def test_tables_between_empty_rows_with_titles_and_merged_headings(tmp_path: Path) -> None:
    dokumen = baca(
        tmp_path,
        [
            ["Tabel 1 Kinerja"],
            ["No", "Indikator", "Kinerja", None, None],
            [None, None, "Target", "Realisasi", "Capaian"],
            [1, "Nilai AKIP", 74.3, 73.59, 0.990444],
            [2, "IKM", 85, 86, 1.011765],
            [],
            ["Tabel 2 Anggaran"],
            ["Program", "Anggaran"],
            ["A", 1000],
            ["B", 2000],
            ["Jumlah", 3500],
        ],
        ("A2:A3", "B2:B3", "C2:E2"),
    )
    satu, dua = siapkan(dokumen).tabel
    assert (satu.judul, dua.judul) == ("Tabel 1 Kinerja", "Tabel 2 Anggaran")
    assert satu.kolom[4].nama == "Kinerja / Capaian"
    hasil = periksa(dokumen)
    assert hasil.cocok["capaian"] == 2
    (temuan,) = hasil.temuan
    assert (temuan.cek, temuan.tempat.lembar, temuan.tempat.sel) == ("jumlah", "Capaian", "B11")


def test_a_workbook_without_tables_is_no_error(tmp_path: Path) -> None:
    assert periksa(baca(tmp_path, [["Catatan"], ["saja"]])).temuan == ()
