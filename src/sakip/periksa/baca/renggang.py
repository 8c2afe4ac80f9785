"""Tables without rules: columns told by the empty space between them.

A table begins at a line of headings: several pieces of text far apart, at least two of them words
that offices head columns with. Without such a line nothing is taken for a table, so justified
text and lists stay text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

_KEPALA = re.compile(
    r"\b(?:n ?o|nomor|uraian|target|realisasi|capaian|pagu|anggaran|alokasi|serapan|indikator|"
    r"sasaran|program|kegiatan|satuan|kebutuhan|tersedia|bobot|nilai|komponen|unsur|jumlah|"
    r"kinerja|tahun|ket(?:erangan)?)\b|%|(?<!\d)20\d\d(?!\d)",
    re.IGNORECASE,
)
_ANGKA = re.compile(r"[-(]?(?:Rp\.? ?)?\d[\d.,]*\)?(?: ?%| [A-Za-z/]+)?|[-–]|n/a", re.IGNORECASE)
_JAUH = 1.8  # line heights between two lines of one table
_RAPAT = 0.7  # and between two lines of one cell
_PENUH_KEPALA, _PENUH_ISI = 0.6, 0.7  # share of cells of a table that hold text
_SEMPIT = 0.45  # share of the table that one piece on a line of its own may take


class Potong(NamedTuple):
    """A piece of a line with its box; in a text file counted in letters and lines."""

    teks: str
    x0: float
    atas: float
    x1: float
    bawah: float


Deret: TypeAlias = Sequence[Potong]
Kolom: TypeAlias = list[tuple[float, float]]


class Renggang(NamedTuple):
    """A table found: its first line, the line after its last, and the pieces in each cell.

    In a cell that another one covers stands None.
    """

    awal: int
    akhir: int
    baris: list[list[list[Potong] | None]]


def cari_renggang(deret: Sequence[Deret], batas: Sequence[float] = ()) -> Iterator[Renggang]:
    """The tables among lines of pieces. batas: heights at which a rule parts two rows."""
    n = 0
    while n < len(deret):
        akhir = _akhir(deret, n) if _berjudul(deret[n]) else n
        satu = _tabel(deret, n, akhir, batas) if akhir > n + 1 else None
        if satu:
            yield satu
        n = akhir if satu else n + 1


def _berjudul(deret: Deret) -> bool:
    kata = sum(1 for p in deret if _KEPALA.search(p.teks) and len(p.teks) < 60)
    return len(deret) >= 3 and kata >= 2 and kata * 2 >= len(deret)


def _akhir(deret: Sequence[Deret], awal: int) -> int:
    """The line after the last that may belong to the table."""
    kiri, kanan = deret[awal][0].x0, deret[awal][-1].x1
    n = awal + 1
    while n < len(deret) and _jeda(deret, n) <= _JAUH:
        satu = deret[n]
        if len(satu) == 1 and satu[0].x1 - satu[0].x0 > _SEMPIT * (kanan - kiri):
            break
        kiri, kanan = min(kiri, satu[0].x0), max(kanan, satu[-1].x1)
        n += 1
    while n > awal + 1 and not _berisi(deret[n - 1]) and _jeda(deret, n - 1) > _RAPAT:
        n -= 1
    return n


def _jeda(deret: Sequence[Deret], n: int) -> float:
    """Empty height above a line, in heights of the line."""
    tinggi = max(p.bawah - p.atas for p in deret[n])
    sela = min(p.atas for p in deret[n]) - max(p.bawah for p in deret[n - 1])
    return sela / max(tinggi, 0.1)


def _berisi(deret: Deret) -> bool:
    return any(_ANGKA.fullmatch(p.teks) for p in deret)


def _berangka(deret: Deret) -> bool:
    return sum(1 for p in deret if _ANGKA.fullmatch(p.teks)) >= 2


def _tabel(
    deret: Sequence[Deret], awal: int, akhir: int, batas: Sequence[float]
) -> Renggang | None:
    data = [n for n in range(awal + 1, akhir) if _berangka(deret[n])]
    if not data:
        return None
    kolom = _kolom([p for n in data for p in deret[n]])
    for p in deret[awal]:
        if not _letak(kolom, p):
            kolom = _kolom([*(Potong("", a, 0, b, 0) for a, b in kolom), p])
    if len(kolom) < 3:
        return None
    kepala = _kepala(deret[awal : data[0]], kolom)
    baris = _baris([deret[n] for n in range(data[0], akhir)], batas)
    isi = [_sel(satu, kolom) for satu in baris]
    if _penuh(kepala) < _PENUH_KEPALA or _penuh(isi) < _PENUH_ISI:
        return None
    return Renggang(awal, akhir, [*kepala, *isi])


def _penuh(baris: Sequence[Sequence[object]]) -> float:
    """The share of cells that hold text; the words of a chart fill few."""
    return sum(map(bool, chain(*baris))) / max(1, sum(map(len, baris)))


def _kolom(potong: Sequence[Potong]) -> Kolom:
    """Stretches that pieces cover, those that overlap as one."""
    hasil: Kolom = []
    for p in sorted(potong, key=lambda p: p.x0):
        if hasil and p.x0 < hasil[-1][1]:
            hasil[-1] = (hasil[-1][0], max(hasil[-1][1], p.x1))
        else:
            hasil.append((p.x0, p.x1))
    return hasil


def _letak(kolom: Kolom, p: Potong) -> list[int]:
    return [k for k, (a, b) in enumerate(kolom) if p.x0 < b and p.x1 > a]


def _kepala(deret: Sequence[Deret], kolom: Kolom) -> list[list[list[Potong] | None]]:
    """Heading lines as one row; one with a heading over several columns is a row of its own."""
    hasil: list[list[list[Potong] | None]] = []
    kumpul: list[Potong] = []
    for satu in deret:
        if any(len(_letak(kolom, p)) > 1 for p in satu):
            hasil.append(_sel(satu, kolom))
        else:
            kumpul += satu
    return [*hasil, _sel(kumpul, kolom)] if kumpul else hasil


def _baris(deret: Sequence[Deret], batas: Sequence[float]) -> list[list[Potong]]:
    """Lines as rows: rules part them, else each line with figures has those nearest to it."""
    atas, bawah = deret[0][0].atas, deret[-1][0].bawah
    dalam = [y for y in batas if atas < y < bawah]
    if len(dalam) * 2 >= sum(map(_berangka, deret)):
        isi: dict[int, list[Potong]] = {}
        for satu in deret:
            tengah = (satu[0].atas + satu[0].bawah) / 2
            isi.setdefault(sum(1 for y in dalam if y < tengah), []).extend(satu)
        return list(isi.values())
    hasil: list[list[Potong]] = []
    tunda: list[Potong] = []
    for n, satu in enumerate(deret):
        if len(satu) > 1:
            hasil.append([*tunda, *satu])
            tunda = []
        elif n + 1 < len(deret) and len(deret[n + 1]) > 1 and _jeda(deret, n + 1) < _jeda(deret, n):
            tunda += satu
        elif hasil:
            hasil[-1] += satu
    return hasil


def _sel(potong: Sequence[Potong], kolom: Kolom) -> list[list[Potong] | None]:
    hasil: list[list[Potong] | None] = [[] for _ in kolom]
    for p in potong:
        letak = _letak(kolom, p) or [min(range(len(kolom)), key=lambda k: abs(kolom[k][0] - p.x0))]
        pertama = hasil[letak[0]]
        if pertama is not None:
            pertama.append(p)
        for k in letak[1:]:
            if not hasil[k]:
                hasil[k] = None
    return hasil
