"""Every limit and every foreign file is named with its mend, before it can do harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
import typst
from PIL import Image

from benchmarks.buku_lama import ole
from sakip.galat import Galat
from sakip.periksa import baca_dokumen
from sakip.periksa.banyak import Batas, Tugas, periksa_banyak
from sakip.periksa.kerja import periksa_berkas

MIB = 1024 * 1024


def galat(path: Path) -> Galat:
    with pytest.raises(Galat) as sebab:
        baca_dokumen(path)
    return sebab.value


@pytest.mark.parametrize(
    ("nama", "awal", "mb", "batas"),
    [("a.pdf", b"%PDF-1.7\n", 201, "200 MB"), ("a.txt", b"No\tTarget\n", 21, "20 MB")],
)
def test_a_file_too_large_is_not_even_read(
    tmp_path: Path, nama: str, awal: bytes, mb: int, batas: str
) -> None:
    path = tmp_path / nama
    with path.open("wb") as berkas:
        berkas.write(awal)
        berkas.truncate(mb * MIB)
    satu = galat(path)
    assert satu.kode == "periksa.besar"
    assert f"{mb} MB, lebih dari batas {batas}" in satu.pesan
    assert "bagi menjadi beberapa berkas" in satu.saran.lower()


def test_a_word_document_of_more_text_than_fits_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as arsip:
        arsip.writestr("word/document.xml", bytes(41 * MIB))
    satu = galat(path)
    assert (satu.kode, satu.saran) == ("periksa.besar", "Bagi menjadi beberapa berkas.")
    assert "Isi dokumen ini 41 MB, lebih dari batas 40 MB." in satu.pesan


@pytest.mark.parametrize(
    ("nama", "isi", "sebut"),
    [
        ("a.doc", ole("WordDocument", b"x" * 5000), "dokumen Word lama (DOC)"),
        ("a.xls", b"<html><table><tr><td>Target</td></tr></table></html>", "halaman web (HTML)"),
        ("a.rtf", b"{\\rtf1 Target 100}", "dokumen RTF"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n" + bytes(99), "gambar PNG"),
    ],
)
def test_a_file_of_a_kind_that_is_not_read_is_called_by_its_name(
    tmp_path: Path, nama: str, isi: bytes, sebut: str
) -> None:
    path = tmp_path / nama
    path.write_bytes(isi)
    satu = galat(path)
    assert sebut in satu.pesan
    assert satu.saran.startswith("Simpan sebagai PDF, DOCX, atau XLSX")


def test_text_may_begin_like_anything(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("<!-- laporan -->\n# LKjIP\n", encoding="utf-8")
    assert [p.teks for p in baca_dokumen(path).paragraf]


def test_in_a_folder_the_limit_of_memory_is_told_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Uraian kinerja.\n" * 1_200_000, encoding="utf-8")
    ((_, hasil),) = periksa_banyak([Tugas(path)], Batas(memori=120 * MIB), proses=1)
    assert isinstance(hasil, Galat)
    assert hasil.kode == "periksa.memori"
    assert "lebih dari 120 MB" in hasil.pesan
    assert hasil.saran == "Bagi menjadi beberapa berkas."


def test_scanned_pages_are_told_one_by_one(tmp_path: Path) -> None:
    pindaian = io.BytesIO()
    Image.new("L", (620, 877), 200).save(pindaian, "PDF", resolution=75)
    isi = typst.compile(("Uraian kinerja kecamatan tahun ini. " * 9).encode())
    path, html = tmp_path / "a.pdf", tmp_path / "a.html"
    with pikepdf.new() as pdf:
        for satu in (isi, pindaian.getvalue(), isi, pindaian.getvalue(), pindaian.getvalue()):
            with pikepdf.open(io.BytesIO(satu)) as sumber:
                pdf.pages.extend(sumber.pages)
        pdf.save(path)
    (catatan,) = periksa_berkas(path, html).tak_terbaca
    assert catatan.startswith("halaman 2, 4-5 berupa gambar pindaian dan tidak diperiksa; ")
    assert catatan in html.read_text(encoding="utf-8")
