"""Title page, letterhead and signatures: placed on the page by tables without rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from sakip.naskah.docx_gaya import TEBAL
from sakip.naskah.docx_xml import Xml, larik, paragraf, twip
from sakip.naskah.pohon import Citra, HalamanJudul, Kop, TandaTangan
from sakip.naskah.untuk_typst import LEBAR_TANDA, kolom_tanda

# Draws a picture as large as fits into a width and a height, in twips.
Gambarkan: TypeAlias = Callable[[Citra, int, int], Xml]

# Twips.
ATAS_TANDA = 430
TINGGI_TANDA = 1247  # 22 mm to sign in
TINGGI_LAMBANG = 1928  # 34 mm
TINGGI_KOP, SISI_KOP, SELA_KOP = 1247, 1361, 227  # 22, 24 and 4 mm
TINGGI_INSTANSI, TINGGI_JUDUL, TINGGI_TEMPAT = 2268, 6236, 2268
_GARIS_BAWAH = '<w:u w:val="single"/>'


def tanda_tangan(b: TandaTangan, lebar: int, gambarkan: Gambarkan, *, rekat: bool) -> Xml:
    """Signatures side by side in `lebar` thousandths of a point, all on one page."""
    banyak = len(b.penanda)
    isi, sela = [LEBAR_TANDA], 0
    if banyak > 1:
        isi, sela = kolom_tanda(b, lebar, tepi=1)
    sisi = twip(sela // 2)  # beside each
    kolom = [twip(k) + 2 * sisi for k in isi]

    def baris(teks: str, huruf: Xml = "", *, akhir: bool = False) -> Xml:
        return paragraf("TandaTangan", larik(teks, huruf), rekat=not akhir or rekat)

    jabatan, ruang, nama = [], [], []
    for n, p in enumerate(b.penanda, 1):
        tempat = (b.tempat_tanggal,) if n == banyak and b.tempat_tanggal else ()
        jabatan.append("".join(map(baris, (*tempat, *p.jabatan))) or baris(""))
        luas = kolom[n - 1] - 2 * sisi, TINGGI_TANDA * 4 // 5
        ruang.append(
            paragraf("TandaTangan", gambarkan(p.citra, *luas) if p.citra else "", rekat=True)
        )
        bawah = [baris(teks, akhir=True) for teks in p.keterangan]
        nama.append(baris(p.nama, TEBAL + _GARIS_BAWAH, akhir=True) + "".join(bawah))
    return _tata(
        kolom,
        [
            _baris(kolom, jabatan, letak="bottom", atas=ATAS_TANDA),
            _baris(kolom, ruang, letak="center", tinggi=TINGGI_TANDA),
            _baris(kolom, nama),
        ],
        sisi=sisi,
        kanan=banyak == 1,
    )


def halaman_judul(b: HalamanJudul, lebar: int, gambarkan: Gambarkan) -> Xml:
    """The title page in `lebar` twips; without an emblem its place is left free."""
    lambang = gambarkan(b.lambang, lebar, TINGGI_LAMBANG) if b.lambang else ""
    garis = paragraf("GarisSampul")
    judul = [
        garis,
        paragraf("Title", larik(b.judul)),
        *([paragraf("Subtitle", larik(b.subjudul))] if b.subjudul else []),
        paragraf("TahunSampul", larik(b.tahun)),
        garis,
    ]
    instansi = [paragraf("InstansiSampul", larik(i.upper())) for i in b.instansi]
    isi = (
        (paragraf("LambangSampul", lambang), "top", TINGGI_LAMBANG),
        ("".join(instansi) or paragraf("InstansiSampul"), "center", TINGGI_INSTANSI),
        ("".join(judul), "center", TINGGI_JUDUL),
        (paragraf("TempatSampul", larik(b.tempat)), "bottom", TINGGI_TEMPAT),
    )
    return _tata(
        [lebar], [_baris([lebar], [xml], letak=letak, tinggi=tinggi) for xml, letak, tinggi in isi]
    )


def kop(b: Kop, lebar: int, gambarkan: Gambarkan) -> Xml:
    """The letterhead in `lebar` twips; the emblem's place is free at both sides of the names."""
    lambang = gambarkan(b.lambang, SISI_KOP - SELA_KOP, TINGGI_KOP) if b.lambang else ""
    *daerah, kantor = b.instansi
    nama = [paragraf("KopDaerah", larik(i.upper())) for i in daerah]
    nama.append(paragraf("KopKantor", larik(kantor.upper())))
    if b.alamat:
        nama.append(paragraf("KopAlamat", larik(b.alamat)))
    kolom = [SISI_KOP, lebar - 2 * SISI_KOP, SISI_KOP]
    isi = [paragraf("Normal", lambang), "".join(nama), paragraf("Normal")]
    return _tata(kolom, [_baris(kolom, isi, letak="center", tinggi=TINGGI_KOP)]) + paragraf(
        "GarisKop"
    )


def _tata(kolom: Sequence[int], baris: Sequence[Xml], *, sisi: int = 0, kanan: bool = False) -> Xml:
    """A table without rules; its columns and what is free beside them in twips."""
    return "".join(
        (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(kolom)}" w:type="dxa"/>',
            '<w:jc w:val="right"/>' if kanan else "",
            '<w:tblLayout w:type="fixed"/><w:tblCellMar>',
            f'<w:left w:w="{sisi}" w:type="dxa"/><w:right w:w="{sisi}" w:type="dxa"/>',
            "</w:tblCellMar></w:tblPr><w:tblGrid>",
            *(f'<w:gridCol w:w="{k}"/>' for k in kolom),
            "</w:tblGrid>",
            *baris,
            "</w:tbl>",
        )
    )


def _baris(
    kolom: Sequence[int], isi: Sequence[Xml], *, letak: str = "top", tinggi: int = 0, atas: int = 0
) -> Xml:
    """A row at least `tinggi` twips high with `atas` free above what stands in it."""
    sifat = f'<w:trHeight w:val="{tinggi}" w:hRule="atLeast"/>' if tinggi else ""
    tepi = f'<w:tcMar><w:top w:w="{atas}" w:type="dxa"/></w:tcMar>' if atas else ""
    sel = (
        f'<w:tc><w:tcPr><w:tcW w:w="{lebar}" w:type="dxa"/>{tepi}<w:vAlign w:val="{letak}"/>'
        f"</w:tcPr>{xml}</w:tc>"
        for lebar, xml in zip(kolom, isi, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{sifat}</w:trPr>{''.join(sel)}</w:tr>"
