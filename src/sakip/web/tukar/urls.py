from __future__ import annotations

from django.urls import path

from sakip.web.tukar import views

_TAHUN = "k/<uuid:kantor>/<int:tahun>/"

urlpatterns = [
    path("impor/", views.unggah, name="impor"),
    path("impor/<str:tanda>/", views.periksa, name="impor-periksa"),
    path(f"{_TAHUN}berkas.<str:bentuk>", views.ekspor, name="ekspor"),
    path(f"{_TAHUN}tahun-berikut/", views.tahun_berikut, name="tahun-berikut"),
]
