"""Drawings of the office: who it consists of, what it is to bring about, how it works."""

from __future__ import annotations

from sakip.berkas import baris as b
from sakip.core.periode import cetak_tanggal
from sakip.laporan.bahan import Bahan
from sakip.laporan.tabel.sel import TINGKAT
from sakip.naskah.gambar.kartu import Kartu, Silang
from sakip.naskah.gambar.organisasi import Jabatan, Letak, gambar_organisasi
from sakip.naskah.gambar.pohon_kinerja import Lukisan, gambar_pohon
from sakip.naskah.pohon import Citra

_SEKRETARIS = "sekretaris"
"""A secretary assists beside the line, in every kind of office."""


def organisation_chart(bahan: Bahan) -> Citra | None:
    """The posts of the office with who holds them; None without a head."""
    kepala = bahan.kepala
    if kepala is None:
        return None
    judul = f"Susunan organisasi {bahan.berkas.kantor.nama}"
    return gambar_organisasi(_post(bahan, kepala), judul=judul)


def performance_tree(bahan: Bahan) -> tuple[Lukisan, ...]:
    """The tree of the year's plan, over as many drawings as it needs; empty without nodes."""
    ada = {s.simpul for s in bahan.simpul}
    akar = [s for s in bahan.simpul if s.induk not in ada]
    if not akar:
        return ()
    kartu = tuple(_card(bahan, s) for s in akar)
    kantor = bahan.berkas.kantor.nama
    puncak = kartu[0] if len(kartu) == 1 else Kartu("Kantor", kantor, anak=kartu)
    return gambar_pohon(puncak, judul=f"Pohon kinerja {kantor} tahun {bahan.tahun}")


def _post(bahan: Bahan, jabatan: b.Jabatan) -> Jabatan:
    bawahan = [j for j in bahan.berkas.jabatan if j.induk == jabatan.id and not j.luar]
    pejabat = bahan.pejabat(jabatan.id)
    sejak = _vacant_since(bahan, jabatan.id) if pejabat is None else ""
    sebagai = "" if pejabat is None or pejabat.status == "definitif" else pejabat.status
    return Jabatan(
        nama=jabatan.nama,
        pejabat=f"{sebagai.capitalize()}. {pejabat.nama}".removeprefix(". ") if pejabat else sejak,
        kosong=bool(sejak),
        letak=_place(jabatan),
        bawahan=tuple(_post(bahan, satu) for satu in bawahan),
    )


def _place(jabatan: b.Jabatan) -> Letak:
    if jabatan.tingkat == "fungsional":
        return "fungsional"
    return "staf" if jabatan.nama.casefold().startswith(_SEKRETARIS) else "garis"


def _vacant_since(bahan: Bahan, jabatan: str) -> str:
    """What stands for the name of a post that is known to be vacant on the day of the report."""
    hari = bahan.hari
    for p in bahan.berkas.pejabat:
        if (
            p.jabatan == jabatan
            and p.status == "kosong"
            and (p.selesai is None or hari <= p.selesai)
        ):
            return f"kosong sejak {cetak_tanggal(p.mulai)}" if p.mulai else "kosong"
    return ""


def _card(bahan: Bahan, simpul: b.SimpulVersi) -> Kartu:
    """A node by the condition it is to bring about, with its own name, indicators and holder."""
    jenis = bahan.indeks.jenis_simpul[simpul.simpul]
    rincian = [i.nama for i in bahan.indikator_di(simpul.simpul)]
    if simpul.kinerja and simpul.kinerja != simpul.nama:
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
        anak=tuple(_card(bahan, anak) for anak in bahan.anak(simpul.simpul)),
    )
