from __future__ import annotations

from django.urls import path

from sakip.web.anggaran import views

_TAHUN = "k/<uuid:kantor>/<int:tahun>/"

urlpatterns = [
    path(f"{_TAHUN}data/", views.data, name="data"),
    path(f"{_TAHUN}data/anggaran/", views.anggaran, name="anggaran"),
    path(f"{_TAHUN}data/anggaran/impor/", views.impor, name="anggaran-impor"),
    path(f"{_TAHUN}data/anggaran/<str:simpul>/", views.simpan, name="anggaran-simpan"),
]
