"""What the first pages show: one office's year at a glance, and a region's offices side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from sakip.berkas.baris import JenisSimpul
from sakip.berkas.indeks import Indeks
from sakip.core.jejak import Hasil
from sakip.core.periode import Periode
from sakip.hitung import KANTOR, BukuHasil
from sakip.hitung.rerata import IKU
from sakip.web.organisasi.models import Kantor, TahunKerja
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.situs.models import HasilTerkini
from sakip.web.situs.perubahan import Terlambat

PUNCAK = Decimal(150)
"""Percentage at which a bar is full; what lies above is cut, its number stands beside it."""
SEPERTI_JANJI = Decimal(100)
SERATUS = f"{Decimal(100) / PUNCAK * 100:.2f}%"
"""Where the mark of 100 per cent stands in a bar."""


class Batang(NamedTuple):
    """A bar: its figure, and its length as text for the drawing; empty without a number."""

    hasil: Hasil
    lebar: str
    kelas: str


class BarisIkhtisar(NamedTuple):
    """One main indicator of the year: what was promised, reached, and what that comes to."""

    nama: str
    target: Hasil | None
    realisasi: Hasil | None
    capaian: Batang | None
    predikat: Hasil | None


class BarisSasaran(NamedTuple):
    nama: str
    capaian: Batang | None
    serapan: Batang | None


class TitikTriwulan(NamedTuple):
    periode: str
    capaian: Hasil | None
    serapan: Hasil | None


class Perhatian(NamedTuple):
    """What the library remarks on; indikator, nama: of what, "" where it is of no indicator."""

    indikator: str
    nama: str
    pesan: str


def _remarks(buku: BukuHasil, nama: Mapping[str, str]) -> list[Perhatian]:
    """nama: of the indicators of the year."""
    semua = ((w, w.alamat.split(":")[1] if ":" in w.alamat else "") for w in buku.peringatan)
    return [Perhatian(i if i in nama else "", nama.get(i, ""), w.pesan) for w, i in semua]


def bar(hasil: Hasil | None, *, menilai: bool = True) -> Batang | None:
    """How long the bar of a percentage is drawn; the figure itself is the library's.

    menilai: whether less than 100 is a shortfall; money that was not spent may be thrift.
    """
    if hasil is None:
        return None
    if hasil.terbit is None:
        return Batang(hasil, "", "")
    panjang = max(Decimal(0), min(hasil.terbit, PUNCAK)) / PUNCAK * 100
    kelas = ("baik" if hasil.terbit >= 100 else "kurang") if menilai else "netral"
    return Batang(hasil, f"{panjang:.2f}%", kelas)


def ikhtisar(kantor: Kantor, tahun: int) -> dict[str, Any]:
    """The year of an office: main indicators, sasaran with their money, quarters so far."""
    berkas, _, buku = tahun_dihitung(kantor, tahun)
    indeks, periode = Indeks(berkas), str(tahun)
    versi = indeks.versi_tahun(tahun)
    return {
        "baris": [
            BarisIkhtisar(
                iv.nama,
                buku.ada("target", iv.indikator, periode),
                buku.ada("realisasi", iv.indikator, periode),
                bar(buku.ada("capaian", iv.indikator, periode)),
                buku.ada("predikat", iv.indikator, periode),
            )
            for iv in indeks.indikator_aktif(tahun, versi)
            if iv.iku
        ],
        "sasaran": [
            BarisSasaran(
                s.nama,
                bar(buku.ada("rerata-capaian", s.simpul, periode)),
                bar(buku.ada("serapan", s.simpul, periode), menilai=False),
            )
            for s in indeks.simpul_aktif(tahun, versi)
            if indeks.jenis_simpul[s.simpul] is JenisSimpul.SASARAN
        ],
        "triwulan": [
            TitikTriwulan(
                p.tampil_singkat(),
                buku.ada("rerata-capaian", IKU, str(p)),
                buku.ada("serapan", KANTOR, str(p)),
            )
            for p in Periode.baca(periode).triwulan()
        ],
        "rerata": buku.ada("rerata-capaian", IKU, periode),
        "serapan": buku.ada("serapan", KANTOR, periode),
        "perhatian": _remarks(
            buku, {iv.indikator: iv.nama for iv in indeks.indikator_aktif(tahun, versi)}
        ),
    }


class KantorDaerah(NamedTuple):
    """One office in a region's table. kurang: its year falls short of what was promised.

    basi: figures older than the office's data. berangka: its year has a number by now.
    """

    kantor: Kantor
    tahun: int
    capaian: str
    serapan: str
    triwulan: tuple[str, ...]
    basi: bool
    berangka: bool = False
    kurang: bool = False
    terlambat: tuple[Terlambat, ...] = ()


def with_late(daftar: list[KantorDaerah], semua: list[Terlambat]) -> list[KantorDaerah]:
    """The offices of a region, each with its late periods; who owes most comes first."""
    isi = [
        k._replace(terlambat=tuple(t for t in semua if t.kantor.pk == k.kantor.pk)) for k in daftar
    ]
    return sorted(isi, key=lambda k: (-len(k.terlambat), not k.kurang, k.kantor.nama))


class Sekilas(NamedTuple):
    """A region in a sentence: so many offices, so many late, so many short of their promise."""

    banyak: int
    terlambat: int
    kurang: int
    berangka: int


def at_a_glance(daftar: list[KantorDaerah]) -> Sekilas:
    return Sekilas(
        len(daftar),
        sum(bool(k.terlambat) for k in daftar),
        sum(k.kurang for k in daftar),
        sum(k.berangka for k in daftar),
    )


def year_of_most(kantor: Iterable[Kantor]) -> tuple[list[int], int | None]:
    """Years that offices have opened, newest first, and the newest that half of them have."""
    banyak = Counter(
        TahunKerja.objects.filter(kantor__in=kantor).order_by().values_list("tahun", flat=True)
    )
    ada = sorted(banyak, reverse=True)
    cukup = [t for t in ada if 2 * banyak[t] >= max(banyak.values())]
    return ada, next(iter(cukup), None)


def daftar_kantor(kantor: Iterable[Kantor], tahun: int) -> list[KantorDaerah]:
    """The offices that have this year, with what was last computed for them; three queries."""
    semua = list(kantor)
    ada = set(
        TahunKerja.objects.filter(kantor__in=semua, tahun=tahun).values_list("kantor_id", flat=True)
    )
    hasil: dict[int, dict[str, HasilTerkini]] = defaultdict(dict)
    for h in HasilTerkini.objects.filter(kantor__in=semua, tahun=tahun):
        hasil[h.kantor_id][h.alamat] = h

    def satu(k: Kantor) -> KantorDaerah:
        punya = hasil[k.pk]

        setahun = punya.get(f"rerata-capaian:{tahun}")
        nilai = setahun.nilai if setahun else None

        def teks(kunci: str) -> str:
            return punya[kunci].tampil if kunci in punya else ""

        return KantorDaerah(
            k,
            tahun,
            teks(f"rerata-capaian:{tahun}"),
            teks(f"serapan:{tahun}"),
            tuple(teks(f"rerata-capaian:{p}") for p in Periode.baca(str(tahun)).triwulan()),
            not punya or any(h.masukan < k.masukan for h in punya.values()),
            nilai is not None,
            nilai is not None and nilai < SEPERTI_JANJI,
        )

    return [satu(k) for k in semua if k.pk in ada]
