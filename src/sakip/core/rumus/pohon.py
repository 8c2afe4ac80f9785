"""The tree of a formula and the parsed formula itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

Tanda = Literal["+", "−", "×", "/"]
NamaFungsi = Literal["jumlah", "rata_rata", "min", "maks"]
Isian = Decimal | tuple[Decimal, ...]


class Letak(NamedTuple):
    """Where a piece stands in the text: offsets, the end not included."""

    awal: int
    akhir: int


@dataclass(frozen=True, slots=True)
class Angka:
    """A number as written, never negative; ``100%`` has the value 100 and the unit %."""

    nilai: Decimal
    persen: bool = False
    letak: Letak = field(default=Letak(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Nama:
    """A component (``jumlah_desa``) or, with its at-sign, another indicator (``@ikm``)."""

    kunci: str
    letak: Letak = field(default=Letak(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Minus:
    isi: Pohon
    letak: Letak = field(default=Letak(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Operasi:
    tanda: Tanda
    kiri: Pohon
    kanan: Pohon
    letak: Letak = field(default=Letak(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Fungsi:
    nama: NamaFungsi
    isi: tuple[Pohon, ...]
    letak: Letak = field(default=Letak(0, 0), compare=False)


Pohon = Angka | Nama | Minus | Operasi | Fungsi


@dataclass(frozen=True, slots=True)
class Rumus:
    """A parsed formula; two are equal when their trees are.

    nama: keys of `nilai` and `satuan` in order of appearance, references with "@".
    tunggal: those of them that stand outside a function, so hold one value, not a list.
    jalan: the compiled sum; callers use `hitung`, which checks the values first.
    """

    akar: Pohon
    teks: str = field(compare=False)
    nama: tuple[str, ...] = field(compare=False)
    tunggal: frozenset[str] = field(compare=False)
    jalan: Callable[[Mapping[str, Isian]], Decimal] = field(compare=False, repr=False)

    @property
    def komponen(self) -> tuple[str, ...]:
        """Names of components in order of appearance."""
        return tuple(kunci for kunci in self.nama if not kunci.startswith("@"))

    @property
    def rujukan(self) -> tuple[str, ...]:
        """Ids of the indicators referred to, without the at-sign."""
        return tuple(kunci[1:] for kunci in self.nama if kunci.startswith("@"))

    def letak(self, kunci: str) -> Letak:
        """Where `kunci` appears first."""
        return next(
            p.letak for p, _ in telusuri(self.akar) if isinstance(p, Nama) and p.kunci == kunci
        )


def anak(pohon: Pohon) -> tuple[Pohon, ...]:
    """The nodes directly below, left to right."""
    match pohon:
        case Operasi(_, kiri, kanan):
            return (kiri, kanan)
        case Fungsi(_, isi):
            return isi
        case Minus(isi):
            return (isi,)
        case _:
            return ()


def telusuri(akar: Pohon) -> Iterator[tuple[Pohon, int]]:
    """Every node with its depth, in reading order; needs no recursion."""
    tumpukan = [(akar, 1)]
    while tumpukan:
        pohon, dalam = tumpukan.pop()
        yield pohon, dalam
        tumpukan.extend((a, dalam + 1) for a in reversed(anak(pohon)))
