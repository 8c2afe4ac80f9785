"""How the agreements of a year are spoken of."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def kata_versi(versi: str) -> str:
    """``perubahan-1`` as people say it: Perubahan 1."""
    return versi.replace("-", " ").capitalize()
