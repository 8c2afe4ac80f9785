"""Deadlines of a region's year, and the exceptions to them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from sakip.core.periode import Periode, baca_tanggal
from sakip.galat import Galat
from sakip.web.alur.akses import Ditolak
from sakip.web.alur.models import PengecualianTenggat
from sakip.web.alur.services import cabut_pengecualian, kecualikan
from sakip.web.alur.tampilan import halaman
from sakip.web.alur.tenggat import KalenderTahun
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.models import Kantor


@halaman
def tenggat(request: Any, tahun: int) -> HttpResponse:
    """The deadlines of a year for a region; who may moves one for all offices or one."""
    request.akses.pastikan("daerah.lihat")
    if request.method != "POST":
        return _page(request, tahun)
    request.akses.pastikan("tenggat.ubah")
    try:
        _do(request)
    except Galat as galat:
        return _page(request, tahun, galat, 403 if isinstance(galat, Ditolak) else 422)
    messages.success(request, _("Tenggat tersimpan."))
    return redirect("tenggat", tahun)


def _do(request: Any) -> None:
    isi, pemda = request.POST, request.user.pemda
    if cabut := isi.get("cabut", ""):
        satu = get_object_or_404(PengecualianTenggat, pemda=pemda, uuid=cabut)
        return cabut_pengecualian(actor=request.user, satu=satu, pada=hari_ini())
    kantor = None
    if uuid := isi.get("kantor", ""):
        kantor = get_object_or_404(Kantor, pemda=pemda, uuid=uuid)
    nama, _titik, periode = isi.get("tenggat", "").partition(":")
    kecualikan(
        actor=request.user,
        pemda=pemda,
        tenggat=nama,
        periode=str(Periode.baca(periode)),
        tanggal=baca_tanggal(isi.get("tanggal", ""), _("Tanggal baru")),
        alasan=isi.get("alasan", ""),
        kantor=kantor,
        pada=hari_ini(),
    )
    return None


def _page(request: Any, tahun: int, galat: Galat | None = None, status: int = 200) -> HttpResponse:
    kalender = KalenderTahun(request.user.pemda, tahun)
    setahun = Periode.baca(str(tahun))
    semua = [
        t
        for nama, aturan in kalender.aturan.items()
        for p in (setahun.triwulan() if aturan.acuan == "akhir_triwulan" else (setahun,))
        if (t := kalender.tenggat(nama, str(p)))
    ]
    hari = hari_ini()
    baris = [
        {
            "t": t,
            "kunci": f"{t.id}:{t.periode}",
            "periode": Periode.baca(t.periode).tampil_singkat(),
            "kapan": t.kapan(hari),
            "aturan": kalender.aturan[t.id],
        }
        for t in sorted(semua, key=lambda t: (t.tanggal is None, t.tanggal or hari))
    ]
    boleh = request.akses.boleh("tenggat.ubah")
    isi = {
        "tahun": tahun,
        "baris": baris,
        "pengecualian": [
            (x, kalender.aturan.get(x.tenggat), Periode.baca(x.periode).tampil_singkat())
            for x in kalender.pengecualian
        ],
        "boleh": boleh,
        "kantor": list(request.akses.kantor()) if boleh else [],
        "galat": galat,
        "ketik": request.POST,
    }
    return render(request, "alur/tenggat.html", isi, status=status)
