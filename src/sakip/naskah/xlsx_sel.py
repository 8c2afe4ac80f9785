"""What a cell of the tree is in a workbook: a number or date that prints the same, or text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sakip.core.angka import Ambigu, Angka, baca
from sakip.core.periode import baca_tanggal, cetak_tanggal
from sakip.galat import Galat
from sakip.naskah.huruf import bersih
from sakip.naskah.pohon import (
    Catatan,
    Daftar,
    Isi,
    Nilai,
    Paragraf,
    Pecahan,
    Rujuk,
    Sel,
    potongan,
)

_ANGKA_TERBANYAK = 15  # figures a workbook keeps of a number
_HARI_NOL = date(1899, 12, 30)
_TANGGAL_AWAL = date(1900, 3, 1)  # before it programs disagree
_TANGGAL = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
_BERANGKA = re.compile(
    r"(?P<minus>-?)(?P<depan>\D*?)"
    r"(?P<bulat>[1-9]\d{0,2}(?:\.\d{3})+|0|[1-9]\d*)(?:,(?P<desimal>\d+))?(?P<belakang>\D.*)?"
)


class Bilangan(NamedTuple):
    """A number as stored, and the format that prints it as the tree has it."""

    nilai: Decimal
    format: str


def bilangan(teks: str, *, tercetak_kita: bool) -> Bilangan | None:
    """The number or date a text says, None if it says none or would not print the same.

    `tercetak_kita` says that the dot is certainly the thousands mark, as the library prints it.
    A percentage is stored in percent: 25,45% is 25.45, with the sign in its format.
    """
    return _tanggal(teks) if _TANGGAL.fullmatch(teks) else _angka(teks, tercetak_kita)


def _tanggal(teks: str) -> Bilangan | None:
    try:
        tanggal = baca_tanggal(teks)
    except Galat:  # "31 Februari 2024" stays what it is: text
        return None
    if cetak_tanggal(tanggal) != teks or tanggal < _TANGGAL_AWAL:
        return None
    return Bilangan(Decimal((tanggal - _HARI_NOL).days), r"[$-421]d\ mmmm\ yyyy")


def _angka(teks: str, tercetak_kita: bool) -> Bilangan | None:
    cocok = _BERANGKA.fullmatch(teks)
    if cocok is None or '"' in teks:
        return None
    bulat, desimal = cocok["bulat"], cocok["desimal"] or ""
    if len(bulat.replace(".", "") + desimal) > _ANGKA_TERBANYAK:
        return None
    nilai = Decimal(f"{cocok['minus']}{bulat.replace('.', '')}.{desimal}")
    bacaan = baca(teks)
    if isinstance(bacaan, Ambigu) and tercetak_kita:
        bacaan = bacaan.calon[0]
    if not isinstance(bacaan, Angka) or bacaan.nilai != nilai:
        return None
    pola = ("#,##0" if "." in bulat else "0") + ("." + "0" * len(desimal) if desimal else "")
    depan, belakang = (f'"{cocok[sisi]}"' if cocok[sisi] else "" for sisi in ("depan", "belakang"))
    return Bilangan(nilai, depan + pola + belakang)


def teks_sel(sel: Sel, sebut: Callable[[str], str]) -> str:
    """All that a cell says but its notes; `sebut` names what a label stands for."""
    baris = (b for blok in sel.blok for b in _baris(blok, sebut, ""))
    return "\n".join(baris)


def hanya_nilai(sel: Sel) -> bool:
    """Whether the cell holds one figure of the library and no words."""
    satu, *lagi = sel.blok
    if lagi or not isinstance(satu, Paragraf):
        return False
    isi = [p for p in potongan(satu.isi) if p != "" and not isinstance(p, Catatan)]
    return len(isi) == 1 and isinstance(isi[0], Nilai)


def catatan_sel(sel: Sel, sebut: Callable[[str], str]) -> Iterator[str]:
    """The footnotes in a cell."""
    for blok in sel.blok:
        yield from _catatan(blok, sebut)


def _catatan(blok: Paragraf | Daftar, sebut: Callable[[str], str]) -> Iterator[str]:
    if isinstance(blok, Paragraf):
        yield from catatan(blok.isi, sebut)
        return
    for butir in blok.semua_butir:
        yield from catatan(butir.isi, sebut)
        if butir.anak:
            yield from _catatan(butir.anak, sebut)


def catatan(isi: Isi, sebut: Callable[[str], str]) -> Iterator[str]:
    for p in potongan(isi):
        if isinstance(p, Catatan):
            yield teks(p.isi, sebut)
            yield from catatan(p.isi, sebut)


def teks(isi: Isi, sebut: Callable[[str], str]) -> str:
    """The text of a line, references by name, fractions in a row; without its notes."""
    bagian: list[str] = []
    for p in potongan(isi):
        match p:
            case str():
                bagian.append(p)
            case Rujuk():
                bagian.append(sebut(p.label))
            case Pecahan():
                bagian.append(f"({p.atas}) / ({p.bawah})")
            case Catatan():
                pass
            case _:
                bagian.append(p.teks)
    return bersih("".join(bagian))


def _baris(blok: Paragraf | Daftar, sebut: Callable[[str], str], inden: str) -> Iterator[str]:
    if isinstance(blok, Paragraf):
        yield inden + teks(blok.isi, sebut)
        return
    for n, butir in enumerate(blok.semua_butir, 1):
        yield f"{inden}{_nomor(blok.penomoran, n)} {teks(butir.isi, sebut)}"
        if butir.anak:
            yield from _baris(butir.anak, sebut, inden + "    ")


def _nomor(penomoran: str, n: int) -> str:
    """The number of the n-th item: "3.", "c)", "iii."."""
    if penomoran == "•":
        return penomoran
    bentuk, tanda = penomoran[0], penomoran[1]
    if bentuk == "1":
        return f"{n}{tanda}"
    if bentuk == "a":  # a to z, then aa, bb, as Word counts
        return chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1) + tanda
    romawi = ""
    for nilai, angka in _ROMAWI:
        romawi += angka * (n // nilai)
        n %= nilai
    return romawi + tanda


_ROMAWI = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
