"""Tags for what stands on a page hundreds of times, where an include and a look-up of its address
would take most of the page's time. Every text passes `escape`.
"""

from __future__ import annotations

from html import escape
from typing import Any

from django import template
from django.template.context import RequestContext
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from sakip.core.jejak import Hasil

register = template.Library()
_KOSONG = mark_safe('<span class="redup">–</span>')


@register.simple_tag(takes_context=True)
def angka(context: RequestContext, hasil: Hasil | str | None) -> SafeString:
    """A figure of the page's office and year, which opens its explanation; a dash for none."""
    if not isinstance(hasil, Hasil):
        return _KOSONG
    alamat = escape(f"{before(context['request'], 'jejak')}{hasil.alamat}/")
    return mark_safe(
        f'<button class="jejak" hx-get="{alamat}" hx-target="#jejak-isi">'
        f"{escape(hasil.tampil)}</button>"
    )


@register.simple_tag(takes_context=True)
def ke_indikator(context: RequestContext, indikator: str) -> str:
    """Address of an indicator's sheet in the page's office and year."""
    return f"{before(context['request'], 'indikator')}{indikator}/"


def before(request: Any, nama: str) -> str:
    """Address of such pages up to their last part, looked up once a request."""
    ada: dict[str, str] = vars(request).setdefault("alamat_awal", {})
    if nama not in ada:
        ada[nama] = reverse(nama, args=(request.kantor.uuid, request.tahun, "x"))[:-2]
    return ada[nama]
