"""Charts: honest lengths, labels as given, gaps with their reason, nothing over anything."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.galat import Galat
from sakip.naskah.gambar import (
    LEBAR_MENDATAR,
    Batang,
    Deret,
    Sumbu,
    Terbit,
    Titik,
    Ukuran,
    gambar_batang,
    gambar_garis,
    gambar_kuadran,
)
from sakip.naskah.gambar.warna import AKSEN, WARNA
from sakip.naskah.pohon import Citra

Buka = Callable[[str | bytes], Any]

NAMA = "Indeks kualitas pelayanan publik (IKPP) Kecamatan Sukamaju"
BELUM = "belum tersedia: hasil evaluasi terbit bulan depan"
ARTI = ("Hemat dan tercapai", "Tercapai", "Belum tercapai, uang tersisa", "Uang habis saja")
SERAPAN = Sumbu("Serapan (%)", Terbit(Decimal(95), "95%"))
CAPAIAN = Sumbu("Capaian (%)", Terbit(Decimal(100), "100%"))


def terbit(teks: str) -> Terbit:
    return Terbit(Decimal(teks.rstrip("%").replace(".", "").replace(",", ".")), teks)


nama = st.text(st.sampled_from("abcdeinMWg /-()"), min_size=1, max_size=120).filter(str.strip)
angka = st.decimals(Decimal("-50"), Decimal("250"), places=2).map(
    lambda d: Terbit(d, f"{d}%".replace(".", ","))
)
ukuran = st.one_of(angka, st.just(BELUM))


# --- bars ---


def test_bars_are_as_long_as_their_figures_from_a_zero_base(buka: Buka) -> None:
    citra = gambar_batang(
        "Tercapai?", [Batang("a", terbit("50%"), nada="baik"), Batang("b", terbit("100%"))]
    )
    lukisan = buka(citra.isi)
    batang = [k for k in lukisan.kotak if k.warna in WARNA.values()]
    nama = next(t for t in lukisan.teks if t.teks == "a")
    separuh, penuh = (k.x2 - k.x1 for k in batang)
    assert abs(penuh - 2 * separuh) < Decimal("0.05")
    assert nama.x2 < batang[0].x1 == batang[1].x1


def test_a_negative_bar_goes_left_from_zero(buka: Buka) -> None:
    citra = gambar_batang("Naik?", [Batang("a", terbit("-25%")), Batang("b", terbit("75%"))])
    kiri, kanan = (k for k in buka(citra.isi).kotak if k.warna in WARNA.values())
    assert kiri.x2 == kanan.x1
    assert abs(3 * (kiri.x2 - kiri.x1) - (kanan.x2 - kanan.x1)) < Decimal("0.1")


def test_a_bar_that_meets_its_target_ends_at_the_tick(buka: Buka) -> None:
    citra = gambar_batang("Sesuai?", [Batang("a", terbit("80%"), terbit("80%"))])
    lukisan = buka(citra.isi)
    batang = next(k for k in lukisan.kotak if k.warna in WARNA.values())
    tegak = lukisan.jalur[0].attrib["d"]
    assert tegak.startswith(f"M{batang.x2} ")


def test_a_missing_figure_has_no_bar_but_its_reason(buka: Buka) -> None:
    citra = gambar_batang("Tercapai?", [Batang(NAMA, BELUM, terbit("100%"))])
    lukisan = buka(citra.isi)
    assert not [k for k in lukisan.kotak if k.warna in WARNA.values()]
    assert BELUM in lukisan.kata
    assert BELUM in citra.alt


def test_a_shared_target_is_named_once_and_different_ones_each(buka: Buka) -> None:
    dua = [Batang("a", terbit("1"), terbit("3,5")), Batang("b", terbit("2"), terbit("3,5"))]
    beda = [dua[0], Batang("b", terbit("2"), terbit("4,0"))]
    assert buka(gambar_batang("x", dua).isi).kata.count("target") == 1
    assert buka(gambar_batang("x", beda).isi).kata.count("target") == 2


@given(
    st.lists(
        st.builds(
            Batang,
            nama,
            ukuran,
            st.one_of(st.none(), angka),
            st.sampled_from(sorted(WARNA)),
            st.sampled_from(["", "di bawah target", "melampaui target dengan selisih besar"]),
        ),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=60, deadline=None)
def test_no_text_of_a_bar_chart_leaves_it_or_covers_another(
    buka: Buka, batang: list[Batang]
) -> None:
    assert buka(gambar_batang("Apa jadinya?", batang, cetak_judul=True).isi).berantakan() == []


# --- lines ---


def test_years_without_a_figure_are_gaps_with_the_reason_noted(buka: Buka) -> None:
    deret = Deret(NAMA, (terbit("1"), terbit("2"), BELUM, terbit("4"), terbit("5")))
    citra = gambar_garis("Naik?", ["2020", "2021", "2022", "2023", "2024"], [deret])
    lukisan = buka(citra.isi)
    ruas = [j for j in lukisan.jalur if j.attrib.get("stroke") == AKSEN]
    assert len(ruas) == 2
    assert BELUM in lukisan.kata
    assert f"2022 {BELUM}" in citra.alt


def test_a_year_without_figures_at_all_still_prints(buka: Buka) -> None:
    citra = gambar_garis("Naik?", ["2023", "2024"], [Deret(NAMA, (BELUM, BELUM))])
    assert buka(citra.isi).kata.count("belum tersedia") == 2


def test_realisasi_and_target_are_told_apart_by_word_and_by_dash(buka: Buka) -> None:
    deret = Deret(NAMA, (terbit("7,98"), terbit("8,16")), (terbit("8,00"), terbit("8,05")))
    lukisan = buka(gambar_garis("Naik?", ["2023", "2024"], [deret]).isi)
    assert "realisasi" in lukisan.kata
    assert "target" in lukisan.kata
    putus = {j.attrib["stroke"] for j in lukisan.jalur if "stroke-dasharray" in j.attrib}
    assert putus
    assert AKSEN not in putus


def test_a_figure_too_long_for_its_year_is_refused_with_the_mend() -> None:
    panjang = Deret(NAMA, (Terbit(Decimal(1), "Rp2.717.989.953.000.000,00"),) * 9)
    with pytest.raises(Galat, match="Kurangi tahunnya"):
        gambar_garis("Naik?", [str(t) for t in range(2016, 2025)], [panjang])


def test_a_series_must_have_one_entry_a_year() -> None:
    with pytest.raises(Galat) as galat:
        gambar_garis("Naik?", ["2023", "2024"], [Deret(NAMA, (terbit("1"),))])
    assert galat.value.kode == "gambar.tahun"


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_text_of_a_line_chart_leaves_it_or_covers_another(
    buka: Buka, data: st.DataObject
) -> None:
    n = data.draw(st.integers(1, 5))
    deret = st.builds(
        Deret,
        nama,
        st.tuples(*[ukuran] * n),
        st.one_of(st.just(()), st.tuples(*[st.one_of(st.none(), angka)] * n)),
    )
    semua = data.draw(st.lists(deret, min_size=1, max_size=3))
    tahun = [str(2020 + i) for i in range(n)]
    assert buka(gambar_garis("Apa jadinya?", tahun, semua).isi).berantakan() == []


# --- quarters ---


def test_every_point_is_listed_under_the_meaning_of_its_quarter(buka: Buka) -> None:
    titik = [
        Titik("Pas di batas", terbit("95"), terbit("100,00")),
        Titik("Kurang keduanya", terbit("80"), terbit("90,00")),
        Titik("Tanpa uang", "tidak dianggarkan", terbit("100,00")),
    ]
    citra = gambar_kuadran("Sepadan?", titik, SERAPAN, CAPAIAN, ARTI)
    kata = buka(citra.isi).kata
    assert kata.index(ARTI[1]) < kata.index("Pas di batas") < kata.index(ARTI[2])
    assert kata.index(ARTI[2]) < kata.index("Kurang keduanya") < kata.index("Tidak digambar")
    assert "tidak dianggarkan" in kata
    assert ARTI[0] not in kata
    assert f"{ARTI[1]}: Pas di batas (Serapan (%) 95, Capaian (%) 100,00)." in citra.alt


def test_points_on_one_spot_share_one_label(buka: Buka) -> None:
    titik = [Titik(n, terbit("98"), terbit("100")) for n in ("satu", "dua", "tiga")]
    kata = buka(gambar_kuadran("Sepadan?", titik, SERAPAN, CAPAIAN, ARTI).isi).kata
    assert "1, 2, 3" in kata


@given(
    st.lists(
        st.builds(Titik, nama, ukuran, angka), min_size=1, max_size=7, unique_by=lambda t: t.nama
    )
)
@settings(max_examples=60, deadline=None)
def test_no_text_of_a_quadrant_leaves_it_or_covers_another(buka: Buka, titik: list[Titik]) -> None:
    citra = gambar_kuadran("Apa jadinya?", titik, SERAPAN, CAPAIAN, ARTI, luas=LEBAR_MENDATAR)
    assert buka(citra.isi).berantakan() == []


# --- all of them ---


def test_figures_are_printed_as_given_and_never_made_anew(buka: Buka) -> None:
    # The text says less than the value: it is the text that was published.
    nilai = Terbit(Decimal("101.3664596"), "101,4 (A)")
    semua = (
        gambar_batang("x", [Batang("a", nilai, nilai)]),
        gambar_garis("x", ["2024"], [Deret("a", (nilai,), (nilai,))]),
        gambar_kuadran("x", [Titik("a", nilai, nilai)], SERAPAN, CAPAIAN, ARTI),
    )
    for citra in semua:
        kata = buka(citra.isi).kata
        assert "101,4 (A)" in kata.replace("101 ,4", "101,4")
        assert "101,36" not in kata
        assert "101,4 (A)" in citra.alt


@pytest.mark.parametrize(
    "teks",
    [
        ("lima dari tiga belas desa yang wajib melapor",),
        ("2.717.989.953.123", "8,16 (memuaskan)"),  # short each, too wide on a common comma
    ],
)
def test_a_figure_longer_than_its_column_is_wrapped(buka: Buka, teks: tuple[str, ...]) -> None:
    nilai = [Terbit(Decimal(5), satu) for satu in teks]
    for citra in (
        gambar_batang("x", [Batang("a", n, status="di bawah target") for n in nilai]),
        gambar_kuadran("x", [Titik("a", n, n) for n in nilai], SERAPAN, CAPAIAN, ARTI),
    ):
        lukisan = buka(citra.isi)
        assert lukisan.berantakan() == []
        huruf = "".join(lukisan.kata.split())
        assert all("".join(satu.split()) in huruf for satu in teks)


def test_equal_data_gives_equal_bytes() -> None:
    def sekali() -> tuple[str | bytes, str]:
        citra = gambar_batang("x", [Batang(NAMA, terbit("99,04%"), terbit("100%"), "kurang")])
        return citra.isi, citra.alt

    assert sekali() == sekali()


@pytest.mark.parametrize(
    ("nilai", "kode"),
    [
        (" ", "gambar.alasan"),
        (Terbit(Decimal(1), ""), "gambar.alasan"),
        (Terbit(Decimal("NaN"), "n/a"), "gambar.nilai"),
        (Terbit(Decimal("Infinity"), "tak hingga"), "gambar.nilai"),
    ],
)
def test_a_figure_that_says_nothing_is_refused(nilai: Ukuran, kode: str) -> None:
    semua: list[Callable[[], Citra]] = [
        lambda: gambar_batang("x", [Batang("a", nilai)]),
        lambda: gambar_garis("x", ["2024"], [Deret("a", (nilai,))]),
        lambda: gambar_kuadran("x", [Titik("a", nilai, terbit("1"))], SERAPAN, CAPAIAN, ARTI),
    ]
    for coba in semua:
        with pytest.raises(Galat) as galat:
            coba()
        assert galat.value.kode == kode


def test_nothing_to_draw_is_refused() -> None:
    semua: list[Callable[[], Citra]] = [
        lambda: gambar_batang("x", []),
        lambda: gambar_garis("x", ["2024"], []),
        lambda: gambar_garis("x", [], [Deret("a", ())]),
        lambda: gambar_kuadran("x", [], SERAPAN, CAPAIAN, ARTI),
    ]
    for coba in semua:
        with pytest.raises(Galat) as galat:
            coba()
        assert galat.value.kode == "gambar.kosong"
