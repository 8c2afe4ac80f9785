"""The slips of a real report are found, each in its class, and its right figures are left alone.

Only the figures and tables are transcribed; one indicator of a program is left out and the means
over programs adjusted to that.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip.periksa import HasilPeriksa, JenisTemuan, Temuan, baca_dokumen, periksa

NASKAH = Path(__file__).parent / "naskah" / "bareng-2024.txt"


@pytest.fixture(scope="module")
def hasil() -> HasilPeriksa:
    return periksa(baca_dokumen(NASKAH))


@pytest.mark.parametrize(
    ("tabel", "tercetak"),
    [
        ("Tabel 2.3", "2,580,595,912"),  # budget total of the agreement
        ("Tabel 1.2", "22,02"),  # the component and the sum it spoils
        ("Tabel 3.14", "1,39"),
        ("Tabel 3.6", "71,59"),
        ("Tabel 3.6", "8,05"),
        ("Tabel 3.10", "98,84"),
        ("Tabel 3.15", "9"),
        ("Tabel 3.16", "65,71"),
        ("Tabel 3.16", "40"),
        ("Tabel 3.16", "14"),
        ("Tabel 3.2", "Tidak mencapai target: -"),
        ("Tabel 3.11", "89,32"),
        ("Tabel 3.11", "98,37"),
        ("", "68 unit"),
        ("", "101,4%"),
        ("", "melampaui target yang ditetapkan pada seluruh indikator sasaran"),
        ("Skala", ">90% - 110%"),
        ("", "101,37%"),  # the closing: 8,05 exceeding a target of 8,16
    ],
)
def test_what_cannot_be_true_is_found(hasil: HasilPeriksa, tabel: str, tercetak: str) -> None:
    assert any(
        t.jenis is JenisTemuan.SALAH and t.tabel.startswith(tabel) and t.tercetak == tercetak
        for t in hasil.temuan
    )


def test_what_may_be_true_is_asked(hasil: HasilPeriksa) -> None:
    ditanya = {t.cek: t for t in hasil.temuan if t.jenis is JenisTemuan.PERTANYAAN}
    assert set(ditanya) == {"ipp", "batas"}
    assert ditanya["ipp"].tercetak == "3,35"


def test_nothing_else_is_said(hasil: HasilPeriksa) -> None:
    """So 99,04; 101,37; 65,71 in table 3.15; 10,89; 12,06; 88,15; 96,11 and both formulas hold."""
    assert {(t.cek, t.tabel.split(" tahun")[0][:11]) for t in hasil.temuan} == {
        ("jumlah", "Tabel 1.2 H"), ("campuran", "Tabel 1.2 H"), ("jumlah", "Tabel 2.3 A"),
        ("skala", "Skala capai"), ("status", "Tabel 3.2 P"), ("capaian", "Tabel 3.6 K"),
        ("ganda", "Tabel 3.10 "), ("porsi", "Tabel 3.11 "), ("jumlah", "Tabel 3.14 "),
        ("jumlah", "Tabel 3.15 "), ("persen", "Tabel 3.15 "), ("jumlah", "Tabel 3.16 "),
        ("selisih", "Tabel 3.16 "), ("narasi", ""), ("rincian", ""), ("kalimat", ""),
        ("seluruh", ""), ("batas", ""), ("ipp", "Nilai IPP"),
    }  # fmt: skip
    benar = {"99,04", "99,04%", "10,89", "12,06", "88,15", "96,11"}
    assert not benar & {t.tercetak for t in hasil.temuan}


def test_decisions_that_change_are_marked(hasil: HasilPeriksa) -> None:
    def putusan(t: Temuan) -> bool:
        return t.mengubah_putusan

    assert {t.cek for t in hasil.temuan if putusan(t)} == {"seluruh", "status"}
