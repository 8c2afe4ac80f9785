"""Tables without upright rules, in PDF and in text set with spaces."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst

from sakip.periksa import Dokumen, baca_dokumen, baca_teks, periksa

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
    return baca_dokumen(path)


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
