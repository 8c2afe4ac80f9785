"""A small writer of workbooks to fill in: locked formulas, choices, notes, exact numbers.

The parts are written as XML text because a figure must reach the file as the decimal it is,
and a formula with the figure it gives now: a program that does not calculate (a phone, a
protected view) shows that one. Equal sheets give equal bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from sakip.berkas.buku_kerja.catatan_xml import comments, shapes
from sakip.berkas.buku_kerja.gaya import BukuGaya, Gaya
from sakip.berkas.buku_kerja.teks_xml import NS, as_xml
from sakip.berkas.kemasan import pack
from sakip.tabel import sel

_HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PAKET = "http://schemas.openxmlformats.org/package/2006"
_JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_KEPALA = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

TEKS_MAKS = 32_767
"""UTF-16 units that a cell holds."""
_HARI_NOL = date(1899, 12, 30)
_TANGGAL_AWAL = date(1900, 3, 1)  # before it programs disagree
_TINGGI_BARIS = 14  # points
_BARIS_PALING = 28  # lines that a row grows to by itself
_LEBAR_HALAMAN = 230  # characters of a printed page that can still be read
_DIGIT_TEPAT = 15  # significant figures that a binary double always gives back


class Rumus(NamedTuple):
    """A formula without its equals sign, in English function names, and what it gives now."""

    teks: str
    hasil: Decimal | str


Isi = str | int | Decimal | date | Rumus | None
"""What a cell holds; a figure or date that a program would not keep exactly is given as text."""


class Pilihan(NamedTuple):
    """A list to choose from. sumber: a formula (``"ya,tidak"`` in quotes, or a name).

    tegas: whether anything else is refused, or only questioned.
    """

    kisaran: str
    sumber: str
    tegas: bool


_BEBAS = Gaya(terkunci=False)


@dataclass(slots=True)
class Lembar:
    """One sheet. Rows and columns are counted from 1.

    beku: first row and column that scroll. kepala: rows printed on every page.
    lebar: columns in characters. saring: range with filter buttons. warna: of the tab, RRGGBB.
    bawaan: look of the cells that nobody wrote; only a protected sheet is told.
    """

    nama: str
    lebar: Sequence[int]
    beku: tuple[int, int] = (1, 1)
    kepala: tuple[int, int] | None = None
    saring: str = ""
    warna: str = ""
    bawaan: Gaya = _BEBAS
    baris: dict[int, dict[int, tuple[Isi, Gaya]]] = field(default_factory=dict)
    catatan: dict[tuple[int, int], str] = field(default_factory=dict)
    tautan: dict[tuple[int, int], str] = field(default_factory=dict)
    pilihan: list[Pilihan] = field(default_factory=list)

    def tulis(self, baris: int, kolom: int, isi: Isi, gaya: Gaya) -> None:
        self.baris.setdefault(baris, {})[kolom] = (isi, gaya)


def exact(nilai: Decimal) -> bool:
    """Whether a workbook, which keeps numbers as binary doubles, gives this one back."""
    _, digit, eksponen = nilai.as_tuple()
    tanda_nol = nilai.is_signed() and not nilai
    return len(digit) <= _DIGIT_TEPAT and isinstance(eksponen, int) and not tanda_nol


def exact_date(tanggal: date) -> bool:
    """Whether every program shows this day."""
    return tanggal >= _TANGGAL_AWAL


def length(teks: str) -> int:
    """UTF-16 units of a text, as cells are measured."""
    return len(teks.encode("utf-16-le")) // 2


def workbook(lembar: Sequence[Lembar], nama: Iterable[tuple[str, str]], judul: str) -> bytes:
    """The file. nama: defined names with their formula. judul: title in the file's properties."""
    gaya = BukuGaya()
    bagian = {"_rels/.rels": _relations(_AKAR), "xl/workbook.xml": _book(lembar, nama)}
    for nomor, satu in enumerate(lembar, 1):
        bagian[f"xl/worksheets/sheet{nomor}.xml"] = _sheet(satu, gaya)
        if satu.catatan:
            bagian[f"xl/worksheets/_rels/sheet{nomor}.xml.rels"] = _relations(
                (
                    ("rId1", f"{_HUBUNGAN}/vmlDrawing", f"../drawings/catatan{nomor}.vml"),
                    ("rId2", f"{_HUBUNGAN}/comments", f"../comments{nomor}.xml"),
                )
            )
            bagian[f"xl/comments{nomor}.xml"] = comments(satu.catatan)
            bagian[f"xl/drawings/catatan{nomor}.vml"] = shapes(satu.catatan)
    bagian["xl/_rels/workbook.xml.rels"] = _relations(
        (
            *(
                (f"rId{n}", f"{_HUBUNGAN}/worksheet", f"worksheets/sheet{n}.xml")
                for n in range(1, len(lembar) + 1)
            ),
            ("rIdGaya", f"{_HUBUNGAN}/styles", "styles.xml"),
        )
    )
    bagian["xl/styles.xml"] = gaya.xml(NS)  # last: it holds the looks that the sheets ask for
    bagian["docProps/core.xml"] = (
        f'<cp:coreProperties xmlns:cp="{_PAKET}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{as_xml(judul)}</dc:title><dc:creator>OpenSAKIP</dc:creator>"
        "</cp:coreProperties>"
    )
    bagian["[Content_Types].xml"] = _content_types(bagian)
    return pack({nama: (_KEPALA + isi).encode() for nama, isi in bagian.items()})


_AKAR = (
    ("rId1", f"{_HUBUNGAN}/officeDocument", "xl/workbook.xml"),
    ("rId2", f"{_PAKET}/relationships/metadata/core-properties", "docProps/core.xml"),
)


def _relations(semua: Iterable[tuple[str, str, str]]) -> str:
    isi = "".join(
        f'<Relationship Id="{id_}" Target="{tujuan}" Type="{jenis}"/>'
        for id_, jenis, tujuan in semua
    )
    return f'<Relationships xmlns="{_PAKET}/relationships">{isi}</Relationships>'


def _content_types(bagian: Iterable[str]) -> str:
    jenis = {
        "xl/workbook": f"{_JENIS}.sheet.main+xml",
        "xl/worksheets/sheet": f"{_JENIS}.worksheet+xml",
        "xl/comments": f"{_JENIS}.comments+xml",
        "xl/styles": f"{_JENIS}.styles+xml",
        "docProps/core": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    khusus = "".join(
        f'<Override PartName="/{nama}" ContentType="{isi}"/>'
        for nama in bagian
        for awalan, isi in jenis.items()
        if nama.startswith(awalan) and nama.endswith(".xml")
    )
    umum = (
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" '
        'ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
    )
    return f'<Types xmlns="{_PAKET}/content-types">{umum}{khusus}</Types>'


def _book(lembar: Sequence[Lembar], nama: Iterable[tuple[str, str]]) -> str:
    daftar = "".join(
        f'<sheet name={quoteattr(satu.nama)} sheetId="{n}" r:id="rId{n}"/>'
        for n, satu in enumerate(lembar, 1)
    )
    khusus = []
    for n, satu in enumerate(lembar):
        awal = f' localSheetId="{n}"'
        if satu.saring:
            kisaran = re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", satu.saring)
            khusus.append(("_xlnm._FilterDatabase", awal + ' hidden="1"', satu.nama, kisaran))
        if satu.kepala:
            kisaran = "$A:$A,{}!${}:${}".format(quoted(satu.nama), *satu.kepala)
            khusus.append(("_xlnm.Print_Titles", awal, satu.nama, kisaran))
    isi = "".join(
        f"<definedName name={quoteattr(n)}{lagi}>{escape(quoted(di))}!{kisaran}</definedName>"
        for n, lagi, di, kisaran in sorted(khusus)
    )
    isi += "".join(
        f"<definedName name={quoteattr(n)}>{escape(rumus)}</definedName>" for n, rumus in nama
    )
    # A full calculation when opened: nobody has to trust the figures that we wrote beside.
    return (
        f'<workbook xmlns="{NS}" xmlns:r="{_HUBUNGAN}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{daftar}</sheets><definedNames>{isi}</definedNames>"
        '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'
    )


def quoted(lembar: str) -> str:
    """The name of a sheet as formulas write it."""
    return "'" + lembar.replace("'", "''") + "'"


def _sheet(lembar: Lembar, gaya: BukuGaya) -> str:
    baris, kolom = lembar.beku
    beku = ""
    if baris > 1 or kolom > 1:
        x = f' xSplit="{kolom - 1}"' if kolom > 1 else ""
        y = f' ySplit="{baris - 1}"' if baris > 1 else ""
        sudut = "bottomRight" if x and y else "bottomLeft" if y else "topRight"
        beku = (
            f'<pane{x}{y} topLeftCell="{sel(baris, kolom)}" activePane="{sudut}" state="frozen"/>'
        )
    warna = f'<tabColor rgb="FF{lembar.warna}"/>' if lembar.warna else ""
    return "".join(
        (
            f'<worksheet xmlns="{NS}" xmlns:r="{_HUBUNGAN}"><sheetPr>{warna}'
            '<pageSetUpPr fitToPage="1"/></sheetPr>'
            f'<sheetViews><sheetView showGridLines="0" workbookViewId="0">{beku}</sheetView>'
            f"</sheetViews><cols>{''.join(_columns(lembar, gaya))}</cols><sheetData>",
            *(_row(lembar, nomor, gaya) for nomor in sorted(lembar.baris)),
            '</sheetData><sheetProtection sheet="1" objects="1" formatCells="0" '
            'formatColumns="0" formatRows="0" insertRows="0" deleteRows="0" sort="0" '
            'autoFilter="0"/>',
            f'<autoFilter ref="{lembar.saring}"/>' if lembar.saring else "",
            _choices(lembar.pilihan),
            _links(lembar),
            '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" '
            'footer="0.3"/><pageSetup paperSize="9" orientation="landscape" '
            f'fitToWidth="{1 + sum(lembar.lebar) // _LEBAR_HALAMAN}" fitToHeight="0"/>'
            "<headerFooter><oddFooter>&amp;L&amp;8&amp;A&amp;R&amp;8Halaman &amp;P dari &amp;N"
            "</oddFooter></headerFooter>",
            '<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/>'
            "</ignoredErrors>",
            '<legacyDrawing r:id="rId1"/>' if lembar.catatan else "",
            "</worksheet>",
        )
    )


def _columns(lembar: Lembar, gaya: BukuGaya) -> Iterable[str]:
    bawaan = f'style="{gaya.nomor(lembar.bawaan)}"'
    for n, lebar in enumerate(lembar.lebar, 1):
        yield f'<col min="{n}" max="{n}" width="{lebar}" {bawaan} customWidth="1"/>'
    yield f'<col min="{len(lembar.lebar) + 1}" max="16384" width="9" {bawaan}/>'


def _row(lembar: Lembar, nomor: int, gaya: BukuGaya) -> str:
    isi = sorted(lembar.baris[nomor].items())
    semua = "".join(_cell(sel(nomor, kolom), satu, gaya.nomor(rupa)) for kolom, (satu, rupa) in isi)
    tinggi = max(
        _height(satu, rupa, lembar.lebar[kolom - 1 : kolom]) for kolom, (satu, rupa) in isi
    )
    # Not as a fixed height: a program fits the row again when somebody edits it.
    ukuran = f' ht="{tinggi}"' if tinggi > _TINGGI_BARIS else ""
    return f'<row r="{nomor}"{ukuran}>{semua}</row>'


def _height(isi: Isi, gaya: Gaya, lebar: Sequence[int]) -> int:
    """Points that a cell needs, guessed from the length of its lines."""
    if gaya.huruf == "judul":
        return 2 * _TINGGI_BARIS
    kata = isi.hasil if isinstance(isi, Rumus) else isi
    if not (gaya.lipat and isinstance(kata, str) and lebar):
        return _TINGGI_BARIS
    muat = lebar[0] + lebar[0] // 10  # widths count digits, and most letters are narrower
    baris = sum(1 + len(teks) // muat for teks in kata.split("\n"))
    return _TINGGI_BARIS * min(baris, _BARIS_PALING) + 1


def _cell(di: str, isi: Isi, gaya: int) -> str:
    awal = f'<c r="{di}" s="{gaya}"'
    match isi:
        case None | "":
            return f"{awal}/>"
        case str():
            teks = f'<is><t xml:space="preserve">{as_xml(isi)}</t></is>'
            return f'{awal} t="inlineStr">{teks}</c>'
        case Rumus(teks, Decimal() as hasil):
            return f"{awal}><f>{escape(teks)}</f><v>{hasil:f}</v></c>"
        case Rumus(teks, str() as kata):
            return f'{awal} t="str"><f>{escape(teks)}</f><v>{as_xml(kata)}</v></c>'
        case date():
            return f"{awal}><v>{(isi - _HARI_NOL).days}</v></c>"
        case Decimal():
            return f"{awal}><v>{isi:f}</v></c>"
        case _:
            return f"{awal}><v>{isi}</v></c>"


def _choices(semua: Sequence[Pilihan]) -> str:
    if not semua:
        return ""
    isi = "".join(
        f'<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorStyle="'
        f'{"stop" if p.tegas else "warning"}" errorTitle="Tidak ada di daftar" error="'
        f'{"Pilih dari daftar di sel ini." if p.tegas else "Isian ini belum ada di daftarnya."}" '
        f'sqref="{p.kisaran}"><formula1>{escape(p.sumber)}</formula1></dataValidation>'
        for p in semua
    )
    return f'<dataValidations count="{len(semua)}">{isi}</dataValidations>'


def _target(ke: str) -> str:
    """Where a link leads: a sheet, or a cell of it (``target!C7``)."""
    lembar, _, di = ke.partition("!")
    return f"{quoted(lembar)}!{di or 'A1'}"


def _links(lembar: Lembar) -> str:
    if not lembar.tautan:
        return ""
    isi = "".join(
        f'<hyperlink ref="{sel(*di)}" location={quoteattr(_target(ke))}/>'
        for di, ke in sorted(lembar.tautan.items())
    )
    return f"<hyperlinks>{isi}</hyperlinks>"
