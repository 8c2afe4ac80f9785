"""One table as one sheet of a workbook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sakip.naskah.docx_xml import KEPALA_XML, Xml, aman
from sakip.naskah.huruf import bersih, lebar_teks, potong
from sakip.naskah.kisi import Petak
from sakip.naskah.lebar import INSET, Susunan, susun
from sakip.naskah.pohon import Tabel
from sakip.naskah.telusur import sebutan
from sakip.naskah.xlsx_gaya import NS_LEMBAR, BukuGaya, Rupa
from sakip.naskah.xlsx_sel import bilangan, catatan, catatan_sel, hanya_nilai, teks, teks_sel

# Thousandths of a point.
LEBAR_TEGAK, LEBAR_MENDATAR = 425_000, 700_000  # lines of an A4 page
UKURAN_TERBACA = 9000  # a table that must be set smaller is laid on its side
UKURAN_HURUF = 10_000
LEBAR_HURUF = 5250  # the unit of column widths
LONGGAR = 80  # hundredths of it

KEPALA_AWAL = 4  # row of the head; caption and document stand above
BARIS_TERBANYAK = 30  # lines a row may be high
TINGGI_BARIS, TINGGI_SISI = 13, 3  # points
TEKS_TERPANJANG = 32_767  # characters in a cell
LEBAR_KAKI = 60_000  # of the document's name below a page, in thousandths of an em

_RUMUS = re.compile(r"\s*[=+@-]")
_KODE_HURUF = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # "_x0041_" would be read as "A"


class Lembar:
    """Writes one table; `sebut` names what a label stands for."""

    def __init__(self, tabel: Tabel, gaya: BukuGaya, sebut: Callable[[str], str]) -> None:
        self.tabel = tabel
        self.gaya = gaya
        self.sebut = sebut
        self.susunan = susun(tabel, LEBAR_TEGAK)
        self.mendatar = self.susunan.ukuran < UKURAN_TERBACA
        if self.mendatar:
            self.susunan = susun(tabel, LEBAR_MENDATAR)
        self.isi_awal = KEPALA_AWAL + len(tabel.kepala)
        self.baris: dict[int, dict[int, Xml]] = {}
        self.gabung: list[str] = []
        self.tinggi: dict[int, int] = {}

    def xml(self, judul_dokumen: str) -> Xml:
        self.semua_baris(judul_dokumen)
        arah = "landscape" if self.mendatar else "portrait"
        kaki = bersih(potong(judul_dokumen, LEBAR_KAKI)).replace("&", "&&")
        return "".join(
            (
                f'{KEPALA_XML}<worksheet xmlns="{NS_LEMBAR}"><sheetPr><pageSetUpPr fitToPage="1"/>'
                '</sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0">'
                f'<pane ySplit="{self.isi_awal - 1}" topLeftCell="A{self.isi_awal}" '
                'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
                f"<cols>{''.join(_lebar_kolom(self.susunan))}</cols><sheetData>",
                *(self.baris_xml(y) for y in sorted(self.baris)),
                "</sheetData>",
                _gabungan(self.gabung),
                '<printOptions horizontalCentered="1"/><pageMargins left="0.6" right="0.6" '
                'top="0.7" bottom="0.8" header="0.3" footer="0.4"/>'
                f'<pageSetup paperSize="9" orientation="{arah}" fitToHeight="0"/>'
                f"<headerFooter><oddFooter>&amp;L&amp;8 {aman(kaki)}&amp;R&amp;8 "
                "Halaman &amp;P dari &amp;N</oddFooter></headerFooter></worksheet>",
            )
        )

    def semua_baris(self, judul_dokumen: str) -> None:
        judul = " ".join(filter(None, (sebutan(self.tabel), bersih(self.tabel.judul))))
        self.tulis(1, 0, judul, Rupa("judul"))
        self.tulis(2, 0, bersih(judul_dokumen), Rupa("keterangan"))
        catatan_: list[str] = []
        kepala = [(KEPALA_AWAL, p) for p in self.susunan.kepala]
        for awal, p in [*kepala, *((self.isi_awal, p) for p in self.susunan.isi)]:
            self.petak(p, awal)
            di = f"{_kolom(p.kolom)}{awal + p.baris}"
            catatan_ += (f"Catatan {di}: {t}" for t in catatan_sel(p.sel, self.sebut))
        bawah = self.isi_awal + len(self.tabel.baris)
        sumber = [teks(self.tabel.sumber, self.sebut), *catatan(self.tabel.sumber, self.sebut)]
        for n, satu in enumerate(filter(None, (*sumber, *catatan_))):
            self.tulis(bawah + n, 0, satu, Rupa("keterangan"))

    def petak(self, p: Petak, awal: int) -> None:
        y, x = awal + p.baris, p.kolom
        gaya = "kepala" if awal == KEPALA_AWAL else self.tabel.baris[p.baris].gaya
        tebal = gaya != "biasa"
        kolom = self.tabel.kolom[x].rata
        isi = teks_sel(p.sel, self.sebut)
        nilai = hanya_nilai(p.sel)
        angka = None
        if gaya != "kepala" and (nilai or kolom != "kiri"):
            angka = bilangan(isi, tercetak_kita=nilai or kolom == "koma")
            if lebar_teks(isi, tebal) > self.luas(p):
                angka = None  # a number too wide for its column would show as ###
        bawaan = kolom if kolom != "koma" else "kanan" if angka else "tengah"
        rupa = Rupa(
            huruf="tebal" if tebal else "biasa",
            latar="kepala" if gaya == "kepala" else "tebal" if tebal else "",
            bertepi=True,
            rata=p.sel.rata
            or ("tengah" if gaya == "kepala" else "kiri" if p.sel.kolom > 1 else bawaan),
            lipat=True,
        )
        for dy in range(p.sel.baris):
            for dx in range(p.sel.kolom):
                self.tulis(y + dy, x + dx, "", rupa)
        if angka:
            gaya_sel = self.gaya.nomor(rupa._replace(format=angka.format))
            sel = f'<c r="{_kolom(x)}{y}" s="{gaya_sel}"><v>{angka.nilai:f}</v></c>'
            self.baris[y][x] = sel
        else:
            self.tulis(y, x, isi, rupa)
            self.muat(p, y, isi, tebal)
        if p.sel.kolom > 1 or p.sel.baris > 1:
            akhir = f"{_kolom(x + p.sel.kolom - 1)}{y + p.sel.baris - 1}"
            self.gabung.append(f"{_kolom(x)}{y}:{akhir}")

    def luas(self, p: Petak) -> int:
        """Room for text in a cell, in thousandths of an em."""
        lebar = sum(self.susunan.kolom[p.kolom : p.kolom + p.sel.kolom]) - 2 * INSET
        return lebar * 1000 // self.susunan.ukuran

    def muat(self, p: Petak, y: int, isi: str, tebal: bool) -> None:
        """Makes the rows of a cell high enough; what it lacks goes to its last row."""
        luas = max(self.luas(p), 1000)
        perlu = sum(1 + lebar_teks(t, tebal) // luas for t in isi.split("\n"))
        akhir = y + p.sel.baris - 1
        ada = sum(self.tinggi.get(satu, 1) for satu in range(y, akhir))
        self.tinggi[akhir] = max(self.tinggi.get(akhir, 1), min(perlu - ada, BARIS_TERBANYAK))

    def tulis(self, y: int, x: int, isi: str, rupa: Rupa) -> None:
        """Text into a cell, cut where a cell ends; what looks like a formula stays text."""
        if len(isi) > TEKS_TERPANJANG:
            isi = isi[: TEKS_TERPANJANG - 1] + "…"
        gaya = self.gaya.nomor(rupa._replace(terkunci=_RUMUS.match(isi) is not None))
        awal = f'<c r="{_kolom(x)}{y}" s="{gaya}"'
        isi = _KODE_HURUF.sub("_x005F_", isi)
        self.baris.setdefault(y, {})[x] = (
            f'{awal} t="inlineStr"><is><t xml:space="preserve">{aman(isi)}</t></is></c>'
            if isi
            else f"{awal}/>"
        )

    def baris_xml(self, y: int) -> Xml:
        tinggi = ""
        if y in self.tinggi:
            # Not as a fixed height: a program fits the row again when somebody edits it.
            tinggi = f' ht="{self.tinggi[y] * TINGGI_BARIS + TINGGI_SISI}"'
        isi = "".join(xml for _, xml in sorted(self.baris[y].items()))
        return f'<row r="{y}"{tinggi}>{isi}</row>'


def _lebar_kolom(susunan: Susunan) -> Iterator[Xml]:
    for n, lebar in enumerate(susunan.kolom, 1):
        ratusan = lebar * UKURAN_HURUF // susunan.ukuran * 100 // LEBAR_HURUF + LONGGAR
        angka = f"{ratusan // 100}.{ratusan % 100:02}"
        yield f'<col min="{n}" max="{n}" width="{angka}" customWidth="1"/>'


def _gabungan(gabung: list[str]) -> Xml:
    if not gabung:
        return ""
    isi = "".join(f'<mergeCell ref="{satu}"/>' for satu in gabung)
    return f'<mergeCells count="{len(gabung)}">{isi}</mergeCells>'


def _kolom(x: int) -> str:
    """The letters of a column counted from 0: A, Z, AA."""
    huruf = ""
    x += 1
    while x:
        x, sisa = divmod(x - 1, 26)
        huruf = chr(ord("A") + sisa) + huruf
    return huruf
