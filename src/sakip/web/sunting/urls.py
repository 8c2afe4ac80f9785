from __future__ import annotations

from django.urls import path

from sakip.web.sunting import views

_LEMBAR = "k/<uuid:kantor>/<int:tahun>/lembar/<str:lembar>/"

urlpatterns = [
    path(_LEMBAR, views.lembar, name="lembar"),
    path(f"{_LEMBAR}impor/", views.impor, name="lembar-impor"),
    path(f"{_LEMBAR}<uuid:uuid>/", views.baris, name="lembar-baris"),
    path(f"{_LEMBAR}<uuid:uuid>/hapus/", views.hapus, name="lembar-hapus"),
]
