"""One's own account: who I am here today; and the explanation of any figure."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sakip.core.alamat import Alamat
from sakip.web.alur.tampilan import Permintaan, halaman, halaman_kantor
from sakip.web.audit.models import Kejadian
from sakip.web.organisasi.selectors import tahun_dihitung


@halaman
def akun(request: HttpRequest) -> HttpResponse:
    return render(request, "alur/akun.html")


@halaman_kantor("kantor.lihat")
def jejak(request: Permintaan, alamat: str) -> HttpResponse:
    """The sum in words, inputs, rule and article, and who entered it when."""
    _, _, buku = tahun_dihitung(request.kantor, request.tahun)
    hasil = buku.ambil(Alamat.baca(alamat))
    riwayat = Kejadian.objects.filter(
        pemda=request.kantor.pemda_id,
        kantor=str(request.kantor.uuid),
        objek=f"realisasi:{hasil.alamat.subjek}:{hasil.alamat.periode}",
    ).order_by("-nomor")[:5]
    isi = {"hasil": hasil, "aturan": hasil.aturan, "riwayat": riwayat}
    return render(
        request, "alur/jejak.html", isi | {"kantor": request.kantor, "tahun": request.tahun}
    )
