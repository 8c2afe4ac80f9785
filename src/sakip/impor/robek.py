"""Tables that came in pieces: names that go on from line to line, or were cut off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sakip.impor.baris import BarisKinerja

_BERUANG = re.compile(r"\d{3}\.\d{3}")  # figures of a row above that ran into a name
_TERPANJANG = 280  # letters of a name
_PENGGAL = 3  # words of a name that a narrow column may have cut off


def robek(baris: Sequence[BarisKinerja]) -> bool:
    """Whether a table came in pieces: its names go on from line to line in small letters.

    Or they were cut off: several rows of one short name with different money, or figures in names.
    """
    if any(_BERUANG.match(b.nama) for b in baris) or _terpenggal(baris):
        return True
    if any(len(nama) > _TERPANJANG for b in baris for nama in (b.nama, b.indikator)):
        return True  # several cells run into one
    kecil, sebagian = 0, 0
    for nama in ([b.indikator for b in baris], [b.nama for b in baris]):
        isi = [n for n in nama if n]
        lanjut = sum(1 for n in isi if n[0].islower())
        if lanjut > 2 and lanjut * 4 >= len(isi):
            return True
        kecil += lanjut * 3 >= len(isi) > 0
        sebagian += lanjut > 0
    return kecil > 0 and sebagian > 1


def _terpenggal(baris: Sequence[BarisKinerja]) -> bool:
    """Whether rows below one parent have the same short name and different money."""
    uang: dict[tuple[object, ...], set[str]] = {}
    for b in baris:
        atas = [n for j, n in b.jalur.items() if j is not b.tingkat]
        for c in b.cetakan:
            if c.ukur.ukuran == "pagu" and not b.indikator and len(b.nama.split()) <= _PENGGAL:
                kunci = (b.tingkat, b.nama, *atas, c.ukur, c.kolom.indeks)
                uang.setdefault(kunci, set()).add(c.teks)
    return any(len(isi) > 1 for isi in uang.values())
