"""Words that a narrow column broke are put together, and others are not."""

from __future__ import annotations

import pytest

from sakip.periksa.baca.kata_robek import rapatkan
from sakip.periksa.model import Paragraf, Sel, TabelSumber


def cell(teks: str, *jalan: str) -> str:
    """The text of a cell after mending, in a document with these paragraphs."""
    tabel = TabelSumber(((Sel(teks),),))
    (hasil,) = [b for b in rapatkan((*map(Paragraf, jalan), tabel)) if isinstance(b, TabelSumber)]
    return hasil.baris[0][0].teks


@pytest.mark.parametrize(
    ("teks", "utuh"),
    [
        ("Indeks kepuasan masyarak at", "Indeks kepuasan masyarakat"),
        ("CAPAIA N (%)", "CAPAIAN (%)"),
        ("Meningk atnya akuntabil itas", "Meningkatnya akuntabilitas"),
    ],
)
def test_a_torn_word_that_stands_elsewhere_is_whole(teks: str, utuh: str) -> None:
    assert cell(teks, f"Uraian {utuh.casefold()} tahun ini.") == utuh


@pytest.mark.parametrize(
    ("teks", "jalan"),
    [
        ("Indeks kepuasan masyarak at", "Uraian lain."),  # nothing to know it by
        ("Sub kegiatan", "Sub kegiatan ini, juga subkegiatan lain."),  # both are words
        ("APB Desa", "Realisasi APBDesa tepat waktu."),  # a name of two words
    ],
)
def test_words_that_are_two_stay_two(teks: str, jalan: str) -> None:
    assert cell(teks, jalan) == teks
