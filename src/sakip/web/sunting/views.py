"""The table editor: a sheet as a table that is typed into, and a row on a page of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sakip.berkas.baris import Baris
from sakip.berkas.model import KETERANGAN
from sakip.galat import Galat
from sakip.web.alur.tampilan import Permintaan, galat_page, halaman_kantor
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.sunting.impor import differences
from sakip.web.sunting.judul import JUDUL, SIKLUS
from sakip.web.sunting.penerima import receiver
from sakip.web.sunting.sel import preset, row_of
from sakip.web.sunting.selectors import (
    choices,
    detail_columns,
    editable,
    stored,
    table_columns,
)
from sakip.web.sunting.services import HAK, Ganti, Konflik, ganti
from sakip.web.sunting.tampilan import take_in


def _known(request: Permintaan, lembar: str) -> dict[str, Any]:
    """What every page of the editor needs; 404 for a sheet that is not edited here."""
    if lembar not in HAK:
        raise Http404
    request.siklus = SIKLUS.get(lembar, "data")
    return {
        "lembar": lembar,
        "judul": JUDUL[lembar],
        "keterangan": KETERANGAN[lembar],
        "boleh": request.akses.boleh(HAK[lembar], request.kantor),
    }


@halaman_kantor("kantor.lihat")
@require_http_methods(["GET", "POST"])
def lembar(request: Permintaan, lembar: str) -> HttpResponse:
    """The sheet as a table; POST adds a row."""
    isi = _known(request, lembar)
    galat: Galat | None = None
    if request.method == "POST":
        request.akses.pastikan(HAK[lembar], request.kantor)
        try:
            return _added(request, lembar)
        except Konflik:
            raise
        except Galat as salah:
            galat = salah
    berkas, buku, _hasil = tahun_dihitung(request.kantor, request.tahun)
    pilihan, kolom = choices(berkas, buku, lembar), table_columns(lembar)
    semua = stored(request.kantor, lembar, request.tahun)
    isi |= {
        "kolom": kolom,
        "baris": [editable(kolom, pilihan, b, u, r) for u, r, b in semua],
        "baru": editable(kolom, pilihan, None, isian=request.POST if galat else None),
        "galat": galat,
    }
    return render(request, "sunting/lembar.html", isi, status=422 if galat else 200)


def _added(request: Permintaan, lembar: str) -> HttpResponse:
    ada = stored(request.kantor, lembar, request.tahun)
    bawaan = preset(lembar, request.POST, (b for _u, _r, b in ada), request.tahun)
    baris = row_of(lembar, request.POST, None, bawaan)
    _write(request, lembar, Ganti(baris.kunci, 0, baris))
    messages.success(request, _("Baris baru tersimpan."))
    return redirect(_address(request, lembar))


@halaman_kantor("kantor.lihat")
@require_http_methods(["GET", "POST"])
def baris(request: Permintaan, lembar: str, uuid: UUID) -> HttpResponse:
    """One row; POST changes it. In a table the answer is only how that went."""
    isi = _known(request, lembar)
    revisi, lama = _row(request, lembar, uuid)
    galat: Galat | None = None
    status = 200
    if request.method == "POST":
        request.akses.pastikan(HAK[lembar], request.kantor)
        menjadi: Baris | None = None
        try:
            menjadi = row_of(lembar, request.POST, lama, {})
            dilihat = _number(request.POST, "revisi")
            if menjadi != lama or dilihat != revisi:
                _write(request, lembar, Ganti(lama.kunci, dilihat, menjadi))
                revisi += 1
            if not request.htmx:
                messages.success(request, _("Perubahan tersimpan."))
                return redirect(_address(request, lembar))
        except Konflik as salah:
            galat, status, revisi = salah, 409, salah.revisi
            isi["sekarang"] = [
                (judul, kini) for judul, _ketik, kini in differences(menjadi, salah.terbaru)
            ]
        except Galat as salah:
            galat, status = salah, 422
        if request.htmx:
            isi |= {"uuid": uuid, "revisi": revisi, "galat": galat, "baru_saja": True}
            return render(request, "sunting/keadaan.html", isi, status=status)
    berkas, buku, _hasil = tahun_dihitung(request.kantor, request.tahun)
    kolom = detail_columns(lembar, baru=False)
    ketikan = request.POST if galat else None
    satu = editable(kolom, choices(berkas, buku, lembar), lama, uuid, revisi, ketikan)
    return render(
        request, "sunting/baris.html", isi | {"satu": satu, "galat": galat}, status=status
    )


@halaman_kantor("kantor.lihat")
@require_http_methods(["GET", "POST"])
def impor(request: Permintaan, lembar: str) -> HttpResponse:
    """Rows of the sheet from a table of another program."""
    judul = str(_known(request, lembar)["judul"])
    request.akses.pastikan(HAK[lembar], request.kantor)
    kembali = _address(request, lembar)
    return take_in(
        request,
        lambda: receiver(request.kantor, request.tahun, lembar, judul),
        f"{kembali}impor/",
        kembali,
    )


@halaman_kantor("kantor.lihat")
@require_POST
def hapus(request: Permintaan, lembar: str, uuid: UUID) -> HttpResponse:
    """Take a row out."""
    _known(request, lembar)
    _revisi, lama = _row(request, lembar, uuid)
    request.akses.pastikan(HAK[lembar], request.kantor)
    try:
        _write(request, lembar, Ganti(lama.kunci, _number(request.POST, "revisi"), None))
    except Konflik as galat:
        return galat_page(request, galat, 409)
    messages.success(request, _("Baris dihapus."))
    return redirect(_address(request, lembar))


def _row(request: Permintaan, lembar: str, uuid: UUID) -> tuple[int, Baris]:
    semua = stored(request.kantor, lembar, request.tahun)
    ada = next(((r, b) for u, r, b in semua if u == uuid), None)
    if ada is None:
        raise Http404
    return ada


def _write(request: Permintaan, lembar: str, satu: Ganti) -> None:
    ganti(
        actor=request.user,
        kantor=request.kantor,
        tahun=request.tahun,
        lembar=lembar,
        isi=[satu],
        pada=hari_ini(),
    )


def _address(request: Permintaan, lembar: str) -> str:
    return reverse("lembar", args=(request.kantor.uuid, request.tahun, lembar))


def _number(isian: Mapping[str, str], nama: str) -> int:
    teks = isian.get(nama, "")
    return int(teks) if teks.isdecimal() else 0
