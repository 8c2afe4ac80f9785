"""Many offices and periods checked at once: all that waits, and one step with the chosen ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sakip.core.aturan.jenis import Langkah
from sakip.core.periode import Periode
from sakip.galat import Galat
from sakip.web.alur.akses import Ditolak, alur_di
from sakip.web.alur.tampilan import halaman, halaman_kantor
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.models import Kantor
from sakip.web.pengukuran.bersama import Kelompok, summary, waiting_together
from sakip.web.pengukuran.kemajuan import progress_seen
from sakip.web.pengukuran.services.bersama import Jawaban, Pilihan, lakukan_bersama


@halaman
def bersama(request: Any, tahun: int) -> HttpResponse:
    """What waits to be checked by this person, in all offices they reach."""
    request.akses.pastikan_memeriksa()
    if request.method != "POST":
        return _page(request, tahun)
    langkah, pilihan = request.POST.get("langkah", ""), _chosen(request, tahun)
    catatan = request.POST.get("catatan", "").strip()
    semua = alur_di(request.user.pemda, hari_ini()).langkah
    satu = next((x for x in semua if x.id == langkah), None)
    nama = satu.nama if satu else langkah
    galat = None
    if not pilihan:
        galat = Galat(
            "ukur.tidak_ada",
            "",
            _("Belum ada kantor yang dipilih."),
            _("Centang yang sudah Anda periksa."),
        )
    elif satu and satu.wajib_alasan and not catatan:
        galat = Galat(
            "ukur.alasan",
            "",
            _("'%(langkah)s' memerlukan catatan.") % {"langkah": nama},
            _("Tulis apa yang harus dibetulkan."),
        )
    if galat is not None:
        return _page(request, tahun, galat=galat, status=422)
    jawaban = lakukan_bersama(
        actor=request.user, pilihan=pilihan, langkah=langkah, catatan=catatan, pada=hari_ini()
    )
    jadi = [j for j in jawaban if j.galat is None]
    if jadi:
        isi = {"langkah": nama, "n": len(jadi), "baris": sum(j.banyak for j in jadi)}
        messages.success(
            request, _("Berhasil: %(langkah)s, %(n)d kantor dan periode, %(baris)d angka.") % isi
        )
    if len(jadi) == len(jawaban):
        return redirect(_address(request, tahun))
    tolak = [j for j in jawaban if j.galat is not None]
    status = 403 if all(isinstance(j.galat, Ditolak) for j in jawaban) else 422
    return _page(request, tahun, ditolak=tolak, status=status)


def _address(request: Any, tahun: int) -> str:
    periode = request.GET.get("periode", "")
    alamat = reverse("ukur-bersama", args=(tahun,))
    return f"{alamat}?periode={periode}" if _is_of(periode, tahun) else alamat


def _is_of(periode: str, tahun: int) -> bool:
    return periode in {str(tahun), *(str(p) for p in Periode.baca(str(tahun)).triwulan())}


def _chosen(request: Any, tahun: int) -> list[Pilihan]:
    """``<kantor>|<periode>|<tanda>``; what the person does not see is passed over."""
    kantor = {str(k.uuid): k for k in request.akses.kantor().select_related("pemda")}
    bagian = (x.split("|") for x in dict.fromkeys(request.POST.getlist("pilih")))
    return [
        Pilihan(kantor[b[0]], b[1], b[2])
        for b in bagian
        if len(b) == len(Pilihan._fields) and b[0] in kantor and _is_of(b[1], tahun)
    ]


def _page(
    request: Any,
    tahun: int,
    *,
    galat: Galat | None = None,
    ditolak: Iterable[Jawaban] = (),
    status: int = 200,
) -> HttpResponse:
    kantor: Sequence[Kantor] = list(request.akses.kantor().select_related("pemda"))
    semua, hari = waiting_together(request.akses, kantor, tahun), hari_ini()
    pilih = periode if _is_of(periode := request.GET.get("periode", ""), tahun) else ""
    dilihat = [k for k in semua if pilih in {"", k.periode}]
    # Ticks stay where nothing was done; what was refused is to be looked at again.
    dicentang = request.POST.getlist("pilih") if galat else ()

    def baris(k: Kelompok) -> dict[str, Any]:
        return {
            "k": k,
            "periode": _said(k.periode),
            "kapan": k.kemajuan.tenggat.kapan(hari) if k.kemajuan.tenggat else "",
            "terlambat": bool(k.kemajuan.tenggat and k.kemajuan.tenggat.terlambat(hari)),
            "pilih": (pilih := f"{k.kantor.uuid}|{k.periode}|{k.tanda}"),
            "dicentang": pilih in dicentang,
        }

    def of_step(k: Kelompok) -> str:
        return k.langkah.id

    bagian: list[tuple[Langkah, list[dict[str, Any]], list[Langkah]]] = []
    for _id, isi in groupby(sorted(dilihat, key=of_step), of_step):
        sama = list(isi)
        balik = {x.id: x for k in sama for x in k.balik}
        bagian.append((sama[0].langkah, [baris(k) for k in sama], [*balik.values()]))
    isi_halaman = {
        "tahun": tahun,
        "bagian": bagian,
        "ada": [(p, _said(p)) for p in dict.fromkeys(k.periode for k in semua)],
        "pilih": pilih,
        "banyak_kantor": len(kantor) > 1,
        "alamat": _address(request, tahun),
        "galat": galat,
        "catatan": request.POST.get("catatan", "") if galat else "",
        "ditolak": [(j.pilihan.kantor.nama, _said(j.pilihan.periode), j.galat) for j in ditolak],
    }
    return render(request, "pengukuran/bersama.html", isi_halaman, status=status)


def _said(periode: str) -> str:
    singkat = Periode.baca(periode).tampil_singkat()
    return singkat if "-T" in periode else _("Setahun %(tahun)s") % {"tahun": singkat}


@halaman_kantor("kantor.lihat")
def ringkasan(request: Any, periode: str) -> HttpResponse:
    """What to look at in one period of an office; a fragment of the page above."""
    if not request.htmx:
        return redirect("ukur-periode", request.kantor.uuid, request.tahun, periode)
    semua = progress_seen(request.akses, [request.kantor], request.tahun)[request.kantor.pk]
    if periode not in semua:
        raise Http404
    isi = summary(semua[periode], alur_di(request.kantor.pemda, hari_ini()))
    return render(request, "pengukuran/_ringkasan.html", {"ringkasan": isi, "periode": periode})
