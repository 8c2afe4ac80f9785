"""Values at full precision, or a reason that names what stands in the way."""

from decimal import Decimal, localcontext
from typing import cast

import pytest

from sakip.core.angka import Kosong, TanpaNilai
from sakip.core.rumus import Nilai, hitung, urai
from sakip.galat import Galat

D = Decimal


def test_ikpp_of_jombang_is_8_1555_before_publishing() -> None:
    rumus = urai("((@ikm / 25 × 2,5) + (@ipp × 2)) / 2")
    assert hitung(rumus, {"@ikm": D("96.11"), "@ipp": D("3.35")}).penuh == D("8.1555")


def test_both_printed_forms_of_ikpp_agree() -> None:
    nilai = {"@ikm": D("96.11"), "@ipp": D("3.35")}
    assert hitung(urai("1,25 × @ikm / 25 + @ipp"), nilai).penuh == D("8.1555")


def test_ikm_of_an_office_is_the_mean_of_its_services() -> None:
    layanan = [D("95.07"), D("93.66"), D(100), D("95.53"), D("96.30")]
    assert hitung(urai("rata_rata(ikm_layanan)"), {"ikm_layanan": layanan}).penuh == D("96.112")


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("jumlah(desa)", "17"),
        ("jumlah(desa; lain; 1)", "22"),
        ("rata_rata(desa; lain)", "5.25"),
        ("min(desa)", "3"),
        ("maks(desa; 0; 2 × lain)", "9"),
        ("100% − lain", "96"),
        ("−lain + 1", "-3"),
    ],
)
def test_functions_take_lists_and_single_values(teks: str, hasil: str) -> None:
    nilai: Nilai = {"desa": [D(5), D(9), D(3)], "lain": D(4)}
    assert hitung(urai(teks), nilai).penuh == D(hasil)


def test_nothing_is_rounded_inside_whatever_the_context_of_the_caller() -> None:
    with localcontext() as konteks:
        konteks.prec = 4
        penuh = hitung(urai("a / 3"), {"a": D(1)}).penuh
    assert penuh == D("0." + "3" * 50)


def test_zero_has_no_minus_sign() -> None:
    assert str(hitung(urai("−5 × a"), {"a": D(0)}).penuh) == "0"


def test_a_zero_denominator_is_undefined_and_named() -> None:
    hasil = hitung(urai("a / (b − c) × 100"), {"a": D(1), "b": D(2), "c": D(2)})
    assert hasil.penuh is None
    assert hasil.penyebut_nol == "b − c"
    assert hasil.kosong == Kosong(TanpaNilai.TAK_TERDEFINISI, "penyebut b − c bernilai 0")


def test_a_name_without_value_is_not_filled_and_never_zero() -> None:
    hasil = hitung(urai("a + b"), {"a": D(1)})
    assert hasil.penuh is None
    assert hasil.kosong == Kosong(TanpaNilai.BELUM_DIISI, "b belum diisi")


@pytest.mark.parametrize("jenis", list(TanpaNilai))
def test_each_kind_of_no_number_is_passed_on_as_it_is(jenis: TanpaNilai) -> None:
    hasil = hitung(urai("a / b"), {"a": D(1), "b": jenis})
    assert hasil.halangan == (("b", Kosong(jenis)),)
    assert hasil.kosong is not None
    assert hasil.kosong.jenis is jenis


def test_kinds_are_not_merged_and_reasons_are_kept() -> None:
    lhe = Kosong(TanpaNilai.BELUM_TERSEDIA, "LHE belum terbit")
    hasil = hitung(urai("@akip + a + @ipp"), {"@akip": lhe, "@ipp": TanpaNilai.TIDAK_BERLAKU})
    assert [kosong.jenis for _, kosong in hasil.halangan] == [
        TanpaNilai.BELUM_TERSEDIA,
        TanpaNilai.BELUM_DIISI,
        TanpaNilai.TIDAK_BERLAKU,
    ]
    assert hasil.kosong == Kosong(
        TanpaNilai.BELUM_DIISI,
        "@akip belum tersedia (LHE belum terbit); a belum diisi; @ipp tidak berlaku",
    )


def test_what_can_still_be_filled_in_gives_the_kind_of_the_whole() -> None:
    kosong = hitung(
        urai("a + b"), {"a": TanpaNilai.TAK_TERDEFINISI, "b": TanpaNilai.TIDAK_DITARGETKAN}
    ).kosong
    assert kosong is not None
    assert kosong.jenis is TanpaNilai.TIDAK_DITARGETKAN


def test_a_gap_in_a_list_is_named_by_its_position() -> None:
    hasil = hitung(urai("rata_rata(sop)"), {"sop": [D(90), TanpaNilai.TIDAK_DITARGETKAN, D(80)]})
    assert hasil.kosong == Kosong(
        TanpaNilai.TIDAK_DITARGETKAN, "sop[2] tidak ditargetkan pada periode ini"
    )


def test_an_empty_list_has_no_sum() -> None:
    hasil = hitung(urai("jumlah(desa)"), {"desa": []})
    assert hasil.kosong == Kosong(
        TanpaNilai.BELUM_DIISI, "desa belum diisi (belum ada satu nilai pun)"
    )


def test_a_list_where_one_value_is_needed_is_refused() -> None:
    with pytest.raises(Galat) as salah:
        hitung(urai("jumlah(a) + a"), {"a": [D(1), D(2)]})
    assert salah.value.kode == "rumus.daftar"
    assert salah.value.saran == "Tulis jumlah(a) atau rata_rata(a)."


@pytest.mark.parametrize("buruk", [D("NaN"), D("Infinity"), [D(1), D("sNaN")], 0.1, "96,11"])
def test_what_is_not_a_finite_number_is_refused(buruk: object) -> None:
    with pytest.raises(Galat) as salah:
        hitung(urai("2 × jumlah(a)"), cast(Nilai, {"a": buruk}))
    assert salah.value.kode == "rumus.nilai"
    assert salah.value.tempat == "rumus kolom 12"


def test_a_result_beyond_all_bounds_is_refused() -> None:
    with pytest.raises(Galat) as salah:
        hitung(urai("a × a"), {"a": D("1E+999999")})
    assert salah.value.kode == "rumus.meluap"
