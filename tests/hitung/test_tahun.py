"""A year from its quarters: aggregation, versions, and the kinds of no number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.berkas.baris import (
    Anggaran,
    Komponen,
    Layanan,
    NilaiLuar,
    Penerus,
    Realisasi,
    RespondenSkm,
    SimpulVersi,
    Target,
    UnsurSkm,
    VersiRencana,
)
from sakip.berkas.model import Berkas
from sakip.core.angka import TanpaNilai
from sakip.core.aturan.jenis import Agregasi, Entri, Polaritas
from sakip.galat import Galat

from .conftest import indikator, jalankan, kecil, realisasi, target

TW = tuple(f"2024-T{k}" for k in range(1, 5))


def _quarters(*nilai: str) -> tuple[Realisasi, ...]:
    return tuple(realisasi(n, t) for n, t in zip(nilai, TW, strict=False))


@pytest.mark.parametrize(
    ("agregasi", "entri", "nilai", "tahun"),
    [
        (Agregasi.JUMLAH, Entri.PER_PERIODE, ("3", "4", "5", "6"), "18"),
        (Agregasi.POSISI_AKHIR, Entri.PER_PERIODE, ("83", "84", "85", "86"), "86"),
        (Agregasi.RATA_RATA, Entri.PER_PERIODE, ("90", "90", "90", "90"), "90"),
        (Agregasi.MAKS, Entri.PER_PERIODE, ("1", "9", "3", "4"), "9"),
        (Agregasi.MIN, Entri.PER_PERIODE, ("5", "2", "3", "4"), "2"),
        (Agregasi.JUMLAH, Entri.KUMULATIF, ("25", "50", "75", "100"), "100"),
    ],
)
def test_quarters_become_a_year_by_the_indicators_own_way(
    agregasi: Agregasi, entri: Entri, nilai: tuple[str, ...], tahun: str
) -> None:
    berkas = kecil(
        indikator(agregasi=agregasi, entri=entri),
        target=(target("100"), *(target("25", t) for t in TW)),
        realisasi=_quarters(*nilai),
    )
    assert jalankan(berkas).ambil("realisasi:a:2024").terbit == Decimal(tahun)


def test_a_quarter_without_target_is_left_out_of_the_mean() -> None:
    tanpa = Target(
        indikator="a", jenis="triwulan", periode="2024-T1", kosong=TanpaNilai.TIDAK_DITARGETKAN
    )
    berkas = kecil(
        indikator(agregasi=Agregasi.RATA_RATA),
        target=(target("90"), tanpa, *(target("90", t) for t in TW[1:])),
        realisasi=_quarters("0", "90", "90", "90"),
    )
    buku = jalankan(berkas)
    assert buku.ambil("realisasi:a:2024").terbit == 90
    hasil = buku.ambil("capaian:a:2024-T1")
    assert hasil.kosong is not None
    assert hasil.kosong.jenis is TanpaNilai.TIDAK_DITARGETKAN


def test_an_unfilled_quarter_leaves_a_sum_open_and_never_counts_as_zero() -> None:
    berkas = kecil(
        indikator(agregasi=Agregasi.JUMLAH),
        target=(target("40"), *(target("10", t) for t in TW)),
        realisasi=_quarters("10", "10", "10"),
    )
    hasil = jalankan(berkas).ambil("realisasi:a:2024")
    assert hasil.terbit is None
    assert hasil.kosong is not None
    assert hasil.kosong.jenis is TanpaNilai.BELUM_DIISI
    assert "TW IV" in hasil.kosong.alasan


def test_a_ratio_is_added_up_as_ratio_of_sums() -> None:
    iv = indikator(
        satuan="%",
        agregasi=Agregasi.RASIO_JUMLAH,
        rumus="selesai / masuk × 100",
        komponen=(
            Komponen(nama="selesai", label="Pengaduan selesai", satuan="pengaduan"),
            Komponen(nama="masuk", label="Pengaduan masuk", satuan="pengaduan"),
        ),
    )
    isi = [("1", "1"), ("0", "9")]
    berkas = kecil(
        iv,
        target=(target("100"),),
        realisasi=tuple(
            Realisasi(
                indikator="a",
                periode=t,
                komponen={"selesai": Decimal(s), "masuk": Decimal(m)},
            )
            for (s, m), t in zip(isi, TW, strict=False)
        ),
    )
    buku = jalankan(berkas)
    assert buku.ambil("realisasi:a:2024-T1").terbit == 100
    assert buku.ambil("realisasi:a:2024").terbit == 10
    assert "1 / 10 × 100" in buku.ambil("realisasi:a:2024").hitungan


def test_quarter_targets_that_miss_the_pk_target_are_warned_about() -> None:
    berkas = kecil(
        indikator(agregasi=Agregasi.JUMLAH),
        target=(target("40"), *(target("9", t) for t in TW)),
        realisasi=_quarters("9", "9", "9", "9"),
    )
    assert [p.kode for p in jalankan(berkas).peringatan] == ["target.triwulan"]


def test_a_quarter_is_measured_against_the_version_in_force_on_its_last_day() -> None:
    perubahan = VersiRencana(
        id="perubahan-1", periode="2024", berlaku=date(2024, 9, 20), nama="PK Perubahan"
    )
    murni = VersiRencana(id="murni", periode="2024", berlaku=date(2024, 1, 2), nama="PK")
    berkas = kecil(
        indikator(agregasi=Agregasi.POSISI_AKHIR),
        versi_rencana=(murni, perubahan),
        target=(
            target("80"),
            target("90", versi="perubahan-1"),
            *(target("80", t) for t in TW),
            target("90", TW[2], versi="perubahan-1"),
            target("90", TW[3], versi="perubahan-1"),
        ),
        realisasi=_quarters("80", "80", "81", "81"),
    )
    buku = jalankan(berkas)
    assert buku.ambil("capaian:a:2024-T2").alamat.versi == "murni"
    assert buku.ambil("capaian:a:2024-T2").terbit == 100
    assert buku.ambil("capaian:a:2024-T3").alamat.versi == "perubahan-1"
    assert buku.ambil("capaian:a:2024-T3").terbit == 90
    assert buku.ambil("capaian:a:2024").terbit == 90
    assert buku.ambil("target:a:2024@murni").terbit == 80


def test_a_value_that_is_not_out_yet_is_not_available_and_left_out_of_the_mean() -> None:
    luar = indikator("lhe", asal="luar", iku=True)
    biasa = indikator("b", iku=True)
    berkas = kecil(
        luar,
        biasa,
        target=(target("80", nama="lhe"), target("50", nama="b")),
        realisasi=(realisasi("50", nama="b"),),
    )
    buku = jalankan(berkas)
    hasil = buku.ambil("realisasi:lhe:2024")
    assert hasil.tampil == "belum tersedia"
    assert hasil.kosong is not None
    assert hasil.kosong.alasan
    rerata = buku.ambil("rerata-capaian:iku:2024")
    assert rerata.terbit == 100
    assert "1 dari 2" in rerata.catatan[0]


def test_an_outside_value_that_differs_from_our_sum_is_warned_about() -> None:
    berkas = kecil(
        indikator(),
        target=(target("80"),),
        realisasi=(realisasi("73.59"),),
        nilai_luar=(
            NilaiLuar(
                indikator="a", tahun_pakai=2024, penerbit="Inspektorat", nilai=Decimal("73.55")
            ),
        ),
    )
    assert [p.kode for p in jalankan(berkas).peringatan] == ["nilai_luar.beda"]


def test_an_ordinal_target_is_reached_or_compared_by_lower_bounds() -> None:
    iv = indikator(polaritas=Polaritas.PREDIKAT, skala="skala.akip")
    janji = Target(indikator="a", jenis="tahunan", periode="2024", label="BB")
    for kelas, capaian in (("A", "100.00"), ("BB", "100.00"), ("B", "85.71")):
        berkas = kecil(
            iv,
            target=(janji,),
            realisasi=(Realisasi(indikator="a", periode="2024", label=kelas),),
        )
        assert jalankan(berkas).ambil("capaian:a:2024").terbit == Decimal(capaian)
    berkas = kecil(iv, target=(janji,), realisasi=(realisasi("73.59"),))
    assert jalankan(berkas).ambil("capaian:a:2024").terbit == 100


def test_a_range_target_is_met_anywhere_inside() -> None:
    berkas = kecil(
        indikator(polaritas=Polaritas.RENTANG),
        target=(target("7", nilai_atas=Decimal(8)),),
        realisasi=(realisasi("7.5"),),
    )
    assert jalankan(berkas).ambil("capaian:a:2024").terbit == 100


def test_an_indicator_that_changed_its_code_keeps_its_series() -> None:
    lama = indikator("lama", tahun=2023, sampai=2023)
    berkas = kecil(
        lama,
        indikator(),
        target=(target("10"),),
        realisasi=(realisasi("8", "2023", "lama"), realisasi("9")),
        penerus=(
            Penerus(
                objek="indikator", lama="lama", baru="a", jenis="ganti_rumusan", sebanding=True
            ),
        ),
    )
    buku = jalankan(berkas)
    assert buku.ambil("realisasi-sebanding:a:2023").terbit == 8
    assert buku.ambil("selisih-tahunan:a:2024").terbit == 1


def test_a_successor_that_is_not_comparable_says_so() -> None:
    berkas = kecil(
        indikator("lama", tahun=2023, sampai=2023),
        indikator(),
        target=(target("10"),),
        realisasi=(realisasi("8", "2023", "lama"), realisasi("9")),
        penerus=(
            Penerus(
                objek="indikator",
                lama="lama",
                baru="a",
                jenis="pecah",
                sebanding=False,
                alasan="rumusnya lain",
            ),
        ),
    )
    hasil = jalankan(berkas).ambil("realisasi-sebanding:a:2023")
    assert hasil.kosong is not None
    assert "rumusnya lain" in hasil.kosong.alasan


def test_money_of_quarters_adds_up_and_absorption_runs_through_the_year() -> None:
    uang = [
        Anggaran(simpul="ss", periode="2024", jenis="pagu", nilai=Decimal(1000)),
        *(
            Anggaran(simpul="ss", periode=t, jenis="realisasi", nilai=Decimal(n))
            for t, n in zip(TW, (100, 200, 300, 250), strict=True)
        ),
    ]
    buku = jalankan(kecil(indikator(), anggaran=tuple(uang)))
    assert buku.ambil("realisasi-anggaran:ss:2024").terbit == 850
    assert buku.ambil("serapan:ss:2024-T2").terbit == 30
    assert "(100 + 200) / 1.000 × 100" in buku.ambil("serapan:ss:2024-T2").hitungan
    assert buku.ambil("serapan:kantor:2024").terbit == 85
    assert buku.ambil("silpa:kantor:2024").terbit == 150


def test_a_total_that_is_not_the_sum_of_its_parts_is_warned_about() -> None:
    uang = (
        Anggaran(simpul="t", periode="2024", jenis="pagu", nilai=Decimal(900)),
        Anggaran(simpul="ss", periode="2024", jenis="pagu", nilai=Decimal(1000)),
    )
    buku = jalankan(kecil(indikator(), anggaran=uang))
    assert [p.kode for p in buku.peringatan] == ["anggaran.jumlah"]


def test_no_money_at_all_gives_no_money_figures() -> None:
    buku = jalankan(kecil(indikator(), target=(target("1"),), realisasi=(realisasi("1"),)))
    assert buku.ada("pagu", "kantor", "2024") is None


def test_an_unknown_address_names_the_nearest() -> None:
    buku = jalankan(kecil(indikator(), target=(target("1"),), realisasi=(realisasi("1"),)))
    with pytest.raises(Galat, match=r"capaian:a:2024"):
        buku.ambil("capaian:b:2024")


@given(st.lists(st.decimals("0.01", "9999.99", places=2), min_size=2, max_size=8, unique=True))
def test_means_do_not_depend_on_the_order_of_indicators(nilai: list[Decimal]) -> None:
    def rerata(urutan: list[Decimal]) -> Decimal | None:
        nama = {n: f"i{nilai.index(n)}" for n in nilai}
        berkas = kecil(
            *(indikator(nama[n], iku=True, urut=i) for i, n in enumerate(urutan)),
            target=tuple(target("100", nama=nama[n]) for n in urutan),
            realisasi=tuple(realisasi(str(n), nama=nama[n]) for n in urutan),
        )
        return jalankan(berkas).ambil("rerata-capaian:iku:2024").penuh

    assert rerata(nilai) == rerata(nilai[::-1])


def test_an_earlier_year_given_by_components_is_computed_too() -> None:
    iv = indikator(
        tahun=2023,
        rumus="selesai / masuk × 100",
        satuan="%",
        komponen=(
            Komponen(nama="selesai", label="Selesai", satuan="berkas"),
            Komponen(nama="masuk", label="Masuk", satuan="berkas"),
        ),
    )
    lalu = Realisasi(
        indikator="a", periode="2023", komponen={"selesai": Decimal(3), "masuk": Decimal(4)}
    )
    buku = jalankan(kecil(iv, target=(target("80"),), realisasi=(lalu, realisasi("80"))))
    assert buku.ambil("realisasi:a:2023").terbit == 75
    assert buku.ambil("selisih-tahunan:a:2024").terbit == 5


def _of_two_years(*lain: Realisasi, **lembar: Any) -> Berkas:
    tahun_lalu = indikator(tahun=2023, agregasi=Agregasi.JUMLAH)
    return kecil(
        tahun_lalu,
        target=(target("10", "2023"), target("12")),
        realisasi=(
            *(realisasi(n, f"2023-T{k}") for k, n in enumerate(("1", "2", "3", "5"), 1)),
            realisasi("13"),
            *lain,
        ),
        simpul_versi=tuple(
            SimpulVersi(simpul=s, tahun=2023, induk=induk, nama=f"Simpul {s}")
            for s, induk in (("t", None), ("ss", "t"))
        ),
        **lembar,
    )


def test_last_year_is_made_of_its_quarters_where_nobody_entered_it_as_one_figure() -> None:
    berkas = _of_two_years()
    buku = jalankan(berkas)
    lalu = buku.ambil("realisasi:a:2023")
    assert lalu.terbit == 11
    assert lalu == jalankan(berkas, 2023).ambil("realisasi:a:2023")
    assert [str(m.alamat) for m in lalu.masukan] == [f"realisasi:a:2023-T{k}" for k in range(1, 5)]
    assert buku.ambil("capaian:a:2023").terbit == 110
    assert buku.ambil("selisih-tahunan:a:2024").terbit == 2


def test_what_somebody_entered_for_last_year_stands_before_its_quarters() -> None:
    assert jalankan(_of_two_years(realisasi("12", "2023"))).ambil("realisasi:a:2023").terbit == 12


def test_words_of_last_year_without_a_figure_leave_it_to_the_quarters() -> None:
    kata = Realisasi(indikator="a", periode="2023", kosong=TanpaNilai.BELUM_DIISI, penjelasan="x")
    assert jalankan(_of_two_years(kata)).ambil("realisasi:a:2023").terbit == 11


@pytest.mark.parametrize("sebab", [s for s in TanpaNilai if s is not TanpaNilai.BELUM_DIISI])
def test_another_kind_of_no_number_of_last_year_stays_itself(sebab: TanpaNilai) -> None:
    kata = Realisasi(indikator="a", periode="2023", kosong=sebab, alasan="surat")
    lalu = jalankan(_of_two_years(kata)).ambil("realisasi:a:2023")
    assert lalu.kosong is not None
    assert lalu.kosong.jenis is sebab


def test_a_survey_of_last_year_is_its_realisasi_with_the_sum_behind_it() -> None:
    unsur = tuple(
        UnsurSkm(periode=p, layanan="loket", unsur=f"u{k}", nilai=Decimal(n))
        for p, n in (("2023", "80"), ("2024", "85"))
        for k in range(1, 10)
    )
    berkas = kecil(
        indikator(tahun=2023, asal="skm"),
        target=(target("80", "2023"), target("82")),
        layanan=(Layanan(id="loket", nama="Loket"),),
        skm_unsur=unsur,
        skm_responden=tuple(
            RespondenSkm(layanan="loket", periode=p, jumlah=30) for p in ("2023", "2024")
        ),
        simpul_versi=tuple(
            SimpulVersi(simpul=s, tahun=2023, induk=induk, nama=f"Simpul {s}")
            for s, induk in (("t", None), ("ss", "t"))
        ),
    )
    buku = jalankan(berkas)
    assert buku.ambil("realisasi:a:2023") == jalankan(berkas, 2023).ambil("realisasi:a:2023")
    assert buku.ambil("realisasi:a:2023").terbit == 80
    assert buku.ambil("ikm:kantor:2023").terbit == 80
    assert buku.ambil("ikm:kantor:2024").terbit == 85
