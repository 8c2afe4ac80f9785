from __future__ import annotations

from django.urls import path

from sakip.web.alur import riwayat, saya, views, views_tenggat

urlpatterns = [
    path("tenggat/<int:tahun>/", views_tenggat.tenggat, name="tenggat"),
    path("akun/", saya.akun, name="akun"),
    path("akun/sandi/", saya.sandi, name="sandi"),
    path("akun/sesi/", saya.sesi, name="akhiri-sesi"),
    path("riwayat/", riwayat.daerah, name="riwayat-daerah"),
    path("k/<uuid:kantor>/<int:tahun>/riwayat/", riwayat.kantor, name="riwayat"),
    path("k/<uuid:kantor>/<int:tahun>/jejak/<str:alamat>/", views.jejak, name="jejak"),
]
