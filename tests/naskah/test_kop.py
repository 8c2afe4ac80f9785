"""Letterhead and pairs: on paper as given, refused when empty, hostile text as text."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from datetime import date

import pypdfium2
import pytest

from sakip.galat import Galat
from sakip.naskah.docx import tulis_docx
from sakip.naskah.pdf import tulis_pdf
from sakip.naskah.pohon import (
    Bagian,
    Blok,
    Citra,
    Dokumen,
    Kop,
    Metadata,
    Nilai,
    Paragraf,
    Pasangan,
    Penanda,
    TandaTangan,
)
from sakip.naskah.sahkan import sahkan
from sakip.naskah.telusur import polos, semua_citra, semua_teks

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
KOP = Kop(
    ("Pemerintah Kabupaten Contoh", "Kecamatan Contoh"), "Jalan Teladan 1", Citra(SVG, "Lambang")
)
PIHAK = Pasangan((("Nama", "Sri Wahyuni"), ("Jabatan", ("Camat ", Nilai("x", "Contoh")))))
TANDA = TandaTangan((Penanda(("Camat",), "Sri"),))
META = Metadata(date(2025, 1, 1))
MM = 72 / 25.4
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def dokumen_dari(*blok: Blok) -> Dokumen:
    return Dokumen("Uji", (Bagian(blok),), Metadata(date(2025, 1, 1)))


def printed(*blok: Blok) -> list[str]:
    with pypdfium2.PdfDocument(tulis_pdf(dokumen_dari(*blok))) as pdf:
        return [h.get_textpage().get_text_range() for h in pdf]


def test_letterhead_and_pairs_are_printed_in_order() -> None:
    (teks,) = printed(KOP, Paragraf("Kami:"), PIHAK, TANDA)
    urut = ["PEMERINTAH KABUPATEN CONTOH", "KECAMATAN CONTOH", "Jalan Teladan 1", "Kami:"]
    urut += ["Nama : Sri Wahyuni", "Jabatan : Camat Contoh", "Camat\r\nSri"]
    di = [teks.index(satu) for satu in urut]
    assert di == sorted(di)


def test_word_has_them_as_styled_lines_that_stay_with_the_signature() -> None:
    with zipfile.ZipFile(io.BytesIO(tulis_docx(dokumen_dari(KOP, PIHAK, TANDA)))) as berkas:
        akar = ET.fromstring(berkas.read("word/document.xml"))
        gaya = ET.fromstring(berkas.read("word/styles.xml"))
        assert [n for n in berkas.namelist() if n.startswith("word/media/")] == [
            "word/media/citra1.png"
        ]
    ada = {g.get(f"{W}styleId") for g in gaya.iter(f"{W}style")}
    baris = []
    for p in akar.iter(f"{W}p"):
        nama = p.find(f"{W}pPr/{W}pStyle")
        isi = "".join(
            "\t" if u.tag == f"{W}tab" else u.text or "" for r in p.iter(f"{W}r") for u in r
        )
        rekat = p.find(f"{W}pPr/{W}keepNext") is not None
        baris.append((nama.get(f"{W}val") if nama is not None else None, isi.strip(), rekat))
    assert {nama for nama, _, _ in baris} <= ada
    assert ("KopDaerah", "PEMERINTAH KABUPATEN CONTOH", False) in baris
    assert ("KopKantor", "KECAMATAN CONTOH", False) in baris
    assert ("KopAlamat", "Jalan Teladan 1", False) in baris
    assert ("Pasangan", "Nama\t:\tSri Wahyuni", True) in baris
    assert ("Pasangan", "Jabatan\t:\tCamat Contoh", True) in baris


def test_their_text_and_picture_are_found_by_those_who_walk_the_tree() -> None:
    dokumen = dokumen_dari(KOP, PIHAK)
    semua = [polos(p) for _, p in semua_teks(dokumen)]
    assert {"Kecamatan Contoh", "Jalan Teladan 1", "Nama", "Sri Wahyuni", "Contoh"} <= set(semua)
    assert [di for di, _ in semua_citra(dokumen)] == ["kop naskah"]


@pytest.mark.parametrize(
    ("blok", "kode", "tempat"),
    [
        ((Kop(("", " ")),), "naskah.kosong", "kop naskah"),
        ((Pasangan(()),), "naskah.kosong", "pasangan"),
        ((Kop(("a",), lambang=Citra(SVG, "")),), "naskah.alt_kosong", "kop naskah"),
        ((KOP, TANDA), "naskah.tanda_tangan_sendiri", "tanda tangan Sri"),
    ],
)
def test_what_cannot_stand_on_paper_is_refused(
    blok: tuple[Blok, ...], kode: str, tempat: str
) -> None:
    with pytest.raises(Galat) as galat:
        sahkan(dokumen_dari(*blok))
    assert (galat.value.kode, galat.value.tempat) == (kode, tempat)


@pytest.mark.parametrize("jahat", ['#panic("x") *a* _b_ $c$ [d] @e', "Q" * 3000])
def test_hostile_text_prints_as_text_inside_the_margins(jahat: str) -> None:
    pdf = tulis_pdf(dokumen_dari(Kop((jahat,), jahat), Pasangan(((jahat, jahat),))))
    banyak, tepi = 0, []
    with pypdfium2.PdfDocument(pdf) as berkas:
        for halaman in berkas:
            teks = halaman.get_textpage()
            for n in range(teks.count_chars()):
                huruf = teks.get_text_range(n, 1)
                if huruf.strip() and huruf not in "\u200b\ufffe" and huruf in jahat + jahat.upper():
                    kiri, _, kanan, _ = teks.get_charbox(n)
                    banyak += 1
                    tepi.append((kiri, kanan))
    assert banyak >= 4 * len("".join(jahat.split()))
    assert min(kiri for kiri, _ in tepi) > 35 * MM - 1
    assert max(kanan for _, kanan in tepi) < (210 - 25) * MM + 1


def test_names_nip_and_date_of_two_signers_stay_on_one_line_each() -> None:
    tanda = TandaTangan(
        (
            Penanda(("Bupati",), "Dr. H. RAHMAT SETIADIKUSUMAH, S.H., M.H."),
            Penanda(("Camat",), "SRI HARYANI, S.Sos", ("NIP. 197001011990032003",)),
        ),
        "Sungai Panjang, 2 Januari 2024",
    )
    (teks,) = printed(Paragraf("Kami:"), tanda)
    baris = teks.splitlines()
    for satu in (tanda.penanda[0].nama, "NIP. 197001011990032003", tanda.tempat_tanggal):
        assert any(satu in b for b in baris)


def test_a_long_title_turns_in_the_footer_and_is_not_cut() -> None:
    judul = "Laporan Kinerja Instansi Pemerintah Dinas Pemberdayaan Masyarakat dan Desa " * 2
    pdf = tulis_pdf(Dokumen(judul.strip(), (Bagian((Paragraf("Isi."),)),), META))
    with pypdfium2.PdfDocument(pdf) as buka:
        teks = " ".join(buka[0].get_textpage().get_text_range().split())
    assert judul.strip() in teks
    assert "Halaman 1 dari 1" in teks
