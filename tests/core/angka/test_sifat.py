"""Properties: print and parse are inverse, and nothing is silently read wrong."""

import re
from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sakip.core.angka import (
    Ambigu,
    Angka,
    Rusak,
    baca,
    bulatkan,
    cetak,
    cetak_angka,
    cetak_rp,
    dari_sel,
    terbilang,
)
from sakip.core.angka.pembaca import _baca_lengkap

desimal = st.integers(0, 6)
nilai = st.decimals(-(10**15), 10**15, allow_nan=False, places=6)
satuan = st.sampled_from(["", "%", "unit", "Org/bln", "dokumen", "Lembaga kemasyarakatan", "m2"])
keterangan = st.sampled_from(["", "Baik", "BB", "Sangat Baik"])
mirip_angka = st.text(alphabet="0123456789.,-() %RpE/:–>juta ", max_size=16)
deret = st.from_regex(r"[0-9]{1,5}([.,][0-9]{1,4}){0,4}", fullmatch=True)


@settings(max_examples=200)
@given(nilai, desimal, satuan, keterangan)
def test_what_is_printed_reads_back(d: Decimal, n: int, unit: str, remark: str) -> None:
    semula = Angka(bulatkan(d, n), unit, n, "", remark)
    teks = cetak_angka(semula)
    hasil: object = baca(teks)
    # Only "1.500" and "1,234" may be left open, and then the first reading is the right one.
    terbuka = re.fullmatch(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}", teks.partition(" ")[0].rstrip("%"))
    if isinstance(hasil, Ambigu):
        assert terbuka
        hasil = hasil.calon[0]
    else:
        assert not terbuka
    assert isinstance(hasil, Angka)
    assert (hasil.nilai, hasil.satuan, hasil.desimal) == (semula.nilai, unit, n)
    assert hasil.keterangan == remark


@settings(max_examples=100)
@given(st.decimals(-(10**15), 10**15, places=2), st.sampled_from([0, 2]))
def test_printed_money_always_reads_back_for_certain(d: Decimal, n: int) -> None:
    teks = cetak_rp(d, n)
    assert baca(teks) == Angka(bulatkan(d, n), "Rp", n, teks)


@settings(max_examples=300)
@given(st.text(max_size=30) | mirip_angka)
@example("\ud800")
@example("(" * 150)
def test_reading_never_raises(teks: str) -> None:
    hasil = baca(teks)
    assert hasil.teks == teks
    baca(teks, satuan="Rp")


@settings(max_examples=400)
@given(mirip_angka | deret)
@example("919a-7au")
@example("0,5( - 2024-)")
@example("1.02.2024")
def test_the_short_way_agrees_with_the_long_way(teks: str) -> None:
    assert baca(teks) == _baca_lengkap(teks, "")
    assert baca(teks, satuan="Rp") == _baca_lengkap(teks, "Rp")


def _bacaan_teratur(teks: str) -> set[Decimal]:
    """All values a text of figures has under the Indonesian and the English way of writing.

    Written apart from the parser: plain or grouped by three, with at most one decimal sign.
    """
    hasil = set()
    for ribuan, koma in ((".", ","), (",", ".")):
        bulat = rf"0[0-9]$|0|[1-9][0-9]*|[1-9][0-9]{{0,2}}(?:\{ribuan}[0-9]{{3}})+"
        if cocok := re.fullmatch(rf"({bulat})(?:\{koma}([0-9]+))?", teks):
            hasil.add(Decimal(f"{cocok[1].replace(ribuan, '')}.{cocok[2] or ''}"))
    return hasil


@settings(max_examples=500)
@given(deret)
@example("1.500")
@example("1,234")
@example("93.25")
@example("2,580,595,912")
def test_a_number_is_certain_only_if_it_has_one_regular_reading(teks: str) -> None:
    mungkin = _bacaan_teratur(teks)
    hasil = baca(teks)
    if isinstance(hasil, Angka):
        assert mungkin == {hasil.nilai}
    elif isinstance(hasil, Ambigu):
        calon = {c.nilai for c in hasil.calon if isinstance(c, Angka)}
        assert mungkin <= calon
    else:
        assert isinstance(hasil, Rusak)
        assert not mungkin


@settings(max_examples=100)
@given(deret, st.sampled_from([" 5", " 7,5", ";3", "|2", " 1.000 unit", "x2"]))
def test_a_second_number_is_never_swallowed(teks: str, kedua: str) -> None:
    assert isinstance(baca(teks + kedua), Rusak | Ambigu)


@settings(max_examples=100)
@given(st.decimals(0, 10**6, places=2), st.sampled_from(["ribu", "juta", "miliar", "triliun"]))
def test_scale_words_scale_value_and_interval(d: Decimal, kata: str) -> None:
    polos, berskala = baca(cetak(d)), baca(f"{cetak(d)} {kata}")
    assert isinstance(polos, Angka)
    assert isinstance(berskala, Angka)
    kali = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}[kata]
    assert berskala.nilai == polos.nilai * kali
    assert berskala.rentang.bawah == polos.rentang.bawah * kali
    assert berskala.rentang.atas == polos.rentang.atas * kali


@settings(max_examples=100)
@given(nilai, nilai, desimal)
def test_rounding_keeps_order_and_moves_at_most_half_a_step(a: Decimal, b: Decimal, n: int) -> None:
    if a <= b:
        assert bulatkan(a, n) <= bulatkan(b, n)
    assert abs(bulatkan(a, n) - a) <= Decimal(5).scaleb(-n - 1)
    assert bulatkan(-a, n) == -bulatkan(a, n)


@settings(max_examples=100)
@given(st.integers(0, 10**9))
def test_words_that_repeat_the_number_settle_it_and_other_words_are_refused(n: int) -> None:
    hasil = baca(f"{cetak(n, 0)} ({terbilang(n)}) lembar")
    assert isinstance(hasil, Angka)
    assert hasil.nilai == n
    assert isinstance(baca(f"{cetak(n, 0)} ({terbilang(n + 1)}) lembar"), Rusak)


@settings(max_examples=100)
@given(st.floats(allow_nan=False, allow_infinity=False, width=64))
def test_a_float_cell_keeps_fifteen_figures(x: float) -> None:
    hasil = dari_sel(x)
    assert isinstance(hasil, Angka)
    assert hasil.nilai == Decimal(f"{x:.15g}")


def test_all_kinds_of_reading_are_distinct_values_fit_for_a_set() -> None:
    teks = ["5", "5-6", "5/6", "-", "BB", "1.500", "1.2.3"]
    assert len({baca(t) for t in teks}) == len(teks)
    jenis = [type(baca(t)).__name__ for t in teks]
    assert jenis == ["Angka", "AngkaRentang", "Pecahan", "Kosong", "Label", "Ambigu", "Rusak"]
