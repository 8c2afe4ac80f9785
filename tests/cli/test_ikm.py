"""`sakip ikm`: from a list of respondents to index, mutu, and what to know about them."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from .conftest import Sakip

UNSUR = tuple(f"U{i}" for i in range(1, 10))


def csv_of(folder: Path, *baris: str, nama: str = "survei.csv") -> str:
    (folder / nama).write_text("\n".join(baris) + "\n", encoding="utf-8")
    return nama


def data(sakip: Sakip, *isian: str) -> dict[str, Any]:
    hasil: dict[str, Any] = json.loads(sakip("ikm", *isian, "--json").out)
    return hasil


def test_all_fours_are_a_hundred(sakip: Sakip, folder: Path) -> None:
    csv_of(folder, ",".join(UNSUR), *[",".join("4" * 9)] * 10)
    hasil = sakip("ikm", "survei.csv")
    assert hasil.kode == 0
    assert "survei.csv: 10 responden" in hasil.out
    assert "Semua responden (10): IKM 100,00, mutu A (Sangat Baik)" in hasil.out
    assert "PermenPANRB 14/2017" in hasil.out


def test_the_index_of_the_published_example(sakip: Sakip, folder: Path) -> None:
    """29 respondents, sums 105 101 100 116 102 105 106 105 115: NI 3,6590 and IKM 91,48."""
    jumlah = (105, 101, 100, 116, 102, 105, 106, 105, 115)
    baris = [[4 if i < n - 87 else 3 for n in jumlah] for i in range(29)]
    csv_of(folder, ",".join(UNSUR), *(",".join(map(str, satu)) for satu in baris))
    semua = data(sakip, "survei.csv")["semua"]
    assert semua["ni"]["nilai"].startswith("3.6590")
    assert semua["ikm"]["terbit"] == "91.48"
    assert [u["jumlah_nilai"] for u in semua["unsur"]] == list(jumlah)


def test_every_service_and_unsur_agrees_with_plain_fractions(sakip: Sakip, folder: Path) -> None:
    acak = Random(7)
    orang = [
        (acak.choice(["KTP", "KK"]), [acak.choice(["", "1", "2", "3", "4"]) for _ in UNSUR])
        for _ in range(200)
    ]
    csv_of(folder, ";".join(("Layanan", *UNSUR)), *(";".join((n, *j)) for n, j in orang))
    hasil = data(sakip, "survei.csv")
    for layanan in hasil["layanan"]:
        milik = [j for n, j in orang if n == layanan["nama"]]
        assert layanan["responden"] == len(milik)
        assert layanan["tidak_lengkap"] == sum("" in j for j in milik)
        rata: list[Fraction] = []
        for i, unsur in enumerate(layanan["unsur"]):
            isi = [int(j[i]) for j in milik if j[i]]
            assert (unsur["jumlah_nilai"], unsur["jumlah_jawaban"]) == (sum(isi), len(isi))
            rata.append(Fraction(sum(isi), len(isi)))
            assert abs(Fraction(unsur["konversi"]["nilai"]) - rata[-1] * 25) < Fraction(1, 10**9)
        ikm = sum(rata, Fraction(0)) / 9 * 25
        assert abs(Fraction(layanan["ikm"]["nilai"]) - ikm) < Fraction(1, 10**9)


def test_columns_are_found_in_any_order_and_by_name(sakip: Sakip, folder: Path) -> None:
    judul = "Biaya,Umur,Prosedur,Persyaratan,Waktu,Produk,Kompetensi,Perilaku,Sarana,Pengaduan"
    csv_of(folder, judul, *["4,30,3,2,4,4,4,4,4,4"] * 5)
    unsur = {
        u["unsur"]: u["rata_rata"]["terbit"] for u in data(sakip, "survei.csv")["semua"]["unsur"]
    }
    assert unsur["persyaratan"] == "2.00"
    assert unsur["prosedur"] == "3.00"
    assert unsur["biaya"] == "4.00"


def test_a_workbook_gives_the_same_as_a_csv(sakip: Sakip, folder: Path) -> None:
    baris: list[list[Any]] = [[*UNSUR], *[[3, 4, 3, 4, 3, 4, 3, 4, 3]] * 4]
    csv_of(folder, *(",".join(map(str, satu)) for satu in baris))
    buku = openpyxl.Workbook()
    lembar = buku.active
    assert lembar is not None
    for satu in baris:
        lembar.append(satu)
    buku.save(folder / "survei.xlsx")
    assert data(sakip, "survei.xlsx")["semua"] == data(sakip, "survei.csv")["semua"]


def test_services_are_listed_and_their_unsur_on_request(sakip: Sakip, folder: Path) -> None:
    csv_of(folder, ",".join(("Loket", *UNSUR)), "A," + ",".join("4" * 9), "B," + ",".join("3" * 9))
    hasil = sakip("ikm", "survei.csv", "--layanan", "Loket")
    baris = [satu.split() for satu in hasil.out.splitlines()]
    assert ["A", "1", "1", "100,00", "A", "(Sangat", "Baik)"] in baris
    assert ["Seluruh", "layanan", "2", "2", "87,50", "B", "(Baik)"] in baris
    assert "B (1): IKM 75,00" not in hasil.out
    assert "B (1): IKM 75,00" in sakip("ikm", "survei.csv", "--rinci").out


def test_a_refused_answer_is_named_with_its_row_and_counts_for_nothing(
    sakip: Sakip, folder: Path
) -> None:
    csv_of(folder, ",".join(UNSUR), ",".join("4" * 9), "5" + ",4" * 8)
    hasil = sakip("ikm", "survei.csv")
    assert hasil.kode == 1
    assert "1 jawaban ditolak" in hasil.out
    assert "survei.csv sel A3" in hasil.out
    assert "IKM 100,00" in hasil.out


def test_skipped_answers_are_told_and_handled_by_the_rule(sakip: Sakip, folder: Path) -> None:
    csv_of(folder, ",".join(UNSUR), ",".join("4" * 9), ",4,4,4,4,4,4,4,4", ",,,,,,,,")
    hasil = sakip("ikm", "survei.csv")
    assert "1 responden melewati sebagian jawaban" in hasil.out
    assert "jawaban yang ada tetap dihitung" in hasil.out
    assert "IKM 100,00" in hasil.out


@pytest.mark.parametrize(
    ("populasi", "kata"),
    [("15", "Diperlukan 14 responden untuk 15 penerima layanan: kurang 4."), ("9", "sudah cukup")],
)
def test_the_sample_is_held_against_the_population(
    sakip: Sakip, folder: Path, populasi: str, kata: str
) -> None:
    csv_of(folder, ",".join(UNSUR), *[",".join("4" * 9)] * 10)
    assert kata in sakip("ikm", "survei.csv", "--populasi", populasi).out


def test_letters_of_a_questionnaire_mean_what_one_says(sakip: Sakip, folder: Path) -> None:
    csv_of(folder, ",".join(UNSUR), ",".join("abcdabcda"))
    assert "huruf" in sakip("ikm", "survei.csv").err
    semua = data(sakip, "survei.csv", "--huruf", "a=1, b=2, c=3, d=4")["semua"]
    assert [u["jumlah_nilai"] for u in semua["unsur"]] == [1, 2, 3, 4, 1, 2, 3, 4, 1]
    assert "tidak dapat dibaca" in sakip("ikm", "survei.csv", "--huruf", "a=satu").err


def test_the_order_of_the_questionnaire_can_be_given(sakip: Sakip, folder: Path) -> None:
    csv_of(folder, ",".join(UNSUR), "1,1,1,1,1,1,1,3,2")
    isian = ("survei.csv", "--urutan", "teks_peraturan")
    unsur = {u["unsur"]: u["jumlah_nilai"] for u in data(sakip, *isian)["semua"]["unsur"]}
    assert (unsur["pengaduan"], unsur["sarana"]) == (3, 2)
    assert sakip("ikm", "survei.csv", "--urutan", "a,b").kode == 2


def test_an_unsur_nobody_answered_leaves_no_index_and_says_so(sakip: Sakip, folder: Path) -> None:
    csv_of(folder, ",".join(UNSUR), ",4,4,4,4,4,4,4,4")
    hasil = sakip("ikm", "survei.csv")
    assert hasil.kode == 0
    assert "IKM tak terdefinisi" in hasil.out
    assert data(sakip, "survei.csv")["semua"]["ikm"]["terbit"] is None


@pytest.mark.parametrize("isian", [["--populasi", "0"], ["--daerah", "atlantis"]])
def test_an_impossible_choice_is_refused(sakip: Sakip, folder: Path, isian: list[str]) -> None:
    csv_of(folder, ",".join(UNSUR), ",".join("4" * 9))
    hasil = sakip("ikm", "survei.csv", *isian)
    assert hasil.kode == 2
    assert hasil.err.startswith("Galat: ")
