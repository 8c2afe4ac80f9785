"""Lapor: documents at a click, the report signed and published, the Berkas to take along."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sakip.berkas.tulis import to_json, to_yaml
from sakip.laporan.daftar import Pilihan
from sakip.web.alur.tampilan import Permintaan, halaman_kantor
from sakip.web.dasar.simpanan import path_of
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.selectors import muat
from sakip.web.pelaporan import services
from sakip.web.pelaporan.models import Cetakan, Keadaan, Terbitan
from sakip.web.pelaporan.selectors import completeness, status_of, workplace

JENIS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "yaml": "application/yaml; charset=utf-8",
    "json": "application/json; charset=utf-8",
}


@require_GET
@halaman_kantor("kantor.lihat")
def lapor(request: Permintaan) -> HttpResponse:
    request.siklus = "lapor"
    boleh = request.akses.boleh
    isi = workplace(request.kantor, request.tahun) | {
        "boleh_buat": boleh("laporan.buat", request.kantor),
        "boleh_terbit": boleh("laporan.tetapkan", request.kantor),
        "boleh_ekspor": boleh("berkas.ekspor", request.kantor),
    }
    return render(request, "pelaporan/lapor.html", isi)


@require_GET
@halaman_kantor("laporan.buat")
def kelengkapan(request: Permintaan) -> HttpResponse:
    """What each document lacks: a page, or marks put into the list of Lapor."""
    request.siklus = "lapor"
    nama = "pelaporan/_tanda.html" if request.htmx else "pelaporan/kelengkapan.html"
    return render(request, nama, {"daftar": list(completeness(request.kantor, request.tahun))})


@require_POST
@halaman_kantor("laporan.buat")
def minta(request: Permintaan) -> HttpResponse:
    isi = request.POST
    pilihan = Pilihan(
        isi.get("draf") == "ya",
        isi.get("periode", ""),
        isi.get("versi", ""),
        isi.get("jabatan", ""),
    )
    satu = services.minta(
        actor=request.user,
        kantor=request.kantor,
        tahun=request.tahun,
        mohon=services.Permohonan(isi.get("naskah", ""), isi.get("bentuk", ""), pilihan),
        pada=hari_ini(),
    )
    return _status(request, satu) if request.htmx else _to_status(request, satu)


@require_GET
@halaman_kantor("laporan.buat")
def cetakan(request: Permintaan, cetakan: UUID) -> HttpResponse:
    """How far a document is: a page that refreshes itself, or the fragment htmx asks for."""
    return _status(request, _find(request, cetakan))


@require_POST
@halaman_kantor("laporan.buat")
def lanjutkan(request: Permintaan, cetakan: UUID) -> HttpResponse:
    _find(request, cetakan)
    satu = services.lanjutkan(
        actor=request.user, kantor=request.kantor, cetakan=cetakan, pada=hari_ini()
    )
    return _status(request, satu) if request.htmx else _to_status(request, satu)


@require_GET
@halaman_kantor("laporan.buat")
def unduh(request: Permintaan, cetakan: UUID) -> Any:
    satu = _find(request, cetakan)
    if satu.keadaan != Keadaan.JADI:
        return _to_status(request, satu)
    return _file(satu, satu.isi, satu.nama_berkas)


@require_GET
@halaman_kantor("kantor.lihat")
def edisi(request: Permintaan, nomor: int) -> Any:
    """The PDF of a published edition: the same bytes for ever."""
    satu = get_object_or_404(
        Terbitan.objects.select_related("kantor", "pemda"),
        kantor=request.kantor,
        tahun=request.tahun,
        nomor=nomor,
    )
    return _file(satu, satu.pdf, satu.nama_berkas)


@require_GET
@halaman_kantor("berkas.ekspor")
def berkas(request: Permintaan, bentuk: str) -> HttpResponse:
    """The Berkas of the year as a file, for the command line or another house."""
    satu = muat(request.kantor, request.tahun)
    isi: str | bytes
    match bentuk:
        case "yaml":
            isi = to_yaml(satu)
        case "json":
            isi = to_json(satu)
        case _:
            from sakip.berkas.buku_kerja.tulis import tulis_buku_kerja

            isi = tulis_buku_kerja(satu)
    jawab = HttpResponse(isi, content_type=JENIS[bentuk])
    nama = f"{request.kantor.id_teks}-{request.tahun}.{bentuk}"
    jawab["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawab


@require_POST
@halaman_kantor("laporan.buat")
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


@require_POST
@halaman_kantor("laporan.tetapkan")
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
    if request.htmx and request.GET.get("kini") == isi["kini"]:
        return HttpResponse(status=204)  # nothing new: the page, and who listens to it, stay quiet
    nama = "pelaporan/_cetakan.html" if request.htmx else "pelaporan/cetakan.html"
    return render(request, nama, isi)


def _to_status(request: Permintaan, satu: Cetakan) -> HttpResponse:
    return redirect("lapor-cetakan", request.kantor.uuid, request.tahun, satu.uuid)


def _file(satu: Any, sidik: str, nama: str) -> FileResponse:
    bentuk = nama.rpartition(".")[2]
    isi = path_of(satu.pemda, sidik).open("rb")
    jawab = FileResponse(isi, as_attachment=True, filename=nama, content_type=JENIS[bentuk])
    jawab["ETag"] = f'"{sidik}"'
    jawab["Cache-Control"] = "private, no-cache"
    return jawab
