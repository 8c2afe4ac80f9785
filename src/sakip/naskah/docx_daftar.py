"""Numbering of lists: ``word/numbering.xml``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, get_args

from sakip.naskah.docx_xml import KEPALA_XML, NS, Xml
from sakip.naskah.pohon import Penomoran

TINGKAT_TERDALAM = 9
LEBAR_NOMOR = 1400  # of an item's number, in thousandths of an em
_GANTUNG = {False: 397, True: 255}  # the same in twips: in the text, in a cell

_BENTUK = {"•": "bullet", "1": "decimal", "a": "lowerLetter", "i": "lowerRoman"}
_PENOMORAN: tuple[Penomoran, ...] = get_args(Penomoran)


class Nomor(NamedTuple):
    """One list: its numbering, whether it stands in a cell, how deep it is in other lists."""

    penomoran: Penomoran
    di_sel: bool
    tingkat: int

    @property
    def pola(self) -> int:
        """The pattern it follows, as numbered in the part."""
        return _PENOMORAN.index(self.penomoran) * 2 + self.di_sel


def numbering_xml(nomor: Sequence[Nomor]) -> Xml:
    """The patterns, and for each list one that begins again at its first number."""
    pola = (
        f'<w:abstractNum w:abstractNumId="{Nomor(p, di_sel, 0).pola}">'
        '<w:multiLevelType w:val="multilevel"/>'
        f"{''.join(_tingkat(p, n, _GANTUNG[di_sel]) for n in range(TINGKAT_TERDALAM))}"
        "</w:abstractNum>"
        for p in _PENOMORAN
        for di_sel in (False, True)
    )
    daftar = (
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{satu.pola}"/>'
        f'<w:lvlOverride w:ilvl="{satu.tingkat}"><w:startOverride w:val="1"/></w:lvlOverride>'
        "</w:num>"
        for n, satu in enumerate(nomor, 1)
    )
    return f"{KEPALA_XML}<w:numbering {NS}>{''.join(pola)}{''.join(daftar)}</w:numbering>"


def _tingkat(penomoran: Penomoran, n: int, gantung: int) -> Xml:
    teks = penomoran if penomoran == "•" else f"%{n + 1}{penomoran[1]}"
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{_BENTUK[penomoran[0]]}"/><w:lvlText w:val="{teks}"/>'
        '<w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{gantung * (n + 1)}" w:hanging="{gantung}"/></w:pPr></w:lvl>'
    )
