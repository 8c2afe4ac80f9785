"""Whether the rows that a total stands for were all read.

A page may have taken a row into its heading, or several rows into one cell. What is not seen
whole is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sakip.periksa.kenali import Baris, JenisBaris, Kolom, Tabel
from sakip.periksa.kenali.kamus import rapat

_ANGKA = re.compile(r"\d")
_NOMOR = re.compile(r"(?:\d{1,3}|[ivx]{1,5}|[a-z])[.)]?", re.IGNORECASE)
_PERTAMA = frozenset({"0", "00", "1", "01", "001", "i", "a"})


def dari_awal(tabel: Tabel) -> bool:
    """Whether the numbers of the rows, where it has any, begin with the first."""
    nomor = next(tabel.berperan("nomor"), None)
    baris = next(iter(tabel.data), None)
    if nomor is None or baris is None or rapat(nomor.nama).startswith("kode"):
        return True  # a code of the budget need not begin with 1
    teks = baris.sel[nomor.indeks].teks
    return not _NOMOR.fullmatch(teks) or teks.strip(".)").lower() in _PERTAMA


def terbaca(baris: Iterable[Baris], kolom: Kolom) -> bool:
    """Whether each cell of the column that holds figures was understood as one."""
    k = kolom.indeks
    return not any(
        b.jenis is JenisBaris.DATA
        and k not in b.angka
        and k not in b.turun
        and _ANGKA.search(b.sel[k].teks)
        for b in baris
    )


def tertutup(tabel: Tabel, baris: Baris) -> bool:
    """Whether more rows after one cannot stand on a next page: something comes after them."""
    return baris is not tabel.baris[-1] or baris.sel[0].tempat.kotak is None
