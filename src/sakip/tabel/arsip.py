"""Zip containers looked through before anybody unpacks them: no zip bomb gets further."""

from __future__ import annotations

import copy
import io
import struct
import zipfile
import zlib
from pathlib import Path

from sakip.galat import Galat
from sakip.tabel.batas import MIB, Batas

POTONG = 256 * 1024
RASIO_MULAI = 16 * MIB  # below this, even a wild ratio is harmless
KEPALA_ENTRI = b"PK\x01\x02"


def nama_isi(path: Path, batas: Batas) -> frozenset[str]:
    """Lower-case names of what the zip holds; nothing is unpacked. Raises Galat."""
    isi = path.read_bytes()
    # Counted before zipfile builds an object for each: a directory can be a bomb too.
    entri = isi.count(KEPALA_ENTRI)
    if entri > batas.entri:
        raise _bom(path, f"berisi {entri} berkas di dalamnya, lebih dari {batas.entri}")
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            return frozenset(nama.lower() for nama in arsip.namelist())
    except _RUSAK as sebab:
        raise rusak(path) from sebab


def periksa_arsip(path: Path, batas: Batas) -> int:
    """Unpack every entry piece by piece, keeping nothing, and count what comes out.

    The sizes written in the zip are compared but never believed. Returns the number of cells
    with a formula error (``#DIV/0!``) in the sheets, which the parser shows as empty.
    Raises Galat for a bomb, an encrypted or damaged entry, and a name that comes twice.
    """
    try:
        with zipfile.ZipFile(path) as arsip:
            daftar = arsip.infolist()
            if len({info.filename.lower() for info in daftar}) != len(daftar):
                raise rusak(path)
            _cek_jumlah(path, sum(info.file_size for info in daftar), batas)
            terbuka = galat_sel = 0
            for info in daftar:
                ukuran, galat = _telusuri(path, arsip, info, batas, terbuka)
                terbuka += ukuran
                galat_sel += galat
    except _RUSAK as sebab:
        raise rusak(path) from sebab
    return galat_sel


def rusak(path: Path) -> Galat:
    """The Galat for a workbook that cannot be read to its end."""
    return Galat(
        "tabel.rusak",
        path.name,
        "Berkas ini rusak atau terpotong sehingga tidak dapat dibaca.",
        "Buka di Excel atau LibreOffice, simpan ulang sebagai XLSX, atau unduh kembali.",
    )


_RUSAK = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    UnicodeDecodeError,
    ValueError,
    struct.error,
)


def _telusuri(
    path: Path, arsip: zipfile.ZipFile, info: zipfile.ZipInfo, batas: Batas, sudah: int
) -> tuple[int, int]:
    """Unpacked size of one entry and the error cells in it; `sudah` is what others took."""
    if info.flag_bits & 1:
        raise bersandi(path)
    # Other methods can blow up inside one piece; workbooks use only these two.
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise rusak(path)
    # With a larger size claimed, zipfile reads to the true end of the data.
    tanpa_janji = copy.copy(info)
    tanpa_janji.file_size = batas.isi + 1
    lembar = info.filename.lower().startswith("xl/worksheets/")
    ukuran = galat = 0
    ekor = b""
    with arsip.open(tanpa_janji) as aliran:
        while potong := aliran.read(POTONG):
            ukuran += len(potong)
            _cek_jumlah(path, sudah + ukuran, batas)
            if lembar:
                galat += (ekor + potong).count(b't="e"')
                ekor = potong[-4:]
    if ukuran != info.file_size:
        raise rusak(path)
    return ukuran, galat


def _cek_jumlah(path: Path, terbuka: int, batas: Batas) -> None:
    if terbuka > batas.isi:
        raise _bom(path, f"mengembang menjadi lebih dari {batas.isi // MIB} MB")
    if terbuka > RASIO_MULAI and terbuka > batas.rasio * path.stat().st_size:
        raise _bom(path, f"mengembang lebih dari {batas.rasio} kali ukurannya")


def _bom(path: Path, alasan: str) -> Galat:
    return Galat(
        "tabel.bom",
        path.name,
        f"Berkas ini tidak dibuka karena {alasan}.",
        "Bila berkas ini memang milik Anda, hapus gambar, lembar, dan baris kosong yang tidak"
        " perlu, lalu simpan ulang.",
    )


def bersandi(path: Path) -> Galat:
    """The Galat for a file locked with a password."""
    return Galat(
        "tabel.sandi",
        path.name,
        "Berkas ini dikunci dengan kata sandi.",
        "Buka di Excel, hapus kata sandinya (Berkas > Info > Proteksi), simpan, lalu coba lagi.",
    )
