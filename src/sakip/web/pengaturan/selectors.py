"""Who works where: posts with their holders, assignments, accounts, offices of a region."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Max, Q

from sakip.berkas.baris import Jabatan as BarisJabatan
from sakip.berkas.baris import Pejabat
from sakip.berkas.model import Berkas
from sakip.web.akun.models import Akun
from sakip.web.dasar.models import Pemda
from sakip.web.organisasi.models import Kantor


class Kursi(NamedTuple):
    """A post with who holds it on a day, and how deep it stands."""

    jabatan: BarisJabatan
    tingkat: int
    pejabat: Pejabat | None
    lowong: bool


def posts(berkas: Berkas, pada: date) -> list[Kursi]:
    """The posts of the office, each above those under it; those outside it first."""
    anak: dict[str | None, list[BarisJabatan]] = {}
    ada = {j.id for j in berkas.jabatan}
    for j in berkas.jabatan:
        anak.setdefault(j.induk if j.induk in ada else None, []).append(j)

    def walk(induk: str | None, dalam: int) -> Iterator[Kursi]:
        for j in anak.get(induk, ()):
            siapa = holder(berkas, j.id, pada)
            yield Kursi(j, dalam, siapa, siapa is not None and siapa.status == "kosong")
            yield from walk(j.id, dalam + 1)

    return list(walk(None, 0))


def holder(berkas: Berkas, jabatan: str, pada: date) -> Pejabat | None:
    """Who holds a post on a day; one who stands in comes before the absent holder."""
    kini = [
        p
        for p in berkas.pejabat
        if p.jabatan == jabatan
        and (p.mulai is None or p.mulai <= pada)
        and (p.selesai is None or p.selesai >= pada)
    ]
    return min(kini, key=lambda p: p.status not in {"plt", "plh"}, default=None)


def offices(pemda: Pemda) -> list[Kantor]:
    """Offices of a region with their last year and how many people work there."""
    return list(
        Kantor.objects.filter(pemda=pemda).annotate(
            tahun_terakhir=Max("tahun_kerja__tahun"),
            orang=Count("penugasan", filter=Q(penugasan__selesai__isnull=True), distinct=True),
        )
    )


def accounts(pemda: Pemda) -> list[Akun]:
    return list(Akun.objects.filter(pemda=pemda).prefetch_related("penugasan").order_by("nama"))
