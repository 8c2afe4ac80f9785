"""Signing in and out, and a new password for who has lost theirs."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sakip.galat import Galat
from sakip.web.akun import services
from sakip.web.akun.percobaan import Tunggu
from sakip.web.akun.surat import minta_kode


def _next(request: HttpRequest) -> str:
    """Where to go after signing in: within this site, else the first page."""
    tujuan = request.POST.get("next") or request.GET.get("next") or ""
    aman = url_has_allowed_host_and_scheme(
        tujuan, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return tujuan if aman else settings.LOGIN_REDIRECT_URL


def _status(galat: Galat | None) -> int:
    return 200 if galat is None else 429 if isinstance(galat, Tunggu) else 422


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def masuk(request: HttpRequest) -> HttpResponse:
    tujuan, galat = _next(request), None
    nama = request.POST.get("username", "")
    if request.user.is_authenticated:
        return redirect(tujuan)
    if request.method == "POST":
        try:
            services.masuk(request, nama, request.POST.get("password", ""))
        except Galat as salah:
            galat = salah
        else:
            return redirect(tujuan)
    isi = {"galat": galat, "nama": nama, "next": tujuan}
    return render(request, "akun/masuk.html", isi, status=_status(galat))


@require_POST
def keluar(request: HttpRequest) -> HttpResponse:
    services.keluar(request)
    return redirect("masuk")


@never_cache
@require_http_methods(["GET", "POST"])
def lupa(request: HttpRequest) -> HttpResponse:
    """How to get a code; by e-mail where the installation has a mail server."""
    galat, terkirim = None, False
    if request.method == "POST" and settings.ADA_SURAT:
        alamat = request.build_absolute_uri(reverse("kode-sandi"))
        nama = request.POST.get("username", "")
        try:
            minta_kode(request, nama_pengguna=nama, alamat_kode=alamat)
        except Galat as salah:
            galat = salah
        else:
            terkirim = True
    isi = {"galat": galat, "terkirim": terkirim, "ada_surat": settings.ADA_SURAT}
    return render(request, "akun/lupa.html", isi, status=_status(galat))


@never_cache
@sensitive_post_parameters("kode", "baru", "ulang")
@require_http_methods(["GET", "POST"])
def kode(request: HttpRequest) -> HttpResponse:
    """Set a new password with a code; looking at the page does not use the code up."""
    galat, ketik = None, request.POST
    if request.method == "POST":
        try:
            services.setel_sandi(
                request,
                kode=ketik.get("kode", ""),
                baru=ketik.get("baru", ""),
                ulang=ketik.get("ulang", ""),
            )
        except Galat as salah:
            galat = salah
        else:
            messages.success(request, _("Sandi baru tersimpan. Masuk dengan sandi itu."))
            return redirect("masuk")
    isi = {"galat": galat, "kode": ketik.get("kode", "")}
    return render(request, "akun/kode.html", isi, status=_status(galat))
