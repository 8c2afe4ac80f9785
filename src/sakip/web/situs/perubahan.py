"""Beranda beyond the year's figures: who is late, and what changed since last quarter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from django.utils.translation import gettext as _

from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.core.jejak import Hasil
from sakip.core.periode import Periode
from sakip.hitung import BukuHasil
from sakip.web.alur.akses import Akses, alur_di
from sakip.web.organisasi.models import Kantor
from sakip.web.pengukuran.kemajuan import Kemajuan, progress_seen


class Terlambat(NamedTuple):
    """A period past its deadline: whose figures are still with the office, and how many."""

    kantor: Kantor
    periode: str
    judul: str
    kapan: str
    siapa: list[tuple[str, int]]

    @property
    def jumlah(self) -> int:
        return sum(n for _jabatan, n in self.siapa)

    @property
    def singkat(self) -> str:
        """``TW III``, where the year is told already."""
        return self.judul.removesuffix(f" {self.periode[:4]}")

    @property
    def tahunan(self) -> bool:
        return "-T" not in self.periode


def late(akses: Akses, kantor: Sequence[Kantor], tahun: int, hari: date) -> list[Terlambat]:
    """Every late period of offices of one government, the oldest first; six queries."""
    if not kantor:
        return []
    alur = alur_di(kantor[0].pemda, hari)
    terbuka = [k.id for k in alur.keadaan if k.dapat_diubah]
    return [
        Terlambat(
            satu.kantor,
            satu.periode,
            Periode.baca(satu.periode).tampil_singkat(),
            satu.tenggat.kapan(hari) if satu.tenggat else "",
            _whose(satu, terbuka),
        )
        for per_periode in progress_seen(akses, kantor, tahun).values()
        for satu in per_periode.values()
        if satu.terlambat(alur, hari)
    ]


def in_names(berkas: Berkas, semua: list[Terlambat]) -> list[Terlambat]:
    """The same with posts by name; figures without a post are nobody's in particular."""
    nama = {j.id: j.nama for j in berkas.jabatan} | {"": _("tanpa penanggung jawab")}
    return [t._replace(siapa=[(nama.get(j, j), n) for j, n in t.siapa]) for t in semua]


def _whose(satu: Kemajuan, terbuka: list[str]) -> list[tuple[str, int]]:
    jabatan = Counter(j for k in terbuka for j in satu.milik.get(k, ()))
    return jabatan.most_common()


class Berubah(NamedTuple):
    """One indicator in two quarters of which the capaian differ."""

    nama: str
    indikator: str
    lalu: Hasil
    kini: Hasil


class Perubahan(NamedTuple):
    """What changed between two quarters; both named in short."""

    lalu: str
    kini: str
    turun: list[Berubah]
    naik: list[Berubah]


def changes(berkas: Berkas, buku: BukuHasil) -> Perubahan | None:
    """The last quarter that has figures beside the one before; None before there are two.

    Only published capaian are compared; what has none in one of them is left out.
    """
    triwulan = list(Periode.baca(str(berkas.tahun)).triwulan())
    indeks = Indeks(berkas)
    aktif = [
        iv
        for iv in indeks.indikator_aktif(berkas.tahun, indeks.versi_tahun(berkas.tahun))
        if iv.peran == "kinerja"
    ]
    for lalu, kini in reversed(list(pairwise(triwulan))):
        turun, naik, ada = [], [], False
        for iv in aktif:
            dulu = buku.ada("capaian", iv.indikator, str(lalu))
            baru = buku.ada("capaian", iv.indikator, str(kini))
            if not (dulu and baru) or dulu.terbit is None or baru.terbit is None:
                continue
            ada = True
            satu = Berubah(iv.nama, iv.indikator, dulu, baru)
            if baru.terbit < dulu.terbit:
                turun.append(satu)
            elif baru.terbit > dulu.terbit:
                naik.append(satu)
        if ada:
            return Perubahan(lalu.tampil_singkat(), kini.tampil_singkat(), turun, naik)
    return None
