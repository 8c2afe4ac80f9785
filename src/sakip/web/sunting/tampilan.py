"""The page that takes a foreign table in: upload, match columns, look, apply."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from sakip.galat import Galat
from sakip.web.sunting.impor import missing, plan, read_table
from sakip.web.sunting.penerima import Penerima
from sakip.web.sunting.services import Ganti
from sakip.web.sunting.unggahan import drop, find, keep

_TAMPIL_MAKS = 200
"""Rows shown in a preview; the others are counted."""


def take_in(
    request: Any, penerima: Callable[[], Penerima], alamat: str, kembali: str
) -> HttpResponse:
    """The whole way of an import, for who has been found to have the right.

    alamat: address of this page; kembali: where one comes from and goes back to.
    """
    tujuan = penerima()
    isi: dict[str, Any] = {"penerima": tujuan, "alamat": alamat, "kembali": kembali}
    if request.method == "POST" and "terapkan" not in request.POST:
        try:
            tanda = keep(request)
        except Galat as galat:
            return render(request, "sunting/unggah.html", isi | {"galat": galat}, status=422)
        return HttpResponseRedirect(f"{alamat}?berkas={tanda}")
    pilihan = request.POST if request.method == "POST" else request.GET
    tanda = pilihan.get("berkas", "")
    if not tanda:
        return render(request, "sunting/unggah.html", isi)
    try:
        jalur = find(request, tanda)
        dibaca = read_table(jalur, tujuan.tujuan, pilihan)
    except Galat as galat:
        return render(request, "sunting/unggah.html", isi | {"galat": galat}, status=422)
    kurang = missing(dibaca, tujuan.tujuan)
    rencana = None if kurang else plan(dibaca, tujuan.baca)
    if request.method == "POST" and rencana is not None:
        _apply(request, tujuan, rencana.ganti)
        drop(request, tanda)
        messages.success(request, _("%d baris diambil dari berkas.") % len(rencana.usul))
        return HttpResponseRedirect(kembali)
    isi |= {
        "tanda": tanda,
        "nama_berkas": jalur.name,
        "dibaca": dibaca,
        "pasangan": [(t, dibaca.pasangan.get(t.nama), f"kolom.{t.nama}") for t in tujuan.tujuan],
        "terpakai": [t.judul for t in tujuan.tujuan if t.nama in dibaca.pasangan],
        "kurang": kurang,
        "rencana": rencana,
        "usul": rencana.usul[:_TAMPIL_MAKS] if rencana else (),
        "masukan": tujuan.keadaan,
    }
    return render(request, "sunting/cocokkan.html", isi)


def _apply(request: Any, tujuan: Penerima, isi: list[Ganti]) -> None:
    if request.POST.get("masukan") != tujuan.keadaan:
        raise Galat(
            "impor.basi",
            tujuan.judul,
            _("Datanya berubah sejak pratinjau dibuat."),
            _("Kembali, lihat pratinjau yang baru, lalu terapkan lagi."),
        )
    if not isi:
        raise Galat("impor.kosong", "", _("Tidak ada yang berubah."), _("Kembali ke tabelnya."))
    tujuan.tulis(request.user, isi)
