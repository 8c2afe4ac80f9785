from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sakip.galat import Galat
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Blok,
    Catatan,
    Citra,
    Daftar,
    Dokumen,
    Gambar,
    Judul,
    Kolom,
    Metadata,
    Paragraf,
    PemisahHalaman,
    Penanda,
    Rujuk,
    Sel,
    Tabel,
    TandaTangan,
)
from sakip.naskah.sahkan import sahkan

TABEL = Tabel("3.1", "Judul", (Kolom(),), (Baris(("Kepala",)),), (Baris(("isi",)),), label="t")
TANDA = TandaTangan((Penanda(("Camat",), "Sri"),))
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def dokumen_dari(blok: tuple[Blok, ...]) -> Dokumen:
    return Dokumen("Laporan", (Bagian(blok),), Metadata(date(2025, 1, 1)))


def test_the_sample_that_uses_every_node_is_sound(dokumen: Dokumen) -> None:
    sahkan(dokumen)


@pytest.mark.parametrize(
    ("blok", "kode", "tempat"),
    [
        ((Judul(2, "Dalam"),), "naskah.tingkat_judul", "judul “Dalam”"),
        ((Judul(1, "A"), Judul(3, "Loncat")), "naskah.tingkat_judul", "judul “Loncat”"),
        ((Judul(1, " "),), "naskah.judul_kosong", "judul "),
        ((TABEL, TABEL), "naskah.tidak_sah", "dokumen Laporan"),
        ((TABEL, replace(TABEL, label="")), "naskah.nomor_ganda", "Tabel 3.1"),
        ((TABEL, Paragraf("x", label="t")), "naskah.label_ganda", "paragraf “x”"),
        ((Paragraf(("lihat ", Rujuk("u"))),), "naskah.rujukan_buntu", "paragraf “lihat”"),
        (
            (Paragraf(("x", Catatan(("y", Rujuk("u"))))),),
            "naskah.rujukan_buntu",
            "paragraf “x”",
        ),
        (
            (Paragraf("x", label="p"), Paragraf(Rujuk("p"))),
            "naskah.rujukan_tak_bernomor",
            "paragraf “”",
        ),
        ((replace(TABEL, baris=()),), "naskah.tabel_kosong", "Tabel 3.1"),
        ((replace(TABEL, kepala=()),), "naskah.tabel_kosong", "Tabel 3.1"),
        (
            (replace(TABEL, kepala=(Baris(("a", "b")),)),),
            "naskah.petak",
            "Tabel 3.1 kepala baris 1 kolom 2",
        ),
        (
            (replace(TABEL, baris=(Baris((Sel(Rujuk("u")),)),)),),
            "naskah.rujukan_buntu",
            "Tabel 3.1 baris 1",
        ),
        ((replace(TABEL, kolom=(Kolom(lebar=101),)),), "naskah.lebar", "Tabel 3.1"),
        ((Gambar("1", "G", Citra(SVG, "alt"), lebar=0),), "naskah.lebar", "Gambar 1"),
        ((Gambar("1", "G", Citra(SVG, " ")),), "naskah.alt_kosong", "Gambar 1"),
        ((Gambar("1", "G", Citra("halo", "alt")),), "naskah.gambar_rusak", "Gambar 1"),
        ((Gambar("1", "G", Citra(b"GIF89a", "alt")),), "naskah.gambar_rusak", "Gambar 1"),
        ((Judul(1, "J" * 12_001),), "naskah.terlalu_panjang", f"judul “{'J' * 40}…”"),
        ((Daftar(()),), "naskah.kosong", "daftar"),
        ((Paragraf("x"), TandaTangan(())), "naskah.kosong", "tanda tangan"),
        ((TANDA,), "naskah.tanda_tangan_sendiri", "tanda tangan Sri"),
        (
            (Paragraf("x"), PemisahHalaman(), TANDA),
            "naskah.tanda_tangan_sendiri",
            "tanda tangan Sri",
        ),
        ((), "naskah.kosong", "bagian 1"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_its_place(
    blok: tuple[Blok, ...], kode: str, tempat: str
) -> None:
    with pytest.raises(Galat) as galat:
        sahkan(dokumen_dari(blok))
    assert (galat.value.kode, galat.value.tempat) == (kode, tempat)


@pytest.mark.parametrize(
    ("dokumen", "kode"),
    [
        (replace(dokumen_dari((TABEL,)), judul=" "), "naskah.judul_kosong"),
        (replace(dokumen_dari((TABEL,)), bahasa="Indonesia"), "naskah.bahasa"),
        (replace(dokumen_dari((TABEL,)), isi=()), "naskah.kosong"),
    ],
)
def test_a_document_needs_title_language_and_content(dokumen: Dokumen, kode: str) -> None:
    with pytest.raises(Galat) as galat:
        sahkan(dokumen)
    assert galat.value.kode == kode


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(Galat) as galat:
        sahkan(dokumen_dari((Judul(3, "Loncat"), TANDA, replace(TABEL, baris=()))))
    assert {g.kode for g in galat.value.rincian} == {
        "naskah.tingkat_judul",
        "naskah.tabel_kosong",
    }
