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
        from sakip.web.pelaporan.menunggu import agreements_unprinted, waiting

        SUMBER.extend(s for s in (waiting, agreements_unprinted) if s not in SUMBER)
        if enqueue_agreement not in SESUDAH:
            SESUDAH.append(enqueue_agreement)
