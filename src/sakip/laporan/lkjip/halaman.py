"""Pages of a chapter while it is being put together: orientation, numbers of figures."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from sakip.naskah.pohon import Bagian, Blok, Gambar, Judul, Tabel


class _Lembar(NamedTuple):
    """Blocks that share an orientation."""

    mendatar: bool
    isi: list[Blok]


class Bab:
    """A chapter or annex that is growing: `awalan` opens the numbers of its tables and figures."""

    def __init__(self, awalan: str) -> None:
        self.awalan = awalan
        self._tabel = 0
        self._gambar = 0
        self._lembar: list[_Lembar] = []

    @property
    def nomor_tabel(self) -> str:
        """The number of the next table that has one."""
        return f"{self.awalan}.{self._tabel + 1}"

    def put(self, *blok: Blok, mendatar: bool = False) -> None:
        """Add blocks; figures without a number get theirs, a heading goes with what it heads."""
        for satu in blok:
            if isinstance(satu, Tabel) and satu.nomor:
                self._tabel += 1
            if isinstance(satu, Gambar) and not satu.nomor:
                self._gambar += 1
                satu = replace(satu, nomor=f"{self.awalan}.{self._gambar}")
            self._page(mendatar).append(satu)

    def sections(self) -> tuple[Bagian, ...]:
        """What was put, as sections of one orientation each.

        What is said after a wide table stands on the upright page that follows, if one does:
        else a few lines would fill a landscape page of their own.
        """
        lembar = [_Lembar(p.mendatar, list(p.isi)) for p in self._lembar]
        for satu, sesudah in pairwise(lembar):
            lebar = [n for n, b in enumerate(satu.isi, 1) if isinstance(b, Tabel | Gambar)]
            if satu.mendatar and lebar:
                akhir = lebar[-1]
                sesudah.isi[:0] = satu.isi[akhir:]
                del satu.isi[akhir:]
        return tuple(Bagian(tuple(p.isi), mendatar=p.mendatar) for p in lembar)

    def _page(self, mendatar: bool) -> list[Blok]:
        if self._lembar and self._lembar[-1].mendatar == mendatar:
            return self._lembar[-1].isi
        ikut: list[Blok] = []
        while self._lembar and isinstance(self._lembar[-1].isi[-1], Judul):
            ikut.insert(0, self._lembar[-1].isi.pop())
            if not self._lembar[-1].isi:
                self._lembar.pop()
        if not self._lembar or self._lembar[-1].mendatar != mendatar:
            self._lembar.append(_Lembar(mendatar, []))
        self._lembar[-1].isi.extend(ikut)
        return self._lembar[-1].isi
