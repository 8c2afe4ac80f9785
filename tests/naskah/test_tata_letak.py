"""Breaking over pages: no signature, source or row left alone."""

from __future__ import annotations

import re
from datetime import date

import pypdfium2
import pytest

from sakip.naskah.pdf import tulis_pdf
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Blok,
    Citra,
    Daftar,
    Dokumen,
    Gambar,
    Kolom,
    Metadata,
    Paragraf,
    Penanda,
    Sel,
    Tabel,
    TandaTangan,
)

TANDA = TandaTangan((Penanda(("CAMAT",), "Sri Wahyuni", ("NIP 1",)),), "TEMPAT, tanggal")
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40"><rect width="9" height="9"/></svg>'
)
BATAS_BAWAH = 25 * 72 / 25.4 - 4  # a descender may stand below the margin


def tabel(banyak: int, *, panjang: int = 1, kelompok: bool = False, sumber: str = "") -> Tabel:
    baris: list[Baris] = []
    for n in range(banyak):
        if kelompok and n % 4 == 0:
            baris.append(Baris((Sel(f"KELOMPOK{n}", kolom=2),), "kelompok"))
        baris.append(Baris((f"BARIS{n}.", "isi baris " * panjang)))
    kepala = (Baris(("KEPALA", "isi")),)
    return Tabel("1", "Judul", (Kolom(), Kolom()), kepala, tuple(baris), sumber)


def halaman(*blok: Blok) -> list[tuple[str, str]]:
    """Per page the text above the place of the signature, and the text from there on down.

    Fails if anything but the page number stands in the footer.
    """
    dokumen = Dokumen("UJI", (Bagian(blok),), Metadata(date(2025, 1, 1)))
    hasil = []
    with pypdfium2.PdfDocument(tulis_pdf(dokumen)) as pdf:
        for n, satu in enumerate(pdf, 1):
            lebar, tinggi = satu.get_size()
            teks = satu.get_textpage()
            kaki = teks.get_text_bounded(0, 0, lebar, BATAS_BAWAH)
            assert kaki.split() == ["UJI", "Halaman", str(n), "dari", str(len(pdf))]
            cari = teks.search("TEMPAT")
            letak = cari.get_next()
            batas = teks.get_charbox(letak[0])[3] + 1 if letak else BATAS_BAWAH
            hasil.append(
                (
                    teks.get_text_bounded(0, batas, lebar, tinggi),
                    teks.get_text_bounded(0, BATAS_BAWAH, lebar, batas) if letak else "",
                )
            )
    return hasil


def isian(baris: int) -> list[Paragraf]:
    return [Paragraf(f"Isian {n}") for n in range(baris)]


@pytest.mark.parametrize(
    ("blok", "sebelum"),
    [
        (Paragraf("penutup " * 30), range(20, 34)),
        (Paragraf("penutup " * 700), range(0, 4)),
        (Daftar(("butir " * 20,) * 9, "a."), range(8, 20)),
        (Gambar("1", "Judul", Citra(SVG, "alt")), range(22, 34, 2)),
        (tabel(2), range(20, 32)),
        (tabel(9, kelompok=True), range(14, 28)),
        (tabel(14), range(12, 24)),
        (tabel(40), range(28, 35)),
        (tabel(3, panjang=25, sumber="SUMBER"), range(15, 24)),
        (tabel(2, panjang=250), range(0, 4)),
        (tabel(3, panjang=130), range(3, 12)),
        (tabel(1, panjang=400), range(2, 14)),
    ],
    ids=lambda satu: type(satu).__name__,
)
def test_a_signature_never_stands_alone_on_a_page(blok: Blok, sebelum: range) -> None:
    jumlah = set()
    for baris in sebelum:
        semua = halaman(*isian(baris), blok, TANDA)
        jumlah.add(len(semua))
        atas, bawah = semua[-1]
        assert bawah.split() == ["TEMPAT,", "tanggal", "CAMAT", "Sri", "Wahyuni", "NIP", "1"]
        isi = atas.replace("SUMBER", "").replace("KEPALA isi", "")
        assert isi.strip(), f"alone after {baris} lines"
    assert len(jumlah) > 1 or min(jumlah) > 1  # a page did end within reach


@pytest.mark.parametrize(
    ("satu", "sebelum"),
    [
        (tabel(3), range(28, 34)),
        (tabel(14), range(21, 33)),
        (tabel(40), range(3, 9)),
        (tabel(14, kelompok=True), range(19, 33)),
        (tabel(5, panjang=25, sumber="SUMBER"), range(24, 30)),
    ],
    ids=lambda satu: type(satu).__name__,
)
def test_no_row_head_or_source_is_left_alone(satu: Tabel, sebelum: range) -> None:
    for baris in sebelum:
        for teks, _ in halaman(*isian(baris), satu, Paragraf("sesudahnya " * 20)):
            punya = re.findall(r"BARIS\d+\.", teks)
            assert len(punya) != 1, f"one row after {baris} lines"
            assert ("KEPALA" in teks) == bool(punya)
            assert "SUMBER" not in teks or punya
            assert not re.search(r"KELOMPOK\d+\s*$", teks), f"a head alone after {baris} lines"


def test_what_leads_in_a_list_is_never_left_without_it() -> None:
    for baris in range(30, 36):
        semua = halaman(*isian(baris), Paragraf("Hambatan yang ditemui:"), Daftar(("butir",) * 3))
        (satu,) = (teks for teks, _ in semua if "Hambatan" in teks)
        assert "butir" in satu, f"alone after {baris} lines"


def test_a_table_before_signatures_breaks_rather_than_leave_half_a_page_empty() -> None:
    semua = halaman(*isian(22), tabel(7), TANDA)
    assert "BARIS1." in semua[0][0]
    assert "BARIS6." in semua[1][0]


def test_a_long_name_takes_room_from_a_short_one_before_it_is_broken() -> None:
    panjang = "Dr. ADNAN PURICHTA ICHSAN YASIN LIMPO, S.H., M.H."
    dua = TandaTangan((Penanda(("BUPATI",), panjang), Penanda(("CAMAT",), "SRI, S.Sos")), "TEMPAT")
    (satu,) = halaman(Paragraf("penutup"), dua)
    assert panjang in satu[1].splitlines()


def test_a_long_row_breaks_instead_of_leaving_the_page() -> None:
    kolom = (Kolom(), Kolom())
    panjang = Baris(("a", "\n".join(f"garis {n}" for n in range(150))))
    teks = halaman(Tabel("1", "J", kolom, (Baris(("KEPALA", "b")),), (panjang,)))
    assert len(teks) > 2
    assert re.findall(r"garis (\d+)", " ".join(atas for atas, _ in teks)) == [
        str(n) for n in range(150)
    ]
