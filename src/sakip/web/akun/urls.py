from __future__ import annotations

from django.urls import path

from sakip.web.akun import views

urlpatterns = [
    path("masuk/", views.Masuk.as_view(), name="masuk"),
    path("keluar/", views.Keluar.as_view(), name="keluar"),
]
