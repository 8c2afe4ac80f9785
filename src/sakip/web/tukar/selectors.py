"""A change as people read it: sheet by sheet, names for ids, old and new side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sakip.berkas.baris import Baris
from sakip.berkas.buku_kerja.kolom import columns
from sakip.berkas.model import KETERANGAN, Berkas
from sakip.web.sunting.judul import JUDUL
from sakip.web.sunting.sel import shown
from sakip.web.tukar.perubahan import Perubahan, PerubahanLembar

MAKS = 60
"""Rows of one kind that a preview shows of a sheet; the others are counted."""
_NAMA = ("nama", "judul", "uraian", "perihal")


class BarisPratinjau(NamedTuple):
    """One row: what it is called, and its fields as (heading, old, new)."""

    nama: str
    isi: tuple[tuple[str, str, str], ...]


class LembarPratinjau(NamedTuple):
    lembar: str
    nama: str
    keterangan: str
    baru: tuple[BarisPratinjau, ...]
    berubah: tuple[BarisPratinjau, ...]
    hilang: tuple[BarisPratinjau, ...]
    banyak: tuple[int, int, int]

    @property
    def tersisa(self) -> int:
        """Rows that are counted but not shown."""
        return sum(self.banyak) - len(self.baru) - len(self.berubah) - len(self.hilang)


def preview(perubahan: Perubahan) -> list[LembarPratinjau]:
    nama = names(perubahan.berkas)
    return [_sheet(satu, nama) for satu in perubahan.lembar]


def names(berkas: Berkas) -> dict[str, str]:
    """Ids of the Berkas that other rows name, as people call them."""
    semua: dict[str, str] = {}
    for satu in (*berkas.simpul_versi, *berkas.indikator_versi):
        semua[getattr(satu, "simpul" if hasattr(satu, "induk") else "indikator")] = satu.nama
    semua |= {j.id: j.nama for j in berkas.jabatan} | {x.id: x.nama for x in berkas.layanan}
    return semua


def _sheet(satu: PerubahanLembar, nama: dict[str, str]) -> LembarPratinjau:
    kolom = columns(satu.lembar)

    def whole(baris: Baris) -> BarisPratinjau:
        isi = ((k.judul, "", shown(k, getattr(baris, k.nama), nama)) for k in kolom if not k.kunci)
        return BarisPratinjau(_title(baris, nama), tuple(x for x in isi if x[2]))

    def first(baris: Iterable[Baris]) -> tuple[BarisPratinjau, ...]:
        return tuple(whole(b) for _n, b in zip(range(MAKS), baris, strict=False))

    berubah = tuple(
        BarisPratinjau(
            _title(b.menjadi, nama),
            tuple(
                (
                    k.judul,
                    shown(k, getattr(b.semula, k.nama), nama),
                    shown(k, getattr(b.menjadi, k.nama), nama),
                )
                for k in kolom
                if k.nama in b.kolom
            ),
        )
        for b in satu.berubah[:MAKS]
    )
    return LembarPratinjau(
        satu.lembar,
        str(JUDUL[satu.lembar]),
        KETERANGAN[satu.lembar],
        first(satu.baru),
        berubah,
        first(satu.hilang),
        (len(satu.baru), len(satu.berubah), len(satu.hilang)),
    )


def _title(baris: Baris, nama: dict[str, str]) -> str:
    """What a row is called: its own name, else the things its key names."""
    for n in _NAMA:
        if teks := getattr(baris, n, ""):
            return str(teks)
    return " · ".join(nama.get(str(k), str(k)) for k in baris.kunci)
