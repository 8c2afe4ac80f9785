"""Capaian: what the worked cases in tests/kasus cannot show (laws, missing values, refusals)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.core.angka import Kosong, TanpaNilai, bulatkan, cetak
from sakip.core.aturan.jenis import BatasCapaian, MetodeCapaian
from sakip.core.capaian import METODE, hitung_capaian, potong
from sakip.core.jejak import Masukan
from sakip.galat import Galat

D = Decimal
NAIK = ("rasio", "rentang_rasio", "ya_tidak", "kelas")
TURUN = ("rasio_terbalik", "cermin", "sisa", "rentang_cermin")

positif = st.decimals("0.01", "99999", places=2)
realisasi_apa_saja = st.decimals("0", "99999", places=2)
metode_apa_saja = st.sampled_from(sorted(METODE))


def metode(nama: str, **ubah: object) -> MetodeCapaian:
    """A rule of that method; polarity plays no part in the sum."""
    dasar: dict[str, object] = {
        "jenis": "metode_capaian",
        "polaritas": "maks",
        "metode": nama,
        "saat_target_nol": "tak_terdefinisi",
        "saat_realisasi_nol": "hitung",
        "lantai": D(0),
        "masukan": "terbit",
        "desimal": 2,
    }
    return MetodeCapaian.model_validate(dasar | ubah)


def batas(di_atas: str, menjadi: str | None = None) -> BatasCapaian:
    return BatasCapaian(
        jenis="batas_capaian", di_atas=D(di_atas), menjadi=D(menjadi or di_atas), pendamping=None
    )


def nilai(nama: str, target: Decimal, realisasi: Decimal, **ubah: object) -> Decimal | None:
    atas = target + 3 if nama.startswith("rentang") else None
    hasil = hitung_capaian(metode(nama, **ubah), target, realisasi, target_atas=atas)
    return hasil.perhitungan.penuh


@settings(max_examples=150)
@given(nama=st.sampled_from(NAIK + TURUN), target=positif, r1=positif, r2=positif)
def test_a_better_realisasi_never_lowers_the_capaian(
    nama: str, target: Decimal, r1: Decimal, r2: Decimal
) -> None:
    rendah, tinggi = sorted((r1, r2))
    buruk, baik = (rendah, tinggi) if nama in NAIK else (tinggi, rendah)
    c_buruk, c_baik = nilai(nama, target, buruk), nilai(nama, target, baik)
    assert c_buruk is not None
    assert c_baik is not None
    assert c_baik >= c_buruk


@settings(max_examples=100)
@given(nama=metode_apa_saja, target=positif, realisasi=realisasi_apa_saja)
def test_the_floor_holds_and_the_raw_value_stays(
    nama: str, target: Decimal, realisasi: Decimal
) -> None:
    atas = target + 3 if nama.startswith("rentang") else None
    hasil = hitung_capaian(metode(nama), target, realisasi, target_atas=atas)
    if hasil.mentah is None:
        assert nama == "rasio_terbalik"
        assert realisasi == 0
    else:
        assert hasil.berlantai == max(hasil.mentah, D(0)) == hasil.perhitungan.penuh


@settings(max_examples=100)
@given(
    nama=st.sampled_from([n for n in sorted(METODE) if not n.startswith("rentang")]),
    target=positif,
    realisasi=positif,
    kali=st.integers(1, 1000),
)
def test_target_and_realisasi_in_another_unit_give_the_same_capaian(
    nama: str, target: Decimal, realisasi: Decimal, kali: int
) -> None:
    satu = nilai(nama, target, realisasi)
    lain = nilai(nama, target * kali, realisasi * kali)
    assert satu is not None
    assert lain is not None
    assert abs(satu - lain) < D("1e-30")


@settings(max_examples=60)
@given(
    st.decimals("-500", "500", places=2),
    st.sampled_from([batas("100"), batas("110"), batas("120"), batas("110", "120")]),
)
def test_a_cap_applied_twice_is_applied_once(angka: Decimal, b: BatasCapaian) -> None:
    sekali = potong(angka, b)
    assert potong(sekali, b) == sekali
    assert b.menjadi is not None
    assert sekali <= b.menjadi


@settings(max_examples=60)
@given(target=positif, realisasi=realisasi_apa_saja)
def test_both_ways_to_write_the_stable_method_agree(target: Decimal, realisasi: Decimal) -> None:
    selisih = nilai("stabil_selisih", target, realisasi, lantai=None)
    cermin = nilai("stabil_cermin", target, realisasi, lantai=None)
    assert selisih is not None
    assert cermin is not None
    assert selisih == cermin <= 100


@pytest.mark.parametrize("nama", sorted(METODE))
@pytest.mark.parametrize("jenis", list(TanpaNilai))
def test_what_is_missing_stays_missing_of_the_same_kind(nama: str, jenis: TanpaNilai) -> None:
    kosong = Kosong(jenis, "sebab")
    for target, realisasi in ((kosong, D(5)), (D(5), kosong), (kosong, kosong)):
        hasil = hitung_capaian(metode(nama), target, realisasi, target_atas=D(9))
        assert hasil.perhitungan.kosong == kosong
        assert hasil.perhitungan.penuh is None
        assert hasil.mentah is None


def test_a_range_whose_upper_bound_is_missing_stays_missing() -> None:
    belum = Kosong(TanpaNilai.BELUM_DIISI)
    hasil = hitung_capaian(metode("rentang_rasio"), D(5), D(5), target_atas=belum)
    assert hasil.perhitungan.kosong == belum


def test_a_quarter_without_target_is_not_asked_for_its_realisasi() -> None:
    hasil = hitung_capaian(
        metode("rasio"), Kosong(TanpaNilai.TIDAK_DITARGETKAN), Kosong(TanpaNilai.BELUM_DIISI)
    )
    assert hasil.perhitungan.kosong is not None
    assert hasil.perhitungan.kosong.jenis is TanpaNilai.TIDAK_DITARGETKAN


@pytest.mark.parametrize("nama", [n for n in METODE if n != "kelas"])
def test_an_undefined_zero_names_the_denominator(nama: str) -> None:
    atas = D(0) if nama.startswith("rentang") else None
    kosong = hitung_capaian(metode(nama), D(0), D(3), target_atas=atas).perhitungan.kosong
    assert kosong is not None
    assert kosong.jenis is TanpaNilai.TAK_TERDEFINISI
    assert "Target 0" in kosong.alasan


@pytest.mark.parametrize("target", ["-4", "-0.01"])
def test_a_negative_target_has_no_percentage(target: str) -> None:
    kosong = hitung_capaian(metode("rasio"), D(target), D(3)).perhitungan.kosong
    assert kosong is not None
    assert "negatif" in kosong.alasan


def test_a_negative_realisasi_against_target_zero_is_undefined() -> None:
    isi = metode("rasio_terbalik", saat_target_nol="seratus_bila_realisasi_nol")
    assert hitung_capaian(isi, D(0), D(-1)).perhitungan.kosong is not None


def test_no_realisasi_below_zero_divides() -> None:
    assert hitung_capaian(metode("rasio_terbalik"), D(5), D(-1)).perhitungan.kosong is not None


@pytest.mark.parametrize(
    ("nama", "atas", "kata"),
    [
        ("rentang_rasio", None, "batas bawah dan batas atas"),
        ("rentang_cermin", D(7), "lebih kecil"),
        ("rasio", D(9), "satu target"),
    ],
)
def test_a_range_that_is_no_range_is_refused(nama: str, atas: Decimal | None, kata: str) -> None:
    with pytest.raises(Galat, match=kata):
        hitung_capaian(metode(nama), D(8), D(8), target_atas=atas)


@pytest.mark.parametrize(
    ("nama", "target", "realisasi", "tulisan"),
    [
        ("rasio", "74.30", "73.59", "73,59 / 74,30 × 100 = 99,04"),
        ("rasio", "10", "12", "12 / 10 × 100 = 120,00"),
        ("cermin", "10", "8", "(2 × 10 − 8) / 10 × 100 = 120,00"),
        (
            "cermin",
            "10",
            "25",
            "(2 × 10 − 25) / 10 × 100 = -50,00, dinaikkan ke batas bawah = 0,00",
        ),
        ("rasio_terbalik", "10", "8", "10 / 8 × 100 = 125,00, dibatasi = 120,00"),
        ("stabil_cermin", "10", "12", "(2 × 10 − 12) / 10 × 100 = 80,00"),
    ],
)
def test_the_sum_written_out_leads_to_its_result(
    nama: str, target: str, realisasi: str, tulisan: str
) -> None:
    b = batas("110", "120") if nama == "rasio_terbalik" else None
    p = hitung_capaian(metode(nama), D(target), D(realisasi), batas=b).perhitungan
    masukan = {
        "target": Masukan("target", D(target)).tampil,
        "realisasi": Masukan("realisasi", D(realisasi)).tampil,
    }
    assert p.penuh is not None
    assert f"{p.pola.format_map(masukan)} = {cetak(p.penuh)}" == tulisan


def test_floor_and_cap_say_what_they_changed() -> None:
    rendah = hitung_capaian(metode("cermin"), D(10), D(25)).perhitungan
    tinggi = hitung_capaian(metode("rasio"), D(10), D(25), batas=batas("120")).perhitungan
    assert "-50,00 dinilai 0,00" in rendah.catatan[0]
    assert "250,00 dinilai 120,00" in tinggi.catatan[0]
    assert (
        hitung_capaian(metode("rasio"), D(10), D(12), batas=batas("120")).perhitungan.catatan == ()
    )


def test_a_cap_that_changes_nothing_is_not_mentioned() -> None:
    hasil = hitung_capaian(metode("rasio"), D(10), D(12), batas=batas("110", "120")).perhitungan
    assert hasil.penuh == 120
    assert hasil.catatan == ()


def test_a_result_on_the_half_is_published_upwards() -> None:
    hasil = nilai("rasio", D("1.2"), D("1.19994"))
    assert hasil == D("99.995")
    assert bulatkan(hasil, 2) == D("100.00")
