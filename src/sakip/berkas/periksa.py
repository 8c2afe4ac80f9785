"""What can only be seen with the rulebook beside the Berkas: rules, formulas, plan tree."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal

from sakip.berkas import baris as b
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.berkas.tempat import place
from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import (
    Ipp,
    Isi,
    Lke,
    MetodeCapaian,
    PohonKinerja,
    RumusIndikator,
    Skala,
)
from sakip.core.aturan.lapis import nama_daerah
from sakip.core.pohon import SimpulPohon, Temuan, periksa_pohon
from sakip.core.rumus import Rumus, periksa_satuan, urai, urutkan
from sakip.galat import Galat

LKE = "lke.permenpanrb-88-2021"
IPP = "ipp.permenpanrb"

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
        return list(galat.rincian or (galat,))
    pada = date(berkas.tahun, 12, 31)
    return [*_rules(berkas, buku, pada), *_known_parts(berkas, buku, pada)] or [
        *_formulas(berkas, buku, pada),
        *_broken_trees(berkas, buku),
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
                    yield _moved(galat, f"{place('indikator_versi', nomor, iv)} kolom {kolom}")


def _known_parts(berkas: Berkas, buku: BukuAturan, pada: date) -> Iterator[Galat]:
    """Components of LKE and aspects of IPP bear the ids of the rulebook, or would be dropped."""
    if berkas.lke_komponen or any(iv.komponen_lke for iv in berkas.indikator_versi):
        lke = buku.ambil_isi(LKE, pada, Lke)[1]
        komponen = [k.id for k in lke.komponen]
        sub = [s.id for s in lke.sub]
        huruf = [h.kode for h in lke.huruf]
        for nomor, iv in enumerate(berkas.indikator_versi, 1):
            if iv.komponen_lke:
                tempat = f"{place('indikator_versi', nomor, iv)} kolom komponen_lke"
                yield from _among(iv.komponen_lke, komponen, tempat)
        for nomor, k in enumerate(berkas.lke_komponen, 1):
            tempat = place("lke_komponen", nomor, k)
            yield from _among(k.komponen, komponen, f"{tempat} kolom komponen")
            for id_sub, satu in (k.huruf or {}).items():
                yield from _among(id_sub, sub, f"{tempat} kolom huruf")
                yield from _among(satu.upper(), huruf, f"{tempat} kolom huruf {id_sub}")
    if berkas.ipp_aspek:
        aspek = [x.id for x in buku.ambil_isi(IPP, pada, Ipp)[1].aspek]
        for nomor, a in enumerate(berkas.ipp_aspek, 1):
            yield from _among(a.aspek, aspek, f"{place('ipp_aspek', nomor, a)} kolom aspek")


def _among(
    isi: str, pilihan: Collection[str], tempat: str, siapa: str = "buku aturan"
) -> Iterator[Galat]:
    if isi not in pilihan:
        dekat = difflib.get_close_matches(isi, pilihan, 1)
        saran = f"Mungkin maksud Anda '{dekat[0]}'." if dekat else ""
        pesan = f"'{isi}' tidak dikenal {siapa}."
        yield Galat("berkas.bagian", tempat, pesan, saran or f"Pilihannya: {', '.join(pilihan)}.")


def formula_of(iv: b.IndikatorVersi, buku: BukuAturan, pada: date) -> Rumus | None:
    """The formula that computes an indicator: prescribed by the rulebook, or its own."""
    if iv.rumus_aturan:
        return urai(buku.ambil_isi(iv.rumus_aturan, pada, RumusIndikator)[1].rumus)
    return urai(iv.rumus) if iv.rumus else None


def _formulas(berkas: Berkas, buku: BukuAturan, pada: date) -> Iterator[Galat]:
    """Formulas that read, know their names, have fitting units and do not wait in a circle."""
    satuan = {f"@{iv.indikator}": iv.satuan for iv in berkas.indikator_versi}
    rumus: dict[str, Rumus] = {}
    baik = True
    for nomor, iv in enumerate(berkas.indikator_versi, 1):
        tempat = place("indikator_versi", nomor, iv)
        try:
            satu = formula_of(iv, buku, pada)
            if satu is None:
                continue
            nama = {k.nama: k.satuan for k in iv.komponen}
            periksa_satuan(satu, {**satuan, **nama}, iv.satuan)
        except Galat as galat:
            yield _moved(galat, f"{tempat} {galat.tempat}")
            baik = False
            continue
        for k in iv.komponen:
            if k.nama not in satu.komponen:
                baik = False
                yield Galat(
                    "berkas.komponen",
                    f"{tempat} kolom komponen",
                    f"Komponen '{k.nama}' tidak dipakai rumusnya: {satu.teks}.",
                    "Betulkan nama komponen atau rumusnya.",
                )
        rumus[iv.indikator] = satu
    if not baik:
        return
    try:
        urutkan(rumus, {i.id for i in berkas.indikator})
    except Galat as galat:
        yield _moved(galat, f"lembar indikator_versi {galat.tempat}")
    yield from _components(berkas, rumus)


def _components(berkas: Berkas, berumus: Collection[str]) -> Iterator[Galat]:
    """Components given for a realisasi must be those of the formula, single or listed as it is."""
    kenal: dict[str, dict[str, bool]] = {}
    for iv in berkas.indikator_versi:
        kenal.setdefault(iv.indikator, {}).update({k.nama: k.berulang for k in iv.komponen})
    for nomor, r in enumerate(berkas.realisasi, 1):
        if r.komponen is None:
            continue
        tempat = f"{place('realisasi', nomor, r)} kolom komponen"
        if r.indikator not in berumus:
            yield Galat(
                "berkas.komponen",
                tempat,
                "Komponen diisi, padahal indikator ini tidak punya rumus.",
                "Isi rumus indikatornya, atau isi nilainya saja.",
            )
            continue
        for nama, isi in r.komponen.items():
            yield from _among(nama, kenal[r.indikator], f"{tempat} {nama}", "rumus indikator ini")
            if kenal[r.indikator].get(nama) is isinstance(isi, Decimal):
                bentuk = "satu angka" if isinstance(isi, Decimal) else "daftar angka"
                yield Galat(
                    "berkas.komponen",
                    f"{tempat} {nama}",
                    f"Isinya {bentuk}, tidak sesuai dengan komponennya.",
                    "Komponen berulang diisi daftar seperti [3, 4]; yang tidak, satu angka.",
                )


def tree_findings(berkas: Berkas, buku: BukuAturan, tahun: int) -> tuple[Temuan, ...]:
    """All findings on the plan tree of a year, those that may wait included."""
    indeks = Indeks(berkas)
    versi = indeks.versi_tahun(tahun)
    punya = {iv.simpul for iv in indeks.indikator_aktif(tahun, versi)}
    simpul = [
        SimpulPohon(
            s.simpul, s.induk, indeks.jenis_simpul[s.simpul], s.kinerja or s.nama, s.simpul in punya
        )
        for s in indeks.semua_simpul(tahun, versi)
    ]
    # Years before the first rule on trees are held together by that one.
    pada = max(date(tahun, 12, 31), buku.riwayat("pohon.kinerja")[0].dari)
    _, isi = buku.ambil_isi("pohon.kinerja", pada, PohonKinerja)
    return periksa_pohon(isi, simpul)


def _broken_trees(berkas: Berkas, buku: BukuAturan) -> Iterator[Galat]:
    """The tree of the year must hold together; those of other years must at least not circle."""
    letak = {s.simpul: place("simpul_versi", n, s) for n, s in enumerate(berkas.simpul_versi, 1)}
    for tahun in sorted({berkas.tahun, *Indeks(berkas).tahun_tersedia()}):
        rusak = _RUSAK if tahun == berkas.tahun else {"pohon.lingkar"}
        for t in tree_findings(berkas, buku, tahun):
            if t.kode in rusak:
                yield Galat(t.kode, letak[t.simpul], t.pesan, t.saran)


def _moved(galat: Galat, tempat: str) -> Galat:
    return Galat(galat.kode, tempat, galat.pesan, galat.saran)
