"""Addresses of the portal. They are promised to stay (`templates/portal/data.html`)."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path, register_converter
from django.urls.converters import StringConverter

from sakip.core.alamat import POLA_ID
from sakip.web.portal import views


class Id(StringConverter):
    """Id of a government or an office, as a Berkas has it."""

    regex = POLA_ID.pattern


class Bentuk(StringConverter):
    """The form of data."""

    regex = "csv|json"


register_converter(Id, "id")
register_converter(Bentuk, "bentuk")
KANTOR = "publik/<id:daerah>/<id:kantor>/"
TAHUN = f"{KANTOR}<int:tahun>/"


def _both(ekor: str, view: Any, nama: str) -> list[URLPattern]:
    """The newest edition, and any by its number."""
    return [
        path(f"{TAHUN}edisi-<int:nomor>/{ekor}", view, name=nama),
        path(f"{TAHUN}{ekor}", view, {"nomor": None}, name=nama),
    ]


urlpatterns = [
    path("publik/", views.depan, name="publik"),
    path("publik/data/", views.tentang_data, name="publik-data"),
    path("publik/<id:daerah>/", views.daerah, name="publik-daerah"),
    path(
        "publik/<id:daerah>/capaian-<int:tahun>.<bentuk:bentuk>",
        views.data_daerah,
        name="publik-data-daerah",
    ),
    path(KANTOR, views.kantor, name="publik-kantor"),
    *_both("", views.tahun, "publik-tahun"),
    *_both("lkjip.pdf", views.pdf, "publik-pdf"),
    *_both("capaian.<bentuk:bentuk>", views.capaian, "publik-capaian"),
    *_both("angka.<bentuk:bentuk>", views.semua_angka, "publik-semua-angka"),
    path(f"{TAHUN}edisi-<int:nomor>/angka/<str:alamat>/", views.angka, name="publik-angka"),
    path(f"{TAHUN}perjanjian/", views.perjanjian, name="publik-perjanjian"),
    path(f"{TAHUN}perjanjian-<int:nomor>/", views.perjanjian, name="publik-perjanjian"),
    path(f"{TAHUN}perjanjian.pdf", views.pdf_janji, {"nomor": None}, name="publik-janji-pdf"),
    path(f"{TAHUN}perjanjian-<int:nomor>.pdf", views.pdf_janji, name="publik-janji-pdf"),
]
