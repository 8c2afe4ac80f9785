from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from sakip.core.angka import cetak, cetak_persen, cetak_rp, cetak_satuan
from sakip.core.periode import cetak_tanggal
from sakip.galat import Galat
from sakip.naskah.kisi import petak
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Butir,
    Catatan,
    Daftar,
    Dokumen,
    Isi,
    Kolom,
    Metadata,
    Nilai,
    Paragraf,
    Pecahan,
    RataKolom,
    Rujuk,
    Sel,
    Tabel,
)
from sakip.naskah.telusur import semua_blok
from sakip.naskah.xlsx import nama_lembar, tulis_xlsx
from sakip.naskah.xlsx_sel import bilangan, teks_sel

SRC = Path(__file__).parents[2] / "src"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
KEPALA_AWAL = 4


@pytest.fixture(scope="module")
def xlsx(dokumen: Dokumen) -> bytes:
    return tulis_xlsx(dokumen)


def lembar(xlsx: bytes) -> list[Worksheet]:
    return [*openpyxl.load_workbook(io.BytesIO(xlsx)).worksheets]


def tabel_dari(
    *isi: Isi | Sel, rata: RataKolom = "koma", nomor: str = "", judul: str = "x"
) -> Tabel:
    return Tabel(nomor, judul, (Kolom(rata),), (Baris(("K",)),), tuple(Baris((i,)) for i in isi))


def dokumen_dari(*tabel: Tabel) -> Dokumen:
    return Dokumen("Uji", (Bagian(tabel),), Metadata(date(2025, 1, 1)))


def isi_kolom(*isi: Isi | Sel, rata: RataKolom = "koma") -> list[Cell]:
    """The cells of a column with this content."""
    (satu,) = lembar(tulis_xlsx(dokumen_dari(tabel_dari(*isi, rata=rata))))
    semua = [satu.cell(KEPALA_AWAL + 1 + n, 1) for n in range(len(isi))]
    return [sel for sel in semua if isinstance(sel, Cell)]


def tampil(nilai: Decimal, format_: str) -> str:
    """A number as an Indonesian program shows it in a format of the writer's."""
    cocok = re.fullmatch(r'(?:"([^"]*)")?([#,0.]+)(?:"([^"]*)")?', format_)
    assert cocok is not None
    depan, pola, belakang = cocok.groups()
    desimal = len(pola.partition(".")[2])
    teks = f"{abs(nilai):,.{desimal}f}" if "," in pola else f"{abs(nilai):.{desimal}f}"
    minus = "-" if nilai < 0 else ""
    return f"{minus}{depan or ''}{teks.translate(str.maketrans('.,', ',.'))}{belakang or ''}"


def tercetak(sel: Cell) -> str:
    if isinstance(sel.value, datetime):
        return cetak_tanggal(sel.value.date())
    if isinstance(sel.value, int | float):
        return tampil(Decimal(str(sel.value)), sel.number_format)
    return str(sel.value or "")


# --- what is in it -----------------------------------------------------------------------


def test_every_cell_of_every_table_is_found_at_its_place(dokumen: Dokumen, xlsx: bytes) -> None:
    semua = [b for b in semua_blok(dokumen) if isinstance(b, Tabel)]
    ada = lembar(xlsx)
    assert [satu.title for satu in ada] == ["Tabel 3.1", "Tabel 3.2", "Tabel 3.3", "Target kinerja"]
    for tabel, satu in zip(semua, ada, strict=True):
        gabung = set()
        for awal, baris in (
            (KEPALA_AWAL, tabel.kepala),
            (KEPALA_AWAL + len(tabel.kepala), tabel.baris),
        ):
            for p in petak(baris, len(tabel.kolom), ""):
                sel = satu.cell(awal + p.baris, 1 + p.kolom)
                assert isinstance(sel, Cell)
                assert tercetak(sel) == teks_sel(p.sel, str)
                if p.sel.kolom > 1 or p.sel.baris > 1:
                    akhir = satu.cell(sel.row + p.sel.baris - 1, sel.column + p.sel.kolom - 1)
                    gabung.add(f"{sel.coordinate}:{akhir.coordinate}")
        assert {str(g) for g in satu.merged_cells.ranges} == gabung


def test_another_reader_finds_numbers_as_numbers(xlsx: bytes) -> None:
    buku = CalamineWorkbook.from_filelike(io.BytesIO(xlsx))
    isi = buku.get_sheet_by_name("Tabel 3.1").to_python()
    assert isi[0][0] == "Tabel\u00a03.1 Capaian indikator kinerja utama tahun 2024"
    assert isi[5][3:] == ["indeks", 88, 91.37, 103.83]
    assert isi[7][3:] == ["nilai", 75, 71.25, 95]
    assert isi[8][3:] == ["persen", 100, "–", "belum tersedia"]
    assert buku.get_sheet_by_name("Tabel 3.2").to_python()[5][3] == 12_345_000


def test_a_figure_reaches_the_file_as_the_decimal_it_is() -> None:
    angka = ("82,71", "0,1", "123.456.789.012,34")
    xlsx = tulis_xlsx(dokumen_dari(tabel_dari(*angka)))
    with zipfile.ZipFile(io.BytesIO(xlsx)) as berkas:
        isi = ET.fromstring(berkas.read("xl/worksheets/sheet1.xml"))
    assert [u.text for u in isi.iter(f"{S}v")] == ["82.71", "0.1", "123456789012.34"]


def test_a_percentage_is_a_number_in_percent() -> None:
    (sel,) = isi_kolom("25,45%")
    assert (sel.value, sel.number_format) == (25.45, '0.00"%"')


def test_references_fractions_lists_and_notes_are_readable() -> None:
    isi = Sel(
        (
            Paragraf(("Lihat ", Rujuk("t"), ": ", Pecahan("a", "b"), Catatan("Nota."))),
            Daftar(("satu", Butir("dua", Daftar(("x", "y"), "i."))), "a)"),
        )
    )
    tabel = Tabel(
        "7", "x", (Kolom(),), (Baris(("K",)),), (Baris((isi,)),), ("Sumber", Catatan("S.")), "t"
    )
    (satu,) = lembar(tulis_xlsx(dokumen_dari(tabel)))
    assert satu["A5"].value == (
        "Lihat Tabel\u00a07: (a) / (b)\na) satu\nb) dua\n    i. x\n    ii. y"
    )
    assert [satu[f"A{n}"].value for n in (6, 7, 8)] == ["Sumber", "S.", "Catatan A5: Nota."]


# --- number or text ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("teks", "nilai", "format_"),
    [
        ("88,00", "88.00", "0.00"),
        ("2.717.989.953", "2717989953", "#,##0"),
        ("Rp2.876.885.603", "2876885603", '"Rp"#,##0'),
        ("-Rp1.000.000", "-1000000", '"Rp"#,##0'),
        ("-5,25", "-5.25", "0.00"),
        ("75,00 (BB)", "75.00", '0.00" (BB)"'),
        ("16 Org/bln", "16", '0" Org/bln"'),
        ("1 (satu) kegiatan", "1", '0" (satu) kegiatan"'),
        ("2024", "2024", "0"),
        ("31 Januari 2025", "45688", r"[$-421]d\ mmmm\ yyyy"),
    ],
)
def test_a_printed_number_becomes_one(teks: str, nilai: str, format_: str) -> None:
    hasil = bilangan(teks, tercetak_kita=False)
    assert hasil is not None
    assert (hasil.nilai, hasil.format) == (Decimal(nilai), format_)


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "–",
        "-",
        "n/a",
        "belum tersedia",
        "BB",
        "7.01",  # a code
        "7.01.01.2.01",
        "08.30 WIB",
        "007",
        "19780101 200001 1 001",
        "081234567890",
        "1234567890123456",
        "38/65",
        "80-90",
        "2023-2024",
        "(1.000)",
        "93.25",
        "2,580,595,912",
        "1.500",  # 1500 or 1,5
        "31 Februari 2025",
        "01 Januari 2025",
        "31 Januari 1899",
        '83,00 ("Baik")',  # a format has no way to say a quotation mark
        "1.234.567.890.123.456",  # more figures than a workbook keeps
        "25,45%\nlagi",
    ],
)
def test_what_is_no_number_or_would_print_otherwise_stays_text(teks: str) -> None:
    assert bilangan(teks, tercetak_kita=False) is None


def test_the_library_prints_a_dot_for_thousands_only() -> None:
    sel, kode = isi_kolom("1.500", Nilai("a", "1.500"))
    assert (sel.value, kode.value) == (1500, 1500)


def test_a_number_too_wide_for_its_column_is_text_that_wraps() -> None:
    kolom = (Kolom(), Kolom("koma", lebar=12))
    isi = (Baris(("x", "4 lembaga kemasyarakatan desa")), Baris(("x", "4 desa")))
    (satu,) = lembar(tulis_xlsx(dokumen_dari(Tabel("", "", kolom, (Baris(("a", "b")),), isi))))
    assert [satu["B5"].value, satu["B6"].value] == ["4 lembaga kemasyarakatan desa", 4]


def test_a_column_of_words_keeps_its_figures_as_text() -> None:
    kata, sel = isi_kolom("2024", Nilai("a", "1.500"), rata="kiri")
    assert (kata.value, sel.value) == ("2024", 1500)


@given(
    st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=2),
    st.sampled_from((cetak, cetak_persen, cetak_rp, lambda d: cetak_satuan(d, "dokumen", 1))),
)
def test_what_the_library_prints_becomes_a_number_that_prints_the_same(
    nilai: Decimal, cetak_: Callable[[Decimal], str]
) -> None:
    teks = cetak_(nilai)
    hasil = bilangan(teks, tercetak_kita=True)
    assert hasil is not None
    assert tampil(hasil.nilai, hasil.format) == teks


# --- hostile text ------------------------------------------------------------------------

JAHAT = (
    '=HYPERLINK("http://x","y")',
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "  =1+1",
    "\t=1+1",
    "</t></is></c><c r='B9'><f>1</f></c>&amp;",
    "_x0041_ _x000D_",
    "\ud800 \ufffe \x00\x07",
    "W" * 40_000,
)


def test_no_text_is_ever_a_formula_or_markup() -> None:
    xlsx = tulis_xlsx(dokumen_dari(tabel_dari(*JAHAT, judul="=1+1")))
    with zipfile.ZipFile(io.BytesIO(xlsx)) as berkas:
        isi = ET.fromstring(berkas.read("xl/worksheets/sheet1.xml"))
        gaya = ET.fromstring(berkas.read("xl/styles.xml"))
    assert not list(isi.iter(f"{S}f"))
    assert {u.get("t") for u in isi.iter(f"{S}c") if len(u)} == {"inlineStr"}
    # Marked as text, so that it does not become a formula when somebody edits the cell.
    xf = next(gaya.iter(f"{S}cellXfs"))
    terkunci = {
        u.get("r", "") for u in isi.iter(f"{S}c") if xf[int(u.get("s", 0))].get("quotePrefix")
    }
    assert terkunci == {"A1", *(f"A{KEPALA_AWAL + 1 + n}" for n in range(6))}


def test_hostile_text_is_read_as_it_was_written() -> None:
    sel = [s.value for s in isi_kolom(*JAHAT)]
    assert sel[:5] == list(JAHAT[:5])
    assert sel[5:7] == [" =1+1", JAHAT[6]]
    assert sel[8] == "\ufffd \ufffd "
    assert str(sel[9]) == "W" * 32_766 + "…"
    # A program that follows the standard reads _x0041_ as A; so its mark is written out.
    buku = CalamineWorkbook.from_filelike(io.BytesIO(tulis_xlsx(dokumen_dari(tabel_dari(*JAHAT)))))
    assert buku.get_sheet_by_index(0).to_python()[KEPALA_AWAL + 7][0] == JAHAT[7]


@given(st.lists(st.tuples(st.sampled_from(("", "3.1")), st.text(max_size=40)), max_size=6))
def test_sheet_names_are_such_as_programs_accept(judul: list[tuple[str, str]]) -> None:
    tabel = [
        tabel_dari("a", nomor=f"{nomor}{n}" if nomor else "", judul=nama)
        for n, (nomor, nama) in enumerate(judul)
    ]
    nama = nama_lembar(tabel)
    assert len({n.casefold() for n in nama}) == len(tabel)
    for satu in nama:
        assert 1 <= len(satu) <= 31
        assert not set(satu) & set("[]:*?/\\\n")
        assert satu == satu.strip("' ")


def test_tables_of_one_name_have_sheets_of_their_own() -> None:
    judul = "Target kinerja menurut sasaran dan program"
    tabel = [tabel_dari("a", judul=j) for j in (judul, judul, judul.upper(), "", "'a/b'")]
    assert nama_lembar(tabel) == [
        "Target kinerja menurut sasaran",
        "Target kinerja menurut sasa (2)",
        "TARGET KINERJA MENURUT SASA (3)",
        "Tabel",
        "a b",
    ]


# --- print and file ----------------------------------------------------------------------


def test_the_head_is_frozen_and_printed_on_each_page(xlsx: bytes) -> None:
    ada = {satu.title: satu for satu in lembar(xlsx)}
    assert ada["Tabel 3.1"].freeze_panes == "A6"
    assert ada["Tabel 3.1"].print_title_rows == "$4:$5"
    assert ada["Tabel 3.3"].freeze_panes == "A7"
    assert ada["Tabel 3.3"].print_title_rows == "$4:$6"


def test_wide_tables_are_printed_on_landscape_a4(xlsx: bytes) -> None:
    arah = {satu.title: satu.page_setup.orientation for satu in lembar(xlsx)}
    assert arah["Tabel 3.3"] == "landscape"
    assert arah["Tabel 3.1"] == arah["Target kinerja"] == "portrait"
    for satu in lembar(xlsx):
        assert satu.page_setup.paperSize == 9  # A4
        assert satu.sheet_properties.pageSetUpPr is not None
        assert satu.sheet_properties.pageSetUpPr.fitToPage
        assert satu.page_setup.fitToHeight == 0


def test_a_row_is_high_enough_for_its_lines() -> None:
    (satu,) = lembar(tulis_xlsx(dokumen_dari(tabel_dari("a", "kata " * 200, rata="kiri"))))
    tinggi = [satu.row_dimensions[KEPALA_AWAL + 1 + n].height for n in range(2)]
    assert tinggi[1] > 3 * tinggi[0] > 0


def test_equal_documents_give_equal_bytes_in_another_process(xlsx: bytes) -> None:
    program = (
        "import hashlib, sys, time; sys.path.insert(0, sys.argv[1])\n"
        "from conftest import dokumen_contoh\n"
        "from sakip.naskah.xlsx import tulis_xlsx\n"
        "time.sleep(2)  # a stamp of now would differ: a zip counts two seconds\n"
        "print(hashlib.sha256(tulis_xlsx(dokumen_contoh())).hexdigest())"
    )
    proses = subprocess.run(
        [sys.executable, "-c", program, str(Path(__file__).parent)],
        env={**os.environ, "PYTHONPATH": str(SRC), "PYTHONHASHSEED": "7", "TZ": "Asia/Jakarta"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert proses.stdout.strip() == hashlib.sha256(xlsx).hexdigest()


def test_the_properties_are_dated_by_the_document(xlsx: bytes) -> None:
    sifat = openpyxl.load_workbook(io.BytesIO(xlsx)).properties
    assert sifat.title == "Laporan Kinerja Kecamatan Sukamaju Tahun 2024"
    assert sifat.created == sifat.modified
    assert sifat.created is not None
    assert sifat.created.date() == date(2025, 1, 31)


def test_a_document_without_tables_is_refused() -> None:
    with pytest.raises(Galat) as galat:
        tulis_xlsx(Dokumen("Uji", (Bagian((Paragraf("x"),)),), Metadata(date(2025, 1, 1))))
    assert galat.value.kode == "naskah.tanpa_tabel"


def test_the_file_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    xlsx = tulis_xlsx(dokumen_dari(tabel_dari("a")), tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == xlsx
