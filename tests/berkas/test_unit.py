"""Units of an office as its posts carry them."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sakip.berkas.baca import read_berkas
from sakip.berkas.baris import Jabatan
from sakip.berkas.model import Berkas
from sakip.berkas.unit import units


def office(*jabatan: tuple[str, str | None, str]) -> Berkas:
    """Posts as (id, superior, unit)."""
    baris = (
        Jabatan(id=i, nama=i.title(), induk=induk, unit=unit, tingkat="lainnya")
        for i, induk, unit in jabatan
    )
    contoh = read_berkas("contoh-tahun-berjalan")
    return contoh.model_copy(update={"jabatan": tuple(baris)})


def shown(berkas: Berkas) -> list[tuple[Any, ...]]:
    return [(u.nama, u.tingkat, [(j.id, t) for j, t in u.jabatan]) for u in units(berkas)]


def test_who_stands_highest_leads_and_who_names_no_unit_is_in_that_of_the_superior() -> None:
    contoh = shown(read_berkas("contoh-tahun-berjalan"))
    assert contoh[:4] == [
        ("", 0, [("camat", 0)]),
        ("Sekretariat Kecamatan", 1, [("sekcam", 0)]),
        (
            "Subbagian Program dan Keuangan",
            2,
            [("kasubag-program", 0), ("pengelola-kinerja", 1), ("bendahara", 1)],
        ),
        ("Subbagian Umum dan Kepegawaian", 2, [("kasubag-umum", 0), ("pengelola-umum", 1)]),
    ]
    assert [u[1] for u in contoh] == [0, 1, 2, 2, 1, 1, 1, 1]
    assert "bupati" not in str(contoh)


def test_a_list_of_staff_that_names_the_unit_in_each_row_gives_the_same_units() -> None:
    """As a personnel office writes it: unit in every row, superiors only down to the heads."""
    daftar = office(
        ("camat", None, ""),
        ("arsiparis", "camat", "seksi  pelayanan"),
        ("kasi", "camat", "Seksi Pelayanan"),
        ("loket", "kasi", "Seksi Pelayanan"),
        ("sopir", None, "Subbagian Umum"),
    )
    assert shown(daftar) == [
        ("", 0, [("camat", 0)]),
        ("seksi pelayanan", 1, [("arsiparis", 0), ("kasi", 0), ("loket", 1)]),
        ("Subbagian Umum", 1, [("sopir", 0)]),
    ]


def test_posts_without_units_are_one_office() -> None:
    assert shown(office(("camat", None, ""), ("kasi", "camat", ""), ("loket", "kasi", ""))) == [
        ("", 0, [("camat", 0), ("kasi", 1), ("loket", 2)])
    ]
    assert shown(office()) == []


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.sampled_from(["", "A", "a ", "B", "C"])),
        max_size=10,
    )
)
def test_every_post_stands_in_one_unit_once_however_units_are_strewn(
    isi: list[tuple[int, str]],
) -> None:
    """Also where units lie crosswise in each other."""
    baris = [
        (f"j{n}", f"j{atas}" if atas < n else None, unit) for n, (atas, unit) in enumerate(isi)
    ]
    semua = [j.id for u in units(office(*baris)) for j, _t in u.jabatan]
    assert sorted(semua) == sorted(i for i, _induk, _unit in baris)
