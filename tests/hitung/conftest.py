"""A small office that tests bend to their question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from sakip.berkas.baca import read_berkas
from sakip.berkas.baris import (
    Indikator,
    IndikatorVersi,
    JenisSimpul,
    Kantor,
    Realisasi,
    Simpul,
    SimpulVersi,
    Target,
    VersiRencana,
)
from sakip.berkas.model import AturanBerkas, Berkas
from sakip.berkas.periksa import rulebook_of
from sakip.hitung import BukuHasil, hitung

Buat = Callable[..., Berkas]


@cache
def bareng() -> tuple[Berkas, BukuHasil]:
    berkas = read_berkas("bareng")
    return berkas, hitung(berkas, rulebook_of(berkas))


@pytest.fixture
def buku_bareng() -> BukuHasil:
    return bareng()[1]


@pytest.fixture
def berkas_bareng() -> Berkas:
    return bareng()[0]


def kecil(*indikator: IndikatorVersi, daerah: str = "contoh", **lembar: Any) -> Berkas:
    """One office, one sasaran with the given indicators, plus any sheet by name."""
    simpul = {"t": JenisSimpul.TUJUAN, "ss": JenisSimpul.SASARAN}
    bawaan: dict[str, Any] = {
        "versi_rencana": (
            VersiRencana(id="murni", periode="2024", berlaku=date(2024, 1, 2), nama="PK 2024"),
        ),
        "simpul": tuple(Simpul(id=s, jenis=j) for s, j in simpul.items()),
        "simpul_versi": (
            SimpulVersi(simpul="t", tahun=2024, nama="Kinerja birokrasi yang akuntabel"),
            SimpulVersi(simpul="ss", tahun=2024, induk="t", nama="Meningkatnya kualitas layanan"),
        ),
        "indikator": tuple(Indikator(id=n) for n in dict.fromkeys(i.indikator for i in indikator)),
        "indikator_versi": indikator,
    }
    return Berkas(
        format="berkas-kinerja/1",
        kantor=Kantor(
            id="contoh",
            nama="Kecamatan Contoh",
            jenis="kecamatan",
            daerah=daerah,
            nama_daerah="Kabupaten Contoh",
            provinsi="Provinsi Contoh",
        ),
        tahun=2024,
        contoh=True,
        aturan=AturanBerkas(versi="2026.11"),
        **(bawaan | lembar),
    )


def indikator(nama: str = "a", **isi: Any) -> IndikatorVersi:
    bawaan: dict[str, Any] = {"tahun": 2024, "simpul": "ss", "nama": f"Indikator {nama}"}
    return IndikatorVersi(indikator=nama, **(bawaan | isi))


def target(nilai: str, periode: str = "2024", nama: str = "a", **isi: Any) -> Target:
    jenis = "tahunan" if len(periode) == 4 else "triwulan"
    return Target(
        indikator=nama, jenis=isi.pop("jenis", jenis), periode=periode, nilai=Decimal(nilai), **isi
    )


def realisasi(nilai: str, periode: str = "2024", nama: str = "a", **isi: Any) -> Realisasi:
    return Realisasi(indikator=nama, periode=periode, nilai=Decimal(nilai), **isi)


def jalankan(berkas: Berkas, tahun: int | None = None) -> BukuHasil:
    return hitung(berkas, rulebook_of(berkas), tahun=tahun)
