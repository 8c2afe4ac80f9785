"""Tables of a Word document, written as XML text: a cell object for each cell is slow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sakip.naskah.docx_angka import LONGGAR, inden_kanan, lebar_angka
from sakip.naskah.docx_gaya import TINTA, UKURAN_TEKS, garis, gaya_tabel
from sakip.naskah.docx_teks import PenulisTeks
from sakip.naskah.docx_xml import Xml, atribut, paragraf, twip
from sakip.naskah.huruf import belah_koma, bersih, patahkan
from sakip.naskah.kisi import Petak
from sakip.naskah.lebar import INSET, KATA_TERPANJANG, Susunan, baris_penutup, susun
from sakip.naskah.pohon import Daftar, Dokumen, Paragraf, Rata, Tabel
from sakip.naskah.tabel_typst import KEPALA_TERTINGGI, UTUH_BARIS, pendek
from sakip.naskah.telusur import polos

_TEBAL_PERSEN = 108  # bold letters are so much wider
_LATAR = {"kepala": "EFEFEF", "kelompok": "F7F7F7", "jumlah": "F7F7F7"}
_JENIS = {"kepala": "Kepala", "biasa": "Isi"}  # the others are "Tebal"


class BarisTabel(NamedTuple):
    """Of one row: "kepala" or its style in the tree, and how it stands on pages."""

    gaya: str
    rekat: bool
    utuh: bool
    berulang: bool = False
    penutup_kepala: bool = False


class Rencana(NamedTuple):
    """A table laid out; `inden` are the right indents of numbers, in twips by row and column."""

    tabel: Tabel
    susunan: Susunan
    inden: Mapping[tuple[int, int], int]


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
        self.ukuran = susunan.ukuran
        kepala = Rencana(b, susunan, {})
        isi = Rencana(b, susunan, _inden(b, susunan))
        kolom = [twip(k) for k in susunan.kolom]
        xml = "".join(
            (
                '<w:tbl><w:tblPr><w:tblStyle w:val="TabelNaskah"/>'
                f'<w:tblW w:w="{sum(kolom)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
                '<w:tblLook w:val="0020" w:firstRow="1"/>'
                f'<w:tblCaption w:val="{atribut(b.judul)}"/></w:tblPr><w:tblGrid>',
                *(f'<w:gridCol w:w="{k}"/>' for k in kolom),
                "</w:tblGrid>",
                *self.baris_tabel(kepala, susunan.kepala, _kepala(b, susunan)),
                *self.baris_tabel(isi, susunan.isi, _isi(b, susunan, rekat)),
                "</w:tbl>",
            )
        )
        self.ukuran = UKURAN_TEKS
        return xml

    def baris_tabel(
        self, r: Rencana, petak: Sequence[Petak], baris: Sequence[BarisTabel]
    ) -> Iterator[Xml]:
        sel: list[list[tuple[int, Xml]]] = [[] for _ in baris]
        kosong = gaya_tabel("Isi", r.susunan.ukuran)
        for p in petak:
            bawah = p.baris + p.sel.baris
            rekat = baris[bawah - 1].rekat
            isi = self.isi_sel(r, p, baris[p.baris].gaya, rekat=rekat)
            gabung = "restart" if p.sel.baris > 1 else ""
            for y in range(p.baris, bawah):
                sifat = _sifat_sel(r.susunan, p, baris[y], gabung)
                sel[y].append((p.kolom, f"<w:tc><w:tcPr>{sifat}</w:tcPr>{isi}</w:tc>"))
                isi, gabung = paragraf(kosong, rekat=rekat), "continue"
        for b, satu in zip(baris, sel, strict=True):
            sifat = "<w:cantSplit/>" * b.utuh + "<w:tblHeader/>" * b.berulang
            isi = "".join(xml for _, xml in sorted(satu))
            yield f"<w:tr><w:trPr>{sifat}</w:trPr>{isi}</w:tr>"

    def isi_sel(self, r: Rencana, p: Petak, gaya: str, *, rekat: bool) -> Xml:
        nama = gaya_tabel(_JENIS.get(gaya, "Tebal"), r.susunan.ukuran)
        luas = _luas(r.susunan, p)
        inden = r.inden.get((p.baris, p.kolom))
        satu = p.sel.blok[0]
        if inden is not None and isinstance(satu, Paragraf):
            angka = self.baris(satu.isi, luas, lambda t: t.replace(" ", "\N{NO-BREAK SPACE}"))
            return paragraf(nama, angka, rekat=rekat, inden=f'w:right="{inden}"', rata="kanan")
        kolom = r.tabel.kolom[p.kolom].rata
        rata: Rata = "kiri"
        if p.sel.rata:
            rata = p.sel.rata
        elif gaya == "kepala" or (kolom == "koma" and p.sel.kolom == 1):
            rata = "tengah"
        elif p.sel.kolom == 1 and kolom != "koma":
            rata = kolom

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
    """Laid out as in the PDF; then columns whose words are wider here take from the others."""
    susunan = susun(tabel, lebar)
    perlu = _perlu(tabel, susunan)
    kurang = [max(p - k, 0) for k, p in zip(susunan.kolom, perlu, strict=True)]
    lebih = [max(k - p, 0) for k, p in zip(susunan.kolom, perlu, strict=True)]
    pindah = min(sum(kurang), sum(lebih))
    kolom = (
        k + minus * pindah // max(sum(kurang), 1) - plus * pindah // max(sum(lebih), 1)
        for k, minus, plus in zip(susunan.kolom, kurang, lebih, strict=True)
    )
    return susunan._replace(kolom=tuple(kolom))


def _perlu(tabel: Tabel, susunan: Susunan) -> list[int]:
    """The least width of each column: its longest word, its numbers with their commas."""
    kata = [0] * len(tabel.kolom)
    bulat, ekor = kata[:], kata[:]
    kepala = [(p, "kepala") for p in susunan.kepala]
    for p, gaya in [*kepala, *((p, tabel.baris[p.baris].gaya) for p in susunan.isi)]:
        x = p.kolom
        if gaya != "kepala" and tabel.kolom[x].rata == "koma" and (belah := _belah(p)):
            bulat[x] = max(bulat[x], lebar_angka(belah[0]))
            ekor[x] = max(ekor[x], lebar_angka(belah[1]))
        elif p.sel.kolom == 1:
            tebal = _TEBAL_PERSEN if gaya != "biasa" else 100
            terpanjang = max(map(lebar_angka, _kata(p.sel.blok)), default=0) * tebal // 100
            kata[x] = max(kata[x], min(terpanjang, KATA_TERPANJANG))
    return [
        (max(k, b + e) + LONGGAR) * susunan.ukuran // 1000 + 2 * INSET
        for k, b, e in zip(kata, bulat, ekor, strict=True)
    ]


def _kata(semua: Iterable[Paragraf | Daftar]) -> Iterator[str]:
    """The words of a cell."""
    for blok in semua:
        if isinstance(blok, Paragraf):
            yield from polos(blok.isi).split()
            continue
        for butir in blok.semua_butir:
            yield from polos(butir.isi).split()
            yield from _kata((butir.anak,) if butir.anak else ())


def _kepala(tabel: Tabel, susunan: Susunan) -> list[BarisTabel]:
    berulang = sum(susunan.garis_kepala) <= KEPALA_TERTINGGI
    akhir = len(tabel.kepala) - 1
    return [
        BarisTabel(
            "kepala", rekat=True, utuh=berulang, berulang=berulang, penutup_kepala=y == akhir
        )
        for y in range(len(tabel.kepala))
    ]


def _isi(tabel: Tabel, susunan: Susunan, rekat: bool) -> list[BarisTabel]:
    """Rows kept together: all of a short table, a group's head with its first, the last few."""
    jumlah = len(tabel.baris)
    utuh = pendek(tabel, susunan, bertanda=rekat)
    penutup = jumlah - baris_penutup(tabel, susunan)
    return [
        BarisTabel(
            b.gaya,
            rekat=(rekat or tabel.sumber != "")
            if y == jumlah - 1
            else utuh or b.gaya == "kelompok" or y >= penutup,
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
    """Right indents in twips of the numbers lined up on the comma, by row and column."""
    angka: dict[int, list[tuple[Petak, tuple[str, str]]]] = defaultdict(list)
    for p in susunan.isi:
        belah = _belah(p) if tabel.kolom[p.kolom].rata == "koma" else None
        if belah and lebar_angka("".join(belah)) <= _luas(susunan, p):
            angka[p.kolom].append((p, belah))
    hasil = {}
    for x, semua in angka.items():
        ruang = _luas(susunan, semua[0][0])
        inden = inden_kanan([belah for _, belah in semua], ruang)
        for (p, _), satu in zip(semua, inden, strict=True):
            hasil[p.baris, x] = twip(satu * susunan.ukuran // 1000)
    return hasil


def _belah(p: Petak) -> tuple[str, str] | None:
    """A cell's number cut before its comma; None if it holds anything else."""
    satu, *lagi = p.sel.blok
    if lagi or not isinstance(satu, Paragraf) or satu.label or satu.rata != "penuh":
        return None
    if p.sel.kolom > 1 or p.sel.rata:
        return None
    return belah_koma(bersih(polos(satu.isi)))
