"""The floor of a page: the same rights and the same queries, as bare JSON without a template."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from sakip.web.alur.tampilan import Permintaan, halaman_kantor
from sakip.web.dasar.waktu import hari_ini
from sakip.web.pengukuran.kisi import grid
from sakip.web.pengukuran.services import simpan_banyak
from sakip.web.pengukuran.views import _typed
from sakip.web.perencanaan.selectors import material, tree
from sakip.web.portal.selectors import edition, editions, summary
from sakip.web.situs.selectors import ikhtisar
from sakip.web.situs.urls import urlpatterns as situs


def _json(isi: Any) -> HttpResponse:
    return JsonResponse({"isi": isi}, json_dumps_params={"default": str})


@halaman_kantor("kantor.lihat")
def beranda(request: Permintaan) -> HttpResponse:
    return _json(ikhtisar(request.kantor, request.tahun))


@halaman_kantor("kantor.lihat")
def kisi(request: Permintaan, periode: str) -> HttpResponse:
    return _json(
        [asdict(b) for b in grid(request.kantor, request.tahun, periode, request.akses).baris]
    )


@halaman_kantor("kantor.lihat")
def pohon(request: Permintaan) -> HttpResponse:
    return _json(tree(material(request.kantor, request.tahun)))


@halaman_kantor("realisasi.ubah")
def simpan(request: Permintaan, periode: str) -> HttpResponse:
    hasil = simpan_banyak(
        actor=request.user,
        kantor=request.kantor,
        tahun=request.tahun,
        periode=periode,
        isian=_typed(request.POST.dict()),
        pada=hari_ini(),
    )
    return _json(hasil.revisi)


def publik(request: HttpRequest, daerah: str, kantor: str, tahun: int) -> HttpResponse:
    t = edition(daerah, kantor, tahun, None)
    return _json([len(editions(daerah, kantor, tahun)), summary(t)])


_DI = "lantai/k/<uuid:kantor>/<int:tahun>/"
urlpatterns = [
    path(_DI, beranda),
    path(f"{_DI}ukur/<periode:periode>/", kisi),
    path(f"{_DI}ukur/<periode:periode>/simpan/", simpan),
    path(f"{_DI}rencana/", pohon),
    path("lantai/publik/<str:daerah>/<str:kantor>/<int:tahun>/", publik),
    *situs,
]
