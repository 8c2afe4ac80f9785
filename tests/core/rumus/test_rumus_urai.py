"""What is read as a formula, and what an office is told when it is not one."""

import subprocess
import sys
from decimal import Decimal

import pytest

from sakip.core.rumus import hitung, periksa_satuan, tulis_baku, urai
from sakip.core.rumus.urai import DALAM_MAKS
from sakip.galat import Galat


def baku(teks: str) -> str:
    return tulis_baku(urai(teks))


def galat(teks: str) -> Galat:
    with pytest.raises(Galat) as salah:
        urai(teks)
    return salah.value


@pytest.mark.parametrize(
    ("tercetak", "dibaca"),
    [
        ("Jumlah_A / Jumlah_B x 100", "Jumlah_A / Jumlah_B × 100"),
        ("mandiri : desa X100%", "mandiri / desa × 100%"),
        ("mandiri ÷ desa * 100 %", "mandiri / desa × 100%"),
        ("(ikm_non_konversi x 2,5 + ipp x 2) / 2", "(ikm_non_konversi × 2,5 + ipp × 2) / 2"),
        ("((@ikm / 25 × 2,5) + (@ipp × 2)) / 2", "(@ikm / 25 × 2,5 + @ipp × 2) / 2"),
        ("(1,25 × @ikm-pelayanan) + @bareng.ss2.i1", "1,25 × @ikm-pelayanan + @bareng.ss2.i1"),
        ("Rata-Rata( nilai )", "rata-rata(nilai)"),
        ("rata_rata(a; b; c)", "rata-rata(a; b; c)"),
        ("maks(0; target – realisasi)", "maks(0; target − realisasi)"),
        ("a\n  + b\n  + c", "a + b + c"),
    ],
)
def test_a_formula_is_read_as_offices_print_it(tercetak: str, dibaca: str) -> None:
    assert baku(tercetak) == dibaca


def test_a_comma_is_a_decimal_comma() -> None:
    assert baku("a × 2,50") == "a × 2,50"


@pytest.mark.parametrize(
    ("teks", "saran"),
    [
        ("a × 2.5", "Tulis 2,5."),
        ("a / 1.500", "Tulis 1500 bila titik itu titik ribuan, atau 1,500 bila titik desimal."),
        ("a / 1.234.567", "Tulis 1234567 bila titik itu titik ribuan."),
        ("1.234,5 + a", "Tulis 1234,5 bila titik itu titik ribuan."),
    ],
)
def test_a_dot_in_a_number_is_refused_with_what_it_may_mean(teks: str, saran: str) -> None:
    salah = galat(teks)
    assert (salah.kode, salah.saran) == ("rumus.titik", saran)


def test_names_keep_their_capitals_and_their_order() -> None:
    rumus = urai("@ikm + Jumlah_A / b + Jumlah_A + @ipp-2")
    assert rumus.komponen == ("Jumlah_A", "b")
    assert rumus.rujukan == ("ikm", "ipp-2")


def test_a_minus_after_a_reference_needs_a_space() -> None:
    assert urai("@ikm - ipp").komponen == ("ipp",)
    assert urai("@ikm-ipp").rujukan == ("ikm-ipp",)


def test_the_times_sign_x_is_never_a_name() -> None:
    assert urai("a x1").komponen == ("a",)
    assert "'x1' dibaca sebagai tanda kali" in galat("x1 + a").pesan
    assert urai("x_rata + kotak").komponen == ("x_rata", "kotak")


def test_minus_binds_to_what_follows_and_divisions_group_from_the_left() -> None:
    assert urai("a / b / c") == urai("(a / b) / c")
    assert urai("a / b / c") != urai("a / (b / c)")
    assert urai("a − b − c") != urai("a − (b − c)")
    assert urai("−a × b") == urai("(−a) × b")
    assert urai("a + b × c") == urai("a + (b × c)")


@pytest.mark.parametrize(
    ("teks", "kolom", "pesan", "saran"),
    [
        ("", 1, "kosong", "jumlah_a / jumlah_b"),
        ("   ", 1, "kosong", "jumlah_a / jumlah_b"),
        ("IKM non konversi x 2,5", 1, "tanpa spasi", "IKM_non_konversi,"),
        ("a / Jumlah B x 100", 5, "tanpa spasi", "Jumlah_B,"),
        ("a xb", 1, "tanpa spasi", "a_xb"),
        ("2 a", 3, "kurang tanda hitung", "Sisipkan"),
        ("1e5", 2, "kurang tanda hitung", "Sisipkan"),
        ("1 000", 3, "kurang tanda hitung", "Sisipkan"),
        ("(a)(b)", 4, "kurang tanda hitung", "Sisipkan"),
        ("a + ", 3, "terputus sesudah '+'", "Lengkapi"),
        ("a x", 3, "terputus sesudah 'x'", "Lengkapi"),
        ("a x x b", 5, "'x' dibaca sebagai tanda kali", "Lengkapi"),
        ("a ** 2", 4, "Di depan tanda *", "Lengkapi"),
        ("(a + b", 1, "belum ditutup", "Tambahkan"),
        ("(a + (b × c)", 1, "belum ditutup", "Tambahkan"),
        ("a + b)", 6, "tidak punya pasangan", "Hapus"),
        ("jumlah()", 8, "ada yang kurang", "Isi"),
        ("jumlah(a, b)", 9, "bukan koma desimal", "titik koma"),
        ("jumlah(1, 2)", 9, "bukan koma desimal", "titik koma"),
        ("a; b", 2, "di dalam fungsi", "jumlah(a; b)"),
        ("a% × b", 2, "sesudah angka", "× 100%"),
        (",5 × a", 1, "mulai dengan koma", "0,5"),
        ("IKPP = a", 6, "Tanda =", "ruas kanannya"),
        ("a ^ 2", 3, "'^' tidak dikenal", "komponen"),
        ("a.b", 2, "Titik tidak dipakai", "koma"),
        ("@ + a", 1, "id indikator", "@ikm"),
        ("SUM(a; b)", 1, "Fungsi SUM tidak ada", "jumlah(...)"),
        ("rata_ratta(a; b)", 1, "Fungsi rata_ratta tidak ada", "rata_rata(...)"),
    ],
)
def test_a_slip_is_answered_with_place_and_mend(
    teks: str, kolom: int, pesan: str, saran: str
) -> None:
    salah = galat(teks)
    assert salah.tempat == f"rumus kolom {kolom}"
    assert pesan in salah.pesan
    assert saran in salah.saran


def test_the_error_underlines_the_piece_it_means() -> None:
    assert str(galat("jumlah_desa / 1.500")) == (
        "rumus kolom 15: Titik tidak dipakai dalam rumus karena angka bertitik dapat dibaca "
        "dua cara.\n"
        "    jumlah_desa / 1.500\n"
        "                  ^^^^^ Tulis 1500 bila titik itu titik ribuan, atau 1,500 bila titik "
        "desimal."
    )


def test_a_formula_of_several_lines_names_the_line() -> None:
    salah = galat("a\n+ b\n× 2.5")
    assert salah.tempat == "rumus baris 3 kolom 3"
    assert salah.pesan.endswith("    × 2.5\n      ^^^")


def test_a_long_formula_shows_the_neighbourhood_of_the_error() -> None:
    salah = galat(" + ".join(["komponen_panjang"] * 40) + " + 2.5 + akhir")
    gambar = salah.pesan.splitlines()
    assert gambar[1].endswith("komponen_panjang + 2.5 + akhir")
    assert len(gambar[1]) < 120
    assert gambar[1][gambar[2].index("^") :].startswith("2.5")


def test_names_that_differ_in_capitals_only_are_refused() -> None:
    salah = galat("Jumlah_desa / jumlah_desa")
    assert (salah.kode, salah.tempat) == ("rumus.kembar", "rumus kolom 15")


def test_an_argument_given_twice_is_refused() -> None:
    assert galat("jumlah(a; b; a)").kode == "rumus.ganda"
    assert galat("rata_rata(a / b; c; a / b)").tempat == "rumus kolom 21"
    assert baku("jumlah(a; 5; 5)") == "jumlah(a; 5; 5)"


@pytest.mark.parametrize("teks", ["rata_rata(a + b)", "jumlah(1,2)", "maks(0,100)"])
def test_a_function_over_a_single_value_is_refused(teks: str) -> None:
    salah = galat(teks)
    assert salah.kode == "rumus.satu_isi"
    assert "titik koma" in salah.saran


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("a" * 2_001, "rumus.panjang"),
        ("+".join("a" * 300), "rumus.dalam"),
        ("−" * 300 + "a", "rumus.dalam"),
        ("min(b;" * 200 + "a" + ")" * 200, "rumus.dalam"),
        ("9" * 29, "rumus.angka"),
        ("0," + "0" * 40 + "1", "rumus.angka"),
    ],
)
def test_size_has_limits_that_are_named(teks: str, kode: str) -> None:
    salah = galat(teks)
    assert salah.kode == kode
    assert salah.saran


def test_the_deepest_formula_allowed_is_computed_checked_and_written() -> None:
    teks = "maks(1;" * (DALAM_MAKS - 1) + "a" + ")" * (DALAM_MAKS - 1)
    rumus = urai(teks)
    assert hitung(rumus, {"a": Decimal(2)}).penuh == 2
    assert periksa_satuan(rumus, {"a": "unit"}, "unit") == "unit"
    assert urai(tulis_baku(rumus)) == rumus


def test_parentheses_alone_do_not_make_a_formula_deep() -> None:
    assert urai("(" * 900 + "a" + ")" * 900) == urai("a")


def test_the_same_text_is_parsed_once() -> None:
    assert urai("a / b × 100") is urai("a / b × 100")


def test_lark_is_imported_only_when_a_formula_is_read() -> None:
    program = (
        "import sys, sakip.core.rumus as r; "
        "sebelum = 'lark' in sys.modules; r.urai('a'); "
        "print(sebelum, 'lark' in sys.modules)"
    )
    hasil = subprocess.run(  # what is imported shows only in a fresh interpreter
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert hasil.stdout.split() == ["False", "True"]
