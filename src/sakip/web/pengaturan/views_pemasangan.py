"""Daerah di pemasangan ini: for who runs the installation."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Ditolak
from sakip.web.alur.tampilan import View, halaman
from sakip.web.dasar.models import Pemda
from sakip.web.dasar.waktu import hari_ini
from sakip.web.pengaturan.daerah import (
    ATUR,
    JENIS,
    administrators,
    buka,
    kind_and_name,
    kode_admin,
    regions,
    tunjuk_admin,
    ubah,
)

_KODE = "kode_admin"


def _installation(view: View) -> View:
    """A page for who runs the installation."""

    @halaman
    def bungkus(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.akses.pastikan(ATUR)
        return view(request, *args, **kwargs)

    return bungkus


@_installation
@require_http_methods(["GET", "POST"])
def pemasangan(request: Any) -> HttpResponse:
    """Every region; POST opens another with its first administrator."""
    galat: Galat | None = None
    if request.method == "POST":
        try:
            pemda, akun, kode = buka(
                actor=request.user,
                **_names(request),
                id_teks=request.POST.get("id_teks", ""),
                admin=_person(request),
                pada=hari_ini(),
            )
            request.session[_KODE] = [str(akun.uuid), kode]
            messages.success(request, _("%s dibuka.") % pemda.nama)
            return redirect("pemasangan-daerah", pemda.uuid)
        except Ditolak:
            raise
        except Galat as salah:
            galat = salah
    isi = {"galat": galat, "daerah": regions(hari_ini()), "jenis": JENIS}
    return render(request, "pengaturan/pemasangan.html", isi, status=422 if galat else 200)


@_installation
@require_http_methods(["GET", "POST"])
def daerah(request: Any, daerah: UUID) -> HttpResponse:
    """One region: what it is called and who administers it; POST calls it otherwise."""
    pemda = get_object_or_404(Pemda, uuid=daerah)
    if request.method == "GET":
        return _region(request, pemda)

    def act() -> None:
        ubah(
            actor=request.user,
            pemda=pemda,
            **_names(request),
            dilihat=(request.POST.get("nama_semula", ""), request.POST.get("provinsi_semula", "")),
            pada=hari_ini(),
        )
        messages.success(request, _("Nama daerah tersimpan."))

    return _do(request, pemda, act)


@_installation
@require_POST
def admin(request: Any, daerah: UUID) -> HttpResponse:
    """Another administrator of a region."""
    pemda = get_object_or_404(Pemda, uuid=daerah)

    def act() -> None:
        akun, kode = tunjuk_admin(
            actor=request.user, pemda=pemda, admin=_person(request), pada=hari_ini()
        )
        request.session[_KODE] = [str(akun.uuid), kode]

    return _do(request, pemda, act)


@_installation
@require_POST
def sandi(request: Any, daerah: UUID, uuid: UUID) -> HttpResponse:
    """A new code for an administrator of this region."""
    pemda = get_object_or_404(Pemda, uuid=daerah)
    akun = get_object_or_404(Akun, pemda=pemda, uuid=uuid)

    def act() -> None:
        kode = kode_admin(actor=request.user, akun=akun, pada=hari_ini())
        request.session[_KODE] = [str(akun.uuid), kode]

    return _do(request, pemda, act)


def _do(request: Any, pemda: Pemda, act: Any) -> HttpResponse:
    """Do something and come back to the region, with what is wrong where it went wrong."""
    try:
        act()
    except Ditolak:
        raise
    except Galat as galat:
        return _region(request, pemda, galat)
    return redirect("pemasangan-daerah", pemda.uuid)


def _region(request: Any, pemda: Pemda, galat: Galat | None = None) -> HttpResponse:
    pemda.refresh_from_db()
    satu = next(d for d in regions(hari_ini()) if d.pemda.pk == pemda.pk)
    milik, kode = request.session.pop(_KODE, ["", ""]) if galat is None else ["", ""]
    jenis, nama = kind_and_name(pemda.nama)
    isi = {
        "galat": galat,
        "daerah": satu,
        "admin": administrators(pemda, hari_ini()),
        "jenis": JENIS,
        "jenis_kini": jenis,
        "nama_kini": nama,
        "milik": milik,
        "kode": kode,
    }
    return render(request, "pengaturan/pemasangan_daerah.html", isi, status=422 if galat else 200)


def _names(request: Any) -> dict[str, str]:
    return {n: request.POST.get(n, "") for n in ("jenis", "nama", "provinsi")}


def _person(request: Any) -> tuple[str, str, str]:
    nama_pengguna, nama, surel = (
        request.POST.get(n, "") for n in ("nama_pengguna", "nama_orang", "surel")
    )
    return nama_pengguna, nama, surel
