"""Makers of the old binary workbook, by hand: no library at hand writes XLS."""

from __future__ import annotations

import struct
from collections.abc import Sequence

AKHIR_RANTAI, KOSONG, TANDA_FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def ole(nama: str, isi: bytes) -> bytes:
    """A compound file with one stream of at most 60 KB."""
    isi = isi.ljust(max(4096, -(-len(isi) // 512) * 512), b"\0")
    banyak = len(isi) // 512
    fat = [TANDA_FAT, AKHIR_RANTAI, *range(3, banyak + 2), AKHIR_RANTAI]
    kepala = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    kepala += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096,
                          AKHIR_RANTAI, 0, AKHIR_RANTAI, 0, 0)  # fmt: skip
    kepala += struct.pack("<108I", *[KOSONG] * 108)
    daftar = _entri("Root Entry", 5, 1, AKHIR_RANTAI, 0) + _entri(nama, 2, KOSONG, 2, len(isi))
    tabel_fat = struct.pack("<128I", *fat, *[KOSONG] * (128 - len(fat)))
    return kepala + tabel_fat + daftar.ljust(512, b"\0") + isi


def _entri(nama: str, jenis: int, anak: int, mulai: int, ukuran: int) -> bytes:
    teks = nama.encode("utf-16-le")
    ekor = struct.pack("<HBBIII36xIQ", len(teks) + 2, jenis, 1, KOSONG, KOSONG, anak, mulai, ukuran)
    return teks.ljust(64, b"\0") + ekor


def xls(lembar: dict[str, Sequence[tuple[int, int, object]]], sandi: bool = False) -> bytes:
    """A BIFF8 workbook of cells (row, column, value) counted from 0; a value is str, int or float,
    or a bool. The name of a hidden sheet begins with a dot."""
    kata = sorted({n for sel in lembar.values() for _, _, n in sel if isinstance(n, str)})
    badan = {nama: _lembar(sel, kata) for nama, sel in lembar.items()}
    kunci = _rekaman(0x2F, struct.pack("<HHH", 1, 1, 1) + bytes(48)) if sandi else b""
    awal = _rekaman(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + kunci
    awal += _rekaman(0xE0, bytes(20))
    isi_kata = b"".join(struct.pack("<HB", len(k), 1) + k.encode("utf-16-le") for k in kata)
    akhir = _rekaman(0xFC, struct.pack("<II", len(kata), len(kata)) + isi_kata) + _rekaman(10, b"")
    letak = len(awal) + sum(12 + 2 * len(nama) for nama in badan) + len(akhir)
    for nama, isi in badan.items():
        teks = nama.encode("utf-16-le")
        sembunyi = nama.startswith(".")
        awal += _rekaman(0x85, struct.pack("<IBBBB", letak, sembunyi, 0, len(nama), 1) + teks)
        letak += len(isi)
    return ole("Workbook", awal + akhir + b"".join(badan.values()))


def _lembar(sel: Sequence[tuple[int, int, object]], kata: list[str]) -> bytes:
    isi = _rekaman(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for baris, kolom, nilai in sel:
        tempat = struct.pack("<HHH", baris, kolom, 0)
        match nilai:
            case bool():
                isi += _rekaman(0x205, tempat + bytes([nilai, 0]))
            case str():
                isi += _rekaman(0xFD, tempat + struct.pack("<I", kata.index(nilai)))
            case int() | float():
                isi += _rekaman(0x203, tempat + struct.pack("<d", nilai))
    return isi + _rekaman(10, b"")


def _rekaman(jenis: int, isi: bytes) -> bytes:
    return struct.pack("<HH", jenis, len(isi)) + isi
