"""What every page behind sign-in starts from: who asks, where, which year, what they may."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses, Ditolak
from sakip.web.alur.selectors import Tugas
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.models import Kantor, TahunKerja

View = Callable[..., HttpResponseBase]


class Permintaan(HttpRequest):
    """A request after `halaman`: with what the person may, the office and the year."""

    user: Akun
    akses: Akses
    kantor: Kantor
    tahun: int
    tahun_ada: Sequence[int]
    tugas: Sequence[Tugas]


def halaman(view: View) -> View:
    """A page for who signed in. Sets `request.akses`; a Galat becomes a page that says it."""

    @wraps(view)
    def bungkus(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _sign_in(request)
        request.akses = Akses(request.user, hari_ini())
        try:
            return view(request, *args, **kwargs)
        except Ditolak as galat:
            return galat_page(request, galat, 403)
        except Galat as galat:
            return galat_page(request, galat, 422)

    return bungkus


def _sign_in(request: Any) -> HttpResponse:
    """To the sign-in page, and from there back to the page one was on.

    A form that was posted has an address that cannot be opened, and htmx would put the sign-in
    page where it wanted a fragment: both come back to the page around them. What htmx posts is
    told in place instead (`akun.tengah`), so that what was typed stays.
    """
    htmx: Any = getattr(request, "htmx", None)
    ambil = request.method == "GET"
    dari = htmx.current_url if htmx else request.META.get("HTTP_REFERER", "")
    kembali = request.get_full_path()
    if htmx or not ambil:
        aman = url_has_allowed_host_and_scheme(
            dari, {request.get_host()}, require_https=request.is_secure()
        )
        kembali = urlsplit(dari)._replace(scheme="", netloc="").geturl() if aman else "/"
    tujuan = redirect_to_login(kembali)
    return HttpResponseClientRedirect(tujuan.url) if htmx and ambil else tujuan


def halaman_kantor(aksi: str = "kantor.lihat") -> Callable[[View], View]:
    """A page of one office and year: ``<uuid:kantor>/<int:tahun>/`` in its address.

    An office of another government, or one the person may not see, does not exist for them (404);
    one they see but where `aksi` is closed to them answers 403. Sets `request.kantor`, `.tahun`,
    and `.tahun_ada`, the years of the office, the newest first.
    """

    def hias(view: View) -> View:
        @halaman
        @wraps(view)
        def bungkus(
            request: Any, kantor: Any, tahun: int, *args: Any, **kwargs: Any
        ) -> HttpResponseBase:
            request.kantor = get_object_or_404(
                request.akses.kantor().select_related("pemda"), uuid=kantor
            )
            semua = TahunKerja.objects.filter(pemda=request.kantor.pemda_id, kantor=request.kantor)
            request.tahun_ada = list(semua.values_list("tahun", flat=True))
            if tahun not in request.tahun_ada:
                raise Http404
            request.tahun = tahun
            request.akses.pastikan(aksi, request.kantor)
            return view(request, *args, **kwargs)

        return bungkus

    return hias


def galat_page(request: Any, galat: Galat, status: int) -> HttpResponse:
    """A Galat as a page, or as a fragment where htmx asked."""
    nama = "dasar/galat_potongan.html" if getattr(request, "htmx", False) else "dasar/galat.html"
    return render(request, nama, {"galat": galat}, status=status)
