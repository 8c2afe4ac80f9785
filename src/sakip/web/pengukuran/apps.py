"""Pengukuran says what waits in it."""

from __future__ import annotations

from django.apps import AppConfig


class Pengukuran(AppConfig):
    name = "sakip.web.pengukuran"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sakip.web.alur.selectors import SUMBER
        from sakip.web.pengukuran.tugas import waiting

        if waiting not in SUMBER:
            SUMBER.append(waiting)
