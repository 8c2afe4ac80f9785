"""A fraction as a Word formula (OMML)."""

from __future__ import annotations

from sakip.naskah.docx_gaya import HURUF, UKURAN_TEKS
from sakip.naskah.docx_xml import Xml, aman
from sakip.naskah.huruf import lebar_teks
from sakip.naskah.pohon import Pecahan

BARIS_TERBANYAK = 8  # above or below the bar; longer fractions are printed in a row
SISI = 600  # free beside a fraction, in thousandths of an em

# Word sets a fraction inside a line in smaller type unless its parts are enlarged.
_UKURAN = '<m:argPr><m:argSz m:val="1"/></m:argPr>'


def pecahan_xml(p: Pecahan, luas: int, ukuran: int) -> Xml:
    """The fraction in a line of `luas` thousandths of an em; empty if it does not fit there.

    Word does not wrap the words of a formula, so they are set in lines here. LibreOffice sets a
    formula in 12 point whatever the `ukuran` of the text around it, so it must fit in that too.
    """
    luas = luas * min(ukuran, UKURAN_TEKS) // UKURAN_TEKS - SISI
    sisi = []
    for nama, teks in (("num", p.atas), ("den", p.bawah)):
        baris = _lipat(teks, luas)
        if len(baris) > BARIS_TERBANYAK or any(lebar_teks(b) > luas for b in baris):
            return ""
        isi = "".join(f"<m:e>{_kata(b)}</m:e>" for b in baris)
        isi = f"<m:eqArr>{isi}</m:eqArr>" if len(baris) > 1 else _kata(*baris)
        sisi.append(f"<m:{nama}>{_UKURAN}{isi}</m:{nama}>")
    return f"<m:oMath><m:f>{''.join(sisi)}</m:f></m:oMath>"


def _kata(teks: str) -> Xml:
    return (
        "<m:r><m:rPr><m:nor/></m:rPr>"
        f'<w:rPr><w:rFonts w:ascii="{HURUF}" w:hAnsi="{HURUF}"/></w:rPr>'
        f'<m:t xml:space="preserve">{aman(teks)}</m:t></m:r>'
    )


def _lipat(teks: str, luas: int) -> list[str]:
    """The words of a text in lines of at most `luas`, where words are not longer themselves."""
    baris = [""]
    for kata in teks.split():
        lanjut = f"{baris[-1]} {kata}".strip()
        if baris[-1] and lebar_teks(lanjut) > luas:
            baris.append(kata)
        else:
            baris[-1] = lanjut
    return baris
