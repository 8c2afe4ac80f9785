"""Files that are not what they seem, and where an error in a good one is said to be."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from sakip.berkas import kemasan
from sakip.berkas.baca import locate, parse_berkas, read_berkas, read_package
from sakip.berkas.tulis import to_json, to_zip
from sakip.galat import Galat

from .conftest import changed, example, parsed, refused

UTUH = example().encode()


def read_bytes(folder: Path, isi: bytes, nama: str = "kantor.yaml") -> Galat:
    jalur = folder / nama
    jalur.write_bytes(isi)
    with pytest.raises(Galat) as salah:
        read_package(jalur)
    return salah.value


def zipped(isi: dict[str, bytes]) -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, satu in isi.items():
            arsip.writestr(nama, satu)
    return wadah.getvalue()


def test_without_an_ending_the_content_decides(tmp_path: Path) -> None:
    (tmp_path / "kantor").write_bytes(to_zip(parsed(), {}))
    (tmp_path / "kantor.unggahan").write_text(to_json(parsed()), encoding="utf-8")
    assert read_berkas(str(tmp_path / "kantor")) == parsed()
    assert read_berkas(str(tmp_path / "kantor.unggahan")) == parsed()


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("kantor.yaml", to_zip(parsed(), {}), "berakhiran .yaml, tetapi isinya arsip ZIP"),
        ("kantor.docx", to_zip(parsed(), {}), "berakhiran .docx, tetapi isinya arsip ZIP"),
        ("kantor.zip", UTUH, "berakhiran .zip, tetapi isinya teks"),
        ("kantor.PDF", UTUH, "berakhiran .pdf, tetapi isinya teks"),
        ("kantor.xlsx", UTUH, "berakhiran .xlsx, tetapi isinya teks"),
        ("kantor.yaml", b"%PDF-1.4\n1 0 obj\n", "Isinya dokumen PDF"),
    ],
)
def test_a_file_that_is_not_what_its_name_says(
    tmp_path: Path, nama: str, isi: str | bytes, kata: str
) -> None:
    galat = read_bytes(tmp_path, isi.encode() if isinstance(isi, str) else isi, nama)
    assert kata in galat.pesan
    assert galat.saran


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    for nama, teks in (("a.yaml", example()), ("a.json", to_json(parsed()))):
        isi = b"\xef\xbb\xbf" + teks.replace("\n", "\r\n").encode()
        (tmp_path / nama).write_bytes(isi)
        assert read_berkas(str(tmp_path / nama)) == parsed()


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "kosong"),
        (b" \n\t", "kosong"),
        (b"%PDF-1.7\n\xe2\xe3", "dokumen PDF"),
        (b"\x89PNG\r\n\x1a\n\xff", "gambar PNG"),
        (example().encode("utf-16"), "UTF-16"),
        (example().replace("Contoh", "Contoé").encode("latin-1"), "bita ke-"),
        (b"# hanya komentar\n", "bukan Berkas Kinerja"),
        (b"- a\n- b\n", "bukan Berkas Kinerja"),
        (b'["a"]', "bukan Berkas Kinerja"),
        (b"halo", "bukan Berkas Kinerja"),
        (b"a" * 100, "lebih besar dari 0 MB"),
    ],
)
def test_something_else_is_said_to_be_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, isi: bytes, kata: str
) -> None:
    if isi == b"a" * 100:
        monkeypatch.setattr("sakip.berkas.baca.TEKS_MAKS", 99)
    galat = read_bytes(tmp_path, isi)
    assert kata in str(galat)
    assert galat.tempat == "kantor.yaml"


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(Galat, match="Ini folder"):
        locate(str(tmp_path))
    with pytest.raises(Galat, match=r"data contoh: .*bareng"):
        locate(str(tmp_path / "tidak-ada.yaml"))


def test_an_error_is_placed_at_the_line_of_its_row() -> None:
    galat = refused(("nilai: 91.00", "nilai: '91,00'"))
    baris = (
        example().splitlines().index("- {indikator: tepat-waktu, periode: 2024-T2, nilai: 91.00}")
    )
    assert galat.tempat == (
        f"kantor.yaml baris {baris + 1}, lembar realisasi (tepat-waktu, 2024-T2) kolom nilai"
    )


def test_all_errors_come_in_one_pass() -> None:
    galat = refused(("nilai: 91.00", "nilai: x"), ("nilai: 88.50", "nilai: y"))
    assert galat.pesan == "Ada 2 hal yang harus dibetulkan."
    assert len(galat.rincian) == 2


def test_an_empty_cell_is_one_that_nobody_filled() -> None:
    assert parsed(("satuan: '%'", "formulasi: , satuan: '%'")) == parsed()
    assert parsed(("tanggal_laporan: 2025-01-10", "tanggal_laporan:")).tanggal_laporan is None
    assert parsed(tambah="pejabat:\n") == parsed()
    assert "belum ada" in str(refused(("nilai: 90.00", "nilai: ")))


def test_a_decimal_comma_is_never_read_as_a_whole_number() -> None:
    galat = refused(("nilai: 90.00", "nilai: 90,05"))
    assert "terpotong koma" in galat.pesan
    assert "74.30" in galat.saran


def test_an_unknown_key_is_answered_with_the_nearest() -> None:
    assert "'satuan'" in refused(("satuan: '%'", "satuann: '%'")).saran
    assert "'target'" in refused(tambah="targt:\n- {a: b}").saran


# -- JSON ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        ('"nilai": 90.00', "Tulis sebagai teks"),
        ('"nilai": 1E+1000000', "Tulis sebagai teks"),
        ('"nilai": NaN', r"NaN bukan angka\."),
        ('"nilai": -Infinity', r"Infinity bukan angka\."),
        ('"nilai": ' + "9" * 5000, "Tulis sebagai teks"),
        ('"nilai": true', "bukan angka baku"),
        ('"nilai": "90,00"', "Tulis 90.00."),
        ('"nilai": "1", "nilai": "2"', "ditulis dua kali"),
        ('"nilai": ', r"baris \d+ kolom \d+: Penulisan JSON"),
        ('"nilai": ' + "[" * 100_000, "terlalu dalam|lebih dalam"),
        ('"nilai": ' + "[" * 50 + "]" * 50, "lebih dalam dari 40"),
    ],
)
def test_json_is_read_strictly(ganti: str, kata: str) -> None:
    teks = to_json(parsed()).replace('"nilai": "90.00"', ganti, 1)
    with pytest.raises(Galat, match=kata):
        parse_berkas(teks, "kantor.json")


def test_whole_numbers_in_json_need_no_quotes() -> None:
    teks = to_json(parsed()).replace('"nilai": "90.00"', '"nilai": 90', 1)
    teks = teks.replace('"periode": "2024"', '"periode": 2024')
    assert parse_berkas(teks, "kantor.json") == parsed(("nilai: 90.00", "nilai: 90"))
    assert json.loads(teks)["tahun"] == 2024


# -- ZIP ----------------------------------------------------------------------


def test_a_zip_that_blows_up_is_refused_before_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sakip.berkas.baca.TEKS_MAKS", 1_000_000)
    galat = read_bytes(tmp_path, zipped({"berkas.yaml": b"a" * 3_000_000}), "a.zip")
    assert galat.tempat == "a.zip > berkas.yaml"
    assert "lebih dari 1 MB" in galat.pesan


def test_all_attachments_together_are_limited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kemasan, "LAMPIRAN_MAKS", 1_500_000)
    potong = b"a" * 1_000_000
    isi = zipped({"berkas.yaml": UTUH, "lampiran/a": potong, "lampiran/b": potong})
    assert read_bytes(tmp_path, isi, "a.zip").tempat == "a.zip > lampiran/b"


def test_a_zip_of_too_many_files_is_not_even_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kemasan, "ENTRI_MAKS", 2)
    isi = zipped({"berkas.yaml": b"x", "a": b"", "b": b""})
    assert "lebih dari 2 berkas" in read_bytes(tmp_path, isi, "a.zip").pesan


@pytest.mark.parametrize("nama", ["../rahasia", "/etc/passwd", "a/../../b", "c:x", "a\\b"])
def test_an_attachment_does_not_point_outside(tmp_path: Path, nama: str) -> None:
    isi = zipped({"berkas.yaml": UTUH, f"lampiran/{nama}": b"x"})
    assert "ke luar zip" in read_bytes(tmp_path, isi, "a.zip").pesan


def test_a_word_document_and_another_zip_are_named(tmp_path: Path) -> None:
    word = zipped({"[Content_Types].xml": b"x", "word/document.xml": b"x"})
    assert "dokumen Word (DOCX)" in read_bytes(tmp_path, word, "a.zip").pesan
    assert "tidak memuat berkas.yaml" in read_bytes(tmp_path, zipped({"x": b"y"}), "a.zip").pesan


def test_a_broken_or_locked_zip_is_said_to_be_so(tmp_path: Path) -> None:
    utuh = to_zip(parsed(), {})
    assert "rusak" in read_bytes(tmp_path, utuh[: len(utuh) // 2], "a.zip").pesan
    tersandi = bytearray(utuh)
    for kepala, letak in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        tersandi[utuh.index(kepala) + letak] |= 1
    assert "tersandi" in read_bytes(tmp_path, bytes(tersandi), "a.zip").pesan


def test_a_document_that_names_an_attachment_brings_it(tmp_path: Path) -> None:
    teks = changed(tambah="dokumen:\n- {id: lhe, judul: LHE, jenis: surat, lampiran: lhe.pdf}\n")
    galat = read_bytes(tmp_path, zipped({"berkas.yaml": teks.encode()}), "a.zip")
    assert "'lhe.pdf' tidak ada di dalam zip" in galat.pesan
    assert "dokumen baris 1 (lhe)" in galat.tempat
