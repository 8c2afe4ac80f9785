"""A workbook made from last year: what lasts is kept, what is to be measured waits."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from sakip.berkas.baca import read_berkas
from sakip.berkas.baris import Realisasi, Target
from sakip.berkas.buku_kerja import (
    baca_buku_kerja,
    buku_kerja_dari_tahun_lalu,
    buku_kerja_kosong,
)
from sakip.berkas.buku_kerja.tata import BARIS_ISI, MULAI
from sakip.berkas.model import LEMBAR, Berkas
from sakip.core.angka import TanpaNilai
from sakip.hitung import hitung, rulebook_of

BELUM = TanpaNilai.BELUM_DIISI


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("baru")


@pytest.fixture(scope="module")
def baru(folder: Path) -> Berkas:
    lama = contoh()
    jalur = folder / "baru.xlsx"
    jalur.write_bytes(buku_kerja_dari_tahun_lalu(lama, hitung(lama, rulebook_of(lama))))
    return baca_buku_kerja(jalur)


@cache
def contoh() -> Berkas:
    return read_berkas("contoh-tahun-berjalan")


def test_identities_versions_tree_and_indicators_are_kept(baru: Berkas) -> None:
    assert baru.tahun == contoh().tahun + 1
    for lembar in ("kantor", "jabatan", "simpul", "simpul_versi", "indikator", "indikator_versi"):
        assert getattr(baru, lembar) == getattr(contoh(), lembar)
    assert baru.aturan.overlay == contoh().aturan.overlay
    assert baru.tanggal_laporan is None
    assert not baru.narasi


def test_realisasi_of_last_year_is_history_as_it_was_published(baru: Berkas) -> None:
    lama = contoh()
    buku = hitung(lama, rulebook_of(lama))
    tahun = str(lama.tahun)
    ada = {r.indikator: r for r in baru.realisasi if r.periode == tahun}
    terbit = {
        h.alamat.subjek: h.terbit
        for h in buku
        if h.alamat.ukuran == "realisasi" and h.alamat.periode == tahun and h.terbit is not None
    }
    assert terbit == {k: ada[k].nilai for k in terbit}
    lagi = hitung(baru, rulebook_of(baru))
    for indikator, nilai in terbit.items():
        assert lagi.ambil(f"realisasi:{indikator}:{tahun}").terbit == nilai


def test_figures_of_the_new_year_wait_in_the_same_periods(baru: Berkas) -> None:
    lama = contoh()
    triwulan = {
        (r.indikator, r.periode[4:]) for r in lama.realisasi if r.periode.startswith("2025-")
    }
    siap = {(r.indikator, r.periode[4:]) for r in baru.realisasi if r.periode.startswith("2026-")}
    assert siap == triwulan
    assert all(r.kosong is BELUM for r in baru.realisasi if r.periode.startswith("2026"))


def test_targets_come_from_the_renstra_and_wait_where_it_has_none(baru: Berkas) -> None:
    renstra = {
        t.indikator: t.nilai
        for t in contoh().target
        if (t.jenis, t.periode) == ("renstra_tahunan", "2026")
    }
    tahunan = {t.indikator: t for t in baru.target if (t.jenis, t.periode) == ("tahunan", "2026")}
    assert renstra
    assert {i: tahunan[i].nilai for i in renstra} == renstra
    assert all(t.kosong is BELUM for i, t in tahunan.items() if i not in renstra)


def test_rows_of_money_and_surveys_are_prepared_and_empty(baru: Berkas, folder: Path) -> None:
    assert not baru.anggaran  # only their keys are there: nothing that anybody entered
    semua = openpyxl.load_workbook(folder / "baru.xlsx")
    anggaran = [
        (s[0].value, s[2].value, s[3].value, s[5].value)
        for s in semua["anggaran"].iter_rows(min_row=BARIS_ISI)
        if s[0].value
    ]
    semua_lama = [a for a in contoh().anggaran if a.periode[:4] == "2025"]
    lama = {(a.simpul, a.periode[4:], a.jenis) for a in semua_lama}
    assert {(simpul, str(p)[4:], jenis) for simpul, p, jenis, _ in anggaran} == lama
    assert {nilai for *_, nilai in anggaran} == {None}
    unsur = [s for s in semua["skm_unsur"].iter_rows(min_row=BARIS_ISI) if s[0].value]
    assert len(unsur) == len(contoh().skm_unsur)


def test_only_recommendations_that_are_still_open_go_on(baru: Berkas) -> None:
    assert baru.tindak_lanjut == tuple(t for t in contoh().tindak_lanjut if t.status != "selesai")
    assert {t.rekomendasi for t in baru.tindak_lanjut} <= {r.id for r in baru.rekomendasi}


def test_what_somebody_already_entered_for_the_new_year_stays(folder: Path) -> None:
    bajeng = read_berkas("bajeng")  # its year is 2023, its agreement and budget are of 2024
    (folder / "bajeng.xlsx").write_bytes(buku_kerja_dari_tahun_lalu(bajeng))
    baru = baca_buku_kerja(folder / "bajeng.xlsx")
    assert baru.perjanjian == bajeng.perjanjian
    assert baru.anggaran == bajeng.anggaran
    assert {t.kunci for t in bajeng.target} <= {t.kunci for t in baru.target}


def test_without_computed_figures_the_entered_rows_are_kept() -> None:
    from sakip.berkas.buku_kerja.tahun_baru import _Baru

    realisasi = (
        Realisasi(indikator="tepat-waktu", periode="2024-T1", nilai=Decimal(1)),
        Realisasi(indikator="tepat-waktu", periode="2024", nilai=Decimal(2)),
    )
    from .conftest import rows

    baru = _Baru(rows(realisasi=realisasi)).berkas(())
    assert baru.realisasi[:2] == realisasi
    assert (
        Target(indikator="tepat-waktu", jenis="tahunan", periode="2025", kosong=BELUM)
        in baru.target
    )


def test_an_empty_workbook_knows_only_whose_it_is(folder: Path) -> None:
    (folder / "kosong.xlsx").write_bytes(buku_kerja_kosong(2027, contoh().kantor))
    satu = baca_buku_kerja(folder / "kosong.xlsx")
    assert (satu.kantor, satu.tahun) == (contoh().kantor, 2027)
    assert not any(getattr(satu, lembar) for lembar in LEMBAR)
    assert openpyxl.load_workbook(folder / "kosong.xlsx").sheetnames == [MULAI, *LEMBAR]
