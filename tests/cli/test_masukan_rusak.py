"""Bad input of every kind: one clear error with place and mend, exit code 2, nothing left."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from .conftest import Keluaran, Sakip

KATA_SARAN = re.compile(
    "Tulis|Hapus|Isi|Periksa|Pakai|Simpan|Betulkan|Mungkin|Beri|Ganti|Tutup|Tambahkan|Lepaskan|"
    "Pilih|Lihat|Putuskan|Pastikan|Gantungkan|Paling|Sebut|Daftarkan|Buat|Salin|Samakan|Buka|Kecilkan",
    re.IGNORECASE,
)


def refused(hasil: Keluaran, *kata: str) -> None:
    """One error on standard error, nothing on standard output, and it says what to do."""
    assert hasil.kode == 2
    assert hasil.out == ""
    assert hasil.err.startswith("Galat: ")
    assert len(hasil.err) < 3000
    for satu in kata:
        assert satu in hasil.err
    assert KATA_SARAN.search(hasil.err)


@pytest.mark.parametrize(
    ("lama", "baru", "kata"),
    [
        pytest.param("kecamatan\n", "kecamatan: x\n", "baris 5 kolom", id="malformed YAML"),
        pytest.param("90.00}", "90.00", "kurung", id="a brace left open"),
        pytest.param("  id: contoh", "\tid: contoh", "tabulasi", id="a tab"),
        pytest.param("tahun: 2024\n", "tahun: 2024\ntahun: 2025\n", "dua kali", id="a key twice"),
        pytest.param("nama: Kec", "nama: !!python/name:os.system Kec", "Penanda", id="a tag"),
        pytest.param("satuan:", "satuann:", "'satuan'", id="an unknown key"),
        pytest.param("iku: true", "iku: true, metode: x.y", "kolom metode", id="an unknown rule"),
        pytest.param(
            "iku: true", "iku: true, asal: rumus, rumus: '@tepat-waktu'", "menunggu", id="a circle"
        ),
        pytest.param(
            "iku: true",
            "iku: true, asal: rumus, rumus: 'a / b'",
            "tidak dikenal",
            id="no such name",
        ),
        pytest.param("nilai: 90.00", "nilai: '90,00'", "Tulis 90.00.", id="a decimal comma"),
        pytest.param("nilai: 90.00", "nilai: 90,00", "terpotong koma", id="a bare decimal comma"),
        pytest.param("nilai: 90.00", "nilai: NaN", "bukan angka baku", id="not a number"),
        pytest.param("nilai: 90.00", "nilai: -.inf", "bukan angka baku", id="infinity"),
        pytest.param("nilai: 90.00", "nilai: 1E+1000000", "bukan angka baku", id="an exponent"),
        pytest.param("nilai: 90.00", f"nilai: {'9' * 10**6}", "terlalu panjang", id="many digits"),
        pytest.param("nilai: 90.00", "nilai: ", "belum ada", id="no figure at all"),
        pytest.param(
            "2024, id: murni, berlaku: 2024",
            "2024, id: murni, berlaku: 2025",
            "masanya habis",
            id="a date after the plan",
        ),
        pytest.param("tahun: 2024\n", "tahun: 1924\n", "Paling kecil", id="an impossible year"),
        pytest.param("periode: 2024-T1", "periode: 2024-T5", "2024-T5", id="a fifth quarter"),
        pytest.param("kinerja/1", "kinerja/2", "berkas-kinerja/1", id="a format we do not know"),
        pytest.param("jenis: kecamatan", "jenis: kecamtan", "'kecamatan'", id="an unknown choice"),
    ],
)
def test_a_berkas_with_a_slip_is_refused(
    sakip: Sakip, kantor: Path, contoh: str, lama: str, baru: str, kata: str
) -> None:
    assert lama in contoh
    kantor.write_text(contoh.replace(lama, baru, 1), encoding="utf-8")
    refused(sakip("hitung", "kantor.yaml"), "kantor.yaml", kata)
    refused(sakip("berkas", "ubah", "kantor.yaml", "baru.json"), kata)
    assert [p.name for p in kantor.parent.iterdir()] == ["kantor.yaml"]


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        pytest.param(b"", "kosong", id="empty"),
        pytest.param(bytes(range(256)), "bukan teks", id="binary"),
        pytest.param(b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "dokumen PDF", id="a PDF"),
        pytest.param("format: x".encode("utf-16"), "UTF-16", id="UTF-16"),
        pytest.param(b"PK\x03\x04" + b"x" * 99, "rusak", id="half a zip"),
        pytest.param(b"format: x\na: " + b"[" * 10**5, "40 tingkat", id="deep YAML"),
        pytest.param(b'{"format": ' + b"[" * 10**5, "dalam", id="deep JSON"),
        pytest.param(b'{"format": 1.5}', "tanda kutip", id="a float in JSON"),
        pytest.param(b'{"format": }', "baris 1 kolom 12", id="malformed JSON"),
        pytest.param(b"format: " + b"x" * 10**7, "bukan pilihan", id="one line of 10 MB"),
        pytest.param(
            b'{"format": 1, "' + b"k" * 10**6 + b'": 1}', "tidak dikenal", id="a long key"
        ),
    ],
)
def test_a_file_that_is_something_else_is_refused(
    sakip: Sakip, folder: Path, isi: bytes, kata: str
) -> None:
    (folder / "kantor.yaml").write_bytes(isi)
    refused(sakip("hitung", "kantor.yaml"), "kantor.yaml", kata)


def test_a_folder_a_missing_and_a_locked_file_are_refused(
    sakip: Sakip, kantor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused(sakip("hitung", "."), "Ini folder")
    refused(sakip("hitung", "kantr.yaml"), "tidak ditemukan", "data contoh")

    def terkunci(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", terkunci)
    hasil = sakip("hitung", "kantor.yaml")
    assert hasil.kode == 2
    assert "tidak boleh Anda baca" in hasil.err


@pytest.mark.parametrize("perintah", [["hitung"], ["ikm"]])
def test_a_zip_bomb_in_another_coat_is_refused(
    sakip: Sakip, folder: Path, perintah: list[str]
) -> None:
    nama = "kantor.zip" if perintah == ["hitung"] else "survei.xlsx"
    isi = "berkas.yaml" if perintah == ["hitung"] else "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(folder / nama, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("xl/workbook.xml", "<workbook/>")
        with arsip.open(isi, "w") as aliran:
            for _ in range(40):
                aliran.write(bytes(1 << 20))
    refused(sakip(*perintah, nama), nama)
    assert [p.name for p in folder.iterdir()] == [nama]


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("survei.csv", b"nama,umur\nAni,30\n", "unsur"),
        ("survei.csv", b"U1,U2,U3\n", "jawaban"),
        ("survei.xlsx", b"U1,U2\n4,4\n", "sebenarnya"),
        ("survei.csv", b"%PDF-1.7", "dokumen PDF"),
        ("survei.csv", b"", "kosong"),
    ],
)
def test_a_survey_that_is_none_is_refused(
    sakip: Sakip, folder: Path, nama: str, isi: bytes, kata: str
) -> None:
    (folder / nama).write_bytes(isi)
    refused(sakip("ikm", nama), nama, kata)


def test_a_report_of_an_incomplete_berkas_leaves_no_file(
    sakip: Sakip, kantor: Path, contoh: str
) -> None:
    kantor.write_text(contoh.replace("tanggal_laporan: 2025-01-10\n", ""), encoding="utf-8")
    hasil = sakip("laporan", "lkjip", "kantor.yaml", "-o", "baru.pdf")
    assert hasil.kode == 2
    assert hasil.err.startswith("Galat: ")
    assert not (kantor.parent / "baru.pdf").exists()


@pytest.mark.parametrize("tujuan", ["tidak-ada/x.json", "."])
def test_a_place_that_cannot_be_written_is_refused(sakip: Sakip, kantor: Path, tujuan: str) -> None:
    hasil = sakip("berkas", "ubah", "kantor.yaml", tujuan, "--timpa")
    assert hasil.kode == 2
    assert tujuan in hasil.err
    assert [p.name for p in kantor.parent.iterdir()] == ["kantor.yaml"]
