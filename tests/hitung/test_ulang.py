"""A year computed again after changes is the book that a whole computation gives."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.berkas.baca import read_berkas
from sakip.berkas.baris import Komponen, Realisasi
from sakip.berkas.model import Berkas
from sakip.berkas.periksa import rulebook_of
from sakip.core.angka import TanpaNilai
from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import Agregasi
from sakip.galat import Galat
from sakip.hitung import BukuHasil, hitung

from .conftest import indikator, kecil, realisasi, target

LEMBAR = ("realisasi", "anggaran", "nilai_luar", "sdm", "sarpras", "target", "terlapor", "narasi")


def berumus() -> Berkas:
    """Indicators that rest on others, through two formulas, one with components of its own."""
    semua = (
        indikator("d", rumus="@c × 2", asal="rumus"),
        indikator("c", rumus="(@a + @b) / 2", asal="rumus"),
        indikator("a"),
        indikator(
            "b",
            rumus="selesai / masuk × 100",
            agregasi=Agregasi.RASIO_JUMLAH,
            komponen=(
                Komponen(nama="selesai", label="Berkas selesai", satuan="berkas"),
                Komponen(nama="masuk", label="Berkas masuk", satuan="berkas"),
            ),
        ),
        indikator("e"),
    )
    triwulan = [f"2024-T{n}" for n in range(1, 5)]
    return kecil(
        *semua,
        target=tuple(target("75.00", p, i) for i in "abcde" for p in ("2024", *triwulan)),
        realisasi=(
            *(realisasi(f"{60 + n}.5", p, "a") for n, p in enumerate(triwulan)),
            *(
                Realisasi(
                    indikator="b",
                    periode=p,
                    komponen={"selesai": Decimal(7 + n), "masuk": Decimal(10)},
                )
                for n, p in enumerate(triwulan)
            ),
            realisasi("80.25", "2024-T1", "e"),
            realisasi("70", "2023", "a"),
        ),
    )


def tahun_kedua() -> Berkas:
    """The made-up office in the second year of its Renstra, with the money of the first."""
    berkas = read_berkas("contoh-tahun-berjalan")
    rencana = (
        v.model_copy(update={"periode": "2024..2028"}) if v.periode == "2025..2029" else v
        for v in berkas.versi_rencana
        if v.periode != "2020..2024"
    )
    lalu = (
        a.model_copy(update={"periode": f"2024{a.periode[4:]}"})
        for a in berkas.anggaran
        if a.jenis == "realisasi"
    )
    return berkas.model_copy(
        update={"versi_rencana": tuple(rencana), "anggaran": (*berkas.anggaran, *lalu)}
    )


BUATAN = {"berumus": berumus, "tahun-kedua": tahun_kedua}
CONTOH = ("bareng", "bajeng", "contoh-tahun-berjalan", *BUATAN)


@cache
def asal(nama: str) -> tuple[Berkas, BukuAturan, BukuHasil]:
    berkas = BUATAN[nama]() if nama in BUATAN else read_berkas(nama)
    aturan = rulebook_of(berkas)
    return berkas, aturan, hitung(berkas, aturan)


def changed(data: st.DataObject, berkas: Berkas) -> Berkas:
    """The Berkas with one row of a sheet taken out, put in, given another figure or none."""
    lembar = data.draw(st.sampled_from([n for n in LEMBAR if getattr(berkas, n)]))
    baris: list[Any] = list(getattr(berkas, lembar))
    ke = data.draw(st.integers(0, len(baris) - 1))
    isi: dict[str, Any] = {}
    apa = data.draw(st.sampled_from(["angka", "kosong", "hapus", "baru"]))
    satu = baris.pop(ke)
    if hasattr(satu, "kosong"):
        isi = dict.fromkeys(("nilai", "komponen", "kosong") & type(satu).model_fields.keys())
        isi |= {"label": ""} if hasattr(satu, "label") else {}
    if apa == "kosong" and "kosong" in isi:
        baris.insert(ke, satu.model_copy(update=isi | {"kosong": TanpaNilai.BELUM_DIISI}))
    elif apa == "baru" and lembar == "realisasi":
        baris.insert(ke, satu)
        bebas = [
            (i.id, f"{berkas.tahun}-T{t}")
            for i in berkas.indikator
            for t in range(1, 5)
            if (i.id, f"{berkas.tahun}-T{t}") not in {(b.indikator, b.periode) for b in baris}
        ]
        if bebas:
            i, p = data.draw(st.sampled_from(bebas))
            baris.append(Realisasi(indikator=i, periode=p, nilai=Decimal("61.25")))
    elif apa != "hapus" and "nilai" in type(satu).model_fields:
        angka = Decimal(data.draw(st.integers(0, 20_000))).scaleb(-2)
        baris.insert(ke, satu.model_copy(update=isi | {"nilai": angka}))
    return berkas.model_copy(update={lembar: tuple(baris)})


def outcome(berkas: Berkas, aturan: BukuAturan, semula: BukuHasil | None = None) -> BukuHasil | str:
    """The book, or why there is none."""
    try:
        return hitung(berkas, aturan, semula=semula)
    except Galat as galat:
        return str(galat)


def differing(satu: BukuHasil, lain: BukuHasil) -> list[str]:
    """Where two books do not say the same, in the same order. Never shown whole: they are long."""
    beda = [str(a.alamat) for a, b in zip(satu, lain, strict=False) if a != b]
    beda += [] if len(satu) == len(lain) else [f"{len(satu)} and {len(lain)} figures"]
    beda += [] if satu._berlaku == lain._berlaku else ["which version is in force"]
    beda += [] if satu.peringatan == lain.peringatan else ["warnings"]
    return beda[:5]


@pytest.mark.parametrize("nama", CONTOH)
@settings(max_examples=25)
@given(data=st.data())
def test_a_book_made_from_the_last_one_is_the_book_made_anew(
    nama: str, data: st.DataObject
) -> None:
    berkas, aturan, buku = asal(nama)
    for _ in range(data.draw(st.integers(1, 3))):
        berkas = changed(data, berkas)
        utuh, lagi = outcome(berkas, aturan), outcome(berkas, aturan, buku)
        if isinstance(utuh, str) or isinstance(lagi, str):
            assert lagi == utuh
            return
        buku = lagi
        assert differing(buku, utuh) == []


def test_what_a_formula_refers_to_reaches_all_that_rest_on_it() -> None:
    berkas, aturan, buku = asal("berumus")
    baris = list(berkas.realisasi)
    baris[0] = baris[0].model_copy(update={"nilai": Decimal("90.5")})
    berkas = berkas.model_copy(update={"realisasi": tuple(baris)})
    lagi = hitung(berkas, aturan, semula=buku)
    for nama in "acd":
        assert lagi.ambil(f"realisasi:{nama}:2024") != buku.ambil(f"realisasi:{nama}:2024")
    assert lagi.ambil("capaian:e:2024-T1") is buku.ambil("capaian:e:2024-T1")


def test_a_book_of_another_plan_office_or_year_is_of_no_use() -> None:
    berkas, aturan, buku = asal("berumus")
    lain = berkas.model_copy(update={"target": berkas.target[:-1]})
    dari_lain = hitung(lain, aturan, semula=buku)
    assert differing(dari_lain, hitung(lain, aturan)) == []
    tahun = hitung(berkas, aturan, tahun=2023, semula=buku)
    assert differing(tahun, hitung(berkas, aturan, tahun=2023)) == []
