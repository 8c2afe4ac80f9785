"""The office's own words: what is bound becomes a figure, the rest stays as written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.berkas.baris import Narasi
from sakip.galat import Galat
from sakip.laporan.narasi import bound_text, listing, paragraphs, texts
from sakip.naskah.pohon import Nilai
from sakip.naskah.telusur import polos

from .kantor import bahan, changed, report_of


def test_a_binding_prints_the_published_figure_with_its_address() -> None:
    isi = bound_text(bahan(), "Capaian [[capaian:akip:2024]] dari [[target:akip:2024]].", "uji")
    assert polos(isi) == "Capaian 99,04% dari 74,30."
    assert isi[1] == Nilai("capaian:akip:2024@perubahan-1", "99,04%")


def test_a_binding_may_name_the_version_it_means() -> None:
    isi = bound_text(bahan(), "[[target:p1.k5.s2.i1:2024@murni]]", "uji")
    assert isi == (Nilai("target:p1.k5.s2.i1:2024@murni", "7 unit"),)


def test_an_unknown_binding_names_its_row_and_what_may_be_meant() -> None:
    satu = Narasi(bagian="kesimpulan", urut=9, teks="Capaiannya [[capaian:akib:2024]].")
    berkas = bahan().berkas.model_copy(update={"narasi": (*bahan().berkas.narasi, satu)})
    with pytest.raises(Galat) as galat:
        report_of(berkas)
    assert galat.value.tempat == "lembar narasi (kesimpulan, 9), [[capaian:akib:2024]]"
    assert "capaian:akip:2024" in galat.value.saran


@pytest.mark.parametrize(
    "ikatan", ["", "akip", "capaian:akip", "capaian:akip:2024:5", "a b:c:2024"]
)
def test_a_binding_that_is_no_address_is_refused_with_its_place(ikatan: str) -> None:
    with pytest.raises(Galat) as galat:
        bound_text(bahan(), f"Nilai [[{ikatan}]].", "lembar narasi (ikhtisar, 1)")
    assert galat.value.tempat == f"lembar narasi (ikhtisar, 1), [[{ikatan}]]"


@given(st.text(st.characters(exclude_characters="[]", exclude_categories=["Cs"])))
def test_text_without_bindings_stays_as_written(teks: str) -> None:
    assert "".join(map(str, bound_text(bahan(), teks, "uji"))) == teks


def test_brackets_alone_are_text() -> None:
    assert bound_text(bahan(), "pasal [1] dan [[", "uji") == ("pasal [1] dan [[",)


def test_parts_come_in_their_order_and_for_their_subject() -> None:
    narasi = tuple(
        Narasi(bagian="analisis", urut=urut, teks=teks, subjek=subjek)
        for urut, teks, subjek in (
            (3, "ketiga", "akip"),
            (1, "pertama", "akip"),
            (2, "lain", "ikpp"),
        )
    )
    satu = changed(narasi=narasi)
    assert texts(satu, "analisis", "akip") == [("pertama",), ("ketiga",)]
    assert [p.isi for p in paragraphs(satu, "analisis")] == [("pertama",), ("lain",), ("ketiga",)]
    assert listing(satu, "hambatan") == ()
