"""Tables of a Word document, written as XML text: a cell object for each cell is slow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sakip.naskah.docx_angka import inden_kanan, lebar_angka
from sakip.naskah.docx_gaya import TINTA, garis, gaya_tabel
from sakip.naskah.docx_teks import PenulisTeks
from sakip.naskah.docx_xml import Xml, atribut, paragraf, twip
from sakip.naskah.huruf import belah_koma, bersih, patahkan
from sakip.naskah.kisi import Petak
from sakip.naskah.lebar import INSET, Susunan, baris_penutup, susun
from sakip.naskah.pohon import Dokumen, Paragraf, Tabel
from sakip.naskah.tabel_typst import KEPALA_TERTINGGI, PENDEK, UTUH_BARIS
from sakip.naskah.telusur import polos

# Figures and capitals are so much wider than those of the typeface that `lebar` knows.
_LEBIH_LEBAR = (16, 15)
_LATAR = {"kepala": "EFEFEF", "kelompok": "F7F7F7", "jumlah": "F7F7F7"}
_JENIS = {"kepala": "Kepala", "biasa": "Isi"}  # the others are "Tebal"


class BarisTabel(NamedTuple):
    """Of one row: "kepala" or its style in the tree, and how it stands on pages."""

    gaya: str
    rekat: bool
    utuh: bool
    berulang: bool = False
    penutup_kepala: bool = False


class PenulisTabel(PenulisTeks):
    """Lays tables out in `lebar`, the text width in thousandths of a point."""

    def __init__(self, dokumen: Dokumen) -> None:
        super().__init__(dokumen)
        self.lebar = 0
        self.ukuran_tabel: set[int] = set()

    def tabel(self, b: Tabel, *, rekat: bool) -> Xml:
        """The table alone; with `rekat` its last row stays with what follows."""
        susunan = _susun(b, self.lebar)
        self.ukuran_tabel.add(susunan.ukuran)
        inden = _inden(b, susunan)
        kolom = [twip(k) for k in susunan.kolom]
        return "".join(
            (
                '<w:tbl><w:tblPr><w:tblStyle w:val="TabelNaskah"/>'
                f'<w:tblW w:w="{sum(kolom)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
                '<w:tblLook w:val="0020" w:firstRow="1"/>'
                f'<w:tblCaption w:val="{atribut(b.judul)}"/></w:tblPr><w:tblGrid>',
                *(f'<w:gridCol w:w="{k}"/>' for k in kolom),
                "</w:tblGrid>",
                *self.baris_tabel(b, susunan, susunan.kepala, _kepala(b, susunan), {}),
                *self.baris_tabel(b, susunan, susunan.isi, _isi(b, susunan, rekat), inden),
                "</w:tbl>",
            )
        )

    def baris_tabel(
        self,
        tabel: Tabel,
        susunan: Susunan,
        petak: Sequence[Petak],
        baris: Sequence[BarisTabel],
        inden: dict[tuple[int, int], int],
    ) -> list[Xml]:
        sel: list[list[tuple[int, Xml]]] = [[] for _ in baris]
        for p in petak:
            bawah = p.baris + p.sel.baris
            isi = self.isi_sel(
                tabel, susunan, p, baris[p.baris].gaya, baris[bawah - 1].rekat, inden
            )
            gabung = "restart" if p.sel.baris > 1 else ""
            for y in range(p.baris, bawah):
                sifat = _sifat_sel(susunan, p, baris[y], gabung)
                sel[y].append((p.kolom, f"<w:tc><w:tcPr>{sifat}</w:tcPr>{isi}</w:tc>"))
                gabung = "continue"
                isi = paragraf(gaya_tabel("Isi", susunan.ukuran), rekat=baris[bawah - 1].rekat)
        return [
            f"<w:tr><w:trPr>{'<w:cantSplit/>' if b.utuh else ''}"
            f"{'<w:tblHeader/>' if b.berulang else ''}</w:trPr>"
            f"{''.join(xml for _, xml in sorted(satu))}</w:tr>"
            for b, satu in zip(baris, sel, strict=True)
        ]

    def isi_sel(
        self,
        tabel: Tabel,
        susunan: Susunan,
        p: Petak,
        gaya: str,
        rekat: bool,
        inden: dict[tuple[int, int], int],
    ) -> Xml:
        nama = gaya_tabel(_JENIS.get(gaya, "Tebal"), susunan.ukuran)
        luas = _luas(susunan, p)
        if (p.baris, p.kolom) in inden:
            satu = p.sel.blok[0]
            assert isinstance(satu, Paragraf)
            isi = self.baris(satu.isi, luas, lambda teks: teks.replace(" ", "\N{NO-BREAK SPACE}"))
            kanan = f'w:right="{inden[p.baris, p.kolom]}"'
            return paragraf(nama, isi, rekat=rekat, inden=kanan, rata="kanan")
        kolom = tabel.kolom[p.kolom].rata
        rata = p.sel.rata or (
            "tengah"
            if gaya == "kepala" or (kolom == "koma" and p.sel.kolom == 1)
            else "kiri"
            if p.sel.kolom > 1
            else kolom
        )

        def ubah(teks: str) -> str:
            patah = patahkan(bersih(teks), luas, tebal=gaya != "biasa")
            # Word breaks a word without syllables itself, at any letter.
            return teks if "\N{ZERO WIDTH SPACE}" in patah else patah

        return "".join(
            self.paragraf(b, nama, luas, rata=rata, rekat=rekat, ubah=ubah)
            if isinstance(b, Paragraf)
            else "".join(self.daftar(b, nama, luas, di_sel=True, rekat=rekat, ubah=ubah))
            for b in p.sel.blok
        )


def _susun(tabel: Tabel, lebar: int) -> Susunan:
    """Laid out in a little less width, then widened."""
    lebih, dari = _LEBIH_LEBAR
    susunan = susun(tabel, lebar * dari // lebih)
    return susunan._replace(kolom=tuple(k * lebih // dari for k in susunan.kolom))


def _kepala(tabel: Tabel, susunan: Susunan) -> list[BarisTabel]:
    berulang = sum(susunan.garis_kepala) <= KEPALA_TERTINGGI
    akhir = len(tabel.kepala) - 1
    return [
        BarisTabel("kepala", rekat=True, utuh=berulang, berulang=berulang, penutup_kepala=y == akhir)
        for y in range(len(tabel.kepala))
    ]


def _isi(tabel: Tabel, susunan: Susunan, rekat: bool) -> list[BarisTabel]:
    """Rows kept together: all of a short table, a group's head with its first, the last few."""
    jumlah = len(tabel.baris)
    pendek = susunan.tinggi(jumlah) <= PENDEK
    penutup = jumlah - baris_penutup(tabel, susunan)
    return [
        BarisTabel(
            b.gaya,
            rekat=(rekat or tabel.sumber != "")
            if y == jumlah - 1
            else pendek or b.gaya == "kelompok" or y >= penutup,
            utuh=susunan.garis[y] <= UTUH_BARIS,
        )
        for y, b in enumerate(tabel.baris)
    ]


def _sifat_sel(susunan: Susunan, p: Petak, baris: BarisTabel, gabung: str) -> Xml:
    lebar = sum(twip(k) for k in susunan.kolom[p.kolom : p.kolom + p.sel.kolom])
    sifat = f'<w:tcW w:w="{lebar}" w:type="dxa"/>'
    if p.sel.kolom > 1:
        sifat += f'<w:gridSpan w:val="{p.sel.kolom}"/>'
    if gabung:
        sifat += f'<w:vMerge w:val="{gabung}"/>'
    if baris.penutup_kepala:
        sifat += f"<w:tcBorders>{garis('bottom', 4, TINTA)}</w:tcBorders>"
    elif baris.gaya == "jumlah":
        sifat += f"<w:tcBorders>{garis('top', 4, TINTA)}</w:tcBorders>"
    if baris.gaya in _LATAR:
        sifat += f'<w:shd w:val="clear" w:color="auto" w:fill="{_LATAR[baris.gaya]}"/>'
    if baris.gaya == "kepala":
        sifat += '<w:vAlign w:val="center"/>'
    return sifat


def _luas(susunan: Susunan, p: Petak) -> int:
    """Room for text in a cell, in thousandths of an em."""
    lebar = sum(susunan.kolom[p.kolom : p.kolom + p.sel.kolom]) - 2 * INSET
    return lebar * 1000 // susunan.ukuran


def _inden(tabel: Tabel, susunan: Susunan) -> dict[tuple[int, int], int]:
    """Right indents in twips of the cells that are lined up on the comma, by row and column."""
    hasil = {}
    for x, kolom in enumerate(tabel.kolom):
        if kolom.rata != "koma":
            continue
        angka: list[tuple[Petak, tuple[str, str]]] = []
        for p in susunan.isi:
            if p.kolom != x or p.sel.kolom > 1 or p.sel.rata:
                continue
            satu, *lagi = p.sel.blok
            if lagi or not isinstance(satu, Paragraf) or satu.label or satu.rata != "penuh":
                continue
            teks = bersih(polos(satu.isi))
            belah = belah_koma(teks)
            if belah and lebar_angka(teks) <= _luas(susunan, p):
                angka.append((p, belah))
        if angka:
            ruang = _luas(susunan, angka[0][0])
            for (p, _), inden in zip(angka, inden_kanan([a for _, a in angka], ruang), strict=True):
                hasil[p.baris, x] = twip(inden * susunan.ukuran // 1000)
    return hasil
