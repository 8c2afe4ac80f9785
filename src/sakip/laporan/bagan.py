"""Drawings of the office: who it consists of, what it is to bring about, how it works."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sakip.berkas import baris as b
from sakip.core.angka.kata import NAMA_BULAN
from sakip.laporan.bahan import Bahan, acting
from sakip.laporan.tabel.sel import TINGKAT, untargeted
from sakip.naskah.gambar.dasar import LEBAR_TEGAK, TINGGI_TEGAK
from sakip.naskah.gambar.kartu import Kartu, Silang
from sakip.naskah.gambar.organisasi import Jabatan, Letak, gambar_organisasi
from sakip.naskah.gambar.pohon_kinerja import gambar_pohon
from sakip.naskah.gambar.proses_bisnis import Proses, gambar_proses
from sakip.naskah.pohon import Citra

_SEKRETARIS = "sekretaris"
"""A secretary assists beside the line, in every kind of office."""
_RINCI = {b.JenisSimpul.KEGIATAN, b.JenisSimpul.SUB_KEGIATAN}
"""Levels left out of a tree that is too large for one page."""


# -- performance tree ---------------------------------------------------------


class Bagan(NamedTuple):
    """A drawing with its title."""

    judul: str
    citra: Citra


def carried_out(bahan: Bahan) -> list[b.SimpulVersi]:
    """The nodes of the year's tree, without those that have targets in other years only."""
    diam: set[str] = set()
    for s in reversed(bahan.simpul):  # children before parents
        punya = bahan.indikator_di(s.simpul)
        tanpa = bool(punya) and all(untargeted(bahan, i) for i in punya)
        if tanpa and all(anak.simpul in diam for anak in bahan.anak(s.simpul)):
            diam.add(s.simpul)
    return [s for s in bahan.simpul if s.simpul not in diam]


def performance_tree(bahan: Bahan) -> tuple[Bagan, ...]:
    """The tree of the year's plan; empty without nodes.

    One drawing if it is legible on a page. Else the tree down to its programmes, then what is
    below each sasaran.
    """
    semua = carried_out(bahan)
    if not semua:
        return ()
    jenis = bahan.indeks.jenis_simpul
    judul = f"Pohon Kinerja {bahan.berkas.kantor.nama} Tahun {bahan.tahun}"
    utuh = _drawings(judul, _root(bahan, semua))
    if len(utuh) == 1:
        return utuh
    atas = [s for s in semua if jenis[s.simpul] not in _RINCI]
    bawah = (
        _drawings(f"Pohon Kinerja: {s.nama}", _card(bahan, s, semua))
        for s in semua
        if jenis[s.simpul] is b.JenisSimpul.SASARAN
    )
    return (*_drawings(judul, _root(bahan, atas)), *(satu for bagian in bawah for satu in bagian))


def _drawings(judul: str, akar: Kartu) -> tuple[Bagan, ...]:
    semua = gambar_pohon(akar, judul=judul, luas=LEBAR_TEGAK, tinggi=TINGGI_TEGAK)
    if len(semua) == 1:
        return (Bagan(judul, semua[0].citra),)
    return tuple(
        Bagan(f"{judul} (bagian {ke} dari {len(semua)})", satu.citra)
        for ke, satu in enumerate(semua, 1)
    )


def _root(bahan: Bahan, semua: Sequence[b.SimpulVersi]) -> Kartu:
    """One card over all nodes: their only root, else the office."""
    ada = {s.simpul for s in semua}
    kartu = tuple(_card(bahan, s, semua) for s in semua if s.induk not in ada)
    return kartu[0] if len(kartu) == 1 else Kartu("Kantor", bahan.berkas.kantor.nama, anak=kartu)


def _card(bahan: Bahan, simpul: b.SimpulVersi, semua: Sequence[b.SimpulVersi]) -> Kartu:
    """A node by the condition it is to bring about, with its indicators; a programme by name."""
    jenis = bahan.indeks.jenis_simpul[simpul.simpul]
    rincian = [i.nama for i in bahan.indikator_di(simpul.simpul)]
    if jenis is b.JenisSimpul.PROGRAM and simpul.kinerja not in ("", simpul.nama):
        rincian.insert(0, f"{TINGKAT[jenis]} {simpul.nama}")
    return Kartu(
        tingkat=TINGKAT[jenis],
        nama=simpul.kinerja or simpul.nama,
        rincian=tuple(rincian),
        silang=tuple(
            Silang(c.kantor_lain, c.peran)
            for c in bahan.berkas.crosscutting
            if c.simpul == simpul.simpul
        ),
        anak=tuple(_card(bahan, s, semua) for s in semua if s.induk == simpul.simpul),
    )


# -- organisation -------------------------------------------------------------


def organisation_chart(bahan: Bahan) -> Citra | None:
    """The posts of the office with who holds them; None without a head."""
    kepala = bahan.kepala
    if kepala is None:
        return None
    judul = f"Susunan organisasi {bahan.berkas.kantor.nama}"
    return gambar_organisasi(_post(bahan, kepala), judul=judul)


def _post(bahan: Bahan, jabatan: b.Jabatan) -> Jabatan:
    bawahan = [j for j in bahan.berkas.jabatan if j.induk == jabatan.id and not j.luar]
    pejabat, lowong = bahan.pejabat(jabatan.id), bahan.lowong(jabatan.id)
    nama = f"{acting(pejabat)}{pejabat.nama}" if pejabat else ""
    if lowong:
        nama = f"kosong sejak {_month(lowong.mulai)}" if lowong.mulai else "kosong"
    return Jabatan(
        nama=jabatan.nama,
        pejabat=nama,
        kosong=lowong is not None,
        letak=_place(jabatan),
        bawahan=tuple(_post(bahan, satu) for satu in bawahan),
    )


def _month(hari: date) -> str:
    """A vacancy is known by its month."""
    return f"{NAMA_BULAN[hari.month - 1]} {hari.year}"


def _place(jabatan: b.Jabatan) -> Letak:
    if jabatan.tingkat == "fungsional":
        return "fungsional"
    return "staf" if jabatan.nama.casefold().startswith(_SEKRETARIS) else "garis"


# -- processes ----------------------------------------------------------------


def process_map(bahan: Bahan) -> Citra | None:
    """The processes of the office and the sasaran they serve; None where none are recorded."""
    semua = sorted(bahan.berkas.proses, key=lambda p: p.urut)
    utama = [p for p in semua if p.induk is None]
    if not utama:
        return None
    return gambar_proses(
        bahan.berkas.kantor.nama,
        [
            Proses(
                nama=p.nama,
                jenis=p.jenis,
                rincian=tuple(anak.nama for anak in semua if anak.induk == p.id),
                pelaku=p.pelaku,
                melayani=tuple(filter(None, (_sasaran_of(bahan, p.simpul),))),
            )
            for p in utama
        ],
    )


def _sasaran_of(bahan: Bahan, simpul: str | None) -> str:
    """The sasaran above a node, or the node itself above that level."""
    letak = {s.simpul: s for s in bahan.simpul}
    satu = letak.get(simpul or "")
    while satu and bahan.indeks.jenis_simpul[satu.simpul] is not b.JenisSimpul.SASARAN:
        atas = letak.get(satu.induk or "")
        if atas is None:
            break
        satu = atas
    return satu.nama if satu else ""
