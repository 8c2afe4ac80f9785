"""PDF: ruled tables, open sides, merged cells, running heads, and files that cannot be read."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
import typst

from sakip.galat import Galat
from sakip.periksa import Dokumen, baca_dokumen, periksa
from sakip.periksa.bahan import siapkan
from tests.periksa.di_sini import baca_di_sini

ATUR = '#set page(width: 14cm, height: 12cm, header: [Laporan Kinerja 2024], numbering: "1")\n'


def pdf(folder: Path, isi: str) -> Path:
    path = folder / "laporan.pdf"
    path.write_bytes(typst.compile((ATUR + isi).encode()))
    return path


def baca(folder: Path, isi: str) -> Dokumen:
    return baca_di_sini(pdf(folder, isi))


CAPAIAN = """
Tabel 1 Capaian

#table(columns: 5, [No], [Indikator], [Target], [Realisasi], [Capaian (%)],
 [1], [Nilai AKIP], [74,30], [73,59], [99,04],
 [2], [Jumlah surat], [40 surat], [30 surat], [57,00])

Uraian sesudah tabel.
"""


def test_a_process_of_its_own_reads_the_same(tmp_path: Path) -> None:
    path = pdf(tmp_path, CAPAIAN + "#pagebreak()\n" + CAPAIAN)
    assert baca_dokumen(path) == baca_di_sini(path)


def test_a_ruled_table_is_read_and_a_finding_has_page_and_box(tmp_path: Path) -> None:
    hasil = periksa(baca(tmp_path, CAPAIAN))
    (temuan,) = hasil.temuan
    assert (temuan.cek, temuan.tempat.halaman, temuan.tabel) == ("capaian", 1, "Tabel 1 Capaian")
    kotak = temuan.tempat.kotak
    assert kotak is not None
    assert kotak[0] < kotak[2]
    assert kotak[1] < kotak[3]
    assert hasil.cocok == {"capaian": 1}


def test_a_table_without_outer_rules_and_with_merged_cells(tmp_path: Path) -> None:
    isi = """
Tabel 2 Anggaran

#table(columns: 5, stroke: (x, y) => (left: if x > 0 { 0.5pt }, top: 0.5pt, bottom: 0.5pt),
 table.cell(rowspan: 2)[Program], table.cell(rowspan: 2)[Indikator],
 table.cell(colspan: 2)[Kinerja], table.cell(rowspan: 2)[Anggaran (Rp)],
 [Target], [Realisasi],
 table.cell(rowspan: 2)[Pelayanan], [IKM], [85], [86], table.cell(rowspan: 2)[1.000.000],
 [IPP], [3,5], [3,6],
 [Desa], [Desa mandiri], [4], [5], [2.000.000],
 table.cell(colspan: 4)[Jumlah], [3.000.000])
"""
    dokumen = baca(tmp_path, isi)
    (tabel,) = siapkan(dokumen).tabel
    assert [k.peran for k in tabel.kolom] == [
        "program", "indikator", "target", "realisasi", "pagu"
    ]  # fmt: skip
    assert [(b.label["program"], b.nama) for b in tabel.data] == [
        ("Pelayanan", "IKM"), ("Pelayanan", "IPP"), ("Desa", "Desa mandiri")
    ]  # fmt: skip
    assert periksa(dokumen).cocok == {"jumlah": 1}


def test_a_table_over_two_pages_is_one_without_heads_and_numbers(tmp_path: Path) -> None:
    baris = "".join(f"[{n}], [Surat {n}], [{n}], [{n}], [100], " for n in range(1, 31))
    isi = f"""
Tabel 3 Capaian

#table(columns: 5, table.header([No], [Indikator], [Target], [Realisasi], [Capaian (%)]), {baris})
"""
    dokumen = baca(tmp_path, isi)
    (tabel,) = siapkan(dokumen).tabel
    assert len(tabel.data) == 30
    assert dokumen.halaman is not None
    assert dokumen.halaman > 1
    assert all("Laporan Kinerja" not in p.teks for p in dokumen.paragraf)


def test_a_number_broken_in_a_narrow_cell_is_one_number(tmp_path: Path) -> None:
    isi = "#table(columns: (2cm, 1.6cm), [Program], [Anggaran], [A], [2.717.\\ 989.953])"
    (tabel,) = siapkan(baca(tmp_path, isi)).tabel
    assert [str(a.nilai) for a in tabel.data[0].angka.values()] == ["2717989953"]


def test_a_box_is_counted_from_the_corner_of_a_sheet_that_begins_elsewhere(tmp_path: Path) -> None:
    path = pdf(tmp_path, CAPAIAN)
    with pikepdf.open(path, allow_overwriting_input=True) as berkas:
        lembar = pikepdf.Page(berkas.pages[0])
        kiri, bawah, kanan, atas = map(float, lembar.mediabox)
        berkas.pages.append(lembar)
        pikepdf.Page(berkas.pages[1]).mediabox = pikepdf.Rectangle(
            kiri - 30, bawah - 20, kanan, atas
        )
        berkas.save(path)
    satu, dua = (t.tempat.kotak for t in periksa(baca_di_sini(path)).temuan)
    assert satu is not None
    assert dua is not None
    assert dua == pytest.approx((satu[0] + 30, satu[1], satu[2] + 30, satu[3]), abs=0.1)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = pdf(tmp_path, "Isi")
    path.write_bytes(path.read_bytes()[:400])
    with pytest.raises(Galat, match="rusak atau terpotong"):
        baca_dokumen(path)


def test_a_locked_file_is_named(tmp_path: Path) -> None:
    path = pdf(tmp_path, "Isi")
    with pikepdf.open(path, allow_overwriting_input=True) as berkas:
        berkas.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(Galat, match="kata sandi"):
        baca_dokumen(path)


def test_shading_of_lines_inside_cells_is_no_rule(tmp_path: Path) -> None:
    """As word processors draw it: thin boxes for rules, a grey one behind each line of text."""
    kolom = [40, 160, 220, 290, 360]
    gambar = ["0 g"]
    gambar += [f"{x} 200 0.5 90 re f" for x in kolom]
    gambar += [f"40 {y} 320 0.5 re f" for y in (290, 250, 225, 200)]
    kepala = (("Indikator", "Kinerja"), ("Target", ""), ("Realisasi", ""), ("Capaian", "(%)"))
    for x, x1 in pairwise(kolom):
        for y in (270, 256):
            gambar.append(f"0.8 g {x + 5} {y - 3} {x1 - x - 10} 12 re f")
        gambar.append(f"0.8 g {x + 0.5} 250.5 4.5 39 re f {x1 - 5} 250.5 4.5 39 re f")
    isi = [("Nilai AKIP", "74,30", "73,59", "99,04"), ("Jumlah surat", "40", "30", "57,00")]
    teks = [(x, y, t) for x, dua in zip(kolom, kepala, strict=False) for y, t in
            zip((270, 256), dua, strict=True)]  # fmt: skip
    teks += [
        (x, y, t) for y, b in zip((234, 209), isi, strict=True)
        for x, t in zip(kolom, b, strict=False)
    ]  # fmt: skip
    gambar += [f"0 g BT /F1 9 Tf {x + 8} {y} Td ({t.replace('(', '[').replace(')', ']')}) Tj ET"
               for x, y, t in teks if t]  # fmt: skip
    path = tmp_path / "arsir.pdf"
    with pikepdf.new() as buku:
        huruf = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        buku.add_blank_page(page_size=(400, 320))
        buku.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=huruf))
        buku.pages[0].Contents = buku.make_stream("\n".join(gambar).encode())
        buku.save(path)
    (tabel,) = siapkan(baca_di_sini(path)).tabel
    assert [k.peran for k in tabel.kolom] == ["indikator", "target", "realisasi", "capaian"]
    assert [b.nama for b in tabel.data] == ["Nilai AKIP", "Jumlah surat"]


def test_headings_on_their_side_are_words_and_a_watermark_is_none(tmp_path: Path) -> None:
    tegak = "".join(
        f"rotate({arah}deg, reflow: true)[{nama}], "
        for arah, nama in ((-90, "Target \\ Tahunan"), (-90, "Realisasi"), (90, "Capaian [%]"))
    )
    isi = f"""
#set page(background: rotate(-40deg, text(60pt, fill: luma(80%))[SALINAN]))
Tabel 4 Capaian

#table(columns: 4, [Indikator Kinerja], {tegak.replace("[%]", "(%)")}
 [Nilai AKIP], [74,30], [73,59], [99,04], [Jumlah surat], [40 surat], [30 surat], [57,00])
"""
    dokumen = baca(tmp_path, isi)
    (tabel,) = siapkan(dokumen).tabel
    assert [k.nama for k in tabel.kolom] == [
        "Indikator Kinerja", "Target Tahunan", "Realisasi", "Capaian (%)"
    ]  # fmt: skip
    assert [p.teks for p in dokumen.paragraf] == ["Laporan Kinerja 2024", "Tabel 4 Capaian"]
    assert [t.tercetak for t in periksa(dokumen).temuan] == ["57,00"]
