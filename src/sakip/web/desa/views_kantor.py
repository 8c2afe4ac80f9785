"""The kecamatan's page of its desa: who they are, what is asked, what came in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sakip.core.periode import Periode
from sakip.galat import Galat
from sakip.web.alur.akses import Ditolak
from sakip.web.alur.tampilan import Permintaan as Minta
from sakip.web.alur.tampilan import halaman_kantor
from sakip.web.dasar.waktu import hari_ini
from sakip.web.desa.impor import receiver
from sakip.web.desa.models import Bentuk, Permintaan, Setoran
from sakip.web.desa.selectors import askable, deadline, gathered, shown
from sakip.web.desa.services import (
    MINTA,
    ambil,
    daftarkan_desa,
    hapus_desa,
    hentikan,
    kembalikan,
    minta_data,
)
from sakip.web.desa.views import send
from sakip.web.organisasi.models import Desa
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.sunting.tampilan import take_in


@halaman_kantor("kantor.lihat")
@require_safe
def setoran(request: Minta) -> HttpResponse:
    """What came in for a quarter, what is asked, and the list of desa."""
    return _page(request)


def _page(request: Minta, galat: Galat | None = None) -> HttpResponse:
    request.siklus = "data"
    akses, kantor = request.akses, request.kantor
    semua = [f"{request.tahun}-T{n}" for n in range(1, 5)]
    pilih = request.GET.get("triwulan") or request.POST.get("triwulan") or _begun(semua)
    if pilih not in semua:
        raise Http404
    terkumpul = gathered(kantor, request.tahun, pilih)
    berkas, _aturan, _buku = tahun_dihitung(kantor, request.tahun)
    diminta = {(t.permintaan.indikator.id_teks, t.permintaan.komponen) for t in terkumpul}
    pemilik = {iv.indikator: iv.penanggung_jawab or "" for iv in berkas.indikator_versi}
    isi = {
        "galat": galat,
        "pilih": pilih,
        "tenggat": (tenggat := deadline(kantor, pilih)),
        "kapan": tenggat.kapan(hari_ini()) if tenggat else "",
        "terlambat": bool(tenggat and tenggat.terlambat(hari_ini())),
        "kurang": any(t.masuk < len(t.baris) for t in terkumpul),
        "judul_pilih": Periode.baca(pilih).tampil_singkat(),
        "triwulan": [(t, Periode.baca(t).tampil_singkat()) for t in semua],
        "terkumpul": [
            {
                "isi": t,
                "baris": [
                    (d, s, shown(t.permintaan.bentuk, s.nilai) if s else "") for d, s in t.baris
                ],
                "ambil": akses.boleh(
                    "realisasi.ubah", kantor, pemilik.get(t.permintaan.indikator.id_teks, "")
                ),
            }
            for t in terkumpul
        ],
        "bagian": [b for b in askable(berkas) if (b.indikator, b.komponen.nama) not in diminta],
        "bentuk": Bentuk.choices,
        "desa": Desa.objects.filter(pemda=kantor.pemda_id, kantor=kantor),
        "boleh_minta": akses.boleh(MINTA, kantor),
        "boleh_daftar": akses.boleh("organisasi.ubah", kantor),
    }
    return render(request, "desa/setoran.html", isi, status=422 if galat else 200)


def _begun(semua: list[str]) -> str:
    """The last quarter that has begun."""
    mulai = [t for t in semua if Periode.baca(t).awal <= hari_ini()]
    return (mulai or semua[:1])[-1]


def _do(request: Minta, act: Callable[[], object], pesan: str) -> HttpResponse:
    """Do something and come back to the page, with what is wrong where it went wrong."""
    try:
        act()
    except Ditolak:
        raise
    except Galat as galat:
        request.kantor.refresh_from_db()
        return _page(request, galat)
    messages.success(request, pesan)
    alamat = reverse("setoran", args=(request.kantor.uuid, request.tahun))
    triwulan = request.POST.get("triwulan", "")
    return redirect(f"{alamat}?triwulan={triwulan}" if triwulan.isascii() and triwulan else alamat)


def _hal(request: Minta) -> dict[str, Any]:
    return {"actor": request.user, "pada": hari_ini()}


@halaman_kantor("organisasi.ubah")
@require_POST
def daftar(request: Minta) -> HttpResponse:
    def act() -> object:
        nama = request.POST.get("desa", "")
        return daftarkan_desa(**_hal(request), kantor=request.kantor, nama=nama)

    return _do(request, act, _("Daftar desa tersimpan."))


@halaman_kantor("organisasi.ubah")
@require_http_methods(["GET", "POST"])
def impor(request: Minta) -> HttpResponse:
    """The list of desa from a table."""
    request.siklus = "data"
    tempat = (request.kantor.uuid, request.tahun)
    return take_in(
        request,
        lambda: receiver(request.kantor),
        reverse("setoran-desa-impor", args=tempat),
        reverse("setoran", args=tempat),
    )


def _one(request: Minta, model: Any, uuid: UUID) -> Any:
    semua = model.objects.filter(pemda=request.kantor.pemda_id, kantor=request.kantor)
    return get_object_or_404(semua.select_related("kantor__pemda"), uuid=uuid)


@halaman_kantor("organisasi.ubah")
@require_POST
def hapus(request: Minta, desa: UUID) -> HttpResponse:
    satu = _one(request, Desa, desa)
    return _do(request, lambda: hapus_desa(**_hal(request), desa=satu), _("Desa dihapus."))


@halaman_kantor(MINTA)
@require_POST
def minta(request: Minta) -> HttpResponse:
    def act() -> object:
        return minta_data(
            **_hal(request),
            kantor=request.kantor,
            tahun=request.tahun,
            bagian=request.POST.get("bagian", ""),
            bentuk=request.POST.get("bentuk", ""),
            pertanyaan=request.POST.get("pertanyaan", ""),
        )

    return _do(request, act, _("Data ini sekarang diminta dari semua desa."))


@halaman_kantor(MINTA)
@require_POST
def henti(request: Minta, minta: UUID) -> HttpResponse:
    satu = _one(request, Permintaan, minta)
    return _do(request, lambda: hentikan(**_hal(request), permintaan=satu), _("Dihentikan."))


@halaman_kantor("realisasi.ubah")
@require_POST
def ambilkan(request: Minta, minta: UUID) -> HttpResponse:
    satu = _one(request, Permintaan, minta)
    periode = request.POST.get("triwulan", "")
    if periode not in [f"{satu.tahun}-T{n}" for n in range(1, 5)]:
        raise Http404

    def act() -> None:
        ambil(**_hal(request), permintaan=satu, periode=periode)

    return _do(request, act, _("Angkanya masuk ke Ukur, berkasnya menjadi bukti."))


@halaman_kantor("kantor.lihat")
@require_safe
def unduh(request: Minta, setoran: UUID) -> HttpResponse:
    satu = _one(request, Setoran, setoran)
    if not satu.sidik:
        raise Http404
    return send(satu)


@halaman_kantor(MINTA)
@require_POST
def kembali(request: Minta, setoran: UUID) -> HttpResponse:
    satu = _one(request, Setoran, setoran)
    alasan = request.POST.get("alasan", "")
    return _do(
        request,
        lambda: kembalikan(**_hal(request), setoran=satu, alasan=alasan),
        _("Setoran dikembalikan ke desa."),
    )
