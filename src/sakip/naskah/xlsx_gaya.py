"""The looks of cells: ``xl/styles.xml``, gathered while sheets are written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sakip.naskah.docx_xml import KEPALA_XML, Xml, atribut

NS_LEMBAR = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FORMAT_SENDIRI = 164  # number formats below it are the program's own

_NAMA = '<name val="Calibri"/><family val="2"/>'
_HURUF = {
    "biasa": f'<sz val="10"/>{_NAMA}',
    "tebal": f'<b/><sz val="10"/>{_NAMA}',
    "judul": f'<b/><sz val="12"/>{_NAMA}',
    "keterangan": f'<sz val="9"/><color rgb="FF616161"/>{_NAMA}',
}
# The first two of a workbook are fixed.
_LATAR = {
    "": '<patternFill patternType="none"/>',
    "tetap": '<patternFill patternType="gray125"/>',
    "kepala": '<patternFill patternType="solid"><fgColor rgb="FFEFEFEF"/></patternFill>',
    "tebal": '<patternFill patternType="solid"><fgColor rgb="FFF7F7F7"/></patternFill>',
}
_TEPI = "".join(
    f'<{sisi} style="thin"><color rgb="FFA8A8A8"/></{sisi}>'
    for sisi in ("left", "right", "top", "bottom")
)
_RATA = {"kiri": "left", "tengah": "center", "kanan": "right", "penuh": "left"}


class Rupa(NamedTuple):
    """How a cell looks; `terkunci` text is never read as a formula, even when typed anew."""

    huruf: str = "biasa"
    latar: str = ""
    bertepi: bool = False
    rata: str = "kiri"
    lipat: bool = False
    format: str = ""
    terkunci: bool = False


class BukuGaya:
    """Looks by the number that cells carry."""

    def __init__(self) -> None:
        self.rupa: dict[Rupa, int] = {Rupa(): 0}

    def nomor(self, rupa: Rupa) -> int:
        return self.rupa.setdefault(rupa, len(self.rupa))

    def xml(self) -> Xml:
        semua = dict.fromkeys(r.format for r in self.rupa if r.format)
        format_ = {f: n for n, f in enumerate(semua, _FORMAT_SENDIRI)}
        bagian = (
            _kumpulan(
                "numFmts",
                (f'<numFmt numFmtId="{n}" formatCode="{atribut(f)}"/>' for f, n in format_.items()),
            ),
            _kumpulan("fonts", (f"<font>{h}</font>" for h in _HURUF.values())),
            _kumpulan("fills", (f"<fill>{latar}</fill>" for latar in _LATAR.values())),
            _kumpulan("borders", ("<border/>", f"<border>{_TEPI}</border>")),
            _kumpulan("cellStyleXfs", ('<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',)),
            _kumpulan("cellXfs", (_xf(r, format_.get(r.format, 0)) for r in self.rupa)),
            _kumpulan("cellStyles", ('<cellStyle name="Normal" xfId="0" builtinId="0"/>',)),
        )
        return f'{KEPALA_XML}<styleSheet xmlns="{NS_LEMBAR}">{"".join(bagian)}</styleSheet>'


def _kumpulan(nama: str, isi: Iterable[Xml]) -> Xml:
    semua = list(isi)
    return f'<{nama} count="{len(semua)}">{"".join(semua)}</{nama}>' if semua else ""


def _xf(r: Rupa, format_: int) -> Xml:
    huruf, latar = list(_HURUF).index(r.huruf), list(_LATAR).index(r.latar)
    kunci = ' quotePrefix="1"' if r.terkunci else ""
    tegak = "center" if r.latar == "kepala" else "top"
    return (
        f'<xf numFmtId="{format_}" fontId="{huruf}" fillId="{latar}" borderId="{int(r.bertepi)}" '
        f'xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" '
        f'applyAlignment="1"{kunci}>'
        f'<alignment horizontal="{_RATA[r.rata]}" vertical="{tegak}" wrapText="{int(r.lipat)}"/>'
        "</xf>"
    )
