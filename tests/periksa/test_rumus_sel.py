"""Formulas of a workbook that is read from a file."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sakip.periksa import Temuan, periksa
from sakip.periksa.baca.berkas import baca_dokumen
from sakip.periksa.cek.rumus_sel import buku_contoh

KEPALA = "Program\tPagu (Rp)\tRealisasi Anggaran (Rp)\tSisa (Rp)\n"
ISI = KEPALA + "".join(f"{n}\t{n}00.000\t{n}0.000\t{n}90.000 =B{b}-C{b}\n" for b, n in
                       enumerate((1, 2, 3, 4, 5), start=2))  # fmt: skip


def temuan(isi: str) -> list[Temuan]:
    return [t for t in periksa(buku_contoh(isi)).temuan if t.cek == "rumus-sel"]


def test_the_same_formula_down_a_column_is_left_alone() -> None:
    assert temuan(ISI.replace("190.000", "90.000")) == []


@pytest.mark.parametrize(
    ("lama", "baru", "sebut"),
    [
        ("390.000 =B4-C4", "390.000", "diketik"),
        ("=B4-C4", "=B4-C3", "lain dari baris-baris lain"),
        ("=B4-C4", "=B4-#REF!", "#REF!"),
    ],
)
def test_the_cell_that_stands_out_is_named(lama: str, baru: str, sebut: str) -> None:
    satu = temuan(ISI.replace(lama, baru))
    assert [("D4" in t.pesan, sebut in t.pesan) for t in satu] == [(True, True)] * len(satu)
    assert satu


def test_a_formula_that_chooses_another_way_is_left_alone() -> None:
    biasa, lain = "=IF(B{0}>C{0},B{0}-C{0},0)", "=IF(B{0}>C{0},100,0)"
    isi = KEPALA + "".join(
        f"{n}\t{n}00.000\t{n}0.000\t{n}90.000 {(lain if n == 3 else biasa).format(n + 1)}\n"
        for n in range(1, 6)
    )
    assert temuan(isi.replace("190.000", "90.000")) == []


def test_a_total_over_a_total_counts_twice() -> None:
    isi = (
        "Program\tAnggaran (Rp)\nA\t1.000\nB\t2.000\nJumlah A dan B\t3.000 =SUM(B2:B3)\nC\t4.000\n"
        "Jumlah\t10.000 =SUM(B2:B5)\n"
    )
    (satu,) = temuan(isi)
    assert "dua kali: B4" in satu.pesan


def test_totals_of_groups_and_their_sum_are_right() -> None:
    isi = (
        "Program\tAnggaran (Rp)\nA\t1.000\nB\t2.000\nJumlah A dan B\t3.000 =SUM(B2:B3)\n"
        "C\t4.000\nD\t1.000\nJumlah C dan D\t5.000 =SUM(B5:B6)\nJumlah\t8.000 =B4+B7\n"
    )
    assert temuan(isi) == []


def test_a_row_left_out_is_found_in_a_real_file(tmp_path: Path) -> None:
    buku = openpyxl.Workbook()
    lembar = buku.active
    assert isinstance(lembar, Worksheet)
    for baris in (["Program", "Anggaran"], ["A", 10], ["B", 20], ["C", 30], ["D", 40]):
        lembar.append(baris)
    lembar.append(["Jumlah", "=SUM(B2:B4)"])
    path = tmp_path / "buku.xlsx"
    buku.save(path)
    (satu,) = [t for t in periksa(baca_dokumen(path)).temuan if t.cek == "rumus-sel"]
    assert "B5 (40)" in satu.pesan


CAPAIAN = "Indikator\tTarget\tRealisasi\tCapaian (%)\n" + "".join(
    f"{n}\t10\t9\t{{}}\n" for n in ("Desa binaan", "Sekolah", "Waktu tanggap", "Korban", "Logistik")
)
BIASA = [f"90 =C{b}/B{b}*100" for b in range(2, 7)]


@pytest.mark.parametrize("rumus", ["110 =(2*B4-C4)/B4*100", "111,11 =B4/C4*100"])
def test_the_capaian_of_which_less_is_better_may_stand_among_the_others(rumus: str) -> None:
    assert temuan(CAPAIAN.format(*BIASA[:2], rumus, *BIASA[3:])) == []


def test_one_formula_of_another_row_and_one_typed_figure_are_both_named() -> None:
    isi = CAPAIAN.format(BIASA[0], "90 =C4/B3*100", *BIASA[2:4], "96")
    sebut = {t.kolom: t.pesan for t in temuan(isi)}
    assert sebut.keys() == {"D3", "D6"}
    assert "diketik" in sebut["D6"]


def test_a_cell_added_to_a_sum_that_has_it_counts_twice() -> None:
    isi = "Program\tAnggaran (Rp)\nA\t1.000\nB\t2.000\nC\t4.000\nJumlah\t9.000 =SUM(B2:B4)+B3\n"
    (satu,) = temuan(isi)
    assert "dua kali: B3" in satu.pesan
