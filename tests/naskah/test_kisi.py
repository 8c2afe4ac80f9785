from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.galat import Galat
from sakip.naskah.kisi import petak
from sakip.naskah.pohon import Baris, Sel


def test_a_cell_finds_its_place_beside_those_spanned_from_above() -> None:
    baris = (Baris((Sel("a", baris=2), "b", "c")), Baris((Sel("d", kolom=2),)))
    assert [(p.baris, p.kolom, p.sel.isi) for p in petak(baris, 3, "Tabel 1")] == [
        (0, 0, "a"),
        (0, 1, "b"),
        (0, 2, "c"),
        (1, 1, "d"),
    ]


@pytest.mark.parametrize(
    ("baris", "tempat", "pesan"),
    [
        ((Baris(("a", "b")),), "Tabel 3.1 baris 1", "baru 2 dari 3 kolom"),
        ((Baris(("a", "b", "c", "d")),), "Tabel 3.1 baris 1 kolom 4", "punya 3 kolom"),
        ((Baris(("a", Sel("b", kolom=3))),), "Tabel 3.1 baris 1 kolom 2", "tidak muat"),
        ((Baris(("a", "b", Sel("c", baris=2))),), "Tabel 3.1 baris 1 kolom 3", "tinggal 1"),
        (
            (Baris(("a", Sel("b", baris=2), "c")), Baris((Sel("d", kolom=2), "e"))),
            "Tabel 3.1 baris 2 kolom 1",
            "tidak muat",
        ),
        ((Baris((Sel("a", kolom=0), "b", "c")),), "Tabel 3.1 baris 1 kolom 1", "0 kolom"),
    ],
)
def test_a_span_that_does_not_fit_is_refused_with_row_and_column(
    baris: tuple[Baris, ...], tempat: str, pesan: str
) -> None:
    with pytest.raises(Galat) as galat:
        petak(baris, 3, "Tabel 3.1")
    assert galat.value.tempat == tempat
    assert pesan in galat.value.pesan


@given(st.data())
def test_any_tiling_of_a_grid_is_laid_out_as_it_was_cut(data: st.DataObject) -> None:
    tinggi, lebar = data.draw(st.integers(1, 5)), data.draw(st.integers(1, 5))
    pemilik: dict[tuple[int, int], int] = {}
    baris: list[Baris] = []
    pojok: list[tuple[int, int]] = []
    for y in range(tinggi):
        sel: list[Sel] = []
        for x in range(lebar):
            if (y, x) in pemilik:
                continue
            terlebar = next((k for k in range(x, lebar) if (y, k) in pemilik), lebar) - x
            kolom = data.draw(st.integers(1, terlebar))
            turun = data.draw(st.integers(1, tinggi - y))
            pemilik |= {(y + j, x + i): len(pojok) for j in range(turun) for i in range(kolom)}
            sel.append(Sel(str(len(pojok)), kolom, turun))
            pojok.append((y, x))
        baris.append(Baris(tuple(sel)))
    hasil = petak(tuple(baris), lebar, "Tabel")
    assert [(p.baris, p.kolom) for p in hasil] == pojok
    assert [p.sel.isi for p in hasil] == [str(n) for n in range(len(pojok))]
