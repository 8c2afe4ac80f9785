"""A Berkas with its attachments in one zip, opened without trusting it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from sakip.galat import Galat

ISI = "berkas.yaml"
ISI_JSON = "berkas.json"
LAMPIRAN = "lampiran/"

LAMPIRAN_MAKS = 256_000_000
"""Bytes of all attachments together, unpacked."""
ENTRI_MAKS = 5_000

_WAKTU = (1980, 1, 1, 0, 0, 0)
_KEPALA_ENTRI = b"PK\x01\x02"
_POTONG = 1 << 20
_PADAT = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".docx", ".xlsx", ".zip"})


def pack(isi: Mapping[str, bytes]) -> bytes:
    """A zip of the given files; the same bytes for the same content on every machine."""
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w") as arsip:
        for nama in sorted(isi):
            tentang = zipfile.ZipInfo(nama, _WAKTU)
            tentang.create_system, tentang.external_attr = 3, 0o100644 << 16
            arsip.writestr(tentang, isi[nama], zipfile.ZIP_DEFLATED)
    return wadah.getvalue()


def stream(isi: Mapping[str, bytes | Path]) -> Iterator[bytes]:
    """A zip in pieces as it is written, however large; files are read a piece at a time.

    What is packed already (scans, PDF, Office files) is not packed again.
    """
    keluar = _Keluaran()
    with zipfile.ZipFile(keluar, "w") as arsip:
        for nama in sorted(isi):
            satu = isi[nama]
            tentang = zipfile.ZipInfo(nama, _WAKTU)
            tentang.create_system, tentang.external_attr = 3, 0o100644 << 16
            padat = PurePosixPath(nama).suffix.lower() in _PADAT
            tentang.compress_type = zipfile.ZIP_STORED if padat else zipfile.ZIP_DEFLATED
            with (
                satu.open("rb") if isinstance(satu, Path) else io.BytesIO(satu) as asal,
                arsip.open(tentang, "w", force_zip64=True) as tujuan,
            ):
                while potong := asal.read(_POTONG):
                    tujuan.write(potong)
                    yield keluar.take()
    yield keluar.take()


class _Keluaran(io.RawIOBase):
    """Where a zip is written to be taken away at once; nobody can go back in it."""

    def __init__(self) -> None:
        self._isi: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, isi: Any) -> int:
        self._isi.append(bytes(isi))
        return len(self._isi[-1])

    def take(self) -> bytes:
        isi, self._isi = b"".join(self._isi), []
        return isi


def unpack(jalur: Path, teks_maks: int) -> tuple[str, bytes, dict[str, bytes]]:
    """Name and bytes of the Berkas in a zip, and the attachments by name.

    teks_maks: bytes the Berkas itself may have. Raises Galat for a zip that is damaged,
    encrypted, larger than the limits once open, or that holds something else.
    """
    try:
        with jalur.open("rb") as berkas:
            if _entries(berkas) > ENTRI_MAKS:
                raise _too_large(jalur.name, f"Isinya lebih dari {ENTRI_MAKS} berkas.")
        with zipfile.ZipFile(jalur) as arsip:
            return _open(arsip, jalur.name, teks_maks)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as galat:
        raise Galat(
            "berkas.zip_rusak",
            jalur.name,
            "Zip ini rusak, tersandi, atau memakai cara pemampatan yang tidak lazim.",
            "Buat ulang zipnya tanpa kata sandi.",
        ) from galat


def part_names(jalur: Path) -> frozenset[str] | None:
    """Names in a zip of not too many files, in small letters; None when it is damaged."""
    try:
        with jalur.open("rb") as berkas:
            if _entries(berkas) > ENTRI_MAKS:
                return frozenset()
        with zipfile.ZipFile(jalur) as arsip:
            return frozenset(nama.lower() for nama in arsip.namelist())
    except zipfile.BadZipFile:
        return None


def _open(
    arsip: zipfile.ZipFile, sumber: str, teks_maks: int
) -> tuple[str, bytes, dict[str, bytes]]:
    daftar = arsip.namelist()
    isi = next((nama for nama in (ISI, ISI_JSON) if nama in daftar), None)
    if isi is None:
        raise _something_else(sumber, {nama.lower() for nama in daftar})
    teks = _read(arsip, isi, teks_maks, sumber)
    lampiran: dict[str, bytes] = {}
    sisa = LAMPIRAN_MAKS
    for nama in daftar:
        if nama.startswith(LAMPIRAN) and not nama.endswith("/"):
            pendek = nama.removeprefix(LAMPIRAN)
            bagian = PurePosixPath(pendek)
            if bagian.is_absolute() or ".." in bagian.parts or set(nama) & set("\\:"):
                raise Galat(
                    "berkas.lampiran",
                    f"{sumber} > {nama}",
                    "Nama lampiran ini menunjuk ke luar zip.",
                    "Ganti namanya, lalu buat ulang zipnya.",
                )
            lampiran[pendek] = _read(arsip, nama, sisa, sumber)
            sisa -= len(lampiran[pendek])
    return isi, teks, lampiran


def _something_else(sumber: str, daftar: Collection[str]) -> Galat:
    """What a zip without a Berkas is."""
    from sakip.tabel.jenis import ISI_ZIP

    jenis = next((jenis for nama, jenis in ISI_ZIP if nama in daftar), None)
    pesan = f"Zip ini tidak memuat {ISI} atau {ISI_JSON}."
    saran = "Pakai Berkas Kinerja berbentuk YAML, JSON, ZIP, atau buku kerja XLSX."
    if isinstance(jenis, str):
        pesan = f"Ini {jenis}, bukan Berkas Kinerja."
        if Path(sumber).suffix.lower() in {".ods", ".xlsb"}:
            saran = "Bila ini buku kerja Anda, simpan ulang sebagai XLSX (Simpan Sebagai)."
    return Galat("berkas.bukan_berkas", sumber, pesan, saran)


def _read(arsip: zipfile.ZipFile, nama: str, batas: int, sumber: str) -> bytes:
    """One entry, never more than the limit whatever sizes the zip claims."""
    # Other methods may blow up inside one piece.
    if arsip.getinfo(nama).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise NotImplementedError(nama)
    wadah = io.BytesIO()
    with arsip.open(nama) as isi:
        while potong := isi.read(_POTONG):
            wadah.write(potong)
            if wadah.tell() > batas:
                mb = batas // 1_000_000
                raise _too_large(f"{sumber} > {nama}", f"Setelah dibuka lebih dari {mb} MB.")
    return wadah.getvalue()


def _too_large(tempat: str, pesan: str) -> Galat:
    saran = "Periksa apakah ini benar Berkas Kinerja, atau kecilkan lampirannya."
    return Galat("berkas.terlalu_besar", tempat, pesan, saran)


def _entries(berkas: BinaryIO) -> int:
    """Entries counted in the raw bytes, before zipfile makes an object of each."""
    banyak, ekor = 0, b""
    while potong := berkas.read(_POTONG):
        banyak += (ekor + potong).count(_KEPALA_ENTRI)
        ekor = potong[1 - len(_KEPALA_ENTRI) :]
    return banyak
