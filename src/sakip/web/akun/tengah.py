"""What holds for every request of somebody who is signed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from sakip.galat import Galat
from sakip.web.akun.sesi import MULAI, TERAKHIR

SEMENIT = timedelta(minutes=1)


class JagaSesi:
    """Ends a session that was idle or lasted too long; keeps its pages out of shared caches.

    Who has no session costs nothing, and their pages may be cached.
    """

    def __init__(self, lanjut: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.lanjut = lanjut

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        punya = settings.SESSION_COOKIE_NAME in request.COOKIES
        masuk = punya and request.user.is_authenticated
        if masuk and _over(request, timezone.now()):
            logout(request)
            messages.info(request, _("Sesi Anda berakhir karena lama tidak dipakai. Masuk lagi."))
        jawab = self.lanjut(request)
        if masuk and "private" not in jawab.get("Cache-Control", ""):
            jawab["Cache-Control"] = "private, no-store"
        if jawab.status_code == 302 and jawab["Location"].startswith(settings.LOGIN_URL):
            return _told_in_place(request, jawab)
        return jawab


def _told_in_place(request: HttpRequest, jawab: HttpResponseBase) -> HttpResponseBase:
    """Where a part of a page was asked for, the page stays, with what was typed in it."""
    if not getattr(request, "htmx", False):
        return jawab
    galat = Galat(
        "masuk.perlu",
        "",
        _("Anda sudah keluar."),
        _("Masuk lagi di tab lain, lalu ulangi di sini. Yang Anda ketik masih ada."),
    )
    return render(request, "dasar/galat_potongan.html", {"galat": galat}, status=401)


def _over(request: HttpRequest, kini: datetime) -> bool:
    """Whether the session has ended; else notes, once a minute, that it is in use."""
    sesi = request.session
    if MULAI not in sesi:
        sesi[MULAI] = sesi[TERAKHIR] = kini.isoformat()
        return False
    terakhir = datetime.fromisoformat(sesi[TERAKHIR])
    if kini - datetime.fromisoformat(sesi[MULAI]) >= settings.SESI_PALING_LAMA:
        return True
    if kini - terakhir >= settings.SESI_DIAM:
        return True
    if kini - terakhir >= SEMENIT:
        sesi[TERAKHIR] = kini.isoformat()
    return False
