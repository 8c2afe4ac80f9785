"""Ruled tables from the rules of a page, also those with open sides.

Offices and programs leave rules out: no line at the left and right, none below the last row of a
page. Such sides are closed where the other rules of the table plainly end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
)

KotakF: TypeAlias = tuple[float, float, float, float]
Tepi: TypeAlias = dict[str, Any]
Garis: TypeAlias = tuple[float, float, float]  # where it lies, from, to

DEKAT = 3.0  # points within which two rules are one
_TERPENDEK = 3.0
_TERJAUH = 400.0  # a row higher than this is no row


def temukan_tabel(tepi: Iterable[Tepi]) -> list[list[KotakF]]:
    """The cells of each ruled table of a page, from its rules."""
    datar, tegak = [], []
    for e in tepi:
        if max(e["x1"] - e["x0"], e["bottom"] - e["top"]) >= _TERPENDEK:
            if e["orientation"] == "h":
                datar.append((e["top"], e["x0"], e["x1"]))
            else:
                tegak.append((e["x0"], e["top"], e["bottom"]))
    datar, tegak = _rapikan(datar), _rapikan(tegak)
    datar = _rapikan([*datar, *_alas(tegak, datar)])
    tegak = _rapikan([*tegak, *_sisi(datar, tegak)])
    semua = [_datar(*g) for g in datar] + [_tegak(*g) for g in tegak]
    sel = intersections_to_cells(edges_to_intersections(semua, DEKAT, DEKAT))
    return [satu for satu in cells_to_tables(sel) if len(satu) > 1]


def _rapikan(garis: Iterable[Garis]) -> list[Garis]:
    """Rules in one line as one, as far as their pieces touch."""
    hasil: list[Garis] = []
    baris: list[Garis] = []
    for satu in sorted(garis):
        if baris and satu[0] - baris[-1][0] > DEKAT:
            hasil += _satukan(baris)
            baris = []
        baris.append(satu)
    return hasil + _satukan(baris)


def _satukan(baris: Sequence[Garis]) -> list[Garis]:
    hasil: list[Garis] = []
    letak = sum(g[0] for g in baris) / len(baris) if baris else 0.0
    for _, dari, sampai in sorted(baris, key=lambda g: g[1]):
        if hasil and dari <= hasil[-1][2] + DEKAT:
            hasil[-1] = (letak, hasil[-1][1], max(sampai, hasil[-1][2]))
        else:
            hasil.append((letak, dari, sampai))
    return hasil


def _alas(tegak: Sequence[Garis], datar: Sequence[Garis]) -> Iterator[Garis]:
    """Level rules where several upright ones end together without one."""
    for sisi in (1, 2):
        kumpul: list[list[Garis]] = []
        for g in sorted(tegak, key=lambda g: g[sisi]):
            if kumpul and g[sisi] - kumpul[-1][-1][sisi] <= DEKAT:
                kumpul[-1].append(g)
            else:
                kumpul.append([g])
        for isi in kumpul:
            y, x0, x1 = isi[0][sisi], min(g[0] for g in isi), max(g[0] for g in isi)
            if len(isi) < 2 or any(
                abs(d[0] - y) <= DEKAT and d[1] <= x1 and d[2] >= x0 for d in datar
            ):
                continue
            atas, bawah = min(g[1] for g in isi), max(g[2] for g in isi)
            lebar = [
                d
                for d in datar
                if d[1] <= x0 + DEKAT
                and d[2] >= x1 - DEKAT
                and atas <= d[0] + DEKAT
                and d[0] <= bawah + DEKAT
            ]
            yield y, min([x0, *(d[1] for d in lebar)]), max([x1, *(d[2] for d in lebar)])


def _sisi(datar: Sequence[Garis], tegak: Sequence[Garis]) -> Iterator[Garis]:
    """Upright rules at the ends of level ones that stand above each other."""
    for (y0, kiri, kanan), (y1, _, _) in _bertetangga(datar):
        if y1 - y0 > _TERJAUH:
            continue
        if any(
            kiri + DEKAT < x < kanan - DEKAT and atas <= y0 + DEKAT and bawah >= y1 - DEKAT
            for x, atas, bawah in tegak
        ):
            yield kiri, y0, y1
            yield kanan, y0, y1


def _bertetangga(datar: Sequence[Garis]) -> Iterator[tuple[Garis, Garis]]:
    """Each level rule with the next one below it that reaches as far at both ends."""
    for n, satu in enumerate(datar):
        for lain in datar[n + 1 :]:
            if abs(lain[1] - satu[1]) <= DEKAT and abs(lain[2] - satu[2]) <= DEKAT:
                yield satu, lain
                break


def _datar(y: float, x0: float, x1: float) -> Tepi:
    return {"x0": x0, "x1": x1, "top": y, "bottom": y, "orientation": "h"}


def _tegak(x: float, atas: float, bawah: float) -> Tepi:
    return {"x0": x, "x1": x, "top": atas, "bottom": bawah, "orientation": "v"}
