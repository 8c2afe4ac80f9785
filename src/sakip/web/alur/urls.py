from __future__ import annotations

from django.urls import path

from sakip.web.alur import views, views_tenggat

urlpatterns = [
    path("tenggat/<int:tahun>/", views_tenggat.tenggat, name="tenggat"),
    path("akun/", views.akun, name="akun"),
    path("k/<uuid:kantor>/<int:tahun>/jejak/<str:alamat>/", views.jejak, name="jejak"),
]
