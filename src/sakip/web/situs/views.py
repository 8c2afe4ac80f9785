"""Beranda: what waits for me, and the year at a glance."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from sakip.web.alur.tampilan import Permintaan, halaman, halaman_kantor
from sakip.web.organisasi.models import TahunKerja
from sakip.web.situs.selectors import ikhtisar


@halaman
def beranda(request: Any) -> HttpResponse:
    """The office of somebody who has one; else all that one may see."""
    kantor = list(request.akses.kantor()[:500])
    if len(kantor) == 1 and (satu := TahunKerja.objects.filter(kantor=kantor[0]).first()):
        return redirect("beranda-kantor", kantor[0].uuid, satu.tahun)
    tahun = TahunKerja.objects.filter(kantor__in=kantor).values_list("kantor_id", "tahun")
    terakhir = dict(sorted(tahun))
    isi = [(k, terakhir.get(k.pk)) for k in kantor]
    return render(request, "situs/beranda.html", {"daftar": isi})


@halaman_kantor("kantor.lihat")
def beranda_kantor(request: Permintaan) -> HttpResponse:
    return render(request, "situs/kantor.html", ikhtisar(request.kantor, request.tahun))
