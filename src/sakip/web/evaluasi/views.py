"""Evaluasi: the last LHE, its recommendations, and what has been done about them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from sakip.web.alur.tampilan import Permintaan, halaman_kantor
from sakip.web.evaluasi.selectors import evaluation
from sakip.web.sunting.services import HAK


@halaman_kantor("kantor.lihat")
def evaluasi(request: Permintaan) -> HttpResponse:
    request.siklus = "evaluasi"
    isi = {
        "evaluasi": evaluation(request.kantor, request.tahun),
        "boleh": request.akses.boleh(HAK["tindak_lanjut"], request.kantor),
        "boleh_lke": request.akses.boleh(HAK["lke_komponen"], request.kantor),
    }
    return render(request, "evaluasi/evaluasi.html", isi)
