"""What waits for a person: asked of every room that has something to wait for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sakip.web.alur.akses import Akses
from sakip.web.organisasi.models import Kantor


class Tugas(NamedTuple):
    """One thing to do. kapan: its due day in words; menunggu: who waits for it; tombol: what the
    button on it says; alamat: the page where it is done; penting: comes before things as due;
    ruang: the place in the cycle it belongs to; di: the offices, where it waits in several;
    bersama: may be done together with others of its kind."""

    judul: str
    kantor: Kantor
    alamat: str
    tombol: str
    rincian: str = ""
    tenggat: date | None = None
    kapan: str = ""
    terlambat: bool = False
    menunggu: str = ""
    penting: bool = False
    ruang: str = ""
    di: str = ""
    bersama: bool = False


Sumber = Callable[[Akses, Sequence[Kantor], int], Iterable[Tugas]]
SUMBER: list[Sumber] = []
"""Rooms above this one enter here what they know to be waiting (in their `apps.py`)."""


def menunggu(akses: Akses, tahun: int, kantor: Kantor | None = None) -> list[Tugas]:
    """What waits for a person in a year, most urgent first.

    kantor: only there; else in all offices they see. Asks each room once, whatever the number of
    offices.
    """
    di = [kantor] if kantor else list(akses.kantor().select_related("pemda"))
    return in_order(t for sumber in SUMBER for t in sumber(akses, di, tahun))


def in_order(tugas: Iterable[Tugas]) -> list[Tugas]:
    """The most urgent first; what waits in several years alike is said once."""
    return sorted(
        dict.fromkeys(tugas), key=lambda t: (t.tenggat or date.max, not t.penting, t.kantor.nama)
    )
