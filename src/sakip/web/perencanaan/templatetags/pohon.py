"""The indicators on a card of the tree: there are hundreds. Every text passes `escape`."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django import template
from django.template.context import RequestContext
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from sakip.web.alur.templatetags.angka import before
from sakip.web.perencanaan.selectors import IndikatorKartu

register = template.Library()


@register.simple_tag(takes_context=True)
def indikator_kartu(context: RequestContext, semua: Iterable[IndikatorKartu]) -> SafeString:
    """Items of a list: name with its sheet, and how the indicator stands."""
    awal = before(context["request"], "indikator")
    return mark_safe("".join(_item(awal, satu) for satu in semua))


def _item(awal: str, satu: IndikatorKartu) -> str:
    alamat = escape(f"{awal}{satu.iv.indikator}/")
    return (
        f'<li><a href="{alamat}">{escape(satu.iv.nama)}</a> '
        f'<span class="nilai {satu.nada}">{_standing(satu)}</span></li>'
    )


def _standing(satu: IndikatorKartu) -> str:
    if satu.capaian:
        return (
            f'<span aria-hidden="true">{satu.tanda}</span> '
            f'<span class="baca-saja">{escape(_("capaian"))}</span> {escape(satu.capaian.tampil)}'
        )
    if satu.target:
        return f'<span class="redup">{escape(_("target"))} {escape(satu.target.tampil)}</span>'
    return ""
