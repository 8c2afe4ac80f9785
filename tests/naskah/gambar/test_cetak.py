"""Pictures on paper: any text prints as text, in ink that can be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest

from sakip.naskah.gambar import (
    LEBAR_MENDATAR,
    LEBAR_TEGAK,
    TINGGI_MENDATAR,
    TINGGI_TEGAK,
    Batang,
    Deret,
    Jabatan,
    Kartu,
    Proses,
    Silang,
    Sumbu,
    Terbit,
    Titik,
    gambar_batang,
    gambar_garis,
    gambar_kuadran,
    gambar_organisasi,
    gambar_pohon,
    gambar_proses,
)
from sakip.naskah.gambar.warna import ABU, KERTAS, PUTIH, TINTA, WARNA, WARNA_TEKS
from sakip.naskah.pdf import tulis_pdf
from sakip.naskah.pohon import Bagian, Citra, Dokumen, Gambar, Judul, Metadata
from sakip.naskah.untuk_typst import LEBAR_A4, MENDATAR, TEGAK, TINGGI_A4, TITIK_PER_MM

Buka = Callable[[str | bytes], Any]

JAHAT = (
    '</text><script>alert("x")</script>',
    "<image href='http://contoh.id/a.png'/> & &amp; &#x41;",
    "]]> <!-- <![CDATA[ #let x = 1; $ \\ \"' `raw`",
    "nol\x00 lonceng\x07 balik\u202eABC\u2066 bom\ufeff bukan\ufffe",
    "separuh\ud800 tab\tbaris\r\nbaru\u2028lagi",
    "=HYPERLINK(1)",
    "x" * 1000,
)


def semua(teks: str) -> list[Citra]:
    """Every kind of picture with `teks` wherever text may stand."""
    nilai = Terbit(Decimal("99.04"), "99,04")
    sumbu = Sumbu(teks, nilai)
    return [
        gambar_batang(teks, [Batang(teks, nilai, nilai, "kurang", teks)], cetak_judul=True),
        gambar_batang(teks, [Batang(teks, teks, nilai)]),
        gambar_garis(teks, ["2024"], [Deret(teks, (nilai,)), Deret(teks, (teks,))]),
        gambar_kuadran(teks, [Titik(teks, nilai, nilai)], sumbu, sumbu, (teks,) * 4),
        gambar_kuadran(teks, [Titik(teks, teks, nilai)], sumbu, sumbu, (teks,) * 4),
        *(
            x.citra
            for x in gambar_pohon(Kartu(teks, teks, (teks,), teks, "baik", (Silang(teks, teks),)))
        ),
        gambar_organisasi(Jabatan(teks, teks, (teks,), bawahan=(Jabatan(teks, kosong=True),))),
        gambar_proses(teks, [Proses(teks, "inti", teks, (teks,), (teks,), (teks,))]),
    ]


def dokumen(citra: list[Citra]) -> Dokumen:
    isi = tuple(Gambar(f"1.{n}", "Gambar", satu) for n, satu in enumerate(citra, 1))
    return Dokumen(
        "Gambar", (Bagian((Judul(1, "Gambar"), *isi)),), Metadata(date(2025, 1, 1), "Kantor")
    )


@pytest.mark.parametrize("teks", JAHAT)
def test_hostile_text_stays_text(buka: Buka, teks: str) -> None:
    for citra in semua(teks):
        lukisan = buka(citra.isi)
        jenis = {satu.tag.rpartition("}")[2] for satu in lukisan.semua}
        assert jenis <= {"svg", "text", "rect", "path", "circle", "polygon"}
        assert not any(
            nama.startswith("on") or "href" in nama
            for satu in lukisan.semua
            for nama in satu.attrib
        )


def test_hostile_text_prints_in_a_document() -> None:
    pdf = tulis_pdf(dokumen([citra for teks in JAHAT for citra in semua(teks[:200])]))
    halaman = [h.get_textpage().get_text_bounded() for h in pypdfium2.PdfDocument(pdf)]
    kata = " ".join(halaman)
    assert '<script>alert("x")' in kata
    assert "&amp;" in kata
    assert "=HYPERLINK(1)" in kata
    assert "balikABC" in kata


def test_a_name_of_ten_thousand_letters_prints() -> None:
    citra = gambar_batang("Tercapai?", [Batang("x" * 10_000, Terbit(Decimal(1), "1"))])
    (halaman,) = pypdfium2.PdfDocument(tulis_pdf(dokumen([citra])))
    assert halaman.get_textpage().get_text_bounded().count("x") == 10_000


def test_a_figure_is_found_again_in_the_pdf_as_it_was_printed() -> None:
    nilai = Terbit(Decimal("101.37"), "101,37%")
    sumbu = Sumbu("Capaian (%)", Terbit(Decimal(100), "100%"))
    citra = [
        gambar_batang("Tercapai?", [Batang("Mutu", nilai)]),
        gambar_garis("Naik?", ["2024"], [Deret("Mutu", (nilai,))]),
        gambar_kuadran("Sepadan?", [Titik("Mutu", nilai, nilai)], sumbu, sumbu, ("a",) * 4),
        gambar_pohon(Kartu("Program", "Mutu", capaian="101,37%", nada="baik"))[0].citra,
    ]
    (halaman,) = pypdfium2.PdfDocument(tulis_pdf(dokumen(citra)))
    assert halaman.get_textpage().get_text_bounded().count("101,37%") == 5


def test_pictures_are_as_wide_as_the_text_of_a_page() -> None:
    def ruang(datar: int, tegak: int, margin: dict[str, int]) -> tuple[int, int]:
        lebar = datar - margin["left"] - margin["right"]
        tinggi = tegak - margin["top"] - margin["bottom"]
        return lebar * TITIK_PER_MM, tinggi * TITIK_PER_MM

    lebar, tinggi = ruang(LEBAR_A4, TINGGI_A4, TEGAK)
    assert (lebar, tinggi * 9 // 10) == (LEBAR_TEGAK, TINGGI_TEGAK)
    lebar, tinggi = ruang(TINGGI_A4, LEBAR_A4, MENDATAR)
    assert (lebar, tinggi * 9 // 10) == (LEBAR_MENDATAR, TINGGI_MENDATAR)


def _terang(warna: str) -> Decimal:
    """Relative luminance as WCAG 2 defines it."""
    hasil = Decimal(0)
    for n, bobot in ((1, "0.2126"), (3, "0.7152"), (5, "0.0722")):
        c = Decimal(int(warna[n : n + 2], 16)) / 255
        linear = c / Decimal("12.92")
        if c > Decimal("0.03928"):
            linear = ((c + Decimal("0.055")) / Decimal("1.055")) ** Decimal("2.4")
        hasil += Decimal(bobot) * linear
    return hasil


def _kontras(a: str, b: str) -> Decimal:
    gelap, terang = sorted((_terang(a), _terang(b)))
    return (terang + Decimal("0.05")) / (gelap + Decimal("0.05"))


@pytest.mark.parametrize("warna", [TINTA, ABU, *WARNA_TEKS.values()])
@pytest.mark.parametrize("dasar", [PUTIH, KERTAS])
def test_text_can_be_read_on_its_ground(warna: str, dasar: str) -> None:
    assert _kontras(warna, dasar) >= Decimal("4.5")


def test_tones_differ_in_lightness_so_that_a_grey_print_tells_them_apart() -> None:
    terang = sorted(_terang(warna) for warna in WARNA.values())
    for a, b in pairwise(terang):
        assert (b + Decimal("0.05")) / (a + Decimal("0.05")) > Decimal("1.2")


def test_each_tone_has_a_mark_of_its_own(buka: Buka) -> None:
    def bentuk(nada: Any) -> list[str]:
        batang = Batang("a", Terbit(Decimal(0), "0"), nada=nada)
        lukisan = buka(gambar_batang("x", [batang]).isi)
        return [
            f"{s.tag.rpartition('}')[2]} {s.attrib.get('fill') == PUTIH}"
            for s in lukisan.semua
            if s.tag.rpartition("}")[2] in ("circle", "polygon")
            or (s.tag.endswith("path") and "A" in s.attrib["d"])
        ]

    assert len({tuple(bentuk(nada)) for nada in WARNA}) == len(WARNA)
