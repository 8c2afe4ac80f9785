"""Values that others decide: one row an indicator, with who, which document and when."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sakip.berkas.baris import IndikatorVersi
from sakip.berkas.baris import NilaiLuar as BarisNilaiLuar
from sakip.core.periode import cetak_tanggal
from sakip.galat import Galat
from sakip.web.alur.akses import Ditolak
from sakip.web.alur.tampilan import Permintaan, halaman_kantor
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.pengukuran.kisi import typed_figure
from sakip.web.pengukuran.models import NilaiLuar
from sakip.web.pengukuran.selectors import measured
from sakip.web.pengukuran.services.luar import LUAR, TEKS, catat_nilai_luar


@halaman_kantor("kantor.lihat")
def nilai_luar(request: Permintaan) -> HttpResponse:
    """The list; a post records one of them."""
    if request.method != "POST":
        return _page(request)
    indikator, revisi = request.POST.get("indikator", ""), request.POST.get("revisi", "0")
    try:
        catat_nilai_luar(
            actor=request.user,
            kantor=request.kantor,
            tahun=request.tahun,
            indikator=indikator,
            isian=request.POST.dict(),
            revisi=int(revisi) if revisi.isdecimal() and len(revisi) < 10 else 0,
            pada=hari_ini(),
        )
    except Galat as galat:
        return _page(request, galat, 403 if isinstance(galat, Ditolak) else 422)
    messages.success(request, _("Nilai dari pihak luar tersimpan."))
    return redirect("nilai-luar", request.kantor.uuid, request.tahun)


def _figure(n: BarisNilaiLuar, iv: IndikatorVersi) -> str:
    teks = typed_figure(n, iv.satuan, iv.desimal)
    return f"{teks} ({n.alasan})" if n.kosong and n.alasan else teks


def _page(request: Permintaan, galat: Galat | None = None, status: int = 200) -> HttpResponse:
    request.siklus = "ukur"
    berkas, _aturan, hasil = tahun_dihitung(request.kantor, request.tahun)
    ada = {n.indikator: n for n in berkas.nilai_luar if n.tahun_pakai == request.tahun}
    revisi = dict(
        NilaiLuar.objects.filter(
            pemda=request.kantor.pemda_id, kantor=request.kantor, tahun_pakai=request.tahun
        ).values_list("indikator__id_teks", "revisi")
    )
    ketik = request.POST if galat else {}
    baris = []
    for iv in measured(berkas, str(request.tahun)):
        n = ada.get(iv.indikator)
        if iv.asal != "luar" and n is None and iv.asal not in {"lke", "ipp"}:
            continue
        isi = {t: getattr(n, t) if n else "" for t in TEKS}
        isi |= {
            "nilai": _figure(n, iv) if n else "",
            "tanggal": cetak_tanggal(n.tanggal) if n and n.tanggal else "",
        }
        if ketik.get("indikator") == iv.indikator:
            isi |= {t: ketik.get(t, "") for t in isi}
        baris.append(
            {
                "iv": iv,
                "isi": isi,
                "revisi": revisi.get(iv.indikator, 0),
                "hasil": hasil.ada("realisasi", iv.indikator, str(request.tahun)),
                "boleh": request.akses.boleh(LUAR, request.kantor, iv.penanggung_jawab or ""),
            }
        )
    return render(request, "pengukuran/luar.html", {"baris": baris, "galat": galat}, status=status)
