"""A Berkas as a workbook and back: nothing is lost, and the workbook teaches who fills it in."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sakip.berkas import baris as b
from sakip.berkas.baca import demo_names, read_berkas
from sakip.berkas.buku_kerja import baca_buku_kerja, tulis_buku_kerja
from sakip.berkas.buku_kerja.kolom import columns, front_columns, groups, instructions
from sakip.berkas.buku_kerja.tata import ATURAN, BARIS_JUDUL, MULAI, OTOMATIS
from sakip.berkas.model import LEMBAR, AturanBerkas, Berkas, row_class
from sakip.berkas.tulis import to_yaml
from sakip.galat import Galat

from .conftest import parsed, rows
from .test_bolak_balik import BERBAHAYA, teks

JAHAT = (
    *("=1+1", "+62 812", "-", "--", "@SUM(A1)", "=cmd|' /C calc'!A0", "'=1", '=HYPERLINK("x")'),
    *("_x0041_", "_x005F_x0041_", "_x000D_", "#N/A", "TRUE", "1.500", "74,30", "31/12/2024"),
    *("a\\nb", "\\", "a\\", "\\-", "a | b", "a = b", "a: b", "</t></is>", "&amp;", "  a  b"),
)
isi = st.sampled_from(JAHAT) | teks
opsional = st.just("") | isi
angka = st.builds(
    lambda n, d: Decimal(n).scaleb(-d), st.integers(-(10**20), 10**20), st.integers(0, 9)
)
PENUH = settings(max_examples=2, suppress_health_check=list(HealthCheck))


def kembali(satu: Berkas, folder: Path) -> Berkas:
    (folder / "a.xlsx").write_bytes(tulis_buku_kerja(satu))
    return baca_buku_kerja(folder / "a.xlsx")


@pytest.mark.parametrize("nama", demo_names())
def test_every_demo_comes_back_the_same_to_the_last_decimal(nama: str, tmp_path: Path) -> None:
    satu = read_berkas(nama)
    terbaca = kembali(satu, tmp_path)
    assert terbaca == satu
    assert to_yaml(terbaca) == to_yaml(satu)


@st.composite
def berkas(gambar: st.DrawFn) -> Berkas:
    """A Berkas with many unpleasant texts and figures in every kind of cell."""
    banyak = range(gambar(st.integers(1, 25)))
    dokumen = tuple(
        b.Dokumen(id=f"d{i}", judul=gambar(isi), jenis="data", nomor=gambar(opsional))
        for i in banyak
    )
    bukti = tuple(b.Rujukan(dokumen=d.id, tempat=gambar(opsional)) for d in dokumen)
    return rows(
        dokumen=dokumen,
        realisasi=tuple(
            b.Realisasi(
                indikator="tepat-waktu", periode=p, nilai=gambar(angka), penjelasan=gambar(opsional)
            )
            for p in ("2023", "2024", "2024-T1")
        ),
        terlapor=tuple(
            b.Terlapor(alamat=f"serapan:p{i}:2022", nilai=gambar(angka), alasan="x", bukti=bukti)
            for i in banyak
        ),
        sarpras=tuple(
            b.Sarpras(periode="2024", urut=i + 1, uraian=gambar(isi), satuan=s, standar=i**25)
            for i, s in enumerate(("", "unit", "a\x01b"))
        ),
        ipp_aspek=(
            b.AspekIppBaris(
                aspek="inovasi",
                periode="2024",
                nilai=Decimal("3.00"),
                rekomendasi=tuple(gambar(st.lists(isi, max_size=5))),
            ),
        ),
        catatan=tuple(
            b.Catatan(
                id=f"c{i}",
                jenis="perhatian",
                perihal=gambar(isi),
                alasan="x",
                tercetak=tuple(b.Tercetak(teks=gambar(opsional), rujukan=r) for r in bukti[:2]),
            )
            for i in banyak
        ),
        aturan=AturanBerkas(versi="2026.11"),
    )


@PENUH
@given(satu=berkas())
@example(
    satu=rows(
        dokumen=tuple(
            b.Dokumen(id=f"d{i}", judul=t, jenis="data")
            for i, t in enumerate(t for t in (*JAHAT, *BERBAHAYA) if t.strip())
        ),
        narasi=tuple(
            b.Narasi(bagian="analisis", urut=i, teks=t)
            for i, t in enumerate((t for t in (*JAHAT, *BERBAHAYA) if t.strip()), 1)
        ),
    )
)
def test_hostile_texts_and_long_figures_come_back_the_same(
    satu: Berkas, tmp_path_factory: pytest.TempPathFactory
) -> None:
    terbaca = kembali(satu, tmp_path_factory.mktemp("x"))
    assert terbaca == satu
    assert to_yaml(terbaca) == to_yaml(satu)


def test_equal_berkas_give_equal_bytes_and_no_time_of_writing() -> None:
    satu = tulis_buku_kerja(parsed())
    assert satu == tulis_buku_kerja(parsed())
    with zipfile.ZipFile(io.BytesIO(satu)) as arsip:
        assert {i.date_time for i in arsip.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_text_longer_than_a_cell_is_refused_with_its_place_never_cut() -> None:
    panjang = rows(dokumen=(b.Dokumen(id="d", judul="😀" * 16_384, jenis="data"),))
    with pytest.raises(Galat, match=r"lembar dokumen baris 1 kolom judul: Teks 32768 karakter"):
        tulis_buku_kerja(panjang)


# -- how it looks -------------------------------------------------------------


@cache
def buku() -> Workbook:
    return openpyxl.load_workbook(
        io.BytesIO(tulis_buku_kerja(read_berkas("contoh-tahun-berjalan")))
    )


def lembar(nama: str) -> Worksheet:
    satu = buku()[nama]
    assert isinstance(satu, Worksheet)
    return satu


def judul(nama: str) -> list[str]:
    return [str(sel.value) for sel in lembar(nama)[BARIS_JUDUL]]


def test_there_is_one_sheet_per_kind_in_model_order_after_the_first() -> None:
    assert buku().sheetnames == [MULAI, *LEMBAR, ATURAN]  # this office has rules of its own


def test_every_sheet_stands_in_exactly_one_group() -> None:
    semua = [satu for kelompok in groups() for satu in kelompok.lembar]
    assert sorted(semua) == sorted(LEMBAR)


def test_the_first_sheet_explains_in_ten_lines_and_says_whose_it_is() -> None:
    sel = {str(a.value): c.value for a, c, *_ in lembar(MULAI).iter_rows()}
    assert len(instructions()) == 10
    assert sel["Nama kantor *"] == "Kecamatan Contoh Sejahtera"
    assert sel["Tahun *"] == 2025
    assert sel["target"] == "=COUNTA(target!$A$4:$A$5000)"


@pytest.mark.parametrize("nama", LEMBAR)
def test_every_column_has_a_note_with_an_example_and_required_ones_a_star(nama: str) -> None:
    kepala = [sel for sel in lembar(nama)[BARIS_JUDUL] if not str(sel.value).endswith(OTOMATIS)]
    assert len(kepala) == len(columns(nama)) == len(row_class(nama).model_fields)
    for sel, kolom in zip(kepala, columns(nama), strict=True):
        assert sel.value == kolom.judul + (" *" if kolom.wajib else "")
        assert sel.comment is not None
        assert re.fullmatch(r".{5,}\nContoh: .+", sel.comment.text, re.DOTALL)
        assert sel.protection.locked
    isi = lembar(nama).cell(BARIS_JUDUL + 1, 1)
    assert not isi.protection.locked
    assert lembar(nama).protection.sheet
    assert lembar(nama).freeze_panes is not None
    assert lembar(nama).print_title_rows == "$3:$3"


def test_headings_of_a_sheet_are_all_different_also_on_the_first_one() -> None:
    for nama in LEMBAR:
        assert len({k.judul.casefold() for k in columns(nama)}) == len(columns(nama))
    assert len({k.judul for k in front_columns().values()}) == len(front_columns())


def test_names_of_ids_are_looked_up_in_locked_cells() -> None:
    sel = lembar("target")["B4"]
    assert str(sel.value).startswith('=IF(A4="","",IFERROR(INDEX(indikator_versi!')
    assert sel.protection.locked
    nilai = openpyxl.load_workbook(
        io.BytesIO(tulis_buku_kerja(read_berkas("bareng"))), data_only=True
    )
    assert nilai["target"]["B4"].value == "Nilai Evaluasi AKIP Kecamatan Bareng"


def test_choices_come_from_the_model_other_sheets_and_the_rulebook() -> None:
    pilihan = {
        (nama, str(satu.sqref)): (satu.formula1, satu.errorStyle)
        for nama in LEMBAR
        for satu in lembar(nama).data_validations.dataValidation
    }
    assert pilihan["indikator_versi", "K4:K5000"][0].startswith('"maks,min,')
    assert pilihan["target", "A4:A5000"] == ("daftar_indikator", "warning")
    assert pilihan["skm_unsur", "C4:C5000"][0].startswith('"persyaratan,')
    assert buku().defined_names["daftar_indikator"].attr_text == (
        "indikator!$A$4:INDEX(indikator!$A$4:$A$5000,MAX(1,COUNTA(indikator!$A$4:$A$5000)))"
    )


def test_figures_are_numbers_with_their_printed_decimals() -> None:
    satu = rows(
        realisasi=tuple(
            b.Realisasi(indikator="tepat-waktu", periode=f"2024-T{n}", nilai=Decimal(v))
            for n, v in enumerate(("74.30", "1234567890123.45", "12345678901234567.89"), 1)
        )
    )
    semua = openpyxl.load_workbook(io.BytesIO(tulis_buku_kerja(satu)))["realisasi"]
    kolom = 1 + judul("realisasi").index("Nilai")
    sel = [semua.cell(baris, kolom) for baris in (4, 5, 6)]
    assert [(s.value, s.number_format) for s in sel] == [
        (74.3, "0.00"),
        (1234567890123.45, "General"),
        ("12.345.678.901.234.567,89", "@"),
    ]
