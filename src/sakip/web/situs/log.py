"""Log lines as JSON, one an event; a line for each request, with its number and duration.

No personal data: of an address only its pattern is written (it may carry a token), of a person
nothing. Who changed what is in the audit log, which has rights of its own.
"""

from __future__ import annotations

import json
import logging
import re
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

NOMOR = "X-Request-ID"
_permintaan: ContextVar[str] = ContextVar("permintaan", default="")
_nomor_wajar = re.compile(r"[\w.-]{8,64}")
_catatan = logging.getLogger("sakip.permintaan")


class BarisJson(logging.Formatter):
    """Time, level, logger, number of the request, message, and the trace of an exception."""

    def format(self, record: logging.LogRecord) -> str:
        permintaan = getattr(record, "request", None)
        isi: dict[str, Any] = {
            "pada": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "tingkat": record.levelname,
            "asal": record.name,
        }
        if nomor := _permintaan.get():
            isi["permintaan"] = nomor
        if isinstance(permintaan, HttpRequest):
            # Django's own words name the address in full.
            isi["pesan"] = record.getMessage().replace(permintaan.path, pattern_of(permintaan))
        else:
            isi["pesan"] = record.getMessage()
        isi |= getattr(record, "isi", {})
        if record.exc_info:
            isi["jejak"] = self.formatException(record.exc_info)
        return json.dumps(isi, ensure_ascii=False)


def pattern_of(permintaan: HttpRequest) -> str:
    """The address as the site declares it: ``k/<uuid:kantor>/<int:tahun>/``."""
    cocok = permintaan.resolver_match
    return f"/{cocok.route}" if cocok else "(tidak dikenal)"


class CatatPermintaan:
    """Numbers each request, writes one line when it is answered, and tells the number back.

    A proxy's number is kept, so that its line and ours can be put side by side.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        nomor = request.headers.get(NOMOR, "")
        if not _nomor_wajar.fullmatch(nomor):
            nomor = uuid.uuid4().hex
        tanda = _permintaan.set(nomor)
        mulai = time.perf_counter()
        try:
            jawaban = self.get_response(request)
            milidetik = round((time.perf_counter() - mulai) * 1000, 1)
            isi = {
                "cara": request.method,
                "rute": pattern_of(request),
                "status": jawaban.status_code,
                "ms": milidetik,
            }
            _catatan.info("permintaan", extra={"isi": isi})
        finally:
            _permintaan.reset(tanda)
        jawaban[NOMOR] = nomor
        return jawaban
