"""`sakip laporan`: the ending decides the shape, the same bytes twice, nothing half-written."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from sakip.berkas.baca import read_berkas
from sakip.berkas.tulis import write_berkas

from .conftest import Sakip


def words(jalur: Path) -> str:
    """What a reader sees, without spaces: lines break differently in each shape."""
    if jalur.suffix == ".pdf":
        pdf = pypdfium2.PdfDocument(jalur)
        teks = "".join(halaman.get_textpage().get_text_bounded() for halaman in pdf)
        pdf.close()
    else:
        xml = zipfile.ZipFile(jalur).read("word/document.xml").decode()
        teks = re.sub(r"<[^>]+>", "", xml)
    return re.sub(r"\s", "", teks)


@pytest.mark.parametrize("akhiran", ["pdf", "docx"])
def test_the_ending_decides_the_shape(sakip: Sakip, folder: Path, akhiran: str) -> None:
    hasil = sakip("laporan", "pengukuran", "bareng", "-o", f"ukur.{akhiran}")
    assert (hasil.kode, hasil.err) == (0, "")
    assert hasil.out.startswith(f"ukur.{akhiran} ditulis (")
    isi = words(folder / f"ukur.{akhiran}")
    for angka in ("99,04", "101,37", "89,82"):
        assert angka in isi


@pytest.mark.parametrize("akhiran", ["pdf", "docx", "xlsx"])
def test_twice_the_same_bytes(sakip: Sakip, folder: Path, akhiran: str) -> None:
    for nama in ("satu", "dua"):
        assert sakip("laporan", "iku", "bareng", "-o", f"{nama}.{akhiran}").kode == 0
    satu, dua = (folder / f"{nama}.{akhiran}" for nama in ("satu", "dua"))
    assert satu.read_bytes() == dua.read_bytes()


def test_all_papers_whose_data_suffice(sakip: Sakip, folder: Path) -> None:
    # A process that has already typeset must be able to spread work over the cores too.
    assert sakip("laporan", "iku", "bareng", "-o", "iku.pdf").kode == 0
    hasil = sakip("laporan", "semua", "bareng", "--folder", "hasil")
    assert hasil.kode == 0
    assert "5 naskah ditulis di hasil." in hasil.out
    ada = {jalur.name for jalur in (folder / "hasil").iterdir()}
    pdf = {f"{n}-bareng.pdf" for n in ("lkjip", "iku", "pengukuran", "evaluasi-renja")}
    assert ada == pdf | {"kertas-kerja-bareng.xlsx"}
    belum = set(re.findall(r"belum: ([a-z-]+)-bareng\.pdf", hasil.out))
    assert belum == {"perjanjian", "berita-acara", "rencana-aksi", "pengukuran-rencana-aksi"}


@pytest.mark.parametrize(
    ("naskah", "nama"),
    [
        ("iku", "iku.odt"),
        ("iku", "iku"),
        ("kertas-kerja", "kk.pdf"),
        ("kertas-kerja", "kk.docx"),
    ],
)
def test_a_shape_nobody_makes_is_refused(
    sakip: Sakip, folder: Path, naskah: str, nama: str
) -> None:
    hasil = sakip("laporan", naskah, "bareng", "-o", nama)
    assert hasil.kode == 2
    assert f"Naskah {naskah} tidak dibuat dalam bentuk" in hasil.err
    assert ".xlsx" in hasil.err
    assert not list(folder.iterdir())


def test_a_place_that_cannot_be_written_keeps_what_was_there(sakip: Sakip, folder: Path) -> None:
    (folder / "isi.txt").write_text("lama")
    hasil = sakip("laporan", "iku", "bareng", "-o", "isi.txt/iku.pdf")
    assert hasil.kode == 2
    assert [jalur.name for jalur in folder.iterdir()] == ["isi.txt"]
    assert (folder / "isi.txt").read_text() == "lama"


def test_an_incomplete_paper_is_refused_with_what_is_missing(sakip: Sakip, folder: Path) -> None:
    hasil = sakip("laporan", "perjanjian", "bareng", "-o", "pk.docx")
    assert hasil.kode == 2
    assert "nama Bupati Jombang" in hasil.err
    assert not list(folder.iterdir())
    assert sakip("laporan", "perjanjian", "bareng", "--draf", "-o", "pk.docx").kode == 0


def test_pictures_in_the_zip_of_an_office_reach_its_papers(sakip: Sakip, folder: Path) -> None:
    lambang = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>'
    write_berkas(read_berkas("bareng"), folder / "b.zip", {"lambang.svg": lambang})
    assert sakip("laporan", "iku", "b.zip", "-o", "iku.docx").kode == 0
    isi = zipfile.ZipFile(folder / "iku.docx")
    assert "word/media/citra1.png" in isi.namelist()
    assert 'descr="Lambang Kabupaten Jombang"' in isi.read("word/document.xml").decode()


def test_minutes_may_set_the_targets_of_another_year(sakip: Sakip, folder: Path) -> None:
    perintah = ("laporan", "berita-acara", "contoh-tahun-berjalan", "--untuk-tahun", "2026")
    assert "putusan target" in sakip(*perintah, "-o", "ba.docx").err
    assert sakip(*perintah, "--draf", "-o", "ba.docx").kode == 0
    assert "tahun2026" in words(folder / "ba.docx")


def test_many_offices_need_a_folder(sakip: Sakip, folder: Path) -> None:
    hasil = sakip("laporan", "iku", "bareng", "bajeng")
    assert hasil.kode == 2
    assert "--folder" in hasil.err
    assert not list(folder.iterdir())
