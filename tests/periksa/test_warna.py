"""Fills of cells, in workbooks and Word, against the scale the document prints."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from sakip.periksa import baca_dokumen, periksa

Baris = list[tuple[str, str]]  # text and fill of each cell
HIJAU, KUNING, MERAH, PUCAT = "00B050", "FFFF00", "FF0000", "E2EFDA"
SKALA = [(">90% - 110%", HIJAU), (">70% - 90%", KUNING), ("0% - 70%", MERAH)]
ISI = [
    ("Nilai AKIP", "74,30", "73,59", "99,04"),
    ("Rapat", "10 kali", "6 kali", "60,00"),
    ("Surat", "40 surat", "30 surat", "75,00"),
    ("Desa", "10 desa", "10 desa", "100,00"),
]


def tabel(warna: list[str], nama_skala: list[str]) -> list[list[Baris]]:
    """The scale (colours named instead, where given) and the table of capaian."""
    skala = [[("Nilai Capaian", ""), ("Arti", "")]] + [
        [(r, ""), (n or "Kelas", "" if n else w)]
        for (r, w), n in zip(SKALA, nama_skala, strict=True)
    ]
    isi = [[(t, "BFBFBF") for t in ("Indikator", "Target", "Realisasi", "Capaian")]]
    isi += [
        [*((t, PUCAT) for t in baris[:3]), (baris[3], w)]
        for baris, w in zip(ISI, warna, strict=True)
    ]
    return [skala, isi]


def xlsx(path: Path, semua: list[list[Baris]]) -> None:
    buku = openpyxl.Workbook()
    for n, satu in enumerate(semua):
        lembar = buku.create_sheet(f"L{n}")
        for b, baris in enumerate(satu, start=1):
            for k, (teks, warna) in enumerate(baris, start=1):
                sel = lembar.cell(b, k, teks)
                if warna:
                    sel.fill = PatternFill("solid", fgColor=warna)
    buku.save(path)


def docx(path: Path, semua: list[list[Baris]]) -> None:
    def tc(teks: str, warna: str) -> str:
        isian = f'<w:shd w:val="clear" w:fill="{warna or "auto"}"/>'
        return (
            f"<w:tc><w:tcPr>{isian}</w:tcPr><w:p><w:r><w:t>{teks.replace('>', '&gt;')}</w:t></w:r>"
            "</w:p></w:tc>"
        )

    isi = "<w:p/>".join(
        "<w:tbl>" + "".join(f"<w:tr>{''.join(tc(*s) for s in b)}</w:tr>" for b in satu) + "</w:tbl>"
        for satu in semua
    )
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(path, "w") as arsip:
        arsip.writestr(
            "word/document.xml", f'<w:document xmlns:w="{w}"><w:body>{isi}</w:body></w:document>'
        )


TULIS: dict[str, Callable[[Path, list[list[Baris]]], None]] = {"xlsx": xlsx, "docx": docx}
BERNAMA = ["Hijau", "Kuning", "Merah"]


@pytest.mark.parametrize("akhiran", list(TULIS))
@pytest.mark.parametrize(
    ("warna", "nama", "salah"),
    [
        ([HIJAU, MERAH, KUNING, HIJAU], ["", "", ""], []),
        ([HIJAU, HIJAU, KUNING, HIJAU], ["", "", ""], ["60,00"]),
        (["92D050", "C00000", "FFC000", "00FF00"], BERNAMA, []),  # FFC000 is nobody's kuning
        (["92D050", "00B050", "FFFF00", "00FF00"], BERNAMA, ["60,00"]),
        ([PUCAT, PUCAT, PUCAT, PUCAT], BERNAMA, []),  # stripes
        ([HIJAU, HIJAU, HIJAU, HIJAU], ["", "", ""], []),  # the whole column in one colour
        (["", "", "", ""], ["", "", ""], []),
    ],
)
def test_a_fill_against_the_scale(
    tmp_path: Path, akhiran: str, warna: list[str], nama: list[str], salah: list[str]
) -> None:
    path = tmp_path / f"a.{akhiran}"
    TULIS[akhiran](path, tabel(warna, nama))
    hasil = [t for t in periksa(baca_dokumen(path)).temuan if t.cek == "warna"]
    assert [t.tercetak for t in hasil] == salah
    assert all(t.mengubah_putusan and "0% - 70%" not in t.pesan for t in hasil)
