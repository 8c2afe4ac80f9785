"""The XLSX writer: every table of a document as a sheet, its numbers as numbers.

The parts are written as XML text, because a figure must reach the file as the decimal it is;
openpyxl writes numbers by way of floats (82,71 as 82.70999999999999) and the time of writing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from sakip.galat import Galat
from sakip.naskah.docx_paket import Hubungan, hubungan_xml, paket
from sakip.naskah.docx_xml import KEPALA_XML, Xml, aman, atribut
from sakip.naskah.huruf import bersih
from sakip.naskah.pohon import Dokumen, Tabel
from sakip.naskah.sahkan import sahkan
from sakip.naskah.telusur import berlabel, sebutan, semua_blok
from sakip.naskah.xlsx_gaya import NS_LEMBAR, BukuGaya
from sakip.naskah.xlsx_lembar import KEPALA_AWAL, Lembar
from sakip.simpan import simpan_atomik

NAMA_TERPANJANG = 31
_JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NS_HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DILARANG = re.compile(r"[\[\]:*?/\\\n]")


def tulis_xlsx(dokumen: Dokumen, tujuan: Path | None = None) -> bytes:
    """The tables of the document as XLSX, also written to `tujuan` if given.

    Equal documents give equal bytes: the only time in the file is the date of its metadata.
    Raises Galat: ``naskah.*`` if the tree is not printable or has no table, ``simpan.*`` if the
    file cannot be written.
    """
    sahkan(dokumen)
    tabel = [b for b in semua_blok(dokumen) if isinstance(b, Tabel)]
    if not tabel:
        raise Galat(
            "naskah.tanpa_tabel",
            f"dokumen {dokumen.judul}",
            "tidak memuat tabel, jadi tidak ada isi buku kerja.",
            "Simpan sebagai PDF atau DOCX.",
        )
    nama_label = {b.label: sebutan(b) for b in berlabel(dokumen)}
    gaya = BukuGaya()
    lembar = [Lembar(satu, gaya, nama_label.__getitem__) for satu in tabel]
    nama = nama_lembar(tabel)
    bagian: dict[str, Xml | bytes] = {
        "xl/workbook.xml": _buku(nama, lembar),
        "xl/_rels/workbook.xml.rels": hubungan_xml(
            (
                *(
                    Hubungan(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml")
                    for n in range(1, len(nama) + 1)
                ),
                Hubungan("rIdGaya", "styles", "styles.xml"),
            )
        ),
    }
    bagian |= {
        f"xl/worksheets/sheet{n}.xml": satu.xml(dokumen.judul) for n, satu in enumerate(lembar, 1)
    }
    bagian["xl/styles.xml"] = gaya.xml()  # last: it holds the looks that the sheets ask for
    jenis = {n: f"{_JENIS}.worksheet+xml" for n in bagian if n.startswith("xl/worksheets/")}
    jenis |= {
        "xl/workbook.xml": f"{_JENIS}.sheet.main+xml",
        "xl/styles.xml": f"{_JENIS}.styles+xml",
    }
    xlsx = paket(dokumen, "xl/workbook.xml", bagian, jenis)
    if tujuan is not None:
        simpan_atomik(tujuan, xlsx)
    return xlsx


def nama_lembar(tabel: Iterable[Tabel]) -> list[str]:
    """A name for each sheet: its number, else its title; what programs refuse is left out."""
    hasil: list[str] = []
    terpakai: set[str] = set()
    for satu in tabel:
        mentah = bersih(sebutan(satu) or satu.judul).replace("\N{NO-BREAK SPACE}", " ")
        pokok = " ".join(_DILARANG.sub(" ", mentah).split()).strip("'")
        if len(pokok) > NAMA_TERPANJANG:
            pokok = pokok[: NAMA_TERPANJANG + 1].rpartition(" ")[0] or pokok[:NAMA_TERPANJANG]
        pokok = pokok.strip("' ") or "Tabel"
        nama, n = pokok, 1
        while nama.casefold() in terpakai:
            n += 1
            ekor = f" ({n})"
            nama = pokok[: NAMA_TERPANJANG - len(ekor)].rstrip("' ") + ekor
        terpakai.add(nama.casefold())
        hasil.append(nama)
    return hasil


def _buku(nama: list[str], lembar: list[Lembar]) -> Xml:
    """The sheets in order, and for each the head rows that are printed on every page."""
    daftar = "".join(
        f'<sheet name="{atribut(satu)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, satu in enumerate(nama, 1)
    )
    judul = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{n}">'
        f"'{aman(satu.replace(chr(39), chr(39) * 2))}'!${KEPALA_AWAL}:${isi.isi_awal - 1}"
        "</definedName>"
        for n, (satu, isi) in enumerate(zip(nama, lembar, strict=True))
    )
    return (
        f'{KEPALA_XML}<workbook xmlns="{NS_LEMBAR}" xmlns:r="{_NS_HUBUNGAN}">'
        f"<bookViews><workbookView/></bookViews><sheets>{daftar}</sheets>"
        f"<definedNames>{judul}</definedNames></workbook>"
    )
