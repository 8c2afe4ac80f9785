"""The floor of a page: the same rights and the same figures, as bare JSON without a template."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.urls import path

from sakip.web.alur.tampilan import Permintaan, halaman_kantor
from sakip.web.situs.selectors import ikhtisar
from sakip.web.situs.urls import urlpatterns as situs


@halaman_kantor("kantor.lihat")
def beranda(request: Permintaan) -> HttpResponse:
    return JsonResponse(ikhtisar(request.kantor, request.tahun), json_dumps_params={"default": str})


urlpatterns = [path("lantai/<uuid:kantor>/<int:tahun>/", beranda), *situs]
