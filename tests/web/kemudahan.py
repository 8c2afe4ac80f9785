"""What a page must have so that everybody can use it; read from its HTML (WCAG 2.2, A and AA)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

KOSONG = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "use",
        "wbr",
    ]
)
ISIAN = frozenset({"input", "select", "textarea"})
TANPA_LABEL = frozenset({"hidden", "submit", "button", "image", "reset"})
RUJUK = ("aria-labelledby", "aria-describedby", "aria-controls")


class Unsur(NamedTuple):
    """An element. dalam: names of those around it. teks: what a screen reader would say of it.

    bagian_gambar: within something that is announced as one picture.
    """

    nama: str
    atribut: dict[str, str]
    dalam: tuple[str, ...]
    teks: list[str]
    bagian_gambar: bool


class Halaman(HTMLParser):
    def __init__(self, isi: str) -> None:
        super().__init__()
        self.unsur: list[Unsur] = []
        self._buka: list[Unsur] = []
        self.feed(isi)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        atribut = {k: v or "" for k, v in attrs}
        gambar = any(u.atribut.get("role") == "img" for u in self._buka)
        satu = Unsur(tag, atribut, tuple(u.nama for u in self._buka), [], gambar)
        self.unsur.append(satu)
        for luar in self._buka:
            luar.teks.append(atribut.get("aria-label", "") or atribut.get("alt", ""))
        if tag not in KOSONG:
            self._buka.append(satu)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in KOSONG:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if any(u.nama == tag for u in self._buka):
            while self._buka.pop().nama != tag:
                pass

    def handle_data(self, data: str) -> None:
        for satu in self._buka:
            satu.teks.append(data)

    def all(self, *nama: str) -> list[Unsur]:
        return [u for u in self.unsur if u.nama in nama]


def faults(isi: str) -> Iterator[str]:
    """What is missing on a page, one sentence each."""
    h = Halaman(isi)
    if not any(u.atribut.get("lang") for u in h.all("html")):
        yield "html tanpa lang"
    if not any("".join(u.teks).strip() for u in h.all("title")):
        yield "tanpa judul halaman"
    for nama in ("h1", "main"):
        if (banyak := len(h.all(nama))) != 1:
            yield f"{banyak} {nama}, seharusnya satu"
    yield from _headings(h)
    yield from _names(h)
    yield from _labels(h)
    yield from _ids(h)
    yield from _forbidden(h)
    for form in h.all("form"):
        if form.atribut.get("method", "").lower() == "post" and not _has_token(h, form):
            yield f"form POST tanpa csrf_token: {form.atribut.get('action', '')}"


def _has_token(h: Halaman, form: Unsur) -> bool:
    for u in h.unsur[h.unsur.index(form) + 1 :]:
        if u.nama == "form":
            return False
        if u.atribut.get("name") == "csrfmiddlewaretoken":
            return True
    return False


def _headings(h: Halaman) -> Iterator[str]:
    kini = 0
    for satu in h.all("h1", "h2", "h3", "h4", "h5", "h6"):
        if "dialog" in satu.dalam:
            continue
        tingkat = int(satu.nama[1])
        if tingkat > kini + 1:
            yield f"{satu.nama} langsung sesudah h{kini}: {_say(satu)}"
        if not _say(satu):
            yield f"{satu.nama} kosong"
        kini = tingkat


def _say(satu: Unsur) -> str:
    return " ".join("".join(satu.teks).split())[:60]


def _names(h: Halaman) -> Iterator[str]:
    for satu in h.all("a", "button", "summary"):
        if not (_say(satu) or satu.atribut.get("aria-label") or satu.atribut.get("title")):
            yield f"{satu.nama} tanpa nama: {satu.atribut}"
    for satu in h.all("th"):
        if not _say(satu):
            yield "th kosong"
    for satu in h.all("img"):
        if "alt" not in satu.atribut:
            yield f"img tanpa alt: {satu.atribut.get('src')}"
    for satu in h.all("svg"):
        if satu.atribut.get("aria-hidden") != "true" and not (
            satu.bagian_gambar
            or satu.atribut.get("aria-label")
            or satu.atribut.get("aria-labelledby")
            or any(u.nama == "title" and "svg" in u.dalam for u in h.unsur)
        ):
            yield f"svg tanpa nama dan tidak disembunyikan: {satu.atribut}"
    for satu in h.all("dialog", "nav"):
        if not (satu.atribut.get("aria-label") or satu.atribut.get("aria-labelledby")):
            yield f"{satu.nama} tanpa nama"


def _labels(h: Halaman) -> Iterator[str]:
    untuk = {u.atribut.get("for") for u in h.all("label")}
    for satu in h.unsur:
        if satu.nama not in ISIAN or satu.atribut.get("type") in TANPA_LABEL:
            continue
        bernama = (
            satu.atribut.get("id") in untuk
            or "label" in satu.dalam
            or satu.atribut.get("aria-label")
            or satu.atribut.get("aria-labelledby")
        )
        if not bernama:
            yield f"{satu.nama} tanpa label: {satu.atribut.get('name')}"


def _ids(h: Halaman) -> Iterator[str]:
    semua = [u.atribut["id"] for u in h.unsur if "id" in u.atribut]
    for kembar in sorted({i for i in semua if semua.count(i) > 1}):
        yield f"id kembar: {kembar}"
    for u in h.unsur:
        for nama in RUJUK:
            for ke in u.atribut.get(nama, "").split():
                if ke not in semua:
                    yield f"{nama} menunjuk {ke} yang tidak ada"
        if u.nama == "label" and u.atribut.get("for", semua and semua[0]) not in semua:
            yield f"label untuk {u.atribut['for']} yang tidak ada"


def _forbidden(h: Halaman) -> Iterator[str]:
    """What the page's own security policy would drop, and a tab order against the reading."""
    for u in h.unsur:
        for nama in u.atribut:
            if nama == "style" or re.match(r"on|hx-on", nama):
                yield f"{u.nama} dengan {nama}, dilarang CSP"
        if u.nama == "style" or (u.nama == "script" and not u.atribut.get("src")):
            yield f"{u.nama} di dalam halaman, dilarang CSP"
        if u.atribut.get("tabindex", "0").isdigit() and int(u.atribut.get("tabindex", "0")) > 0:
            yield f"{u.nama} dengan tabindex {u.atribut['tabindex']}"


# -- colours ------------------------------------------------------------------


def palettes(css: str) -> dict[str, dict[str, str]]:
    """Custom properties of colour, ``terang`` and ``gelap``."""
    terang, gelap = (dict(re.findall(r"--([\w-]+):\s*(#\w{6})", b)) for b in _roots(css))
    return {"terang": terang, "gelap": terang | gelap}


def _roots(css: str) -> list[str]:
    return re.findall(r":root\s*\{(.*?)\}", css, re.DOTALL)[:2]


def contrast(a: str, b: str) -> float:
    """WCAG contrast ratio of two colours ``#rrggbb``."""
    terang, gelap = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (terang + 0.05) / (gelap + 0.05)


def _luminance(warna: str) -> float:
    def linear(c: float) -> float:
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4

    r, g, b = (linear(int(warna[n : n + 2], 16) / 255) for n in (1, 3, 5))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
