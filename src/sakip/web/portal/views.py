"""The portal: what offices promised and reached, for everybody, without an account."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from sakip.web.dasar.models import Pemda
from sakip.web.dasar.simpanan import path_of
from sakip.web.pelaporan.models import Terbitan
from sakip.web.portal import data
from sakip.web.portal.selectors import (
    agreement,
    edition,
    editions,
    figure,
    government,
    governments,
    has_agreement,
    office,
    offices,
    summary,
)
from sakip.web.portal.tampilan import SELAMANYA, data_response, umum


@umum()
def depan(request: HttpRequest) -> HttpResponse:
    """Governments of which something is public; straight to the only one."""
    semua = governments()
    if len(semua) == 1:
        return redirect("publik-daerah", semua[0].id_teks)
    return render(request, "portal/depan.html", {"daftar": semua})


@umum()
def tentang_data(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/data.html", {"berkas": data.BERKAS})


@umum()
def daerah(request: HttpRequest, daerah: str) -> HttpResponse:
    pemda = government(daerah)
    semua = offices(pemda)
    tahun = sorted({t.tahun for o in semua for t in o.terbitan}, reverse=True)
    return render(request, "portal/daerah.html", {"pemda": pemda, "daftar": semua, "tahun": tahun})


@umum()
def data_daerah(request: HttpRequest, daerah: str, tahun: int, bentuk: str) -> HttpResponse:
    """The newest edition of every office of a government in a year."""
    pemda = government(daerah)
    semua = [t for o in offices(pemda) for t in o.terbitan if t.tahun == tahun]
    if not semua:
        raise Http404
    return _achievements(semua, f"capaian-{daerah}-{tahun}.{bentuk}")


@umum()
def kantor(request: HttpRequest, daerah: str, kantor: str) -> HttpResponse:
    pemda = government(daerah)
    return render(request, "portal/kantor.html", {"pemda": pemda, "kantor": office(pemda, kantor)})


@umum()
def tahun(
    request: HttpRequest, daerah: str, kantor: str, tahun: int, nomor: int | None = None
) -> HttpResponse:
    """What an office reached in a year, as it was published."""
    t = edition(daerah, kantor, tahun, nomor)
    semua = editions(daerah, kantor, tahun)
    isi = {
        "t": t,
        "semua": semua,
        "isi": summary(t),
        "terbaru": t.pk == semua[0].pk,
        "ada_janji": has_agreement(t.kantor, tahun),
    }
    angka = _figures(t.uuid, get_language())
    return render(request, "portal/tahun.html", isi | {"pemda": t.pemda, "angka": angka})


@lru_cache(maxsize=256)
def _figures(uuid: UUID, bahasa: str | None) -> SafeString:
    """The figures of an edition as HTML, the long part of its page. Neither ever changes."""
    t = Terbitan.objects.select_related("pemda", "kantor").get(uuid=uuid)
    return render_to_string("portal/_isi.html", {"t": t, "isi": summary(t), "pemda": t.pemda})


@umum()
def angka(
    request: HttpRequest, daerah: str, kantor: str, tahun: int, nomor: int, alamat: str
) -> HttpResponse:
    """How a figure came about: a page, or with ``?potongan`` what a dialog shows."""
    t = edition(daerah, kantor, tahun, nomor)
    nama = "portal/_angka.html" if "potongan" in request.GET else "portal/angka.html"
    isi = {"t": t, "a": figure(t, alamat), "isi": summary(t), "pemda": t.pemda}
    return render(request, nama, isi)


@umum(SELAMANYA)
def capaian(
    request: HttpRequest,
    daerah: str,
    kantor: str,
    tahun: int,
    bentuk: str,
    nomor: int | None = None,
) -> HttpResponse:
    t = edition(daerah, kantor, tahun, nomor)
    return _achievements([t], f"capaian-{kantor}-{tahun}-edisi-{t.nomor}.{bentuk}")


@umum(SELAMANYA)
def semua_angka(
    request: HttpRequest,
    daerah: str,
    kantor: str,
    tahun: int,
    bentuk: str,
    nomor: int | None = None,
) -> HttpResponse:
    t = edition(daerah, kantor, tahun, nomor)
    baris = data.all_figures(t)
    nama = f"angka-{kantor}-{tahun}-edisi-{t.nomor}.{bentuk}"
    if bentuk == "csv":
        return data_response(data.to_csv(data.KOLOM_ANGKA, baris), nama)
    return data_response(
        data.to_json({**data.PENGANTAR, **_heading(t), "angka": list(baris)}), nama
    )


@umum(SELAMANYA)
def pdf(
    request: HttpRequest, daerah: str, kantor: str, tahun: int, nomor: int | None = None
) -> HttpResponse:
    """The PDF that was signed: the same bytes for ever."""
    t = edition(daerah, kantor, tahun, nomor)
    return _pdf(t.pemda, t.pdf, t.nama_berkas)


@umum(SELAMANYA)
def pdf_janji(
    request: HttpRequest, daerah: str, kantor: str, tahun: int, nomor: int | None = None
) -> HttpResponse:
    """An agreement as it was signed; 404 until it is printed."""
    j = agreement(daerah, kantor, tahun, nomor)
    if j.pdf is None:
        raise Http404
    nama = f"perjanjian-{kantor}-{tahun}-{j.nomor}.pdf"
    return _pdf(j.penetapan.pemda, j.pdf.pdf, nama)


def _pdf(pemda: Pemda, sidik: str, nama: str) -> HttpResponse:
    jawab = HttpResponse(path_of(pemda, sidik).read_bytes(), content_type="application/pdf")
    jawab["Content-Disposition"] = f'inline; filename="{nama}"'
    return jawab


@umum()
def perjanjian(
    request: HttpRequest, daerah: str, kantor: str, tahun: int, nomor: int | None = None
) -> HttpResponse:
    j = agreement(daerah, kantor, tahun, nomor)
    return render(
        request,
        "portal/perjanjian.html",
        {"j": j, "kantor": j.penetapan.kantor, "tahun": tahun, "pemda": j.penetapan.pemda},
    )


def _achievements(semua: list[Terbitan], nama: str) -> HttpResponse:
    baris = data.achievements(semua)
    if nama.endswith(".csv"):
        return data_response(data.to_csv(data.KOLOM_CAPAIAN, baris), nama)
    isi = {**data.PENGANTAR, "capaian": list(baris)}
    return data_response(data.to_json(isi), nama)


def _heading(t: Terbitan) -> dict[str, Any]:
    isi = summary(t)
    return {"kantor": isi.kantor, "tahun": isi.tahun, "edisi": t.nomor, "contoh": isi.contoh}
