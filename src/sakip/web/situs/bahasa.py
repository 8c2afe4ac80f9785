"""The language of the pages: Indonesian, until a person chooses another."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


class Bahasa:
    """Middleware. What the browser prefers is not asked: office computers come in English."""

    def __init__(self, lanjut: Callable[[HttpRequest], HttpResponse]) -> None:
        self.lanjut = lanjut

    def __call__(self, request: HttpRequest) -> HttpResponse:
        pilihan = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        kode = pilihan if pilihan in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(kode):
            return self.lanjut(request)
