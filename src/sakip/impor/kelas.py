"""Classes in place of figures (BB, Baik): the scale of the rulebook that they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from sakip.core.aturan.jenis import Skala
from sakip.core.predikat import cari_kelas
from sakip.galat import Galat
from sakip.impor.berlaku import berlaku, judul_aturan
from sakip.impor.kata import kata

_AKIP = "skala.akip"
_KATA = re.compile(r"[a-z]{6,}")


@cache
def _skala(tahun: int) -> dict[str, tuple[str, Skala]]:
    """Every scale in force at the end of a year, with its title."""
    return {
        id_skala: (judul, isi)
        for id_skala, judul in judul_aturan("skala").items()
        if (isi := berlaku(id_skala, tahun, Skala)) is not None
    }


def skala_untuk(nama: str, kelas: Iterable[str], tahun: int) -> str:
    """The scale that knows all the classes printed for an indicator; empty if none does.

    The name of the indicator says which: that of AKIP, or one whose title shares a word with it.
    """
    semua = list(kelas)
    kata_nama = set(_KATA.findall(nama.casefold()))
    for id_skala, (judul, isi) in _skala(tahun).items():
        tentang = (
            kata().akip.search(nama) is not None
            if id_skala == _AKIP
            else bool(kata_nama & set(_KATA.findall(judul.casefold())) - kata().kata_umum)
        )
        if tentang and all(termasuk(isi, satu) for satu in semua):
            return id_skala
    return ""


def kelas_dari(id_skala: str, teks: str, tahun: int) -> bool:
    """Whether a text is a class of a scale."""
    return termasuk(_skala(tahun)[id_skala][1], teks)


def termasuk(isi: Skala, teks: str) -> bool:
    try:
        cari_kelas(isi, teks)
    except Galat:
        return False
    return True
