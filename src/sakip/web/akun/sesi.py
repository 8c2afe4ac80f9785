"""Sessions in our own table, so that people see where they are signed in and can end it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as BawaanStore

MULAI, TERAKHIR, ALAMAT, PERAMBAN = "mulai", "terakhir", "alamat", "peramban"
"""What a session remembers of itself: when it began and was last used (ISO), from where."""


class SessionStore(BawaanStore):
    @classmethod
    def get_model_class(cls) -> Any:
        from sakip.web.akun.models import Sesi

        return Sesi

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        from django.contrib.auth import SESSION_KEY

        satu: Any = super().create_model_instance(data)
        satu.akun_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        satu.mulai = _time(data.get(MULAI))
        satu.terakhir = _time(data.get(TERAKHIR))
        satu.alamat = data.get(ALAMAT, "")[:64]
        satu.peramban = data.get(PERAMBAN, "")[:200]
        return satu


def _time(teks: str | None) -> datetime | None:
    return datetime.fromisoformat(teks) if teks else None
