"""The units of an office (Seksi, Subbagian, Bidang), as its posts carry them.

There is no sheet of units: a post says which it belongs to, or belongs where its superior does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sakip.berkas.baris import Jabatan
from sakip.berkas.model import Berkas


class Unit(NamedTuple):
    """One unit. nama: empty for the office itself; tingkat: 0 for that, 1 for units right under it.

    jabatan: its posts, each above those under it, and how deep each stands within the unit.
    """

    nama: str
    tingkat: int
    jabatan: tuple[tuple[Jabatan, int], ...]


def units(berkas: Berkas) -> list[Unit]:
    """The office itself, then its units, each above those under it; without posts from outside."""
    dalam = {j.id: j for j in berkas.jabatan if not j.luar}
    urut = list(_walk(dalam))
    kunci: dict[str, str] = {}
    sebutan: dict[str, str] = {"": ""}
    for j, _dalam in urut:  # superiors come first
        rapi = " ".join(j.unit.split())
        kunci[j.id] = rapi.casefold() if rapi else kunci.get(j.induk or "", "")
        sebutan.setdefault(kunci[j.id], rapi)
    isi: dict[str, list[tuple[Jabatan, int]]] = {}
    for j, tingkat in urut:
        isi.setdefault(kunci[j.id], []).append((j, tingkat))
    anak: dict[str, list[str]] = {}
    for satu, milik in isi.items():
        if satu:
            kepala = min(milik, key=lambda x: x[1])[0]  # who stands highest leads
            anak.setdefault(kunci.get(kepala.induk or "", ""), []).append(satu)

    def collect(satu: str, tingkat: int) -> Iterator[Unit]:
        milik = isi.get(satu, [])
        atas = min((t for _j, t in milik), default=0)
        if milik:
            yield Unit(sebutan[satu], tingkat, tuple((j, t - atas) for j, t in milik))
        for lain in anak.get(satu, ()):
            yield from collect(lain, tingkat + 1)

    return list(collect("", 0))


def _walk(dalam: dict[str, Jabatan]) -> Iterator[tuple[Jabatan, int]]:
    """Posts of the office with their depth, each above those under it, as they are listed."""
    anak: dict[str | None, list[Jabatan]] = {}
    for j in dalam.values():
        anak.setdefault(j.induk if j.induk in dalam else None, []).append(j)

    def down(induk: str | None, tingkat: int) -> Iterator[tuple[Jabatan, int]]:
        for j in anak.get(induk, ()):
            yield j, tingkat
            yield from down(j.id, tingkat + 1)

    return down(None, 0)
