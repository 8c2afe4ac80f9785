"""What a supervisor or a balancer asks: is the process up, and can it serve."""

from __future__ import annotations

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from sakip.web.situs.skema import pending_migrations


@never_cache
def sehat(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("sehat\n", content_type="text/plain")


@never_cache
def siap(request: HttpRequest) -> HttpResponse:
    """The database is reachable and has the schema of this version; else 503."""
    try:
        kurang = pending_migrations()
    except DatabaseError:
        return _belum("basis data tidak terjangkau")
    return _belum("basis data belum dimutakhirkan: sakip migrate") if kurang else _siap()


def _siap() -> HttpResponse:
    return HttpResponse("siap\n", content_type="text/plain")


def _belum(sebab: str) -> HttpResponse:
    return HttpResponse(f"belum siap: {sebab}\n", status=503, content_type="text/plain")
