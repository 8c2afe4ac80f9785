"""The emblem and the signatures that the office's papers bear."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sakip.galat import Galat
from sakip.web.alur.tampilan import Permintaan, halaman_kantor
from sakip.web.dasar import simpanan
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.models import Hiasan
from sakip.web.tukar.hiasan import JENIS, UBAH, hapus_hiasan, places, simpan_hiasan


@halaman_kantor("laporan.buat")
@require_http_methods(["GET", "POST"])
def hiasan(request: Permintaan) -> HttpResponse:
    """Every place a picture may stand; POST puts one there."""
    galat: Galat | None = None
    if request.method == "POST":
        request.akses.pastikan(UBAH, request.kantor)
        try:
            _put(request)
            messages.success(request, _("Gambar tersimpan; naskah berikutnya memakainya."))
            return redirect("hiasan", request.kantor.uuid, request.tahun)
        except Galat as salah:
            galat = salah
    tempat = {t: nama or _("Lambang daerah") for t, nama in places(request.kantor).items()}
    ada = list(_of(request).select_related("oleh"))
    for satu in ada:
        satu.judul, satu.dicetak = tempat.get(satu.tempat, satu.nama), satu.tempat in tempat
    isi: dict[str, Any] = {
        "galat": galat,
        "ubah": request.akses.boleh(UBAH, request.kantor),
        "tempat": list(tempat.items()),
        "ada": ada,
    }
    return render(request, "pengaturan/hiasan.html", isi, status=422 if galat else 200)


def _put(request: Permintaan) -> None:
    berkas = request.FILES.get("gambar")
    if berkas is None:
        raise Galat(
            "unggahan.kosong", "", _("Belum ada gambar yang dipilih."), _("Pilih gambarnya.")
        )
    simpan_hiasan(
        actor=request.user,
        kantor=request.kantor,
        tempat=request.POST.get("tempat", ""),
        isi=berkas.read(),
        nama=berkas.name or "",
        pada=hari_ini(),
    )


def _of(request: Permintaan) -> Any:
    return Hiasan.objects.filter(pemda=request.kantor.pemda_id, kantor=request.kantor)


@halaman_kantor("laporan.buat")
def unduh(request: Permintaan, gambar: UUID) -> HttpResponse:
    """A picture as it was uploaded: shown in our pages, else only ever saved."""
    satu = get_object_or_404(_of(request), uuid=gambar)
    isi = simpanan.path_of(request.kantor.pemda, satu.sidik).read_bytes()
    kepala = {"Content-Disposition": content_disposition_header(True, satu.nama)}
    return HttpResponse(isi, content_type=JENIS[satu.jenis], headers=kepala)


@halaman_kantor("laporan.buat")
@require_POST
def hapus(request: Permintaan, gambar: UUID) -> HttpResponse:
    """Leave a place free again."""
    satu = get_object_or_404(_of(request).select_related("kantor__pemda"), uuid=gambar)
    hapus_hiasan(actor=request.user, satu=satu, pada=hari_ini())
    messages.success(request, _("Gambar dihapus; naskah berikutnya tanpa gambar itu."))
    return redirect("hiasan", request.kantor.uuid, request.tahun)
