"""Where somebody is signed in."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from django.http import HttpRequest
from django.utils import timezone

from sakip.web.akun.models import Akun, Sesi
from sakip.web.akun.services import nama_sesi

# The first that is named wins: Edge and Opera also call themselves Chrome, Chrome Safari.
PERAMBAN = (
    ("Edg", "Edge"),
    ("OPR|Opera", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox|FxiOS", "Firefox"),
    ("Chrome|CriOS", "Chrome"),
    ("Safari", "Safari"),
)
SISTEM = (
    ("Android", "Android"),
    ("iPhone|iPad", "iOS"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux|X11", "Linux"),
)


class SesiTampil(NamedTuple):
    nama: str
    peramban: str
    alamat: str
    mulai: datetime | None
    terakhir: datetime | None
    kini: bool


def browser_of(teks: str) -> str:
    """What a person calls the browser of a User-Agent, empty when it is none they know."""
    ini = [next((n for p, n in daftar if re.search(p, teks)), "") for daftar in (PERAMBAN, SISTEM)]
    return " di ".join(x for x in ini if x)


def sesi_saya(request: HttpRequest, akun: Akun) -> list[SesiTampil]:
    """The sessions of an account that still hold, this one first."""
    kini = request.session.session_key
    semua = [
        SesiTampil(
            nama_sesi(s),
            browser_of(s.peramban),
            s.alamat,
            s.mulai,
            s.terakhir,
            s.session_key == kini,
        )
        for s in Sesi.objects.filter(akun=akun, expire_date__gt=timezone.now()).order_by(
            "-terakhir"
        )
    ]
    return sorted(semua, key=lambda s: not s.kini)
