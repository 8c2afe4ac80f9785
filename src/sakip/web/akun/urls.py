from __future__ import annotations

from django.urls import path

from sakip.web.akun import views

urlpatterns = [
    path("masuk/", views.masuk, name="masuk"),
    path("keluar/", views.keluar, name="keluar"),
    path("sandi/lupa/", views.lupa, name="lupa-sandi"),
    path("sandi/kode/", views.kode, name="kode-sandi"),
]
