"""The organisation chart and the map of processes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.galat import Galat
from sakip.naskah.gambar import Jabatan, Proses, gambar_organisasi, gambar_proses

Buka = Callable[[str | bytes], Any]

KECAMATAN = Jabatan(
    "Camat Sukamaju",
    "SRI WAHYUNI, S.STP., M.Si.",
    bawahan=(
        Jabatan("Kelompok Jabatan Fungsional", letak="fungsional"),
        Jabatan(
            "Sekretaris Kecamatan",
            "BUDI SANTOSO, S.E.",
            letak="staf",
            bawahan=(Jabatan("Kepala Sub Bagian Umum", "sejak April 2024", kosong=True),),
        ),
        Jabatan("Kepala Seksi Tata Pemerintahan", "AGUS WIDODO, S.H."),
        Jabatan("Kepala Seksi Sosial Budaya", "kosong sejak November 2023", kosong=True),
    ),
)

kata = st.sampled_from(["Kepala", "Seksi", "Pemberdayaan", "Masyarakat/Desa", "W" * 25, "dan"])
nama = st.lists(kata, min_size=1, max_size=12).map(" ".join)
jabatan = st.recursive(
    st.builds(Jabatan, nama, st.one_of(st.just(""), nama), kosong=st.booleans()),
    lambda anak: st.builds(
        Jabatan,
        nama,
        nama,
        letak=st.sampled_from(["garis", "staf", "fungsional"]),
        bawahan=st.lists(anak, max_size=6).map(tuple),
    ),
    max_leaves=12,
)


def _kotak_terpisah(lukisan: Any) -> bool:
    kotak = lukisan.kotak
    return not any(a.kena(b) for n, a in enumerate(kotak) for b in kotak[:n])


def test_only_vacant_posts_are_dashed_and_say_so_in_words(buka: Buka) -> None:
    citra = gambar_organisasi(KECAMATAN)
    lukisan = buka(citra.isi)
    putus = [k for k in lukisan.kotak if k.putus]
    isi = [" ".join(t.teks for t in lukisan.teks if t.di_dalam(k)) for k in putus]
    assert sorted(isi) == [
        "Kepala Seksi Sosial Budaya kosong sejak November 2023",
        "Kepala Sub Bagian Umum sejak April 2024",
    ]
    assert "Kepala Sub Bagian Umum (kosong, sejak April 2024)" in citra.alt
    assert "Kepala Seksi Sosial Budaya (kosong sejak November 2023)" in citra.alt


def test_staff_stands_right_functional_posts_left_and_the_line_below(buka: Buka) -> None:
    teks = {t.teks: t for t in buka(gambar_organisasi(KECAMATAN).isi).teks}
    puncak, staf = teks["Camat Sukamaju"], teks["Sekretaris Kecamatan"]
    fungsional, seksi = teks["Kelompok Jabatan Fungsional"], teks["Kepala Seksi Tata"]
    assert fungsional.x2 < puncak.x1 < puncak.x2 < staf.x1
    assert puncak.y2 < staf.y1 < seksi.y1


def test_more_posts_than_fit_beside_each_other_go_on_in_a_further_row(buka: Buka) -> None:
    bawahan = tuple(Jabatan(f"Bidang {n}") for n in range(11))
    lukisan = buka(gambar_organisasi(Jabatan("Kepala Dinas", bawahan=bawahan)).isi)
    atas = {t.y1 for t in lukisan.teks if t.teks.startswith("Bidang")}
    assert len(atas) == 2
    assert _kotak_terpisah(lukisan)


@given(jabatan)
@settings(max_examples=40, deadline=None)
def test_posts_never_overlap_and_no_text_leaves_its_place(buka: Buka, puncak: Jabatan) -> None:
    lukisan = buka(gambar_organisasi(puncak).isi)
    assert lukisan.berantakan() == []
    assert _kotak_terpisah(lukisan)
    assert all(k.di_dalam(lukisan.bingkai) for k in lukisan.kotak)
    assert all(any(t.di_dalam(k) for k in lukisan.kotak) for t in lukisan.teks)


# --- processes ---

PROSES = (
    Proses("Perencanaan", "manajemen", "P.3", pelaku=("Camat",), melayani=("Akuntabilitas",)),
    Proses("Pelayanan", "inti", "P.1", ("loket", "arsip"), ("Kasi Pelayanan",), ("Mutu layanan",)),
    Proses("Ketertiban", "inti", "P.2", melayani=("Mutu layanan", "Akuntabilitas")),
    Proses("Kepegawaian", "pendukung", "P.4", pelaku=("Kasubag Umum",)),
)


def test_processes_stand_in_their_bands_in_order(buka: Buka) -> None:
    teks = {t.teks: t.y1 for t in buka(gambar_proses("Kecamatan Sukamaju", PROSES).isi).teks}
    urut = [
        "Proses manajemen",
        "P.3 Perencanaan",
        "Proses inti",
        "P.1 Pelayanan",
        "P.2 Ketertiban",
        "Proses pendukung",
        "P.4 Kepegawaian",
    ]
    assert sorted(urut, key=teks.__getitem__) == urut


def test_a_goal_stands_once_with_one_arrow_from_each_process_that_serves_it(buka: Buka) -> None:
    lukisan = buka(gambar_proses("Kecamatan Sukamaju", PROSES).isi)
    assert lukisan.kata.count("Mutu layanan") == 1
    assert len([j for j in lukisan.jalur if "C" in j.attrib["d"]]) == 4


def test_the_map_is_told_in_words() -> None:
    alt = gambar_proses("Kecamatan Sukamaju", PROSES).alt
    assert "P.1 Pelayanan, meliputi loket, arsip, oleh Kasi Pelayanan, untuk Mutu layanan" in alt
    assert "Proses pendukung: P.4 Kepegawaian, oleh Kasubag Umum." in alt


@given(
    st.lists(
        st.builds(
            Proses,
            nama,
            st.sampled_from(["inti", "manajemen", "pendukung"]),
            st.sampled_from(["", "P.1"]),
            st.lists(nama, max_size=2).map(tuple),
            st.lists(nama, max_size=3).map(tuple),
            st.lists(nama, max_size=3, unique=True).map(tuple),
        ),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=40, deadline=None)
def test_no_text_of_the_map_leaves_it_or_covers_another(buka: Buka, proses: list[Proses]) -> None:
    assert buka(gambar_proses("Kantor", proses).isi).berantakan() == []


def test_a_map_without_processes_is_refused() -> None:
    with pytest.raises(Galat) as galat:
        gambar_proses("Kantor", [])
    assert galat.value.kode == "gambar.kosong"
