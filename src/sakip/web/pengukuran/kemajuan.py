"""How far the quarters of many offices have come: who is where, and who is late.

Counts rows and states; asks no figure, so a region of eighty offices is five queries.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from sakip.berkas.indeks import version_order
from sakip.core.aturan.jenis import Alur
from sakip.core.periode import JenisPeriode, Periode
from sakip.web.alur.akses import Akses, alur_di
from sakip.web.alur.tenggat import KalenderTahun, Tenggat, calendar_seen
from sakip.web.organisasi.models import Kantor
from sakip.web.pengukuran.models import Pengisian
from sakip.web.perencanaan.models import IndikatorVersi, VersiRencana

TRIWULANAN, TAHUNAN = "laporan-triwulan", "lkjip"
"""Deadlines in the calendar by which a quarter and a year are to be sent on."""


@dataclass
class Kemajuan:
    """One period of one office. milik: by state, the indicators there and their posts."""

    kantor: Kantor
    periode: str
    tenggat: Tenggat | None
    milik: dict[str, list[str]] = field(default_factory=dict)

    @property
    def jumlah(self) -> int:
        return sum(map(len, self.milik.values()))

    def di(self, keadaan: Iterable[str]) -> int:
        """How many rows stand in these states."""
        return sum(len(self.milik.get(k, ())) for k in keadaan)

    def terlambat(self, alur: Alur, hari: date) -> bool:
        """Whether something is still with the office after the deadline."""
        belum = self.di(k.id for k in alur.keadaan if k.dapat_diubah)
        return bool(belum and self.tenggat and self.tenggat.terlambat(hari))


def approved_states(alur: Alur) -> list[str]:
    """The first state in which a figure is approved, and all after it."""
    tempat = (n for n, k in enumerate(alur.keadaan) if k.ditetapkan)
    return [k.id for k in alur.keadaan[next(tempat, len(alur.keadaan)) :]]


def periods(tahun: int) -> list[str]:
    """The quarters of a year, then the year."""
    semua = Periode.baca(str(tahun))
    return [*map(str, semua.triwulan()), str(semua)]


def deadline_of(periode: str) -> str:
    return TRIWULANAN if "-T" in periode else TAHUNAN


PerKantor = dict[int, dict[str, Kemajuan]]


def progress_seen(akses: Akses, kantor: Sequence[Kantor], tahun: int) -> PerKantor:
    """`progress` for a page, read once however many of its parts show it."""
    kunci = ("kemajuan", tahun, *(k.pk for k in kantor))
    return akses.sekali(kunci, lambda: progress(kantor, tahun, calendar_seen(akses, tahun)))


def progress(
    kantor: Sequence[Kantor], tahun: int, kalender: KalenderTahun | None = None
) -> PerKantor:
    """By office and period, how many indicators stand in which state.

    All offices must be of one government. kalender: its deadlines, where they are at hand.
    """
    if not kantor:
        return {}
    pemda, kunci = kantor[0].pemda, [k.pk for k in kantor]
    kalender, alur = kalender or KalenderTahun(pemda, tahun), alur_di(pemda, date(tahun, 12, 31))
    diukur = _measured(kunci, tahun)
    keadaan: dict[tuple[int, str], dict[int, str]] = defaultdict(dict)
    for di, periode, indikator, kini in Pengisian.objects.filter(
        pemda=pemda, kantor__in=kunci, periode__startswith=str(tahun)
    ).values_list("kantor_id", "periode", "indikator_id", "keadaan"):
        keadaan[di, periode][indikator] = kini
    hasil: dict[int, dict[str, Kemajuan]] = {}
    for satu in kantor:
        hasil[satu.pk] = {}
        for periode in periods(tahun):
            tenggat = kalender.tenggat(deadline_of(periode), periode, satu.pk)
            k = hasil[satu.pk][periode] = Kemajuan(satu, periode, tenggat)
            kini = keadaan[satu.pk, periode]
            for indikator, jabatan in diukur[satu.pk, periode]:
                k.milik.setdefault(kini.get(indikator, alur.awal), []).append(jabatan)
    return hasil


def _measured(kantor: Collection[int], tahun: int) -> dict[tuple[int, str], list[tuple[int, str]]]:
    """Indicators that are measured, with their posts, by office and period.

    Says the same as `selectors.measured`, without reading the offices' data.
    """
    saring = {"kantor__in": kantor}
    berlaku: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for di, versi, mulai in VersiRencana.objects.filter(**saring, periode=str(tahun)).values_list(
        "kantor_id", "id_teks", "berlaku"
    ):
        berlaku[di].append((mulai, version_order(versi)))
    riwayat: dict[tuple[int, int], list[_Versi]] = defaultdict(list)
    kolom = ("kantor_id", "indikator_id", "tahun", "versi", "sampai", "peran")
    for di, indikator, sejak, versi, sampai, peran, jabatan in IndikatorVersi.objects.filter(
        **saring, tahun__lte=tahun
    ).values_list(*kolom, "penanggung_jawab__id_teks"):
        urut = (sejak, version_order(versi))
        riwayat[di, indikator].append((urut, sampai, peran, jabatan or ""))
    batas = {di: _limits(sorted(berlaku[di]), tahun) for di in {di for di, _i in riwayat}}
    hasil: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
    for (di, indikator), versi_ada in riwayat.items():
        versi_ada.sort(key=itemgetter(0))
        for periode, akhir in batas[di]:
            pada = versi_ada[bisect_right(versi_ada, akhir, key=itemgetter(0)) - 1]
            if pada[0] <= akhir and pada[2] == "kinerja" and (pada[1] or tahun) >= tahun:
                hasil[di, periode].append((indikator, pada[3]))
    return hasil


_Versi = tuple[tuple[int, int], int | None, str, str]
"""Year and order of a version of an indicator, its last year, role, and the post it belongs to."""


def _limits(berlaku: Sequence[tuple[date, int]], tahun: int) -> list[tuple[str, tuple[int, int]]]:
    """The periods of a year, each with the newest version that may measure it."""
    return [(p, (tahun, _version_in(berlaku, Periode.baca(p)))) for p in periods(tahun)]


def _version_in(berlaku: Sequence[tuple[date, int]], periode: Periode) -> int:
    """Order of the version that measures a period: as `Indeks` says it."""
    if not berlaku:
        return 0
    if periode.jenis is JenisPeriode.TAHUN:
        return berlaku[-1][1]
    sudah = [urut for mulai, urut in berlaku if mulai <= periode.akhir]
    return sudah[-1] if sudah else berlaku[0][1]
