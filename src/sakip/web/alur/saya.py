"""One's own account: who I am here today, my password, and where I am signed in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sakip.galat import Galat
from sakip.web.akun import services
from sakip.web.akun.selectors import sesi_saya
from sakip.web.alur.tampilan import halaman
from sakip.web.alur.tugas import tasks


@require_safe
@halaman
def akun(request: Any) -> HttpResponse:
    pemda = request.user.pemda
    isi = {
        "tugas": tasks(pemda, request.akses.pada, akun=request.user) if pemda else [],
        "sesi": sesi_saya(request, request.user),
        "riwayat": request.akses.boleh("jejak.lihat"),
    }
    return render(request, "alur/akun.html", isi)


@sensitive_post_parameters("lama", "baru", "ulang")
@require_http_methods(["GET", "HEAD", "POST"])
@halaman
def sandi(request: Any) -> HttpResponse:
    galat = None
    if request.method == "POST":
        ketik = {n: request.POST.get(n, "") for n in ("lama", "baru", "ulang")}
        try:
            services.ganti_sandi(request, actor=request.user, **ketik)
        except Galat as salah:
            galat = salah
        else:
            messages.success(request, _("Sandi berganti. Semua sesi lain telah diakhiri."))
            return redirect("akun")
    return render(request, "alur/sandi.html", {"galat": galat}, status=422 if galat else 200)


@require_POST
@halaman
def sesi(request: Any) -> HttpResponse:
    """End one other session, or all others."""
    nama = request.POST.get("sesi", "")
    banyak = services.akhiri_sesi(request, actor=request.user, nama=nama)
    messages.success(request, ngettext("%d sesi diakhiri.", "%d sesi diakhiri.", banyak) % banyak)
    return redirect("akun")
