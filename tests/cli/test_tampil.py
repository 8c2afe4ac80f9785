"""Tables on a terminal and in a pipe."""

from __future__ import annotations

import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.cli.tampil import LEBAR_PIPA, _status, progress, table, working

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


@pytest.mark.parametrize(
    ("sejauh", "satuan", "harap"),
    [
        ((0, 0), "baris", "Membaca survei.csv ... 3 detik"),
        ((5, 10), "", f"Membaca survei.csv [{'#' * 12}{'.' * 12}] 50%, 3 detik"),
        ((1_234_567, 0), "baris", "Membaca survei.csv ... 1.234.567 baris, 3 detik"),
    ],
)
def test_work_says_how_far_it_is_as_far_as_that_is_known(
    sejauh: tuple[int, int], satuan: str, harap: str
) -> None:
    assert _status("Membaca survei.csv", *sejauh, satuan, "3 detik") == harap


@given(st.text("abc ", max_size=200), st.integers(0, 10**12), st.integers(0, 10**12))
def test_a_line_of_status_is_never_longer_than_what_is_cleared(
    pekerjaan: str, selesai: int, dari: int
) -> None:
    assert len(_status(pekerjaan, min(selesai, dari), dari, "baris", "12345 detik")) <= 72
    assert len(_status(pekerjaan, selesai, 0, "baris", "12345 detik")) <= 72


def test_long_work_shows_a_bar_that_grows_while_it_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with working("Membaca", "baris") as maju:
        maju(1, 4)
        time.sleep(1.2)
    layar = capsys.readouterr().err
    assert f"Membaca [{'#' * 6}{'.' * 18}] 25%, 1 detik" in layar
    assert layar.endswith(f"\r{' ' * 72}\r")
