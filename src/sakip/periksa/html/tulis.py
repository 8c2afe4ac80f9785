"""HTML written so that text from a document can never become markup."""

from __future__ import annotations

import html
from collections.abc import Mapping


class Html(str):
    """Markup of our own; every other string is text and is escaped."""

    __slots__ = ()


Sifat = Mapping[str, "str | bool | None"]
_TANPA_ISI = frozenset({"meta", "input", "rect", "use", "image", "br"})


def aman(isi: object) -> Html:
    """Text as HTML; Html stays as it is."""
    return isi if isinstance(isi, Html) else Html(html.escape(str(isi)))


def u(nama: str, sifat: Sifat, *isi: object) -> Html:
    """One element. Attributes that are None or False are left out, of True only the name stays."""
    teks = "".join(
        f" {k}" if v is True else f' {k}="{html.escape(str(v))}"'
        for k, v in sifat.items()
        if v is not None and v is not False
    )
    if nama in _TANPA_ISI:
        return Html(f"<{nama}{teks}/>" if nama in ("rect", "use", "image") else f"<{nama}{teks}>")
    return Html(f"<{nama}{teks}>{gabung(*isi)}</{nama}>")


def gabung(*isi: object) -> Html:
    """Pieces one after another, those that are None left out."""
    return Html("".join(aman(satu) for satu in isi if satu is not None))
