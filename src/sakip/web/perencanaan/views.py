"""Rencana: the tree, targets over the years, one indicator; Janji: the signed agreements."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from sakip.web.alur.models import Penetapan
from sakip.web.alur.tampilan import Permintaan, halaman_kantor
from sakip.web.dasar.waktu import hari_ini
from sakip.web.perencanaan.janji import (
    JENIS,
    content,
    differences,
    editions,
    frozen,
    versions,
)
from sakip.web.perencanaan.lembar import sheet
from sakip.web.perencanaan.matriks import targets, warnings
from sakip.web.perencanaan.selectors import drawings, material, tree
from sakip.web.perencanaan.services import tetapkan_janji

ARAH = {
    "maks": gettext_lazy("Makin tinggi makin baik"),
    "min": gettext_lazy("Makin rendah makin baik"),
    "rentang": gettext_lazy("Baik di antara dua batas"),
    "stabil": gettext_lazy("Baik bila tetap di targetnya"),
    "ya_tidak": gettext_lazy("Tercapai atau tidak"),
    "predikat": gettext_lazy("Baik bila kelasnya sama atau lebih tinggi"),
}


@halaman_kantor("kantor.lihat")
def rencana(request: Permintaan) -> HttpResponse:
    """The performance tree."""
    request.siklus = "rencana"
    bahan = material(request.kantor, request.tahun)
    isi = {
        "pohon": tree(bahan),
        "diperingatkan": len(warnings(bahan.berkas, bahan.buku)),
        "impor": request.akses.boleh("berkas.impor", request.kantor),
    }
    return render(request, "perencanaan/rencana.html", isi)


@halaman_kantor("kantor.lihat")
def cetak(request: Permintaan) -> HttpResponse:
    """The tree as the documents draw it, one A3 sheet a drawing."""
    bahan = material(request.kantor, request.tahun)
    return render(request, "perencanaan/cetak.html", {"lukisan": drawings(bahan)})


@halaman_kantor("kantor.lihat")
def target(request: Permintaan) -> HttpResponse:
    """All targets over the years, with what deserves a second look."""
    request.siklus = "rencana"
    bahan = material(request.kantor, request.tahun)
    isi = {
        "matriks": targets(bahan.berkas, bahan.buku),
        "impor": request.akses.boleh("berkas.impor", request.kantor),
    }
    return render(request, "perencanaan/target.html", isi)


@halaman_kantor("kantor.lihat")
def indikator(request: Permintaan, indikator: str) -> HttpResponse:
    """One indicator; only itself where it is shown beside the tree."""
    request.siklus = "rencana"
    satu = sheet(material(request.kantor, request.tahun), indikator)
    if satu is None:
        raise Http404
    isi = {"lembar": satu, "arah": ARAH[satu.iv.polaritas]}
    return render(request, "perencanaan/indikator.html", isi)


@halaman_kantor("kantor.lihat")
def janji(request: Permintaan) -> HttpResponse:
    """The agreements of the year by version, and whether each is signed."""
    request.siklus = "janji"
    bahan = material(request.kantor, request.tahun)
    semua = versions(bahan)
    versi = request.GET.get("versi", semua[-1])
    if versi not in semua:
        raise Http404
    isi = content(bahan, versi)
    ditetapkan = editions(request.kantor, request.tahun)
    akhir = next((e for e in ditetapkan if e.versi == versi), None)
    dulu = semua[semua.index(versi) - 1] if versi != semua[0] else ""
    return render(
        request,
        "perencanaan/janji.html",
        {
            "versi": versi,
            "semua_versi": semua,
            "isi": isi,
            "edisi": ditetapkan,
            "akhir": akhir,
            "berubah": differences(frozen(akhir.pk, akhir.sidik), isi) if akhir else [],
            "dulu": dulu,
            "beda": differences(content(bahan, dulu), isi) if dulu else [],
            "boleh": request.akses.boleh("rencana.tetapkan", request.kantor),
        },
    )


@halaman_kantor("rencana.tetapkan")
@require_POST
def tetapkan(request: Permintaan) -> HttpResponse:
    lama = {e.uuid for e in editions(request.kantor, request.tahun)}
    satu = tetapkan_janji(
        actor=request.user,
        kantor=request.kantor,
        tahun=request.tahun,
        versi=request.POST.get("versi", ""),
        alasan=request.POST.get("alasan", ""),
        pada=hari_ini(),
    )
    if satu.uuid in lama:
        pesan = _("Isinya sama dengan edisi yang sudah ditetapkan; tidak ada edisi baru.")
    else:
        pesan = _("Perjanjian ditetapkan; isinya tersimpan dan tidak berubah lagi.")
    messages.success(request, pesan)
    return redirect("janji-edisi", request.kantor.uuid, request.tahun, satu.uuid)


@halaman_kantor("kantor.lihat")
def edisi(request: Permintaan, uuid: UUID) -> HttpResponse:
    """A signed edition as it was, and what differs from the one before it."""
    request.siklus = "janji"
    satu = get_object_or_404(
        Penetapan.objects.select_related("oleh").defer("berkas", "hasil"),
        pemda=request.kantor.pemda_id,
        kantor=request.kantor,
        jenis=JENIS,
        periode=str(request.tahun),
        uuid=uuid,
    )
    isi = frozen(satu.pk, satu.sidik)
    lebih_dulu = [e for e in editions(request.kantor, request.tahun) if e.pada < satu.pada]
    sebelum = lebih_dulu[0] if lebih_dulu else None
    beda = differences(frozen(sebelum.pk, sebelum.sidik), isi) if sebelum else []
    return render(
        request,
        "perencanaan/edisi.html",
        {"satu": satu, "isi": isi, "sebelum": sebelum, "beda": beda},
    )
