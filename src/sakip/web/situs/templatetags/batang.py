"""The bar beside a percentage."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from sakip.web.situs.selectors import SERATUS, Batang

register = template.Library()


@register.simple_tag
def batang(b: Batang | str | None) -> SafeString:
    """A bar with its mark at 100 per cent; nothing where there is no number."""
    if not isinstance(b, Batang) or not b.lebar:
        return mark_safe("")
    return mark_safe(
        f'<svg class="batang {b.kelas}" aria-hidden="true">'
        f'<rect width="{b.lebar}" height="100%"></rect>'
        f'<line x1="{SERATUS}" x2="{SERATUS}" y1="0" y2="100%"></line></svg>'
    )
