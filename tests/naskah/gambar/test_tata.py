"""The tidy tree: nothing overlaps, nothing changes places, parents stand in the middle."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.naskah.gambar.tata import tata

SELA, CABANG = 7, 11


@st.composite
def pohon(draw: st.DrawFn) -> tuple[list[list[int]], list[tuple[int, int]]]:
    n = draw(st.integers(1, 40))
    induk = [draw(st.integers(0, i - 1)) for i in range(1, n)]
    # Numbered so that every node comes before its children and siblings follow in order.
    anak: list[list[int]] = [[] for _ in range(n)]
    for simpul, atas in enumerate(induk, 1):
        anak[atas].append(simpul)
    rentang = [(draw(st.integers(1, 60)), draw(st.integers(1, 60))) for _ in range(n)]
    return anak, rentang


def _tingkat(anak: list[list[int]]) -> list[list[int]]:
    """Nodes of each level from first to last."""
    tingkat, kini = [], [0]
    while kini:
        tingkat.append(kini)
        kini = [a for simpul in kini for a in anak[simpul]]
    return tingkat


@given(pohon())
@settings(max_examples=60, deadline=None)
def test_nodes_of_a_level_keep_their_order_and_their_distance(
    isi: tuple[list[list[int]], list[tuple[int, int]]],
) -> None:
    anak, rentang = isi
    letak = tata(anak, rentang, SELA, CABANG)
    saudara = {(a, b) for bawah in anak for a, b in pairwise(bawah)}
    for tingkat in _tingkat(anak):
        for a, b in pairwise(tingkat):
            ruang = letak[b] - rentang[b][0] - letak[a] - rentang[a][1]
            assert ruang >= (SELA if (a, b) in saudara else CABANG) - 1


@given(pohon())
@settings(max_examples=60, deadline=None)
def test_a_parent_stands_midway_between_its_first_and_last_child(
    isi: tuple[list[list[int]], list[tuple[int, int]]],
) -> None:
    anak, rentang = isi
    letak = tata(anak, rentang, SELA, CABANG)
    for simpul, bawah in enumerate(anak):
        if bawah:
            assert abs(2 * letak[simpul] - letak[bawah[0]] - letak[bawah[-1]]) <= 1
    assert min(x - sebelum for x, (sebelum, _) in zip(letak, rentang, strict=True)) == 0


def test_a_small_branch_between_large_ones_leans_on_neither() -> None:
    # Root with three children; the outer two have three children each, the middle one none.
    anak = [[1, 5, 6], [2, 3, 4], [], [], [], [], [7, 8, 9], [], [], []]
    letak = tata(anak, [(5, 5)] * 10, SELA, CABANG)
    assert abs((letak[5] - letak[1]) - (letak[6] - letak[5])) <= 1


def test_a_chain_is_a_straight_line() -> None:
    assert len(set(tata([[1], [2], [3], []], [(5, 5)] * 4, SELA, CABANG))) == 1
