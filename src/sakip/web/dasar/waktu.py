"""Today, where people see it."""

from __future__ import annotations

from datetime import date

from django.utils import timezone


def hari_ini() -> date:
    """The date on the wall of the office (settings.TIME_ZONE)."""
    return timezone.localdate()
