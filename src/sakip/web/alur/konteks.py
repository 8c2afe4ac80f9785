"""What the frame around every page shows: office and year, the cycle, who I am."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sakip.web.organisasi.models import TahunKerja

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
        isi["tahun_lain"] = TahunKerja.objects.filter(pemda=kantor.pemda_id, kantor=kantor)
        isi["siklus"] = [
            {
                "nama": nama,
                "judul": judul,
                "ikon": ikon,
                "alamat": reverse(nama, args=(kantor.uuid, tahun)),
                "kini": getattr(request, "siklus", "") == nama,
            }
            for nama, judul, ikon in SIKLUS
            if _exists(nama)
        ]
    return isi


def _exists(nama: str) -> bool:
    from django.urls import NoReverseMatch

    try:
        reverse(nama, args=("00000000-0000-0000-0000-000000000000", 2024))
    except NoReverseMatch:
        return False
    return True
