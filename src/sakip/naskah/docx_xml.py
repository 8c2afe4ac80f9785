"""Words, runs, paragraphs and fields of a Word document as XML text."""

from __future__ import annotations

import re
from typing import TypeAlias
from xml.sax.saxutils import escape

from sakip.naskah.huruf import bersih

# A run of text, a paragraph, a table: XML that is complete in itself.
Xml: TypeAlias = str

KEPALA_XML: Xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OOXML = "http://schemas.openxmlformats.org"
NS: Xml = (
    f'xmlns:w="{_OOXML}/wordprocessingml/2006/main" '
    f'xmlns:r="{_OOXML}/officeDocument/2006/relationships" '
    f'xmlns:m="{_OOXML}/officeDocument/2006/math" '
    f'xmlns:wp="{_OOXML}/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="{_OOXML}/drawingml/2006/main" '
    f'xmlns:pic="{_OOXML}/drawingml/2006/picture"'
)

_BUKAN_XML = re.compile("[\ufffe\uffff]")
_TANDA = re.compile("[\n\N{SOFT HYPHEN}\N{NON-BREAKING HYPHEN}]")
_UNSUR = {
    "\n": "<w:br/>",
    "\N{SOFT HYPHEN}": "<w:softHyphen/>",
    "\N{NON-BREAKING HYPHEN}": "<w:noBreakHyphen/>",
}
_RATA = {"kiri": "left", "tengah": "center", "kanan": "right", "penuh": "both"}


def aman(teks: str) -> Xml:
    """Text of a user as XML text: nothing in it is read as markup or refused by XML."""
    return escape(_BUKAN_XML.sub("\N{REPLACEMENT CHARACTER}", bersih(teks)))


def atribut(teks: str) -> Xml:
    """Text of a user inside the double quotes of an attribute, on one line."""
    return aman(" ".join(teks.split())).replace('"', "&quot;")


def larik(teks: str, sifat: Xml = "") -> Xml:
    """A run; `sifat` are its properties (``<w:b/>``). Empty text gives nothing."""
    isi = aman(teks)
    if not isi:
        return ""
    isi = _TANDA.sub(lambda m: f'</w:t>{_UNSUR[m[0]]}<w:t xml:space="preserve">', isi)
    sifat = f"<w:rPr>{sifat}</w:rPr>" if sifat else ""
    return f'<w:r>{sifat}<w:t xml:space="preserve">{isi}</w:t></w:r>'


def paragraf(
    gaya: str,
    isi: Xml = "",
    *,
    rekat: bool = False,
    halaman_baru: bool = False,
    nomor: tuple[int, int] | None = None,
    tab: Xml = "",
    inden: Xml = "",
    rata: str = "",
) -> Xml:
    """A paragraph of a named style and what it has beyond it.

    `rekat` keeps it on the page of what follows; `nomor` is its list and the level in it;
    `inden` are the attributes of ``w:ind``. The order of the properties is the schema's.
    """
    sifat = f'<w:pStyle w:val="{gaya}"/>'
    if rekat:
        sifat += "<w:keepNext/>"
    if halaman_baru:
        sifat += "<w:pageBreakBefore/>"
    if nomor:
        sifat += f'<w:numPr><w:ilvl w:val="{nomor[1]}"/><w:numId w:val="{nomor[0]}"/></w:numPr>'
    if tab:
        sifat += f"<w:tabs>{tab}</w:tabs>"
    if inden:
        sifat += f"<w:ind {inden}/>"
    if rata:
        sifat += f'<w:jc w:val="{_RATA[rata]}"/>'
    return f"<w:p><w:pPr>{sifat}</w:pPr>{isi}</w:p>"


def penanda(nama: str, nomor: int, isi: Xml = "") -> Xml:
    """A bookmark around `isi`."""
    return f'<w:bookmarkStart w:id="{nomor}" w:name="{nama}"/>{isi}<w:bookmarkEnd w:id="{nomor}"/>'


def tautan(ke: str, isi: Xml) -> Xml:
    """A link to a bookmark of this document."""
    return f'<w:hyperlink w:anchor="{ke}" w:history="1">{isi}</w:hyperlink>' if isi else ""


def bidang_mulai(kode: str, sifat: Xml = "") -> Xml:
    """The beginning of a field, up to its result."""
    sifat = f"<w:rPr>{sifat}</w:rPr>" if sifat else ""
    return (
        f'<w:r>{sifat}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{sifat}<w:instrText xml:space="preserve"> {escape(kode)} </w:instrText></w:r>'
        f'<w:r>{sifat}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


TAB: Xml = "<w:r><w:tab/></w:r>"


def bidang_akhir(sifat: Xml = "") -> Xml:
    sifat = f"<w:rPr>{sifat}</w:rPr>" if sifat else ""
    return f'<w:r>{sifat}<w:fldChar w:fldCharType="end"/></w:r>'


def bidang(kode: str, hasil: Xml, sifat: Xml = "") -> Xml:
    """A field with the runs it shows until it is refreshed."""
    return bidang_mulai(kode, sifat) + hasil + bidang_akhir(sifat)


def twip(milipoin: int) -> int:
    """Twentieths of a point from thousandths."""
    return milipoin // 50
