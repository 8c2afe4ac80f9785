"""Text measured and wrapped without a font engine, with room to spare.

Lengths are in thousandths of a point. The widths are those of `naskah.huruf`, widened a little so
that an estimate is not below the true width in Libertinus Serif; Times, on a screen, is narrower
in all but capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sakip.naskah.huruf import bersih, lebar_teks, patahkan

JARAK_BARIS = 122  # percent of the type size
_PERSEN = {False: 101, True: 120}  # of the widths in the table: regular, bold
_TAMBAHAN = 450  # of signs beyond Latin, which the table of widths does not know
_BUKAN_XML = re.compile("[\ufffe\uffff]")
_SPASI = re.compile(" +")
_BOLEH_PATAH = re.compile(r"(?<=\w[/-])(?=\w)")
_LUNAK, _NOL = "\N{SOFT HYPHEN}", "\N{ZERO WIDTH SPACE}"
_HUBUNG, _SPASI_EM = lebar_teks("-"), lebar_teks(" ")
_POTONGAN = re.compile(f"([^ {_LUNAK}{_NOL}]*)([ {_LUNAK}{_NOL}]?)")


def siap(teks: str) -> str:
    """Text that an SVG can hold: what has no ink left out."""
    return _BUKAN_XML.sub("\N{REPLACEMENT CHARACTER}", bersih(teks))


def lebar(teks: str, ukuran: int, tebal: bool = False) -> int:
    """Estimated width of one line, never too little."""
    return _em(teks) * _PERSEN[tebal] * ukuran // 100_000


def _em(teks: str) -> int:
    """Thousandths of an em in regular type."""
    asing = sum(h > "\N{PER MILLE SIGN}" or h in "ÆŒœŴ" for h in teks)
    return lebar_teks(teks) + asing * _TAMBAHAN


@lru_cache(maxsize=2048)
def bungkus(teks: str, ruang: int, ukuran: int, tebal: bool = False) -> tuple[str, ...]:
    """`teks` in lines no wider than `ruang`; at least one line, words whole where they fit.

    A word wider than a line is broken between syllables, else between letters.
    """
    em = ruang * 100_000 // (ukuran * _PERSEN[tebal])
    hasil: list[str] = []
    for alinea in siap(teks).strip().split("\n"):
        bagian = _BOLEH_PATAH.split(_SPASI.sub(" ", alinea))
        baris, terisi, sambung = "", 0, ""
        for potongan, akhir in _uraikan(_NOL.join(patahkan(b, em) for b in bagian), em):
            panjang = _em(potongan)
            if baris and terisi + panjang + _HUBUNG * (akhir == _LUNAK) > em:
                hasil.append(baris.rstrip() + "-" * (sambung == _LUNAK))
                baris, terisi = "", 0
            spasi = " " * (akhir == " ")
            baris, terisi, sambung = baris + potongan + spasi, terisi + panjang, akhir
            terisi += _SPASI_EM * len(spasi)
        hasil.append(baris.rstrip())
    return tuple(hasil)


def _uraikan(teks: str, em: int) -> Iterator[tuple[str, str]]:
    """Pieces with what follows each: a space, a break mark or nothing."""
    for potongan, akhir in _POTONGAN.findall(teks):
        if len(potongan) > 1 and _em(potongan) > em:
            yield from ((huruf, _NOL) for huruf in potongan[:-1])
            potongan = potongan[-1]
        yield potongan, akhir


def tinggi_baris(ukuran: int, banyak: int = 1) -> int:
    """Height of so many lines of this type size."""
    return ukuran * JARAK_BARIS // 100 * banyak
