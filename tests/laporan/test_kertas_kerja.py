"""The working paper: its formulas give the published figures, and follow what is changed."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from decimal import Decimal
from functools import cache, partial
from typing import Any

import openpyxl
import pytest

from sakip.berkas.baca import demo_names, read_berkas
from sakip.berkas.model import Berkas
from sakip.core.angka import bulatkan
from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import BatasCapaian, MetodeCapaian
from sakip.core.capaian import hitung_capaian
from sakip.hitung import BukuHasil, hitung, rulebook_of
from sakip.laporan.kertas_kerja import kertas_kerja
from sakip.laporan.kertas_kerja.rumus import RumusCapaian

from .hitung_xlsx import BukuKerja, Rumus


@cache
def dibuat(nama: str) -> tuple[Berkas, BukuHasil, bytes]:
    berkas = read_berkas(nama)
    buku = hitung(berkas, rulebook_of(berkas))
    return berkas, buku, kertas_kerja(berkas, buku)


def sama(a: object, b: object) -> bool:
    if isinstance(a, int | float) and isinstance(b, int | float):
        return abs(a - b) <= 1e-14 * max(abs(a), abs(b))  # the fifteenth figure
    return (a or "") == (b or "")


@pytest.mark.parametrize("nama", demo_names())
def test_every_formula_gives_the_figure_that_was_computed(nama: str) -> None:
    buku = BukuKerja(dibuat(nama)[2])
    beda = {
        di: (buku.nilai(di), buku.tercatat[di])
        for di in buku.rumus
        if not sama(buku.nilai(di), buku.tercatat[di])
    }
    assert beda == {}
    assert len(buku.rumus) > 50


@pytest.mark.parametrize("nama", ["bajeng", "bareng", "contoh-tahun-berjalan"])
def test_a_row_with_an_address_shows_the_figure_published_there(nama: str) -> None:
    _, buku, isi = dibuat(nama)
    terlihat = 0
    for lembar in openpyxl.load_workbook(io.BytesIO(isi), data_only=True).worksheets:
        for baris in lembar.iter_rows(values_only=True):
            alamat = next((x for x in reversed(baris) if x is not None), None)
            if isinstance(alamat, str) and alamat.split(":")[0] in _UKURAN:
                h = buku.ambil(alamat)
                angka = [x for x in baris if isinstance(x, int | float)]
                terlihat += 1
                if h.terbit is None:
                    assert h.tampil in baris
                else:
                    assert any(sama(x, float(h.terbit)) for x in angka), alamat
    assert terlihat > 15


_UKURAN = {
    *("capaian", "realisasi", "rerata-capaian", "rerata-capaian-dibatasi", "kemajuan", "ikm"),
    *("rerata-kemajuan", "serapan", "ketersediaan-sdm", "ketersediaan-sarpras", "nilai-unsur"),
    *("efisiensi-anggaran", "efisiensi-sdm", "efisiensi-sarpras", "efisiensi-pmk", "ipp", "lke"),
    *("nilai-efisiensi", "ipp-f02", "ipp-f03", "ipp-aspek", "lke-komponen"),
}


def test_the_figures_of_bareng_are_those_of_its_report() -> None:
    _, _, isi = dibuat("bareng")
    baris = {
        str(b[-1]).split("@")[0]: b
        for lembar in openpyxl.load_workbook(io.BytesIO(isi), data_only=True).worksheets
        for b in (tuple(x for x in r if x is not None) for r in lembar.values)
        if b
    }
    harap = {
        "capaian:akip:2024": (74.3, 73.59, 99.04, "Tidak mencapai target", "Baik"),
        "capaian:ikpp:2024": (8.05, 8.16, 101.37, "Melebihi target"),
        "capaian:p2.i1:2024": (92.49,),
        "rerata-capaian:iku:2024": (100.21,),
        "rerata-capaian-dibatasi:iku:2024": (99.52,),
        "rerata-capaian:program:2024": (98.93,),
        "serapan:kantor:2024": (2876885603, 2584035835, 89.82),
        "kemajuan:akip:2024": (100.12,),
        "rerata-kemajuan:iku:2024": (110.06,),
        "efisiensi-sdm:ss1:2024": (99.04, 33.33, 65.71),
        "ketersediaan-sarpras:kantor:2024": (88.15,),
        "ikm:ktp:2024": (95.07,),
        "ikm:kantor:2024": (96.11,),
        "lke:kantor:2024": (73.59, "BB (Sangat Baik)"),
    }
    for alamat, isi_baris in harap.items():
        assert set(isi_baris) <= set(baris[alamat]), alamat


# -- what is changed ----------------------------------------------------------


def _ganti(berkas: Berkas, lembar: str, ke: int, **isi: Any) -> Berkas:
    semua = list(getattr(berkas, lembar))
    semua[ke] = semua[ke].model_copy(update=isi)
    return berkas.model_copy(update={lembar: tuple(semua)})


def _cari(berkas: Berkas, lembar: str, cocok: Callable[[Any], bool]) -> int:
    return next(n for n, satu in enumerate(getattr(berkas, lembar)) if cocok(satu))


PERUBAHAN: dict[str, tuple[str, str, Callable[[Any], bool], dict[str, Any]]] = {
    "a field visit": (
        "bareng",
        "lke_komponen",
        lambda k: k.komponen == "pengukuran",
        {"lapangan": Decimal("23.45")},
    ),
    "an unsur": (
        "bareng",
        "skm_unsur",
        lambda u: (u.layanan, u.unsur) == ("ktp", "waktu"),
        {"nilai": Decimal("61.17")},
    ),
    "a target": (
        "bareng",
        "target",
        lambda t: (t.indikator, t.jenis, t.periode) == ("p2.i1", "tahunan", "2024"),
        {"nilai": Decimal("70.03")},
    ),
    "staff": ("bareng", "sdm", lambda s: s.simpul == "ss1", {"tersedia": 17}),
    "money of a quarter": (
        "contoh-tahun-berjalan",
        "anggaran",
        lambda a: (a.jenis, a.periode) == ("realisasi", "2025-T2"),
        {"nilai": Decimal("1234567")},
    ),
    "answers": (
        "contoh-tahun-berjalan",
        "skm_unsur",
        lambda u: u.jumlah_nilai is not None,
        {"jumlah_nilai": 257},
    ),
    "a component": (
        "contoh-tahun-berjalan",
        "realisasi",
        lambda r: (r.indikator, r.periode) == ("p2.i1", "2025-T3"),
        {"komponen": {"tepat_waktu": Decimal(17), "permohonan": Decimal(468)}},
    ),
    "a letter": (
        "contoh-tahun-berjalan",
        "lke_komponen",
        lambda k: k.komponen == "pelaporan",
        {"huruf": {"keberadaan": "D", "kualitas": "C", "pemanfaatan": "E"}},
    ),
    "a class": (
        "contoh-tahun-berjalan",
        "realisasi",
        lambda r: (r.indikator, r.periode) == ("p1.i2", "2025"),
        {"label": "A"},
    ),
}


@pytest.mark.parametrize("apa", PERUBAHAN)
def test_when_an_input_is_changed_everything_follows_as_it_would_be_computed(apa: str) -> None:
    nama, lembar, cocok, isi = PERUBAHAN[apa]
    berkas, _, lama = dibuat(nama)
    baru = _ganti(berkas, lembar, _cari(berkas, lembar, cocok), **isi)
    harap = BukuKerja(kertas_kerja(baru, hitung(baru, rulebook_of(baru))))
    buku = BukuKerja(lama)
    rumus = set(buku.rumus)
    assert set(harap.rumus) == rumus
    ketikan = [di for di in buku.sel if di not in rumus and buku.sel[di] != harap.sel[di]]
    assert ketikan  # the cell a person would type into
    for di in ketikan:
        buku.isi(di, harap.sel[di])
    beda = [di for di in rumus if not sama(buku.nilai(di), harap.tercatat[di])]
    assert beda == []
    berubah = [di for di in rumus if not sama(harap.tercatat[di], buku.tercatat[di])]
    assert len(berubah) > 2  # not only the figure itself, but what is made from it


# -- one rule, many numbers ---------------------------------------------------

ATURAN = (
    *("capaian.maks", "capaian.min.rasio", "capaian.min.cermin", "capaian.min.sisa"),
    *("capaian.rentang.rasio", "capaian.rentang.cermin", "capaian.stabil.selisih"),
    *("capaian.stabil.cermin", "capaian.ya-tidak"),
)
BATAS = ("capaian.batas", "capaian.batas.120", "capaian.batas.permenpanrb-8-2021")


@pytest.mark.parametrize("nama", ATURAN)
def test_random_figures_and_exact_halves_are_published_alike(nama: str) -> None:
    """Ten thousand and more over all rules: never one unit of the last decimal apart."""
    acak = random.Random(nama)
    buku = BukuAturan.muat()
    pada = read_berkas("bareng").tanggal_laporan
    assert pada is not None
    isi = buku.ambil_isi(nama, pada, MetodeCapaian)[1]
    rentang = isi.metode.startswith("rentang")
    for id_batas in BATAS:
        batas = buku.ambil_isi(id_batas, pada, BatasCapaian)[1]
        rumus = Rumus(RumusCapaian(isi, batas, isi.desimal).tulis("A1", "A2", "A3"), "X")
        for ke in range(400):
            target, realisasi, atas = _figures(acak, ke)
            hasil = hitung_capaian(
                isi, target, realisasi, target_atas=atas if rentang else None, batas=batas
            ).perhitungan.penuh
            sel = {1: float(target), 2: float(realisasi), 3: float(atas)}
            nilai = rumus.nilai(partial(_of, sel))
            if hasil is None:
                assert nilai == "tak terdefinisi"
            else:
                assert nilai == float(bulatkan(hasil, isi.desimal)), (target, realisasi, atas)


def _of(sel: dict[int, float], _lembar: str, baris: int, _kolom: int) -> float:
    return sel[baris]


def _figures(acak: random.Random, ke: int) -> tuple[Decimal, Decimal, Decimal]:
    """Target, realisasi, upper end: typed with two decimals; every third an exact half."""
    target = Decimal(acak.randint(1, 20_000)).scaleb(-2)
    realisasi = Decimal(acak.randint(0, 30_000)).scaleb(-2)
    if ke % 3 == 0:  # target 200 or 20: the quotient ends in …5 at the third decimal
        target = acak.choice((Decimal(200), Decimal(20), Decimal("2.00")))
        realisasi = (2 * Decimal(acak.randint(0, 15_000)) + 1).scaleb(-2)
    if ke % 50 == 1:
        target = Decimal(0)
    if ke % 50 == 2:
        realisasi = Decimal(0)
    return target, realisasi, target + Decimal(acak.randint(0, 500)).scaleb(-2)


# -- how it looks -------------------------------------------------------------


def test_inputs_are_coloured_and_open_and_formulas_locked() -> None:
    buku = openpyxl.load_workbook(io.BytesIO(dibuat("contoh-tahun-berjalan")[2]))
    terbuka = 0
    for lembar in buku.worksheets:
        assert lembar.protection.sheet
        for sel in (s for baris in lembar.iter_rows() for s in baris):
            kuning = sel.fill.fgColor.rgb == "FFFFF8DC"
            assert kuning is not sel.protection.locked
            assert not (kuning and str(sel.value).startswith("="))
            terbuka += kuning
    assert terbuka > 200


def test_equal_input_gives_equal_bytes() -> None:
    berkas, buku, isi = dibuat("bareng")
    assert kertas_kerja(berkas, buku) == isi


def test_a_name_that_looks_like_a_formula_is_text() -> None:
    berkas = read_berkas("bareng")
    jahat = _ganti(berkas, "indikator_versi", 0, nama='=HYPERLINK("http://x";"klik")')
    jahat = jahat.model_copy(
        update={
            "indikator_versi": tuple(
                iv.model_copy(update={"nama": "=1+1"}) for iv in jahat.indikator_versi
            )
        }
    )
    isi = kertas_kerja(jahat, hitung(jahat, rulebook_of(jahat)))
    sel = openpyxl.load_workbook(io.BytesIO(isi))["Capaian"]["B6"]
    assert (sel.value, sel.data_type, sel.number_format) == ("=1+1", "s", "@")
