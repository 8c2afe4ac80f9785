"""Small files of every kind to be damaged, each with the parts of its format readers stumble on."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pikepdf
import typst
from openpyxl.styles import PatternFill

from benchmarks.buku_lama import xls

TEKS = (
    "Tabel 1 Capaian tahun 2024\nNo\tIndikator\tTarget\tRealisasi\tCapaian (%)\n"
    "1\tNilai AKIP\t74,30\t73,59\t99,04\n2\tSurat\t40 surat\t30 surat\t57,00\n\n"
    "Realisasi mencapai 99,04% dari target 74,30 dengan selisih 1,26 poin.\n"
)
_BARIS = [satu.split("\t") for satu in TEKS.splitlines()]
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def seeds() -> dict[str, bytes]:
    """A small file of every kind, by a name with its ending."""
    pdf = _pdf()
    return {
        "a.pdf": pdf, "b.pdf": _terbuka(pdf), "a.docx": _docx(), "a.xlsx": _xlsx(), "a.xls": _xls(),
        "a.csv": TEKS.replace("\t", ";").encode(), "a.txt": TEKS.encode(), "a.md": _md().encode(),
    }  # fmt: skip


def _pdf() -> bytes:
    """A ruled table, one without rules, a rotated page, and a picture over a whole page."""
    sel = ", ".join(f"[{s}]" for satu in _BARIS[1:4] for s in satu)
    renggang = sel.replace("Surat", "Rapat")
    gambar = "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\"))"
    isi = (
        f"#set page(width: 14cm, height: 9cm)\n{_BARIS[0][0]}\n\n#table(columns: 5, {sel})\n"
        f"{_BARIS[-1][0]}\n#pagebreak()\nTabel 2 Rapat\n\n"
        f"#table(columns: 5, stroke: none, {renggang})\n#pagebreak()\n#rotate(90deg)[miring]\n"
        f"{gambar}"
    )
    return typst.compile(isi.encode())


def _terbuka(pdf: bytes) -> bytes:
    """The same with its streams not packed, so that damage reaches what they say."""
    hasil = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as satu:
        satu.save(
            hasil,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return hasil.getvalue()


def _docx() -> bytes:
    """Merged cells, a table within a cell, a text box, a content control, a footnote."""

    def p(teks: str) -> str:
        return f"<w:p><w:r><w:t>{teks}</w:t></w:r></w:p>"

    def tc(isi: str, sifat: str = "") -> str:
        return f"<w:tc><w:tcPr>{sifat}</w:tcPr>{isi}</w:tc>"

    rentang = '<w:gridSpan w:val="2"/>'
    mulai, terus = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    baris = [f"<w:tr>{''.join(tc(p(s)) for s in satu)}</w:tr>" for satu in _BARIS[1:4]]
    dalam = f"<w:tbl>{baris[1]}</w:tbl>{p('')}"
    baris += [
        f"<w:tr>{tc(p('3'), mulai)}{tc(p('Rapat'), rentang)}{tc(p('10'))}{tc(p('100,00'))}</w:tr>",
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{tc(p("Sidang"), rentang)}'
        f"{tc(dalam)}{tc(p('1.500'), terus)}</w:tr>",
    ]
    kotak = (
        f"<w:p><w:r><w:pict><w:txbxContent>{p(_BARIS[-1][0])}</w:txbxContent></w:pict></w:r></w:p>"
    )
    badan = (
        p(_BARIS[0][0]) + f"<w:tbl>{''.join(baris)}</w:tbl><w:p><w:r>{kotak}</w:r></w:p>"
        + f"<w:sdt><w:sdtContent>{p('Bab I')}</w:sdtContent></w:sdt>"
    )  # fmt: skip
    kaki = f'<w:footnote w:id="1">{p("Menurut LHE 2023.")}</w:footnote>'
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_W}"><w:body>{badan}</w:body></w:document>',
        )
        arsip.writestr("word/footnotes.xml", f'<w:footnotes xmlns:w="{_W}">{kaki}</w:footnotes>')
    return hasil.getvalue()


def _xlsx() -> bytes:
    """Formulas, merged cells, a percentage, a colour, a hidden sheet."""
    buku = openpyxl.Workbook()
    lembar = buku.worksheets[0]
    for satu in _BARIS:
        lembar.append(satu)
    lembar["E5"] = "=D4/C4*100"
    lembar["E6"] = 0.875
    lembar["E6"].number_format = "0.00%"
    lembar["E6"].fill = PatternFill("solid", fgColor="00B050")
    lembar.merge_cells("A1:E1")
    lain = buku.create_sheet("Simpanan")
    lain.append(["Program", "Pagu", "Realisasi"])
    lain.append(["A", 1000, 900])
    lain.append(["Jumlah", "=SUM(B2:B2)", "=SUM(C2:C9)"])
    lain.sheet_state = "hidden"
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


def _xls() -> bytes:
    sel = [(b, k, isi) for b, satu in enumerate(_BARIS) for k, isi in enumerate(satu)]
    return xls({"Data": [*sel, (9, 0, 1.5), (9, 1, True)], ".simpanan": [(0, 0, 4)]})


def _md() -> str:
    judul, kepala, *isi, _, kalimat = _BARIS
    garis = "|".join(["---"] * len(kepala))
    tabel = "\n".join(f"|{'|'.join(b)}|" for b in (kepala, [garis], *isi)).replace("||", "|")
    return f"# {judul[0]}\n\n{tabel}\n\n{kalimat[0]}\n"
