"""Cells: what could be read in two ways is refused, with what to write instead."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sakip.berkas import baris as b
from sakip.terjemah import galat_validasi


def refusal(kelas: type[b.Baris], **isi: Any) -> str:
    with pytest.raises(ValidationError) as salah:
        kelas(**isi)
    return str(galat_validasi(salah.value, ""))


def target(nilai: object, **lain: Any) -> dict[str, Any]:
    return {"indikator": "a", "jenis": "tahunan", "periode": "2024", "nilai": nilai, **lain}


@pytest.mark.parametrize(
    ("tertulis", "saran"),
    [
        ("74,30", "Tulis 74.30."),
        ("1.500,5", "Tulis 1500.5."),
        ("2.717.989.953", "Tulis 2717989953."),
        ("Rp 500", "Tulis 500; satuan 'Rp'"),
        ("100%", "Tulis 100; satuan '%'"),
        ("-", "tulis kosong: tidak_ditargetkan"),
        ("n/a", "tulis kosong: tidak_berlaku"),
        ("BB", "tulis sebagai label"),
        ("1e9", "titik desimal"),
        ("٣", "titik desimal"),
        ("9" * 40, "Paling banyak 30 angka"),
        (74.3, "Tulis sebagai teks"),
        (True, "true bukan angka baku"),
    ],
)
def test_a_figure_not_in_exact_form_is_answered_with_the_form(tertulis: object, saran: str) -> None:
    assert saran in refusal(b.Target, **target(tertulis))


@given(st.decimals(-(10**15), 10**15, places=4))
def test_an_exact_figure_is_taken_to_the_last_digit(nilai: Decimal) -> None:
    teks = b.teks_baku(nilai)
    satu = b.Target(**target(teks))
    assert satu.nilai == nilai
    assert satu.model_dump(mode="json")["nilai"] == teks


def test_a_thousand_persons_are_never_one() -> None:
    assert "tanpa titik ribuan" in refusal(
        b.RespondenSkm, layanan="a", periode="2024", jumlah="1.000"
    )
    assert "bukan bilangan bulat" in refusal(
        b.RespondenSkm, layanan="a", periode="2024", jumlah=1.0
    )


def test_rupiah_with_three_decimals_is_a_thousand_written_as_on_paper() -> None:
    pesan = refusal(b.Anggaran, simpul="a", periode="2024", jenis="pagu", nilai="150.000")
    assert "mungkin maksud Anda 150000" in pesan


def test_money_is_not_negative_and_a_range_is_in_order() -> None:
    uang = {"simpul": "a", "periode": "2024", "jenis": "pagu"}
    assert "terlalu kecil" in refusal(b.Anggaran, **uang, nilai="-5")
    assert "Tukar keduanya" in refusal(b.Anggaran, **uang, bawah="2", atas="1")
    assert "Isi nilai saja" in refusal(b.Anggaran, **uang, nilai="1", atas="2")


@pytest.mark.parametrize(
    ("tertulis", "saran"),
    [
        ("31 Desember 2024", "Tulis 2024-12-31."),
        ("31/12/2024", "Tulis 2024-12-31."),
        ("2024", "misalnya 2024-12-31"),
        (0, "misalnya 2024-12-31"),
    ],
)
def test_a_date_is_year_month_day_and_never_a_count_of_seconds(
    tertulis: object, saran: str
) -> None:
    assert saran in refusal(b.Dokumen, id="a", judul="x", jenis="surat", tanggal=tertulis)


def test_a_bad_id_is_answered_with_a_good_one() -> None:
    assert "misalnya nilai-akip." in refusal(b.Indikator, id="Nilai AKIP!")


def test_a_period_that_nobody_computes_is_refused() -> None:
    assert "2024-06 berupa bulan" in refusal(
        b.Realisasi, indikator="a", periode="2024-06", nilai="1"
    )
    assert "hanya tahun" in refusal(b.RespondenSkm, layanan="a", periode="2024-T1", jumlah="1")
    assert "memerlukan periode tahun" in refusal(b.Target, **target("1", periode="2024-T1"))


def test_a_figure_is_given_in_exactly_one_way() -> None:
    assert "belum ada" in refusal(b.Target, **target(None))
    assert "lebih dari satu cara" in refusal(b.Target, **target("1", kosong="belum_diisi"))
    assert "disertai alasan" in refusal(b.Target, **target(None, kosong="belum_tersedia"))


def test_the_upper_end_of_a_range_is_not_below_the_lower() -> None:
    assert "ujung atas" in refusal(b.Target, **target("8", nilai_atas="7"))
    assert b.Target(**target("7", nilai_atas="8")).nilai_atas == Decimal(8)


def test_things_do_not_end_before_they_begin() -> None:
    rencana = {"id": "murni", "periode": "2024", "nama": "PK"}
    assert "sesudah masanya habis" in refusal(b.VersiRencana, **rencana, berlaku="2025-01-01")
    masa = {"mulai": date(2024, 5, 1), "selesai": date(2024, 4, 1)}
    assert "lebih awal" in refusal(b.Pejabat, id="a", jabatan="b", nama="C", **masa)
    versi = {"simpul": "a", "nama": "A", "tahun": 2024, "sampai": 2023}
    assert "Berakhir 2023" in refusal(b.SimpulVersi, **versi)


def test_an_indicator_says_one_formula_and_the_scale_it_needs() -> None:
    iv = {"indikator": "a", "tahun": 2024, "simpul": "s", "nama": "A"}
    assert "dua kali" in refusal(b.IndikatorVersi, **iv, rumus="x", rumus_aturan="rumus.ikpp")
    assert "belum ada" in refusal(b.IndikatorVersi, **iv, asal="rumus")
    assert "menyebut skalanya" in refusal(b.IndikatorVersi, **iv, polaritas="predikat")


@pytest.mark.parametrize("huruf", ["\x00", "\x1b", "\x85", "\uffff"])
def test_an_invisible_control_character_is_refused(huruf: str) -> None:
    assert "tidak terlihat" in refusal(b.Dokumen, id="a", judul=f"x{huruf}y", jenis="surat")


def test_texts_lose_outer_spaces_and_keep_their_lines() -> None:
    satu = b.Dokumen(id="a", judul="  baris satu\r\nbaris dua \n", jenis="surat")
    assert satu.judul == "baris satu\nbaris dua"


def test_an_error_inside_a_list_of_components_names_its_place() -> None:
    pesan = refusal(b.Realisasi, indikator="a", periode="2024", komponen={"desa": ["1", "1,2"]})
    assert "butir 2" in pesan
    assert "Tulis 1.2." in pesan
