"""The blocks of a Word document, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sakip.naskah import docx_isi
from sakip.naskah.docx_citra import Gambaran, gambar_xml
from sakip.naskah.docx_gaya import TEBAL, UKURAN_TEKS
from sakip.naskah.docx_tabel import PenulisTabel
from sakip.naskah.docx_tata import kop, tanda_tangan
from sakip.naskah.docx_xml import TAB, Xml, bidang, larik, paragraf, twip
from sakip.naskah.pohon import (
    Bagian,
    Blok,
    Citra,
    Daftar,
    DaftarGambar,
    DaftarIsi,
    DaftarTabel,
    Dokumen,
    Gambar,
    Judul,
    Kop,
    Paragraf,
    Pasangan,
    PemisahHalaman,
    Tabel,
    TandaTangan,
)
from sakip.naskah.telusur import sebutan
from sakip.naskah.untuk_typst import lebar_label, mengantar

UKURAN_SUMBER = 8500
INDEN_PASANGAN, SELA_PASANGAN = 454, 170  # twips
_BARIS_BARU: Xml = "<w:r><w:br/></w:r>"
_TANPA_NOMOR = 'w:left="0" w:firstLine="0"'


class PenulisBlok(PenulisTabel):
    """Writes blocks; pictures come from outside."""

    def __init__(self, dokumen: Dokumen, gambaran: Mapping[Citra, Gambaran]) -> None:
        super().__init__(dokumen)
        self.gambaran = gambaran
        self.jumlah_gambar = 0
        self.terakhir: dict[str, int] = {}  # count of tables, of figures
        self.tinggi = 0  # a picture may take, in thousandths of a point
        self.entri_judul = docx_isi.entri_judul(dokumen)
        self.entri_tabel = docx_isi.entri_tabel(dokumen)
        self.entri_gambar = docx_isi.entri_gambar(dokumen)
        # Blocks come in the order of these lists, so each takes the next bookmark.
        self.ke_judul = iter([e.ke for e in self.entri_judul])
        self.ke_tabel = iter([e.ke for e in self.entri_tabel])
        self.ke_gambar = iter([e.ke for e in self.entri_gambar])

    def semua(self, bagian: Bagian) -> Iterator[Xml]:
        baru = False
        for blok, sesudah in zip(bagian.isi, (*bagian.isi[1:], None), strict=True):
            if isinstance(blok, PemisahHalaman):
                baru = sesudah is not None
                continue
            if baru and not isinstance(blok, Judul | Paragraf):
                yield paragraf("Sela", halaman_baru=True)
            yield from self.blok(
                blok, baru, rekat=isinstance(sesudah, TandaTangan) or mengantar(blok, sesudah)
            )
            baru = False

    def blok(self, b: Blok, baru: bool, *, rekat: bool) -> Iterator[Xml]:
        """`baru`: on a new page; `rekat`: kept on the page of what follows."""
        luas = self.lebar * 1000 // UKURAN_TEKS
        match b:
            case Judul():
                yield self.judul(b, baru)
            case Paragraf():
                yield self.paragraf(b, "BodyText", luas, rekat=rekat, halaman_baru=baru)
            case Daftar():
                yield from self.daftar(b, "ListParagraph", luas, rekat=rekat)
            case Pasangan():
                yield from self.pasangan(b, luas, rekat)
            case Kop():
                yield kop(b, twip(self.lebar), self.muat)
            case Tabel():
                yield from self.tabel_berjudul(b, rekat)
            case Gambar():
                yield from self.gambar_berjudul(b, rekat)
            case TandaTangan():
                yield tanda_tangan(b, self.lebar, self.muat, rekat=rekat)
                yield paragraf("Sela", rekat=rekat)
            case DaftarIsi():
                yield docx_isi.daftar_isi(self.entri_judul, b.kedalaman)
            case DaftarTabel():
                yield from docx_isi.daftar(self.entri_tabel, r'TOC \h \z \c "Tabel"')
            case DaftarGambar():
                yield from docx_isi.daftar(self.entri_gambar, r'TOC \h \z \c "Gambar"')
            case PemisahHalaman():
                raise TypeError("a page break belongs to the block after it")

    def judul(self, b: Judul, baru: bool) -> Xml:
        isi = self.berlabel(b.label, larik(b.nomor or b.isi))
        if b.nomor:
            isi += (_BARIS_BARU if b.tingkat == 1 else TAB) + larik(b.isi)
        return paragraf(
            f"Heading{b.tingkat}",
            self.penanda(next(self.ke_judul), isi),
            halaman_baru=baru,
            inden="" if b.nomor else _TANPA_NOMOR,
        )

    def pasangan(self, b: Pasangan, luas: int, rekat: bool) -> Iterator[Xml]:
        """A line for each pair, its colon and value at tab stops; they stay together."""
        titik_dua = INDEN_PASANGAN + twip(lebar_label(b, self.lebar)) + SELA_PASANGAN
        nilai = titik_dua + SELA_PASANGAN
        tab = "".join(f'<w:tab w:val="left" w:pos="{di}"/>' for di in (titik_dua, nilai))
        inden = f'w:left="{nilai}" w:hanging="{nilai - INDEN_PASANGAN}"'
        for n, (label, isi) in enumerate(b.isi, 1):
            baris = larik(label) + TAB + larik(":") + TAB + self.baris(isi, luas)
            akhir = n == len(b.isi)
            yield paragraf("Pasangan", baris, rekat=rekat or not akhir, tab=tab, inden=inden)

    def tabel_berjudul(self, b: Tabel, rekat: bool) -> Iterator[Xml]:
        if b.nomor:
            yield paragraf("JudulTabel", self.keterangan(b, next(self.ke_tabel)))
        elif b.judul or b.label:
            isi = self.berlabel(b.label, larik(b.judul, TEBAL))
            yield paragraf("JudulTabel", isi, inden=_TANPA_NOMOR)
        yield self.tabel(b, rekat=rekat)
        yield self.sumber(b, rekat) or paragraf("SesudahTabel", rekat=rekat)

    def gambar_berjudul(self, b: Gambar, rekat: bool) -> Iterator[Xml]:
        lebar = self.lebar * b.lebar // 100
        yield paragraf("Gambar", self.muat(b.citra, twip(lebar), twip(self.tinggi)))
        yield self.sumber(b, rekat=True)
        yield paragraf("JudulGambar", self.keterangan(b, next(self.ke_gambar)), rekat=rekat)

    def keterangan(self, b: Tabel | Gambar, ke: str) -> Xml:
        """A caption: Word finds it by the field in its number when it makes a list anew."""
        depan, angka, belakang = _belah_angka(sebutan(b))
        jenis = depan.split("\N{NO-BREAK SPACE}")[0]
        nomor = larik(depan, TEBAL) + self.urutan(jenis, angka) + larik(belakang, TEBAL)
        return self.penanda(ke, self.berlabel(b.label, nomor) + TAB + larik(b.judul))

    def urutan(self, jenis: str, angka: str) -> Xml:
        """The last figures of a number as a field that counts on from the caption before.

        So a table that an office puts in between moves the numbers after it.
        """
        if angka != str(int(angka or 0)):
            return larik(angka, TEBAL)
        kode = rf"SEQ {jenis} \* ARABIC"
        if int(angka) != self.terakhir.get(jenis, 0) + 1:
            kode += rf" \r {angka}"
        self.terakhir[jenis] = int(angka)
        return bidang(kode, larik(angka, TEBAL), TEBAL)

    def sumber(self, b: Tabel | Gambar, rekat: bool) -> Xml:
        isi = self.baris(b.sumber, self.lebar * 1000 // UKURAN_SUMBER)
        return paragraf("Sumber", isi, rekat=rekat) if isi else ""

    def muat(self, citra: Citra, lebar: int, tinggi: int) -> Xml:
        """The picture as large as fits into so many twips."""
        g = self.gambaran[citra]
        lebar = min(lebar, tinggi * 1000 // g.tinggi)
        self.jumlah_gambar += 1
        return gambar_xml(citra, g.rujukan, self.jumlah_gambar, lebar, lebar * g.tinggi // 1000)


def _belah_angka(teks: str) -> tuple[str, str, str]:
    """The last figures of a text, with what is before and behind: "Tabel 3.", "12", "a"."""
    depan, *sisa = re.split(r"(\d+)(?=\D*\Z)", teks)
    return (depan, sisa[0], sisa[1]) if sisa else (teks, "", "")
