"""Names of indicators found in sentences, also by what stands in brackets behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sakip.periksa.kenali.kamus import ciri

_TERPENDEK = 8  # letters that a name must have to be told from other words
_SINGKATAN = re.compile(r"\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)")
_AWALAN = re.compile(r"^(?:[\divxlca-h]{1,4}[.)]\s*)+", re.IGNORECASE)
_KALIMAT = re.compile(r"(?<=[\w)%#])[.;] +(?=[A-Z(#\d])")


@dataclass(frozen=True, slots=True)
class Sebutan:
    """Where a text names an indicator: dari, sampai are places in the text."""

    nama: str
    dari: int
    sampai: int


def pola_nama(nama: str) -> re.Pattern[str] | None:
    """How a name is found whatever its case and spacing; None where it is too short to tell.

    What stands in brackets at its end may be left out, or stand for it; so may the initials of
    all words before them. Those inside a name are of a part of it.
    """
    utuh = _AWALAN.sub("", nama.strip())
    polos = re.sub(r" *\([^()]*\)$", "", utuh).strip()
    if len(ciri(polos)) < _TERPENDEK:
        return None
    kata = r"[\W_]+".join(map(re.escape, re.findall(r"\w+", polos)))
    singkatan = [re.escape(s) for s in _singkatan(utuh)]
    # A name that goes on with another word is another name.
    pendek = "|".join(rf"(?-i:{s})" for s in singkatan)
    return re.compile(rf"(?<!\w)(?:{kata}{'|' + pendek if pendek else ''})(?!\w)", re.IGNORECASE)


def _singkatan(nama: str) -> Iterator[str]:
    """What stands in brackets for the name, or for all its words before them."""
    for m in _SINGKATAN.finditer(nama):
        awal = "".join(kata[0] for kata in re.findall(r"[A-Za-z]+", nama[: m.start()]))
        if len(m[1]) > 2 and (m.end() == len(nama) or awal.upper() == m[1].upper()):
            yield m[1]


def cari_sebutan(teks: str, nama: Iterable[tuple[str, re.Pattern[str]]]) -> list[Sebutan]:
    """All names in a text, in order; a name inside a longer one is not told."""
    semua = [Sebutan(satu, m.start(), m.end()) for satu, pola in nama for m in pola.finditer(teks)]
    return sorted(
        (
            s
            for s in semua
            if not any(
                x.dari <= s.dari
                and s.sampai <= x.sampai
                and (x.dari, x.sampai) != (s.dari, s.sampai)
                for x in semua
            )
        ),
        key=lambda s: s.dari,
    )


def batas_kalimat(teks: str) -> Iterator[tuple[int, int]]:
    """From where to where each sentence of a paragraph goes."""
    awal = 0
    for m in _KALIMAT.finditer(teks):
        yield awal, m.start()
        awal = m.end()
    yield awal, len(teks)
