"""Sentences claim what the figures say: up, down, level, exceeded, missed, not comparable."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.core.alamat import Alamat
from sakip.core.angka import Kosong, TanpaNilai
from sakip.core.aturan.jenis import Polaritas
from sakip.core.jejak import Hasil, Perhitungan, buat_hasil
from sakip.laporan.kalimat import (
    Kalimat,
    fill,
    in_words,
    mean_sentence,
    sentence_of,
    series,
    spread_sentence,
    why_none,
)
from sakip.laporan.kalimat_banding import (
    Banding,
    Tren,
    benchmark_sentence,
    distance,
    progress_sentence,
    trend_sentence,
)
from sakip.laporan.kalimat_sumber import (
    absorption_sentence,
    efficiency_sentence,
    scarcity_sentence,
)
from sakip.naskah.pohon import Nilai, Potongan
from sakip.naskah.telusur import polos

NAMA = "Indeks Layanan"
BELUM_TERBIT = Kosong(TanpaNilai.BELUM_TERSEDIA, "hasilnya belum terbit.")
PERSEN = st.decimals("0", "200", places=2) | st.just(Decimal(100))


def figure(
    nilai: str | Decimal | Kosong,
    alamat: str = "capaian:a:2024",
    *,
    satuan: str = "%",
    label: str = "",
) -> Hasil:
    kosong = nilai if isinstance(nilai, Kosong) else None
    penuh = None if kosong or label else Decimal(str(nilai))
    return buat_hasil(
        Alamat.baca(alamat),
        Perhitungan(penuh, kosong=kosong, label=label),
        satuan=satuan,
        desimal=2,
    )


def said(kalimat: Kalimat) -> str:
    return polos(kalimat)


def reached(
    capaian: str | Decimal | Kosong, polaritas: Polaritas = Polaritas.MAKS, nama: str = "a"
) -> str:
    hasil = figure(capaian, f"capaian:{nama}:2024")
    target = figure("8.05", "target:a:2024", satuan="")
    realisasi = figure("8.16", "realisasi:a:2024", satuan="")
    return said(sentence_of(NAMA, target, realisasi, hasil, polaritas))


# -- pieces -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bagian", "teks"),
    [([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b, dan c")],
)
def test_a_series_joins_with_commas_and_dan(bagian: list[Potongan], teks: str) -> None:
    assert said(series(bagian)) == teks


def test_a_wording_opens_with_a_capital_and_keeps_bound_figures() -> None:
    nilai = Nilai("capaian:a:2024", "99,04%")
    assert fill("{nama}: {n}.", {"nama": "sasaran A", "n": nilai}) == (
        "Sasaran A",
        ": ",
        nilai,
        ".",
    )


def test_small_numbers_are_words_and_large_ones_figures() -> None:
    assert [in_words(n) for n in (0, 1, 9, 10, 47)] == ["nol", "satu", "sembilan", "10", "47"]


def test_a_reason_is_a_sentence_of_its_own() -> None:
    assert why_none(BELUM_TERBIT) == "Hasilnya belum terbit."
    assert why_none(None) == "Datanya belum tersedia."


# -- reached ------------------------------------------------------------------


@given(PERSEN)
@settings(max_examples=60)
def test_exceeded_met_and_missed_are_never_mixed_up(capaian: Decimal) -> None:
    isi = reached(capaian)
    assert ("belum memenuhi" in isi or "masih kurang" in isi) == (capaian < 100)
    assert ("tepat mencapai" in isi or "terpenuhi" in isi) == (capaian == 100)
    lebih = any(kata in isi for kata in ("di atas", "terlampaui", "melampaui"))
    assert lebih == (capaian > 100)


def test_the_distance_to_target_is_said_in_points() -> None:
    assert "0,96 poin" in reached("99.04")
    assert "1,37 poin" in reached("101.37")


def test_where_lower_is_better_nothing_is_above_target() -> None:
    for nama in "abcdefgh":
        isi = reached("120", Polaritas.MIN, nama)
        assert "di atas target" not in isi
        assert "batas" in isi.lower()


def test_without_a_number_the_reason_is_said() -> None:
    assert reached(BELUM_TERBIT).endswith("Hasilnya belum terbit.")
    assert "%" not in reached(BELUM_TERBIT)


def test_forty_indicators_do_not_read_like_one_and_stay_as_they_are() -> None:
    semua = [reached("99.04", nama=f"i{n}").replace(f"i{n}", "") for n in range(40)]
    assert len(set(semua)) > 1
    pola = [isi.replace("99,04%", "").replace("0,96", "") for isi in semua]
    lain = [reached("98.00", nama=f"i{n}") for n in range(40)]
    assert [isi.replace("98,00%", "").replace("2,00", "") for isi in lain] == pola


@given(st.lists(PERSEN | st.none(), min_size=1, max_size=5))
@settings(max_examples=80)
def test_all_is_said_only_where_it_is_true_of_all(capaian: list[Decimal | None]) -> None:
    semua = [figure(BELUM_TERBIT if c is None else c) for c in capaian]
    isi = said(mean_sentence(figure("100", "rerata-capaian:iku:2024"), None, semua))
    dinilai = [c for c in capaian if c is not None]
    sama = len({(c > 100) - (c < 100) for c in dinilai}) == 1
    assert ("Seluruh" in isi) == (sama and len(dinilai) > 1)
    assert ("belum memiliki capaian" in isi) == (len(dinilai) < len(capaian))


def test_counts_name_what_is_counted() -> None:
    campur = [figure("100"), figure("99"), figure("100")]
    assert spread_sentence(campur, "indikator program") == (
        "Dari tiga indikator program, dua sesuai target dan satu belum mencapai target."
    )
    assert spread_sentence(campur[:1] * 2, "indikator program").startswith("Seluruh 2 indikator")
    assert spread_sentence(campur[:1], "indikator program").startswith("Satu-satunya indikator")


# -- over the years -----------------------------------------------------------


def trend(
    *nilai: str | Kosong | None, polaritas: Polaritas = Polaritas.MAKS, satuan: str = ""
) -> str:
    awal, dulu, kini = (
        None if n is None else figure(n, f"realisasi:a:{2022 + ke}", satuan=satuan)
        for ke, n in enumerate(nilai)
    )
    assert kini is not None
    selisih = None
    if dulu and dulu.terbit is not None and kini.terbit is not None:
        beda = kini.terbit - dulu.terbit
        selisih = figure(beda, "selisih-tahunan:a:2024", satuan=satuan)
    return said(trend_sentence(Tren(NAMA, polaritas, awal, dulu, kini, selisih)))


ANGKA = st.decimals("0", "10", places=2).map(str)


@given(ANGKA, ANGKA, ANGKA)
@settings(max_examples=80)
def test_a_trend_is_told_as_it_went(awal: str, dulu: str, kini: str) -> None:
    isi = trend(awal, dulu, kini)
    a, d, k = Decimal(awal), Decimal(dulu), Decimal(kini)
    naik = "naik" in isi
    turun = "turun" in isi.replace("berturut-turut", "")
    if k == d:
        assert not naik
        assert not turun
    elif a == d:
        assert (naik, turun) == (k > d, k < d)
    else:
        assert naik == (k > d or d > a)
        assert turun == (k < d or d < a)
        assert figure(abs(k - d), satuan="").tampil in isi


def test_a_year_that_is_not_comparable_is_not_compared() -> None:
    beda = Kosong(TanpaNilai.TIDAK_BERLAKU, "tidak sebanding: Satuan berganti.")
    isi = trend("1", beda, "2")
    assert "naik" not in isi
    assert "tidak sebanding: Satuan berganti." in isi.lower().replace("satuan", "Satuan")
    assert "belum tercatat" in trend(None, None, "2")
    assert "Hasilnya belum terbit." in trend("1", "2", BELUM_TERBIT)


def test_where_lower_is_better_a_fall_is_good() -> None:
    assert "membaik" in trend("34", "28", "19", polaritas=Polaritas.MIN)
    assert "memburuk" in trend("19", "19", "28", polaritas=Polaritas.MIN)
    assert "baik" not in trend("19", "19", "28")


def test_a_class_is_level_or_changed() -> None:
    def kelas(teks: str, tahun: int) -> Hasil:
        return figure(Decimal(0), f"realisasi:a:{tahun}", satuan="", label=teks)

    sama = Tren(NAMA, Polaritas.PREDIKAT, None, kelas("BB", 2023), kelas("BB", 2024), None)
    beda = sama._replace(dulu=kelas("B", 2023))
    assert "BB" in said(trend_sentence(sama))
    assert "berubah dari B" in said(trend_sentence(beda))


def test_a_difference_of_percentages_is_in_points() -> None:
    assert distance(figure("-7.06")).teks == "7,06 poin persen"
    assert distance(figure("-0.65", satuan="")).teks == "0,65 poin"
    assert distance(figure("-1", satuan="dokumen")).teks == "1,00 dokumen"


# -- Renstra and other levels -------------------------------------------------


def test_progress_says_whether_the_end_is_reached_and_whether_it_still_challenges() -> None:
    target = figure("73.50", "target-akhir:a:2026", satuan="")
    tahunan = figure("74.30", "target:a:2024", satuan="")
    realisasi = figure("73.59", "realisasi:a:2024", satuan="")

    def isi(kemajuan: str, lewat: Hasil | None) -> str:
        hasil = figure(kemajuan, "kemajuan:a:2024")
        return said(progress_sentence(NAMA, target, realisasi, hasil, lewat))

    assert "sudah" in isi("100.12", None)
    assert "belum" in isi("99.00", None) or "baru" in isi("99.00", None)
    assert "perlu di" not in isi("100.12", None)
    assert "74,30" in isi("100.12", tahunan)


def test_a_benchmark_is_above_level_below_or_not_there_with_its_reason() -> None:
    def banding(nama: str, nilai: str | Kosong, selisih: str | None) -> Banding:
        hasil = figure(nilai, f"pembanding-{nama}:a:2024", satuan="")
        beda = selisih and figure(selisih, f"selisih-{nama}:a:2024", satuan="")
        return Banding(nama, hasil, beda or None)

    realisasi = figure("73.59", "realisasi:a:2024", satuan="")
    isi = said(
        benchmark_sentence(
            NAMA,
            Polaritas.MAKS,
            realisasi,
            [
                banding("kabupaten", "72.33", "1.26"),
                banding("provinsi", "84.19", "-10.60"),
                banding("nasional", BELUM_TERBIT, None),
            ],
        )
    )
    assert isi == (
        "Indeks Layanan (73,59) lebih tinggi daripada kabupaten (72,33, selisih 1,26 poin) dan "
        "lebih rendah daripada provinsi (84,19, selisih 10,60 poin). Pembanding dari nasional "
        "belum tersedia. Hasilnya belum terbit."
    )
    sama = banding("kabupaten", "73.59", "0")
    assert "sama dengan kabupaten (73,59)." in said(
        benchmark_sentence(NAMA, Polaritas.MAKS, realisasi, [sama])
    )


# -- means --------------------------------------------------------------------


@given(PERSEN, PERSEN)
@settings(max_examples=60)
def test_money_running_ahead_of_results_is_said(capaian: Decimal, serapan: Decimal) -> None:
    hasil = absorption_sentence("sasaran A", figure(capaian), figure(serapan, "serapan:a:2024"))
    isi = said(hasil)
    mendahului = "evaluasi" in isi or "ditinjau" in isi
    assert mendahului == (capaian < 100 and capaian < serapan)
    assert ("belum memenuhi" in isi) == (serapan <= capaian < 100)


@pytest.mark.parametrize(
    ("label", "selisih", "efisien"),
    [
        ("efisien", "3.00", True),
        ("tidak efisien", "-5.00", False),
        ("tidak dinyatakan", "9.7", False),
    ],
)
def test_efficient_is_said_only_where_the_rule_says_it(
    label: str, selisih: str, efisien: bool
) -> None:
    for nama in "abcdef":
        hasil = figure(selisih, f"efisiensi-anggaran:{nama}:2024", satuan="poin")
        hasil = hasil._replace(label=label)
        isi = said(efficiency_sentence("Sasaran", figure("101"), figure("98"), hasil))
        ingkar = ("belum dipakai efisien", "tidak dapat disebut efisiensi", "belum menunjukkan")
        assert ("efisien" in isi and not any(kata in isi for kata in ingkar)) == efisien


def test_few_people_are_a_lack_not_thrift() -> None:
    def isi(ketersediaan: str) -> str:
        angka = (
            figure("99.04"),
            figure("6", "sdm-tersedia:a:2024", satuan="orang"),
            figure("18", "sdm-kebutuhan:a:2024", satuan="orang"),
            figure(ketersediaan, "ketersediaan-sdm:a:2024"),
            figure("65.71", "efisiensi-sdm:a:2024", satuan="poin"),
        )
        return said(scarcity_sentence("Sasaran", "pegawai", *angka))

    assert "kekurangan pegawai, bukan penghematan" in isi("33.33")
    assert "kekurangan" not in isi("100")
