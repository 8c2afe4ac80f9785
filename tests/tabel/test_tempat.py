from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from sakip.tabel import huruf_kolom, sel, tempat


@given(st.integers(min_value=1, max_value=16_384))
def test_columns_have_the_letters_of_a_spreadsheet(kolom: int) -> None:
    assert huruf_kolom(kolom) == get_column_letter(kolom)


def test_a_cell_is_named_column_first() -> None:
    assert sel(7, 3) == "C7"


def test_a_place_names_only_what_is_known() -> None:
    assert tempat("a.xlsx", "Sub kegiatan", 7, 3) == "a.xlsx lembar 'Sub kegiatan' sel C7"
    assert tempat("a.csv", baris=12) == "a.csv baris 12"
    assert tempat("a.csv", kolom=27) == "a.csv kolom AA"
    assert tempat("a.csv") == "a.csv"
