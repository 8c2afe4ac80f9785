"""Bajeng: two years from three papers, empty quarters left empty, each conflict decided."""

from __future__ import annotations

import re
from functools import cache

import pytest

from sakip.berkas.baca import CONTOH, parse_berkas
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.berkas.perhatian import remarks
from sakip.berkas.validasi import bindings
from sakip.hitung import BukuHasil, hitung, rulebook_of

JALUR = CONTOH / "bajeng.yaml"

# What the papers print by quarter: targets, then realisasi. "." is an empty cell, "-" no
# target, "?" a dash although there was a target.
TRIWULAN = {
    "ss1": ("83.00 84.00 85.00 85.00", ". . . ."),
    "sp1": ("6 6 . .", "6 . . ."),
    "sp2": ("100 100 . .", "100 . . ."),
    "sp3": ("100 100 . .", "100 100 . ."),
    "sp4": ("100 100 . .", "100 100 . ."),
    "sp5": ("50 100 . .", "25.45 100 . ."),
    "sp6": ("- . . .", "- . . ."),
    "sp7": ("29 29 . .", "? 29 . ."),
    "sp8": ("1 - . .", "1 - . ."),
    "sp9": ("1 - - -", "1 - - -"),
    "sp10": ("- - - 100", "- - - 100"),
    "sk1": ("4 . . .", "4 . . ."),
    "sk2": ("2 . . .", "2 . . ."),
    "sk3": ("1 . . .", "1 . . ."),
    "sk4": ("5 . . .", "5 . . ."),
    "sk5": ("1 . . .", "0 . . ."),
    "sk6": ("- . . .", "- . . ."),
    "sk7": ("100 . . .", "100 . . ."),
    "sk8": ("25 . . .", "25 . . ."),
    "sk9": ("65 . . .", "38 . . ."),
    "sk11": ("1 . . .", "? . . ."),
    "sk12": ("100 . . .", "0 . . ."),
    "sk13": ("1 . . .", "1 . . ."),
    "sk14": ("1 . . .", "1 . . ."),
    "sk15": ("- - - 1", "- - - 1"),
    "sk16": (". . . 2", "- - - 2"),
}
PK_2024 = {
    "ss1": "84.00", "ss2": "80.00", "sp1": "8", "sp2": "100", "sp3": "100", "sp4": "100",
    "sp5": "100", "sp6": "100", "sk1": "8", "sk2": "3", "sk3": "1", "sk4": "14", "sk5": "1",
    "sk6": "5", "sk7": "100", "sk8": "100", "sk9": "56", "sk10": "300",
}  # fmt: skip
KOSONG = {"tidak_ditargetkan": "-", "belum_tersedia": "?"}


@cache
def bajeng() -> Berkas:
    return parse_berkas(JALUR.read_text(encoding="utf-8"), JALUR.name)


@cache
def tahun(nomor: int) -> BukuHasil:
    return hitung(bajeng(), rulebook_of(bajeng()), tahun=nomor)


def printed(lembar: str, indikator: str, periode: str) -> str:
    for baris in getattr(bajeng(), lembar):
        if (baris.indikator, baris.periode) == (indikator, periode):
            return KOSONG[baris.kosong] if baris.kosong else str(baris.nilai)
    return "."


@pytest.mark.parametrize("simpul", TRIWULAN)
def test_quarters_stand_as_printed_and_empty_ones_have_no_row(simpul: str) -> None:
    triwulan = [f"2023-T{n}" for n in range(1, 5)]
    ada = tuple(
        " ".join(printed(lembar, f"{simpul}.i1", t) for t in triwulan)
        for lembar in ("target", "realisasi")
    )
    assert ada == TRIWULAN[simpul]


def test_no_quarter_is_told_of_an_indicator_the_papers_do_not_mention() -> None:
    bertriwulan = {
        baris.indikator
        for lembar in (bajeng().target, bajeng().realisasi)
        for baris in lembar
        if "-T" in baris.periode
    }
    assert bertriwulan == {f"{simpul}.i1" for simpul in TRIWULAN}


@pytest.mark.parametrize(
    ("lembar", "banyak"),
    [
        ("simpul", 2 + 10 + 16 + 3),
        ("indikator", 28),
        ("target", 18 + 45 + 18),
        ("realisasi", 17 + 42),
        ("nilai_luar", 1),
        ("anggaran", 3),
        ("perjanjian", 1),
        ("catatan", 56),
    ],
)
def test_sheets_have_as_many_rows_as_the_papers(lembar: str, banyak: int) -> None:
    assert len(getattr(bajeng(), lembar)) == banyak


@pytest.mark.parametrize(
    ("alamat", "tampil"),
    [
        ("capaian:ss1.i1:2023", "97,31%"),
        ("capaian:sp1.i1:2023", "100,00%"),
        ("capaian:sp5.i1:2023", "58,46%"),
        ("capaian:sk5.i1:2023", "0,00%"),
        ("capaian:sk6.i1:2023", "0,00%"),
        ("capaian:sk9.i1:2023", "58,46%"),
        ("capaian:sk10.i1:2023", "100,00%"),
        ("realisasi:ss2.i1:2023", "belum tersedia"),
        ("rerata-capaian:program:2023", "93,08%"),
        ("capaian:sk8.i1:2023-T1", "100,00%"),
        ("capaian:sk5.i1:2023-T1", "0,00%"),
        ("capaian:sp5.i1:2023-T1", "50,90%"),
        ("realisasi:sp7.i1:2023", "29 orang"),
    ],
)
def test_the_year_2023_comes_out_as_measured(alamat: str, tampil: str) -> None:
    assert tahun(2023).ambil(alamat).tampil == tampil


@pytest.mark.parametrize("indikator", ["sp6.i1", "sk6.i1"])
def test_a_quarter_without_target_has_no_capaian(indikator: str) -> None:
    hasil = tahun(2023).ambil(f"capaian:{indikator}:2023-T1")
    assert hasil.terbit is None
    assert hasil.kosong is not None
    assert hasil.kosong.jenis == "tidak_ditargetkan"


def test_only_the_printed_gaps_between_quarter_and_year_are_warned_of() -> None:
    assert [p.alamat for p in tahun(2023).peringatan] == [
        "target:sk4.i1:2023@murni",
        "target:sk8.i1:2023@murni",
    ]
    assert tahun(2024).peringatan == ()


def test_the_only_remarks_are_two_programmes_known_by_money_alone() -> None:
    temuan = remarks(bajeng(), rulebook_of(bajeng()))
    assert [(t.kode, t.tempat) for t in temuan] == [
        ("pohon.indikator", "simpul prog2"),
        ("pohon.indikator", "simpul prog3"),
    ]


def test_the_agreement_of_2024_promises_what_it_prints() -> None:
    (janji,) = bajeng().perjanjian
    assert (janji.pihak_pertama, janji.pihak_kedua, janji.tempat, str(janji.tanggal)) == (
        "camat",
        "bupati",
        "Sungguminasa",
        "2024-01-02",
    )
    indeks = Indeks(bajeng())
    target = {
        iv.simpul: str(baris.nilai)
        for iv in indeks.indikator_aktif(2024, "murni")
        if (baris := indeks.target_pada(iv.indikator, "tahunan", "2024", "murni"))
    }
    assert target == PK_2024
    assert set(janji.simpul) == {*PK_2024, "prog1", "prog2", "prog3"}


def test_money_of_2024_adds_up_and_2023_has_none() -> None:
    assert {a.periode for a in bajeng().anggaran} == {"2024"}
    assert sum(a.nilai for a in bajeng().anggaran if a.nilai is not None) == 5_204_765_371


def test_the_explanation_of_the_agreement_is_complete_for_both_sasaran() -> None:
    bagian = {(n.bagian, n.subjek) for n in bajeng().narasi}
    for sasaran in ("ss1", "ss2"):
        assert ("pk-uraian-sasaran", sasaran) in bagian
        assert ("pk-dasar-hukum", sasaran) in bagian
        assert ("pk-penjelasan-target", f"{sasaran}.i1") in bagian
    for iv in Indeks(bajeng()).indikator_aktif(2024, "murni"):
        if iv.iku:
            assert all((iv.definisi, iv.relevansi, iv.formulasi, iv.sumber_data)), iv.indikator


@pytest.mark.parametrize("nomor", [2023, 2024])
def test_the_narrative_binds_figures_that_exist_in_either_year(nomor: int) -> None:
    alamat = [a for n in bajeng().narasi for a in bindings(n.teks)]
    assert len(alamat) == 5
    for a in alamat:
        assert tahun(nomor).ambil(a).terbit is not None, a


def test_no_figure_is_typed_into_texts_that_may_be_printed() -> None:
    boleh = re.compile(r"\[\[[^\]]+\]\]|Nomor \d+|Tahun \d{4}|\b20\d\d\b")
    teks = [n.teks for n in bajeng().narasi]
    teks += [t for r in bajeng().realisasi for t in (r.penjelasan, r.hambatan, r.upaya, r.alasan)]
    assert [t for t in teks if re.search(r"\d", boleh.sub("", t))] == []


def test_it_is_real_and_not_marked_as_made_up() -> None:
    assert not bajeng().contoh


def test_nip_is_masked() -> None:
    assert [p.nip for p in bajeng().pejabat] == ["", "xxxxxxxxxxxxxxx003"]
    assert not re.search(r"\b\d{8}[ .]?\d{6}", JALUR.read_text(encoding="utf-8"))


def test_each_note_names_its_places_and_a_figure_that_exists() -> None:
    for c in bajeng().catatan:
        assert c.tercetak, c.id
        assert all(t.teks and t.rujukan.tempat for t in c.tercetak), c.id
        assert c.dipakai or c.jenis in ("tak_terputuskan", "perhatian"), c.id
        if c.alamat:
            nomor = int(c.alamat.split(":")[2][:4])
            assert tahun(nomor).ambil(c.alamat), c.id


@pytest.mark.parametrize(
    ("id_catatan", "jenis", "dipakai"),
    [
        ("ikm-2023", "dipilih", "82,71"),
        ("ikm-target-naik", "dibetulkan", "turun 1,00"),
        ("sakip-target-2024", "dipilih", "80,00"),
        ("sakip-2023", "tak_terputuskan", "belum tersedia"),
        ("sakip-capaian-2023", "tak_terputuskan", ""),
        ("usulan-triwulan-1", "tak_terputuskan", "25,45 dari target 50"),
        ("usulan-tertukar", "dibetulkan", "terealisasi 38, ditargetkan 65"),
        ("maklumat-triwulan-1", "dipilih", "0"),
        ("skm-triwulan-1-nol", "dibetulkan", "tanpa capaian"),
        ("pegawai-triwulan-1", "tak_terputuskan", "belum tersedia"),
        ("pengaduan-capaian", "dibetulkan", "100,00"),
        ("sop-lima-sebelas", "tak_terputuskan", "5 pada triwulan I, 11 setahun"),
        ("sarana-satuan", "dipilih", "6 unit"),
        ("nama-camat", "dibetulkan", "SITI HAERANI, S.Sos"),
        ("tanggal-pk", "dipilih", "2 Januari 2024"),
        ("nomor-permenpanrb-2017", "dibetulkan", "Nomor 14 Tahun 2017"),
        ("total-anggaran", "perhatian", "5.204.765.371"),
        ("anggaran-2023", "tak_terputuskan", "tanpa anggaran 2023"),
    ],
)
def test_known_slips_of_the_papers_are_decided(id_catatan: str, jenis: str, dipakai: str) -> None:
    (catatan,) = [c for c in bajeng().catatan if c.id == id_catatan]
    assert (catatan.jenis, catatan.dipakai) == (jenis, dipakai)
