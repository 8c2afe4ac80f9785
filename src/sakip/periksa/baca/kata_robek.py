"""Words that a narrow column broke over lines, mended by the words of the document itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sakip.periksa.model import Blok, Paragraf, Sel

_KATA = re.compile(r"[^\W\d_]+")
# The second word of a pair may be the first of the next one, so it is only looked at.
_PASANGAN = re.compile(r"(?<![^\W_])([^\W\d_]+) (?=([^\W\d_]+)(?![^\W_]))")
_TERPENDEK = 5  # letters of a word that is worth mending


def rapatkan(blok: Sequence[Blok]) -> Iterator[Blok]:
    """The blocks with torn words in cells put together ("masyarak at"): where the whole word
    stands elsewhere in the document, and one of its pieces never does in running text."""
    utuh = {k.casefold() for b in blok for teks in _teks(b) for k in _KATA.findall(teks)}
    jalan = {k.casefold() for b in blok if isinstance(b, Paragraf) for k in _KATA.findall(b.teks)}

    def gabung(m: re.Match[str]) -> str:
        a, b = m[1].casefold(), m[2].casefold()
        terus = m[2].islower() or (m[1] + m[2]).isupper()  # the rest of a word begins small
        robek = terus and len(a + b) >= _TERPENDEK and a + b in utuh and not {a, b} <= jalan
        return m[1] if robek else m[0]

    def sel(satu: Sel) -> Sel:
        if " " not in satu.teks:
            return satu
        teks = _PASANGAN.sub(gabung, satu.teks)
        return satu if teks == satu.teks else replace(satu, teks=teks)

    for b in blok:
        if isinstance(b, Paragraf):
            yield b
        else:
            yield replace(b, baris=tuple(tuple(map(sel, baris)) for baris in b.baris))


def _teks(blok: Blok) -> Iterator[str]:
    if isinstance(blok, Paragraf):
        yield blok.teks
    else:
        for baris in blok.baris:
            for satu in baris:
                yield satu.teks
