"""Words and pieces of lines with their boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_SELA = 0.75  # heights of a line: more than between words, less than between columns
_SELA_ANGKA = 0.33
_ANGKA = re.compile(r"\(?-?\d[\d.,]*%?\)?")
_KELAS = re.compile(r"AA|A|BB|B|CC|C|D")
_RIBUAN = re.compile(r"\d{3}[.,]?")  # "1 250 000"


class Potong(NamedTuple):
    """A word, or words with ordinary space between them, and its box.

    In points; in a text file counted in letters and lines.
    """

    teks: str
    x0: float
    atas: float
    x1: float
    bawah: float

    @property
    def tinggi(self) -> float:
        return self.bawah - self.atas

    @property
    def tengah(self) -> float:
        """The height of its middle."""
        return (self.atas + self.bawah) / 2

    @property
    def sumbu(self) -> float:
        """Where its middle lies from left to right."""
        return (self.x0 + self.x1) / 2


def susun(kata: Iterable[Potong]) -> list[list[Potong]]:
    """Words in lines: those whose middles are level, from left to right."""
    hasil: list[list[Potong]] = []
    for satu in sorted(kata, key=lambda k: (k.atas + k.bawah, k.x0)):
        if hasil and hasil[-1][0].atas < satu.tengah < hasil[-1][0].bawah:
            hasil[-1].append(satu)
        else:
            hasil.append([satu])
    return [sorted(b, key=lambda k: k.x0) for b in hasil]


def potong(baris: Sequence[Potong]) -> Iterator[Potong]:
    """The words of a line, those with ordinary space between them as one piece."""
    kumpul: list[Potong] = []
    for k in baris:
        if kumpul and k.x0 - kumpul[-1].x1 > _sela(kumpul[-1], k) * k.tinggi:
            yield satukan(kumpul)
            kumpul = []
        kumpul.append(k)
    if kumpul:
        yield satukan(kumpul)


def _sela(kiri: Potong, kanan: Potong) -> float:
    """What is no more ordinary space: between two figures less, for one seldom follows another.

    So between a figure and the letter of its class, in the column beside it.
    """
    kelas = _KELAS.fullmatch(kanan.teks)
    dua = _ANGKA.fullmatch(kiri.teks) and (kelas or _ANGKA.fullmatch(kanan.teks))
    return _SELA_ANGKA if dua and not _RIBUAN.fullmatch(kanan.teks) else _SELA


def satukan(kata: Sequence[Potong]) -> Potong:
    """Words as one piece, in the order given."""
    return Potong(
        " ".join(k.teks for k in kata),
        min(k.x0 for k in kata),
        min(k.atas for k in kata),
        max(k.x1 for k in kata),
        max(k.bawah for k in kata),
    )
