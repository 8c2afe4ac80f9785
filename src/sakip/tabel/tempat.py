"""Places in a sheet as people name them: column letters, ``C7``."""

from __future__ import annotations


def huruf_kolom(kolom: int) -> str:
    """Letters of a column counted from 1: 1 is A, 27 is AA."""
    if kolom < 1:
        raise ValueError("columns are counted from 1")
    huruf = ""
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        huruf = chr(ord("A") + sisa) + huruf
    return huruf


def sel(baris: int, kolom: int) -> str:
    """Name of a cell, row and column counted from 1: (7, 3) is ``C7``."""
    return f"{huruf_kolom(kolom)}{baris}"


def tempat(berkas: str, lembar: str = "", baris: int = 0, kolom: int = 0) -> str:
    """Place for a message; parts left out are not named.

    ``anggaran.xlsx lembar 'Sub kegiatan' sel C7``, ``responden.csv baris 12``.
    """
    bagian = [berkas]
    if lembar:
        bagian.append(f"lembar '{lembar}'")
    if baris and kolom:
        bagian.append(f"sel {sel(baris, kolom)}")
    elif baris:
        bagian.append(f"baris {baris}")
    elif kolom:
        bagian.append(f"kolom {huruf_kolom(kolom)}")
    return " ".join(bagian)
