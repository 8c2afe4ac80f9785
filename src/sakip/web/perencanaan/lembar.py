"""One indicator: what it means, how it is computed, what was promised and reached."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sakip.berkas.baris import IndikatorVersi, SimpulVersi
from sakip.berkas.janji import RencanaAksi
from sakip.core.jejak import Hasil
from sakip.core.periode import Periode
from sakip.laporan.bahan import Bahan
from sakip.laporan.formulasi import formula_of
from sakip.naskah.pohon import Pecahan, potongan
from sakip.web.perencanaan.matriks import BarisTarget, targets


class Bagian(NamedTuple):
    """A piece of a formula: words, or a fraction."""

    teks: str
    atas: str = ""
    bawah: str = ""


class LembarIndikator(NamedTuple):
    """All that the plan says of one indicator."""

    iv: IndikatorVersi
    simpul: tuple[SimpulVersi, ...]
    penanggung_jawab: str
    rumus: tuple[Bagian, ...]
    matriks: BarisTarget
    tahun: tuple[int, ...]
    triwulan: tuple[tuple[str, Hasil | None, Hasil | None, Hasil | None], ...]
    versi: tuple[IndikatorVersi, ...]
    rencana_aksi: tuple[RencanaAksi, ...]


def sheet(bahan: Bahan, indikator: str) -> LembarIndikator | None:
    """The sheet of an indicator of the year; None when the plan has none of that id."""
    berkas, buku = bahan.berkas, bahan.buku
    iv = next((i for i in bahan.indikator if i.indikator == indikator), None)
    matriks = targets(berkas, buku, hanya=indikator)
    if iv is None or not matriks.baris:
        return None
    jabatan = bahan.indeks.jabatan.get(iv.penanggung_jawab or "")
    return LembarIndikator(
        iv,
        tuple(_path(bahan, iv.simpul)),
        jabatan.nama if jabatan else "",
        tuple(_pieces(bahan, iv)),
        matriks.baris[0],
        matriks.tahun,
        tuple(
            (
                Periode.baca(t).tampil_singkat(),
                buku.ada("target", indikator, t),
                buku.ada("realisasi", indikator, t),
                buku.ada("capaian", indikator, t),
            )
            for t in bahan.triwulan
        ),
        tuple(v for v in berkas.indikator_versi if v.indikator == indikator),
        tuple(
            r
            for r in berkas.rencana_aksi
            if r.indikator == indikator and r.periode.startswith(str(berkas.tahun))
        ),
    )


def _path(bahan: Bahan, simpul: str) -> list[SimpulVersi]:
    """The nodes from the root down to one."""
    letak = {s.simpul: s for s in bahan.simpul}
    jalur: list[SimpulVersi] = []
    while simpul in letak and letak[simpul] not in jalur:
        jalur.insert(0, letak[simpul])
        simpul = letak[simpul].induk or ""
    return jalur


def _pieces(bahan: Bahan, iv: IndikatorVersi) -> Iterator[Bagian]:
    for p in potongan(formula_of(bahan, iv)):
        match p:
            case Pecahan(atas=atas, bawah=bawah):
                yield Bagian("", atas, bawah)
            case str() if p:
                yield Bagian(p)
