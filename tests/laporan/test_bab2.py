"""BAB II: plans and what changed in them, the agreement, indicators with their formulas."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.berkas.baris import Target
from sakip.laporan.bahan import Bahan
from sakip.laporan.formulasi import formula_of, typeset
from sakip.laporan.lkjip.perencanaan import ISI
from sakip.laporan.tabel.rencana import TABEL, planned
from sakip.naskah.pohon import Isi, Paragraf, Pecahan, Tabel, potongan
from sakip.naskah.telusur import polos

from .kantor import BERJALAN, bahan, changed, rows, said, tables

TARGET_DIUBAH = "p1.k5.s2.i1"


def _table(nama: str, satu: Bahan | None = None) -> Tabel:
    return tables(TABEL[nama].buat(satu or bahan(), "2.1"))[0]


# -- Renstra and Renja --------------------------------------------------------


def test_the_medium_term_plan_gives_each_sasaran_its_last_target() -> None:
    teks = said(ISI["renstra"](bahan()))
    assert "Renstra Kecamatan Bareng 2024-2026 memuat dua sasaran strategis" in teks
    assert "Nilai Evaluasi AKIP Kecamatan Bareng: 73,50" in teks
    assert "Indeks Kualitas Pelayanan Publik (IKPP) Kecamatan Bareng: 6,80" in teks


def test_a_plan_that_was_changed_says_why() -> None:
    teks = said(ISI["renja"](bahan()))
    assert "diubah satu kali: Perubahan Renja 2024 karena perubahan strategi." in teks


def test_every_planned_indicator_stands_in_the_renja_with_both_targets() -> None:
    isi = rows(_table("renja"))
    assert len(isi) == len(planned(bahan())) == 48
    satu = next(r for r in isi if r[-3] == "7 unit")
    assert satu[-2:] == ["58 unit", "51 unit"]
    assert sum(r[-1] != "–" for r in isi) == 1


def test_a_target_that_was_lowered_is_said_to_be_lower() -> None:
    ubah = next(t for t in bahan().berkas.target if t.indikator == TARGET_DIUBAH and t.nilai == 58)
    lain = tuple(t for t in bahan().berkas.target if t is not ubah)
    satu = changed(target=(*lain, ubah.model_copy(update={"nilai": Decimal(5)})))
    assert [r[-1] for r in rows(_table("renja", satu)) if r[-1] != "–"] == ["-2 unit"]


def test_a_plan_that_was_not_changed_has_one_column_of_targets() -> None:
    versi = tuple(v for v in bahan().berkas.versi_rencana if v.id == "murni")
    satu = changed(versi_rencana=versi)
    assert len(_table("renja", satu).kolom) == 3
    assert "7 unit" in [r[-1] for r in rows(_table("renja", satu))]
    assert "tidak diubah" in said(ISI["renja"](satu))


# -- agreement ----------------------------------------------------------------


def test_the_money_of_the_agreement_is_the_sum_of_its_programmes() -> None:
    sasaran, program = tables(TABEL["perjanjian-kinerja"].buat(bahan(), "2.2"))
    assert [r[-1] for r in rows(sasaran)] == ["74,30", "8,05"]
    isi = rows(program)
    assert isi[-1] == ["Jumlah", "2.876.885.603"]
    rupiah = [int(r[-1].replace(".", "")) for r in isi[:-1] if re.fullmatch(r"[\d.]{7,}", r[-1])]
    assert sum(rupiah) == 2_876_885_603
    assert len(rupiah) == 6


def test_a_programme_with_two_indicators_has_its_money_once() -> None:
    _, program = tables(TABEL["perjanjian-kinerja"].buat(bahan(), "2.2"))
    assert sum("72.664.350" in r for r in rows(program)) == 1


# -- indicators ---------------------------------------------------------------


def test_each_iku_has_its_formula_meaning_and_source() -> None:
    tabel = _table("iku")
    isi = [s.isi for b in tabel.baris for s in b.semua_sel]
    pecahan = Pecahan("(IKM non konversi × 2,5) + (IPP × 2)", "2")
    assert ("IKPP = ", pecahan) in isi
    teks = [" ".join(r) for r in rows(tabel)]
    assert "Hasil evaluasi SAKIP Kecamatan Bareng" in teks[0]
    assert teks[1].startswith("Definisi: Penilaian Inspektorat")


def test_an_iku_without_formula_or_source_is_incomplete() -> None:
    polos_ = tuple(
        i.model_copy(update={"formulasi": "", "sumber_data": ""}) if i.indikator == "akip" else i
        for i in bahan().berkas.indikator_versi
    )
    satu = changed(indikator_versi=polos_)
    _table("iku", satu)
    assert [k.split()[0] for k in satu.kurang] == ["formulasi", "sumber"]


def test_a_formula_that_is_only_computed_is_written_with_the_names_of_its_parts() -> None:
    iv = next(i for i in bahan().indikator if i.indikator == "p5.i1")
    tanpa = iv.model_copy(update={"formulasi": ""})
    atas = "Desa yang melaporkan pertanggungjawaban realisasi APB Desa"
    assert formula_of(bahan(), tanpa) == (Pecahan(atas, "Jumlah desa"), " ×\N{NO-BREAK SPACE}100")
    ikpp = next(i for i in bahan().indikator if i.indikator == "ikpp")
    isi = formula_of(bahan(), ikpp.model_copy(update={"formulasi": ""}))
    assert "Indeks Pelayanan Publik" in polos(isi)


def test_all_indicators_below_the_sasaran_are_listed_with_their_sums() -> None:
    tabel = _table("indikator-program", bahan(BERJALAN))
    isi = rows(tabel)
    assert [r[0] for r in isi] == [str(n) for n in range(1, len(planned(bahan(BERJALAN))) + 1)]
    rumus = [p for b in tabel.baris for p in b.semua_sel[-1].blok if isinstance(p, Paragraf)]
    assert any(isinstance(p, Pecahan) for satu in rumus for p in potongan(satu.isi))


@pytest.mark.parametrize(
    ("teks", "jadi"),
    [
        ("Jumlah a/b / Jumlah c x 100%", (Pecahan("Jumlah a/b", "Jumlah c"), " × 100%")),
        ("Nilai = A / (B + C) × 100", ("Nilai = ", Pecahan("A", "B + C"), " × 100")),
        ("A x B / C", (Pecahan("A x B", "C"),)),
        ("A / B / C", "A / B / C"),
        ("A / B × bobot × 25", "A / B × bobot × 25"),
        ("A + B / C", "A + B / C"),
        ("Nilai PATEN tahun n", "Nilai PATEN tahun n"),
        (" / ", " / "),
    ],
)
def test_only_what_can_be_read_one_way_becomes_a_fraction(teks: str, jadi: Isi) -> None:
    assert typeset(teks) == jadi


@given(st.lists(st.sampled_from(("A", "b c", "/", "(", ")", "+", "×", "x", "=", "100", "2,5"))))
def test_typesetting_loses_no_word_of_a_formula(potong: list[str]) -> None:
    teks = " ".join(potong)
    huruf = re.compile(r"[^\w,]|x")
    assert huruf.sub("", polos(typeset(teks))) == huruf.sub("", teks)


def test_a_target_that_is_a_class_is_printed_as_its_class() -> None:
    target = (
        Target(indikator="akip", jenis="tahunan", periode="2024", label="BB"),
        *(t for t in bahan().berkas.target if t.indikator != "akip"),
    )
    iv = tuple(
        i.model_copy(update={"polaritas": "predikat", "skala": "skala.akip"})
        if i.indikator == "akip"
        else i
        for i in bahan().berkas.indikator_versi
    )
    satu = changed(target=target, indikator_versi=iv)
    atas, _ = tables(TABEL["perjanjian-kinerja"].buat(satu, "2.2"))
    assert rows(atas)[0][-1] == "BB"
