"""What a file is, is decided by its content; a name that says otherwise is refused."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sakip.galat import Galat
from sakip.tabel import Batas, Jenis, buka, kenali

BuatOle = Callable[[str, bytes], bytes]


def galat_dari(path: Path) -> Galat:
    with pytest.raises(Galat) as tertangkap:
        buka(path)
    return tertangkap.value


def zip_berisi(path: Path, *nama: str) -> Path:
    with zipfile.ZipFile(path, "w") as arsip:
        for satu in nama:
            arsip.writestr(satu, "<x/>")
    return path


@pytest.mark.parametrize(
    ("isi", "sebenarnya"),
    [
        (b"%PDF-1.7 ...", "dokumen PDF"),
        (b"\x89PNG\r\n\x1a\n", "gambar PNG"),
        (b"\xff\xd8\xff\xe0", "gambar JPEG"),
        (b"{\\rtf1 halo}", "dokumen RTF"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "halaman web (HTML)"),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?><Workbook/>", "dokumen XML"),
        (b'[{"U1": 4}]', "data JSON"),
        (b"\x01\x02\x03\x04", "berkas biner"),
    ],
)
def test_a_foreign_file_is_called_what_it_is(tmp_path: Path, isi: bytes, sebenarnya: str) -> None:
    path = tmp_path / "responden.csv"
    path.write_bytes(isi)
    galat = galat_dari(path)
    assert galat.kode == "tabel.jenis"
    assert galat.tempat == "responden.csv"
    assert f"sebenarnya {sebenarnya}" in galat.pesan
    assert "XLSX atau CSV" in galat.saran


@pytest.mark.parametrize(
    ("nama_isi", "sebenarnya"),
    [
        ("word/document.xml", "DOCX"),
        ("ppt/presentation.xml", "PPTX"),
        ("xl/workbook.bin", "XLSB"),
        ("META-INF/manifest.xml", "OpenDocument"),
        ("foto.jpg", "arsip ZIP"),
    ],
)
def test_a_zip_is_called_by_what_it_holds(tmp_path: Path, nama_isi: str, sebenarnya: str) -> None:
    assert sebenarnya in galat_dari(zip_berisi(tmp_path / "data.xlsx", nama_isi)).pesan


@pytest.mark.parametrize(
    ("aliran", "kode", "sebenarnya"),
    [
        ("WordDocument", "tabel.jenis", "Word lama"),
        ("PowerPoint Document", "tabel.jenis", "PowerPoint lama"),
        ("Lain", "tabel.jenis", "tidak dikenal"),
        ("EncryptedPackage", "tabel.sandi", "kata sandi"),
    ],
)
def test_the_old_office_family_is_told_apart(
    tmp_path: Path, buat_ole: BuatOle, aliran: str, kode: str, sebenarnya: str
) -> None:
    path = tmp_path / "data.xls"
    path.write_bytes(buat_ole(aliran, b"isi"))
    galat = galat_dari(path)
    assert galat.kode == kode
    assert sebenarnya in galat.pesan


@pytest.mark.parametrize("nama", ["data.xlsx", "data.xls", "data.pdf"])
def test_text_under_another_name_is_refused_with_the_right_name(tmp_path: Path, nama: str) -> None:
    path = tmp_path / nama
    path.write_text("no;U1\n1;4\n")
    galat = galat_dari(path)
    assert galat.kode == "tabel.nama"
    assert "sebenarnya teks CSV" in galat.pesan
    assert "data.csv" in galat.saran


def test_a_workbook_named_csv_is_refused(tmp_path: Path) -> None:
    galat = galat_dari(zip_berisi(tmp_path / "data.csv", "xl/workbook.xml"))
    assert galat.kode == "tabel.nama"
    assert "data.xlsx" in galat.saran


@pytest.mark.parametrize("nama", ["data.csv", "data.TSV", "data.txt", "data", "9f86d081"])
def test_a_name_that_promises_nothing_else_is_accepted(tmp_path: Path, nama: str) -> None:
    path = tmp_path / nama
    path.write_text("no;U1\n1;4\n")
    assert kenali(path, Batas()) is Jenis.CSV


@pytest.mark.parametrize("isi", [b"", b"\xef\xbb\xbf", b" \r\n\t\n"])
def test_an_empty_file_is_called_empty(tmp_path: Path, isi: bytes) -> None:
    path = tmp_path / "data.csv"
    path.write_bytes(isi)
    assert galat_dari(path).kode == "tabel.kosong"


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    galat = galat_dari(tmp_path / "tidak-ada.csv")
    assert galat.kode == "tabel.tak_terbuka"
    assert "tidak ada" in galat.pesan
    assert "ejaan" in galat.saran


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert galat_dari(tmp_path).kode == "tabel.bukan_berkas"


def test_a_link_that_leads_in_a_circle_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "putar.csv"
    path.symlink_to(path)
    assert galat_dari(path).kode == "tabel.tak_terbuka"


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "asli.csv").write_text("no;U1\n1;4\n")
    (tmp_path / "tautan.csv").symlink_to("asli.csv")
    assert kenali(tmp_path / "tautan.csv", Batas()) is Jenis.CSV


def test_a_file_one_may_not_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "rahasia.csv"
    path.write_text("no;U1\n1;4\n")
    path.chmod(0)
    # The administrator may read everything, so the test steps down for a moment.
    pemilik = os.geteuid()
    if pemilik == 0:
        os.seteuid(65534)
    try:
        galat = galat_dari(path)
    finally:
        os.seteuid(pemilik)
    assert "tidak boleh Anda baca" in galat.pesan


def test_a_file_beyond_the_limit_is_refused_with_both_sizes(tmp_path: Path) -> None:
    path = tmp_path / "besar.csv"
    path.write_bytes(b"no;U1\n" * 400_000)
    with pytest.raises(Galat, match=r"2 MB, lebih besar dari batas 1 MB") as tertangkap:
        kenali(path, Batas(ukuran_csv=1024 * 1024))
    assert tertangkap.value.kode == "tabel.ukuran"
