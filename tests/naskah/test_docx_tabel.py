from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.naskah.docx_angka import inden_kanan, lebar_angka
from sakip.naskah.docx_tabel import PenulisTabel
from sakip.naskah.docx_xml import NS
from sakip.naskah.huruf import belah_koma
from sakip.naskah.kisi import petak
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Butir,
    Daftar,
    Dokumen,
    GayaBaris,
    Isi,
    Kolom,
    Metadata,
    Paragraf,
    RataKolom,
    Sel,
    Tabel,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEBAR = 425_000


class SelWord(NamedTuple):
    """A cell as Word lays it out: place, spans, text."""

    baris: int
    kolom: int
    bentang: tuple[int, int]
    teks: str


def tulis(tabel: Tabel, lebar: int = LEBAR, *, rekat: bool = False) -> ET.Element:
    dokumen = Dokumen("Uji", (Bagian((tabel,)),), Metadata(date(2025, 1, 1)))
    penulis = PenulisTabel(dokumen)
    penulis.lebar = lebar
    return ET.fromstring(f"<r {NS}>{penulis.tabel(tabel, rekat=rekat)}</r>")[0]


def baris(tabel: ET.Element) -> list[ET.Element]:
    return tabel.findall(f"{W}tr")


def sifat(unsur: ET.Element, jalur: str) -> str | None:
    ada = unsur.find("/".join(W + nama for nama in jalur.split("/")))
    return None if ada is None else ada.get(f"{W}val", "")


def teks(unsur: ET.Element) -> str:
    return "".join(u.text or "" for u in unsur.iter(f"{W}t"))


def terikat(unsur: ET.Element) -> bool:
    return all(sifat(p, "pPr/keepNext") == "" for p in unsur.iter(f"{W}p"))


def dibaca(tabel: ET.Element) -> list[SelWord]:
    """The cells, continued ones joined to those they continue."""
    hasil: list[SelWord] = []
    atas: dict[int, int] = {}
    for y, satu in enumerate(baris(tabel)):
        x = 0
        for sel in satu.findall(f"{W}tc"):
            lebar = int(sifat(sel, "tcPr/gridSpan") or 1)
            gabung = sifat(sel, "tcPr/vMerge")
            if gabung == "continue":
                lama = hasil[atas[x]]
                assert lama.bentang[0] == lebar
                assert teks(sel) == ""
                hasil[atas[x]] = lama._replace(bentang=(lebar, lama.bentang[1] + 1))
            else:
                atas[x] = len(hasil)
                hasil.append(SelWord(y, x, (lebar, 1), teks(sel)))
            x += lebar
    return hasil


@st.composite
def semua_tabel(ambil: st.DrawFn) -> Tabel:
    """Any tiling of a grid by cells, with a head and rows of all kinds."""
    lebar = ambil(st.integers(1, 5))

    def susun(tinggi: int, awalan: str) -> tuple[Baris, ...]:
        terisi: set[tuple[int, int]] = set()
        hasil = []
        for y in range(tinggi):
            sel: list[Sel] = []
            for x in range(lebar):
                if (y, x) in terisi:
                    continue
                kanan = next((k for k in range(x, lebar) if (y, k) in terisi), lebar)
                kolom = ambil(st.integers(1, kanan - x))
                bawah = ambil(st.integers(1, tinggi - y))
                terisi |= {(y + dy, x + dx) for dy in range(bawah) for dx in range(kolom)}
                sel.append(Sel(f"{awalan}{y}-{x}", kolom=kolom, baris=bawah))
            gaya: GayaBaris = ambil(st.sampled_from(("biasa", "kelompok", "jumlah")))
            hasil.append(Baris(tuple(sel), gaya))
        return tuple(hasil)

    rata: tuple[RataKolom, ...] = ("kiri", "tengah", "kanan", "koma")
    kolom = tuple(Kolom(ambil(st.sampled_from(rata))) for _ in range(lebar))
    kepala = susun(ambil(st.integers(1, 3)), "k")
    return Tabel("1.1", "x", kolom, kepala, susun(ambil(st.integers(1, 6)), "s"))


@given(semua_tabel())
@settings(max_examples=60)
def test_every_cell_is_found_again_at_its_place_with_its_spans(tabel: Tabel) -> None:
    hasil = tulis(tabel)
    kepala = len(tabel.kepala)
    diharap = [
        SelWord(awal + p.baris, p.kolom, (p.sel.kolom, p.sel.baris), str(p.sel.isi))
        for awal, isi in ((0, tabel.kepala), (kepala, tabel.baris))
        for p in petak(isi, len(tabel.kolom), "")
    ]
    assert sorted(dibaca(hasil)) == sorted(diharap)
    lebar = [int(u.get(f"{W}w", 0)) for u in hasil.iter(f"{W}gridCol")]
    assert sum(lebar) <= LEBAR // 50
    for satu in baris(hasil):
        assert sum(int(u.get(f"{W}w", 0)) for u in satu.iter(f"{W}tcW")) == sum(lebar)


@given(semua_tabel())
@settings(max_examples=30)
def test_the_head_and_nothing_else_is_repeated_on_each_page(tabel: Tabel) -> None:
    ulang = [sifat(b, "trPr/tblHeader") == "" for b in baris(tulis(tabel))]
    kepala = len(tabel.kepala)
    assert ulang == [True] * kepala + [False] * len(tabel.baris)


def tabel_dari(*isi: Isi | Sel, rata: RataKolom = "kiri", sumber: str = "") -> Tabel:
    return Tabel(
        "", "", (Kolom(rata),), (Baris(("Kepala",)),), tuple(Baris((i,)) for i in isi), sumber
    )


def test_a_row_breaks_over_pages_only_if_it_is_very_long() -> None:
    pendek, panjang = baris(tulis(tabel_dari("pendek", "panjang sekali " * 400)))[1:]
    assert sifat(pendek, "trPr/cantSplit") == ""
    assert sifat(panjang, "trPr/cantSplit") is None


def test_a_short_table_stays_together_and_a_long_one_breaks_between_rows() -> None:
    kepala, *isi = map(terikat, baris(tulis(tabel_dari("a", "b", "c"))))
    assert (kepala, isi) == (True, [True, True, False])
    kepala, *isi = map(terikat, baris(tulis(tabel_dari(*"abcdefghijklmnopqrstuvwxyz"))))
    assert kepala
    assert isi == [False] * 24 + [True, False]  # no row alone on the last page


def test_the_last_row_stays_with_the_source_and_with_signatures() -> None:
    assert terikat(baris(tulis(tabel_dari("a", sumber="Sumber: x")))[-1])
    assert terikat(baris(tulis(tabel_dari("a"), rekat=True))[-1])


def test_the_head_of_a_group_stays_with_its_first_row() -> None:
    semua = [Baris((f"{n}",), "kelompok" if n == 20 else "biasa") for n in range(40)]
    tabel = Tabel("", "", (Kolom(),), (Baris(("K",)),), tuple(semua))
    ikat = [terikat(b) for b in baris(tulis(tabel))[1:]]
    assert (ikat[19], ikat[20], ikat[21]) == (False, True, False)


@pytest.mark.parametrize(
    ("gaya", "nama", "latar"),
    [("biasa", "Isi", None), ("kelompok", "Tebal", "F7F7F7"), ("jumlah", "Tebal", "F7F7F7")],
)
def test_groups_and_totals_have_a_style_of_their_own(
    gaya: GayaBaris, nama: str, latar: str | None
) -> None:
    tabel = Tabel("", "", (Kolom(),), (Baris(("K",)),), (Baris(("x",), gaya),))
    kepala, isi = baris(tulis(tabel))
    assert (sifat(kepala, "tc/p/pPr/pStyle") or "").startswith("KepalaTabel")
    assert (sifat(isi, "tc/p/pPr/pStyle") or "").startswith(f"{nama}Tabel")
    warna = isi.find(f"{W}tc/{W}tcPr/{W}shd")
    assert (None if warna is None else warna.get(f"{W}fill")) == latar


def test_a_cell_holds_paragraphs_and_lists() -> None:
    isi = (Paragraf("Sarana:"), Daftar(("loket", Butir("ruang", Daftar(("satu",), "1.")))))
    (sel,) = baris(tulis(tabel_dari(Sel(isi))))[1].findall(f"{W}tc")
    assert [teks(p) for p in sel.findall(f"{W}p")] == ["Sarana:", "loket", "ruang", "satu"]
    tingkat = [sifat(p, "pPr/numPr/ilvl") for p in sel.findall(f"{W}p")]
    assert tingkat == [None, "0", "0", "1"]


def test_a_long_word_is_hyphenated_where_indonesian_has_a_syllable() -> None:
    kolom = (Kolom(lebar=20), Kolom(lebar=80))
    tabel = Tabel("", "", kolom, (Baris(("A", "B")),), (Baris(("pertanggungjawaban", "x")),))
    sel = baris(tulis(tabel, LEBAR // 2))[1][1]
    assert len(list(sel.iter(f"{W}softHyphen"))) > 2
    assert teks(sel) == "pertanggungjawaban"


# --- numbers -----------------------------------------------------------------------------

ANGKA = ("99,04", "100", "8,16%", "83,00 (Baik)", "1.234.567,5", "7 unit", "–", "-5,25")


def test_numbers_line_up_on_the_decimal_comma() -> None:
    semua = tulis(tabel_dari(*ANGKA, "belum tersedia", rata="koma"))
    koma = []
    for satu in baris(semua)[1:]:
        belah = belah_koma(teks(satu).replace("\u00a0", " "))
        if belah is None:
            assert sifat(satu, "tc/p/pPr/jc") == "center"
            continue
        inden = satu.find(f"{W}tc/{W}p/{W}pPr/{W}ind")
        assert inden is not None
        assert sifat(satu, "tc/p/pPr/jc") == "right"
        assert " " not in teks(satu)
        # Twips from the right edge of the cell to the place of the comma, in type of 9.5 point.
        koma.append(int(inden.get(f"{W}right", 0)) + lebar_angka(belah[1]) * 9500 // 50_000)
    assert len(koma) == len(ANGKA)
    assert max(koma) - min(koma) <= 1


def test_numbers_without_room_to_line_up_still_stay_in_their_column() -> None:
    angka = [belah_koma(teks) or ("", "") for teks in ("123456", "1,23456")]
    ruang = 3600
    inden = inden_kanan(angka, ruang)
    assert inden[1] == 0
    for (bulat, ekor), satu in zip(angka, inden, strict=True):
        assert 0 <= satu <= ruang - lebar_angka(bulat + ekor)


def test_a_number_with_alignment_of_its_own_is_left_where_it_is_put() -> None:
    (_, satu, dua) = baris(tulis(tabel_dari(Sel("1,5", rata="kiri"), "2,5", rata="koma")))
    assert sifat(satu, "tc/p/pPr/jc") == "left"
    assert sifat(dua, "tc/p/pPr/jc") == "right"
