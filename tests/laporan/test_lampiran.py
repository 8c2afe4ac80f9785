"""The annexes: what was promised, every measurement, and every figure with its sum."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sakip.laporan.lkjip.lampiran import ISI, TABEL
from sakip.naskah.pohon import Judul, Nilai, Paragraf, Sel, Tabel
from sakip.naskah.telusur import polos, semua_teks

from .kantor import BERJALAN, bahan, blocks, changed, report, rows, said, tables

NASKAH = ("bareng", BERJALAN)
NAMA, HITUNGAN, NILAI = range(-3, 0)


def _notes(nama: str) -> tuple[Tabel, Tabel]:
    """The tables of the annex of sums: rules, then figures."""
    isi = blocks(report(nama))
    mulai = next(
        n for n, b in enumerate(isi) if isinstance(b, Judul) and b.isi == "Catatan Perhitungan"
    )
    aturan, angka = tables(isi[mulai:])
    return aturan, angka


def _labels(tabel: Tabel) -> Iterator[tuple[str, tuple[Sel, ...]]]:
    """Address and cells of each row of figures."""
    for baris in tabel.baris:
        for sel in baris.semua_sel:
            for blok in sel.blok:
                if isinstance(blok, Paragraf) and blok.label:
                    yield blok.label, baris.semua_sel


def _row(nama: str, alamat: str) -> tuple[str, str]:
    """The sum and the figure at an address."""
    sel = dict(_labels(_notes(nama)[1]))[alamat]
    teks = [" ".join(polos(p.isi) for p in s.blok if isinstance(p, Paragraf)) for s in sel]
    return teks[HITUNGAN], teks[NILAI]


# -- sums ---------------------------------------------------------------------


@pytest.mark.parametrize("nama", NASKAH)
def test_every_figure_of_the_report_is_explained_once(nama: str) -> None:
    tercetak = {p.alamat for _, p in semua_teks(report(nama)) if isinstance(p, Nilai)}
    dijelaskan = [alamat for alamat, _ in _labels(_notes(nama)[1])]
    assert len(tercetak) > 500
    assert tercetak <= set(dijelaskan)
    assert len(dijelaskan) == len(set(dijelaskan))


@pytest.mark.parametrize("nama", NASKAH)
def test_every_input_of_a_sum_is_explained_too(nama: str) -> None:
    dijelaskan = {alamat for alamat, _ in _labels(_notes(nama)[1])}
    buku = bahan(nama).buku
    for alamat in dijelaskan:
        for m in buku.ambil(alamat).masukan:
            if m.alamat and (hasil := buku.ada(*m.alamat)):
                assert str(hasil.alamat) in dijelaskan


@pytest.mark.parametrize("nama", NASKAH)
def test_a_figure_stands_in_the_notes_as_it_is_published(nama: str) -> None:
    buku = bahan(nama).buku
    for alamat, sel in _labels(_notes(nama)[1]):
        assert sel[NILAI].isi == buku.ambil(alamat).tampil


@pytest.mark.parametrize(
    ("alamat", "hitungan", "nilai"),
    [
        ("capaian:akip:2024@perubahan-1", "73,59 / 74,30 × 100 = 99,0444… ≈ 99,04", "99,04%"),
        ("serapan:kantor:2024", "2.584.035.835 / 2.876.885.603 × 100 = 89,8205… ≈ 89,82", "89,82%"),
        ("efisiensi-anggaran:kantor:2024", "100,21 − 89,82 = 10,39", "10,39 poin"),
        ("target:akip:2024@perubahan-1", "Diisi kantor.", "74,30"),
        ("realisasi:akip:2022", "Menurut dokumen sumber, tidak dihitung.", "72,12"),
    ],
)
def test_a_sum_is_written_out(alamat: str, hitungan: str, nilai: str) -> None:
    tertulis, tercetak = _row("bareng", alamat)
    assert tertulis.startswith(hitungan)
    assert tercetak == nilai


def test_a_mean_names_what_it_is_the_mean_of() -> None:
    hitungan, _ = _row("bareng", "rerata-capaian:iku:2024@perubahan-1")
    assert hitungan.startswith("(99,04 + 101,37) / 2 = 100,205 ≈ 100,21 (dari Capaian Nilai")
    assert "Indeks Kualitas Pelayanan Publik (IKPP) Kecamatan Bareng)" in hitungan


def test_the_capped_mean_stands_beside_the_mean() -> None:
    hitungan, nilai = _row("bareng", "rerata-capaian-dibatasi:iku:2024@perubahan-1")
    assert hitungan.startswith("(99,04 + 100,00) / 2 = 99,52")
    assert nilai == "99,52%"


def test_a_value_decided_outside_names_the_letter() -> None:
    hitungan, _ = _row("bareng", "realisasi:akip:2024")
    assert hitungan.startswith("Diambil dari Nilai evaluasi AKIP Kecamatan Bareng.")
    assert "Inspektorat Kabupaten Jombang" in hitungan
    assert "nomor X.700/568/415.15/2024 tanggal 16 Agustus 2024" in hitungan


def test_what_has_no_figure_says_why_and_not_who() -> None:
    hitungan, nilai = _row(BERJALAN, "pembanding-nasional:ikm:2025")
    assert hitungan == "Rata-rata nasional 2025 belum diumumkan."
    assert nilai == "belum tersedia"


@pytest.mark.parametrize("nama", NASKAH)
def test_each_rule_used_is_named_with_its_id_and_source(nama: str) -> None:
    aturan, angka = _notes(nama)
    dipakai = {a for alamat, _ in _labels(angka) if (a := bahan(nama).buku.ambil(alamat).aturan)}
    tertulis = {(r[2], r[3]) for r in rows(aturan)}
    assert tertulis == {(f"{a.judul} ({a.id})", a.sumber) for a in dipakai}


def test_a_rule_tells_how_it_computes_by_the_names_of_its_inputs() -> None:
    cara = {r[0]: r[1] for r in rows(_notes("bareng")[0])}
    assert cara["Capaian"] == "realisasi / target × 100"
    assert cara["Rata-rata capaian"] == "jumlah nilai / n; atau nilai / 1"
    assert cara["Nilai komponen terhadap bobot"] == "nilai / n × 100"
    assert cara["Predikat"] == "kelas dalam skala"


# -- agreement and measurement ------------------------------------------------


def test_the_agreement_names_both_parties_and_what_was_changed() -> None:
    blok = ISI["lampiran-pk"](bahan(BERJALAN))
    teks = said(blok)
    assert "tanggal 22 September 2025" in teks
    assert "TANTRI WENINGSASI, S.STP., M.A.P. (Camat Contoh Sejahtera)" in teks
    assert "(Bupati Contoh)" in teks
    target, uang = tables(blok)
    assert ["50,00%", "58,33%"] in [r[-2:] for r in rows(target)]
    assert "2.373.200.000" in rows(uang)[-1]


def test_an_office_without_rows_of_agreements_promises_its_plan() -> None:
    target, uang = tables(ISI["lampiran-pk"](bahan()))
    assert ["Nilai Evaluasi AKIP Kecamatan Bareng", "74,30"] in [r[-2:] for r in rows(target)]
    assert "2.876.885.603" in rows(uang)[-1]


def test_agreements_without_that_of_the_head_are_incomplete() -> None:
    lain = tuple(p for p in bahan(BERJALAN).berkas.perjanjian if p.pihak_pertama != "camat")
    satu = changed(BERJALAN, perjanjian=lain)
    ISI["lampiran-pk"](satu)
    assert satu.kurang == ("perjanjian Camat Contoh Sejahtera (lembar perjanjian)",)


def test_every_indicator_is_measured_in_the_annex() -> None:
    (tabel,) = tables(TABEL["pengukuran-kinerja"].buat(bahan(), "L2.1"))
    isi = rows(tabel)
    assert len(isi) == sum(i.peran == "kinerja" for i in bahan().indikator) == 50
    akip = next(r for r in isi if "74,30" in r)
    assert akip[-5:] == ["74,30", "73,59", "99,04%", "Tidak mencapai target", "Baik"]


def test_the_money_of_the_programmes_adds_up() -> None:
    (tabel,) = tables(TABEL["pengukuran-anggaran"].buat(bahan(), "L2.2"))
    *program, jumlah = rows(tabel)
    assert jumlah[1:] == ["2.876.885.603", "2.584.035.835", "89,82%", "292.849.768"]
    for kolom in (2, 3, 5):
        uang = [int(r[kolom].replace(".", "")) for r in program]
        assert sum(uang) == int(jumlah[kolom - 1].replace(".", ""))


def test_an_office_without_a_budget_has_no_table_of_money() -> None:
    assert TABEL["pengukuran-anggaran"].buat(changed(anggaran=()), "L2.2") == ()
