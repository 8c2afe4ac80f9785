from __future__ import annotations

import hashlib
import io
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
import pytest

from sakip.galat import Galat
from sakip.naskah.pdf import tulis_pdf
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Blok,
    Butir,
    Catatan,
    Citra,
    Daftar,
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
    Penanda,
    Rujuk,
    Sel,
    Tabel,
    TandaTangan,
)
from sakip.naskah.telusur import berlabel, polos, sebutan, semua_teks

SRC = Path(__file__).parents[2] / "src"
TITIK_PER_MM = 72 / 25.4
META = Metadata(date(2025, 1, 1))


class Huruf(NamedTuple):
    huruf: str
    kiri: float
    kanan: float
    bawah: float


def dokumen_dari(*blok: Blok) -> Dokumen:
    return Dokumen("Uji", (Bagian(blok),), META)


def teks_halaman(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as dokumen:
        return [halaman.get_textpage().get_text_range() for halaman in dokumen]


def huruf_halaman(pdf: bytes) -> Iterator[list[Huruf]]:
    with pypdfium2.PdfDocument(pdf) as dokumen:
        for halaman in dokumen:
            teks = halaman.get_textpage()
            satu = []
            for n in range(teks.count_chars()):
                kiri, bawah, kanan, _ = teks.get_charbox(n)
                satu.append(Huruf(teks.get_text_range(n, 1), kiri, kanan, bawah))
            yield satu


def padat(teks: str) -> str:
    """Without space and break marks: how it was set does not matter, what was set does."""
    return "".join(teks.replace("\u00ad", "").replace("\u200b", "").replace("\ufffe", "").split())


# --- what is in it -----------------------------------------------------------------------


def test_every_text_of_the_tree_is_found_on_paper(dokumen: Dokumen, pdf: bytes) -> None:
    kertas = padat("".join(teks_halaman(pdf)))
    semua = {polos(p) for _, p in semua_teks(dokumen) if not isinstance(p, Pecahan)}
    # The office lines of the title page are set in capitals.
    terpencar = {t for t in semua if padat(t) not in kertas and padat(t).upper() not in kertas}
    hilang = {kata for teks in terpencar for kata in teks.split() if padat(kata) not in kertas}
    assert len(semua) > 150
    assert hilang == set()
    # Lines of a cell over two rows are read between those of its neighbours.
    assert terpencar == {"Meningkatnya mutu pelayanan publik kecamatan"}


def test_a_reference_prints_the_number_of_what_it_names(dokumen: Dokumen, pdf: bytes) -> None:
    kertas = padat("".join(teks_halaman(pdf)))
    assert "sebagaimanaTabel3.1.Indeks" in kertas
    assert {sebutan(b) for b in berlabel(dokumen)} >= {"BAB III", "Gambar\u00a03.1"}


def test_the_contents_name_pages_as_they_are_numbered(pdf: bytes) -> None:
    isi = teks_halaman(pdf)[2]
    assert "Kata Pengantar" in isi
    baris = {b.split(" .")[0].replace("\u00a0", " "): b.split()[-1] for b in isi.splitlines()}
    assert baris["Kata Pengantar"] == "i"
    assert baris["3.3 Pengukuran Rencana Aksi"] == "4"
    assert baris["Tabel 3.2 Anggaran dan realisasi menurut program dan sub kegiatan"] == "2"


def test_pages_are_numbered_x_of_y_except_the_title_page(pdf: bytes) -> None:
    halaman = teks_halaman(pdf)
    assert "Halaman" not in halaman[0]
    nomor = [teks[teks.rindex("Halaman") :].split() for teks in halaman[1:]]
    assert [" ".join(n[1:4]) for n in nomor] == [
        "i dari ii",
        "ii dari ii",
        *[f"{n} dari {len(halaman) - 3}" for n in range(1, len(halaman) - 2)],
    ]


def test_only_the_landscape_section_is_landscape(pdf: bytes) -> None:
    with pypdfium2.PdfDocument(pdf) as berkas:
        ukuran = [tuple(round(sisi / TITIK_PER_MM) for sisi in h.get_size()) for h in berkas]
    assert ukuran == [(210, 297)] * (len(ukuran) - 2) + [(297, 210), (210, 297)]


def test_the_head_of_a_table_is_repeated_on_each_page(pdf: bytes) -> None:
    halaman = [padat(teks) for teks in teks_halaman(pdf)]
    punya_baris = [teks for teks in halaman if "Subkegiatancontoh" in teks]
    assert len(punya_baris) > 1
    assert all("NoUraianKeluaranPagu(Rp)" in teks for teks in punya_baris)


def test_a_figure_leads_to_the_block_labelled_with_its_address() -> None:
    alamat = "capaian:iku:2024"
    pdf = tulis_pdf(
        dokumen_dari(
            Paragraf(("Capaian ", Nilai(alamat, "99,04"), ", ", Nilai("lain", "1"), ".")),
            Tabel(
                "",
                "",
                (Kolom(),),
                (Baris(("Catatan perhitungan",)),),
                (Baris((Sel((Paragraf("73,59 / 74,30", label=alamat),)),)),),
            ),
        )
    )
    with pikepdf.open(io.BytesIO(pdf)) as berkas:
        tautan = [a for h in berkas.pages for a in h.get("/Annots", []) if a.Subtype == "/Link"]
        assert len(tautan) == 1


# --- standards, checked by a second reader -----------------------------------------------


def test_the_file_says_it_is_tagged_pdf_a_and_pdf_ua(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as berkas:
        akar = berkas.Root
        assert bool(akar.MarkInfo.Marked)
        assert str(akar.Lang) == "id"
        assert "/StructTreeRoot" in akar
        assert "/OutputIntents" in akar
        assert "/Filter" not in akar.Metadata
        xmp = akar.Metadata.read_bytes().decode()
        assert "<pdfaid:part>2</pdfaid:part>" in xmp
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
        assert "Laporan Kinerja Kecamatan Sukamaju Tahun 2024" in xmp
        assert bool(akar.ViewerPreferences.DisplayDocTitle)
        assert str(berkas.docinfo.CreationDate) == "D:20250131000000Z"


def tag(simpul: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    if isinstance(simpul, pikepdf.Array):
        for anak in simpul:
            yield from tag(anak)
    elif isinstance(simpul, pikepdf.Dictionary) and "/S" in simpul:
        yield simpul
        yield from tag(simpul.get("/K", pikepdf.Array()))


def test_tables_headings_and_pictures_are_tagged_as_such(dokumen: Dokumen, pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as berkas:
        semua = [str(t.S) for t in tag(berkas.Root.StructTreeRoot.K)]
        gambar = [t for t in tag(berkas.Root.StructTreeRoot.K) if t.S == "/Figure"]
        assert [str(g.Alt) for g in gambar] == [
            "Lambang Kabupaten Mekarjaya",
            "Tiga batang mendatar; dua melewati garis target.",
        ]
    assert semua.count("/Table") == 4
    assert semua.count("/Caption") == 4
    assert semua.count("/H1") == 6
    assert {"/TH", "/TD", "/L", "/TOC", "/Note", "/Formula", "/Link"} <= set(semua)


def test_every_font_is_embedded(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as berkas:
        rinci = [o for o in berkas.objects if isinstance(o, pikepdf.Dictionary)]
        huruf = [o for o in rinci if o.get("/Type") == "/FontDescriptor"]
        assert {str(h.FontName).split("+")[-1].split("-")[0] for h in huruf} >= {"LibertinusSerif"}
        for h in huruf:
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(h.keys())


def test_equal_documents_give_equal_bytes_in_another_process(pdf: bytes) -> None:
    program = (
        "import hashlib, sys, time; sys.path.insert(0, sys.argv[1])\n"
        "from conftest import dokumen_contoh\n"
        "from sakip.naskah.pdf import tulis_pdf\n"
        "time.sleep(1)  # a stamp of now would differ\n"
        "print(hashlib.sha256(tulis_pdf(dokumen_contoh())).hexdigest())"
    )
    proses = subprocess.run(
        [sys.executable, "-c", program, str(Path(__file__).parent)],
        env={**os.environ, "PYTHONPATH": str(SRC), "PYTHONHASHSEED": "7", "TZ": "Asia/Jakarta"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert proses.stdout.strip() == hashlib.sha256(pdf).hexdigest()


def test_the_writer_is_loaded_only_when_something_is_printed() -> None:
    program = "import sys, sakip.naskah.pdf; print({'typst', 'pikepdf'} & set(sys.modules))"
    proses = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(SRC)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert proses.stdout.strip() == "set()"


def test_the_file_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    pdf = tulis_pdf(dokumen_dari(Paragraf("x")), tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == pdf
    with pytest.raises(Galat) as galat:
        tulis_pdf(dokumen_dari(Paragraf("x")), tmp_path / "belum" / "a.pdf")
    assert galat.value.kode == "simpan.folder_tidak_ada"


# --- numbers -----------------------------------------------------------------------------


def test_numbers_line_up_on_the_decimal_comma() -> None:
    nilai = ("99,04", "100", "8,16 %", "83,00 (Baik)", "1.234.567,5", "7 unit", "–")
    baris = tuple(Baris(("x", Nilai("a", n))) for n in nilai)
    pdf = tulis_pdf(
        dokumen_dari(
            Tabel(
                "",
                "",
                (Kolom(), Kolom("koma")),
                (Baris(("K", "N")),),
                (*baris, Baris(("Jumlah", "12,75"), "jumlah")),
            )
        )
    )
    (huruf,) = huruf_halaman(pdf)
    koma = [h.kiri for h in huruf if h.huruf == ","]
    satuan = [
        kiri.kanan
        for kiri, kanan in pairwise(huruf)
        if kiri.huruf.isdigit() and kanan.huruf in ",\r\u00a0" and kiri.bawah > 100
    ]
    assert len(koma) == 5
    assert max(koma) - min(koma) < 0.5
    assert len(satuan) >= 7
    teratas = sorted(satuan)[:7]
    assert teratas[-1] - teratas[0] < 1


# --- hostile text ------------------------------------------------------------------------

JAHAT = (
    '#panic("x") #import "/etc/passwd"',
    "*tebal* _miring_ `kode` $x^2$ <label> @rujuk [isi] {kode} // komentar /* x */",
    r"\ \n \u{41} ~ -- --- ... = + - /",
    "\"kutip\" 'kutip' <b>html</b> &amp; =SUM(A1) @ ${x} %s {0}",
    "nol\x00 bel\x07 esc\x1b[31m hapus\x7f",
    "kanan \u202egnp.exe\u202c kiri \u200fx",
    "[[capaian:iku:2024]]",
)


def test_markup_of_any_kind_prints_as_text() -> None:
    bersih = [
        teks.translate(dict.fromkeys([0, 7, 27, 127, 0x202E, 0x202C, 0x200F])) for teks in JAHAT
    ]
    pdf = tulis_pdf(
        Dokumen(
            JAHAT[0],
            (
                HalamanJudul(JAHAT[0], JAHAT[1:3], JAHAT[3], JAHAT[4], JAHAT[5]),
                Bagian(
                    (
                        *(Judul(1, teks, JAHAT[0], label=teks) for teks in JAHAT),
                        DaftarIsi(),
                        *(Paragraf((teks, Rujuk(teks), Catatan(teks))) for teks in JAHAT),
                        Daftar((*JAHAT, Butir(JAHAT[0], Daftar(JAHAT)))),
                        Tabel(
                            JAHAT[0],
                            JAHAT[1],
                            (Kolom(), Kolom("koma")),
                            (Baris(JAHAT[:2]),),
                            tuple(Baris((teks, teks)) for teks in JAHAT),
                            sumber=JAHAT[2],
                        ),
                        TandaTangan((Penanda(JAHAT[:2], JAHAT[2], JAHAT[3:5]),), JAHAT[5]),
                    )
                ),
            ),
            Metadata(date(2025, 1, 1), JAHAT[0], JAHAT[4], JAHAT, JAHAT[5]),
        )
    )
    kertas = padat("".join(teks_halaman(pdf)))
    for teks in bersih:
        # heading, contents, paragraph, footnote, item, item below it, two cells
        assert kertas.count(padat(teks)) >= 8


Q = "Q" * 10_000
KEPALA = (Baris(("a", "b")),)
BIASA = (Baris(("a", "b")),) * 3
DUA = (Kolom(), Kolom())
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


@pytest.mark.parametrize(
    "blok",
    [
        (Paragraf(Q),),
        (Judul(1, Q),),
        (Daftar((Butir("a", Daftar((Q,))),)),),
        (Paragraf(("a", Catatan(Q))),),
        (Paragraf(Pecahan(Q, "a")),),
        (Tabel("1", "a", DUA, (Baris((Q, "b")),), BIASA),),
        (Tabel("1", "a", DUA, KEPALA, (*BIASA, Baris((Q, "b")))),),
        (Tabel("1", "a", DUA, KEPALA, (Baris((Sel(Q, baris=2), "b")), Baris(("c",)))),),
        (Tabel("1", "a", DUA, KEPALA, (Baris((Sel(Q, kolom=2),), "kelompok"), *BIASA)),),
        (Tabel("1", "a", (Kolom(), Kolom("koma", lebar=5)), KEPALA, (Baris(("a", Q)),)),),
        (Tabel("1", "a", DUA, KEPALA, BIASA, sumber=Q),),
        (Tabel("1", Q, DUA, KEPALA, BIASA),),
        (Gambar("1", Q, Citra(SVG, "alt")),),
        (Paragraf("a"), TandaTangan((Penanda(("a",), Q), Penanda(("a",), "b")))),
    ],
    ids=lambda blok: type(blok[-1]).__name__,
)
def test_ten_thousand_letters_without_a_space_all_stand_inside_the_margins(
    blok: tuple[Blok, ...],
) -> None:
    pdf = tulis_pdf(dokumen_dari(*blok))
    kiri, kanan, bawah = 35 * TITIK_PER_MM, (210 - 25) * TITIK_PER_MM, 25 * TITIK_PER_MM
    semua = [h for halaman in huruf_halaman(pdf) for h in halaman if h.huruf == "Q"]
    dalam = [h for h in semua if h.kiri > kiri - 1 and h.kanan < kanan + 1 and h.bawah > bawah - 4]
    assert len(dalam) == len(semua) == len(Q)


def test_no_letter_crosses_the_rule_of_its_column() -> None:
    isi = ("pertanggungjawaban", "PENYELENGGARAAN", "2.717.989.953,00", "mempertanggungjawabkan")
    kolom = (Kolom(lebar=7), Kolom(lebar=9), Kolom("koma", lebar=8), Kolom(lebar=11), Kolom())
    pdf = tulis_pdf(
        dokumen_dari(Tabel("", "", kolom, (Baris((*isi, "x")),), (Baris((*isi, "x")),) * 3))
    )
    batas = [35 * TITIK_PER_MM + 425.25 * persen / 100 for persen in (7, 16, 24, 35)]
    (huruf,) = huruf_halaman(pdf)
    di_tabel = [h for h in huruf if h.bawah > 120 and h.huruf.strip("\u00ad\u200b\r\n ")]
    assert len(di_tabel) > 250
    for h in di_tabel:
        assert not any(h.kiri + 0.3 < b < h.kanan - 0.3 for b in batas), h


# --- refusals ----------------------------------------------------------------------------

LUAR = SVG.replace("<rect", '<image href="{}"')


@pytest.mark.parametrize(
    ("blok", "kode", "tempat"),
    [
        (Paragraf("rapat 😀 koordinasi"), "naskah.huruf", "paragraf “rapat 😀 koordinasi”"),
        (Paragraf("\uf0b7 butir"), "naskah.huruf", "paragraf “\uf0b7 butir”"),
        (
            Tabel("4.1", "x", (Kolom(),), (Baris(("K",)),), (Baris(("a",)), Baris(("漢",)))),
            "naskah.huruf",
            "Tabel 4.1 baris 2",
        ),
        (Gambar("2", "x", Citra("<svg", "alt")), "naskah.gambar_rusak", "Gambar 2"),
        (
            Gambar("2", "x", Citra(b"\x89PNG\r\n\x1a\nrusak", "alt")),
            "naskah.gambar_rusak",
            "Gambar 2",
        ),
        (
            Gambar("2", "x", Citra(LUAR.format("file:///etc/hostname"), "alt")),
            "naskah.gambar_rusak",
            "Gambar 2",
        ),
        (
            Gambar("2", "x", Citra(LUAR.format("http://contoh.id/x.png"), "alt")),
            "naskah.gambar_rusak",
            "Gambar 2",
        ),
    ],
)
def test_what_the_fonts_or_pictures_lack_is_refused_with_its_place(
    blok: Blok, kode: str, tempat: str
) -> None:
    baik = Gambar("1", "x", Citra(SVG, "alt"))
    with pytest.raises(Galat) as galat:
        tulis_pdf(dokumen_dari(baik, blok))
    assert (galat.value.kode, galat.value.tempat) == (kode, tempat)


def test_a_letter_of_another_script_is_printed() -> None:
    assert "αβγ" in teks_halaman(tulis_pdf(dokumen_dari(Paragraf("αβγ שלום بسم"))))[0]


def test_a_picture_higher_than_the_page_is_made_to_fit() -> None:
    tinggi = SVG.replace('viewBox="0 0 9 9"', 'viewBox="0 0 9 90"')
    pdf = tulis_pdf(dokumen_dari(Gambar("1", "JUDUL", Citra(tinggi, "alt"))))
    (huruf,) = huruf_halaman(pdf)
    assert [h.huruf for h in huruf if h.huruf in "JUDL" and h.bawah > 70] == list("JUDUL")


def png(lebar: int, tinggi: int) -> bytes:
    def bagian(nama: bytes, isi: bytes) -> bytes:
        return struct.pack(">I", len(isi)) + nama + isi + struct.pack(">I", zlib.crc32(nama + isi))

    kepala = struct.pack(">2I5B", lebar, tinggi, 8, 0, 0, 0, 0)
    titik = zlib.compress((b"\0" + b"\x80" * lebar) * tinggi)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        bagian(nama, isi) for nama, isi in ((b"IHDR", kepala), (b"IDAT", titik), (b"IEND", b""))
    )


def test_a_scanned_signature_is_set_above_its_name_and_stored_once() -> None:
    pindaian = Citra(png(300, 90), "Tanda tangan Sri Wahyuni")
    tanda = TandaTangan((Penanda(("CAMAT",), "Sri", citra=pindaian),) * 2)
    pdf = tulis_pdf(dokumen_dari(Paragraf("a"), tanda))
    with pikepdf.open(io.BytesIO(pdf)) as berkas:
        gambar = [
            (int(o.Width), int(o.Height))
            for o in berkas.objects
            if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"
        ]
        assert gambar == [(300, 90)]
        alt = [str(t.Alt) for t in tag(berkas.Root.StructTreeRoot.K) if t.S == "/Figure"]
        assert alt == [pindaian.alt, pindaian.alt]


@pytest.mark.parametrize("nama", [("SATU",), ("SATU", "DUA"), ("SATU", "DUA", "TIGA")])
def test_a_heading_row_that_heads_nothing_is_still_printed(nama: tuple[str, ...]) -> None:
    baris = tuple(Baris((Sel(satu, kolom=2),), "kelompok") for satu in nama)
    (teks,) = teks_halaman(tulis_pdf(dokumen_dari(Tabel("1", "a", DUA, KEPALA, baris))))
    assert all(satu in teks for satu in nama)


def test_properties_of_the_file_are_cut_where_pdf_a_ends() -> None:
    panjang = "Q" * 40_000
    pdf = tulis_pdf(
        Dokumen(panjang, (Bagian((Paragraf("a"),)),), replace(META, penulis=panjang, unit=panjang))
    )
    (teks,) = teks_halaman(pdf)
    assert teks.count("Q") < 100
    assert "…" in teks
