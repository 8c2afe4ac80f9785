"""Tables and signs of life on a terminal; narrow tables where the output is a file or pipe."""

from __future__ import annotations

import os
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager

LEBAR_PIPA = 100
"""Columns of a table that is not shown on a terminal."""
_SELA = 2
_TERSEMPIT = 12
_BALOK = 24  # signs of a progress bar
_BARIS = 72  # columns cleared of the last line; not every console knows escape sequences


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
def working(pekerjaan: str, satuan: str = "") -> Iterator[Callable[[int, int], None]]:
    """What is being done and for how long, on standard error, once it takes over a second.

    Yields what may be told how much is done of how much: a bar is shown, or, of 0, the count in
    `satuan`. Told as often as one likes: it is looked at four times a second. Silent where nobody
    watches.
    """
    selesai = threading.Event()
    sejauh = (0, 0)

    def maju(sudah: int, dari: int) -> None:
        nonlocal sejauh
        sejauh = sudah, dari

    def tampilkan() -> None:
        mulai = time.monotonic()
        jeda = 1.0
        while not selesai.wait(jeda):
            jeda = 0.25
            lama = f"{time.monotonic() - mulai:.0f} detik"
            _say(_status(pekerjaan, *sejauh, satuan, lama))

    layar = threading.Thread(target=tampilkan, daemon=True)
    if sys.stderr.isatty():
        layar.start()
    try:
        yield maju
    finally:
        selesai.set()
        if layar.is_alive():
            layar.join()
            _say("")


@contextmanager
def progress(pekerjaan: str, banyak: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error for work of known size; yields what is told the count done.

    Silent where nobody watches.
    """
    tampak = sys.stderr.isatty()

    def maju(selesai: int) -> None:
        if tampak:
            _say(f"{pekerjaan} {_bar(selesai, banyak)} {selesai} dari {banyak}")

    maju(0)
    try:
        yield maju
    finally:
        if tampak:
            _say("")


def _bar(selesai: int, banyak: int) -> str:
    isi = _BALOK * selesai // max(banyak, 1)
    return f"[{'#' * isi}{'.' * (_BALOK - isi)}]"


def _status(pekerjaan: str, selesai: int, dari: int, satuan: str, lama: str) -> str:
    """How far some work is, as far as one knows, on one line."""
    sejauh: tuple[str, ...] = ("...",)
    if dari:
        sejauh = (f"{_bar(selesai, dari)} {100 * selesai // dari}%,",)
    elif selesai:
        sejauh = ("...", f"{selesai:,}".replace(",", "."), f"{satuan},")
    ekor = " ".join((*sejauh, lama))
    muat = _BARIS - len(ekor) - 1
    return f"{pekerjaan if len(pekerjaan) <= muat else f'{pekerjaan[: muat - 1]}…'} {ekor}"


def _say(teks: str) -> None:
    """One line on standard error in place of the last one."""
    print(f"\r{teks:<{_BARIS}}\r", end="", file=sys.stderr, flush=True)
