"""Text measured and wrapped without a font engine, with room to spare.

Lengths are in thousandths of a point. The widths are those of `naskah.huruf`, widened a little so
that an estimate is not below the true width in Libertinus Serif; Times, on a screen, is narrower
in all but capitals.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sakip.naskah.huruf import bersih, lebar_teks, patahkan

JARAK_BARIS = 122  # percent of the type size
_AMAN = {False: 101, True: 104}  # percent, of regular and bold
_TAMBAHAN = 450  # of signs beyond Latin, which the table of widths does not know
_BUKAN_XML = re.compile("[\ufffe\uffff]")
_SPASI = re.compile(" +")
_BOLEH_PATAH = re.compile(r"(?<=\w[/-])(?=\w)")
_LUNAK, _NOL = "\N{SOFT HYPHEN}", "\N{ZERO WIDTH SPACE}"
_POTONGAN = re.compile(f"([^ {_LUNAK}{_NOL}]*)([ {_LUNAK}{_NOL}]?)")


def siap(teks: str) -> str:
    """Text that an SVG can hold: what has no ink left out."""
    return _BUKAN_XML.sub("\N{REPLACEMENT CHARACTER}", bersih(teks))


def lebar(teks: str, ukuran: int, tebal: bool = False) -> int:
    """Estimated width of one line, never too little."""
    return _em(teks, tebal) * ukuran // 1000


def _em(teks: str, tebal: bool) -> int:
    asing = sum(h > "\N{PER MILLE SIGN}" or h in "ÆŒœŴ" for h in teks)
    return (lebar_teks(teks, tebal) + asing * _TAMBAHAN) * _AMAN[tebal] // 100


@lru_cache(maxsize=2048)
def bungkus(teks: str, ruang: int, ukuran: int, tebal: bool = False) -> tuple[str, ...]:
    """`teks` in lines no wider than `ruang`; at least one line, words whole where they fit.

    A word wider than a line is broken between syllables, else between letters.
    """
    em = ruang * 1000 // ukuran
    hasil: list[str] = []
    for alinea in siap(teks).strip().split("\n"):
        bagian = _BOLEH_PATAH.split(_SPASI.sub(" ", alinea))
        ditandai = _NOL.join(patahkan(b, em * 100 // _AMAN[tebal], tebal) for b in bagian)
        baris, sambung = "", ""
        for potongan, akhir in _uraikan(ditandai, em, tebal):
            coba = baris + potongan
            if baris and _em(coba + "-" * (akhir == _LUNAK), tebal) > em:
                hasil.append(baris.rstrip() + "-" * (sambung == _LUNAK))
                coba = potongan
            baris, sambung = coba + " " * (akhir == " "), akhir
        hasil.append(baris.rstrip())
    return tuple(hasil)


def _uraikan(teks: str, em: int, tebal: bool) -> list[tuple[str, str]]:
    """Pieces with what follows each: a space, a break mark or nothing."""
    hasil: list[tuple[str, str]] = []
    for potongan, akhir in _POTONGAN.findall(teks):
        if len(potongan) > 1 and _em(potongan, tebal) > em:
            hasil.extend((huruf, _NOL) for huruf in potongan[:-1])
            potongan = potongan[-1]
        hasil.append((potongan, akhir))
    return hasil


def tinggi_baris(ukuran: int, banyak: int = 1) -> int:
    """Height of so many lines of this type size."""
    return ukuran * JARAK_BARIS // 100 * banyak
