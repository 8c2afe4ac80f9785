"""DOCX: merged cells, nested tables, text boxes, tracked changes, footnotes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from sakip.galat import Galat
from sakip.periksa import Dokumen, baca_dokumen, periksa
from sakip.periksa.bahan import siapkan

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def p(teks: str) -> str:
    return f"<w:p><w:r><w:t>{teks}</w:t></w:r></w:p>"


def sel(teks: str, sifat: str = "") -> str:
    return f"<w:tc><w:tcPr>{sifat}</w:tcPr>{p(teks)}</w:tc>"


def tabel(*baris: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{b}</w:tr>" for b in baris) + "</w:tbl>"


def tulis(folder: Path, badan: str, **bagian: str) -> Path:
    path = folder / "laporan.docx"
    with zipfile.ZipFile(path, "w") as arsip:
        arsip.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{badan}</w:body></w:document>'
        )
        for nama, isi in bagian.items():
            arsip.writestr(f"word/{nama}.xml", isi)
    return path


def baca(folder: Path, badan: str, **bagian: str) -> Dokumen:
    return baca_dokumen(tulis(folder, badan, **bagian))


TURUN, AWAL = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'
CAPAIAN = p("Tabel 1 Capaian") + tabel(
    sel("Sasaran", AWAL) + sel("Indikator", AWAL) + sel("Kinerja", '<w:gridSpan w:val="3"/>'),
    sel("", TURUN) + sel("", TURUN) + sel("Target") + sel("Realisasi") + sel("Capaian (%)"),
    sel("Akuntabilitas", AWAL) + sel("Nilai AKIP") + sel("74,30") + sel("73,59") + sel("99,04"),
    sel("", TURUN) + sel("Jumlah surat") + sel("40 surat") + sel("30 surat") + sel("57,00"),
)


def test_merged_cells_fill_what_they_cover(tmp_path: Path) -> None:
    dokumen = baca(tmp_path, CAPAIAN)
    (satu,) = siapkan(dokumen).tabel
    assert satu.kolom[4].nama == "Kinerja / Capaian (%)"
    assert [b.label["sasaran"] for b in satu.data] == ["Akuntabilitas", "Akuntabilitas"]
    assert [t.label for t in periksa(dokumen).temuan] == ["Jumlah surat"]


def test_a_table_inside_a_cell_is_a_table(tmp_path: Path) -> None:
    dalam = tabel(sel("Indikator") + sel("Target"), sel("IKM") + sel("85"))
    badan = f"<w:tbl><w:tr><w:tc>{p('Luar')}{dalam}</w:tc>{sel('x')}</w:tr></w:tbl>"
    assert [t.baris[-1][0].teks for t in baca(tmp_path, badan).tabel] == ["Luar", "IKM"]


def test_struck_out_text_is_not_read_and_boxes_and_footnotes_are(tmp_path: Path) -> None:
    badan = (
        "<w:p><w:r><w:t>Naik </w:t></w:r><w:del><w:r><w:delText>5</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>6</w:t></w:r></w:ins><w:r><w:pict><w:txbxContent>"
        f"{p('Kotak 7')}</w:txbxContent></w:pict></w:r></w:p>"
    )
    kaki = f'<w:footnotes xmlns:w="{W}"><w:footnote>{p("Kaki 8")}</w:footnote></w:footnotes>'
    teks = [b.teks for b in baca(tmp_path, badan, footnotes=kaki).paragraf]
    assert teks == ["Naik 6", "Kotak 7", "Kaki 8"]


def test_pages_as_word_last_laid_them_out(tmp_path: Path) -> None:
    putus = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Dua</w:t></w:r></w:p>"
    dokumen = baca(tmp_path, p("Satu") + putus + p("Juga dua"))
    assert dokumen.halaman == 2
    assert dokumen.paragraf[-1].tempat.halaman == 2


def test_a_damaged_document_is_named(tmp_path: Path) -> None:
    with pytest.raises(Galat, match="rusak"):
        baca(tmp_path, "<w:p>")


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bom.docx"
    ulang = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    with zipfile.ZipFile(path, "w") as arsip:
        arsip.writestr(
            "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY a0 "x">{ulang}]>'
            f'<w:document xmlns:w="{W}"><w:body>{p("&a11;")}</w:body></w:document>',
        )
    with pytest.raises(Galat, match="rusak"):
        baca_dokumen(path)
