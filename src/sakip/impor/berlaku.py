"""The rules that were in force in the year of a report."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TypeVar

from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import Isi

T = TypeVar("T", bound=Isi)


@cache
def _buku() -> BukuAturan:
    return BukuAturan.muat()


def berlaku(id_aturan: str, tahun: int, tipe: type[T]) -> T | None:
    """The content of a national rule at the end of a year; None when none was in force."""
    pada = date(tahun, 12, 31)
    ada = any(
        satu.dari <= pada and (satu.sampai is None or pada <= satu.sampai)
        for satu in _buku().riwayat(id_aturan)
    )
    return _buku().ambil_isi(id_aturan, pada, tipe)[1] if ada else None


def terbaru(id_aturan: str, tipe: type[T]) -> T:
    """The content of a national rule as it last stood. Raises LookupError if of another kind."""
    for satu in reversed(_buku().riwayat(id_aturan)):
        if isinstance(satu.isi, tipe):
            return satu.isi
    raise LookupError(id_aturan)


@cache
def judul_aturan(jenis: str) -> dict[str, str]:
    """Titles of the national rules of a kind, by id."""
    return {satu.id: satu.judul for satu in _buku().daftar(jenis)}
