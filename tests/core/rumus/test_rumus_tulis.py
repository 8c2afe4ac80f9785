"""The sum as a reader can redo it."""

import pytest

from sakip.core.rumus import tulis, tulis_nama, urai


def test_the_sum_is_written_with_its_values() -> None:
    rumus = urai("((@ikm / 25 × 2,5) + (@ipp × 2)) / 2")
    assert tulis(rumus, {"@ikm": "96,11", "@ipp": "3,35"}) == "(96,11 / 25 × 2,5 + 3,35 × 2) / 2"


@pytest.mark.parametrize(
    ("teks", "tercetak"),
    [
        ("a*b", "7 × −3"),
        ("a-b", "7 − (−3)"),
        ("b*a", "−3 × 7"),
        ("-b", "−(−3)"),
        ("-(a+b)", "−(7 + −3)"),
        ("a - (a - b)", "7 − (7 − (−3))"),
        ("(a - a) - b", "7 − 7 − (−3)"),
        ("a / (b / a)", "7 / (−3 / 7)"),
        ("jumlah(b; a - b) x100%", "jumlah(−3; 7 − (−3)) × 100%"),
        ("a + 12500", "7 + 12.500"),
    ],
)
def test_parentheses_are_the_fewest_that_keep_the_sum(teks: str, tercetak: str) -> None:
    # A negative value after an operator gets its own parentheses.
    tercetak = tercetak.replace("× −3", "× (−3)").replace("+ −3", "+ (−3)")
    assert tulis(urai(teks), {"a": "7", "b": "−3"}) == tercetak


def test_a_repeated_component_lists_its_values() -> None:
    tampil = {"ikm": ["95,07", "93,66"], "n": "2"}
    assert tulis(urai("jumlah(ikm) / n"), tampil) == "jumlah(95,07; 93,66) / 2"


def test_a_name_without_text_stands_as_itself() -> None:
    assert tulis(urai("@ikm / a"), {}) == "@ikm / a"


def test_a_formula_is_readable_in_words() -> None:
    rumus = urai("desa_mandiri / jumlah_desa × 100 + @ikm-pelayanan")
    assert tulis_nama(rumus) == "desa mandiri / jumlah desa × 100 + ikm-pelayanan"
    label = {"desa_mandiri": "Jumlah desa mandiri", "@ikm-pelayanan": "IKM"}
    assert tulis_nama(rumus, label) == "Jumlah desa mandiri / jumlah desa × 100 + IKM"
