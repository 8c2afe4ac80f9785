"""Where the cells of a table stand once column and row spans are laid out."""

from __future__ import annotations

from typing import NamedTuple

from sakip.galat import Galat
from sakip.naskah.pohon import Baris, Sel


class Petak(NamedTuple):
    """A cell with the place of its upper left corner, counted from 0."""

    baris: int
    kolom: int
    sel: Sel


def petak(baris: tuple[Baris, ...], lebar: int, tempat: str) -> tuple[Petak, ...]:
    """The cells of `baris` on a grid of `lebar` columns, row by row.

    Raises Galat (``naskah.petak``) naming `tempat` and the row when a cell does not fit or a
    row is not filled to its end.
    """
    hasil: list[Petak] = []
    terisi: set[tuple[int, int]] = set()
    for y, isi in enumerate(baris):
        di_baris = f"{tempat} baris {y + 1}"
        x = 0
        for sel in isi.semua_sel:
            while (y, x) in terisi:
                x += 1
            di_sel = f"{di_baris} kolom {x + 1}"
            if sel.kolom < 1 or sel.baris < 1:
                raise _galat(di_sel, f"sel membentang {sel.kolom} kolom dan {sel.baris} baris.")
            luas = {(y + dy, x + dx) for dy in range(sel.baris) for dx in range(sel.kolom)}
            if x + sel.kolom > lebar or luas & terisi:
                raise _galat(di_sel, f"sel tidak muat; tabel ini punya {lebar} kolom.")
            if y + sel.baris > len(baris):
                raise _galat(
                    di_sel,
                    f"sel membentang {sel.baris} baris, tinggal {len(baris) - y} yang ada.",
                )
            terisi |= luas
            hasil.append(Petak(y, x, sel))
        jumlah = sum((y, kolom) in terisi for kolom in range(lebar))
        if jumlah < lebar:
            raise _galat(di_baris, f"baru {jumlah} dari {lebar} kolom yang terisi.")
    return tuple(hasil)


def _galat(tempat: str, pesan: str) -> Galat:
    return Galat("naskah.petak", tempat, pesan, "Sesuaikan bentangan sel dengan kolom tabel.")
