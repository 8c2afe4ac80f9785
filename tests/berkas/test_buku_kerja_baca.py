"""Reading what people did to a workbook: taken where it is sure, refused by cell where not."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from sakip.berkas.baca import read_package
from sakip.berkas.baris import Anggaran
from sakip.berkas.buku_kerja import baca_buku_kerja, tulis_buku_kerja
from sakip.berkas.buku_kerja.tata import MULAI, position
from sakip.core.angka import TanpaNilai
from sakip.galat import Galat

from .conftest import parsed


def diubah(folder: Path, ubah: Callable[[Workbook], None]) -> Path:
    """The workbook of the example after somebody worked on it and saved it."""
    buku = openpyxl.load_workbook(_baru(folder))
    ubah(buku)
    buku.save(folder / "kantor.xlsx")
    return folder / "kantor.xlsx"


def _baru(folder: Path) -> Path:
    (folder / "asal.xlsx").write_bytes(tulis_buku_kerja(parsed()))
    return folder / "asal.xlsx"


def isi(buku: Workbook, lembar: str, baris: int, kolom: str, nilai: Any, format_: str = "") -> str:
    """Type into a cell; its name, as messages give it."""
    sel = buku[lembar].cell(baris, position(lembar, kolom))
    sel.value = nilai
    if format_:
        sel.number_format = format_
    return str(sel.coordinate)


def temuan(jalur: Path) -> dict[str, str]:
    """Every finding by its place."""
    with pytest.raises(Galat) as salah:
        baca_buku_kerja(jalur)
    semua = salah.value.rincian or (salah.value,)
    return {satu.tempat: f"{satu.pesan} {satu.saran}" for satu in semua}


def test_what_people_type_is_taken_where_it_can_only_mean_one_thing(tmp_path: Path) -> None:
    def ketik(buku: Workbook) -> None:
        realisasi = [
            ("74,30", ""),
            (0.2545, "0.00%"),
            (74.3, "#,##0.00"),
        ]
        for n, (nilai, format_) in enumerate(realisasi):
            isi(buku, "realisasi", 4 + n, "nilai", nilai, format_)
        isi(buku, "realisasi", 7, "kosong", None)  # cleared: not filled in yet
        isi(buku, "realisasi", 7, "alasan", None)
        # Far below, after empty rows; year as number, words in capitals, date in words.
        isi(buku, "versi_rencana", 90, "periode", 2025)
        isi(buku, "versi_rencana", 90, "id", "murni")
        isi(buku, "versi_rencana", 90, "berlaku", "2 Januari 2025")
        isi(buku, "versi_rencana", 90, "nama", "PK 2025")
        isi(buku, "versi_rencana", 91, "periode", 2026)  # only its key: prepared, not filled in
        isi(buku, "versi_rencana", 91, "id", "murni")
        isi(buku, "simpul", 6, "id", "p1")
        isi(buku, "simpul", 6, "jenis", "Program")
        isi(buku, "simpul_versi", 6, "simpul", "p1")
        isi(buku, "simpul_versi", 6, "tahun", "2024")
        isi(buku, "simpul_versi", 6, "nama", "=bukan rumus", "@")
        buku["simpul_versi"].cell(6, position("simpul_versi", "nama")).data_type = "s"
        isi(buku, "simpul_versi", 6, "induk", "ss1")
        isi(buku, "simpul_versi", 6, "csf", True)
        for n, (jenis, nilai) in enumerate({"pagu": "758.350", "realisasi": 1500}.items()):
            isi(buku, "anggaran", 4 + n, "simpul", "p1")
            isi(buku, "anggaran", 4 + n, "periode", "2024")
            isi(buku, "anggaran", 4 + n, "jenis", jenis)
            isi(buku, "anggaran", 4 + n, "nilai", nilai)
        buku["layanan"].move_range("A3:C3", cols=4)  # columns moved, headings by field name
        buku["layanan"]["E3"], buku["layanan"]["F3"] = "id", "NAMA *"
        buku["layanan"]["E9"], buku["layanan"]["F9"] = "ktp", "KTP"
        buku.create_sheet("Sheet1")  # an empty sheet is nobody's data

    satu = baca_buku_kerja(diubah(tmp_path, ketik))
    assert [str(r.nilai) for r in satu.realisasi[:3]] == ["74.30", "25.45", "74.30"]
    assert satu.realisasi[3].kosong is TanpaNilai.BELUM_DIISI
    assert satu.versi_rencana[-1].berlaku == datetime.date(2025, 1, 2)
    assert satu.simpul[-1].jenis == "program"
    assert satu.simpul_versi[-1].nama == "=bukan rumus"
    assert satu.simpul_versi[-1].csf is True
    assert satu.anggaran == (
        Anggaran(simpul="p1", periode="2024", jenis="pagu", nilai=Decimal(758350)),
        Anggaran(simpul="p1", periode="2024", jenis="realisasi", nilai=Decimal(1500)),
    )
    assert [(x.id, x.nama) for x in satu.layanan] == [("ktp", "KTP")]


def test_every_cell_that_cannot_be_read_is_named_at_once_with_its_mend(tmp_path: Path) -> None:
    harap: dict[str, str] = {}

    def ketik(buku: Workbook) -> None:
        def salah(lembar: str, baris: int, kolom: str, nilai: Any, pesan: str) -> None:
            format_ = "yyyy-mm-dd" if isinstance(nilai, datetime.date) else "General"
            di = isi(buku, lembar, baris, kolom, nilai, format_)
            harap[f"kantor.xlsx lembar '{lembar}' sel {di}"] = pesan

        salah("realisasi", 4, "nilai", "1.500", "tulis 1500 atau 1,5, mana yang Anda maksud")
        salah("realisasi", 5, "nilai", "83,00 (Baik)", "Tulis 83,00 saja")
        salah("realisasi", 6, "nilai", datetime.date(2024, 8, 16), "tanggal atau ya/tidak")
        salah("target", 4, "nilai", "=45+45", "berisi rumus; yang dibaca hanya isian")
        salah("target", 5, "nilai", "-", "bukan satu angka")
        salah("simpul_versi", 4, "kode", 7.01, "Ubah format selnya menjadi Teks")
        salah("simpul_versi", 4, "csf", "mungkin", "Pilih ya atau tidak")
        salah("simpul_versi", 5, "tahun", 2024.5, "bukan bilangan bulat")
        salah("indikator_versi", 4, "nama", None, "'Nama' wajib diisi")
        salah("indikator", 4, "id", "Tepat Waktu", "misalnya tepat-waktu")
        salah("versi_rencana", 4, "berlaku", "31/02/2024", "tidak ada dalam kalender")
        salah("versi_rencana", 5, "bukti", "LKjIP 2024", "bukan id")
        salah("indikator_versi", 4, "komponen", "selesai", "tidak punya titik dua")
        provinsi = next(s.row for s in buku[MULAI]["A"] if s.value == "Provinsi *")
        buku[MULAI].cell(provinsi, 2).value = None
        harap[f"kantor.xlsx lembar '{MULAI}' sel B{provinsi}"] = "wajib diisi"

    jalur = diubah(tmp_path, ketik)
    ada = temuan(jalur)
    assert ada.keys() == harap.keys()
    for tempat, pesan in harap.items():
        assert pesan in ada[tempat]


def test_sheets_and_columns_that_are_gone_renamed_or_new_are_named(tmp_path: Path) -> None:
    def ketik(buku: Workbook) -> None:
        buku["realisasi"].title = "Realisasi 2024"
        buku["target"]["A3"] = "Indikator kinerja"
        del buku["anggaran"]
        buku["simpul"].delete_cols(2)
        buku["simpul_versi"]["Z8"] = "catatan saya"
        buku["indikator"]["B3"] = "Id"
        buku.create_sheet("Rekap")["A1"] = "jumlah"

    ada = temuan(diubah(tmp_path, ketik))
    assert ada == {
        "kantor.xlsx lembar 'Realisasi 2024'": "Lembar ini tidak dikenal, jadi isinya tidak akan "
        "terbaca. Mungkin maksud Anda 'realisasi'.",
        "kantor.xlsx lembar 'Rekap'": "Lembar ini tidak dikenal, jadi isinya tidak akan terbaca. "
        "Pindahkan ke buku kerja lain.",
        "kantor.xlsx lembar 'realisasi'": "Lembar ini tidak ada. Kembalikan lembar itu dari buku "
        "kerja asal; isinya boleh kosong.",
        "kantor.xlsx lembar 'anggaran'": "Lembar ini tidak ada. Kembalikan lembar itu dari buku "
        "kerja asal; isinya boleh kosong.",
        "kantor.xlsx lembar 'target' sel A3": "Kolom 'Indikator kinerja' tidak dikenal di lembar "
        "ini. Mungkin maksud Anda 'Indikator'.",
        "kantor.xlsx lembar 'target' baris 3": "Kolom 'Indikator' tidak ada di baris judul. Tulis "
        "judul itu di kolom kosong; isinya boleh kosong.",
        "kantor.xlsx lembar 'simpul' baris 3": "Kolom 'Jenis' tidak ada di baris judul. Tulis "
        "judul itu di kolom kosong; isinya boleh kosong.",
        "kantor.xlsx lembar 'simpul_versi' sel Z8": "Kolom Z berisi, tetapi tidak punya judul. "
        "Hapus isinya, atau pindahkan ke kolom yang berjudul.",
        "kantor.xlsx lembar 'indikator' sel B3": "Kolom 'Id' ada dua. Hapus salah satu.",
    }


def test_a_workbook_from_before_a_column_or_a_sheet_was_added_is_read_and_told(
    tmp_path: Path,
) -> None:
    """What has come since may be left out; a row's key and its figures may not."""

    def lama(buku: Workbook) -> None:
        buku["indikator_versi"].delete_cols(position("indikator_versi", "definisi"))
        del buku["sdm"]
        del buku["proses"]

    kemasan = read_package(diubah(tmp_path, lama))
    semula = parsed()
    tanpa = tuple(iv.model_copy(update={"definisi": ""}) for iv in semula.indikator_versi)
    isi = {"indikator_versi": tanpa, "sdm": (), "proses": ()}
    assert kemasan.berkas == semula.model_copy(update=isi)
    assert [f"{g.tempat}: {g.pesan}" for g in kemasan.pemberitahuan] == [
        "kantor.xlsx lembar 'proses': Lembar ini tidak ada, jadi dibaca kosong.",
        "kantor.xlsx lembar 'sdm': Lembar ini tidak ada, jadi dibaca kosong.",
        "kantor.xlsx lembar 'indikator_versi': Kolom 'Definisi' tidak ada, jadi dibaca kosong di "
        "semua baris.",
    ]

    def rusak(buku: Workbook) -> None:
        buku["realisasi"].delete_cols(position("realisasi", "nilai"))

    assert "Kolom 'Nilai' tidak ada di baris judul" in "".join(
        temuan(diubah(tmp_path, rusak)).values()
    )


def test_what_only_the_whole_berkas_can_tell_is_named_by_cell_and_row_of_the_file(
    tmp_path: Path,
) -> None:
    def ketik(buku: Workbook) -> None:
        isi(buku, "target", 4, "indikator", "tepat-wkatu")
        for kolom in ("indikator", "periode", "nilai"):  # the same quarter again, further down
            isi(
                buku,
                "realisasi",
                30,
                kolom,
                buku["realisasi"].cell(4, position("realisasi", kolom)).value,
            )

    assert temuan(diubah(tmp_path, ketik)) == {
        "kantor.xlsx lembar 'target' sel A4": "'tepat-wkatu' tidak ada di lembar indikator. "
        "Mungkin maksud Anda 'tepat-waktu'.",
        "kantor.xlsx lembar 'realisasi' baris 30": "Baris ini kembar dengan baris 4 di lembar yang "
        "sama. Hapus salah satu, atau betulkan yang seharusnya berbeda.",
    }


def test_any_other_workbook_is_told_from_ours(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "lain.xlsx")
    (tmp_path / "lain.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    for nama in ("lain.xlsx", "lain.csv"):
        with pytest.raises(Galat, match=r"Ini bukan buku kerja Berkas Kinerja") as salah:
            baca_buku_kerja(tmp_path / nama)
        assert salah.value.kode == "buku_kerja.asing"


def test_ids_in_capitals_and_periods_in_words_are_what_they_can_only_be(tmp_path: Path) -> None:
    def ketik(buku: Workbook) -> None:
        isi(buku, "simpul_versi", 4, "simpul", " T1 ")
        isi(buku, "target", 4, "indikator", "Tepat-Waktu")
        isi(buku, "target", 4, "versi", "Murni")
        isi(buku, "target", 4, "jenis", "Tahunan")
        isi(buku, "realisasi", 4, "periode", "Triwulan I Tahun 2024")
        isi(buku, "realisasi", 5, "periode", "TW II 2024")
        isi(buku, "versi_rencana", 4, "periode", "2024-2026")

    assert baca_buku_kerja(diubah(tmp_path, ketik)) == parsed()


def test_findings_stand_in_the_order_of_the_workbook_and_say_what_to_do_instead(
    tmp_path: Path,
) -> None:
    def ketik(buku: Workbook) -> None:
        isi(buku, "realisasi", 6, "nilai", "=1")
        isi(buku, "realisasi", 5, "nilai", "-")
        isi(buku, "realisasi", 4, "nilai", "BB")
        isi(buku, "realisasi", 4, "periode", "TW I")
        isi(buku, "simpul_versi", 4, "tahun", "Tahun 2024")
        isi(buku, "simpul", 5, "id", "SS 1")
        isi(buku, "simpul", 4, "jenis", "tujuan strategis")

    ada = temuan(diubah(tmp_path, ketik))
    assert [di.removeprefix("kantor.xlsx lembar ") for di in ada] == [
        "'simpul' sel B4",
        "'simpul' sel A5",
        "'simpul_versi' sel B4",
        "'realisasi' sel C4",
        "'realisasi' sel D4",
        "'realisasi' sel D5",
        "'realisasi' sel D6",
    ]
    saran = (
        *("'kegiatan' atau 'sub kegiatan'", "'SS 1' bukan id", "angka saja, misalnya 2024"),
        *("Tambahkan tahunnya", "di kolom Label", "pilih tidak ditargetkan", "berisi rumus"),
    )
    for pesan, kata in zip(ada.values(), saran, strict=True):
        assert kata in pesan
