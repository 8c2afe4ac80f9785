"""`sakip periksa` as a person uses it."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl

from .conftest import Sakip

BERSIH = (
    "Tabel 1 Capaian\nNo\tIndikator\tTarget\tRealisasi\tCapaian\n"
    "1\tNilai AKIP\t74,30\t73,59\t99,04\n"
)


def test_a_clean_report_leaves_with_zero(sakip: Sakip, folder: Path) -> None:
    (folder / "laporan.txt").write_text(BERSIH, encoding="utf-8")
    hasil = sakip("periksa", "laporan.txt")
    assert hasil.kode == 0
    assert "Tidak ada temuan." in hasil.out
    assert "capaian 1" in hasil.out


def test_without_a_finding_it_says_that_a_part_was_not_read(sakip: Sakip, folder: Path) -> None:
    buku = openpyxl.Workbook()
    buku.worksheets[0].append(["Uraian", "Nilai"])
    buku.create_sheet("Lain").sheet_state = "hidden"
    buku.worksheets[1].append(["Uraian", "Nilai"])
    buku.save(folder / "a.xlsx")
    hasil = sakip("periksa", "a.xlsx")
    assert "Catatan: lembar 'Lain' tersembunyi" in hasil.out
    assert "Tidak ada temuan di bagian yang terbaca." in hasil.out


def test_a_finding_shows_its_sum_and_place(sakip: Sakip, folder: Path) -> None:
    (folder / "laporan.txt").write_text(
        BERSIH + "2\tSurat\t40 surat\t30 surat\t57,00\n", encoding="utf-8"
    )
    hasil = sakip("periksa", "laporan.txt")
    assert hasil.kode == 1
    assert "SALAH (1)" in hasil.out
    assert "baris 4, Tabel 1 Capaian" in hasil.out
    assert "30 / 40 × 100 = 75" in hasil.out


def test_json_keeps_to_the_published_schema(sakip: Sakip, folder: Path) -> None:
    (folder / "laporan.txt").write_text(
        BERSIH + "2\tSurat\t40 surat\t30 surat\t57,00\n", encoding="utf-8"
    )
    data = json.loads(sakip("periksa", "laporan.txt", "--json").out)
    (temuan,) = data["temuan"]
    assert temuan["seharusnya"] == {"bawah": "75", "atas": "75"}
    assert (temuan["baris"], temuan["kelas"], temuan["cek"]) == (4, "salah", "capaian")
    skema = json.loads(sakip("periksa", "--skema").out)
    wajib = skema["$defs"]["TemuanData"]["required"]
    assert set(wajib) == set(temuan)


def test_a_file_that_is_none_of_the_kinds_is_said_so(sakip: Sakip, folder: Path) -> None:
    (folder / "x.bin").write_bytes(b"\0\1\2\3" * 100)
    hasil = sakip("periksa", "x.bin")
    assert hasil.kode == 2
    assert "tidak dikenal" in hasil.err
    assert "PDF, DOCX" in hasil.err


def test_a_file_that_is_not_there_is_said_so(sakip: Sakip) -> None:
    assert "tidak dapat dibuka" in sakip("periksa", "tidak-ada.pdf").err


def test_a_finding_is_set_aside_with_a_reason_and_taken_back(sakip: Sakip, folder: Path) -> None:
    (folder / "laporan.txt").write_text(
        BERSIH + "2\tSurat\t40 surat\t30 surat\t57,00\n", encoding="utf-8"
    )
    (temuan,) = json.loads(sakip("periksa", "laporan.txt", "--json").out)["temuan"]
    abaikan = ("periksa", "laporan.txt", "--abaikan", temuan["id"])
    assert "--alasan" in sakip(*abaikan).err
    assert "Tidak ada temuan 'x'" in sakip(*abaikan[:-1], "x", "--alasan", "a").err
    assert sakip(*abaikan, "--alasan", "sesuai SK", "--oleh", "Rini").kode == 0
    catatan = json.loads((folder / "laporan.txt.periksa.json").read_text(encoding="utf-8"))
    assert [(a["alasan"], a["oleh"]) for a in catatan["diabaikan"]] == [("sesuai SK", "Rini")]

    hasil = sakip("periksa", "laporan.txt", "--html", "temuan.html")
    assert hasil.kode == 0
    assert "Alasan: sesuai SK (Rini, 20" in hasil.out
    assert "sesuai SK" in (folder / "temuan.html").read_text(encoding="utf-8")

    assert sakip("periksa", "laporan.txt", "--pulihkan", temuan["id"]).kode == 0
    assert sakip("periksa", "laporan.txt").kode == 1


def test_a_list_saved_from_the_page_is_taken_from_where_it_lies(sakip: Sakip, folder: Path) -> None:
    isi = BERSIH + "2\tSurat\t40 surat\t30 surat\t57,00\n"
    (folder / "laporan.txt").write_text(isi, encoding="utf-8")
    (temuan,) = json.loads(sakip("periksa", "laporan.txt", "--json").out)["temuan"]
    abai = {"alasan": "sesuai SK", "oleh": "Rini", "pada": "2025-02-03T10:00:00+07:00"}
    daftar = folder / "laporan.txt.periksa(1).json"
    daftar.write_text(
        json.dumps({"versi": 1, "diabaikan": [{"id": n, **abai} for n in (temuan["id"], "0")]})
    )
    hasil = sakip("periksa", "laporan.txt", "--abaian", daftar.name)
    assert hasil.kode == 0
    assert "tidak ada lagi: 0. Alasan: sesuai SK" in hasil.out
    assert (folder / "laporan.txt.periksa.json").exists()

    daftar.write_text('{"versi": 1, "diabaikan": [{"id": 5}]}')
    hasil = sakip("periksa", "laporan.txt", "--abaian", daftar.name)
    assert (hasil.kode, "tidak dapat dibaca" in hasil.err) == (2, True)
    assert sakip("periksa", "laporan.txt").kode == 0  # the one that held is kept
    assert "tidak dapat dibuka" in sakip("periksa", "x.txt", "--abaian", daftar.name).err


def test_a_document_cannot_steer_the_terminal(sakip: Sakip, folder: Path) -> None:
    (folder / "laporan.txt").write_text(
        BERSIH + "2\tSu\x1b]0;x\x07rat\t40 surat\t30 surat\t57,00\n", encoding="utf-8"
    )
    assert "\x1b" not in sakip("periksa", "laporan.txt").out


def test_a_folder_gives_a_table_an_index_and_data(sakip: Sakip, folder: Path) -> None:
    (folder / "isi").mkdir()
    (folder / "isi" / "a.txt").write_text(BERSIH, encoding="utf-8")
    (folder / "isi" / "b.pdf").write_bytes(b"%PDF-1.7 rusak")
    hasil = sakip("periksa", "isi", "--html", "hasil")
    assert hasil.kode == 1  # one of them could not be read
    assert "1 berkas" in hasil.out
    assert "diperiksa: b.pdf: PDF ini rusak" in hasil.out
    assert "001-a.html" in (folder / "hasil" / "index.html").read_text(encoding="utf-8")
    assert "index.html" in (folder / "hasil" / "001-a.html").read_text(encoding="utf-8")

    data = json.loads(sakip("periksa", "isi/a.txt", "isi/b.pdf", "--json").out)
    assert list(data["hasil"]) == ["isi/a.txt"]
    assert [g["berkas"] for g in data["gagal"]] == ["isi/b.pdf"]
    assert sakip("periksa", "isi/b.pdf", "isi/b.pdf", "--json").kode == 2
