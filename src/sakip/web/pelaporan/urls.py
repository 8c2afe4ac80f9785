from __future__ import annotations

from django.urls import path

from sakip.web.pelaporan import views

AKAR = "k/<uuid:kantor>/<int:tahun>/lapor/"

urlpatterns = [
    path(AKAR, views.lapor, name="lapor"),
    path(f"{AKAR}kelengkapan/", views.kelengkapan, name="lapor-kelengkapan"),
    path(f"{AKAR}minta/", views.minta, name="lapor-minta"),
    path(f"{AKAR}naskah/<uuid:cetakan>/", views.cetakan, name="lapor-cetakan"),
    path(f"{AKAR}naskah/<uuid:cetakan>/lanjutkan/", views.lanjutkan, name="lapor-lanjutkan"),
    path(f"{AKAR}naskah/<uuid:cetakan>/unduh/", views.unduh, name="lapor-unduh"),
    path(f"{AKAR}naskah/<uuid:cetakan>/terbitkan/", views.terbitkan, name="lapor-terbitkan"),
    path(f"{AKAR}uraian/", views.uraian, name="lapor-uraian"),
    path(f"{AKAR}penandatanganan/", views.penandatanganan, name="lapor-penandatanganan"),
    path(f"{AKAR}edisi/<uuid:terbitan>.pdf", views.edisi, name="lapor-edisi"),
]
