"""The looks of the cells of a workbook: ``xl/styles.xml``, gathered while sheets are written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple
from xml.sax.saxutils import quoteattr

TEKS = "@"
"""Format under which a program takes whatever is typed as text, never as formula or date."""
TANGGAL = "yyyy\\-mm\\-dd"
_FORMAT_SENDIRI = 164  # number formats below it are the program's own

_NAMA = '<name val="Calibri"/><family val="2"/>'
_HURUF = {
    "biasa": f'<sz val="10"/>{_NAMA}',
    "tebal": f'<b/><sz val="10"/>{_NAMA}',
    "judul": f'<b/><sz val="15"/><color rgb="FF1F4E5F"/>{_NAMA}',
    "redup": f'<sz val="9"/><color rgb="FF616161"/>{_NAMA}',
    "kepala": f'<b/><sz val="10"/><color rgb="FFFFFFFF"/>{_NAMA}',
    "tautan": f'<u/><sz val="10"/><color rgb="FF1F5FA8"/>{_NAMA}',
}
# The first two of a workbook are fixed.
_LATAR = {
    "": '<patternFill patternType="none"/>',
    "tetap": '<patternFill patternType="gray125"/>',
    **{
        nama: f'<patternFill patternType="solid"><fgColor rgb="FF{warna}"/></patternFill>'
        for nama, warna in (
            ("kepala", "1F4E5F"),
            ("isian", "FFF8DC"),
            ("hitungan", "EEF1F2"),
            ("jumlah", "DCE6EA"),
        )
    },
}
_TEPI = "".join(
    f'<{sisi} style="thin"><color rgb="FFC4CBCE"/></{sisi}>'
    for sisi in ("left", "right", "top", "bottom")
)


class Gaya(NamedTuple):
    """How a cell looks. format: number format of the program, empty for none.

    terkunci: a protected sheet refuses to change the cell.
    """

    huruf: Literal["biasa", "tebal", "judul", "redup", "kepala", "tautan"] = "biasa"
    latar: Literal["", "kepala", "isian", "hitungan", "jumlah"] = ""
    format: str = ""
    rata: Literal["", "left", "center", "right"] = ""
    lipat: bool = False
    tepi: bool = False
    terkunci: bool = True


class BukuGaya:
    """Looks by the number that cells carry."""

    def __init__(self) -> None:
        self.semua: dict[Gaya, int] = {Gaya(): 0}

    def nomor(self, gaya: Gaya) -> int:
        return self.semua.setdefault(gaya, len(self.semua))

    def xml(self, ns: str) -> str:
        kode = dict.fromkeys(g.format for g in self.semua if g.format)
        nomor = {f: n for n, f in enumerate(kode, _FORMAT_SENDIRI)}
        bagian = (
            _group(
                "numFmts",
                (f'<numFmt numFmtId="{n}" formatCode={quoteattr(f)}/>' for f, n in nomor.items()),
            ),
            _group("fonts", (f"<font>{isi}</font>" for isi in _HURUF.values())),
            _group("fills", (f"<fill>{isi}</fill>" for isi in _LATAR.values())),
            _group("borders", ("<border/>", f"<border>{_TEPI}</border>")),
            _group("cellStyleXfs", ('<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',)),
            _group("cellXfs", (_look(g, nomor.get(g.format, 0)) for g in self.semua)),
            _group("cellStyles", ('<cellStyle name="Normal" xfId="0" builtinId="0"/>',)),
        )
        return f'<styleSheet xmlns="{ns}">{"".join(bagian)}</styleSheet>'


def _group(nama: str, isi: Iterable[str]) -> str:
    semua = list(isi)
    return f'<{nama} count="{len(semua)}">{"".join(semua)}</{nama}>' if semua else ""


def _look(g: Gaya, nomor: int) -> str:
    rata = f' horizontal="{g.rata}"' if g.rata else ""
    if g.tepi and g.rata in {"left", "right"}:
        rata += ' indent="1"'  # else a figure touches the text of the next column
    tegak = "center" if g.latar == "kepala" else "top"
    return (
        f'<xf numFmtId="{nomor}" fontId="{list(_HURUF).index(g.huruf)}" '
        f'fillId="{list(_LATAR).index(g.latar)}" borderId="{int(g.tepi)}" xfId="0" '
        'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" '
        f'applyProtection="1"><alignment{rata} vertical="{tegak}" wrapText="{int(g.lipat)}"/>'
        f'<protection locked="{int(g.terkunci)}"/></xf>'
    )
