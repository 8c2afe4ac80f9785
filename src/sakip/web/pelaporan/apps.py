"""Pelaporan says what waits in it, and prints what is signed."""

from __future__ import annotations

from django.apps import AppConfig


class Pelaporan(AppConfig):
    name = "sakip.web.pelaporan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sakip.web.alur.selectors import SUMBER
        from sakip.web.alur.services import SESUDAH
        from sakip.web.pelaporan.janji import enqueue_agreement
        from sakip.web.pelaporan.menunggu import waiting

        if waiting not in SUMBER:
            SUMBER.append(waiting)
        if enqueue_agreement not in SESUDAH:
            SESUDAH.append(enqueue_agreement)
