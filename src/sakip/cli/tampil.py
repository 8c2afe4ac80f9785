"""Tables and progress on a terminal; plain and narrow when the output is a file or pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

LEBAR_PIPA = 100
"""Columns of a table that is not shown on a terminal."""


def table(
    judul: str,
    kepala: Sequence[str],
    baris: Iterable[Sequence[str]],
    *,
    kanan: Iterable[int] = (),
    kaki: Sequence[str] | None = None,
) -> None:
    """Print one table; columns in `kanan` are numbers, `kaki` is the total row."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    lebar = None if sys.stdout.isatty() else LEBAR_PIPA
    layar = Console(width=lebar, highlight=False, no_color="NO_COLOR" in os.environ)
    tabel = Table(
        title=Text(judul, style="bold"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        show_footer=kaki is not None,
        pad_edge=False,
    )
    angka = set(kanan)
    for i, nama in enumerate(kepala):
        tabel.add_column(
            Text(nama),
            footer=Text(kaki[i] if kaki else ""),
            justify="right" if i in angka else "left",
            no_wrap=i in angka,
            overflow="fold",
        )
    for satu in baris:
        tabel.add_row(*(Text(isi) for isi in satu))
    layar.print(tabel)


@contextmanager
def progress(pekerjaan: str, banyak: int | None = None) -> Iterator[Callable[[int], None]]:
    """A bar on standard error for long work; yields what moves it. Silent where nobody watches."""
    if not sys.stderr.isatty():
        yield lambda selesai: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    kolom = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(*kolom, console=Console(stderr=True), transient=True) as bar:
        tugas = bar.add_task(pekerjaan, total=banyak)
        yield lambda selesai: bar.update(tugas, completed=selesai)
