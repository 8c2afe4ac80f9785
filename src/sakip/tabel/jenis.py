"""What a file really is: decided by its first bytes, never by its name."""

from __future__ import annotations

import re
import stat
from enum import Enum
from pathlib import Path

from sakip.galat import Galat
from sakip.tabel.arsip import bersandi, nama_isi
from sakip.tabel.batas import MIB, Batas


class Jenis(Enum):
    """The three kinds of table file we read."""

    XLSX = "buku kerja XLSX"
    XLS = "buku kerja XLS"
    CSV = "teks CSV"


AKHIRAN = {
    ".xlsx": Jenis.XLSX,
    ".xlsm": Jenis.XLSX,
    ".xls": Jenis.XLS,
    ".csv": Jenis.CSV,
    ".tsv": Jenis.CSV,
    ".txt": Jenis.CSV,
}
AKHIRAN_BAKU = {Jenis.XLSX: ".xlsx", Jenis.XLS: ".xls", Jenis.CSV: ".csv"}
# Names that promise something else; any other ending (uploads are stored under
# a hash) promises nothing, and the content alone decides.
AKHIRAN_ASING = frozenset(
    {".pdf", ".doc", ".docx", ".ppt", ".pptx", ".ods", ".odt", ".xlsb", ".zip", ".rar"}
    | {".html", ".htm", ".xml", ".json", ".png", ".jpg", ".jpeg"}
)

AWALAN_ASING = (
    (b"%PDF-", "dokumen PDF"),
    (b"{\\rtf", "dokumen RTF"),
    (b"\x89PNG", "gambar PNG"),
    (b"\xff\xd8\xff", "gambar JPEG"),
    (b"GIF8", "gambar GIF"),
    (b"\x1f\x8b", "arsip GZIP"),
    (b"7z\xbc\xaf", "arsip 7z"),
    (b"Rar!", "arsip RAR"),
    (b"SQLite format 3\0", "pangkalan data SQLite"),
    (b"MZ\x90", "program Windows"),
    (b"\x7fELF", "program Linux"),
)
ZIP = b"PK\x03\x04"
ISI_ZIP = (
    ("xl/workbook.xml", Jenis.XLSX),
    ("xl/workbook.bin", "buku kerja biner (XLSB)"),
    ("word/document.xml", "dokumen Word (DOCX)"),
    ("ppt/presentation.xml", "paparan PowerPoint (PPTX)"),
    ("meta-inf/manifest.xml", "dokumen OpenDocument"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Streams that tell the members of the OLE family apart; the first one found decides.
SANDI_OLE = "EncryptedPackage"
# A workbook stream that begins with BOF and goes on with FILEPASS is encrypted.
SANDI_XLS = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}\x2f\x00", re.DOTALL)
ALIRAN_OLE = (
    ("WordDocument", "dokumen Word lama (DOC)"),
    ("PowerPoint Document", "paparan PowerPoint lama (PPT)"),
    ("Workbook", Jenis.XLS),
    ("Book", Jenis.XLS),
)
BOM_UTF8 = b"\xef\xbb\xbf"
BOM_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_KENDALI = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_JSON = re.compile(rb"[\[{]\s*[\"{\[]")
SARAN_UMUM = "Salin tabelnya ke Excel atau LibreOffice, lalu simpan sebagai XLSX atau CSV."


def kenali(path: Path, batas: Batas) -> Jenis:
    """Kind of the file at `path`, once its size and its name were checked too.

    A symbolic link is followed. Raises Galat when the file cannot be opened, is empty or too
    large, is something else, or bears the ending of another kind.
    """
    try:
        tentang = path.stat()
        if not stat.S_ISREG(tentang.st_mode):
            raise Galat(
                "tabel.bukan_berkas",
                str(path),
                "Ini folder atau perangkat, bukan berkas.",
                "Sebutkan nama berkas XLSX, XLS, atau CSV di dalamnya.",
            )
        with path.open("rb") as berkas:
            awal = berkas.read(4096)
        if not awal.strip(BOM_UTF8 + b"\xff\xfe \t\r\n"):
            raise Galat(
                "tabel.kosong",
                path.name,
                "Berkas ini kosong.",
                "Simpan ulang berkas itu dari program asalnya, lalu coba lagi.",
            )
        jenis = _kenali_isi(path, awal, tentang.st_size, batas)
    except OSError as sebab:
        raise tak_terbuka(path, sebab) from sebab
    if isinstance(jenis, str):
        raise Galat(
            "tabel.jenis",
            path.name,
            f"Berkas ini sebenarnya {jenis}, bukan tabel XLSX, XLS, atau CSV.",
            SARAN_UMUM,
        )
    akhiran = path.suffix.lower()
    if akhiran in AKHIRAN_ASING or AKHIRAN.get(akhiran, jenis) is not jenis:
        raise Galat(
            "tabel.nama",
            path.name,
            f"Berkas ini sebenarnya {jenis.value}, padahal namanya berakhiran {akhiran}.",
            f"Ganti namanya menjadi {path.stem}{AKHIRAN_BAKU[jenis]}, atau simpan ulang dengan"
            " jenis yang benar.",
        )
    return jenis


def jenis_asing(path: Path, awal: bytes, batas: Batas) -> str:
    """What the file at `path`, which begins with `awal`, is if it is no table; else empty.

    Raises Galat as `kenali` does when it is locked or too large.
    """
    jenis = _kenali_isi(path, awal, path.stat().st_size, batas)
    return jenis if isinstance(jenis, str) else ""


def tak_terbuka(path: Path, sebab: OSError) -> Galat:
    """The Galat for a file the system does not let us open."""
    if isinstance(sebab, FileNotFoundError | NotADirectoryError):
        pesan, saran = "Berkas ini tidak ada.", "Periksa ejaan nama dan foldernya."
    elif isinstance(sebab, PermissionError):
        pesan = "Berkas ini tidak boleh Anda baca."
        saran = "Tutup berkas itu di program lain, atau minta hak baca kepada pemiliknya."
    else:
        pesan = f"Berkas ini tidak dapat dibuka ({sebab.strerror or sebab})."
        saran = "Salin berkas itu ke folder lain, lalu coba lagi."
    return Galat("tabel.tak_terbuka", str(path), pesan, saran)


def _kenali_isi(path: Path, awal: bytes, ukuran: int, batas: Batas) -> Jenis | str:
    for awalan, nama in AWALAN_ASING:
        if awal.startswith(awalan):
            return nama
    if awal.startswith((ZIP, OLE)):
        _cek_ukuran(path, ukuran, batas.ukuran_buku)
        return _kenali_zip(path, batas) if awal.startswith(ZIP) else _kenali_ole(path)
    jenis = _kenali_teks(awal)
    if jenis is Jenis.CSV:
        _cek_ukuran(path, ukuran, batas.ukuran_csv)
    return jenis


def _kenali_zip(path: Path, batas: Batas) -> Jenis | str:
    isi = nama_isi(path, batas)
    return next((jenis for nama, jenis in ISI_ZIP if nama in isi), "arsip ZIP")


def _kenali_ole(path: Path) -> Jenis | str:
    isi = path.read_bytes()
    if _punya_aliran(isi, SANDI_OLE) or SANDI_XLS.search(isi):
        raise bersandi(path)
    lain = "berkas Office lama yang tidak dikenal atau terpotong"
    return next((jenis for nama, jenis in ALIRAN_OLE if _punya_aliran(isi, nama)), lain)


def _punya_aliran(isi: bytes, nama: str) -> bool:
    """True when a directory entry bears the name: entries are 128 bytes, the name first."""
    kunci = nama.encode("utf-16-le") + b"\0\0"
    letak = isi.find(kunci)
    while letak > 0 and letak % 128:
        letak = isi.find(kunci, letak + 1)
    return letak > 0


def _kenali_teks(awal: bytes) -> Jenis | str:
    if awal.startswith(BOM_UTF16):
        return Jenis.CSV
    teks = awal.removeprefix(BOM_UTF8).lstrip().lower()
    if teks.startswith(b"<"):
        html = b"<html" in teks or b"<table" in teks or teks.startswith(b"<!doctype html")
        return "halaman web (HTML)" if html else "dokumen XML"
    if _JSON.match(teks):
        return "data JSON"
    if _KENDALI.search(teks):
        return "berkas biner yang tidak dikenal, atau teks yang rusak"
    return Jenis.CSV


def _cek_ukuran(path: Path, ukuran: int, paling: int) -> None:
    if ukuran > paling:
        raise Galat(
            "tabel.ukuran",
            path.name,
            f"Berkas ini {ukuran / MIB:.0f} MB, lebih besar dari batas {paling / MIB:.0f} MB.",
            "Bagi menjadi beberapa berkas yang lebih kecil, misalnya per bulan atau per layanan.",
        )
