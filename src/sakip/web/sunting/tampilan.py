"""The page that takes a foreign table in: upload, match columns, look, apply."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from sakip.galat import Galat
from sakip.web.alur.tampilan import Permintaan
from sakip.web.dasar.waktu import hari_ini
from sakip.web.sunting.impor import missing, plan, read_table
from sakip.web.sunting.penerima import Penerima
from sakip.web.sunting.services import HAK, ganti
from sakip.web.sunting.unggahan import drop, find, keep

_TAMPIL_MAKS = 200
"""Rows shown in a preview; the others are counted."""


def take_in(
    request: Permintaan, penerima: Callable[[], Penerima], alamat: str, kembali: str
) -> HttpResponse:
    """The whole way of an import.

    alamat: address of this page; kembali: where one comes from and goes back to.
    """
    siapa: Any = request
    tujuan = penerima()
    request.akses.pastikan(HAK[tujuan.lembar], request.kantor)
    isi: dict[str, Any] = {"penerima": tujuan, "alamat": alamat, "kembali": kembali}
    if request.method == "POST" and "terapkan" not in request.POST:
        try:
            tanda = keep(siapa)
        except Galat as galat:
            return render(request, "sunting/unggah.html", isi | {"galat": galat}, status=422)
        return HttpResponseRedirect(f"{alamat}?berkas={tanda}")
    pilihan = request.POST if request.method == "POST" else request.GET
    tanda = pilihan.get("berkas", "")
    if not tanda:
        return render(request, "sunting/unggah.html", isi)
    try:
        jalur = find(siapa, tanda)
        dibaca = read_table(jalur, tujuan.tujuan, pilihan)
    except Galat as galat:
        return render(request, "sunting/unggah.html", isi | {"galat": galat}, status=422)
    kurang = missing(dibaca, tujuan.tujuan)
    rencana = None if kurang else plan(dibaca, tujuan.baca)
    if request.method == "POST" and rencana is not None:
        _apply(request, tujuan, rencana.ganti)
        drop(siapa, tanda)
        messages.success(request, _("%d baris diambil dari berkas.") % len(rencana.usul))
        return HttpResponseRedirect(kembali)
    isi |= {
        "tanda": tanda,
        "nama_berkas": jalur.name,
        "dibaca": dibaca,
        "pasangan": [(t, dibaca.pasangan.get(t.nama), f"kolom.{t.nama}") for t in tujuan.tujuan],
        "kurang": kurang,
        "rencana": rencana,
        "usul": rencana.usul[:_TAMPIL_MAKS] if rencana else (),
        "masukan": request.kantor.masukan,
    }
    return render(request, "sunting/cocokkan.html", isi)


def _apply(request: Permintaan, tujuan: Penerima, isi: list[Any]) -> None:
    if request.POST.get("masukan") != str(request.kantor.masukan):
        raise Galat(
            "impor.basi",
            request.kantor.nama,
            "Data kantor ini berubah sejak pratinjau dibuat.",
            "Kembali, lihat pratinjau yang baru, lalu terapkan lagi.",
        )
    if not isi:
        raise Galat("impor.kosong", "", "Tidak ada yang berubah.", "Kembali ke tabelnya.")
    ganti(
        actor=request.user,
        kantor=request.kantor,
        tahun=request.tahun,
        lembar=tujuan.lembar,
        isi=isi,
        pada=hari_ini(),
    )
