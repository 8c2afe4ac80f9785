"""The LKjIP of Bareng as it is handed in: the whole of it on paper, in Word and as a workbook."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from functools import cache

import docx
import pikepdf
import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from sakip.core.jejak import Asal
from sakip.laporan.iku import iku
from sakip.naskah.docx import tulis_docx
from sakip.naskah.kisi import petak
from sakip.naskah.pdf import tulis_pdf
from sakip.naskah.pohon import Daftar, Nilai, Paragraf, Sel
from sakip.naskah.telusur import berlabel, polos, semua_teks
from sakip.naskah.xlsx import tulis_xlsx

from .kantor import bahan, blocks, figures, report, tables
from .periksa_pdf import faults


@cache
def pdf() -> bytes:
    return tulis_pdf(report())


@cache
def pages() -> tuple[str, ...]:
    with pypdfium2.PdfDocument(io.BytesIO(pdf())) as berkas:
        return tuple(
            re.sub(r"\s+", " ", halaman.get_textpage().get_text_range()) for halaman in berkas
        )


@cache
def word() -> tuple[tuple[str, ...], tuple[tuple[tuple[str, ...], ...], ...]]:
    """Paragraphs and ruled tables as python-docx reads them."""
    isi = docx.Document(io.BytesIO(tulis_docx(report())))
    return (
        tuple(p.text for p in isi.paragraphs),
        tuple(
            tuple(tuple(sel.text for sel in baris.cells) for baris in satu.rows)
            for satu in isi.tables
            if satu.style is not None and satu.style.name == "Tabel Naskah"
        ),
    )


def dense(teks: str) -> str:
    """Text without spaces, hyphens and marks of breaks: lines differ in each form."""
    return re.sub(r"[\s\u00ad\u200b\ufffe-]", "", teks)


def words_of(blok: Iterable[Paragraf | Daftar]) -> Iterator[str]:
    for satu in blok:
        if isinstance(satu, Paragraf):
            yield polos(satu.isi)
            continue
        for butir in satu.semua_butir:
            yield polos(butir.isi)
            yield from words_of((butir.anak,) if butir.anak else ())


def cell(sel: Sel) -> str:
    return dense("".join(words_of(sel.blok)))


# -- paper --------------------------------------------------------------------


def test_the_pdf_counts_its_pages_and_leaves_none_with_a_heading_or_signature_alone() -> None:
    halaman = pages()
    assert "Halaman i dari v" in halaman[1]
    assert "Halaman 1 dari " in halaman[6]
    assert min(len(teks) for teks in halaman[1:]) > 300


def test_the_contents_name_each_chapter_and_annex_with_its_page() -> None:
    isi = pages()[3]
    for judul in ("BAB I Pendahuluan", "BAB IV Penutup", "Lampiran 3 Catatan Perhitungan"):
        assert re.search(rf"{judul}[ .]+\d+", isi)


def test_text_of_the_office_is_found_in_the_pdf() -> None:
    semua = "".join(pages())
    assert "Laporan ini menjawab tiga pertanyaan" in semua
    assert "Pohon Kinerja Kecamatan Bareng Tahun 2024" in semua


def test_the_file_alone_holds_what_pdf_a_and_pdf_ua_ask() -> None:
    assert faults(pdf()) == []


def test_the_independent_look_sees_what_is_taken_away() -> None:
    kecil = tulis_pdf(iku(bahan().berkas, bahan().buku))
    assert faults(kecil) == []
    with pikepdf.open(io.BytesIO(kecil)) as berkas:
        del berkas.Root.MarkInfo, berkas.Root.OutputIntents, berkas.Root.Lang
        berkas.pages[3].obj.StructParents = 99_999
        for o in berkas.objects:
            if isinstance(o, pikepdf.Dictionary):
                for kunci in ("/FontFile3", "/FontFile2", "/Alt"):
                    if kunci in o:
                        del o[kunci]
        berkas.pages[5].contents_add(b"0 0 m 9 9 l S")
        rusak = io.BytesIO()
        berkas.save(rusak)
    salah = faults(rusak.getvalue())
    for apa in (
        "not marked as tagged",
        "no language",
        "no output intent with a colour profile",
        "page 6: S outside of the structure",
        "Formula without words",
    ):
        assert apa in salah
    assert any(s.endswith("is not embedded") for s in salah)
    assert any(s.startswith("page 4: mark") for s in salah)


# -- the same in every form ---------------------------------------------------


def test_every_cell_of_the_tree_is_found_in_the_pdf() -> None:
    semua = dense("".join(pages()))
    for tabel in tables(blocks(report())):
        for baris in (*tabel.kepala, *tabel.baris):
            for sel in baris.semua_sel:
                for teks in words_of(sel.blok):
                    # Word by word: lines of cells beside each other are read across.
                    for kata in map(dense, teks.split()):
                        assert kata in semua, teks


def test_word_has_every_table_with_each_cell_at_its_place() -> None:
    semua = tables(blocks(report()))
    _, ada = word()
    assert len(ada) == len(semua)
    for tabel, satu in zip(semua, ada, strict=True):
        assert len(satu) == len(tabel.kepala) + len(tabel.baris), tabel.judul
        for awal, baris in ((0, tabel.kepala), (len(tabel.kepala), tabel.baris)):
            for p in petak(baris, len(tabel.kolom), ""):
                isi = dense(satu[awal + p.baris][p.kolom])
                if "/" not in cell(p.sel):  # fractions are formulas, which this reader skips
                    assert isi == cell(p.sel)


def test_every_figure_of_the_tree_is_found_in_the_pdf_and_in_word() -> None:
    kertas = dense("".join(pages()))
    alinea, tabel = word()
    surat = dense("".join(alinea) + "".join(s for t in tabel for b in t for s in b))
    for nilai in figures(blocks(report())):
        assert dense(nilai.teks) in kertas, nilai
        assert dense(nilai.teks) in surat, nilai


def test_the_workbook_has_a_sheet_for_each_table_with_its_numbers_as_numbers() -> None:
    semua = tables(blocks(report()))
    buku = CalamineWorkbook.from_filelike(io.BytesIO(tulis_xlsx(report())))
    assert len(buku.sheet_names) == len(semua)
    for tabel, nama in zip(semua, buku.sheet_names, strict=True):
        isi = [x for baris in buku.get_sheet_by_name(nama).to_python() for x in baris]
        angka = {round(x * k, 6) for x in isi if isinstance(x, float | int) for k in (1, 100)}
        teks = dense(" ".join(str(x) for x in isi))
        for nilai in figures([tabel]):
            if cetakan := re.match(r"(?:Rp)?(-?[\d.]+(?:,\d+)?)", nilai.teks):
                bilangan = cetakan[1].replace(".", "").replace(",", ".")
                assert round(float(bilangan), 6) in angka or dense(nilai.teks) in teks, nilai
            else:
                assert dense(nilai.teks) in teks, nilai


# -- the source and its slips -------------------------------------------------


def test_every_figure_the_source_gives_is_printed_or_explained() -> None:
    """What the office entered, or somebody decided, or a source alone tells."""
    dokumen = report()
    terikat = {p.alamat for _, p in semua_teks(dokumen) if isinstance(p, Nilai)}
    terikat |= {b.label for b in berlabel(dokumen)}
    buku = bahan().buku
    for h in buku:
        if h.asal is Asal.DIHITUNG or h.terbit is None or str(h.alamat) in terikat:
            continue
        # A target that a change of the plan left as it was is printed once.
        kini = buku.ada(h.alamat.ukuran, h.alamat.subjek, h.alamat.periode)
        assert kini is not None, h.alamat
        assert (kini.alamat != h.alamat, kini.terbit) == (True, h.terbit), h.alamat


SLIP = {
    "rerata-penutup": (r"utama 100,21%", r"101,4%"),
    "ikpp-tertukar": (r"8,16 dari target 8,05", r"8,05 (melebihi|dari target 8,16)"),
    "status-tabel-3-2": (
        r"Tidak mencapai target\|1\|Meningkatnya Akuntabilitas.*99,04%",
        r"Melebihi target\|\d\|[^\n]*100,21",
    ),
    "seluruh-iku-lampaui": (r"satu melebihi target dan satu belum", r"pada seluruh indikator"),
    "jumlah-iku-per-sasaran": (
        r"dua indikator kinerja utama pada dua sasaran strategis",
        r"masing-masing.*dua indikator",
    ),
    "rerata-program-disebut-iku": (r"program 98,93%", r"(kinerja utama|IKU)\W+98,93"),
    "paten-disebut-100": (r"Nilai Paten[^\n]*92,49", r"Nilai Paten[^\n]*\|100,00\|"),
    "akip-tabel-3-6": (r"73,50\|73,59\|100,12%", r"71,59"),
    "ikpp-tabel-3-6": (r"6,80\|8,16\|120,00%", r"6,80\|8,05"),
    "sarpras-68-unit": (r"Disediakan\|unit\|58\|58\|", r"68 unit|\|68\|"),
    "efektifitas-4-laporan": (
        r"Efektifitas Pelaksanaan Pelayanan[^\n]*\|laporan\|12\|12\|",
        r"Efektifitas Pelaksanaan Pelayanan[^\n]*\|4( laporan)?\|",
    ),
    "pegawai-kali-100": (
        r"kinerja aparatur\|100,00%",
        r"(?i)seluruh pns( di opd)?( /)? Jumlah pegawai\W+100\b",
    ),
    "total-pk": (r"Jumlah\|[^\n]*2\.876\.885\.603", r"2[.,]580[.,]595[.,]912"),
    "serapan-trantibum": (r"Koordinasi Ketentraman[^\n]*\|28\.302\.800\|99,84", r"98,84"),
    "serapan-trantibum-bawah": (r"Penerapan dan Penegakan[^\n]*28\.302\.800\|99,84", r"98,84"),
    "efisiensi-total": (r"\|100,21\|89,82\|10,39", r"\|1,39\b|10,89%"),
    "efisiensi-campur": (r"serapan 89,82%[^\n]*100,21%", r"89,32%[^\n.]*100,21%"),
    "sdm-sasaran-2": (r"\|101,37\|8\|22\|36,36", r"\|9\|22\||9 (orang )?dari 22"),
    "sdm-efisiensi-program-1": (r"aparatur\|100,00\|6\|18\|33,33\|66,67", r"100,00\|[^\n]*\|65,71"),
    "sdm-efisiensi-rerata-program": (r"98,93\|14\|40\|35,00\|63,93", r"98,93\|[^\n]*65,21"),
    "sarpras-nol-per-nol": (r"Meja Tambahan\|0\|0\|n/a", r"\|0\|0\|0,00"),
    "sarpras-kosong": (r"Water Dispenser\|0\|1\|0,00", r"Water Dispenser\|\|"),
    "lke-pengukuran": (r"Pengukuran kinerja\|30\|23,82\|15,00\|22,06", r"22,02"),
    "lke-persen-evaluasi": (r"\|18,75\|75,00", r"74,63"),
}
"""What stands in place of each slip that is mended, and what must not; rows as `a|b|c`."""


def test_each_mended_slip_is_looked_for() -> None:
    assert set(SLIP) == {c.id for c in bahan().berkas.catatan if c.jenis == "dibetulkan"}


@pytest.mark.parametrize("catatan", SLIP)
def test_a_slip_of_the_source_is_mended_in_word_and_not_left_on_paper(catatan: str) -> None:
    betul, salah = SLIP[catatan]
    alinea, tabel = word()
    baris = ("|".join(sel.replace("\u00ad", "") for sel in b) for t in tabel for b in t)
    surat = "\n".join((*alinea, *baris)).replace("\u00a0", " ")
    assert re.search(betul, surat)
    assert not re.search(salah, surat)
    if "|" not in salah and "\\n" not in salah:
        assert not re.search(salah, " ".join(pages()))
