"""Beranda: what waits for me, the year at a glance; for a region, its offices side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from sakip.web.alur.akses import Akses
from sakip.web.alur.selectors import Tugas, in_order, menunggu
from sakip.web.alur.tampilan import Permintaan, halaman, halaman_kantor
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.situs.pencarian import search
from sakip.web.situs.perubahan import changes, in_names, late
from sakip.web.situs.selectors import (
    at_a_glance,
    daftar_kantor,
    ikhtisar,
    with_late,
    year_of_most,
)
from sakip.web.situs.services import segarkan_daerah


@halaman
def beranda(request: Any, tahun: int | None = None) -> HttpResponse:
    """The office of somebody who has one; else all that one may see, in one year."""
    if request.akses.boleh("daerah.atur"):
        return redirect("pemasangan")
    kantor = request.akses.kantor()
    semua = list(kantor.select_related("pemda"))
    ada, kini = year_of_most(semua)
    pilih = tahun if tahun in ada else kini
    if not semua and request.akses.desa("setoran.ubah").exists():
        return redirect("desa")
    if len(semua) == 1 and pilih:
        return redirect("beranda-kantor", semua[0].uuid, pilih)
    daftar = daftar_kantor(semua, pilih) if pilih else []
    if pilih:
        daftar = with_late(
            daftar, late(request.akses, [k.kantor for k in daftar], pilih, hari_ini())
        )
    if pilih and any(k.basi for k in daftar):
        segarkan_daerah.enqueue(request.user.pemda_id, pilih)
    tugas = (
        in_order([*menunggu(request.akses, pilih), *_beside(request.akses, pilih, ada)])
        if pilih
        else []
    )
    isi = {
        "daftar": daftar,
        "tahun": pilih,
        "tahun_ada": ada,
        "tanpa": len(semua) - len(daftar),
        "tugas": tugas,
        "bersama": _together(tugas, pilih),
        "sekilas": at_a_glance(daftar),
        "bertugas": bool(tugas) or request.akses.memeriksa(),
    }
    return render(request, "situs/beranda.html", isi)


def _together(tugas: Iterable[Tugas], tahun: int | None) -> int | None:
    """The year, where more than one thing in it is checked; they can be checked together."""
    return tahun if sum(t.bersama for t in tugas) > 1 else None


def _beside(
    akses: Akses, tahun: int, ada: Iterable[int], kantor: Kantor | None = None
) -> list[Tugas]:
    """What waits in the running cycles beside the year one looks at.

    In January the last quarter and the report of the year before still wait, also for who has
    opened the new year.
    """
    lain = {akses.pada.year - 1, akses.pada.year} & set(ada) - {tahun}
    return [t for x in lain for t in menunggu(akses, x, kantor)]


@halaman
def cari(request: Any) -> HttpResponse:
    """Search; a fragment for the dialog of Ctrl K, a page of its own without script."""
    kantor = request.akses.kantor().filter(uuid=_uuid(request.GET.get("kantor", ""))).first()
    tahun = request.GET.get("tahun", "")
    isi = {
        "kata": (kata := request.GET.get("kata", "")[:100]),
        "temuan": search(
            request.akses,
            kata,
            kantor,
            int(tahun) if tahun.isdecimal() and len(tahun) == 4 else None,
        ),
    }
    nama = "situs/_cari.html" if request.htmx else "situs/cari.html"
    return render(request, nama, isi)


def _uuid(teks: str) -> UUID | None:
    try:
        return UUID(teks)
    except ValueError:
        return None


@halaman_kantor("kantor.lihat")
def beranda_kantor(request: Permintaan) -> HttpResponse:
    isi = ikhtisar(request.kantor, request.tahun)
    request.tugas = menunggu(request.akses, request.tahun, request.kantor)
    lain = _beside(request.akses, request.tahun, request.tahun_ada, request.kantor)
    isi["tugas"] = in_order([*request.tugas, *lain])
    isi["bersama"] = _together(request.tugas, request.tahun)
    berkas, _aturan, buku = tahun_dihitung(request.kantor, request.tahun)
    isi["terlambat"] = in_names(
        berkas, late(request.akses, [request.kantor], request.tahun, hari_ini())
    )
    isi["perubahan"] = changes(berkas, buku)
    # On the first day there is nothing to glance at: the page says how to begin.
    isi["mulai"] = not berkas.simpul_versi
    isi["boleh_impor"] = request.akses.boleh("berkas.impor", request.kantor)
    return render(request, "situs/kantor.html", isi)
