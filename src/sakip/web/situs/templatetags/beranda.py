"""Rows of Beranda: an office has hundreds of figures there, and Django's template language takes
most of the page's time for them. Every text passes `escape`.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django import template
from django.template.context import RequestContext
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from sakip.core.jejak import Hasil
from sakip.web.alur.templatetags.angka import angka, before
from sakip.web.situs.perubahan import Perubahan
from sakip.web.situs.selectors import SERATUS, BarisIkhtisar, Batang

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


@register.simple_tag(takes_context=True)
def baris_iku(context: RequestContext, semua: Iterable[BarisIkhtisar]) -> SafeString:
    """Rows of the main indicators."""
    target, realisasi, capaian, predikat = map(
        escape, (_("Target"), _("Realisasi"), _("Capaian"), _("Predikat"))
    )
    return mark_safe(
        "\n".join(
            f'<tr><th scope="row">{escape(b.nama)}</th>'
            f"{_cell(context, target, b.target)}"
            f"{_cell(context, realisasi, b.realisasi)}"
            f"{_cell(context, capaian, b.capaian and b.capaian.hasil)}"
            f'<td class="kolom-batang">{batang(b.capaian)}</td>'
            f'<td data-judul="{predikat}">{angka(context, b.predikat)}</td></tr>'
            for b in semua
        )
    )


@register.simple_tag(takes_context=True)
def baris_berubah(context: RequestContext, perubahan: Perubahan, arah: str) -> SafeString:
    """Rows of what went down (``turun``) or up (``naik``) between two quarters."""
    lalu, kini = escape(perubahan.lalu), escape(perubahan.kini)
    awal = escape(before(context["request"], "indikator"))
    return mark_safe(
        "\n".join(
            f'<tr><th scope="row"><a href="{awal}{escape(b.indikator)}/">{escape(b.nama)}</a></th>'
            f"{_cell(context, lalu, b.lalu)}{_cell(context, kini, b.kini)}</tr>"
            for b in (perubahan.turun if arah == "turun" else perubahan.naik)
        )
    )


def _cell(context: RequestContext, judul: str, hasil: Hasil | None) -> str:
    return f'<td class="angka" data-judul="{judul}">{angka(context, hasil)}</td>'
