"""Tables without upright rules, in PDF and in text set with spaces."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst

from sakip.periksa import Dokumen, baca_teks, periksa
from tests.periksa.di_sini import baca_di_sini

ISI = """[No], [Indikator Kinerja], [Target], [Realisasi], [Capaian (%)],
 [1], [Nilai AKIP Kecamatan menurut Inspektorat Kabupaten], [74,30], [73,59], [99,04],
 [2], [Jumlah surat], [40 surat], [30 surat], [57,00],
 [3], [Indeks], [80], [80], [100,00]"""
TEKS = """
Laporan ini memuat  capaian  kinerja setahun.

Tabel 3. Capaian Kinerja Tahun 2024

No   Indikator Kinerja              Target      Realisasi    Capaian
                                                             (%)
---------------------------------------------------------------------
1    Nilai AKIP menurut             74,30       73,59        99,04
     Inspektorat
2    Jumlah surat                   40 surat    30 surat     57,00
3    Indeks                         80          80           100,00

Uraian  sesudah tabel.
"""


def kisi(dokumen: Dokumen) -> list[list[str]]:
    (tabel,) = dokumen.tabel
    return [[sel.teks for sel in baris] for baris in tabel.baris]


def pdf(folder: Path, isi: str) -> Dokumen:
    path = folder / "laporan.pdf"
    path.write_bytes(typst.compile(f"#set page(width: 14cm, height: 12cm)\n{isi}".encode()))
    return baca_di_sini(path)


@pytest.mark.parametrize(
    "garis", ["none", "(top: 0.5pt, bottom: 0.5pt)"], ids=["tanpa garis", "garis datar"]
)
def test_columns_of_a_pdf_are_told_by_the_space_between(tmp_path: Path, garis: str) -> None:
    dokumen = pdf(
        tmp_path,
        f"Tabel 1 Capaian\n\n#table(columns: (1cm, 4cm, 2cm, 2cm, 2cm), stroke: {garis}, {ISI})\n\n"
        "Sesudah tabel.",
    )
    assert kisi(dokumen) == [
        ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"],
        ["1", "Nilai AKIP Kecamatan menurut Inspektorat Kabupaten", "74,30", "73,59", "99,04"],
        ["2", "Jumlah surat", "40 surat", "30 surat", "57,00"],
        ["3", "Indeks", "80", "80", "100,00"],
    ]
    assert dokumen.paragraf[-1].teks == "Sesudah tabel."
    assert [(t.tercetak, t.label) for t in periksa(dokumen).temuan] == [("57,00", "Jumlah surat")]


def test_columns_of_a_text_set_with_spaces() -> None:
    dokumen = baca_teks(TEKS)
    assert kisi(dokumen)[:2] == [
        ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"],
        ["1", "Nilai AKIP menurut Inspektorat", "74,30", "73,59", "99,04"],
    ]
    assert [p.teks for p in dokumen.paragraf] == [
        "Laporan ini memuat capaian kinerja setahun.",
        "Tabel 3. Capaian Kinerja Tahun 2024",
        "Uraian sesudah tabel.",
    ]
    (temuan,) = periksa(dokumen).temuan
    assert (temuan.tercetak, temuan.tempat.baris) == ("57,00", 11)


def test_a_list_of_contents_and_wide_words_are_no_table() -> None:
    isi = (
        "BAB I    Pendahuluan    1\nBAB II   Rencana   7\nBAB III  Akuntabilitas  12\n\n"
        "Nama    : Rini    NIP   : 19800101\nUnit    : A       Kelas : B\n"
    )
    assert baca_teks(isi).tabel == ()


def test_a_class_beside_its_figure_is_a_column_and_a_scale_is_a_table(tmp_path: Path) -> None:
    isi = """#table(columns: (2.2cm, 3cm, 3cm), stroke: none,
     [Predikat], [Rentang nilai], [Interpretasi], [A], [> 80 - 100], [Memuaskan],
     [BB], [> 70 - 80], [Sangat Baik], [B], [> 60 - 70], [Baik], [C], [0 - 60], [Kurang])
     Tabel 2 Hasil evaluasi AKIP perangkat daerah

     #table(columns: (1cm, 5cm, 1.5cm, 2cm), stroke: none, align: (left, left, right, left),
     [No], [Perangkat Daerah], [Nilai], [Predikat], [1], [Dinas Perhubungan], [63,75], [CC],
     [2], [Dinas Kesehatan], [70,84], [BB], [3], [Bapperida], [81,06], [A])"""
    dokumen = pdf(tmp_path, isi)
    skala, nilai = ([[s.teks for s in b] for b in t.baris] for t in dokumen.tabel)
    assert skala[2] == ["BB", "> 70 - 80", "Sangat Baik"]
    assert nilai[1:3] == [
        ["1", "Dinas Perhubungan", "63,75", "CC"],
        ["2", "Dinas Kesehatan", "70,84", "BB"],
    ]
    assert [t.tercetak for t in periksa(dokumen).temuan] == ["CC"]


def test_a_line_that_begins_with_an_amount_goes_on(tmp_path: Path) -> None:
    dokumen = pdf(
        tmp_path,
        "#set par(justify: true)\nRealisasi belanja sampai dengan akhir Desember 2022 sebesar "
        "Rp\\ 6.071.676.285 (97,45%) sehingga terdapat sisa Rp 203.673.715.",
    )
    assert len(dokumen.paragraf) == 1
    assert [t.tercetak for t in periksa(dokumen).temuan] == ["Rp 203.673.715"]
