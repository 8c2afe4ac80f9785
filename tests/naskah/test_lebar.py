from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.naskah.huruf import belah_koma, bersih, lebar_teks, patahkan, potong
from sakip.naskah.lebar import UKURAN, susun
from sakip.naskah.pohon import Baris, Kolom, RataKolom, Sel, Tabel

LEBAR = 425_000
RATA: tuple[RataKolom, ...] = ("kiri", "tengah", "kanan", "koma")
KATA = st.text("abng'M.,1- ", max_size=60)


def tabel(*kolom: RataKolom, baris: tuple[tuple[str, ...], ...]) -> Tabel:
    return Tabel(
        "1",
        "",
        tuple(Kolom(rata) for rata in kolom),
        (Baris(("K",) * len(kolom)),),
        tuple(Baris(isi) for isi in baris),
    )


@pytest.mark.parametrize(
    ("teks", "belah"),
    [
        ("99,04", ("99", ",04")),
        ("2.717.989.953", ("2.717.989.953", "")),
        ("83,00 (Baik)", ("83", ",00 (Baik)")),
        ("4 unit", ("4", " unit")),
        ("(1.234,5)", ("(1.234", ",5)")),
        ("Rp 100", ("Rp 100", "")),
        ("–", ("–", "")),
        ("belum tersedia", None),
        ("n/a", None),
        ("", None),
        ("1\n2", None),
    ],
)
def test_a_number_is_cut_before_its_decimal_comma(teks: str, belah: tuple[str, str] | None) -> None:
    assert belah_koma(teks) == belah


@given(KATA, st.integers(800, 9000), st.booleans())
def test_breaking_loses_no_letter_and_leaves_no_piece_too_wide(
    teks: str, lebar: int, tebal: bool
) -> None:
    patah = patahkan(teks, lebar, tebal)
    assert patah.replace("\u00ad", "").replace("\u200b", "") == teks
    for satu in patah.replace("\u00ad", " ").replace("\u200b", " ").split():
        assert lebar_teks(satu, tebal) <= max(lebar, lebar_teks("M", tebal))


def test_a_word_that_fits_is_left_alone() -> None:
    assert patahkan("pertanggungjawaban kinerja", 10_000) == "pertanggungjawaban kinerja"


def test_a_word_too_wide_is_broken_between_syllables() -> None:
    assert patahkan("pertanggungjawaban", 4_000).split("\u00ad") == [
        "per",
        "tang",
        "gung",
        "ja",
        "wa",
        "ban",
    ]


@given(KATA, st.integers(800, 9000))
def test_a_line_is_cut_to_its_width(teks: str, lebar: int) -> None:
    satu = potong(teks, lebar)
    assert lebar_teks(satu) <= lebar
    assert satu.rstrip("…") in " ".join(teks.split())


def test_marks_without_ink_are_left_out_and_line_ends_kept() -> None:
    assert (
        bersih("a\x00\x1b[1m\u202eb\u202c\ufeff\r\nc\rd\u2028e\tf\ud800")
        == "a[1mb\nc\nd\ne f\ufffd"
    )


@given(
    st.lists(st.sampled_from(RATA), min_size=1, max_size=9).flatmap(
        lambda kolom: st.tuples(
            st.just(kolom),
            st.lists(
                st.tuples(*[st.text("ab 1,M", max_size=90)] * len(kolom)), min_size=1, max_size=4
            ),
        )
    )
)
def test_columns_fill_the_text_width_and_none_vanishes(
    isi: tuple[list[RataKolom], list[tuple[str, ...]]],
) -> None:
    kolom, baris = isi
    hasil = susun(tabel(*kolom, baris=tuple(baris)), LEBAR)
    assert LEBAR - len(kolom) <= sum(hasil.kolom) <= LEBAR
    assert min(hasil.kolom) > 8_000


def test_numbers_never_wrap_while_words_can() -> None:
    isi = ("Meningkatnya mutu pelayanan publik di kecamatan " * 3, "2.717.989.953,00")
    hasil = susun(tabel("kiri", "koma", baris=(isi,)), LEBAR)
    assert hasil.ukuran == UKURAN[0]
    assert hasil.kolom[1] >= lebar_teks(isi[1]) * hasil.ukuran // 1000


def test_a_short_column_keeps_its_line_beside_a_long_one() -> None:
    isi = ("kata " * 80, "12 dokumen", "kata " * 60)
    hasil = susun(tabel("kiri", "tengah", "kiri", baris=(isi,)), LEBAR)
    assert hasil.kolom[1] >= lebar_teks(isi[1]) * hasil.ukuran // 1000


def test_type_shrinks_before_words_are_broken() -> None:
    isi = ("pertanggungjawaban",) * 5
    assert susun(tabel(*RATA[:1] * 5, baris=(isi,)), LEBAR).ukuran < UKURAN[0]


def test_a_width_that_is_asked_for_is_given() -> None:
    kolom = (Kolom(lebar=20), Kolom(), Kolom(lebar=30))
    satu = Tabel("1", "", kolom, (Baris(("K",) * 3),), (Baris(("a", "b", "c")),))
    assert susun(satu, LEBAR).kolom == (85_000, 212_500, 127_500)


def test_a_row_is_as_high_as_its_longest_cell() -> None:
    baris = (
        Baris((Sel("x", baris=2), "satu baris")),
        Baris(("tiga\nbaris\npendek",)),
    )
    satu = Tabel("1", "", (Kolom(), Kolom()), (Baris(("K", "K")),), baris)
    assert susun(satu, LEBAR).garis == (1, 3)


def test_a_cell_over_two_rows_adds_only_the_lines_they_lack() -> None:
    baris = (Baris((Sel("1\n2\n3\n4\n5", baris=2), "1\n2\n3")), Baris(("1",)))
    satu = Tabel("1", "", (Kolom(), Kolom()), (Baris(("K", "K")),), baris)
    assert susun(satu, LEBAR).garis == (3, 2)
