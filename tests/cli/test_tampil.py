"""Tables on a terminal and in a pipe."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.cli.tampil import LEBAR_PIPA, progress, table, working

sel = st.text("abc de1.", max_size=60)


def printed(capsys: pytest.CaptureFixture[str], *isi: object, **lain: object) -> list[str]:
    capsys.readouterr()
    table(*isi, **lain)  # type: ignore[arg-type]
    return capsys.readouterr().out.splitlines()


def test_numbers_stand_right_under_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    baris = printed(
        capsys,
        "Uang",
        ("Program", "Pagu"),
        [("A", "5"), ("B", "1.000")],
        kanan=(1,),
        kaki=("Kantor", "1.005"),
    )
    assert baris == [
        "Uang",
        "",
        "Program   Pagu",
        "──────────────",
        "A            5",
        "B        1.000",
        "──────────────",
        "Kantor   1.005",
        "",
    ]


def test_a_long_name_is_broken_between_words_and_numbers_never(
    capsys: pytest.CaptureFixture[str],
) -> None:
    nama = "Persentase layanan yang selesai tepat waktu " * 4
    angka = "Rp2.717.989.953 dan seterusnya"
    baris = printed(capsys, "T", ("Nama", "Angka"), [(nama, angka)], kanan=(1,))
    assert max(map(len, baris)) <= LEBAR_PIPA
    assert any(angka in satu for satu in baris)
    utuh = " ".join(satu[: LEBAR_PIPA - len(angka)].strip() for satu in baris[4:])
    assert " ".join(utuh.split()) == " ".join(nama.split())


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.tuples(
            st.lists(sel, min_size=n, max_size=n),
            st.lists(st.lists(sel, min_size=n, max_size=n), max_size=4),
        )
    )
)
def test_no_word_is_lost_and_no_line_too_long(isi: tuple[list[str], list[list[str]]]) -> None:
    from sakip.cli.tampil import _lines, _widths

    kepala, baris = isi
    lebar = _widths([kepala, *baris], ())
    assert sum(lebar) + 2 * (len(lebar) - 1) <= LEBAR_PIPA
    for satu in baris:
        potongan = "".join(_lines(satu, lebar, ()))
        assert sorted(potongan.replace(" ", "")) == sorted("".join(satu).replace(" ", ""))


def test_signs_of_life_are_for_those_who_watch(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with working("Membaca"), progress("Menyusun", 4) as maju:
        maju(1)
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress("Menyusun", 4) as maju:
        maju(1)
    keluar, layar = capsys.readouterr()
    assert keluar == ""
    assert f"Menyusun [{'#' * 6}{'.' * 18}] 1 dari 4" in layar
    assert layar.endswith(f"\r{' ' * 72}\r")
