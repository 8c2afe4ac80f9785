"""BAB III of Kecamatan Bareng: right figures the same, slips mended, nothing of the notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from sakip.berkas.baris import Narasi
from sakip.core.aturan.jenis import ButirNaskah, Sistematika
from sakip.laporan.bahan import Bahan
from sakip.laporan.lkjip import akuntabilitas
from sakip.laporan.tabel import TABEL
from sakip.naskah.pohon import (
    Blok,
    Daftar,
    Gambar,
    Nilai,
    Paragraf,
    Rujuk,
    Tabel,
    potongan,
)
from sakip.naskah.telusur import polos

from .kantor import bahan, changed, rows, said


def outline(satu: Bahan) -> Iterator[ButirNaskah]:
    """Sections of BAB III in the region's outline, parents first."""
    _, isi = satu.aturan.ambil_isi("sistematika.lkjip", date(satu.tahun, 12, 31), Sistematika)

    def walk(butir: ButirNaskah) -> Iterator[ButirNaskah]:
        yield butir
        for anak in butir.anak:
            yield from walk(anak)

    yield from walk(next(b for b in isi.bab if b.id == "akuntabilitas"))


@cache
def chapter() -> dict[str, tuple[Blok, ...]]:
    """Blocks by id of section (``bagian:...``) or table, numbered as the report numbers them."""
    hasil: dict[str, tuple[Blok, ...]] = {}
    for butir in outline(bahan()):
        if butir.id in akuntabilitas.ISI:
            hasil[f"bagian:{butir.id}"] = akuntabilitas.ISI[butir.id](bahan())
        for nama in butir.tabel:
            nomor = 1 + sum(not kunci.startswith("bagian:") for kunci in hasil)
            hasil[nama] = TABEL[nama].buat(bahan(), f"3.{nomor}")
    return hasil


def lines(tabel: Tabel) -> list[str]:
    return ["|".join(sel) for sel in rows(tabel)]


def table(nama: str) -> Tabel:
    return next(b for b in chapter()[nama] if isinstance(b, Tabel))


def row(nama: str, awal: str) -> str:
    """The one row of a table that holds a text."""
    ada = [r for r in lines(table(nama)) if awal in r]
    assert len(ada) == 1, ada
    return ada[0]


def text() -> str:
    return said(b for isi in chapter().values() for b in isi)


# -- the set ------------------------------------------------------------------


def test_all_twenty_tables_stand_in_order_without_a_gap() -> None:
    nomor = [table(nama).nomor for nama in chapter() if not nama.startswith("bagian:")]
    assert nomor == [f"3.{n}" for n in range(1, 21)]


@pytest.mark.parametrize("nama", [n for b in outline(bahan()) for n in b.tabel])
def test_a_table_is_introduced_and_followed_by_what_it_means(nama: str) -> None:
    blok = chapter()[nama]
    di = next(n for n, b in enumerate(blok) if isinstance(b, Tabel))
    rujukan = [p for b in blok[:di] if isinstance(b, Paragraf) for p in potongan(b.isi)]
    assert Rujuk(table(nama).label) in rujukan
    assert any(isinstance(b, Paragraf | Daftar) for b in blok[di + 1 :])


def test_the_seven_comparisons_of_the_regulation_are_all_there() -> None:
    isi = chapter()
    for kunci in (
        ("capaian-iku", "capaian-program"),
        ("tiga-tahun-iku", "tiga-tahun-program"),
        ("kemajuan-iku", "kemajuan-program"),
        ("pembanding-iku", "pembanding-program"),
        ("bagian:sebab",),
        ("efisiensi-anggaran", "sdm-sasaran", "sdm-program", "sarpras", "efisiensi-sarpras"),
        ("program-penunjang",),
    ):
        assert all(isi[k] for k in kunci)


def test_nothing_is_missing_and_no_gap_is_marked() -> None:
    chapter()
    assert bahan().kurang == ()
    assert "[belum ada" not in text()


def test_charts_show_capaian_three_years_and_programmes() -> None:
    gambar = [b.label for isi in chapter().values() for b in isi if isinstance(b, Gambar)]
    assert gambar == ["gambar-capaian-iku", "gambar-tiga-tahun-iku", "gambar-kinerja-anggaran"]


# -- figures ------------------------------------------------------------------

TERCETAK = [
    ("capaian-iku", "Nilai Evaluasi AKIP", "74,30|73,59|99,04%"),
    ("capaian-iku", "(IKPP)", "8,05|8,16|101,37%"),
    ("capaian-iku", "Rata-rata", "100,21%"),
    ("capaian-program", "Nilai Paten", "94,75|87,63|92,49"),
    ("capaian-program", "Menerima Gaji", "orang/bulan|16|15|93,75"),
    ("capaian-program", "Jumlah Paket Pakaian Dinas", "paket|22|20|90,91"),
    ("capaian-program", "Rata-rata", "program 98,93%, kegiatan 100,00%"),
    ("tiga-tahun-iku", "Nilai Evaluasi AKIP", "74,30|72,12|74,24|73,59|99,04%"),
    ("tiga-tahun-iku", "(IKPP)", "8,05|6,72|8,02|8,16"),
    ("tiga-tahun-program", "Nilai Paten", "94,75|n/a|94,69|87,63|-7,06"),
    ("kemajuan-iku", "Nilai Evaluasi AKIP", "73,50|73,59|100,12%"),
    ("kemajuan-iku", "(IKPP)", "6,80|8,16|120,00%"),
    ("kemajuan-iku", "Rata-rata", "110,06%"),
    ("kemajuan-program", "Nilai Paten", "85,50|87,63|102,49%"),
    ("kemajuan-program", "Rata-rata", "100,36%"),
    ("pembanding-iku", "Nilai Evaluasi AKIP", "73,59|72,33|84,19|64,23"),
    ("pembanding-iku", "(IKPP)", "8,16|8,45|9,11|belum tersedia|Nasional: Rata-rata nasional"),
    ("pembanding-program", "Nilai Paten", "87,63|86,02|belum tersedia|belum tersedia"),
    ("program-penunjang", "Program Penunjang", "Sangat Menunjang|2.427.729.885|89,32"),
    ("program-penunjang", "Penyediaan Gaji", "15 orang/bulan|93,75|Sangat Menunjang|1.974.870.391"),
    ("anggaran-sasaran", "Akuntabilitas", "2.717.989.953|2.427.729.885|290.260.068|89,32"),
    ("anggaran-sasaran", "Jumlah", "2.876.885.603|2.584.035.835|292.849.768|89,82"),
    ("kinerja-anggaran-sasaran", "(IKPP)", "101,37|158.895.650|156.305.950|98,37"),
    ("kinerja-anggaran-sasaran", "Rata-rata", "100,21|2.876.885.603|2.584.035.835|89,82"),
    ("kinerja-anggaran-program", "Nilai Paten", "92,49|6.544.350|6.433.250|98,30"),
    ("kinerja-anggaran-program", "Rata-rata", "98,93|2.876.885.603|2.584.035.835|89,82"),
    ("efisiensi-anggaran", "Akuntabilitas", "99,04|89,32|9,72"),
    ("efisiensi-anggaran", "(IKPP)", "101,37|98,37|3,00"),
    ("sdm-sasaran", "Akuntabilitas", "99,04|6|18|33,33|65,71"),
    ("sdm-sasaran", "Seluruh kantor", "100,21|14|40|35,00|65,21"),
    ("sdm-program", "Nilai Paten", "92,49|4|7|57,14|35,35"),
    ("sarpras", "Meja Rapat", "3|7|42,86"),
    ("sarpras", "Jumlah", "253|287|88,15"),
    ("efisiensi-sarpras", "(IKPP)", "101,37|253|287|88,15|13,22"),
    ("efisiensi-sarpras", "Seluruh kantor", "100,21|253|287|88,15|12,06"),
    ("komponen-akip", "Perencanaan", "30|26,95"),
    ("komponen-akip", "Nilai evaluasi", "73,59|BB (Sangat Baik)"),
    ("tindak-lanjut", "1 dokumen|Tribulan 1|Kepala Sub Bagian Umum", "Selesai"),
]
"""Table, what its row is about, figures as the report prints them (to published decimals)."""


@pytest.mark.parametrize(("nama", "awal", "angka"), TERCETAK)
def test_a_right_figure_of_the_report_is_printed_the_same(nama: str, awal: str, angka: str) -> None:
    assert angka in row(nama, awal)


DIBETULKAN = [
    ("kemajuan-iku", "Nilai Evaluasi AKIP", "73,59", "71,59"),
    ("kemajuan-iku", "(IKPP)", "|8,16|", "8,05"),
    ("capaian-program", "Jumlah Unit Sarana dan Prasarana Gedung", "58|58", "68"),
    ("tiga-tahun-program", "Jumlah Laporan Peningkatan Efektifitas Pelaksanaan", "laporan|12", "4"),
    ("program-penunjang", "Program Koordinasi Ketentraman", "99,84", "98,84"),
    ("program-penunjang", "Koordinasi Penerapan dan Penegakan", "99,84", "98,84"),
    ("efisiensi-anggaran", "Seluruh", "|10,39", "|1,39"),
    ("sdm-sasaran", "(IKPP)", "|8|22|36,36|65,01", "|9|"),
    ("sdm-program", "rata-rata capaian kinerja aparatur", "33,33|66,67", "65,71"),
    ("sdm-program", "Seluruh kantor", "98,93|14|40|35,00|63,93", "65,21"),
    ("komponen-akip", "Pengukuran", "23,82", "22,02"),
    ("komponen-akip", "Pengukuran", "22,06|73,53", "81,62"),
    ("komponen-akip", "Evaluasi", "18,75|75,00", "74,63"),
]


@pytest.mark.parametrize(("nama", "awal", "betul", "salah"), DIBETULKAN)
def test_a_slip_of_the_report_is_printed_mended(
    nama: str, awal: str, betul: str, salah: str
) -> None:
    isi = row(nama, awal)
    assert betul in isi
    assert salah not in isi.replace(betul, "")


def test_no_slip_is_left_anywhere() -> None:
    isi = re.sub(r"\s+", " ", text())
    for slip in ("71,59", "98,84", "22,02", "74,63", "81,62", "101,4%", "68 unit", "9 orang dari"):
        assert slip not in isi


def test_every_figure_in_a_table_is_bound_to_its_address() -> None:
    for nama, isi in chapter().items():
        for tabel in (b for b in isi if isinstance(b, Tabel)):
            for baris in tabel.baris:
                for sel in baris.semua_sel:
                    for satu in sel.blok:
                        bagian = potongan(satu.isi) if isinstance(satu, Paragraf) else ()
                        lepas = [p for p in bagian if not isinstance(p, Nilai)]
                        assert not re.search(r"\d,\d", "".join(map(polos, lepas))), (nama, lepas)


# -- what tables mean ---------------------------------------------------------


def test_the_status_table_counts_indicators_and_holds_no_mean() -> None:
    assert row("status-capaian", "Melebihi target").startswith("1|Melebihi target|1|")
    assert "101,37%" in row("status-capaian", "Melebihi target")
    assert row("status-capaian", "Sesuai target").startswith("2|Sesuai target|0|Tidak ada")
    assert "99,04%" in row("status-capaian", "Tidak mencapai target")
    assert "100,21" not in "".join(lines(table("status-capaian")))


def test_forty_seven_indicators_are_numbered_through() -> None:
    for nama in ("capaian-program", "tiga-tahun-program"):
        nomor = [r[0] for r in rows(table(nama))]
        assert [int(n) for n in nomor if n.isdigit()] == list(range(1, 48))
    assert "Jumlah Unit Gedung Kantor" not in "".join(lines(table("capaian-program")))
    assert "Tidak ditargetkan pada 2024" in text()


def test_three_years_keep_one_row_an_indicator_and_say_why_a_year_is_not_comparable() -> None:
    assert "100,00|100,00|100,00|100,00|0,00|" in row("tiga-tahun-program", "kinerja aparatur")
    assert "2 dokumen" not in row("tiga-tahun-program", "Jumlah Dokumen Perencanaan")
    pakaian = row("tiga-tahun-program", "Jumlah Paket Pakaian Dinas")
    assert "|22|tidak sebanding|n/a|20|–|" in pakaian
    assert "2022 (16 stel): Satuan berganti dari stel menjadi paket. 2023: Tidak" in pakaian


def test_facilities_without_a_standard_have_no_percentage() -> None:
    tanpa = [r for r in lines(table("sarpras")) if r.endswith("|n/a")]
    assert [r.split("|")[1:4] for r in tanpa] == [
        ["Meja Tambahan", "0", "0"],
        ["Jam Elektronik", "0", "0"],
        ["Gordyin/Kray", "0", "0"],
        ["Alat Rumah Tangga Lain-lain", "0", "0"],
        ["Kursi Kerja Pejabat Eselon IV", "0", "0"],
    ]
    assert "58 memenuhi standar dan 11 belum. Lima jenis tidak punya standar" in text()
    assert "Kursi Rapat (35 dari 55)" in text()


def test_sentences_say_what_the_figures_say() -> None:
    isi = text()
    assert "Nilai Evaluasi AKIP Kecamatan Bareng naik dari 72,12 pada 2022" in isi
    assert "lalu turun 0,65 poin menjadi 73,59" in isi
    assert "Karena target belum tercapai, selisih ini tidak dapat disebut efisiensi" in isi
    assert "terutama menunjukkan kekurangan pegawai, bukan penghematan" in isi
    assert "Dari tujuh indikator program, enam sesuai target dan satu belum mencapai target." in isi
    assert "Seluruh 15 indikator kegiatan tepat sesuai target." in isi
    assert "Dua indikator" not in isi.replace("Dua indikator kinerja", "")


def test_a_missed_target_comes_with_its_cause_and_effort() -> None:
    isi = said(chapter()["capaian-program"])
    assert "Upaya: Mengusulkan pengisian kedua jabatan itu kepada Bupati." in isi
    assert isi.count("dari target") == 3


def test_causes_obstacles_and_steps_of_each_indicator_are_told_in_the_office_s_words() -> None:
    isi = said(chapter()["bagian:sebab"])
    assert isi.startswith("Dari dua indikator kinerja utama yang dinilai, satu melebihi target")
    akip, ikpp = isi.split("Indeks Kualitas Pelayanan Publik (IKPP) Kecamatan Bareng. ")
    assert "Keterbatasan pegawai dan anggaran ikut menahan pelaksanaan program." in akip
    assert "Hambatan yang ditemui:\nPerencanaan belum selalu berangkat" in akip
    assert "Langkah perbaikannya:\nMenyempurnakan standar" in ikpp
    for awal in ("Faktor pendukung.", "Faktor penghambat.", "Langkah yang diambil."):
        assert awal in ikpp


def test_satisfaction_is_told_by_service_and_unsur() -> None:
    blok = chapter()["bagian:hasil-ikpp"]
    ikm, aspek = (b for b in blok if isinstance(b, Tabel))
    assert len(ikm.baris) == 11
    assert "Waktu penyelesaian|93,82|90,38|100,00|93,48|95,83" in lines(ikm)
    assert any(r.startswith("IKM layanan|95,07|93,66|100,00|95,53|96,29") for r in lines(ikm))
    assert any("25|2,10|0,53|Menambah jam layanan" in r for r in lines(aspek))
    assert (
        "Nilai terendah ada pada unsur waktu penyelesaian pada layanan Fasilitasi Kartu" in text()
    )
    assert "96,11, mutu pelayanan A (Sangat Baik)" in said(blok[2:3])


def test_the_office_may_say_it_in_its_own_words() -> None:
    teks = "Kami meraih [[capaian:akip:2024]] saja."
    sendiri = Narasi(bagian="capaian-iku", urut=1, teks=teks, subjek="akip")
    isi = TABEL["capaian-iku"].buat(changed(narasi=(sendiri,)), "3.1")
    teks = said(isi)
    assert "Kami meraih 99,04% saja." in teks
    assert "masih kurang 0,96 poin" not in teks
    assert "1,37 poin di atas target" in teks
