"""How many keys a quarter of fifty indicators takes: typed in the grid, and pasted from a sheet."""

from __future__ import annotations

from collections import Counter
from itertools import cycle

import pytest
from playwright.sync_api import Page, expect

from sakip.berkas.model import Berkas
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import muat
from sakip.web.pengukuran.kisi import typed_texts
from sakip.web.pengukuran.selectors import measured, rows_in
from sakip.web.tukar.services import rencanakan, terapkan

from ..conftest import TAHUN, Orang, government
from .conftest import Buka

pytestmark = pytest.mark.django_db(transaction=True)
TW = f"{TAHUN}-T1"
BANYAK = 50
SEKALI = 3
"""Keys that are no part of any figure, whatever the number of rows: to the first cell."""


@pytest.fixture
def lengkap(berkas_contoh: Berkas) -> Berkas:
    """The made-up year with fifty indicators: those of its sub kegiatan several times."""
    ada = measured(berkas_contoh, TW)
    asal = cycle([iv for iv in ada if ".s" in iv.indikator])
    isi = {n: list(getattr(berkas_contoh, n)) for n in SALIN}
    for nomor in range(BANYAK - len(ada)):
        satu = next(asal).indikator
        baru = f"{satu}.{nomor}"
        for nama, kolom in SALIN.items():
            isi[nama] += [
                b.model_copy(update={kolom: baru} | _renamed(b, nomor))
                for b in getattr(berkas_contoh, nama)
                if getattr(b, kolom) == satu
            ]
    return berkas_contoh.model_copy(update={n: tuple(b) for n, b in isi.items()})


SALIN = {
    "indikator": "id",
    "indikator_versi": "indikator",
    "target": "indikator",
    "realisasi": "indikator",
}
"""Sheets that make an indicator, and the column that says which."""


def _renamed(baris: object, nomor: int) -> dict[str, str]:
    nama = getattr(baris, "nama", "")
    return {"nama": f"{nama} ({nomor})"} if nama else {}


@pytest.fixture
def kosong(db: None, lengkap: Berkas) -> Kantor:
    """An office of fifty indicators before anybody has filled the quarter."""
    lain = tuple(r for r in lengkap.realisasi if r.periode != TW)
    berkas = lengkap.model_copy(update={"realisasi": lain})
    return terapkan(rencanakan(berkas, government(berkas)), actor=None).kantor


def sheet(berkas: Berkas) -> list[list[str]]:
    """The quarter as it stands in the office's own sheet: a line for each indicator."""
    isi = rows_in(berkas, TW)

    def line(teks: dict[str, str]) -> list[str]:
        return [t for n, t in teks.items() if n.startswith("komponen.")] or [teks["nilai"]]

    semua = [line(typed_texts(iv, isi.get(iv.indikator))) for iv in measured(berkas, TW)]
    return [[t or "-" for t in baris] for baris in semua]


@pytest.fixture
def layar(kosong: Kantor, orang: Orang, buka: Buka) -> Page:
    return buka(
        orang("kasubag", "operator", kosong),
        f"/k/{kosong.uuid}/{TAHUN}/ukur/{TW}/",
        permissions=["clipboard-read", "clipboard-write"],
    )


def same(kantor: Kantor, lengkap: Berkas) -> bool:
    """Whether the office now has every figure of the quarter."""
    kantor.refresh_from_db()
    ada, harus = (rows_in(b, TW) for b in (muat(kantor, TAHUN), lengkap))
    angka = ("nilai", "komponen", "kosong", "label")
    return all(
        [getattr(ada[i], n) for n in angka] == [getattr(r, n) for n in angka]
        for i, r in harus.items()
    )


def test_a_quarter_of_fifty_takes_its_figures_and_a_key_a_cell(
    kosong: Kantor, lengkap: Berkas, layar: Page
) -> None:
    ketukan: Counter[str] = Counter()

    def tekan(tombol: str, apa: str) -> None:
        layar.keyboard.press(tombol)
        ketukan[apa] += 1

    tekan("ArrowDown", "ke sel pertama")
    for baris in sheet(lengkap):
        for sel in baris:
            layar.keyboard.type(sel)
            ketukan["angka"] += len(sel)
            tekan("Enter", "pindah")
    expect(layar.get_by_text("Semua tersimpan.")).to_be_visible()
    sel_semua = [sel for baris in sheet(lengkap) for sel in baris]
    assert len(sheet(lengkap)) == BANYAK
    assert same(kosong, lengkap)
    print(f"50 indikator, {len(sel_semua)} sel: {ketukan.total()} ketukan, {dict(ketukan)}")
    assert ketukan.total() <= sum(map(len, sel_semua)) + len(sel_semua) + SEKALI


def test_the_same_from_a_sheet_is_one_paste(kosong: Kantor, lengkap: Berkas, layar: Page) -> None:
    blok = sheet(lengkap)
    lebar = max(map(len, blok))
    teks = "\r\n".join("\t".join(b + [""] * (lebar - len(b))) for b in blok)
    layar.evaluate("teks => navigator.clipboard.writeText(teks)", teks)
    ketukan = ["ArrowDown", "Control+v"]
    for tombol in ketukan:
        layar.keyboard.press(tombol)
    expect(layar.get_by_text("Semua tersimpan.")).to_be_visible()
    assert same(kosong, lengkap)
    print(f"50 indikator ditempel: {len(ketukan)} ketukan")
    assert len(ketukan) <= SEKALI
