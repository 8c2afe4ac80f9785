"""Addresses of the portal. They are promised to stay (`templates/portal/data.html`)."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path, register_converter

from sakip.core.alamat import POLA_ID
from sakip.web.portal import views


class Id:
    """Id of a government or an office, as a Berkas has it."""

    regex = POLA_ID.pattern

    def to_python(self, isi: str) -> str:
        return isi

    def to_url(self, isi: str) -> str:
        return isi


register_converter(Id, "id")
KANTOR = "publik/<id:daerah>/<id:kantor>/"
TAHUN = f"{KANTOR}<int:tahun>/"


def _both(ekor: str, view: Any, nama: str, **tetap: str) -> list[URLPattern]:
    """The newest edition, and any by its number."""
    return [
        path(f"{TAHUN}edisi-<int:nomor>/{ekor}", view, tetap, name=nama),
        path(f"{TAHUN}{ekor}", view, {**tetap, "nomor": None}, name=nama),
    ]


urlpatterns = [
    path("publik/", views.depan, name="publik"),
    path("publik/data/", views.tentang_data, name="publik-data"),
    path("publik/<id:daerah>/", views.daerah, name="publik-daerah"),
    *(
        path(
            f"publik/<id:daerah>/capaian-<int:tahun>.{bentuk}",
            views.data_daerah,
            {"bentuk": bentuk},
            name=f"publik-data-daerah-{bentuk}",
        )
        for bentuk in ("csv", "json")
    ),
    path(KANTOR, views.kantor, name="publik-kantor"),
    *_both("", views.tahun, "publik-tahun"),
    *_both("lkjip.pdf", views.pdf, "publik-pdf"),
    *(
        satu
        for bentuk in ("csv", "json")
        for satu in (
            *_both(f"capaian.{bentuk}", views.capaian, f"publik-capaian-{bentuk}", bentuk=bentuk),
            *_both(f"angka.{bentuk}", views.semua_angka, f"publik-angka-{bentuk}", bentuk=bentuk),
        )
    ),
    path(f"{TAHUN}edisi-<int:nomor>/angka/<str:alamat>/", views.angka, name="publik-angka"),
    path(f"{TAHUN}perjanjian/", views.perjanjian, name="publik-perjanjian"),
    path(f"{TAHUN}perjanjian-<int:nomor>/", views.perjanjian, name="publik-perjanjian"),
]
