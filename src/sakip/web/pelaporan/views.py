"""Lapor: documents at a click, the report signed and published."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sakip.galat import Galat
from sakip.laporan.daftar import Pilihan
from sakip.web.alur.tampilan import Permintaan, halaman_kantor
from sakip.web.dasar.simpanan import path_of
from sakip.web.dasar.waktu import hari_ini
from sakip.web.pelaporan import services
from sakip.web.pelaporan.models import Cetakan, Keadaan, Terbitan
from sakip.web.pelaporan.selectors import completeness, status_of, workplace
from sakip.web.pelaporan.uraian import texts_of, tulis

JENIS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@halaman_kantor("kantor.lihat")
@require_GET
def lapor(request: Permintaan) -> HttpResponse:
    request.siklus = "lapor"
    boleh = request.akses.boleh
    isi = workplace(request.kantor, request.tahun) | {
        "boleh_buat": boleh("laporan.buat", request.kantor),
        "boleh_siapkan": boleh("laporan.siapkan", request.kantor),
        "boleh_terbit": boleh("laporan.tetapkan", request.kantor),
        "boleh_ekspor": boleh("berkas.ekspor", request.kantor),
    }
    return render(request, "pelaporan/lapor.html", isi)


@halaman_kantor("laporan.buat")
@require_GET
def kelengkapan(request: Permintaan) -> HttpResponse:
    """What each document lacks: a page, or marks put into the list of Lapor."""
    request.siklus = "lapor"
    nama = "pelaporan/_tanda.html" if request.htmx else "pelaporan/kelengkapan.html"
    return render(request, nama, {"daftar": completeness(request.kantor, request.tahun)})


@halaman_kantor("laporan.buat")
@require_POST
def minta(request: Permintaan) -> HttpResponse:
    isi = request.POST
    pilihan = Pilihan(
        isi.get("draf") == "ya",
        isi.get("periode", ""),
        isi.get("versi", ""),
        isi.get("jabatan", ""),
        int(untuk) if (untuk := isi.get("untuk", "")).isdecimal() else None,
    )
    satu = services.minta(
        actor=request.user,
        kantor=request.kantor,
        tahun=request.tahun,
        mohon=services.Permohonan(isi.get("naskah", ""), isi.get("bentuk", ""), pilihan),
        pada=hari_ini(),
    )
    return _status(request, satu) if request.htmx else _to_status(request, satu)


@halaman_kantor("laporan.buat")
@require_GET
def cetakan(request: Permintaan, cetakan: UUID) -> HttpResponse:
    """How far a document is: a page that refreshes itself, or the fragment htmx asks for."""
    return _status(request, _find(request, cetakan))


@halaman_kantor("laporan.buat")
@require_POST
def lanjutkan(request: Permintaan, cetakan: UUID) -> HttpResponse:
    _find(request, cetakan)
    satu = services.lanjutkan(
        actor=request.user, kantor=request.kantor, cetakan=cetakan, pada=hari_ini()
    )
    return _status(request, satu) if request.htmx else _to_status(request, satu)


@halaman_kantor("laporan.buat")
@require_GET
def unduh(request: Permintaan, cetakan: UUID) -> HttpResponse:
    satu = _find(request, cetakan)
    if satu.keadaan != Keadaan.JADI:
        return _to_status(request, satu)
    return _file(satu, satu.isi, satu.nama_berkas)


@halaman_kantor("kantor.lihat")
@require_GET
def edisi(request: Permintaan, terbitan: UUID) -> HttpResponse:
    """The PDF of a published edition: the same bytes for ever."""
    satu = get_object_or_404(
        Terbitan.objects.select_related("kantor", "pemda"),
        kantor=request.kantor,
        tahun=request.tahun,
        uuid=terbitan,
    )
    return _file(satu, satu.pdf, satu.nama_berkas)


@halaman_kantor("laporan.siapkan")
@require_http_methods(["GET", "POST"])
def uraian(request: Permintaan) -> HttpResponse:
    """The office's own words, part by part; a refused text stays in its box with the reason."""
    request.siklus = "lapor"
    kantor, tahun, isi = request.kantor, request.tahun, request.POST
    buka = "-".join(filter(None, ("u", isi.get("bagian", ""), isi.get("subjek", ""))))
    galat = None
    if request.method == "POST":
        try:
            tulis(
                actor=request.user,
                kantor=kantor,
                tahun=tahun,
                bagian=isi.get("bagian", ""),
                subjek=isi.get("subjek", ""),
                teks=isi.get("teks", ""),
                sidik=isi.get("sidik", ""),
                pada=hari_ini(),
            )
        except Galat as salah:
            galat = salah
        else:
            messages.success(request, _("Uraian tersimpan."))
            alamat = reverse("lapor-uraian", args=(kantor.uuid, tahun))
            return redirect(f"{alamat}#{buka}")
    return render(
        request,
        "pelaporan/uraian.html",
        {
            "daftar": texts_of(kantor, tahun),
            "galat": galat,
            "buka": buka,
            "diketik": isi.get("teks", ""),
        },
        status=422 if galat else 200,
    )


@halaman_kantor("laporan.siapkan")
@require_POST
def penandatanganan(request: Permintaan) -> HttpResponse:
    services.atur_penandatanganan(
        actor=request.user,
        kantor=request.kantor,
        tahun=request.tahun,
        tanggal=request.POST.get("tanggal", "").strip(),
        tempat=request.POST.get("tempat", ""),
        pada=hari_ini(),
    )
    messages.success(request, _("Tempat dan tanggal laporan tersimpan."))
    return redirect("lapor", request.kantor.uuid, request.tahun)


@halaman_kantor("laporan.tetapkan")
@require_POST
def terbitkan(request: Permintaan, cetakan: UUID) -> HttpResponse:
    _find(request, cetakan)
    satu = services.terbitkan(
        actor=request.user,
        kantor=request.kantor,
        cetakan=cetakan,
        alasan=request.POST.get("alasan", ""),
        pada=hari_ini(),
    )
    pesan = _("Laporan Kinerja %(tahun)s edisi %(nomor)s telah terbit dan dapat dibaca umum.")
    messages.success(request, pesan % {"tahun": satu.tahun, "nomor": satu.nomor})
    return redirect("lapor", request.kantor.uuid, request.tahun)


def _find(request: Permintaan, uuid: UUID) -> Cetakan:
    return get_object_or_404(
        Cetakan.objects.select_related("kantor", "pemda"),
        kantor=request.kantor,
        tahun=request.tahun,
        uuid=uuid,
    )


def _status(request: Permintaan, satu: Cetakan) -> HttpResponse:
    request.siklus = "lapor"
    isi = status_of(satu)
    isi["siap_terbit"] = (satu.naskah, satu.bentuk, satu.draf) == (
        "lkjip",
        "pdf",
        False,
    ) and request.akses.boleh("laporan.tetapkan", request.kantor)
    if request.htmx and request.GET.get("kini") == isi["kini"]:
        return HttpResponse(status=204)  # nothing new: the page, and who listens to it, stay quiet
    nama = "pelaporan/_cetakan.html" if request.htmx else "pelaporan/cetakan.html"
    return render(request, nama, isi)


def _to_status(request: Permintaan, satu: Cetakan) -> HttpResponse:
    return redirect("lapor-cetakan", request.kantor.uuid, request.tahun, satu.uuid)


def _file(satu: Cetakan | Terbitan, sidik: str, nama: str) -> HttpResponse:
    isi = path_of(satu.pemda, sidik).read_bytes()
    jawab = HttpResponse(isi, content_type=JENIS[nama.rpartition(".")[2]])
    jawab["Content-Disposition"] = content_disposition_header(True, nama) or "attachment"
    jawab["ETag"] = f'"{sidik}"'
    jawab["Cache-Control"] = "private, no-cache"
    return jawab
