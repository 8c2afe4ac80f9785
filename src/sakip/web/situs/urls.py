"""Addresses of the site, one list an app."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from sakip.web.situs import kesehatan, views

RUANG = (
    "akun",
    "alur",
    "sunting",
    "perencanaan",
    "anggaran",
    "desa",
    "evaluasi",
    "tukar",
    "pengaturan",
    "pelaporan",
    "portal",
    "pengukuran",
)
"""Apps that have pages, in the order in which their addresses are tried."""

urlpatterns: list[URLPattern | URLResolver] = [
    path("sehat/", kesehatan.sehat, name="sehat"),
    path("siap/", kesehatan.siap, name="siap"),
    path("", views.beranda, name="beranda"),
    path("<int:tahun>/", views.beranda, name="beranda-tahun"),
    path("bahasa/", set_language, name="bahasa"),
    path("cari/", views.cari, name="cari"),
    path("k/<uuid:kantor>/<int:tahun>/", views.beranda_kantor, name="beranda-kantor"),
    *(path("", include(f"sakip.web.{nama}.urls")) for nama in RUANG),
]
