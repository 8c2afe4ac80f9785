"""Lists inside one cell: easy to type, and exactly what was written."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.berkas import baris as b
from sakip.berkas.buku_kerja import notasi
from sakip.berkas.buku_kerja.kolom import columns
from sakip.berkas.buku_kerja.sel import from_cell
from sakip.galat import Galat

from .test_bolak_balik import BERBAHAYA, teks

PEMISAH = ("-", "\\", "\\n", "a|b", "a = b", "| |", "=", "a\\")
isi = (st.sampled_from((*BERBAHAYA, *PEMISAH)) | teks).map(str.strip).filter(bool)
bebas = st.just("") | isi
rujukan = st.builds(b.Rujukan, dokumen=st.sampled_from(("lkjip", "d.1-a")), tempat=bebas)
angka = st.builds(
    lambda n, d: Decimal(n).scaleb(-d), st.integers(-(10**12), 10**12), st.integers(0, 8)
)


@given(st.lists(rujukan, max_size=4))
def test_evidence_comes_back(semua: list[b.Rujukan]) -> None:
    dibaca = notasi.read_evidence(notasi.write_evidence(semua))
    assert [b.Rujukan(**satu) for satu in dibaca] == semua


@given(st.lists(st.builds(b.Tercetak, teks=bebas, rujukan=rujukan), max_size=4))
def test_printed_figures_come_back(semua: list[b.Tercetak]) -> None:
    dibaca = notasi.read_printed(notasi.write_printed(semua))
    assert [b.Tercetak(**satu) for satu in dibaca] == semua


@given(
    st.lists(
        st.builds(
            b.Komponen, nama=st.just("selesai"), label=isi, satuan=bebas, berulang=st.booleans()
        ),
        max_size=4,
    )
)
def test_components_come_back(semua: list[b.Komponen]) -> None:
    dibaca = notasi.read_components(notasi.write_components(semua))
    assert [b.Komponen(**satu) for satu in dibaca] == semua


@given(
    st.dictionaries(
        st.sampled_from(("masuk", "selesai", "A_1")),
        angka | st.lists(angka, max_size=3).map(tuple),
        max_size=3,
    )
)
def test_values_of_components_come_back(semua: dict[str, Decimal | tuple[Decimal, ...]]) -> None:
    dibaca = notasi.read_values(notasi.write_values(semua))
    assert {k: tuple(v) if isinstance(v, list) else v for k, v in dibaca.items()} == semua


@given(st.lists(isi, max_size=4))
def test_plain_lists_come_back(semua: list[str]) -> None:
    assert notasi.read_list(notasi.write_list(semua)) == semua


@given(angka)
def test_a_written_number_can_be_read_in_one_way_only(nilai: Decimal) -> None:
    assert notasi.read_number(notasi.write_number(nilai)) == nilai


def test_a_list_looks_as_people_would_type_it() -> None:
    hadir = (Decimal(3), Decimal("4.5"))
    assert notasi.write_values({"selesai": Decimal("120"), "hadir": hadir}) == (
        "selesai: 120\nhadir: [3; 4,5]"
    )
    komponen = [
        b.Komponen(nama="selesai", label="Layanan selesai", satuan="berkas", berulang=True),
        b.Komponen(nama="masuk", label="Layanan masuk"),
    ]
    assert notasi.write_components(komponen) == (
        "selesai: Layanan selesai | berkas | berulang\nmasuk: Layanan masuk"
    )
    assert notasi.read_ids("ss1, ss2\n p1 ; p2\n") == ["ss1", "ss2", "p1", "p2"]


@pytest.mark.parametrize(
    ("baca", "teks", "pesan"),
    [
        (notasi.read_values, "selesai 120", "'selesai 120' tidak punya titik dua"),
        (notasi.read_values, "selesai: 1.500", "tulis 1500 atau 1,5, mana yang Anda maksud"),
        (notasi.read_values, "selesai: 1\nselesai: 2", "'selesai' ditulis dua kali"),
        (notasi.read_components, "selesai: Label | % | ya", "Tulis berulang, atau hapus tanda"),
        (notasi.read_number, "4 unit", "Tulis 4 saja"),
        (notasi.read_number, "banyak", "Ketik sebagai angka saja"),
    ],
)
def test_what_cannot_be_read_says_how_to_write_it(baca: object, teks: str, pesan: str) -> None:
    assert callable(baca)
    with pytest.raises(Galat, match=pesan):
        baca(teks)


@pytest.mark.parametrize(
    ("isi", "saran"),
    [
        ("12.500.000 (murni)", "Tulis 12.500.000 saja."),
        ("-", "Kosongkan sel ini bila angkanya belum ada, atau tulis 0 bila memang nol."),
        ("belum ada", "Kosongkan sel ini bila angkanya belum ada, atau tulis 0 bila memang nol."),
        ("25 %", "Tulis rupiahnya dengan lengkap, misalnya 2.876.885.603."),
        ("11,46 M", "Tulis rupiahnya dengan lengkap, misalnya 2.876.885.603."),
        ("1,500", "Ketik sebagai angka, atau tulis 1,5 atau 1.500, mana yang Anda maksud."),
        ("BB", "Ketik sebagai angka saja, misalnya 2.876.885.603."),
    ],
)
def test_a_bad_cell_of_money_is_told_in_words_of_money(isi: str, saran: str) -> None:
    """Columns of money have no class and no kind of no number beside them."""
    nilai = next(k for k in columns("anggaran") if k.nama == "nilai")
    with pytest.raises(Galat, match=f"'{re.escape(isi)}' bukan jumlah rupiah") as salah:
        from_cell(nilai, isi)
    assert salah.value.saran == saran
