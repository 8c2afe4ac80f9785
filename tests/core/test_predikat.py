"""Predikat: one class for every published value, and none where the rule has none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.core.angka import Kosong, TanpaNilai
from sakip.core.aturan.jenis import Celah, Kelas, KonversiPotongan, MetodeCapaian, Potongan, Skala
from sakip.core.predikat import capaian_kelas, cari_kelas, golongkan, konversi, teks_batas
from sakip.galat import Galat

D = Decimal


def kelas(kode: str, label: str, bawah: str | None, atas: str | None) -> Kelas:
    return Kelas(
        kode=kode,
        label=label,
        bawah=None if bawah is None else D(bawah),
        atas=None if atas is None else D(atas),
        bawah_termasuk=bawah == "0",
        atas_termasuk=True,
    )


AKIP = Skala(
    jenis="skala",
    untuk="akip",
    desimal=2,
    terendah=D(0),
    tertinggi=D(100),
    kelas=(
        kelas("D", "Sangat Kurang", "0", "30"),
        kelas("C", "Kurang", "30", "50"),
        kelas("CC", "Cukup", "50", "60"),
        kelas("B", "Baik", "60", "70"),
        kelas("BB", "Sangat Baik", "70", "80"),
        kelas("A", "Memuaskan", "80", "90"),
        kelas("AA", "Sangat Memuaskan", "90", "100"),
    ),
)
BERLUBANG = Skala(
    jenis="skala",
    untuk="capaian",
    desimal=2,
    terendah=D(0),
    tertinggi=D(120),
    kelas=(kelas("kurang", "Kurang", "0", "80"), kelas("baik", "Baik", "90", "120")),
    celah=(
        Celah(
            bawah=D(80),
            atas=D(90),
            bawah_termasuk=False,
            atas_termasuk=True,
            alasan="tabelnya melompat.",
        ),
    ),
)
MILIK = MetodeCapaian.model_validate(
    {
        "jenis": "metode_capaian",
        "polaritas": "predikat",
        "metode": "kelas",
        "saat_target_nol": "tak_terdefinisi",
        "saat_realisasi_nol": "hitung",
        "lantai": None,
        "masukan": "terbit",
        "desimal": 2,
    }
)


@settings(max_examples=150)
@given(st.decimals("0", "100", places=2), st.decimals("0", "100", places=2))
def test_every_published_value_has_a_class_and_a_better_value_no_lower_one(
    a: Decimal, b: Decimal
) -> None:
    rendah, tinggi = sorted((a, b))
    urutan = [satu.kode for satu in AKIP.kelas]
    assert urutan.index(golongkan(AKIP, rendah).kode) <= urutan.index(golongkan(AKIP, tinggi).kode)


@settings(max_examples=60)
@given(st.decimals("0", "100", places=4))
def test_the_published_value_decides_the_class(nilai: Decimal) -> None:
    terbit = nilai.quantize(D("0.01"), "ROUND_HALF_UP")
    assert golongkan(AKIP, nilai).kelas == golongkan(AKIP, terbit).kelas


def test_a_value_in_a_gap_of_the_regulation_has_no_class_and_says_why() -> None:
    hasil = golongkan(BERLUBANG, D("85"))
    assert hasil.kelas is None
    assert hasil.kode == ""
    assert hasil.label == "tidak berkelas"
    assert "tabelnya melompat" in hasil.perhitungan.catatan[0]


@pytest.mark.parametrize("nilai", ["-0.01", "120.01"])
def test_a_value_off_the_scale_is_not_pressed_into_it(nilai: str) -> None:
    hasil = golongkan(BERLUBANG, D(nilai))
    assert hasil.kelas is None
    assert hasil.label == "di luar skala"
    assert "0 s.d. 120" in hasil.perhitungan.catatan[0]


def test_a_scale_open_on_one_side_is_not_given_bounds_it_lacks() -> None:
    terbuka = BERLUBANG.model_copy(update={"terendah": None})
    assert "di luar skala ini" in golongkan(terbuka, D("121")).perhitungan.catatan[0]


@pytest.mark.parametrize("jenis", list(TanpaNilai))
def test_no_value_has_no_class_and_keeps_its_kind(jenis: TanpaNilai) -> None:
    hasil = golongkan(AKIP, Kosong(jenis))
    assert hasil.kelas is None
    assert hasil.perhitungan.kosong == Kosong(jenis)


def test_the_written_class_shows_its_bounds() -> None:
    pola = golongkan(AKIP, D("73.59")).perhitungan.pola
    assert pola.format(nilai="73,59") == "73,59 (kelas >70 s.d. 80)"


@pytest.mark.parametrize(
    ("bawah", "atas", "bawah_termasuk", "atas_termasuk", "teks"),
    [
        ("0", "50", True, True, "0 s.d. 50"),
        ("100", "100", True, True, "100"),
        ("100", None, False, False, ">100"),
        ("85", None, True, False, "≥85"),
        (None, "50", False, True, "≤50"),
        (None, "100", False, False, "<100"),
        ("2.5996", "85", True, False, "2,5996 s.d. <85"),
    ],
)
def test_bounds_are_written_as_people_read_them(
    bawah: str | None, atas: str | None, bawah_termasuk: bool, atas_termasuk: bool, teks: str
) -> None:
    satu = Kelas(
        kode="x",
        label="x",
        bawah=None if bawah is None else D(bawah),
        atas=None if atas is None else D(atas),
        bawah_termasuk=bawah_termasuk,
        atas_termasuk=atas_termasuk,
    )
    assert teks_batas(satu) == teks


@pytest.mark.parametrize("teks", ["BB", "bb", " Sangat Baik ", "sangat_baik", "SANGAT  BAIK"])
def test_a_class_is_found_by_code_or_words_however_typed(teks: str) -> None:
    assert cari_kelas(AKIP, teks).kode == "BB"


def test_a_minus_is_part_of_the_class_and_a_hyphen_between_words_is_not() -> None:
    ipp = AKIP.model_copy(
        update={
            "kelas": (kelas("B-", "Cukup", "0", "50"), kelas("butuh-baik", "Baik", "50", "100"))
        }
    )
    assert cari_kelas(ipp, "b-").label == "Cukup"
    assert cari_kelas(ipp, "Butuh Baik").label == "Baik"
    with pytest.raises(Galat):
        cari_kelas(ipp, "B")


def test_an_unknown_class_is_refused_with_the_classes_there_are() -> None:
    with pytest.raises(Galat, match="D, C, CC, B, BB, A, AA"):
        capaian_kelas(MILIK, AKIP, "A+", "B")


@settings(max_examples=49)
@given(st.sampled_from(AKIP.kelas), st.sampled_from(AKIP.kelas))
def test_an_ordinal_target_is_reached_exactly_from_its_class_upwards(t: Kelas, r: Kelas) -> None:
    hasil = capaian_kelas(MILIK, AKIP, t.kode, r.label).perhitungan.penuh
    assert hasil is not None
    assert (hasil == 100) == (AKIP.kelas.index(r) >= AKIP.kelas.index(t))


def test_an_ordinal_value_that_is_not_out_yet_stays_so() -> None:
    belum = Kosong(TanpaNilai.BELUM_TERSEDIA, "LHE belum terbit")
    assert capaian_kelas(MILIK, AKIP, "BB", belum).perhitungan.kosong == belum


def test_a_class_without_lower_bound_cannot_be_compared() -> None:
    terbuka = AKIP.model_copy(
        update={"terendah": None, "kelas": (kelas("D", "Kurang", None, "30"), *AKIP.kelas[1:])}
    )
    with pytest.raises(Galat, match="batas bawah"):
        capaian_kelas(MILIK, terbuka, "BB", "D")


def potongan(dari: str, sampai: str | None, ke_dari: str, ke_sampai: str, label: str) -> Potongan:
    return Potongan(
        dari=D(dari),
        sampai=None if sampai is None else D(sampai),
        dari_termasuk=True,
        sampai_termasuk=False,
        ke_dari=D(ke_dari),
        ke_sampai=D(ke_sampai),
        label=label,
    )


KONVERSI = KonversiPotongan(
    jenis="konversi_potongan",
    desimal=2,
    potongan=(
        potongan("0", "60", "0", "49", "Sangat Kurang"),
        potongan("60", "80", "50", "70", "Kurang"),
        potongan("110", None, "120", "120", "Sangat Baik"),
    ),
)


@settings(max_examples=60)
@given(st.decimals("0", "79.99", places=2), st.decimals("0", "79.99", places=2))
def test_a_converted_value_never_falls_when_the_value_rises(a: Decimal, b: Decimal) -> None:
    rendah, tinggi = sorted((a, b))
    satu, dua = konversi(KONVERSI, rendah).penuh, konversi(KONVERSI, tinggi).penuh
    assert satu is not None
    assert dua is not None
    assert 0 <= satu <= dua <= 70


def test_an_open_piece_is_a_flat_one() -> None:
    hasil = konversi(KONVERSI, D("5000"))
    assert hasil.penuh == 120
    assert hasil.label == "Sangat Baik"


def test_a_value_between_two_pieces_is_not_converted() -> None:
    hasil = konversi(KONVERSI, D("95"))
    assert hasil.penuh is None
    assert hasil.kosong is not None
    assert "95" in hasil.kosong.alasan
    assert konversi(KONVERSI, Kosong(TanpaNilai.BELUM_DIISI)).kosong == Kosong(
        TanpaNilai.BELUM_DIISI
    )
