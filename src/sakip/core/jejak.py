"""The trace: a figure that knows how it came about and says so when asked.

A method of the arithmetic returns a `Perhitungan`. The floor above gives it an
address, its rule and the addresses of its inputs, and it becomes a `Hasil`.
Nothing is written out until somebody asks: `Hasil.hitungan` fills the method's
pattern with the inputs, so a hundred thousand results stay cheap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum
from typing import NamedTuple

from sakip.core.alamat import Alamat
from sakip.core.angka import (
    KONTEKS,
    Kosong,
    bulatkan,
    cetak,
    cetak_kosong,
    cetak_penuh,
    cetak_ringkas,
    cetak_satuan,
)

_EKOR = 10
"""Decimals of an input that are written out in a sum."""
_ISIAN = re.compile(r"\{(?P<nama>[^{};]+)(?P<daftar>;?)\}")


class Asal(StrEnum):
    """Where a figure comes from; never mixed silently."""

    DIHITUNG = "dihitung"
    DIISI = "diisi"
    LUAR = "ditetapkan_pihak_luar"
    TERLAPOR = "terlapor"
    PERKIRAAN = "perkiraan"


class Perhitungan(NamedTuple):
    """A number at full precision, or the reason there is none, and how it was got.

    pola: the sum with ``{nama}`` for each input, ``{realisasi} / {target} × 100``;
    an input given several times is joined with " + ", as ``{nama;}`` with "; ".
    label: class or word when the result is a word (predikat, status).
    """

    penuh: Decimal | None
    pola: str = ""
    kosong: Kosong | None = None
    label: str = ""
    catatan: tuple[str, ...] = ()


class Masukan(NamedTuple):
    """One input as the method took it: name in the pattern, value, place."""

    nama: str
    nilai: Decimal | None
    alamat: Alamat | None = None
    teks: str = ""
    satuan: str = ""

    @property
    def tampil(self) -> str:
        """The value as it stands in a written-out sum."""
        if self.teks:
            return self.teks
        return "(kosong)" if self.nilai is None else shortened(self.nilai, _EKOR)


class RujukanAturan(NamedTuple):
    """Which rule, of when, from where; `sidik` pins its content."""

    id: str
    judul: str
    sumber: str
    berlaku_dari: str
    status: str
    sidik: str


class Hasil(NamedTuple):
    """One figure of the year: value, address, rule and inputs.

    A named tuple because a region has hundreds of thousands of them.

    penuh: full precision; terbit: rounded half-up once to `desimal` places;
    both None when there is no number, then `kosong` says which kind and why.
    teks: how it is printed where number and unit do not say it all (a range).
    """

    alamat: Alamat
    penuh: Decimal | None
    terbit: Decimal | None
    kosong: Kosong | None
    satuan: str
    desimal: int
    asal: Asal
    aturan: RujukanAturan | None = None
    masukan: tuple[Masukan, ...] = ()
    pola: str = ""
    label: str = ""
    catatan: tuple[str, ...] = ()
    teks: str = ""

    @property
    def tampil(self) -> str:
        """Indonesian text of the published value with its unit, or the reason in short."""
        if self.teks:
            return self.teks
        if self.terbit is None:
            return self.label or (cetak_kosong(self.kosong.jenis) if self.kosong else "")
        return cetak_satuan(self.terbit, self.satuan, self.desimal)

    @property
    def hitungan(self) -> str:
        """The sum written out: ``73,59 / 74,30 × 100 = 99,0444… ≈ 99,04``."""
        if not self.pola:
            return ""
        kiri = _ISIAN.sub(self._filled, self.pola)
        if self.penuh is None or self.terbit is None:
            return f"{kiri} = {self.tampil}" if self.tampil else kiri
        return f"{kiri} = {tulis_penuh(self.penuh, self.desimal)}"

    def _filled(self, tempat: re.Match[str]) -> str:
        teks = [m.tampil for m in self.masukan if m.nama == tempat["nama"]]
        if not teks:
            return tempat["nama"]
        if self.pola != tempat[0]:
            teks = [f"({t})" if t.startswith("-") else t for t in teks]
        return ("; " if tempat["daftar"] else " + ").join(teks)


def shortened(nilai: Decimal, desimal: int) -> str:
    """Exact text, or cut (not rounded) after `desimal` places with ``…`` where more follows."""
    eksponen = nilai.as_tuple().exponent
    if not isinstance(eksponen, int) or -eksponen <= desimal:
        return cetak_penuh(nilai)
    potong = nilai.quantize(Decimal(1).scaleb(-desimal), ROUND_DOWN, KONTEKS)
    if potong == nilai:
        return cetak_ringkas(nilai, desimal)
    return f"{cetak_penuh(potong)}…"


def tulis_penuh(penuh: Decimal, desimal: int) -> str:
    """A full value beside its published one: ``99,0444… ≈ 99,04``; alone when equal."""
    terbit = bulatkan(penuh, desimal)
    if penuh == terbit:
        return cetak(terbit, desimal)
    return f"{shortened(penuh, desimal + 2)} ≈ {cetak(terbit, desimal)}"


def buat_hasil(
    alamat: Alamat,
    perhitungan: Perhitungan,
    *,
    satuan: str,
    desimal: int,
    asal: Asal = Asal.DIHITUNG,
    aturan: RujukanAturan | None = None,
    masukan: Iterable[Masukan] = (),
    teks: str = "",
) -> Hasil:
    """Give a computation its address and publish it: the only place where figures are rounded."""
    penuh = perhitungan.penuh
    return Hasil(
        alamat,
        penuh,
        None if penuh is None else bulatkan(penuh, desimal),
        perhitungan.kosong,
        satuan,
        desimal,
        asal,
        aturan,
        tuple(masukan),
        perhitungan.pola,
        perhitungan.label,
        perhitungan.catatan,
        teks,
    )
