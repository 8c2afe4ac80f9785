"""The words of a PDF page, also those turned on their side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from pdfplumber.page import Page
from pdfplumber.utils.text import extract_words

from sakip.periksa.baca.potong import Potong, potong, susun

Huruf: TypeAlias = dict[str, Any]

_LURUS = 0.1  # of the size of a letter: what it may lean and still stand straight


def kata_halaman(halaman: Page) -> list[Potong]:
    """The words of a page; a line on its side is one piece, what lies aslant (a watermark) none."""
    tegak: list[Huruf] = []
    naik: list[Huruf] = []
    turun: list[Huruf] = []
    for h in halaman.chars:
        a, b = h["matrix"][0], h["matrix"][1]
        if abs(b) <= _LURUS * abs(a):
            tegak.append(h)
        elif abs(a) <= _LURUS * abs(b):
            (naik if b > 0 else turun).append(h)
    hasil = list(_kata(tegak))
    for arah, huruf in ((1, naik), (-1, turun)):
        miring = list(_kata([_tegakkan(h, arah) for h in huruf]))
        for baris in susun(miring):
            for p in potong(baris):
                y0, y1 = sorted((-arah * p.x0, -arah * p.x1))
                x0, x1 = sorted((arah * p.atas, arah * p.bawah))
                hasil.append(Potong(p.teks, x0, y0, x1, y1))
    return hasil


def _kata(huruf: Iterable[Huruf]) -> Iterator[Potong]:
    for w in extract_words(list(huruf), x_tolerance=1.5, y_tolerance=2, use_text_flow=False):
        yield Potong(w["text"], w["x0"], w["top"], w["x1"], w["bottom"])


def _tegakkan(h: Huruf, arah: int) -> Huruf:
    """A letter on its side as it stood if the page were turned; arah 1: it reads upwards."""
    x0, x1 = sorted((-arah * h["bottom"], -arah * h["top"]))
    y0, y1 = sorted((arah * h["x0"], arah * h["x1"]))
    return {
        **h, "x0": x0, "x1": x1, "top": y0, "bottom": y1, "doctop": y0, "upright": True
    }  # fmt: skip
