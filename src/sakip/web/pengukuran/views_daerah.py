"""The quarters of all offices side by side: who has sent what, and who is late."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from sakip.web.alur.akses import alur_di
from sakip.web.alur.tampilan import halaman
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.models import Kantor, TahunKerja
from sakip.web.pengukuran.kemajuan import Kemajuan, approved_states, periods, progress
from sakip.web.pengukuran.views import tab_name


@halaman
def daerah(request: Any, tahun: int) -> HttpResponse:
    request.akses.pastikan("daerah.lihat")
    buka = TahunKerja.objects.filter(pemda=request.user.pemda_id, tahun=tahun).values("kantor")
    kantor = list(Kantor.objects.filter(pk__in=buka).select_related("pemda"))
    hari, alur = hari_ini(), alur_di(request.user.pemda, hari_ini())
    terbuka = [k.id for k in alur.keadaan if k.dapat_diubah]
    sudah = approved_states(alur)

    def sel(k: Kemajuan) -> dict[str, Any]:
        return {
            "belum": k.di(terbuka),
            "jalan": k.jumlah - k.di(terbuka) - k.di(sudah),
            "sudah": k.di(sudah),
            "jumlah": k.jumlah,
            "terlambat": k.terlambat(alur, hari),
            "kapan": k.tenggat.kapan(hari) if k.tenggat else "",
            "periode": k.periode,
            "judul": tab_name(k.periode),
        }

    maju = progress(kantor, tahun)
    baris = [(k, [sel(x) for x in maju[k.pk].values()]) for k in kantor]
    # Who is late most comes first.
    baris.sort(key=lambda b: (-sum(s["terlambat"] for s in b[1]), b[0].nama))
    isi = {"tahun": tahun, "baris": baris, "kolom": [tab_name(p) for p in periods(tahun)]}
    return render(request, "pengukuran/daerah.html", isi)
