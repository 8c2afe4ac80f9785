"""Evidence of a figure: its list, uploading, naming a document, and sending a file out."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from sakip.berkas.indeks import Indeks
from sakip.core.periode import Periode, baca_tanggal
from sakip.galat import Galat
from sakip.web.alur.akses import Ditolak
from sakip.web.alur.tampilan import Permintaan, halaman_kantor
from sakip.web.dasar import simpanan
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.pengukuran.models import Bukti, Realisasi
from sakip.web.pengukuran.selectors import meaning, rows_in
from sakip.web.pengukuran.services import kaitkan_bukti, lepas_bukti, unggah_bukti
from sakip.web.pengukuran.services.bukti import UNGGAH
from sakip.web.pengukuran.unggahan import JENIS


@halaman_kantor("kantor.lihat")
def bukti(request: Permintaan, periode: str, indikator: str) -> HttpResponse:
    """The evidence of a figure, and adding to it or taking from it."""
    if int(periode[:4]) != request.tahun:
        raise Http404
    if request.method != "POST":
        return _page(request, periode, indikator)
    semula = _edition(request, periode, indikator)
    try:
        _do(request, periode, indikator)
    except Galat as galat:
        status = 403 if isinstance(galat, Ditolak) else 422
        return _page(request, periode, indikator, galat=galat, status=status)
    if request.htmx:
        request.kantor.refresh_from_db()
        return _page(request, periode, indikator, semula=semula)
    return redirect("ukur-bukti", request.kantor.uuid, request.tahun, periode, indikator)


def _do(request: Permintaan, periode: str, indikator: str) -> None:
    isi = request.POST
    hal: dict[str, Any] = {
        "actor": request.user,
        "kantor": request.kantor,
        "tahun": request.tahun,
        "periode": periode,
        "indikator": indikator,
        "pada": hari_ini(),
    }
    tempat = isi.get("tempat", "")
    if lepas := isi.get("lepas"):
        lepas_bukti(**hal, dokumen=lepas)
    elif berkas := request.FILES.getlist("berkas"):
        tanggal = _date(isi.get("tanggal", ""))
        for satu in berkas:
            unggah_bukti(
                **hal,
                isi=satu.read(),
                nama=satu.name or "",
                judul=isi.get("judul", "") if len(berkas) == 1 else "",
                tempat=tempat,
                tanggal=tanggal,
            )
    elif dokumen := isi.get("dokumen"):
        kaitkan_bukti(**hal, dokumen=dokumen, tempat=tempat)
    else:
        raise Galat(
            "bukti.tidak_ada",
            "",
            _("Belum ada berkas yang dipilih."),
            _("Pilih berkas dari komputer Anda, atau dokumen yang sudah ada."),
        )


def _edition(request: Permintaan, periode: str, indikator: str) -> int:
    """The edition of the row that the evidence belongs to; 0 where there is none yet."""
    ada = Realisasi.objects.filter(
        pemda=request.kantor.pemda_id,
        kantor=request.kantor,
        periode=periode,
        indikator__id_teks=indikator,
    )
    return ada.values_list("revisi", flat=True).first() or 0


def _date(teks: str) -> date | None:
    return baca_tanggal(teks, _("Tanggal dokumen")) if teks.strip() else None


def _page(
    request: Permintaan,
    periode: str,
    indikator: str,
    *,
    galat: Galat | None = None,
    status: int = 200,
    semula: int | None = None,
) -> HttpResponse:
    """semula: the row's edition before this change, by which the grid knows it as its own."""
    request.siklus = "ukur"
    berkas, _aturan, _hasil = tahun_dihitung(request.kantor, request.tahun)
    iv = meaning(Indeks(berkas), indikator, periode)
    baris = rows_in(berkas, periode).get(indikator)
    dokumen = {d.id: d for d in berkas.dokumen}
    berkas_ada = {
        b.dokumen.id_teks: b
        for b in Bukti.objects.filter(
            pemda=request.kantor.pemda_id, kantor=request.kantor
        ).select_related("dokumen", "oleh")
    }
    dipakai = baris.bukti if baris else ()
    nama_dipakai = {r.dokumen for r in dipakai}
    isi = {
        "iv": iv,
        "periode": Periode.baca(periode),
        "bukti": [(r, dokumen.get(r.dokumen), berkas_ada.get(r.dokumen)) for r in dipakai],
        "lain": [d for d in berkas.dokumen if d.id not in nama_dipakai],
        "boleh": request.akses.boleh(UNGGAH, request.kantor, iv.penanggung_jawab or ""),
        "galat": galat,
        "semula": semula,
        "revisi": _edition(request, periode, indikator),
    }
    nama = "pengukuran/_bukti.html" if request.htmx else "pengukuran/bukti.html"
    return render(request, nama, isi, status=status)


@halaman_kantor("kantor.lihat")
def unduh_bukti(request: Permintaan, bukti: UUID) -> HttpResponse:
    """A file as it was uploaded: always saved, never opened within the site."""
    satu = get_object_or_404(
        Bukti, pemda=request.kantor.pemda_id, kantor=request.kantor, uuid=bukti
    )
    isi = simpanan.path_of(request.kantor.pemda, satu.sidik).read_bytes()
    kepala = {"Content-Disposition": content_disposition_header(True, satu.nama)}
    return HttpResponse(isi, content_type=JENIS[satu.jenis], headers=kepala)
