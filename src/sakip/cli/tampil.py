"""Tables and signs of life on a terminal; narrow tables where the output is a file or pipe."""

from __future__ import annotations

import os
import sys
import textwrap
import threading
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager

LEBAR_PIPA = 100
"""Columns of a table that is not shown on a terminal."""
_SELA = 2
_TERSEMPIT = 12


def table(
    judul: str,
    kepala: Sequence[str],
    baris: Iterable[Sequence[str]],
    *,
    kanan: Collection[int] = (),
    kaki: Sequence[str] | None = None,
) -> None:
    """Print one table; columns in `kanan` are numbers, never broken; `kaki` is the total row."""
    isi = [list(satu) for satu in baris]
    semua = [list(kepala), *isi, *([list(kaki)] if kaki else [])]
    lebar = _widths(semua, kanan)
    garis = "─" * (sum(lebar) + _SELA * (len(lebar) - 1))
    print(f"{judul}\n")
    for nomor, satu in enumerate(semua):
        if nomor == 1 or (kaki and nomor == len(semua) - 1):
            print(garis)
        for potong in _lines(satu, lebar, kanan):
            print(potong)
    print()


def _widths(semua: Sequence[Sequence[str]], kanan: Collection[int]) -> list[int]:
    """Columns as wide as their content; the widest text columns give way to the screen."""
    # Some terminals say they have no columns at all.
    layar = os.get_terminal_size().columns if sys.stdout.isatty() else 0
    lebar = [max(1, *map(len, kolom)) for kolom in zip(*semua, strict=True)]
    lentur = [i for i in range(len(lebar)) if i not in kanan]
    while sum(lebar) + _SELA * (len(lebar) - 1) > (layar or LEBAR_PIPA):
        terlebar = max(lentur, key=lambda i: lebar[i], default=None)
        if terlebar is None or lebar[terlebar] <= _TERSEMPIT:
            break
        lebar[terlebar] -= 1
    return lebar


def _lines(sel: Sequence[str], lebar: Sequence[int], kanan: Collection[int]) -> Iterator[str]:
    """One row as as many lines as its longest cell needs."""
    potongan = [
        [isi] if i in kanan else textwrap.wrap(isi, lebar[i]) or [""] for i, isi in enumerate(sel)
    ]
    for n in range(max(map(len, potongan))):
        bagian = [p[n] if n < len(p) else "" for p in potongan]
        rata = [
            f"{isi:>{lebar[i]}}" if i in kanan else f"{isi:<{lebar[i]}}"
            for i, isi in enumerate(bagian)
        ]
        yield (" " * _SELA).join(rata).rstrip()


@contextmanager
def working(pekerjaan: str) -> Iterator[None]:
    """What is being done and for how long, on standard error, once it takes over a second.

    Silent where nobody watches.
    """
    selesai = threading.Event()

    def tampilkan() -> None:
        mulai = time.monotonic()
        while not selesai.wait(1):
            lama = time.monotonic() - mulai
            print(f"\r{pekerjaan} ... {lama:.0f} detik", end="", file=sys.stderr, flush=True)

    layar = threading.Thread(target=tampilkan, daemon=True)
    if sys.stderr.isatty():
        layar.start()
    try:
        yield
    finally:
        selesai.set()
        if layar.is_alive():
            layar.join()
            print("\r" + " " * (len(pekerjaan) + 20) + "\r", end="", file=sys.stderr, flush=True)
