"""Ukur: the grid of a quarter, saving its cells, and the steps to the lock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sakip.core.periode import Periode
from sakip.galat import Galat
from sakip.web.alur.akses import Ditolak, alur_di
from sakip.web.alur.selectors import Tugas, menunggu
from sakip.web.alur.tampilan import Permintaan, halaman_kantor
from sakip.web.dasar.waktu import hari_ini
from sakip.web.pengukuran.baris_html import Penulis
from sakip.web.pengukuran.jawaban import answer
from sakip.web.pengukuran.kemajuan import progress_seen
from sakip.web.pengukuran.kisi import SEBAB, Kisi, grid
from sakip.web.pengukuran.services import Isian, Tersimpan, lakukan, simpan_banyak


@halaman_kantor("kantor.lihat")
def ukur(request: Permintaan) -> HttpResponse:
    """The quarter one is likely to work on: the last that has ended, or the first."""
    triwulan = Periode.baca(str(request.tahun)).triwulan()
    sudah = [t for t in triwulan if t.akhir < hari_ini()]
    kini = (sudah or triwulan[:1])[-1]
    return redirect("ukur-periode", request.kantor.uuid, request.tahun, str(kini))


@halaman_kantor("kantor.lihat")
def kisi(request: Permintaan, periode: str) -> HttpResponse:
    return _page(request, _period(request, periode))


def _period(request: Permintaan, periode: str) -> str:
    if int(periode[:4]) != request.tahun:
        raise Http404
    return periode


def _page(
    request: Permintaan,
    periode: str,
    *,
    galat: Galat | None = None,
    ditolak: Tersimpan | None = None,
    status: int = 200,
) -> HttpResponse:
    """The grid; after a refused post with what was typed still in it."""
    request.siklus = "ukur"
    isi: Kisi = grid(request.kantor, request.tahun, periode, request.akses)
    ketik = request.POST if request.method == "POST" else {}
    for b in isi.baris:
        b.catatan_ketik = ketik.get(f"catatan:{b.indikator}", "")
        for nama in b.isi:
            b.isi[nama] = ketik.get(f"s:{b.indikator}:{nama}", b.isi[nama])
    jejak, bukti = _before(request, "jejak"), _before(request, "ukur-bukti", periode)
    hari = hari_ini()
    semua = progress_seen(request.akses, [request.kantor], request.tahun)
    kemajuan = semua[request.kantor.pk]
    alur = alur_di(request.kantor.pemda, hari)
    pilih = set(request.POST.getlist("pilih"))
    di = {b.nama: b.indikator for b in isi.baris}
    return render(
        request,
        "pengukuran/ukur.html",
        {
            "kisi": isi,
            "jejak": jejak,
            "baris": Penulis(isi, jejak, bukti, pilih).rows(),
            "periode": isi.periode,
            "tab": [
                (k.periode, tab_name(k.periode), k.terlambat(alur, hari)) for k in kemajuan.values()
            ],
            "tenggat": (t := kemajuan[periode].tenggat),
            "kapan": t.kapan(hari) if t else "",
            "terlambat": kemajuan[periode].terlambat(alur, hari),
            "belum": kemajuan[periode].di(k.id for k in alur.keadaan if k.dapat_diubah),
            "keadaan": [
                (k.id, k.nama, n) for k in alur.keadaan if (n := kemajuan[periode].di([k.id]))
            ],
            "sebab": [(str(k), v) for k, v in SEBAB.items()],
            "berikut": _next(request),
            "galat": galat,
            "catatan": ketik.get("catatan", ""),
            "ditolak": ditolak is not None,
            "galat_di": di.get(galat.tempat, "") if galat else "",
            "salah": [(d.indikator, d.galat) for d in ditolak.ditolak]
            if ditolak
            else [(di.get(g.tempat, ""), g) for g in (galat.rincian if galat else ())],
        },
        status=status,
    )


def tab_name(periode: str) -> str:
    p = Periode.baca(periode)
    return p.tampil_singkat().rsplit(" ", 1)[0] if "-T" in periode else _("Setahun")


def _before(request: Permintaan, nama: str, *bagian: str) -> str:
    """Address of a page of the office up to its last part."""
    return reverse(nama, args=(request.kantor.uuid, request.tahun, *bagian, "x"))[:-2]


def _typed(kiriman: Mapping[str, Any]) -> list[Isian]:
    """Cells of a posted grid: ``s:<indikator>:<bidang>``, with ``r:<indikator>`` as the edition."""
    baris: dict[str, dict[str, str]] = {}
    for kunci, teks in kiriman.items():
        jenis, _titik, sisa = kunci.partition(":")
        if jenis == "s":
            indikator, _titik, bidang = sisa.partition(":")
            baris.setdefault(indikator, {})[bidang] = teks
    return [Isian(i, _number(kiriman.get(f"r:{i}", "0")), isi) for i, isi in baris.items()]


def _number(teks: str) -> int:
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else 0


@halaman_kantor("realisasi.ubah")
@require_POST
def simpan(request: Permintaan, periode: str) -> HttpResponse:
    """Save cells. Answers JSON where the page's script asks, else the page."""
    periode = _period(request, periode)
    hasil = simpan_banyak(
        actor=request.user,
        kantor=request.kantor,
        tahun=request.tahun,
        periode=periode,
        isian=_typed(request.POST.dict()),
        pada=hari_ini(),
    )
    ditolak = [d.galat for d in hasil.ditolak]
    tanpa_hak = not hasil.revisi and any(isinstance(g, Ditolak) for g in ditolak)
    if request.headers.get("Accept", "").startswith("application/json"):
        return JsonResponse(answer(hasil, periode), status=403 if tanpa_hak else 200)
    if tanpa_hak:
        raise ditolak[0]
    request.kantor.refresh_from_db()
    if hasil.ditolak:
        return _page(request, periode, ditolak=hasil, status=422)
    messages.success(
        request,
        _("%(n)d baris tersimpan.") % {"n": len(hasil.revisi)}
        if hasil.revisi
        else _("Tidak ada yang berubah."),
    )
    return redirect("ukur-periode", request.kantor.uuid, request.tahun, periode)


@halaman_kantor("kantor.lihat")
@require_POST
def langkah(request: Permintaan, periode: str) -> HttpResponse:
    """Take a step with the chosen rows, or with all that wait for this person.

    Where none is chosen, a step that needs a note goes to the rows that have one, any other to
    the rows that have none.
    """
    periode, nama = _period(request, periode), request.POST.get("langkah", "")
    dilihat = {}
    if cells := _typed(request.POST.dict()):
        hasil = simpan_banyak(
            actor=request.user,
            kantor=request.kantor,
            tahun=request.tahun,
            periode=periode,
            isian=cells,
            pada=hari_ini(),
        )
        request.kantor.refresh_from_db()
        if hasil.ditolak:
            return _page(request, periode, ditolak=hasil, status=422)
        dilihat = hasil.revisi
    isi = grid(request.kantor, request.tahun, periode, request.akses)
    tombol = next((t for t in isi.tombol if t.id == nama), None)
    catatan = {
        b.indikator: request.POST.get(f"catatan:{b.indikator}", "").strip() for b in isi.baris
    }
    dipilih = set(request.POST.getlist("pilih"))
    if dipilih:
        baris = [i for i in catatan if i in dipilih]
        umum = request.POST.get("catatan", "").strip()
        catatan = {i: t or umum for i, t in catatan.items()}
    else:
        wajib = tombol is not None and tombol.wajib_alasan
        baris = [
            b.indikator
            for b in isi.baris
            if nama in b.langkah and bool(catatan[b.indikator]) == wajib
        ]
    try:
        if not baris:
            raise Galat(
                "ukur.tidak_ada",
                Periode.baca(periode).tampil_singkat(),
                _("Belum ada baris yang dipilih."),
                _("Centang barisnya, atau tulis catatan pada baris yang dikembalikan."),
            )
        banyak = lakukan(
            actor=request.user,
            kantor=request.kantor,
            tahun=request.tahun,
            periode=periode,
            indikator=baris,
            langkah=nama,
            catatan=catatan,
            dilihat={i: _number(request.POST.get(f"r:{i}", "0")) for i in baris} | dilihat,
            pada=hari_ini(),
        )
    except Galat as galat:
        status = 403 if isinstance(galat, Ditolak) else 422
        return _page(request, periode, galat=galat, status=status)
    judul = tombol.nama if tombol else nama
    messages.success(
        request, _("Berhasil: %(langkah)s, %(n)d indikator.") % {"langkah": judul, "n": banyak}
    )
    alamat = reverse("ukur-periode", args=(request.kantor.uuid, request.tahun, periode))
    return redirect(f"{alamat}?usai")


def _next(request: Permintaan) -> Tugas | None:
    """After a step, once nothing waits here any more: what waits for this person elsewhere."""
    if "usai" not in request.GET:
        return None
    di_sini = menunggu(request.akses, request.tahun, request.kantor)
    if any(t.alamat == request.path for t in di_sini):
        return None
    return next(iter(menunggu(request.akses, request.tahun)), None)
