"""Ink, greys, and the tones of a figure: each differs in colour, in lightness and in shape."""

from __future__ import annotations

from typing import Literal, TypeAlias

TINTA = "#1c1b19"
ABU = "#5c5a55"  # text that steps back
GARIS = "#a5a299"  # lines that carry meaning
RAMBUT = "#dcd9d1"  # lines that only guide the eye
KERTAS = "#f6f4ef"
PUTIH = "#ffffff"
AKSEN = "#0f5257"

# How a figure stands. Which predikat has which tone is the caller's (the rulebook's) to say.
Nada: TypeAlias = Literal["baik", "cukup", "kurang", "tanpa"]

WARNA: dict[Nada, str] = {
    "baik": AKSEN,
    "cukup": "#c99a3b",
    "kurang": "#a8452a",
    "tanpa": "#8a8780",
}
# The same hues dark enough to be read as text on paper.
WARNA_TEKS: dict[Nada, str] = {
    "baik": AKSEN,
    "cukup": "#7a5608",
    "kurang": "#97391f",
    "tanpa": ABU,
}
