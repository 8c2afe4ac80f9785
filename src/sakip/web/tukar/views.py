"""Bringing a Berkas in, taking one out, and opening a year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import (
    Http404,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sakip.berkas.baca import Kemasan, read_package
from sakip.berkas.buku_kerja import tulis_buku_kerja
from sakip.berkas.kemasan import ISI, LAMPIRAN, LAMPIRAN_MAKS, stream
from sakip.berkas.model import Berkas
from sakip.berkas.tulis import to_json, to_yaml
from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Ditolak
from sakip.web.alur.tampilan import Permintaan, halaman, halaman_kantor
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.models import Kantor, TahunKerja
from sakip.web.organisasi.selectors import muat
from sakip.web.sunting.unggahan import drop, find, keep
from sakip.web.tukar.kunci import locked
from sakip.web.tukar.lampiran import attachments, files, sort_out
from sakip.web.tukar.selectors import preview
from sakip.web.tukar.services import Perubahan, impor, rencanakan
from sakip.web.tukar.tahun import buka_tahun

BENTUK: dict[str, str] = {
    "yaml": "application/yaml",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""Forms in which a Berkas is given out, and how each is sent; a zip has its attachments."""


@halaman
@require_http_methods(["GET", "POST"])
def unggah(request: Any) -> HttpResponse:
    """Choose a file; it is read on the next page and nothing is written yet."""
    _may_import(request)
    galat: Galat | None = None
    if request.method == "POST":
        try:
            return redirect("impor-periksa", keep(request, maks=LAMPIRAN_MAKS))
        except Galat as salah:
            galat = salah
    _frame(request, None)
    isi = {"galat": galat, "baru": request.akses.boleh("berkas.impor")}
    if getattr(request, "kantor", None):
        isi["boleh_ekspor"] = request.akses.boleh("berkas.ekspor", request.kantor)
    return render(request, "tukar/unggah.html", isi, status=422 if galat else 200)


@halaman
@require_http_methods(["GET", "POST"])
def periksa(request: Any, tanda: str) -> HttpResponse:
    """What the file would change; POST makes it so."""
    _may_import(request)
    try:
        jalur = find(request, tanda)
    except Galat as galat:
        messages.error(request, f"{galat.pesan} {galat.saran}")
        return redirect("impor")
    try:
        kemasan = read_package(jalur)
        perubahan = rencanakan(kemasan.berkas, request.user.pemda)
        _may_see(request, perubahan)
    except Ditolak:
        raise
    except Galat as galat:
        _frame(request, None)
        return render(request, "tukar/ditolak.html", {"galat": galat}, status=422)
    if request.method == "POST":
        return _apply(request, tanda, kemasan, perubahan)
    _frame(request, perubahan.kantor)
    return render(request, "tukar/periksa.html", _look(request, tanda, kemasan, perubahan))


def _frame(request: Any, kantor: Kantor | None) -> None:
    """Show the page in the frame of the office it is about: the file's, or the person's only one.

    An office that has no year yet has no pages to lead to.
    """
    semua = list(request.akses.kantor().select_related("pemda")[:2])
    kantor = kantor or (semua[0] if len(semua) == 1 else None)
    ada = TahunKerja.objects.filter(kantor=kantor).values_list("tahun", flat=True)
    if kantor is not None and (tahun_ada := list(ada)):
        request.kantor, request.tahun_ada, request.tahun = kantor, tahun_ada, tahun_ada[0]
        request.siklus = "organisasi"


def _look(request: Any, tanda: str, kemasan: Kemasan, perubahan: Perubahan) -> dict[str, Any]:
    hari = hari_ini()
    pilahan = sort_out(perubahan.kantor, kemasan.berkas, kemasan.lampiran)
    return {
        "tanda": tanda,
        "perubahan": perubahan,
        "berkas": kemasan.berkas,
        "lembar": preview(perubahan),
        "banyak": perubahan.banyak,
        "kosong": not any(perubahan.banyak) and not perubahan.kepala and not pilahan.banyak,
        "terkunci": locked(perubahan, hari, hapus=False),
        "terkunci_hapus": locked(perubahan, hari, hapus=True),
        "pilahan": pilahan,
        "pemberitahuan": kemasan.pemberitahuan,
        "boleh": request.akses.boleh("berkas.impor", perubahan.kantor),
    }


def _apply(request: Any, tanda: str, kemasan: Kemasan, perubahan: Perubahan) -> HttpResponse:
    if request.POST.get("masukan") != str(perubahan.masukan):
        raise Galat(
            "tukar.basi",
            perubahan.berkas.kantor.nama,
            _("Data kantor ini berubah sejak pratinjau dibuat."),
            _("Kembali, lihat pratinjau yang baru, lalu terapkan lagi."),
        )
    satu = impor(
        perubahan,
        actor=request.user,
        pada=hari_ini(),
        hapus=request.POST.get("hapus") == "ya",
        lampiran=kemasan.lampiran,
    )
    drop(request, tanda)
    messages.success(request, _("Berkas sudah masuk. Semua angka dihitung dari isinya."))
    return redirect("beranda-kantor", satu.kantor.uuid, satu.tahun)


def _may_import(request: Any) -> None:
    """Refuse who may import nowhere; where exactly is known once the file is read."""
    akun, akses = request.user, request.akses
    assert isinstance(akun, Akun)
    di_sini = any(akses.boleh("berkas.impor", k) for k in akses.kantor().select_related("pemda"))
    if akun.pemda is None or not (di_sini or akses.boleh("berkas.impor")):
        raise Ditolak(_("Mengimpor Berkas Kinerja"))


def _may_see(request: Any, perubahan: Perubahan) -> None:
    """A preview shows what the office has, so only who may import there sees it."""
    request.akses.pastikan("berkas.impor", perubahan.kantor)


@halaman_kantor("berkas.ekspor")
def ekspor(request: Permintaan, bentuk: str) -> HttpResponseBase:
    """The Berkas of the year as a file."""
    if bentuk not in BENTUK:
        raise Http404
    nama = f"{request.kantor.id_teks}-{request.tahun}.{bentuk}"
    jawab = _given_out(request, bentuk)
    jawab["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawab


def _given_out(request: Permintaan, bentuk: str) -> HttpResponse | StreamingHttpResponse:
    berkas = muat(request.kantor, request.tahun)
    if bentuk != "zip":
        return HttpResponse(_written(berkas, bentuk), content_type=BENTUK[bentuk])
    ikut = attachments(request.kantor, berkas)
    isi: dict[str, bytes | Path] = {ISI: to_yaml(ikut.berkas).encode()}
    isi |= {f"{LAMPIRAN}{n}": p for n, p in files(request.kantor, ikut.sidik).items()}
    # The evidence of years is more than the memory of a small server.
    return StreamingHttpResponse(stream(isi), content_type=BENTUK["zip"])


def _written(berkas: Berkas, bentuk: str) -> bytes:
    match bentuk:
        case "yaml":
            return to_yaml(berkas).encode()
        case "json":
            return to_json(berkas).encode()
    return tulis_buku_kerja(berkas)


@halaman_kantor("berkas.impor")
@require_POST
def tahun_berikut(request: Permintaan) -> HttpResponse:
    """Open the next year from this one."""
    assert isinstance(request.user, Akun)
    satu = buka_tahun(
        actor=request.user, kantor=request.kantor, dari=request.tahun, pada=hari_ini()
    )
    messages.success(request, _("Tahun %d dibuka; targetnya menunggu diisi.") % satu.tahun)
    return HttpResponseRedirect(reverse("rencana-target", args=(request.kantor.uuid, satu.tahun)))
