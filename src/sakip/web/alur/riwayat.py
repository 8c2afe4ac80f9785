"""The history of an office, and of a whole region: who changed what, and whether it is whole."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sakip.web.alur.catatan import riwayat
from sakip.web.alur.tampilan import Permintaan, halaman, halaman_kantor
from sakip.web.audit.services import periksa_rantai
from sakip.web.organisasi.models import Kantor


@require_safe
@halaman_kantor("jejak.lihat")
def kantor(request: Permintaan) -> HttpResponse:
    return _page(request, request.kantor)


@require_safe
@halaman
def daerah(request: Any) -> HttpResponse:
    request.akses.pastikan("jejak.lihat")
    return _page(request, None)


def _page(request: Any, kantor: Kantor | None) -> HttpResponse:
    pemda = kantor.pemda if kantor else request.user.pemda
    cari, sebelum = request.GET.get("cari", "")[:200], request.GET.get("sebelum", "")
    nomor = int(sebelum) if sebelum.isdecimal() and len(sebelum) < 18 else 0
    isi = {"lembaran": riwayat(pemda, kantor, cari=cari, sebelum=nomor), "cari": cari}
    if "periksa" in request.GET:
        isi |= {"diperiksa": True, "putus": list(periksa_rantai(pemda))[:20]}
    return render(request, "alur/riwayat.html", isi)
