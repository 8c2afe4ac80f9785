"""Pictures in a Word document: SVG drawn as PNG by Typst, so that it looks as in the PDF."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sakip.galat import Galat
from sakip.naskah.docx_xml import Xml, atribut
from sakip.naskah.pohon import Citra, Dokumen
from sakip.naskah.ruang import ruang_typst
from sakip.naskah.sahkan import format_citra, isi_citra
from sakip.naskah.telusur import semua_citra

# Drawn so wide and sharp: 1,260 dots across, 213 to the inch over the lines of a portrait page.
_LEBAR_SVG, _PPI = "200mm", 160
_LEBAR_TITIK = "20mm"  # a picture that is dots already is drawn only to see that it can be read
_EMU = 635  # in a twip


class Gambaran(NamedTuple):
    """A picture as stored in ``word/media``, and its height for a width of 1000."""

    rujukan: str
    berkas: str
    isi: bytes
    tinggi: int


def gambaran(dokumen: Dokumen) -> dict[Citra, Gambaran]:
    """Every picture of the document, equal ones once.

    Raises Galat (``naskah.gambar_rusak``) naming the place of each that cannot be read.
    """
    semua = list(dict.fromkeys(citra for _, citra in semua_citra(dokumen)))
    if not semua:
        return {}
    lembar = _gambar(semua)
    if lembar is None:
        raise Galat.gabung(
            "naskah.gagal",
            "dokumen",
            [
                Galat(
                    "naskah.gambar_rusak",
                    di,
                    "isi gambar tidak dapat dibaca.",
                    "Simpan ulang gambar itu sebagai PNG, tanpa tautan ke berkas lain.",
                )
                for di, citra in semua_citra(dokumen)
                if _gambar([citra]) is None
            ],
        )
    hasil = {}
    for n, (citra, png) in enumerate(zip(semua, lembar, strict=True), 1):
        lebar, tinggi = (int.from_bytes(png[i : i + 4], "big") for i in (16, 20))
        jenis = format_citra(citra)
        isi = png if jenis == "svg" else isi_citra(citra)
        berkas = f"citra{n}.{'jpeg' if jenis == 'jpg' else 'png'}"
        hasil[citra] = Gambaran(f"rIdG{n}", berkas, isi, max(tinggi * 1000 // lebar, 1))
    return hasil


def _gambar(semua: Iterable[Citra]) -> list[bytes] | None:
    """Each picture on a page of its own as PNG; None if Typst cannot read or doubts one."""
    import typst  # here, so that commands that print nothing need not load it

    halaman = ["#set page(margin: 0pt, height: auto)"]
    hasil: Any  # the stub of the wheel does not know several pages, nor a dict as input
    berkas = {}
    for n, citra in enumerate(semua):
        jenis = format_citra(citra)
        nama = f"{n}.{jenis}"
        berkas[nama] = isi_citra(citra)
        lebar = _LEBAR_SVG if jenis == "svg" else _LEBAR_TITIK
        halaman.append(f'#page(width: {lebar}, image("{nama}", width: 100%))')
    masukan: Any = {"main.typ": "\n".join(halaman).encode()}
    with ruang_typst(berkas) as akar:
        try:
            hasil, peringatan = typst.compile_with_warnings(
                masukan, root=akar, format="png", ppi=_PPI, ignore_system_fonts=True
            )
        except typst.TypstError:
            return None
    if peringatan:
        return None
    return hasil if isinstance(hasil, list) else [hasil]


def gambar_xml(citra: Citra, rujukan: str, nomor: int, lebar: int, tinggi: int) -> Xml:
    """A run with the picture `lebar` by `tinggi` twips; `nomor` is its own."""
    luas = f'cx="{lebar * _EMU}" cy="{tinggi * _EMU}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {luas}/><wp:docPr id="{nomor}" name="Gambar {nomor}" '
        f'descr="{atribut(citra.alt)}"/><wp:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{nomor}" name="Gambar {nomor}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{rujukan}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {luas}/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
