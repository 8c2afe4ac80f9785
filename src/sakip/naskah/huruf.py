"""Text made fit for print: what has no ink left out, widths estimated, long words broken.

The width of text is in thousandths of an em. Glyph widths are those of Libertinus Serif rounded
up, so an estimate errs on the wide side.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import accumulate, takewhile

_HURUF = {
    200: "'",
    240: ",.:;|",
    280: " \N{NO-BREAK SPACE}ijl{}",
    320: "!()I\\ft",
    360: '"-/J[]',
    400: "*`rs",
    440: "?cz",
    480: "#$0123456789ae~",
    520: "FS^_bdgkopqvxy",
    560: "+<=>ELPhnu",
    600: "BRTY",
    640: "%KZ",
    680: "CUVX",
    720: "&ADGNOQ",
    760: "Hw",
    800: "m",
    840: "M",
    920: "@",
    960: "W",
}
_LEBAR_HURUF = defaultdict(
    lambda: 720, {huruf: lebar for lebar, semua in _HURUF.items() for huruf in semua}
)
_TEBAL_PERSEN = 115

_ANGKA = re.compile(r"([^\d,\n]{0,5}\d[\d.]*)((?:,\d+)?[^\n]{0,12})|[-–]()")
_SUKU = re.compile(
    r"(?<=[aiueo])(?=(?:ng|ny|kh|sy|[b-df-hj-np-tv-z])[aiueo])"
    r"|(?<=[aiueo][b-df-hj-np-tv-z])(?=(?:ny|kh|sy|[b-df-hj-np-tv-z])[aiueo])"
    r"|(?<=[aiueo]ng)(?=[b-df-hj-np-tv-z][aiueo])",
    re.IGNORECASE,
)

# Line ends of every kind; control and direction marks, which have no ink and could turn or hide
# what stands around them; halves of letters that are no letter.
_AKHIR_BARIS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_TAK_BERTINTA = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_SETENGAH = re.compile("[\ud800-\udfff]")


def bersih(teks: str) -> str:
    """Text as it can be printed."""
    if teks.isprintable():  # nearly all: neither line ends nor marks without ink
        return teks
    teks = _AKHIR_BARIS.sub("\n", teks).replace("\t", " ")
    return _SETENGAH.sub("\N{REPLACEMENT CHARACTER}", _TAK_BERTINTA.sub("", teks))


@lru_cache(maxsize=1 << 14)  # a report repeats its words and figures over and over
def lebar_teks(teks: str, tebal: bool = False) -> int:
    """Estimated width of one line, in thousandths of an em."""
    lebar = sum(map(_LEBAR_HURUF.__getitem__, teks))
    return lebar * _TEBAL_PERSEN // 100 if tebal else lebar


def belah_koma(teks: str) -> tuple[str, str] | None:
    """A number cut before its decimal comma: ("8", ",16"), ("4", " unit"); None if it is none.

    What comes after the number belongs to the second part; a dash counts as a whole number.
    """
    cocok = _ANGKA.fullmatch(teks)
    if cocok is None:
        return None
    return cocok[1] or cocok[0], cocok[2] or ""


def patahkan(teks: str, lebar: int, tebal: bool = False) -> str:
    """`teks` with invisible break marks in the words wider than `lebar` (thousandths of an em).

    Soft hyphens between syllables where that is enough, else a break every few letters.
    """
    return re.sub(r"\S+", lambda kata: _patah_kata(kata[0], lebar, tebal), teks)


def _patah_kata(kata: str, lebar: int, tebal: bool) -> str:
    if lebar_teks(kata, tebal) <= lebar:
        return kata
    suku = _SUKU.split(kata)
    if all(lebar_teks(s + "-", tebal) <= lebar for s in suku):
        return "\N{SOFT HYPHEN}".join(suku)
    # Few marks: they count in the strings of a PDF, whose length is limited.
    sekali = 4 if lebar_teks("WWWW", tebal) <= lebar else 1
    potongan = (kata[n : n + sekali] for n in range(0, len(kata), sekali))
    return "\N{ZERO WIDTH SPACE}".join(potongan)


def potong(teks: str, lebar: int) -> str:
    """One line of at most `lebar` thousandths of an em, cut with an ellipsis."""
    baris = " ".join(teks.split())
    if lebar_teks(baris) <= lebar:
        return baris
    sampai = accumulate(map(_LEBAR_HURUF.__getitem__, baris + "…"))
    muat = sum(1 for _ in takewhile(lambda jumlah: jumlah <= lebar - lebar_teks("…"), sampai))
    return baris[:muat].rstrip() + "…"
