"""Organisasi: the office and its people; Daerah: offices, accounts and assignments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sakip.core.periode import baca_tanggal
from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.alur.tampilan import Permintaan, View, halaman, halaman_kantor
from sakip.web.alur.tugas import tasks
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.models import Desa, Jabatan, Kantor, Penugasan, TahunKerja
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.pengaturan.kantor import receiver
from sakip.web.pengaturan.pengganti import TUNJUK
from sakip.web.pengaturan.penugasan import STATUS, akhiri, roles, tarik, tugaskan
from sakip.web.pengaturan.selectors import accounts, offices, parts, staffing
from sakip.web.pengaturan.services import (
    atur_aktif,
    buat_akun,
    kode_baru,
    ubah_kantor,
)
from sakip.web.sunting.tampilan import take_in

_KODE = "kode_sandi"


@halaman_kantor("kantor.lihat")
@require_http_methods(["GET", "POST"])
def organisasi(request: Permintaan) -> HttpResponse:
    """The office: what it is, its years, its posts and who holds them, who works on the site."""
    galat: Galat | None = None
    if request.method == "POST":
        request.akses.pastikan("organisasi.ubah", request.kantor)
        try:
            ubah_kantor(
                actor=request.user,
                kantor=request.kantor,
                isian=request.POST,
                revisi=_number(request.POST.get("revisi", "")),
                pada=hari_ini(),
            )
            messages.success(request, _("Data kantor tersimpan."))
            return redirect("organisasi", request.kantor.uuid, request.tahun)
        except Galat as salah:
            galat = salah
    berkas, _aturan, _hasil = tahun_dihitung(request.kantor, request.tahun)
    tahun = TahunKerja.objects.filter(pemda=request.kantor.pemda_id, kantor=request.kantor)
    ada = [t.tahun for t in tahun]
    pada = _chosen_day(request)
    bagian = parts(berkas, pada)
    isi = {
        "galat": galat,
        "pada": pada,
        "formasi": staffing(k for b in bagian for k in b.kursi),
        "ubah": request.akses.boleh("organisasi.ubah", request.kantor),
        "impor": request.akses.boleh("berkas.impor", request.kantor),
        "ekspor": request.akses.boleh("berkas.ekspor", request.kantor),
        "naskah": request.akses.boleh("laporan.buat", request.kantor),
        "atur": request.akses.boleh("penugasan.ubah"),
        "tunjuk": request.akses.boleh(TUNJUK, request.kantor),
        "bagian": bagian,
        "berunit": any(b.nama for b in bagian),
        "tugas": tasks(request.kantor.pemda, hari_ini(), kantor=request.kantor),
        "tahun_ada": ada,
        "tahun_baru": None if request.tahun + 1 in ada else request.tahun + 1,
    }
    return render(request, "pengaturan/organisasi.html", isi, status=422 if galat else 200)


def _chosen_day(request: Any) -> date:
    """The day for which posts are shown; today unless another is asked for."""
    try:
        return date.fromisoformat(request.GET.get("pada", ""))
    except ValueError:
        return hari_ini()


def _region(view: View) -> View:
    """A page for who administers the region."""

    @halaman
    def bungkus(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.akses.pastikan("penugasan.ubah")
        return view(request, *args, **kwargs)

    return bungkus


@_region
def daerah(request: Any) -> HttpResponse:
    """Offices and accounts of the region."""
    isi = {"kantor": offices(request.user.pemda), "orang": accounts(request.user.pemda, hari_ini())}
    return render(request, "pengaturan/daerah.html", isi)


@_region
@require_http_methods(["GET", "POST"])
def kantor_impor(request: Any) -> HttpResponse:
    """Offices from a list of another program."""
    pemda, hari = request.user.pemda, hari_ini()
    return take_in(
        request,
        lambda: receiver(pemda, hari.year, hari),
        reverse("kantor-impor"),
        reverse("daerah"),
    )


@_region
@require_http_methods(["GET", "POST"])
def akun_baru(request: Any) -> HttpResponse:
    """An account with its first assignment: both or neither."""
    galat: Galat | None = None
    if request.method == "POST":
        try:
            with transaction.atomic():
                akun, kode = buat_akun(
                    actor=request.user,
                    nama_pengguna=request.POST.get("nama_pengguna", ""),
                    nama=request.POST.get("nama", ""),
                    surel=request.POST.get("surel", ""),
                    pada=hari_ini(),
                )
                if request.POST.get("peran"):
                    _assign(request, akun)
            request.session[_KODE] = [str(akun.uuid), kode]
            return redirect("orang", akun.uuid)
        except Galat as salah:
            galat = salah
    isi = {"galat": galat} | _choices(request)
    return render(request, "pengaturan/akun_baru.html", isi, status=422 if galat else 200)


@_region
@require_http_methods(["GET", "POST"])
def orang(request: Any, uuid: UUID) -> HttpResponse:
    """One account: its assignments; POST gives it another."""
    akun = get_object_or_404(Akun, pemda=request.user.pemda_id, uuid=uuid)
    galat: Galat | None = None
    if request.method == "POST":
        try:
            _assign(request, akun)
            messages.success(request, _("Penugasan tersimpan."))
            return redirect("orang", akun.uuid)
        except Galat as salah:
            galat = salah
    milik, kode = request.session.get(_KODE, ["", ""])
    if milik == str(akun.uuid):
        del request.session[_KODE]  # shown this once
    isi = {
        "orang": akun,
        "galat": galat,
        "kode": kode if milik == str(akun.uuid) else "",
        "tugas": tasks(request.user.pemda, hari_ini(), akun=akun),
    } | _choices(request)
    return render(request, "pengaturan/orang.html", isi, status=422 if galat else 200)


def _choices(request: Any) -> dict[str, Any]:
    """What an assignment is chosen from."""
    return {
        "peran": roles(request.user.pemda, hari_ini()),
        "status": STATUS,
        "kantor_pilihan": Kantor.objects.filter(pemda=request.user.pemda),
        "jabatan_pilihan": Jabatan.objects.filter(
            pemda=request.user.pemda, luar=False
        ).select_related("kantor"),
        "desa_pilihan": Desa.objects.filter(pemda=request.user.pemda).select_related("kantor"),
        "hari_ini": hari_ini(),
    }


def _assign(request: Any, akun: Akun) -> Penugasan:
    milik = {"pemda": request.user.pemda_id}
    isian = request.POST
    return tugaskan(
        actor=request.user,
        akun=akun,
        peran=isian.get("peran", ""),
        kantor=one(Kantor.objects.filter(**milik), isian.get("kantor", "")),
        jabatan=one(Jabatan.objects.filter(**milik), isian.get("jabatan", "")),
        desa=one(Desa.objects.filter(**milik), isian.get("desa", "")),
        status=isian.get("status", ""),
        mulai=day(isian.get("mulai", "")),
        selesai=day(isian.get("selesai", "")),
        surat=isian.get("surat", ""),
        pada=hari_ini(),
    )


@_region
@require_POST
def orang_sandi(request: Any, uuid: UUID) -> HttpResponse:
    def act(akun: Akun) -> None:
        kode = kode_baru(actor=request.user, akun=akun, pada=hari_ini())
        request.session[_KODE] = [str(akun.uuid), kode]

    return _on_account(request, uuid, act)


@_region
@require_POST
def orang_aktif(request: Any, uuid: UUID) -> HttpResponse:
    def act(akun: Akun) -> None:
        atur_aktif(actor=request.user, akun=akun, aktif=not akun.aktif, pada=hari_ini())

    return _on_account(request, uuid, act)


def _on_account(request: Any, uuid: UUID, act: Callable[[Akun], None]) -> HttpResponse:
    akun = get_object_or_404(Akun, pemda=request.user.pemda_id, uuid=uuid)
    act(akun)
    return redirect("orang", akun.uuid)


@_region
@require_POST
def tugas_akhiri(request: Any, uuid: UUID) -> HttpResponse:
    satu = get_object_or_404(
        Penugasan.objects.select_related("akun", "kantor", "jabatan", "pemda", "menggantikan"),
        pemda=request.user.pemda_id,
        uuid=uuid,
    )
    alasan = request.POST.get("alasan", "")
    if satu.mulai > hari_ini():
        tarik(actor=request.user, penugasan=satu, alasan=alasan, pada=hari_ini())
        messages.success(request, _("Penugasan ditarik kembali."))
        return redirect("orang", satu.akun.uuid)
    selesai = day(request.POST.get("selesai", "")) or hari_ini()
    akhiri(
        actor=request.user,
        penugasan=satu,
        selesai=selesai,
        alasan=alasan,
        pada=hari_ini(),
    )
    messages.success(request, _("Penugasan diakhiri."))
    return redirect("orang", satu.akun.uuid)


def one(semua: Any, teks: str) -> Any:
    """The row of a public name; None where none is chosen or it is not a name."""
    try:
        return semua.filter(uuid=UUID(teks)).first()
    except ValueError:
        return None


def day(teks: str) -> date | None:
    """A day as typed, None for none; raises Galat."""
    return baca_tanggal(teks) if teks.strip() else None


def _number(teks: str) -> int:
    return int(teks) if teks.isdecimal() else 0
