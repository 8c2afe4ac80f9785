"""Facts of a Berkas: what it says of one thing at one time. Compared by ``ukur_impor``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from sakip.berkas.baris import IndikatorVersi
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.cli.hitung import compute
from sakip.hitung.buku import BukuHasil
from sakip.periksa.kenali.kamus import ciri

AKHIR = "berlaku"  # the version in force at the end of the year

Isi = Decimal | str


class Kunci(NamedTuple):
    """What a fact is about. nama: letters and figures only."""

    jenis: str
    tingkat: str
    nama: str
    periode: str
    versi: str = ""


class Fakta(NamedTuple):
    """A fact that must come out: any of the names, any of the values."""

    jenis: str
    tingkat: str
    nama: frozenset[str]
    periode: str
    versi: str
    nilai: frozenset[Isi]

    def benar(self, isi: dict[Kunci, set[Isi]]) -> bool:
        return any(self.nilai & ada for ada in self.milik(isi))

    def milik(self, isi: dict[Kunci, set[Isi]]) -> Iterator[set[Isi]]:
        for nama in self.nama:
            kunci = Kunci(self.jenis, self.tingkat, nama, self.periode, self.versi)
            if kunci in isi:
                yield isi[kunci]


# -- what a Berkas says -----------------------------------------------------------


def facts(berkas: Berkas, *, dihitung: bool = True) -> dict[Kunci, set[Isi]]:
    """Every fact of a Berkas, entered or (dihitung) computed for its year."""
    isi: dict[Kunci, set[Isi]] = defaultdict(set)
    tahun = berkas.tahun
    buku = compute(berkas, tahun) if dihitung else BukuHasil(tahun)
    jenis = {s.id: str(s.jenis) for s in berkas.simpul}
    nama_simpul: dict[str, set[str]] = defaultdict(set)
    for s in berkas.simpul_versi:
        nama_simpul[s.simpul].add(ciri(s.nama))
    nama_ind: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for iv in berkas.indikator_versi:
        nama_ind[iv.indikator].add((jenis[iv.simpul], ciri(iv.nama)))

    def ind(kind: str, indikator: str, periode: str, nilai: Isi | None, versi: str = "") -> None:
        for tingkat, nama in nama_ind[indikator]:
            if nilai is not None:
                isi[Kunci(kind, tingkat, nama, periode, versi)].add(nilai)

    def simpul(kind: str, satu: str, periode: str, nilai: Isi | None) -> None:
        for nama in nama_simpul[satu]:
            if nilai is not None:
                isi[Kunci(kind, jenis[satu], nama, periode)].add(nilai)

    for iv in berkas.indikator_versi:
        isi[Kunci("indikator", "", ciri(iv.nama), "")].add("ada")
        if iv.rumus:
            isi[Kunci("rumus", "", ciri(iv.nama), "")].add(_rumus(iv))
    _targets(berkas, ind)
    for r in berkas.realisasi:
        ind(
            "realisasi", r.indikator, r.periode, r.nilai if r.nilai is not None else r.label or None
        )
    for p in berkas.pembanding:
        ind(f"pembanding {p.lingkup}", p.indikator, p.periode, p.nilai)
    for indikator in nama_ind:
        for kind in ("realisasi", "capaian", "kemajuan"):
            ind(kind, indikator, str(tahun), _terbit(buku, kind, indikator, tahun))
    for a in berkas.anggaran:
        simpul(a.jenis + " anggaran", a.simpul, a.periode, a.nilai)
    for t in berkas.terlapor:
        kind, subjek, periode = t.alamat.split("@")[0].split(":")
        if subjek in jenis:
            simpul(kind, subjek, periode, t.nilai)
        else:
            ind(kind, subjek, periode, t.nilai)
    for satu in jenis:
        for kind in ("pagu", "realisasi-anggaran", "serapan"):
            nama = {"pagu": "pagu anggaran", "realisasi-anggaran": "realisasi anggaran"}
            simpul(nama.get(kind, kind), satu, str(tahun), _terbit(buku, kind, satu, tahun))
    for d in berkas.sdm:
        simpul("sdm kebutuhan", d.simpul, d.periode, Decimal(d.kebutuhan))
        simpul("sdm tersedia", d.simpul, d.periode, Decimal(d.tersedia))
    for g in berkas.sarpras:
        isi[Kunci("sarpras standar", "", ciri(g.uraian), g.periode)].add(Decimal(g.standar))
        if g.tersedia is not None:
            isi[Kunci("sarpras tersedia", "", ciri(g.uraian), g.periode)].add(Decimal(g.tersedia))
    layanan = {x.id: ciri(x.nama) for x in berkas.layanan}
    for u in berkas.skm_unsur:
        nilai = u.nilai if u.nilai is not None else _unsur(buku, u.layanan, u.unsur, tahun)
        if nilai is not None:
            # A mean of answers 1 to 4 and its service value of 25 to 100 are one fact.
            nilai = nilai * 25 if nilai <= 4 else nilai
            isi[Kunci("skm unsur", layanan[u.layanan], u.unsur, u.periode)].add(nilai)
    for asp in berkas.ipp_aspek:
        isi[Kunci("ipp aspek", "", asp.aspek, asp.periode)].add(asp.nilai)
    for k in berkas.lke_komponen:
        for kind, n in (("lke nilai", k.nilai), ("lke lapangan", k.lapangan)):
            if n is not None:
                isi[Kunci(kind, "", k.komponen, str(k.tahun_pakai))].add(n)
    jabatan = {j.id: ciri(j.nama) for j in berkas.jabatan}
    rek = {r.id: ciri(r.uraian) for r in berkas.rekomendasi}
    for tl in berkas.tindak_lanjut:
        isi[Kunci("tindak lanjut", rek[tl.rekomendasi], ciri(tl.uraian), str(tahun))].add(
            action(tl.target, tl.waktu, jabatan.get(tl.penanggung_jawab or "", ""), tl.status)
        )
    return isi


def _targets(berkas: Berkas, ind: Any) -> None:
    indeks = Indeks(berkas)
    semua: dict[tuple[str, str, str], dict[str, Isi | None]] = defaultdict(dict)
    for t in berkas.target:
        nilai = t.nilai if t.nilai is not None else t.label or None
        semua[t.indikator, t.jenis, t.periode][t.versi] = nilai
    for (indikator, kind, periode), versi in semua.items():
        nama = "target" if kind in ("tahunan", "triwulan") else f"target {kind}"
        if nama == "target":
            ind(nama, indikator, periode, versi.get("murni"), "murni")
            akhir = indeks.versi_tahun(int(periode[:4]))
            ind(nama, indikator, periode, versi.get(akhir, versi.get("murni")), AKHIR)
        else:
            ind(nama, indikator, periode, versi.get("murni"))


def _rumus(iv: IndikatorVersi) -> str:
    """The formula as its components are labelled, in letters and figures."""
    label = {k.nama: ciri(k.label) for k in iv.komponen}
    return re.sub(r"\w+", lambda m: label.get(m[0], m[0]), iv.rumus.replace(" ", ""))


def _terbit(buku: BukuHasil, ukuran: str, subjek: str, tahun: int) -> Decimal | None:
    ada = buku.ada(ukuran, subjek, str(tahun))
    return ada.terbit if ada is not None else None


def _unsur(buku: BukuHasil, layanan: str, unsur: str, tahun: int) -> Decimal | None:
    return next(
        (h.terbit for h in buku if h.alamat.subjek == f"{layanan}.{unsur}"
         and h.alamat.periode == str(tahun) and h.terbit is not None),
        None,
    )  # fmt: skip


def action(target: str, waktu: str, siapa: str, status: str) -> str:
    return "|".join((ciri(target), ciri(waktu), siapa, status))
