"""The data sets as material of reports, and what a tree says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from sakip.berkas.baca import read_berkas
from sakip.berkas.model import Berkas
from sakip.berkas.periksa import rulebook_of
from sakip.hitung import hitung
from sakip.laporan.bahan import Bahan
from sakip.laporan.lkjip import lkjip
from sakip.naskah.pohon import (
    Bagian,
    Blok,
    Daftar,
    Dokumen,
    Metadata,
    Nilai,
    Paragraf,
    Potongan,
    Tabel,
)
from sakip.naskah.telusur import polos, semua_teks

BERJALAN = "contoh-tahun-berjalan"


@cache
def bahan(nama: str = "bareng") -> Bahan:
    berkas = read_berkas(nama)
    return Bahan(berkas, hitung(berkas, rulebook_of(berkas)))


def changed(nama: str = "bareng", *, draf: bool = True, **lembar: Any) -> Bahan:
    """A data set with some sheets or fields replaced, computed again."""
    berkas = bahan(nama).berkas.model_copy(update=lembar)
    return Bahan(berkas, hitung(berkas, rulebook_of(berkas)), draf=draf)


@cache
def report(nama: str = "bareng") -> Dokumen:
    satu = bahan(nama)
    return lkjip(satu.berkas, satu.buku)


def report_of(berkas: Berkas, *, draf: bool = False) -> Dokumen:
    return lkjip(berkas, hitung(berkas, rulebook_of(berkas)), draf=draf)


def blocks(dokumen: Dokumen) -> list[Blok]:
    return [b for bagian in dokumen.isi if isinstance(bagian, Bagian) for b in bagian.isi]


def tables(blok: Iterable[Blok]) -> list[Tabel]:
    return [b for b in blok if isinstance(b, Tabel)]


def lists(blok: Iterable[Blok]) -> list[Daftar]:
    return [b for b in blok if isinstance(b, Daftar)]


def rows(tabel: Tabel) -> list[list[str]]:
    """The text of each cell; cells spanned from above are not repeated."""
    return [
        [" ".join(polos(p.isi) for p in sel.blok if isinstance(p, Paragraf)) for sel in b.semua_sel]
        for b in tabel.baris
    ]


def said(blok: Iterable[Blok]) -> str:
    """What blocks say, one a line; references are left out."""
    return "\n".join("".join(polos(p) for p in _pieces(b)) for b in blok)


def figures(blok: Iterable[Blok]) -> list[Nilai]:
    return [p for b in blok for p in _pieces(b) if isinstance(p, Nilai)]


def _pieces(blok: Blok) -> Iterator[Potongan]:
    dokumen = Dokumen("", (Bagian((blok,)),), Metadata(bahan().hari))
    return (potongan for _, potongan in semua_teks(dokumen))
