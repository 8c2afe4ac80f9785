"""What can only be seen with the rulebook beside the Berkas: rules, formulas, plan tree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sakip.berkas import baris as b
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.berkas.validasi import place
from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import Isi, MetodeCapaian, PohonKinerja, RumusIndikator, Skala
from sakip.core.aturan.lapis import nama_daerah
from sakip.core.pohon import SimpulPohon, Temuan, periksa_pohon
from sakip.core.rumus import Rumus, periksa_satuan, urai, urutkan
from sakip.galat import Galat

_RUSAK = frozenset({"pohon.lingkar", "pohon.yatim", "pohon.jenis", "pohon.tingkat"})
"""Findings with which a plan tree cannot be added up; the others may still be worked on."""


def rulebook_of(berkas: Berkas) -> BukuAturan:
    """The rulebook that governs a Berkas: national, its region's if it has one, its own overlay."""
    daerah = berkas.kantor.daerah
    return BukuAturan.muat(daerah if daerah in nama_daerah() else None, berkas.aturan.overlay)


def check_with_rules(berkas: Berkas) -> list[Galat]:
    """Everything that keeps a Berkas from being computed; empty when it can be."""
    try:
        buku = rulebook_of(berkas)
    except Galat as galat:
        return [galat]
    pada = date(berkas.tahun, 12, 31)
    return list(_rules(berkas, buku, pada)) or [
        *_formulas(berkas, buku, pada),
        *_broken_tree(berkas),
    ]


def _rules(berkas: Berkas, buku: BukuAturan, pada: date) -> Iterator[Galat]:
    """Rules that indicators name must exist and be of the kind meant."""
    for nomor, iv in enumerate(berkas.indikator_versi, 1):
        pakai: tuple[tuple[str, str, type[Isi]], ...] = (
            ("metode", iv.metode, MetodeCapaian),
            ("skala", iv.skala, Skala),
            ("rumus_aturan", iv.rumus_aturan, RumusIndikator),
        )
        for kolom, nama, jenis in pakai:
            if nama:
                try:
                    buku.ambil_isi(nama, pada, jenis)
                except Galat as galat:
                    tempat = f"{place('indikator_versi', nomor, iv)} kolom {kolom}"
                    yield Galat(galat.kode, tempat, galat.pesan, galat.saran)
        if iv.polaritas == "predikat" and not iv.skala:
            yield Galat(
                "berkas.skala",
                f"{place('indikator_versi', nomor, iv)} kolom skala",
                "Indikator berpolaritas predikat harus menyebut skalanya.",
                "Isi id skala, misalnya skala.akip.",
            )


def formula_of(iv: b.IndikatorVersi, buku: BukuAturan, pada: date) -> Rumus | None:
    """The formula that computes an indicator: prescribed by the rulebook, or its own."""
    if iv.rumus_aturan:
        return urai(buku.ambil_isi(iv.rumus_aturan, pada, RumusIndikator)[1].rumus)
    return urai(iv.rumus) if iv.rumus else None


def _formulas(berkas: Berkas, buku: BukuAturan, pada: date) -> Iterator[Galat]:
    """Formulas that read, know their names, have fitting units and do not wait in a circle."""
    satuan = {f"@{iv.indikator}": iv.satuan for iv in berkas.indikator_versi}
    rumus: dict[str, Rumus] = {}
    for nomor, iv in enumerate(berkas.indikator_versi, 1):
        tempat = place("indikator_versi", nomor, iv)
        try:
            satu = formula_of(iv, buku, pada)
            if satu is None:
                continue
            nama = {k.nama: k.satuan for k in iv.komponen}
            periksa_satuan(satu, {**satuan, **nama}, iv.satuan)
        except Galat as galat:
            yield Galat(galat.kode, f"{tempat} {galat.tempat}", galat.pesan, galat.saran)
            continue
        rumus[iv.indikator] = satu
    try:
        urutkan(rumus, {i.id for i in berkas.indikator})
    except Galat as galat:
        yield Galat(galat.kode, f"lembar indikator_versi {galat.tempat}", galat.pesan, galat.saran)


def tree_findings(berkas: Berkas, tahun: int | None = None) -> tuple[Temuan, ...]:
    """All findings on the plan tree of a year, those that may wait included."""
    tahun = berkas.tahun if tahun is None else tahun
    indeks = Indeks(berkas)
    versi = indeks.versi_tahun(tahun)
    punya = {iv.simpul for iv in indeks.indikator_aktif(tahun, versi)}
    simpul = [
        SimpulPohon(
            s.simpul, s.induk, indeks.jenis_simpul[s.simpul], s.kinerja or s.nama, s.simpul in punya
        )
        for s in indeks.semua_simpul(tahun, versi)
    ]
    buku = rulebook_of(berkas)
    _, isi = buku.ambil_isi("pohon.kinerja", date(tahun, 12, 31), PohonKinerja)
    return periksa_pohon(isi, simpul)


def _broken_tree(berkas: Berkas) -> Iterator[Galat]:
    for t in tree_findings(berkas):
        if t.kode in _RUSAK:
            yield Galat(t.kode, f"lembar simpul_versi ({t.simpul})", t.pesan, t.saran)
