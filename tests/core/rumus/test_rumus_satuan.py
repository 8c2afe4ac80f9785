"""Units are checked before anything is computed."""

import pytest

from sakip.core.rumus import periksa_satuan, urai
from sakip.galat import Galat


def galat(teks: str, satuan: dict[str, str], hasil: str) -> Galat:
    with pytest.raises(Galat) as salah:
        periksa_satuan(urai(teks), satuan, hasil)
    return salah.value


@pytest.mark.parametrize(
    ("teks", "satuan", "hasil"),
    [
        ("mandiri / desa × 100", {"mandiri": "desa", "desa": "Desa"}, "%"),
        ("mandiri / desa × 100%", {"mandiri": "desa", "desa": "desa"}, "%"),
        ("100 × mandiri / desa", {"mandiri": "desa", "desa": "desa"}, "persen"),
        ("a / b × 60% + c / d × 40%", dict.fromkeys("abcd", "SOP"), "%"),
        ("jumlah_persen / jumlah_sop", {"jumlah_persen": "%", "jumlah_sop": "SOP"}, "%"),
        ("rata_rata(kesesuaian)", {"kesesuaian": "%"}, "%"),
        ("realisasi × 100 / target", {"realisasi": "%", "target": "%"}, "%"),
        ("persen / 100 × pagu", {"persen": "%", "pagu": "Rp"}, "Rp"),
        ("100% − rusak", {"rusak": "%"}, "%"),
        ("maks(0; rusak)", {"rusak": "%"}, "%"),
        ("0,6 × a + 0,4 × b", {"a": "%", "b": "%"}, "%"),
        ("jumlah + 1", {"jumlah": "dokumen"}, "dokumen"),
        ("gaji / 12", {"gaji": "Rp"}, "rupiah"),
        ("orang / bulan", {"orang": "orang", "bulan": "bulan"}, "Org/bln"),
        ("biaya × orang", {"biaya": "Rp/orang", "orang": "orang"}, "Rp"),
        ("total / unsur", {"total": "nilai", "unsur": "unsur"}, "indeks"),
        ("(@ikm / 25 × 2,5 + @ipp × 2) / 2", {"@ikm": "nilai", "@ipp": "indeks"}, "nilai"),
        ("a / b × 100 / 25 × 2,5 + @ipp", {"a": "poin", "b": "poin", "@ipp": ""}, "nilai"),
        ("25", {}, "orang"),
        ("−a", {"a": "unit"}, "unit"),
    ],
)
def test_what_offices_compute_passes(teks: str, satuan: dict[str, str], hasil: str) -> None:
    assert periksa_satuan(urai(teks), satuan, hasil) == hasil


@pytest.mark.parametrize(
    ("teks", "kolom", "saran"),
    [
        ("jumlah_persen / jumlah_sop × 100", 30, "Hapus × 100."),
        ("jumlah_persen / jumlah_sop × 100%", 30, "Hapus × 100%."),
        ("100 × jumlah_persen / jumlah_sop", 1, "Hapus × 100."),
        ("100 / jumlah_sop × jumlah_persen", 1, "Hapus × 100."),
        ("rata_rata(jumlah_persen) × 100", 28, "Hapus × 100."),
        ("jumlah_persen × 100 / jumlah_sop + 1%", 17, "Hapus × 100."),
    ],
)
def test_a_sum_of_percentages_is_not_multiplied_by_100_again(
    teks: str, kolom: int, saran: str
) -> None:
    salah = galat(teks, {"jumlah_persen": "%", "jumlah_sop": "SOP"}, "%")
    assert salah.kode == "rumus.persen"
    assert salah.tempat == f"rumus kolom {kolom}"
    assert salah.saran == saran
    assert "Jumlah persentase tidak dikali 100 lagi" in salah.pesan


def test_100_twice_on_a_ratio_is_refused_too() -> None:
    assert galat("a / b × 100 × 100", {"a": "desa", "b": "desa"}, "%").kode == "rumus.persen"


def test_adding_different_units_is_refused_at_the_second_piece() -> None:
    salah = galat("laki + desa", {"laki": "orang", "desa": "desa"}, "orang")
    assert (salah.kode, salah.tempat) == ("rumus.satuan", "rumus kolom 8")
    assert "desa (desa) tidak dapat disatukan dengan laki (orang)" in salah.pesan


def test_a_piece_in_parentheses_is_shown_with_them() -> None:
    salah = galat("laki + (a + b)", {"laki": "orang", "a": "desa", "b": "desa"}, "orang")
    assert salah.tempat == "rumus kolom 8"
    assert salah.pesan.endswith("^^^^^^^")


def test_arguments_of_a_function_need_one_unit() -> None:
    salah = galat("jumlah(a; b; c)", {"a": "unit", "b": "unit", "c": "paket"}, "unit")
    assert salah.tempat == "rumus kolom 14"


@pytest.mark.parametrize(
    ("teks", "satuan", "hasil", "pesan", "saran"),
    [
        ("a / b", {"a": "desa", "b": "desa"}, "%", "tanpa satuan", "Kalikan dengan 100."),
        ("a / b × 100", {"a": "kasus", "b": "desa"}, "%", "kasus/desa", "bukan persentase"),
        ("100 − rusak", {"rusak": "%"}, "%", "tanpa satuan bertemu", "100%"),
        ("a × b", {"a": "%", "b": "Rp"}, "Rp", "% · Rp", "Bagi persennya dengan 100"),
        ("(a × 60 + b × 40) / 100", {"a": "%", "b": "%"}, "%", "tanpa satuan", "0,6 dan 0,4"),
        ("ipp × 100", {"ipp": "nilai"}, "%", "nilai", "nilai_tertinggi"),
        ("(ipp + b) × 100", {"ipp": "nilai", "b": ""}, "%", "nilai", "nilai_tertinggi"),
        ("a / b", {"a": "Rp", "b": "orang"}, "Rp", "Rp/orang", "menjadi Rp/orang"),
        ("a × a", {"a": "unit"}, "unit", "unit^2", "menjadi unit^2"),
        ("@skm + a / b × 100", {"@skm": "%", "a": "", "b": ""}, "nilai", "@skm (%)", "100%"),
    ],
)
def test_a_result_in_another_unit_is_refused_with_a_mend(
    teks: str, satuan: dict[str, str], hasil: str, pesan: str, saran: str
) -> None:
    salah = galat(teks, satuan, hasil)
    assert salah.kode == "rumus.satuan"
    assert pesan in salah.pesan
    assert saran in salah.saran


def test_an_unknown_name_is_answered_with_the_nearest_one() -> None:
    salah = galat("jumlh_desa / b", {"jumlah_desa": "desa", "b": "desa"}, "%")
    assert (salah.kode, salah.tempat) == ("rumus.nama", "rumus kolom 1")
    assert salah.saran == "Mungkin maksud Anda jumlah_desa?"
    assert galat("@ikmm × 2", {"@ikm": "nilai"}, "nilai").saran == "Mungkin maksud Anda @ikm?"
    assert galat("zzz", {"a": ""}, "").saran == "Daftarkan beserta satuannya."
