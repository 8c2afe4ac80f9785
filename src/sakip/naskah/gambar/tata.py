"""A tidy tree: where each node stands across its level, after Reingold, Tilford and Buchheim.

Only places across the levels are computed; along them a level has one place of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

# What a node takes on either side of its middle.
Rentang: TypeAlias = tuple[int, int]
# The outline of a subtree seen from its root: per level the lowest and the highest place taken.
_Kontur: TypeAlias = list[tuple[int, int]]


def tata(
    anak: Sequence[Sequence[int]], rentang: Sequence[Rentang], sela: int, sela_cabang: int
) -> list[int]:
    """The middle of every node; the least place taken is 0.

    Node 0 is the root and every node comes before its children. Nodes keep their order and never
    overlap: `sela` is kept between children of one parent, `sela_cabang` between cousins. A
    parent stands midway between its first and last child; what room is left over between the
    children is shared evenly.
    """
    geser = [0] * len(anak)  # from the parent's middle to the node's
    kontur: list[_Kontur] = [[] for _ in anak]
    for simpul in reversed(range(len(anak))):
        bawah = anak[simpul]
        pusat = _jajarkan([kontur[a] for a in bawah], sela, sela_cabang)
        tengah = (pusat[0] + pusat[-1]) // 2 if pusat else 0
        gabung: _Kontur = []
        for a, p in zip(bawah, pusat, strict=True):
            geser[a] = p - tengah
            for dalam, (rendah, tinggi) in enumerate(kontur[a]):
                baru = (rendah + geser[a], tinggi + geser[a])
                if dalam == len(gabung):
                    gabung.append(baru)
                else:
                    lama = gabung[dalam]
                    gabung[dalam] = (min(lama[0], baru[0]), max(lama[1], baru[1]))
        sebelum, sesudah = rentang[simpul]
        kontur[simpul] = [(-sebelum, sesudah), *gabung]
    letak = [0] * len(anak)
    letak[0] = -min(rendah for rendah, _ in kontur[0])
    for simpul, bawah in enumerate(anak):
        for a in bawah:
            letak[a] = letak[simpul] + geser[a]
    return letak


def _jajarkan(kontur: Sequence[_Kontur], sela: int, sela_cabang: int) -> list[int]:
    """Places of sibling subtrees, the first at 0, as close as their outlines allow.

    Packing from the first and packing back from the last are both free of overlap, hence so is
    their mean, which leaves no small subtree leaning on its neighbour.
    """
    n = len(kontur)

    def jarak(i: int, j: int) -> int:
        bersama = enumerate(zip(kontur[i], kontur[j], strict=False))
        return max(
            tinggi - rendah + (sela_cabang if dalam else sela)
            for dalam, ((_, tinggi), (rendah, _)) in bersama
        )

    perlu = [[jarak(i, j) for i in range(j)] for j in range(n)]
    maju = [0] * n
    for j in range(n):
        maju[j] = max((maju[i] + perlu[j][i] for i in range(j)), default=0)
    mundur = maju[:]
    for i in reversed(range(n - 1)):
        mundur[i] = min(mundur[j] - perlu[j][i] for j in range(i + 1, n))
    return [(a + b) // 2 for a, b in zip(maju, mundur, strict=True)]
