"""Properties: reading and writing are inverse, sums agree with exact fractions."""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sakip.core.rumus import Rumus, hitung, tulis_baku, urai
from sakip.core.rumus.pohon import Angka, Fungsi, Minus, Nama, Operasi, Pohon
from sakip.core.rumus.tulis import tulis_pohon
from sakip.galat import Galat

NAMA = ("a", "b_1", "Jumlah_C", "x_y", "min", "@ikm", "@ipp-2.a")
angka = st.builds(
    Angka,
    st.decimals(min_value=0, max_value=1000, places=1) | st.integers(0, 5).map(Decimal),
    st.booleans(),
)
daun = angka | st.sampled_from(NAMA).map(Nama)


def bercabang(anak: st.SearchStrategy[Pohon]) -> st.SearchStrategy[Pohon]:
    isi = st.lists(anak, min_size=2, max_size=3, unique=True).map(tuple)
    satu = st.sampled_from(NAMA).map(lambda kunci: (Nama(kunci),))
    fungsi = st.sampled_from(["jumlah", "rata_rata", "min", "maks"])
    return (
        st.builds(Operasi, st.sampled_from("+−×/"), anak, anak)
        | st.builds(Minus, anak)
        | st.builds(Fungsi, fungsi, isi | satu)
    )


def tanpa_bagi(anak: st.SearchStrategy[Pohon]) -> st.SearchStrategy[Pohon]:
    return st.builds(Operasi, st.sampled_from("+−×"), anak, anak) | st.builds(Minus, anak)


pohon = st.recursive(daun, bercabang, max_leaves=12)
# Denominators without division are exact, so zero is zero on both sides.
penyebut = st.recursive(daun, tanpa_bagi, max_leaves=3)
hitungan = st.recursive(
    daun,
    lambda anak: (
        tanpa_bagi(anak)
        | st.builds(Operasi, st.just("/"), anak, penyebut)
        | st.builds(
            Fungsi,
            st.sampled_from(["jumlah", "rata_rata", "min", "maks"]),
            st.lists(anak, min_size=2, max_size=3, unique=True).map(tuple),
        )
    ),
    max_leaves=8,
)
nilai = st.decimals(min_value=-1000, max_value=1000, places=1)
semua_nilai = st.fixed_dictionaries(dict.fromkeys(NAMA, nilai))


def pecahan(rumus: Rumus, isian: dict[str, Decimal]) -> Fraction:
    """An oracle of its own: the text turned into Python and evaluated over fractions."""
    kata = re.compile(r"rata-rata(?=\()|@[\w.-]+|[A-Za-z_]\w*(?!\()\b|[0-9]+(?:,[0-9]+)?%?")

    def ganti(cocok: re.Match[str]) -> str:
        teks = cocok.group()
        if teks == "rata-rata":
            return "rerata"
        if teks[0].isdigit():
            return f"F('{teks.rstrip('%').replace(',', '.')}')"
        return f"v[{teks!r}]"

    python = kata.sub(ganti, tulis_baku(rumus))
    python = python.translate(str.maketrans("−×;", "-*,"))
    alat: dict[str, object] = {
        "F": Fraction,
        "v": {kunci: Fraction(n) for kunci, n in isian.items()},
        "jumlah": lambda *semua: sum(semua),
        "rerata": lambda *semua: sum(semua) / len(semua),
        "min": min,
        "maks": max,
    }
    hasil = eval(python, alat)
    assert isinstance(hasil, Fraction)
    return hasil


@given(pohon)
@settings(deadline=None)
def test_what_is_written_reads_back_the_same(asli: Pohon) -> None:
    assert urai(tulis_pohon(asli)).akar == asli


@given(hitungan, semua_nilai)
@settings(deadline=None)
def test_evaluation_agrees_with_exact_fractions(asli: Pohon, isian: dict[str, Decimal]) -> None:
    rumus = urai(tulis_pohon(asli))
    hasil = hitung(rumus, isian)
    try:
        tepat = pecahan(rumus, isian)
    except ZeroDivisionError:
        assert hasil.penyebut_nol
        return
    assert hasil.penuh is not None
    assert abs(Fraction(hasil.penuh) - tepat) <= Fraction(1, 10**20) * (1 + abs(tepat))


@pytest.mark.parametrize("fungsi", ["jumlah", "rata_rata", "min", "maks"])
@given(data=st.data(), daftar=st.lists(nilai, min_size=1, max_size=8))
@settings(max_examples=30, deadline=None)
def test_the_order_of_values_does_not_matter(
    fungsi: str, data: st.DataObject, daftar: list[Decimal]
) -> None:
    rumus = urai(f"{fungsi}(a)")
    acak = data.draw(st.permutations(daftar))
    assert hitung(rumus, {"a": daftar}) == hitung(rumus, {"a": acak})


@given(st.lists(nilai, min_size=1, max_size=8), st.integers(1, 1000))
@settings(deadline=None)
def test_sums_grow_with_their_parts_and_ratios_do_not(daftar: list[Decimal], kali: int) -> None:
    besar = [n * kali for n in daftar]
    for teks in ("jumlah(a)", "maks(a)", "min(a)"):
        kecil = hitung(urai(teks), {"a": daftar}).penuh
        assert kecil is not None
        assert hitung(urai(teks), {"a": besar}).penuh == kecil * kali
    assume(sum(daftar) != 0)
    rasio = urai("maks(a) / jumlah(a) × 100")
    assert hitung(rasio, {"a": daftar}) == hitung(rasio, {"a": besar})


@given(st.lists(nilai, min_size=1, max_size=8))
@settings(deadline=None)
def test_a_mean_lies_between_the_extremes(daftar: list[Decimal]) -> None:
    rerata = hitung(urai("rata_rata(a)"), {"a": daftar}).penuh
    assert rerata is not None
    assert min(daftar) <= rerata <= max(daftar)


potongan = st.sampled_from([*"abxX@_.,;:%()+-*/×−÷= \n", "2,5", "100", "1.500", "jumlah(", "ikm"])


@given(st.lists(potongan, max_size=14).map("".join) | st.text(max_size=25))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_formula_or_one_clear_error(teks: str) -> None:
    salah: Galat | None = None
    try:
        rumus = urai(teks)
    except Galat as galat:
        salah = galat
    if salah:
        assert salah.tempat.startswith("rumus ")
        assert salah.saran
    else:
        assert urai(tulis_baku(rumus)) == rumus


@given(st.from_regex(r"[0-9]{1,4}(\.[0-9]{1,3})+(,[0-9]+)?", fullmatch=True))
@settings(deadline=None)
def test_a_number_with_a_dot_is_never_read(tertulis: str) -> None:
    pola: list[Callable[[str], str]] = ["{} × a".format, "a / {}".format, "jumlah(a; {})".format]
    for bentuk in pola:
        with pytest.raises(Galat) as salah:
            urai(bentuk(tertulis))
        assert salah.value.kode == "rumus.titik"
