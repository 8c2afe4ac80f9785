"""What the table builders share."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sakip.laporan.bahan import Bahan
from sakip.naskah.pohon import Baris, Blok, Isi, Kolom, Sel, Tabel


class TabelNaskah(NamedTuple):
    """A table of a report: how it is built, whether it has a number, and lies across the page."""

    buat: Callable[[Bahan, str], tuple[Blok, ...]]
    bernomor: bool = True
    mendatar: bool = False


def table(
    nomor: str,
    judul: str,
    kepala: tuple[str, ...],
    kolom: tuple[Kolom, ...],
    baris: tuple[Baris, ...],
    *,
    label: str,
    sumber: Isi = "",
) -> Tabel:
    """A table with one header row; `label` is what texts refer to."""
    return Tabel(
        nomor=nomor,
        judul=judul,
        kolom=kolom,
        kepala=(Baris(kepala),),
        baris=baris,
        sumber=sumber,
        label=label,
    )


def total(judul: str, sampai_kolom: int, *sel: Sel | Isi) -> Baris:
    """A total row whose title spans the first columns."""
    return Baris((Sel(judul, kolom=sampai_kolom), *sel), gaya="jumlah")
