"""Reading one number: every shape met in real reports, with its value, unit and decimals."""

from decimal import Decimal

import pytest

from sakip.core.angka import Ambigu, Angka, Label, Rusak, baca, baca_angka, baca_triwulan
from sakip.galat import Galat

TERBACA = [
    ("2.717.989.953", "2717989953", "", 0, ""),
    ("2,580,595,912", "2580595912", "", 0, ""),
    ("Rp.2.876.885.603", "2876885603", "Rp", 0, ""),
    ("Rp 1.521.097.505,00", "1521097505.00", "Rp", 2, ""),
    ("Rp. 1.234.567,-", "1234567", "Rp", 0, ""),
    ("6.857.296.607,-", "6857296607", "Rp", 0, ""),
    ("IDR 1.000", "1000", "Rp", 0, ""),
    ("Rp758.350", "758350", "Rp", 0, ""),
    ("550,200,000.00", "550200000.00", "", 2, ""),
    ("Rp1521097505.00", "1521097505.00", "Rp", 2, ""),
    ("Rp1000.00", "1000.00", "Rp", 2, ""),
    ("Rp1.000.000/bulan", "1000000", "Rp/bulan", 0, ""),
    ("Rp2,5 miliar", "2500000000", "Rp", -8, ""),
    ("2,5 juta rupiah", "2500000", "Rp", -5, ""),
    ("5 ribu orang", "5000", "orang", -3, ""),
    ("74,30", "74.30", "", 2, ""),
    ("93.25", "93.25", "", 2, ""),
    ("0.500", "0.500", "", 3, ""),
    ("0,125", "0.125", "", 3, ""),
    ("1.500,0", "1500.0", "", 1, ""),
    ("1.234,567", "1234.567", "", 3, ""),
    ("1234,567", "1234.567", "", 3, ""),
    ("100 %", "100", "%", 0, ""),
    ("25,45%", "25.45", "%", 2, ""),
    ("25 persen", "25", "%", 0, ""),
    ("5 % per tahun", "5", "%/tahun", 0, ""),
    ("95,95% Sangat Baik", "95.95", "%", 2, "Sangat Baik"),
    ("83,00 (Baik)", "83.00", "", 2, "Baik"),
    ("84,00 (Balk)", "84.00", "", 2, "Balk"),
    ("80,00 (BB)", "80.00", "", 2, "BB"),
    ("100% (Baik)", "100", "%", 0, "Baik"),
    ("6 (enam) indikator kinerja", "6", "indikator kinerja", 0, "enam"),
    ("1.500 (seribu lima ratus) lembar", "1500", "lembar", 0, "seribu lima ratus"),
    ("4 unit", "4", "unit", 0, ""),
    ("6  unit", "6", "unit", 0, ""),
    ("16 Org/bln", "16", "Org/bln", 0, ""),
    ("16 orang/ bulan", "16", "orang/bulan", 0, ""),
    ("78 Lembaga kemasyara katan", "78", "Lembaga kemasyara katan", 0, ""),
    ("5 unsur tokoh masyarakat desa", "5", "unsur tokoh masyarakat desa", 0, ""),
    ("340 M3", "340", "M3", 0, ""),
    ("120m2", "120", "m2", 0, ""),
    ("(1.234.567)", "-1234567", "", 0, ""),
    ("(37,13)", "-37.13", "", 2, ""),
    ("( 4,76%)", "-4.76", "%", 2, ""),
    ("Rp (1.234.567)", "-1234567", "Rp", 0, ""),
    ("-Rp1.000", "-1000", "Rp", 0, ""),
    ("\u22125,39", "-5.39", "", 2, ""),
    ("+5,39", "5.39", "", 2, ""),
    ("Rp\u00a02.876.885.603", "2876885603", "Rp", 0, ""),
    ("\uff17\uff14\uff0c\uff13\uff10\uff05", "74.30", "%", 2, ""),
    ("85,\u200b00", "85.00", "", 2, ""),
]


@pytest.mark.parametrize(("teks", "nilai", "satuan", "desimal", "keterangan"), TERBACA)
def test_a_printed_number_keeps_value_unit_decimals_remark_and_text(
    teks: str, nilai: str, satuan: str, desimal: int, keterangan: str
) -> None:
    hasil = baca(teks)
    assert hasil == Angka(Decimal(nilai), satuan, desimal, teks, keterangan)
    assert str(hasil.nilai) == nilai


@pytest.mark.parametrize(
    ("teks", "calon"),
    [
        ("1.500", ["1500", "1.500"]),
        ("758.350", ["758350", "758.350"]),
        ("1,234", ["1.234", "1234"]),
        ("1234.567", ["1234.567", "1234567"]),
        ("503,753.650", ["503753.650", "503753650"]),
        ("1.500 juta", ["1500000000", "1500000"]),
        ("(1.500)", ["-1500", "-1.500"]),
        ("82, 71 (Baik)", ["82.71"]),
        ("8, 05", ["8.05"]),
        ("1 234 567", ["1234567"]),
        ("1 000,50", ["1000.50"]),
        ("- 5", ["-5", "5"]),
        ("41.814.414.000-", ["41814414000", "-41814414000"]),
        ("nihil", ["0"]),
        ("tidak ada", ["0"]),
    ],
)
def test_a_form_with_two_readings_is_left_open_with_the_indonesian_one_first(
    teks: str, calon: list[str]
) -> None:
    hasil = baca(teks)
    assert isinstance(hasil, Ambigu)
    assert [str(c.nilai) for c in hasil.calon if isinstance(c, Angka)] == calon
    assert hasil.alasan


@pytest.mark.parametrize(
    "teks",
    [
        *("1.2345.678", "12.34.567", "1,23,456", "1.234.56", "2.807.870.000.00"),
        *("Rp. 549.481.005.00,-", "133.825.00,00", "10.924024.550,-", "Rp12.34"),
        *(
            "Rp. 503,753.650,-",
            "Rp1.234,567",
            "Rp0,512",
            "Rp1234.567",
            "00,0",
            "007",
            "197110101993122003",
        ),
    ],
)
def test_wrong_thousands_and_codes_are_reported_never_guessed(teks: str) -> None:
    hasil = baca(teks)
    assert isinstance(hasil, Rusak)
    assert hasil.alasan
    assert hasil.saran


def test_lost_decimal_comma_is_named_in_the_mend() -> None:
    hasil = baca("2.807.870.000.00")
    assert isinstance(hasil, Rusak)
    assert "2.807.870.000,00" in hasil.saran


@pytest.mark.parametrize(
    "teks",
    [
        *("1O0%", "10O", "l00%", "8S,00", "5½", "5²", "1.", "1)", "100%,", ".5", "5..5", "?"),
        *("78 78 100%", "46.500.000,00 39.215.417,00 84,33", "100% - - -", "1 : 20"),
        *("2020-2024", "86/2017", "07.30", "Tahun 2024", "1234 567"),
        *("1,05E+10", "#REF!", "#N/A", "####", "=A1+B1", "Rp -", "± Rp. 12.000.000.000,-"),
        *("empat laporan", "5 ratus", "5 juta lima ratus ribu", "5 atau lebih", "Rp 2,5 M"),
        *("4 (lima)", "(10) Dokumen", "( 9,52%", "٣", "12 laporan yang disusun oleh kecamatan"),
    ],
)
def test_what_is_not_one_number_is_refused_with_a_reason(teks: str) -> None:
    hasil = baca(teks)
    assert isinstance(hasil, Rusak)
    assert hasil.teks == teks
    assert hasil.alasan.endswith(".")


@pytest.mark.parametrize(
    "teks",
    ["26 Februari 2024", "10 Jan", "Mei 2024", "05/01/2024", "2024-10-05", "1.10.2024", "5.1.2024"],
)
def test_a_date_is_called_a_date_and_not_a_number_with_a_unit(teks: str) -> None:
    hasil = baca(teks)
    assert isinstance(hasil, Rusak)
    assert hasil.alasan == "Ini tanggal, bukan angka."


@pytest.mark.parametrize("teks", ["15.30 WIB", "7:30", "07:30", "07:30:15"])
def test_a_time_of_day_is_called_so(teks: str) -> None:
    hasil = baca(teks)
    assert isinstance(hasil, Rusak)
    assert hasil.alasan == "Ini jam, bukan angka."


@pytest.mark.parametrize("teks", ["TW 1 : 83,00", "TW I : -", "Triwulan IV : 5"])
def test_the_name_of_a_quarter_is_not_read_past(teks: str) -> None:
    hasil = baca(teks)
    assert isinstance(hasil, Rusak)
    assert "triwulan" in hasil.alasan


@pytest.mark.parametrize(
    ("teks", "kode"), [("BB", "bb"), ("Sangat  Baik", "sangat_baik"), ("BB (Sangat Baik)", "bb")]
)
def test_a_class_word_is_a_label_with_one_spelling(teks: str, kode: str) -> None:
    assert baca(teks) == Label(teks, kode)


def test_a_unit_known_from_the_heading_settles_a_rupiah_column() -> None:
    assert baca("758.350", satuan="Rp") == Angka(Decimal(758350), "Rp", 0, "758.350")
    assert isinstance(baca("12.34", satuan="Rp"), Rusak)
    assert baca("4 unit", satuan="Rp") == baca("4 unit")


def test_quarters_in_one_cell_are_read_apart() -> None:
    hasil = baca_triwulan("TW 1 : 83,00 TW 2 : - TW 3 :  TW IV : 2 orang")
    assert hasil == {1: baca("83,00"), 2: baca("-"), 3: baca(""), 4: baca("2 orang")}
    roman = baca_triwulan("TW I: 1 TW II: 2 TW III: 3 TW IV: 4")
    assert roman == {n: baca(str(n)) for n in (1, 2, 3, 4)}
    assert baca_triwulan("83,00") == {}
    assert baca_triwulan("4 unit TW 1 : 3") == {}


def test_a_quarter_named_twice_is_an_error() -> None:
    with pytest.raises(Galat, match="dua kali"):
        baca_triwulan("TW 1 : 5 TW 1 : 6")


def test_strict_reading_returns_the_number() -> None:
    assert baca_angka("83,00 (Baik)").nilai == Decimal("83.00")


@pytest.mark.parametrize(
    ("teks", "kode", "potongan"),
    [
        ("1.500", "angka.ambigu", "1.500 atau 1,5"),
        ("1.500-2.000", "angka.ambigu", "1.500 sampai 2.000 atau 1,5 sampai 2"),
        ("4/1.000", "angka.ambigu", "4 dari 1.000 atau 4 dari 1."),
        ("", "angka.kosong", "belum ada"),
        ("BB", "angka.kata", "kata, bukan angka"),
        ("7-8 bulan", "angka.majemuk", "satu angka"),
        ("2 dari 4", "angka.majemuk", "satu angka"),
        ("12.34.567", "angka.rusak", "tiga-tiga"),
        ("04.597.911.173", "angka.rusak", "diawali nol"),
        ("04.597.911,50", "angka.rusak", "diawali nol"),
    ],
)
def test_strict_reading_names_place_and_mend(teks: str, kode: str, potongan: str) -> None:
    with pytest.raises(Galat) as galat:
        baca_angka(teks, "anggaran baris 3")
    assert galat.value.kode == kode
    assert galat.value.tempat == "anggaran baris 3"
    assert potongan in str(galat.value)
    assert galat.value.saran
