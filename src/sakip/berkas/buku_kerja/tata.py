"""Where things stand in a workbook, the same for writing and reading."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from sakip.berkas.buku_kerja.kolom import Jenis, Kolom, columns

MULAI = "Mulai di sini"
ATURAN = "aturan"
"""Sheet of the rules that the office adds, present only when there are some."""
BARIS_JUDUL = 3
BARIS_ISI = 4
DARI_IMPOR = "impor-"
"""How ids of notes begin that an import left for somebody to look at."""
OTOMATIS = " (otomatis)"
"""Ending of the headings of columns that fill themselves and are not read."""

INTI = frozenset(
    {
        *("versi_rencana", "simpul", "simpul_versi", "indikator", "indikator_versi"),
        *("target", "realisasi", "anggaran"),
    }
)
"""Sheets that every workbook has had: one that lacks them lost them."""

DISIAPKAN = frozenset(
    {
        *("versi_rencana", "nilai_luar", "anggaran", "sdm", "skm_unsur", "skm_responden"),
        *("ipp_aspek", "ipp_f03", "lke_komponen"),
    }
)
"""Sheets in which a row with nothing but its key has been prepared and not yet filled in."""


class Sebutan(NamedTuple):
    """A column that shows what an id is called: taken from `nilai` of the row with `kunci`."""

    judul: str
    dari: Kolom
    lembar: str
    kunci: str
    nilai: str


_SUMBER = {
    "indikator": ("Nama indikator", "indikator_versi", "indikator", "nama"),
    "simpul": ("Nama bagian rencana", "simpul_versi", "simpul", "nama"),
    "jabatan": ("Nama jabatan", "jabatan", "id", "nama"),
    "layanan": ("Nama layanan", "layanan", "id", "nama"),
    "proses": ("Nama proses", "proses", "id", "nama"),
    "rekomendasi": ("Isi rekomendasi", "rekomendasi", "id", "uraian"),
}


@cache
def layout(lembar: str) -> tuple[Kolom | Sebutan, ...]:
    """The columns of a sheet from A on; after the first id of another row, what that is called."""
    hasil: list[Kolom | Sebutan] = []
    for kolom in columns(lembar):
        hasil.append(kolom)
        sudah = any(isinstance(satu, Sebutan) for satu in hasil)
        if sudah or kolom.merujuk not in _SUMBER or kolom.jenis is Jenis.DAFTAR:
            continue
        judul, sumber, kunci, nilai = _SUMBER[kolom.merujuk]
        if (sumber, kunci) != (lembar, kolom.nama):  # there the name stands in the row itself
            hasil.append(Sebutan(judul + OTOMATIS, kolom, sumber, kunci, nilai))
    return tuple(hasil)


def position(lembar: str, nama: str) -> int:
    """Number of a field's column, A being 1."""
    return next(
        n for n, k in enumerate(layout(lembar), 1) if isinstance(k, Kolom) and k.nama == nama
    )
