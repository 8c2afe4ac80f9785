"""The performance tree drawn: every node once, in its place, legible, over several drawings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.naskah.gambar import (
    LEBAR_MENDATAR,
    LEBAR_TEGAK,
    TINGGI_MENDATAR,
    TINGGI_TEGAK,
    Kartu,
    Lukisan,
    Silang,
    gambar_pohon,
)
from sakip.naskah.gambar.kartu import Cabang, susun
from sakip.naskah.gambar.tataan import datar, tegak
from sakip.naskah.gambar.teks import lebar
from sakip.naskah.gambar.warna import WARNA

Buka = Callable[[str | bytes], Any]
TINGKAT = ("Tujuan", "Sasaran", "Program", "Kegiatan", "Sub kegiatan", "Staf", "Bawahan")


def daun(n: int, awalan: str = "Sub") -> tuple[Kartu, ...]:
    return tuple(Kartu("Sub kegiatan", f"{awalan} nomor {i}") for i in range(n))


def kecamatan(sub: int) -> Kartu:
    """One goal, two targets, six programs, twelve activities with `sub` each."""
    hitung = iter(range(1000))
    return Kartu(
        "Tujuan",
        "Meningkatkan kinerja birokrasi",
        anak=tuple(
            Kartu(
                "Sasaran",
                f"Sasaran {s} tentang mutu layanan",
                anak=tuple(
                    Kartu(
                        "Program",
                        f"Program {s}{p} urusan pemerintahan",
                        ("Persentase yang terlayani",),
                        "99,04%",
                        "cukup",
                        anak=tuple(
                            Kartu(
                                "Kegiatan",
                                f"Kegiatan {next(hitung)} koordinasi di tingkat kecamatan",
                                anak=daun(sub, f"Sub {next(hitung)}"),
                            )
                            for _ in range(2)
                        ),
                    )
                    for p in range(3)
                ),
            )
            for s in range(2)
        ),
    )


def nama_daun(kartu: Kartu) -> list[str]:
    return [n for a in kartu.anak for n in nama_daun(a)] or [kartu.nama]


def semua_kata(buka: Buka, lukisan: tuple[Lukisan, ...]) -> str:
    return " ".join(buka(satu.citra.isi).kata for satu in lukisan)


@st.composite
def pohon(draw: st.DrawFn, dalam: int = 0) -> Kartu:
    kata = st.sampled_from(["Mutu", "layanan", "penyelenggaraan", "W" * 30, "di", "rata-rata/ha"])
    nama = " ".join(draw(st.lists(kata, min_size=1, max_size=25)))
    silang = [Silang("Dinas Pemberdayaan Masyarakat", "pendamping")] * draw(
        st.sampled_from([0, 0, 0, 1, 2])
    )
    cabang = draw(st.integers(0, 4)) if dalam < 4 else 0
    return Kartu(
        TINGKAT[dalam],
        nama,
        capaian=draw(st.sampled_from(["", "101,37%", "99,04% (memuaskan, di bawah target)"])),
        nada="kurang",
        silang=tuple(silang),
        anak=tuple(draw(pohon(dalam=dalam + 1)) for _ in range(cabang)),
    )


@given(pohon(), st.booleans(), st.sampled_from([6500, 8000, 9500]))
@settings(max_examples=40, deadline=None)
def test_cards_never_overlap_and_hold_their_text(akar: Kartu, ke_bawah: bool, ukuran: int) -> None:
    cabang = Cabang.dari(akar)
    tataan = tegak(cabang, 90_000, ukuran) if ke_bawah else datar(cabang, [80_000] * 5, ukuran)
    kotak = [(x, y, x + i.lebar, y + i.tinggi) for x, y, i in tataan.kartu]
    kotak += [(s.x, s.y, s.x + s.lebar, s.y + s.tinggi) for s in tataan.silang]
    for n, a in enumerate(kotak):
        assert a[0] >= 0
        assert a[1] >= 0
        assert a[2] <= tataan.lebar
        assert a[3] <= tataan.tinggi
        for b in kotak[:n]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
    for _, _, isi in tataan.kartu:
        for baris in isi.baris:
            assert lebar(baris.teks, baris.ukuran, baris.tebal) < isi.lebar - ukuran


@given(pohon())
@settings(max_examples=25, deadline=None)
def test_no_text_leaves_a_drawing_or_covers_another(buka: Buka, akar: Kartu) -> None:
    for satu in gambar_pohon(akar):
        assert buka(satu.citra.isi).berantakan() == []


@pytest.mark.parametrize("sub", [1, 2, 5])
@pytest.mark.parametrize(
    ("luas", "tinggi"), [(LEBAR_MENDATAR, TINGGI_MENDATAR), (LEBAR_TEGAK, TINGGI_TEGAK)]
)
def test_every_leaf_is_drawn_once_on_pages_that_hold_it_in_legible_type(
    buka: Buka, sub: int, luas: int, tinggi: int
) -> None:
    akar = kecamatan(sub)
    lukisan = gambar_pohon(akar, luas=luas, tinggi=tinggi)
    banyak = Counter(n for n in nama_daun(akar) for x in lukisan if n in buka(x.citra.isi).kata)
    assert banyak == Counter(nama_daun(akar))
    for satu in lukisan:
        assert satu.lebar == luas
        assert satu.tinggi <= tinggi
        assert min(t.ukuran for t in buka(satu.citra.isi).teks) >= Decimal("6.5")


def test_each_part_of_a_large_tree_repeats_what_stands_above_it(buka: Buka) -> None:
    lukisan = gambar_pohon(kecamatan(5))
    assert len(lukisan) > 1
    for nomor, satu in enumerate(lukisan, 1):
        kata = buka(satu.citra.isi).kata
        assert "Meningkatkan kinerja birokrasi" in kata
        assert ("lanjutan" in kata) == (nomor > 1)
        assert f"bagian {nomor} dari {len(lukisan)}" in satu.citra.alt


def test_a_large_tree_is_cut_between_families_where_that_costs_no_page() -> None:
    # Two programs of nine leaves: both fit a page alone, together they do not.
    program = tuple(Kartu("Program", f"Program {i}", anak=daun(11, f"P{i}")) for i in range(2))
    satu, dua = gambar_pohon(Kartu("Sasaran", "Mutu", anak=program))
    assert "P0 nomor 10" in satu.citra.alt
    assert "P1" not in satu.citra.alt
    assert "P0" not in dua.citra.alt


def test_a_small_tree_stands_top_down_and_a_wide_one_goes_from_left_to_right(buka: Buka) -> None:
    def letak(akar: Kartu) -> tuple[Any, Any]:
        (satu,) = gambar_pohon(akar)
        teks = buka(satu.citra.isi).teks
        atas = next(t for t in teks if t.teks.startswith("Puncak"))
        bawah = next(t for t in teks if t.teks.startswith("Sub nomor 0"))
        return atas, bawah

    atas, bawah = letak(Kartu("Kegiatan", "Puncak", anak=daun(3)))
    assert bawah.y1 > atas.y2
    atas, bawah = letak(Kartu("Kegiatan", "Puncak", anak=daun(9)))
    assert bawah.x1 > atas.x2


def test_a_tree_deeper_than_a_page_is_wide_goes_on_in_further_drawings(buka: Buka) -> None:
    akar = Kartu("Tingkat", "Simpul 30")
    for n in reversed(range(30)):
        akar = Kartu("Tingkat", f"Simpul {n}", anak=(akar,))
    lukisan = gambar_pohon(akar, luas=LEBAR_TEGAK)
    kata = semua_kata(buka, lukisan)
    assert all(f"Simpul {n}" in kata for n in range(31))
    assert "rinciannya digambar tersendiri" in buka(lukisan[0].citra.isi).kata
    assert all(x.lebar == LEBAR_TEGAK for x in lukisan)


def test_colour_is_only_for_capaian_and_its_word_stands_beside(buka: Buka) -> None:
    tanpa = Kartu("Sasaran", "Mutu layanan", nada="kurang")
    (satu,) = gambar_pohon(tanpa)
    assert not [k for k in buka(satu.citra.isi).kotak if k.warna in WARNA.values()]
    (satu,) = gambar_pohon(replace(tanpa, capaian="87,50% di bawah target"))
    lukisan = buka(satu.citra.isi)
    assert [k.warna for k in lukisan.kotak if k.warna in WARNA.values()] == [WARNA["kurang"]]
    assert "87,50% di bawah target" in lukisan.kata
    assert "capaian 87,50% di bawah target" in satu.citra.alt


def test_another_office_is_named_in_a_dashed_box_on_a_dashed_line(buka: Buka) -> None:
    silang = (Silang("Satpol PP", "penegakan Perda"),)
    for anak in (2, 9):  # top down, then from left to right
        (satu,) = gambar_pohon(Kartu("Program", "Trantibum", silang=silang, anak=daun(anak)))
        lukisan = buka(satu.citra.isi)
        (kotak,) = (k for k in lukisan.kotak if k.putus)
        nama = next(t for t in lukisan.teks if t.teks == "Satpol PP")
        assert nama.di_dalam(kotak)
        assert [j for j in lukisan.jalur if "stroke-dasharray" in j.attrib]
        assert "bersilang dengan Satpol PP: penegakan Perda" in satu.citra.alt


def test_the_description_of_a_huge_tree_counts_what_it_does_not_name() -> None:
    nama = "Terselenggaranya koordinasi " * 10
    akar = Kartu("Tujuan", "A", anak=tuple(Kartu("Sasaran", nama) for _ in range(40)))
    (*_, akhir) = gambar_pohon(akar)
    assert len(akhir.citra.alt) < 12_000
    (satu,) = gambar_pohon(Kartu("Tujuan", "A", anak=(Kartu("Sasaran", nama * 20),)))
    assert satu.citra.alt == "Pohon kinerja. Tujuan: A. Di bawahnya: 1 Sasaran."


def test_a_card_is_as_high_as_its_text_and_keeps_capaian_on_the_last_line_if_it_fits() -> None:
    def tinggi(nama: str, capaian: str) -> int:
        kartu = Kartu("Program", nama, capaian=capaian)
        return susun(Cabang.dari(kartu), 90_000, 8000, False).tinggi

    assert tinggi("Mutu", "99,04%") == tinggi("Mutu", "")
    assert tinggi("Mutu layanan publik", "99,04%") > tinggi("Mutu layanan publik", "")


def test_two_hundred_nodes_and_names_of_three_hundred_letters_are_drawn(buka: Buka) -> None:
    panjang = ("Terselenggaranya koordinasi ketenteraman dan ketertiban umum " * 5)[:300].strip()
    akar = Kartu(
        "Tujuan",
        panjang,
        anak=tuple(Kartu("Program", f"{i} {panjang}", anak=daun(9, f"P{i}")) for i in range(20)),
    )
    lukisan = gambar_pohon(akar)
    assert all(x.tinggi <= TINGGI_MENDATAR for x in lukisan)
    kata = semua_kata(buka, lukisan)
    assert all(f"P{i} nomor {j}" in kata for i in range(20) for j in range(9))
