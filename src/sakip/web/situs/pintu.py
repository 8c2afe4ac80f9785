"""The door: what is too large, or holds characters that nobody types, comes no further."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from sakip.galat import Galat
from sakip.web.alur.tampilan import galat_page

_KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Control characters but tab and line ends. No database takes the first, no document the others."""


class Pintu:
    """Refuses a request before anything of it is read (413), or before a page sees it (422).

    Django's own limits are for forms; files they let through at any size.
    """

    def __init__(self, lanjut: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.lanjut = lanjut

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        panjang = request.META.get("CONTENT_LENGTH") or "0"
        if panjang.isdecimal() and int(panjang) > settings.KIRIM_MB * 1024 * 1024:
            galat = Galat(
                "kirim.besar",
                _("Kiriman Anda"),
                _("Seluruh kiriman lebih besar dari %(mb)d MB.") % {"mb": settings.KIRIM_MB},
                _("Kirim berkasnya satu per satu, atau perkecil dulu."),
            )
            return galat_page(request, galat, 413)
        return self.lanjut(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """After the token of the form was looked at, so nothing is read that was not before."""
        if not any(map(_KENDALI.search, _words(request, kwargs))):
            return None
        galat = Galat(
            "isian.huruf",
            _("Isian Anda"),
            _("Ada huruf yang tidak dapat disimpan."),
            _("Ketik ulang teksnya, jangan disalin dari tempat lain."),
        )
        return galat_page(request, galat, 422)


def _words(request: HttpRequest, kwargs: dict[str, Any]) -> Iterator[str]:
    """Every text of a request: of its address, its forms, and the names of its files."""
    yield from (v for v in kwargs.values() if isinstance(v, str))
    for isian in (request.GET, request.POST):
        for nama, semua in isian.lists():
            yield nama
            yield from semua
    for nama, berkas in request.FILES.items():
        yield nama
        yield getattr(berkas, "name", None) or ""
