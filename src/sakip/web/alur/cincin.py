"""The year ring of the frame: where in the cycle today is, and what is due next."""

from __future__ import annotations

from calendar import isleap
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sakip.core.periode import Periode, cetak_tanggal
from sakip.web.alur.tenggat import KalenderTahun
from sakip.web.organisasi.models import Kantor

TENGGAT = {
    # deadline of the calendar: what the ring calls it, and the place in the cycle where it is met
    "rencana-aksi": (gettext_lazy("Rencana aksi"), "rencana"),
    "laporan-triwulan": (gettext_lazy("Laporan"), "ukur"),
    "skm-semester-1": (gettext_lazy("Survei kepuasan semester I"), "data"),
    "skm-semester-2": (gettext_lazy("Survei kepuasan semester II"), "data"),
    "lkjip": (gettext_lazy("Laporan Kinerja"), "lapor"),
    "evaluasi-internal": (gettext_lazy("Evaluasi AKIP"), "evaluasi"),
}


class Titik(NamedTuple):
    """A deadline on the ring. sudut: degrees from the first of January, clockwise."""

    judul: str
    tanggal: date
    sudut: int
    kapan: str
    lewat: bool
    alamat: str


class Cincin(NamedTuple):
    """kini: where today is, in words; sudut: of today, None once the cycle is over; berikut: the
    next deadline, if any."""

    kini: str
    hari: str
    sudut: int | None
    titik: tuple[Titik, ...]
    berikut: Titik | None


def ring(kalender: KalenderTahun, kantor: Kantor, tahun: int, hari: date) -> Cincin:
    """The cycle of a year of an office as seen on a day.

    A deadline of the following year (report, evaluation) stands at its month: the ring closes.
    """
    semua = Periode.baca(str(tahun))
    titik = []
    for nama, (judul, ruang) in TENGGAT.items():
        for p in semua.triwulan() if nama == "laporan-triwulan" else [semua]:
            t = kalender.tenggat(nama, str(p), kantor.pk)
            if t is None or t.tanggal is None:
                continue
            sebut = f"{judul} {p.tampil_singkat()}" if p != semua else str(judul)
            alamat = reverse(ruang, args=(kantor.uuid, tahun))
            lewat = t.terlambat(hari)
            titik.append(Titik(sebut, t.tanggal, _angle(t.tanggal), t.kapan(hari), lewat, alamat))
    titik.sort(key=lambda t: t.tanggal)
    berikut = next((t for t in titik if not t.lewat), None)
    sudut = _angle(hari) if berikut else None
    kini = _where(tahun, hari, berikut)
    return Cincin(kini, cetak_tanggal(hari), sudut, tuple(titik), berikut)


def _where(tahun: int, hari: date, berikut: Titik | None) -> str:
    if hari.year == tahun:
        return Periode.baca(f"{tahun}-T{(hari.month - 1) // 3 + 1}").tampil_singkat()
    if hari.year < tahun:
        return _("Menjelang %d") % tahun
    return _("Sesudah %d") % tahun if berikut else _("Tenggat %d sudah lewat") % tahun


def _angle(hari: date) -> int:
    return (hari.timetuple().tm_yday - 1) * 360 // (366 if isleap(hari.year) else 365)
