"""What every public page starts from: read only, cacheable, without a session."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import (
    get_conditional_response,
    patch_cache_control,
    patch_vary_headers,
)
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sakip.galat import Galat

View = Callable[..., Any]
SEBENTAR = 300
"""Seconds an address that follows the newest edition may be kept."""
SELAMANYA = 365 * 24 * 3600
"""Seconds for what never changes: a numbered edition's data and PDF."""


def umum(umur: int = SEBENTAR) -> Callable[[View], View]:
    """A public page: GET and HEAD, an ETag of its content, `umur` seconds in caches."""

    def hias(view: View) -> View:
        @require_safe
        @wraps(view)
        def bungkus(request: Any, *args: Any, **kwargs: Any) -> Any:
            try:
                jawab = view(request, *args, **kwargs)
            except Galat as galat:
                # Ours to mend, not the reader's: a kept file is gone.
                jawab = render(request, "portal/galat.html", {"galat": galat}, status=503)
                patch_cache_control(jawab, no_store=True)
                return jawab
            lama = SEBENTAR if "nomor" in kwargs and kwargs["nomor"] is None else umur
            # A language somebody chose is theirs; who shares a cache gets the usual one.
            bawaan = get_language() == settings.LANGUAGE_CODE
            siapa = "public" if bawaan else "private"
            patch_cache_control(jawab, **{siapa: True, "max_age": lama})
            jawab["ETag"] = f'"{hashlib.sha256(jawab.content).hexdigest()[:32]}"'
            return _packed(
                request,
                get_conditional_response(request, etag=jawab["ETag"], response=jawab) or jawab,
            )

        return bungkus

    return hias


def _packed(request: Any, jawab: HttpResponse) -> HttpResponse:
    """Text is sent packed to who takes it so; there is no secret on a public page to guess at."""
    patch_vary_headers(jawab, ("Accept-Encoding",))
    teks = jawab.get("Content-Type", "").startswith(("text/", "application/json"))
    if teks and len(jawab.content) > 500 and "gzip" in request.headers.get("Accept-Encoding", ""):
        jawab.content = gzip.compress(jawab.content, 6, mtime=0)
        jawab["Content-Encoding"] = "gzip"
        jawab["Content-Length"] = str(len(jawab.content))
        jawab["ETag"] = f"W/{jawab['ETag']}"  # equal in meaning, not in bytes
    return jawab


def data_response(isi: bytes, nama: str) -> HttpResponse:
    """Open data: any site may read it."""
    jenis = "text/csv" if nama.endswith(".csv") else "application/json"
    jawab = HttpResponse(isi, content_type=f"{jenis}; charset=utf-8")
    jawab["Content-Disposition"] = f'inline; filename="{nama}"'
    jawab["Access-Control-Allow-Origin"] = "*"
    jawab["Link"] = f'<{reverse("publik-data")}>; rel="describedby"'
    return jawab
