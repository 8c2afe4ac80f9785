"""Signing in and out."""

from __future__ import annotations

from django.contrib.auth import views as bawaan


class Masuk(bawaan.LoginView):
    template_name = "akun/masuk.html"
    redirect_authenticated_user = True


class Keluar(bawaan.LogoutView):
    next_page = "/masuk/"
