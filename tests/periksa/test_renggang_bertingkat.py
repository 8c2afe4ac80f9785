"""Tables without rules whose headings and names are merged, as PDF printers set them."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst

from sakip.periksa import Dokumen, baca_teks, periksa
from sakip.periksa.bahan import siapkan
from tests.periksa.di_sini import baca_di_sini

KEPALA = """table.header(table.cell(rowspan: 2)[No], table.cell(rowspan: 2)[Sasaran Strategis],
 table.cell(rowspan: 2)[Indikator Kinerja], table.cell(colspan: 3)[Tahun 2023],
 [Target], [Realisasi], [Capaian (%)]),"""
BARIS = """table.cell(rowspan: 3)[1], table.cell(rowspan: 3)[Meningkatnya produksi tanaman pangan],
 [Produktivitas padi sawah], [58,20], [56,73], [97,47],
 [Persentase lahan yang terlayani jaringan irigasi tersier berfungsi], [76,00], [71,25], [93,75],
 [Nilai AKIP], [72,50], [70,15], [97,66],
 table.cell(rowspan: 2)[2], table.cell(rowspan: 2)[Meningkatnya populasi ternak],
 [Pertumbuhan populasi ternak besar di seluruh wilayah], [2,10], [2,34], [111,43],
 [Persentase kasus yang ditangani], [95,00], [97,85], [103,00],
 table.cell(colspan: 5)[Rata-rata capaian], [100,66]"""
ZEBRA = "fill: (x, y) => if y > 1 and calc.even(y) { luma(90%) },"


def pdf(folder: Path, isi: str, hiasan: str = "") -> Dokumen:
    atur = "#set page(width: 19cm, height: 14cm)\n#set text(9pt)\n#set par(leading: 0.45em)\n"
    path = folder / "laporan.pdf"
    path.write_bytes(typst.compile(f"{atur}{hiasan}{isi}".encode()))
    return baca_di_sini(path)


def tabel(kolom: str, isi: str, gaya: str = "", jarak: str = "4pt") -> str:
    return (
        f"Tabel 1 Capaian\n\n#table(columns: {kolom}, stroke: none, inset: (x: 4pt, y: {jarak}),"
        f"align: horizon, {gaya} {isi})\n\nUraian sesudah tabel.\n"
    )


@pytest.mark.parametrize("gaya", ["", ZEBRA], ids=["polos", "belang"])
def test_headings_and_names_over_several_rows(tmp_path: Path, gaya: str) -> None:
    kolom = "(1cm, 3cm, 5cm, 2cm, 2cm, 2.2cm)"
    dokumen = pdf(tmp_path, tabel(kolom, KEPALA + BARIS, gaya))
    (satu,) = siapkan(dokumen).tabel
    assert [k.jalur for k in satu.kolom][2:5] == [
        ("Indikator Kinerja",), ("Tahun 2023", "Target"), ("Tahun 2023", "Realisasi")
    ]  # fmt: skip
    assert [(b.label["sasaran"], b.nama) for b in satu.data] == [
        ("Meningkatnya produksi tanaman pangan", "Produktivitas padi sawah"),
        ("Meningkatnya produksi tanaman pangan",
         "Persentase lahan yang terlayani jaringan irigasi tersier berfungsi"),
        ("Meningkatnya produksi tanaman pangan", "Nilai AKIP"),
        ("Meningkatnya populasi ternak", "Pertumbuhan populasi ternak besar di seluruh wilayah"),
        ("Meningkatnya populasi ternak", "Persentase kasus yang ditangani"),
    ]  # fmt: skip
    temuan = [(t.cek, t.tercetak, t.label) for t in periksa(dokumen).temuan]
    assert temuan == [("capaian", "97,66", "Nilai AKIP")]


def test_rupiah_in_a_column_of_its_own_stands_before_the_amount(tmp_path: Path) -> None:
    isi = """[No], [Program], table.cell(colspan: 2)[Anggaran (Rp)],
 table.cell(colspan: 2)[Realisasi (Rp)], [%],
 [1], [Program Penunjang], [Rp], [10.345.742.800], [Rp], [10.106.244.495], [97,69],
 [2], [Program Penyuluhan], [Rp], [1.215.600.000], [Rp], [1.187.430.000], [97,68],
 [], [Jumlah], [Rp], [11.561.342.800], [Rp], [11.293.674.495], [97,68]"""
    dokumen = pdf(tmp_path, tabel("(1cm, 4cm, 1cm, 3cm, 1cm, 3cm, 1.6cm)", isi))
    (satu,) = siapkan(dokumen).tabel
    assert [k.peran for k in satu.kolom] == [
        "nomor", "program", "pagu", "realisasi_anggaran", "serapan"
    ]  # fmt: skip
    assert satu.sumber.baris[1][2].teks == "Rp 10.345.742.800"
    assert periksa(dokumen).temuan == ()


def test_rows_as_close_as_their_lines_are_told_by_the_figures_beside_them(tmp_path: Path) -> None:
    isi = """[No], [Indikator Kinerja], [Target], [Realisasi], [Capaian (%)],
 [1], [Persentase lahan yang terlayani jaringan irigasi tersier], [76,00], [71,25], [93,75],
 [2], [Nilai AKIP], [72,50], [70,15], [96,76],
 [3], [Pertumbuhan populasi ternak besar di seluruh wilayah desa], [2,10], [2,34], [111,43]"""
    dokumen = pdf(tmp_path, tabel("(1cm, 2.6cm, 2cm, 2cm, 2.2cm)", isi, jarak="2.1pt"))
    assert [b.nama for b in siapkan(dokumen).tabel[0].data] == [
        "Persentase lahan yang terlayani jaringan irigasi tersier",
        "Nilai AKIP",
        "Pertumbuhan populasi ternak besar di seluruh wilayah desa",
    ]


def test_two_columns_of_text_below_a_table_are_text(tmp_path: Path) -> None:
    kata = "Koordinasi antarbidang dilaksanakan berkala agar hambatan segera diselesaikan. " * 6
    isi = tabel("(1cm, 3cm, 5cm, 2cm, 2cm, 2.2cm)", KEPALA + BARIS)
    dokumen = pdf(tmp_path, isi.replace("Uraian sesudah tabel.", f"#columns(2)[{kata}]"))
    (satu,) = dokumen.tabel
    assert len(satu.baris) == 8
    assert all("Koordinasi" not in sel.teks for baris in satu.baris for sel in baris)


def test_columns_of_years_under_one_heading_in_a_text() -> None:
    isi = """
Tabel 2 Perbandingan

                              Realisasi
No   Indikator          2021     2022     2023     Kenaikan
1    Nilai AKIP         65,30    68,42    70,15    1,73
2    Indeks Kepuasan    81,25    83,90    85,36    1,64
3    Nilai SPBE         2,10     2,35     2,60     0,25
4    Indeks Inovasi     55,10    58,20    61,00    2,80
"""
    dokumen = baca_teks(isi)
    (satu,) = siapkan(dokumen).tabel
    assert [(k.jalur, k.tahun) for k in satu.kolom][2:5] == [
        (("Realisasi", "2021"), 2021), (("Realisasi", "2022"), 2022), (("Realisasi", "2023"), 2023)
    ]  # fmt: skip
    assert [t.tercetak for t in periksa(dokumen).temuan] == ["1,64"]
