from __future__ import annotations

import hashlib
import io
import os
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
import zlib
from datetime import date
from pathlib import Path

import pytest

from sakip.galat import Galat
from sakip.naskah.docx import tulis_docx
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Blok,
    Butir,
    Catatan,
    Citra,
    Daftar,
    DaftarGambar,
    DaftarIsi,
    Dokumen,
    Gambar,
    HalamanJudul,
    Judul,
    Kolom,
    Metadata,
    Nilai,
    Paragraf,
    Pecahan,
    PemisahHalaman,
    Penanda,
    Rujuk,
    Tabel,
    TandaTangan,
)
from sakip.naskah.telusur import polos, semua_teks

SRC = Path(__file__).parents[2] / "src"
META = Metadata(date(2025, 1, 1))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
TANDA = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}softHyphen": "", f"{W}noBreakHyphen": "-"}


@pytest.fixture(scope="module")
def docx(dokumen: Dokumen) -> bytes:
    return tulis_docx(dokumen)


def dokumen_dari(*blok: Blok) -> Dokumen:
    return Dokumen("Uji", (Bagian(blok),), META)


def bagian(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as berkas:
        return {nama: berkas.read(nama) for nama in berkas.namelist()}


def akar(docx: bytes, nama: str = "word/document.xml") -> ET.Element:
    return ET.fromstring(bagian(docx)[nama])


def badan(docx: bytes) -> list[ET.Element]:
    """Paragraphs, tables and frames of the body, in order."""
    return list(akar(docx)[0])


def paragraf(docx: bytes) -> list[ET.Element]:
    return list(akar(docx).iter(f"{W}p"))


def sifat(unsur: ET.Element, jalur: str) -> str | None:
    """The value of the property at a path like ``pPr/pStyle``; None if there is none."""
    ada = unsur.find("/".join(W + nama for nama in jalur.split("/")))
    return None if ada is None else ada.get(f"{W}val", "")


def teks(unsur: ET.Element) -> str:
    """What Word shows of an element."""
    isi = [u for r in unsur.iter() if r.tag in (f"{W}r", f"{M}r") for u in r]
    return "".join(
        TANDA.get(u.tag, u.text if u.tag in (f"{W}t", f"{M}t") else "") or "" for u in isi
    )


def padat(teks: str) -> str:
    return "".join(teks.split())


# --- what is in it -----------------------------------------------------------------------


def test_every_text_of_the_tree_is_found_in_the_document(dokumen: Dokumen, docx: bytes) -> None:
    semua = "".join(map(teks, paragraf(docx))) + teks(akar(docx, "word/footnotes.xml"))
    isi = padat(semua)
    pecahan = [p for _, p in semua_teks(dokumen) if isinstance(p, Pecahan)]
    dicari = {polos(p) for _, p in semua_teks(dokumen) if not isinstance(p, Pecahan)}
    dicari |= {sisi for p in pecahan for sisi in (p.atas, p.bawah)}
    # The office lines of the title page are set in capitals.
    hilang = {t for t in dicari if padat(t) not in isi and padat(t).upper() not in isi}
    assert len(dicari) > 150
    assert hilang == {dokumen.judul}  # it stands in the footer
    assert dokumen.judul in teks(akar(docx, "word/footer1.xml"))


def test_headings_have_words_own_styles_and_outline_levels(docx: bytes) -> None:
    judul = {
        teks(p): sifat(p, "pPr/pStyle")
        for p in paragraf(docx)
        if (sifat(p, "pPr/pStyle") or "").startswith("Heading")
    }
    assert judul["BAB III\nAkuntabilitas Kinerja"] == "Heading1"
    assert judul["3.2\tAkuntabilitas Keuangan"] == "Heading2"
    assert judul["3.1.1\tPenyebab dan tindak lanjut"] == "Heading3"
    gaya = {g.get(f"{W}styleId"): g for g in akar(docx, "word/styles.xml").iter(f"{W}style")}
    for n in range(1, 5):
        assert sifat(gaya[f"Heading{n}"], "name") == f"heading {n}"
        assert sifat(gaya[f"Heading{n}"], "pPr/outlineLvl") == str(n - 1)
    dipakai = {sifat(p, "pPr/pStyle") for p in paragraf(docx)}
    assert dipakai <= gaya.keys()


def test_the_contents_are_filled_in_with_the_pages_of_the_pdf(docx: bytes) -> None:
    isi = {
        teks(p).rsplit("\t", 1)[0]: teks(p).rsplit("\t", 1)[1]
        for p in paragraf(docx)
        if (sifat(p, "pPr/pStyle") or "").startswith(("TOC", "Table"))
    }
    assert isi["Kata Pengantar"] == "i"
    assert isi["BAB III Akuntabilitas Kinerja"] == "1"
    assert isi["3.3\tPengukuran Rencana Aksi"] == "4"
    assert isi["Tabel\u00a03.2\tAnggaran dan realisasi menurut program dan sub kegiatan"] == "2"
    assert isi["Gambar\u00a03.1\tCapaian tiga sasaran dibanding target"] == "1"


def test_lists_of_contents_are_fields_that_word_can_make_anew(docx: bytes) -> None:
    perintah = [u.text or "" for u in akar(docx).iter(f"{W}instrText")]
    assert [p.strip() for p in perintah if "TOC" in p.split()] == [
        r'TOC \o "1-3" \h \z \u',
        r'TOC \h \z \c "Tabel"',
        r'TOC \h \z \c "Gambar"',
    ]
    jenis = [u.get(f"{W}fldCharType") for u in akar(docx).iter(f"{W}fldChar")]
    assert jenis.count("begin") == jenis.count("separate") == jenis.count("end")
    assert b"updateFields" not in bagian(docx)["word/settings.xml"]


def test_every_link_and_page_number_leads_to_a_mark_in_the_document(docx: bytes) -> None:
    semua = [
        akar(docx, nama) for nama in bagian(docx) if nama.startswith("word/") and ".xml" in nama
    ]
    tanda = [u.get(f"{W}name") for a in semua for u in a.iter(f"{W}bookmarkStart")]
    assert len(tanda) == len(set(tanda)) > 15
    nomor = [u.get(f"{W}id") for a in semua for u in a.iter(f"{W}bookmarkStart")]
    assert len(nomor) == len(set(nomor))
    ke = {u.get(f"{W}anchor") for a in semua for u in a.iter(f"{W}hyperlink")}
    for a in semua:
        for u in a.iter(f"{W}instrText"):
            ke |= set(re.findall(r"\b(?:PAGEREF|REF) (\S+)", u.text or ""))
    assert ke <= set(tanda)


def test_a_reference_repeats_the_number_in_the_caption_it_names(docx: bytes) -> None:
    (acuan,) = (p for p in paragraf(docx) if teks(p).startswith("Dari empat"))
    assert "sebagaimana Tabel\u00a03.1. Indeks" in teks(acuan)
    (perintah,) = (u.text or "" for u in acuan.iter(f"{W}instrText"))
    nama = perintah.split()[1]
    (judul,) = (p for p in paragraf(docx) if any(u.get(f"{W}name") == nama for u in p))
    anak = list(judul)
    awal = next(n for n, u in enumerate(anak) if u.get(f"{W}name") == nama)
    akhir = next(
        n for n, u in enumerate(anak) if n > awal and u.get(f"{W}id") == anak[awal].get(f"{W}id")
    )
    isi = ET.Element("isi")
    isi.extend(anak[awal:akhir])
    assert teks(isi) == "Tabel\u00a03.1"


def test_numbers_of_captions_count_on_and_begin_anew_where_the_document_does() -> None:
    def satu(nomor: str) -> Tabel:
        return Tabel(nomor, "x", (Kolom(),), (Baris(("a",)),), (Baris(("b",)),))

    docx = tulis_docx(dokumen_dari(*map(satu, ("2.1", "2.2", "3.1", "3.2a", "3.05", "C"))))
    judul = [p for p in paragraf(docx) if sifat(p, "pPr/pStyle") == "JudulTabel"]
    assert [teks(p) for p in judul] == [
        f"Tabel\u00a0{n}\tx" for n in ("2.1", "2.2", "3.1", "3.2a", "3.05", "C")
    ]
    perintah = [" ".join((u.text or "").split()) for p in judul for u in p.iter(f"{W}instrText")]
    lanjut = r"SEQ Tabel \* ARABIC"
    assert perintah == [lanjut, lanjut, rf"{lanjut} \r 1", lanjut]


def test_notes_are_footnotes_and_a_note_on_a_note_stands_in_it() -> None:
    catatan = Catatan(("Luar", Catatan("dalam"), "."))
    docx = tulis_docx(dokumen_dari(Paragraf(("Teks", catatan, " lagi", Catatan("Dua")))))
    kaki = akar(docx, "word/footnotes.xml")
    isi = {u.get(f"{W}id"): teks(u).strip() for u in kaki}
    assert (isi["1"], isi["2"]) == ("Luar (dalam).", "Dua")
    rujukan = [u.get(f"{W}id") for u in akar(docx).iter(f"{W}footnoteReference")]
    assert rujukan == ["1", "2"]


def test_each_list_begins_again_at_its_first_number() -> None:
    dua = Daftar(("a", Butir("b", Daftar(("c", "d"), "1."))), "1.")
    docx = tulis_docx(dokumen_dari(dua, Daftar(("e",), "1."), Daftar(("f",), "a)")))
    butir = {
        teks(p): (sifat(p, "pPr/numPr/numId"), sifat(p, "pPr/numPr/ilvl")) for p in paragraf(docx)
    }
    assert butir["a"] == butir["b"] == ("1", "0")
    assert butir["c"] == butir["d"] == ("2", "1")
    assert (butir["e"][0], butir["f"][0]) == ("3", "4")
    for num in akar(docx, "word/numbering.xml").iter(f"{W}num"):
        ulang = num.find(f"{W}lvlOverride/{W}startOverride")
        assert ulang is not None
        assert ulang.get(f"{W}val") == "1"


def test_a_fraction_is_a_formula_wrapped_to_its_room_or_else_a_line() -> None:
    atas = "jumlah pengaduan masyarakat yang ditindaklanjuti tepat waktu pada tahun berjalan " * 2
    docx = tulis_docx(
        dokumen_dari(
            Paragraf((Pecahan(atas, "jumlah pengaduan"), " × 100")),
            Paragraf(Pecahan("a" * 99, "b")),
        )
    )
    satu, dua = paragraf(docx)
    (rumus,) = satu.iter(f"{M}f")
    sisi = rumus.find(f"{M}num")
    assert sisi is not None
    assert len(list(sisi.iter(f"{M}e"))) > 1
    assert " ".join(teks(e) for e in sisi.iter(f"{M}e")).split() == atas.split()
    assert sifat(satu, "pPr/jc") == "left"
    assert (list(dua.iter(f"{M}f")), teks(dua)) == ([], f"({'a' * 99}) / (b)")


# --- pages -------------------------------------------------------------------------------


def test_only_the_landscape_section_is_landscape(docx: bytes) -> None:
    kertas = [u.find(f"{W}pgSz") for u in akar(docx).iter(f"{W}sectPr")]
    arah = [None if u is None else u.get(f"{W}orient") for u in kertas]
    assert arah == [None, None, None, "landscape", None]
    for u in kertas:
        assert u is not None
        lebar, tinggi = int(u.get(f"{W}w", 0)), int(u.get(f"{W}h", 0))
        assert (lebar > tinggi) == (u.get(f"{W}orient") == "landscape")


def test_pages_are_numbered_x_of_y_except_the_title_page(docx: bytes) -> None:
    isi = bagian(docx)
    nama = {
        u.get("Id"): f"word/{u.get('Target')}"
        for u in ET.fromstring(isi["word/_rels/document.xml.rels"])
    }
    semua = list(akar(docx).iter(f"{W}sectPr"))
    kaki = [
        nama[u[0].get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")]
        for u in semua
    ]
    bacaan = [teks(akar(docx, satu)).rpartition("\t")[2] for satu in kaki]
    assert bacaan[0] == ""
    assert bacaan[1] == "Halaman 1 dari ii"
    assert set(bacaan[2:]) == {"Halaman 1 dari 5"}
    nomor = [u.find(f"{W}pgNumType") for u in semua]
    bentuk = [None if u is None else (u.get(f"{W}fmt"), u.get(f"{W}start")) for u in nomor]
    lanjut = ("decimal", None)
    assert bentuk == [None, ("lowerRoman", "1"), ("decimal", "1"), lanjut, lanjut]


def test_signatures_stay_with_the_text_before_them_and_with_each_other() -> None:
    akhir = Paragraf("Demikian perjanjian ini.")
    orang = Penanda(("CAMAT",), "NAMA", ("NIP. 1",))
    docx = tulis_docx(dokumen_dari(Paragraf("Awal"), akhir, TandaTangan((orang, orang), "Kota, 1")))
    awal, sebelum, tabel, *_ = badan(docx)
    assert sifat(awal, "pPr/keepNext") is None
    assert sifat(sebelum, "pPr/keepNext") == ""
    baris = tabel.findall(f"{W}tr")
    assert [teks(b) for b in baris] == ["CAMATKota, 1CAMAT", "", "NAMANIP. 1NAMANIP. 1"]
    assert all(sifat(b, "trPr/cantSplit") == "" for b in baris)
    terikat = [sifat(p, "pPr/keepNext") == "" for b in baris[:-1] for p in b.iter(f"{W}p")]
    assert all(terikat)


@pytest.mark.parametrize(
    "sebelum",
    [
        Daftar(("satu", Butir("dua", Daftar(("akhir",), "a.")))),
        Tabel("", "", (Kolom(),), (Baris(("a",)),), (Baris(("b",)), Baris(("akhir",)))),
        Tabel("", "", (Kolom(),), (Baris(("a",)),), (Baris(("b",)),), sumber="akhir"),
    ],
)
def test_whatever_stands_before_signatures_is_kept_with_them(sebelum: Blok) -> None:
    docx = tulis_docx(dokumen_dari(sebelum, TandaTangan((Penanda((), "NAMA"),))))
    semua = paragraf(docx)
    akhir = next(n for n, p in enumerate(semua) if teks(p) == "akhir")
    nama = next(n for n, p in enumerate(semua) if teks(p) == "NAMA")
    assert all(sifat(p, "pPr/keepNext") == "" for p in semua[akhir : nama - 1])


def test_a_page_break_belongs_to_the_block_after_it() -> None:
    docx = tulis_docx(
        dokumen_dari(
            Paragraf("a"), PemisahHalaman(), Judul(1, "b"), PemisahHalaman(), Daftar(("c",))
        )
    )
    baru = [(teks(p), sifat(p, "pPr/pageBreakBefore") == "") for p in paragraf(docx)]
    assert [t for t, ya in baru if ya] == ["b", ""]
    assert [t.strip() for t, _ in baru] == ["a", "b", "", "c"]


# --- pictures ----------------------------------------------------------------------------

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="9" height="9"/></svg>'
)


def png(lebar: int, tinggi: int) -> bytes:
    def potong(jenis: bytes, isi: bytes) -> bytes:
        kepala = struct.pack(">I", len(isi)) + jenis + isi
        return kepala + struct.pack(">I", zlib.crc32(jenis + isi))

    bentuk = struct.pack(">IIBBBBB", lebar, tinggi, 8, 0, 0, 0, 0)
    garis = zlib.compress(b"".join(b"\0" + b"\x80" * lebar for _ in range(tinggi)))
    tanda = b"\x89PNG\r\n\x1a\n"
    return tanda + potong(b"IHDR", bentuk) + potong(b"IDAT", garis) + potong(b"IEND", b"")


def test_a_drawing_becomes_dots_and_keeps_its_shape_and_its_words() -> None:
    gambar = Gambar("1.1", "Batang", Citra(SVG, 'Satu "batang" < dua'), lebar=50)
    docx = tulis_docx(dokumen_dari(gambar))
    assert bagian(docx)["word/media/citra1.png"].startswith(b"\x89PNG")
    (luas,) = (
        u.attrib
        for u in akar(docx).iter()
        if u.tag.endswith("inline}extent") or u.tag.endswith("}extent")
    )
    assert int(luas["cx"]) == pytest.approx(4 * int(luas["cy"]), rel=0.01)
    assert int(luas["cx"]) == pytest.approx(75 * 36_000, rel=0.01)
    (alt,) = (u.get("descr") for u in akar(docx).iter() if u.tag.endswith("}docPr"))
    assert alt == 'Satu "batang" < dua'


def test_dots_are_stored_once_and_as_they_came() -> None:
    citra = Citra(png(30, 60), "Tanda tangan")
    tanda = TandaTangan((Penanda((), "A", citra=citra), Penanda((), "B", citra=citra)))
    docx = tulis_docx(dokumen_dari(Paragraf("x"), tanda))
    media = [isi for nama, isi in bagian(docx).items() if "media" in nama]
    assert media == [citra.isi]


@pytest.mark.parametrize(
    "isi", ["<svg", "<p/>", b"\x89PNG\r\n\x1a\n", png(9, 9)[:60], b"\xff\xd8\xff\xe0rusak"]
)
def test_a_picture_that_cannot_be_read_is_refused_with_its_place(isi: str | bytes) -> None:
    baik = Gambar("1.1", "baik", Citra(SVG, "x"))
    rusak = Gambar("1.2", "rusak", Citra(isi, "x"))
    with pytest.raises(Galat) as galat:
        tulis_docx(dokumen_dari(baik, rusak))
    assert (galat.value.kode, galat.value.tempat) == ("naskah.gambar_rusak", "Gambar 1.2")


# --- hostile text ------------------------------------------------------------------------

JAHAT = (
    "</w:t></w:r></w:p><w:p>&amp; <![CDATA[ ]]> <?xml?> <!-- --> \"' &#0;",
    '#panic("x") $x^2$ @rujuk {kode} \\par {\\rtf1} %s {0}',
    "nol\x00 bel\x07 esc\x1b[31m hapus\x7f bukan\ufffe\uffff setengah\ud800",
    "kanan \u202egnp.exe\u202c kiri \u200fx",
    "<?halaman judul 0?>",
    "W" * 10_000,
    "emoji \U0001f600 aksara \u4e2d\u6587 \ue000",
)
BUANG = dict.fromkeys([0, 7, 27, 127, 0x202E, 0x202C, 0x200F]) | dict.fromkeys(
    [0xFFFE, 0xFFFF, 0xD800], "\ufffd"
)


@pytest.mark.parametrize("jahat", JAHAT)
def test_markup_of_any_kind_stays_text(jahat: str) -> None:
    satu = Tabel(
        "1.1", jahat, (Kolom(), Kolom("koma")), (Baris((jahat, "b")),), (Baris((jahat, jahat)),)
    )
    docx = tulis_docx(
        Dokumen(
            jahat,
            (
                HalamanJudul(jahat, (), "2024"),
                Bagian((Judul(1, jahat), DaftarIsi(), Paragraf((jahat, Catatan(jahat))), satu)),
            ),
            Metadata(date(2025, 1, 1), jahat, jahat, (jahat,), jahat),
        )
    )
    bersih = jahat.translate(BUANG)
    for nama, isi in bagian(docx).items():
        if nama.endswith((".xml", ".rels")):
            ET.fromstring(isi)
    isi_sel = [teks(u) for u in akar(docx).iter(f"{W}tc")]
    assert isi_sel[-3:] == ["b", bersih, bersih]
    assert teks(akar(docx, "word/footnotes.xml")[-1]).strip() == bersih
    assert [teks(p) for p in paragraf(docx)].count(bersih) == 6  # title page, heading, cells


# --- the file ----------------------------------------------------------------------------


def test_equal_documents_give_equal_bytes_in_another_process(docx: bytes) -> None:
    program = (
        "import hashlib, sys, time; sys.path.insert(0, sys.argv[1])\n"
        "from conftest import dokumen_contoh\n"
        "from sakip.naskah.docx import tulis_docx\n"
        "time.sleep(2)  # a stamp of now would differ: a zip counts two seconds\n"
        "print(hashlib.sha256(tulis_docx(dokumen_contoh())).hexdigest())"
    )
    proses = subprocess.run(
        [sys.executable, "-c", program, str(Path(__file__).parent)],
        env={**os.environ, "PYTHONPATH": str(SRC), "PYTHONHASHSEED": "7", "TZ": "Asia/Jakarta"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert proses.stdout.strip() == hashlib.sha256(docx).hexdigest()


def test_every_part_is_declared_and_nothing_leads_outside(docx: bytes) -> None:
    isi = bagian(docx)
    jenis = ET.fromstring(isi["[Content_Types].xml"])
    sendiri = {u.get("PartName", "")[1:] for u in jenis if u.tag.endswith("Override")}
    assert sendiri == {n for n in isi if n.endswith(".xml")} - {"[Content_Types].xml"}
    assert not any("vba" in nama.lower() or "macro" in nama.lower() for nama in isi)
    for nama in ("_rels/.rels", "word/_rels/document.xml.rels"):
        for u in ET.fromstring(isi[nama]):
            assert u.get("TargetMode") is None
            dasar = "" if nama.startswith("_") else "word/"
            assert f"{dasar}{u.get('Target')}" in isi
    dipakai = set(re.findall(rb'r:(?:id|embed)="(\w+)"', isi["word/document.xml"]))
    ada = {u.get("Id", "").encode() for u in ET.fromstring(isi["word/_rels/document.xml.rels"])}
    assert dipakai <= ada


def test_the_properties_are_those_of_the_document_and_dated_by_it(docx: bytes) -> None:
    isi = {u.tag.split("}")[1]: u.text for u in akar(docx, "docProps/core.xml")}
    assert isi["title"] == "Laporan Kinerja Kecamatan Sukamaju Tahun 2024"
    assert isi["created"] == isi["modified"] == "2025-01-31T00:00:00Z"
    assert isi["keywords"] == "kinerja, LKjIP"
    bahasa = next(akar(docx, "word/styles.xml").iter(f"{W}lang"))
    assert bahasa.get(f"{W}val") == "id-ID"


def test_the_file_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    docx = tulis_docx(dokumen_dari(Paragraf("x")), tmp_path / "a.docx")
    assert (tmp_path / "a.docx").read_bytes() == docx
    with pytest.raises(Galat) as galat:
        tulis_docx(dokumen_dari(Paragraf("x")), tmp_path / "belum" / "a.docx")
    assert galat.value.kode == "simpan.folder_tidak_ada"


def test_an_unprintable_tree_is_refused_before_anything_is_written() -> None:
    with pytest.raises(Galat) as galat:
        tulis_docx(dokumen_dari(Paragraf(Rujuk("tiada"))))
    assert galat.value.kode == "naskah.rujukan_buntu"


def test_a_document_without_tables_or_figures_has_empty_lists() -> None:
    docx = tulis_docx(dokumen_dari(Judul(1, "Daftar Gambar"), DaftarGambar(), Paragraf("x")))
    assert [teks(p).strip() for p in paragraf(docx)] == ["Daftar Gambar", "", "x"]


def test_a_figure_leads_to_the_paragraph_labelled_with_its_address() -> None:
    docx = tulis_docx(
        dokumen_dari(
            Paragraf(("Capaian ", Nilai("capaian:ikm", "91,37"), Nilai("tiada", "5"))),
            Paragraf("Hitungannya.", label="capaian:ikm"),
        )
    )
    satu, dua = paragraf(docx)
    assert [teks(u) for u in satu.iter(f"{W}hyperlink")] == ["91,37"]
    (tautan,) = (u.get(f"{W}anchor") for u in satu.iter(f"{W}hyperlink"))
    assert tautan in {u.get(f"{W}name") for u in dua.iter(f"{W}bookmarkStart")}
