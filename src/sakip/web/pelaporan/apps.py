"""Pelaporan says what waits in it."""

from __future__ import annotations

from django.apps import AppConfig


class Pelaporan(AppConfig):
    name = "sakip.web.pelaporan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sakip.web.alur.selectors import SUMBER
        from sakip.web.pelaporan.menunggu import waiting

        if waiting not in SUMBER:
            SUMBER.append(waiting)
