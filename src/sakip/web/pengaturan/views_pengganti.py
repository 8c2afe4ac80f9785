"""Plh and Plt of an office: named and ended by who heads it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Ditolak
from sakip.web.alur.tampilan import Permintaan, halaman_kantor
from sakip.web.alur.tugas import tasks
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.models import Penugasan
from sakip.web.pengaturan.pengganti import (
    ALASAN_MAKS,
    TUNJUK,
    candidates,
    hentikan,
    may_end,
    replaceable,
    tunjuk,
)
from sakip.web.pengaturan.penugasan import SEMENTARA, SURAT_MAKS
from sakip.web.pengaturan.views import day, one


@halaman_kantor(TUNJUK)
@require_http_methods(["GET", "POST"])
def pengganti(request: Permintaan) -> HttpResponse:
    """Who stands in for whom, and naming another."""
    if request.method == "GET":
        return _page(request)
    isian, di = request.POST, Penugasan.objects.filter(kantor=request.kantor)
    orang = Akun.objects.filter(pemda=request.kantor.pemda_id)

    def act() -> None:
        tunjuk(
            actor=request.user,
            kantor=request.kantor,
            menggantikan=one(di, isian.get("menggantikan", "")),
            akun=one(orang, isian.get("pengganti", "")),
            status=isian.get("status", ""),
            surat=isian.get("surat", ""),
            mulai=day(isian.get("mulai", "")),
            selesai=day(isian.get("selesai", "")),
            pada=hari_ini(),
        )
        messages.success(request, _("Penunjukan tersimpan."))

    return _do(request, act)


@halaman_kantor(TUNJUK)
@require_POST
def akhiri(request: Permintaan, uuid: UUID) -> HttpResponse:
    """End a standing-in now."""
    milik = {"pemda": request.kantor.pemda_id, "kantor": request.kantor}
    satu = get_object_or_404(Penugasan, **milik, uuid=uuid)

    def act() -> None:
        alasan = request.POST.get("alasan", "")
        hentikan(actor=request.user, penugasan=satu, alasan=alasan, pada=hari_ini())
        messages.success(request, _("Penunjukan diakhiri."))

    return _do(request, act)


def _do(request: Permintaan, act: Any) -> HttpResponse:
    try:
        act()
    except Ditolak:
        raise
    except Galat as galat:
        return _page(request, galat)
    return redirect("pengganti", request.kantor.uuid, request.tahun)


def _page(request: Permintaan, galat: Galat | None = None) -> HttpResponse:
    hari, kantor, saya = hari_ini(), request.kantor, request.user
    semua = tasks(kantor.pemda, hari, kantor=kantor, status__in=SEMENTARA)
    isi = {
        "galat": galat,
        "hari_ini": hari,
        "diganti": replaceable(saya, kantor, hari),
        "pengganti": candidates(saya, kantor, hari),
        "surat_maks": SURAT_MAKS,
        "alasan_maks": ALASAN_MAKS,
        "berjalan": [
            (t, may_end(saya, t.satu, hari)) for t in semua if t.keadaan in ("berlaku", "nanti")
        ],
        "lalu": [t for t in semua if t.keadaan not in ("berlaku", "nanti")],
    }
    return render(request, "pengaturan/pengganti.html", isi, status=422 if galat else 200)
