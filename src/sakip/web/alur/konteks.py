"""What the frame around every page shows: office and year, the cycle, who I am."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from sakip.web.alur.akses import Akses
from sakip.web.alur.cincin import ring
from sakip.web.alur.selectors import menunggu
from sakip.web.alur.tenggat import calendar_seen
from sakip.web.organisasi.models import Kantor

SIKLUS = (
    # name of the page, label, icon (id in dasar/ikon.svg)
    ("rencana", _("Rencana"), "pohon"),
    ("janji", _("Janji"), "janji"),
    ("ukur", _("Ukur"), "ukur"),
    ("data", _("Data"), "data"),
    ("lapor", _("Lapor"), "lapor"),
    ("evaluasi", _("Evaluasi"), "evaluasi"),
)
"""The cycle as navigation; each is a page of an office and a year."""


def bingkai(request: HttpRequest) -> dict[str, Any]:
    """Context of the frame; nothing for who has not signed in."""
    akses = getattr(request, "akses", None)
    if akses is None:
        return {}
    kantor = getattr(request, "kantor", None)
    isi: dict[str, Any] = {
        "akses": akses,
        "kantor_kini": kantor,
        "boleh_daerah": akses.boleh("daerah.lihat"),
        "boleh_atur": akses.boleh("penugasan.ubah"),
    }
    if kantor is not None:
        tahun = request.tahun
        isi["tahun_kini"] = tahun
        isi["lihat_riwayat"] = akses.boleh("jejak.lihat", kantor)
        isi["tahun_lain"] = request.tahun_ada
        isi["cincin"] = SimpleLazyObject(
            lambda: ring(calendar_seen(akses, tahun), kantor, tahun, akses.pada)
        )
        isi["siklus"] = SimpleLazyObject(lambda: _cycle(request, akses, kantor, tahun))
    return isi


def _cycle(request: HttpRequest, akses: Akses, kantor: Kantor, tahun: int) -> list[dict[str, Any]]:
    """The places of the cycle, each with how many things wait there; asked of whole pages only."""
    tugas = getattr(request, "tugas", None)
    if tugas is None:
        tugas = menunggu(akses, tahun, kantor)
    banyak = Counter(t.ruang for t in tugas)
    return [
        {
            "nama": nama,
            "judul": judul,
            "ikon": ikon,
            "alamat": reverse(nama, args=(kantor.uuid, tahun)),
            "kini": getattr(request, "siklus", "") == nama,
            "banyak": banyak[nama],
        }
        for nama, judul, ikon in SIKLUS
        if _exists(nama)
    ]


@lru_cache(maxsize=len(SIKLUS))
def _exists(nama: str) -> bool:
    from django.urls import NoReverseMatch

    try:
        reverse(nama, args=("00000000-0000-0000-0000-000000000000", 2024))
    except NoReverseMatch:
        return False
    return True
