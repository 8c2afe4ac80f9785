"""The pages of a desa: what is asked of it quarter by quarter, and handing it in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from sakip.core.periode import JenisPeriode, Periode
from sakip.galat import Galat
from sakip.web.alur.tampilan import halaman
from sakip.web.dasar import simpanan
from sakip.web.dasar.waktu import hari_ini
from sakip.web.desa.models import Setoran
from sakip.web.desa.selectors import closed, deadline, quarters, requests, shown, waiting
from sakip.web.desa.services import SETOR, Jawaban, setor
from sakip.web.organisasi.models import Desa
from sakip.web.pengukuran.isian import written
from sakip.web.pengukuran.unggahan import JENIS


@require_safe
@halaman
def desa(request: Any) -> HttpResponse:
    """Beranda of a desa: what waits and by when, then its quarters."""
    request.akses.pastikan_desa(SETOR)
    semua = request.akses.desa(SETOR).select_related("kantor__pemda", "pemda")
    hari = hari_ini()
    milik = [(d, quarters(d, hari)) for d in semua]
    tugas = [t for d, triwulan in milik for t in waiting(d, triwulan, hari, sebut=len(milik) > 1)]
    tugas.sort(key=lambda t: (t.tenggat or hari, not t.penting))
    return render(request, "desa/desa.html", {"desa": milik, "tugas": tugas})


@require_http_methods(["GET", "POST"])
@halaman
def setoran_saya(request: Any, desa: UUID, periode: str) -> HttpResponse:
    """What is asked of a desa for a quarter; POST hands it in."""
    request.akses.pastikan_desa(SETOR)
    satu = get_object_or_404(
        request.akses.desa(SETOR).select_related("kantor__pemda", "pemda"), uuid=desa
    )
    kapan = _quarter(periode)
    diminta = requests(satu.kantor, kapan.tahun)
    galat: Galat | None = None
    if request.method == "POST":
        try:
            jawaban = [_answer(request, p) for p in diminta]
            banyak = setor(
                actor=request.user,
                desa=satu,
                tahun=kapan.tahun,
                periode=periode,
                jawaban=jawaban,
                pada=hari_ini(),
            )
            pesan = ngettext("%d jawaban tersetor.", "%d jawaban tersetor.", banyak) % banyak
            messages.success(request, pesan if banyak else _("Tidak ada yang berubah."))
            return redirect("desa-setor", desa, periode)
        except Galat as salah:
            galat = salah
    baris = _rows(request, satu, periode, diminta, ketik=galat is not None)
    isi = {
        "desa": satu,
        "periode": kapan,
        "baris": baris,
        "beres": all(b["setoran"] and not b["setoran"].kembali for b in baris),
        "galat": galat,
        "tenggat": (tenggat := deadline(satu.kantor, periode)),
        "kapan": tenggat.kapan(hari_ini()) if tenggat else "",
        "terlambat": bool(tenggat and tenggat.terlambat(hari_ini())),
    }
    return render(request, "desa/setor.html", isi, status=422 if galat else 200)


def _rows(
    request: Any, desa: Desa, periode: str, diminta: list[Any], *, ketik: bool
) -> list[dict[str, Any]]:
    ada = {
        s.permintaan_id: s
        for s in Setoran.objects.filter(pemda=desa.pemda_id, desa=desa, periode=periode)
    }
    tertutup = closed(desa.kantor, periode)
    hasil = []
    for p in diminta:
        s = ada.get(p.pk)
        jawab = written(s.nilai, satuan=p.satuan) if s else ""
        hasil.append(
            {
                "minta": p,
                "setoran": s,
                "jawab": request.POST.get(f"n.{p.uuid}", "") if ketik else jawab,
                "tampil": shown(p.bentuk, s.nilai) if s else "",
                "keterangan": request.POST.get(f"k.{p.uuid}", "")
                if ketik
                else (s.keterangan if s else ""),
                "tertutup": tertutup.get(p.indikator.id_teks, ""),
            }
        )
    return hasil


def _answer(request: Any, minta: Any) -> Jawaban:
    isian, nama = request.POST, minta.uuid
    berkas = request.FILES.get(f"f.{nama}")
    revisi = isian.get(f"r.{nama}", "")
    return Jawaban(
        minta,
        int(revisi) if revisi.isdecimal() else 0,
        isian.get(f"n.{nama}", ""),
        isian.get(f"k.{nama}", ""),
        (berkas.name or "", berkas.read()) if berkas else None,
    )


def _quarter(teks: str) -> Periode:
    try:
        kapan = Periode.baca(teks)
    except Galat as sebab:
        raise Http404 from sebab
    if kapan.jenis is not JenisPeriode.TRIWULAN:
        raise Http404
    return kapan


@require_safe
@halaman
def unduh_saya(request: Any, setoran: UUID) -> HttpResponse:
    """A file that one's own desa handed in."""
    request.akses.pastikan_desa(SETOR)
    semua = Setoran.objects.filter(desa__in=request.akses.desa(SETOR))
    return send(get_object_or_404(semua.exclude(sidik="").select_related("pemda"), uuid=setoran))


def send(satu: Setoran) -> HttpResponse:
    """A file as it was handed in: always saved, never opened within the site."""
    isi = simpanan.path_of(satu.pemda, satu.sidik).read_bytes()
    kepala = {"Content-Disposition": content_disposition_header(True, satu.nama)}
    return HttpResponse(isi, content_type=JENIS[satu.jenis], headers=kepala)
