"""The sections of a Word document: paper, margins, page numbers and footers."""

from __future__ import annotations

from collections.abc import Mapping

from sakip.naskah.docx_blok import PenulisBlok
from sakip.naskah.docx_citra import Gambaran
from sakip.naskah.docx_halaman import tanda_halaman
from sakip.naskah.docx_tata import halaman_judul
from sakip.naskah.docx_xml import KEPALA_XML, NS, TAB, Xml, bidang, larik, paragraf, twip
from sakip.naskah.huruf import bersih, potong
from sakip.naskah.pohon import Bagian, Citra, Dokumen, HalamanJudul
from sakip.naskah.untuk_typst import (
    LEBAR_A4,
    LEBAR_KAKI,
    MENDATAR,
    TEGAK,
    TINGGI_A4,
    TITIK_PER_MM,
)

SAMPUL = {"left": 35, "right": 25, "top": 35, "bottom": 30}  # millimetres
JARAK_KAKI = 13  # of the footer from the edge of the paper
KOSONG = "rIdK0"  # the footer of pages without one
_BENTUK = {"angka": "decimal", "romawi": "lowerRoman"}


def mm(panjang: int) -> int:
    """Millimetres in twips."""
    return twip(panjang * TITIK_PER_MM)


LEBAR_TEGAK = mm(LEBAR_A4 - TEGAK["left"] - TEGAK["right"])


class PenulisBagian(PenulisBlok):
    """Writes a whole document; afterwards `kaki` holds its footers by reference."""

    def __init__(self, dokumen: Dokumen, gambaran: Mapping[Citra, Gambaran]) -> None:
        super().__init__(dokumen, gambaran)
        self.dokumen = dokumen
        self.kaki: dict[str, Xml] = {KOSONG: _kaki(paragraf("Normal"))}

    def isi(self) -> Xml:
        """The body; each section but the last is closed by its last paragraph."""
        hasil: list[Xml] = []
        rangkaian, gaya = 0, "angka"
        for n, bagian in enumerate(self.dokumen.isi, 1):
            if isinstance(bagian, HalamanJudul):
                lebar = mm(LEBAR_A4 - SAMPUL["left"] - SAMPUL["right"])
                xml = halaman_judul(bagian, lebar, self.muat) + paragraf("Sela")
                sifat = _sifat(KOSONG, SAMPUL)
            else:
                mulai = rangkaian == 0 or bagian.nomor_halaman != "lanjut"
                rangkaian += mulai
                if bagian.nomor_halaman != "lanjut":
                    gaya = bagian.nomor_halaman
                xml = self.satu_bagian(bagian)
                if not self.berlanjut(n):
                    # LibreOffice drops a last paragraph without a letter, and the mark in it.
                    huruf = larik(" ") if xml.endswith("</w:pPr></w:p>") else ""
                    akhir = self.penanda(_ujung(rangkaian), huruf)
                    xml = f"{xml.removesuffix('</w:p>')}{akhir}</w:p>"
                sifat = _sifat(
                    self.kaki_halaman(rangkaian, bagian.mendatar),
                    MENDATAR if bagian.mendatar else TEGAK,
                    mendatar=bagian.mendatar,
                    nomor=f'w:fmt="{_BENTUK[gaya]}"' + ' w:start="1"' * mulai,
                )
            if n < len(self.dokumen.isi):
                awal, sambung, akhir = xml.rpartition("</w:pPr>")
                xml, sifat = awal + sifat + sambung + akhir, ""
            hasil.append(xml + sifat)
        return "".join(hasil)

    def berlanjut(self, n: int) -> bool:
        """Whether page numbers go on in a section after the first `n` parts."""
        sisa = (b for b in self.dokumen.isi[n:] if isinstance(b, Bagian))
        berikut = next(sisa, None)
        return berikut is not None and berikut.nomor_halaman == "lanjut"

    def satu_bagian(self, bagian: Bagian) -> Xml:
        margin = MENDATAR if bagian.mendatar else TEGAK
        datar, tegak = (TINGGI_A4, LEBAR_A4) if bagian.mendatar else (LEBAR_A4, TINGGI_A4)
        self.lebar = (datar - margin["left"] - margin["right"]) * TITIK_PER_MM
        self.tinggi = (tegak - margin["top"] - margin["bottom"]) * TITIK_PER_MM * 9 // 10
        xml = "".join(self.semua(bagian))
        return xml if xml.endswith("</w:p>") else xml + paragraf("Sela")

    def kaki_halaman(self, rangkaian: int, mendatar: bool) -> str:
        """The reference of the footer for a run of page numbers and an orientation."""
        rujukan = f"rIdK{rangkaian * 2 + mendatar}"
        meta = self.dokumen.metadata
        kaki = [self.dokumen.judul] + [meta.unit] * (meta.unit not in self.dokumen.judul)
        isi = (
            larik(potong(bersih(" · ".join(kaki)), LEBAR_KAKI)),
            TAB,
            larik("Halaman "),
            bidang("PAGE", larik("1")),
            larik(" dari "),
            bidang(f"PAGEREF {_ujung(rangkaian)}", tanda_halaman("ujung", rangkaian - 1)),
        )
        tab = f'<w:tab w:val="right" w:pos="{twip(self.lebar)}"/>'
        self.kaki[rujukan] = _kaki(paragraf("Footer", "".join(isi), tab=tab))
        return rujukan


def _ujung(rangkaian: int) -> str:
    return f"_Ujung{rangkaian}"


def _kaki(isi: Xml) -> Xml:
    return f"{KEPALA_XML}<w:ftr {NS}>{isi}</w:ftr>"


def _sifat(kaki: str, margin: dict[str, int], *, mendatar: bool = False, nomor: Xml = "") -> Xml:
    lebar, tinggi = mm(LEBAR_A4), mm(TINGGI_A4)
    if mendatar:
        lebar, tinggi = tinggi, lebar
    arah = ' w:orient="landscape"' if mendatar else ""
    tepi = " ".join(f'w:{sisi}="{mm(panjang)}"' for sisi, panjang in margin.items())
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{kaki}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{lebar}" w:h="{tinggi}"{arah}/>'
        f'<w:pgMar {tepi} w:header="{mm(JARAK_KAKI)}" w:footer="{mm(JARAK_KAKI)}" w:gutter="0"/>'
        f"{f'<w:pgNumType {nomor}/>' if nomor else ''}</w:sectPr>"
    )
