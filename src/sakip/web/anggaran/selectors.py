"""The money of a year as people know it: a line for each node, its pagu, its four quarters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sakip.berkas.baris import MURNI, JenisSimpul, SimpulVersi
from sakip.berkas.baris import Anggaran as BarisAnggaran
from sakip.berkas.indeks import Indeks, versions_up_to
from sakip.berkas.model import Berkas
from sakip.core.angka import cetak_penuh
from sakip.core.jejak import Hasil
from sakip.core.periode import Periode
from sakip.hitung import KANTOR, BukuHasil
from sakip.web.anggaran.models import Anggaran
from sakip.web.dasar.baris import editions_of
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.sunting.sel import of_year

Kunci = tuple[str, str, str, str]
"""Key of a row of the sheet: node, period, kind, version."""

PELAKSANA = (JenisSimpul.PROGRAM, JenisSimpul.KEGIATAN, JenisSimpul.SUB_KEGIATAN)


class SelUang(NamedTuple):
    """One cell to type money into.

    nama: ``pagu`` or the period; semula: the amount of an earlier version that still holds;
    perkiraan: a range that a source implies, which is not typed over here.
    """

    nama: str
    judul: str
    kunci: Kunci
    revisi: int
    teks: str
    semula: str = ""
    perkiraan: str = ""


class BarisUang(NamedTuple):
    """A node with its cells (none where its money is the sum of those below) and its sums."""

    simpul: SimpulVersi
    tingkat: int
    jenis: str
    sel: tuple[SelUang, ...]
    hasil: dict[str, Hasil | None]


class Tabel(NamedTuple):
    versi: str
    periode: tuple[str, ...]
    judul: tuple[str, ...]
    baris: tuple[BarisUang, ...]
    jumlah: dict[str, Hasil | None]


def table(kantor: Kantor, tahun: int) -> Tabel:
    """All nodes that carry money in a year, in tree order."""
    berkas, _, buku = tahun_dihitung(kantor, tahun)
    indeks = Indeks(berkas)
    versi = indeks.versi_tahun(tahun)
    ada = money_rows(kantor, berkas)
    simpul = money_nodes(indeks, tahun, versi)
    periode = periods(berkas, tahun)
    dalam = _depths(simpul)
    baris = tuple(
        BarisUang(
            s,
            dalam[s.simpul],
            indeks.jenis_simpul[s.simpul],
            _cells(s, simpul, ada, tahun, versi, periode),
            sums(buku, s.simpul, tahun, periode),
        )
        for s in simpul
    )
    judul = tuple(_heading(p) for p in periode)
    return Tabel(versi, periode, judul, baris, sums(buku, KANTOR, tahun, periode))


def money_rows(kantor: Kantor, berkas: Berkas) -> dict[tuple[Any, ...], tuple[int, BarisAnggaran]]:
    """Edition and content of every row of money of the Berkas' year, by key."""
    ada = editions_of(Anggaran, pemda=kantor.pemda_id, kantor=kantor)
    return {
        b.kunci: (ada.get(b.kunci, (0, 0))[1], b)
        for b in berkas.anggaran
        if of_year(b, berkas.tahun)
    }


def money_nodes(indeks: Indeks, tahun: int, versi: str) -> list[SimpulVersi]:
    """Programmes, activities and sub-activities of a year that may have money."""
    return [
        s
        for s in indeks.simpul_aktif(tahun, versi)
        if s.beranggaran and indeks.jenis_simpul[s.simpul] in PELAKSANA
    ]


def periods(berkas: Berkas, tahun: int) -> tuple[str, ...]:
    """The quarters; and the year itself where somebody entered it as one figure."""
    setahun = any(a.jenis == "realisasi" and a.periode == str(tahun) for a in berkas.anggaran)
    triwulan = tuple(map(str, Periode.baca(str(tahun)).triwulan()))
    return (*triwulan, str(tahun)) if setahun else triwulan


def key_of(simpul: str, nama: str, tahun: int, versi: str) -> Kunci:
    """Key of the row behind a cell: pagu of the version in force, realisasi of a period."""
    if nama == "pagu":
        return simpul, str(tahun), "pagu", versi
    return simpul, nama, "realisasi", MURNI


def sums(buku: BukuHasil, subjek: str, tahun: int, periode: Iterable[str]) -> dict[str, Any]:
    """Computed figures of a node: by period, for the year, absorption and what is left."""
    setahun = str(tahun)
    hasil = {p: buku.ada("realisasi-anggaran", subjek, p) for p in periode}
    return hasil | {
        "pagu": buku.ada("pagu", subjek, setahun),
        "jumlah": buku.ada("realisasi-anggaran", subjek, setahun),
        "serapan": buku.ada("serapan", subjek, setahun),
        "silpa": buku.ada("silpa", subjek, setahun),
    }


def _cells(
    s: SimpulVersi,
    semua: list[SimpulVersi],
    ada: dict[Any, tuple[int, Any]],
    tahun: int,
    versi: str,
    periode: tuple[str, ...],
) -> tuple[SelUang, ...]:
    """Cells of a node whose money is not the sum of those below it."""
    if is_sum(s, semua, ada, tahun, periode):
        return ()
    return tuple(_cell(s.simpul, nama, ada, tahun, versi) for nama in ("pagu", *periode))


def is_sum(
    s: SimpulVersi,
    semua: list[SimpulVersi],
    ada: dict[Any, tuple[int, Any]],
    tahun: int,
    periode: tuple[str, ...],
) -> bool:
    """Whether a node has nodes of money below it and no rows of its own in the year."""
    tahunan = (str(tahun), *periode)  # what a Renstra says of several years is not typed here
    sendiri = any(k[0] == s.simpul and k[1] in tahunan for k in ada)
    return any(x.induk == s.simpul for x in semua) and not sendiri


def carried(
    simpul: str, ada: dict[Any, tuple[int, Any]], tahun: int, versi: str
) -> BarisAnggaran | None:
    """The pagu of an earlier version that still holds."""
    dulu = (ada.get((simpul, str(tahun), "pagu", v)) for v in reversed(versions_up_to(versi)))
    return next((x[1] for x in dulu if x), None)


def _cell(
    simpul: str, nama: str, ada: dict[Any, tuple[int, Any]], tahun: int, versi: str
) -> SelUang:
    kunci = key_of(simpul, nama, tahun, versi)
    revisi, baris = ada.get(kunci, (0, None))
    semula = ""
    if baris is None and nama == "pagu":
        dulu = carried(simpul, ada, tahun, versi)
        semula = money(dulu) if dulu else ""
    kira = baris is not None and baris.nilai is None
    return SelUang(
        nama,
        "Pagu" if nama == "pagu" else _heading(nama),
        kunci,
        revisi,
        "" if baris is None or kira else cetak_penuh(baris.nilai),
        semula,
        money(baris) if kira else "",
    )


def money(baris: BarisAnggaran) -> str:
    """The amount of a row, or the range that a source implies."""
    if baris.nilai is not None:
        return cetak_penuh(baris.nilai)
    assert baris.bawah is not None
    assert baris.atas is not None
    return f"{cetak_penuh(baris.bawah)} – {cetak_penuh(baris.atas)}"


def _heading(periode: str) -> str:
    return Periode.baca(periode).tampil_singkat()


def _depths(simpul: Iterable[SimpulVersi]) -> dict[str, int]:
    dalam: dict[str, int] = {}
    for s in simpul:
        dalam[s.simpul] = dalam.get(s.induk or "", -1) + 1
    return dalam
