"""Deadlines: what the calendar of the rulebook says, moved by dated exceptions, in words."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import Kalender
from sakip.core.aturan.jenis import Tenggat as TenggatAturan
from sakip.core.aturan.lapis import nama_daerah
from sakip.core.periode import JenisPeriode, Periode, cetak_tanggal
from sakip.web.alur.akses import Akses
from sakip.web.alur.models import PengecualianTenggat
from sakip.web.dasar.models import Pemda

KALENDER = "kalender.sakip"
_DEKAT, _LAMA = 14, 60
"""Days up to which a deadline is told by counting days, ahead and behind."""


class Tenggat(NamedTuple):
    """One deadline as it holds for an office. semula: the day of the rule; None where it moved
    nothing. tanggal None: the rule counts from a day that is not known (signing of the DPA)."""

    id: str
    kewajiban: str
    periode: str
    tanggal: date | None
    semula: date | None = None
    alasan: str = ""

    def kapan(self, hari: date) -> str:
        return in_words(self.tanggal, hari) if self.tanggal else ""

    def terlambat(self, hari: date) -> bool:
        return self.tanggal is not None and self.tanggal < hari


def in_words(tanggal: date, hari: date) -> str:
    """``besok``, ``5 hari lagi``, ``terlambat 3 hari``, ``15 April 2025``."""
    selisih = (tanggal - hari).days
    if selisih < -_LAMA:
        return _("terlambat sejak %(tanggal)s") % {"tanggal": cetak_tanggal(tanggal)}
    if selisih < 0:
        return ngettext("terlambat %(n)d hari", "terlambat %(n)d hari", -selisih) % {"n": -selisih}
    match selisih:
        case 0:
            return _("hari ini")
        case 1:
            return _("besok")
        case 2:
            return _("lusa")
    if selisih <= _DEKAT:
        return _("%(n)d hari lagi") % {"n": selisih}
    return cetak_tanggal(tanggal)


@lru_cache(maxsize=256)
def rules(daerah: str, pada: date) -> dict[str, TenggatAturan]:
    """Deadlines of the calendar in force on a day, by id."""
    buku = BukuAturan.muat(daerah if daerah in nama_daerah() else None)
    return {t.id: t for t in buku.ambil_isi(KALENDER, pada, Kalender)[1].tenggat}


def day_of(aturan: TenggatAturan, periode: str) -> date | None:
    """The day a rule gives for a period; None where it counts from a day we do not know."""
    p = Periode.baca(periode)
    match aturan.acuan:
        case "akhir_tahun":
            acuan = date(p.tahun, 12, 31)
        case "awal_tahun":
            # "One month from the start of the year" ends with January.
            acuan = date(p.tahun, 1, 1) - timedelta(days=1)
        case "akhir_triwulan" if p.jenis is JenisPeriode.TRIWULAN:
            acuan = p.akhir
        case _:
            return None
    return _months_on(acuan, aturan.bulan) + timedelta(days=aturan.hari)


def _months_on(hari: date, bulan: int) -> date:
    """So many months on; the last day of a month stays the last day."""
    tahun, urut = divmod(hari.year * 12 + hari.month - 1 + bulan, 12)
    akhir = calendar.monthrange(tahun, urut + 1)[1]
    ujung = hari.day == calendar.monthrange(hari.year, hari.month)[1]
    return date(tahun, urut + 1, akhir if ujung else min(hari.day, akhir))


class KalenderTahun:
    """Deadlines of one year in a government; one query however many are asked."""

    def __init__(self, pemda: Pemda, tahun: int) -> None:
        self.aturan = rules(pemda.id_teks, date(tahun, 12, 31))
        self.pengecualian = list(
            PengecualianTenggat.objects.filter(pemda=pemda, periode__startswith=str(tahun))
            .select_related("kantor", "oleh")
            .order_by("pk")
        )

    def tenggat(self, nama: str, periode: str, kantor: int | None = None) -> Tenggat | None:
        """A deadline for an office (its key), or for all; None where the calendar has none."""
        aturan = self.aturan.get(nama)
        if aturan is None:
            return None
        semula = day_of(aturan, periode)
        lain = self._exception(nama, periode, kantor)
        if lain is None:
            return Tenggat(nama, aturan.kewajiban, periode, semula)
        return Tenggat(nama, aturan.kewajiban, periode, lain.tanggal, semula, lain.alasan)

    def _exception(self, nama: str, periode: str, kantor: int | None) -> PengecualianTenggat | None:
        cocok: Iterable[PengecualianTenggat] = (
            x for x in self.pengecualian if (x.tenggat, x.periode) == (nama, periode)
        )
        milik = [x for x in cocok if x.kantor_id in (None, kantor)]
        sendiri = [x for x in milik if x.kantor_id is not None]
        return next(reversed(sendiri or milik), None)


def calendar_seen(akses: Akses, tahun: int) -> KalenderTahun:
    """The deadlines of a person's government for a page, read once."""
    pemda = akses.akun.pemda
    return akses.sekali(("kalender", tahun), lambda: KalenderTahun(pemda, tahun))
