"""Who works where: posts with their holders, assignments, accounts, offices of a region."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Count, Max, Q

from sakip.berkas.baris import Jabatan as BarisJabatan
from sakip.berkas.baris import Pejabat
from sakip.berkas.model import Berkas
from sakip.berkas.unit import units
from sakip.web.akun.models import Akun
from sakip.web.alur.tugas import Tugas, tasks
from sakip.web.dasar.models import Pemda
from sakip.web.organisasi.models import Kantor


class Kursi(NamedTuple):
    """A post on a day, and how deep it stands within its unit.

    pemangku: who holds it or stands in, who stands in first. terisi: how many hold it for good;
    lowong: how many more the analysis of work load asks for; sejak: since when nobody holds it.
    """

    jabatan: BarisJabatan
    tingkat: int
    pemangku: list[Pejabat]
    terisi: int
    lowong: int
    sejak: date | None


class Formasi(NamedTuple):
    """Posts whose need is known, together: persons asked for, there, and missing."""

    kebutuhan: int
    terisi: int
    lowong: int


def staffing(kursi: Iterable[Kursi]) -> Formasi | None:
    """The posts of the office taken together; None where no need was entered."""
    ada = [k for k in kursi if k.jabatan.kebutuhan is not None and not k.jabatan.luar]
    if not ada:
        return None
    return Formasi(
        sum(k.jabatan.kebutuhan or 0 for k in ada),
        sum(k.terisi for k in ada),
        sum(k.lowong for k in ada),
    )


class Bagian(NamedTuple):
    """A unit with its posts on a day. nama: empty for the office itself; luar: outside it."""

    nama: str
    tingkat: int
    kursi: list[Kursi]
    luar: bool = False


def parts(berkas: Berkas, pada: date) -> list[Bagian]:
    """The office and its units, each above those under it; posts outside the office last."""
    hasil = [
        Bagian(u.nama, u.tingkat, [_seat(berkas, j, t, pada) for j, t in u.jabatan])
        for u in units(berkas)
    ]
    if luar := [_seat(berkas, j, 0, pada) for j in berkas.jabatan if j.luar]:
        hasil.append(Bagian("", 0, luar, luar=True))
    return hasil


def posts(berkas: Berkas, pada: date) -> list[Kursi]:
    """All posts, unit by unit."""
    return [k for b in parts(berkas, pada) for k in b.kursi]


def _seat(berkas: Berkas, jabatan: BarisJabatan, dalam: int, pada: date) -> Kursi:
    kini = holders(berkas, jabatan.id, pada)
    terisi = sum(p.status == "definitif" for p in kini)
    butuh = 1 if jabatan.kebutuhan is None and _said_empty(kini) else jabatan.kebutuhan or 0
    lowong = 0 if jabatan.luar else max(butuh - terisi, 0)
    return Kursi(
        jabatan,
        dalam,
        [p for p in kini if p.status != "kosong"],
        terisi,
        lowong,
        _empty_since(berkas, jabatan.id, pada) if lowong and not terisi else None,
    )


def _said_empty(kini: list[Pejabat]) -> bool:
    return any(p.status == "kosong" for p in kini)


def _empty_since(berkas: Berkas, jabatan: str, pada: date) -> date | None:
    """The first day without a holder; None where the list of officials does not tell."""
    milik = [p for p in berkas.pejabat if p.jabatan == jabatan]
    tercatat = [p.mulai for p in milik if p.status == "kosong" and p.mulai and p.mulai <= pada]
    usai = [p.selesai for p in milik if p.status == "definitif" and p.selesai and p.selesai < pada]
    return max([*tercatat, *(h + timedelta(days=1) for h in usai)], default=None)


def holders(berkas: Berkas, jabatan: str, pada: date) -> list[Pejabat]:
    """All rows of a post on a day; who stands in comes before the absent holder."""
    kini = [
        p
        for p in berkas.pejabat
        if p.jabatan == jabatan
        and (p.mulai is None or p.mulai <= pada)
        and (p.selesai is None or p.selesai >= pada)
    ]
    return sorted(kini, key=lambda p: p.status not in {"plt", "plh"})


def holder(berkas: Berkas, jabatan: str, pada: date) -> Pejabat | None:
    """Who answers for a post on a day."""
    return next(iter(holders(berkas, jabatan, pada)), None)


def offices(pemda: Pemda) -> list[Kantor]:
    """Offices of a region with their last year and how many people work there for good."""
    tetap = Q(penugasan__selesai=None, penugasan__dihentikan=None)
    return list(
        Kantor.objects.filter(pemda=pemda).annotate(
            tahun_terakhir=Max("tahun_kerja__tahun"),
            orang=Count("penugasan", filter=tetap, distinct=True),
        )
    )


def accounts(pemda: Pemda, pada: date) -> list[tuple[Akun, list[Tugas]]]:
    """People of a region with the assignments that hold on a day."""
    milik: dict[int, list[Tugas]] = {}
    for t in tasks(pemda, pada):
        if t.keadaan == "berlaku":
            milik.setdefault(t.satu.akun_id, []).append(t)
    return [(a, milik.get(a.pk, [])) for a in Akun.objects.filter(pemda=pemda).order_by("nama")]
