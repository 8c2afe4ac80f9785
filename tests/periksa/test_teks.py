"""Text with tab tables: headings, page breaks, totals."""

from __future__ import annotations

from decimal import Decimal

from sakip.periksa import baca_teks
from sakip.periksa.kenali import JenisBaris, Tabel, kenali_tabel


def satu_tabel(isi: str) -> Tabel:
    (sumber,) = baca_teks(isi).tabel
    return kenali_tabel(sumber, 1)


def test_a_repeated_heading_joins_two_pages() -> None:
    tabel = satu_tabel(
        "Tabel 1\nNo\tIndikator\tTarget\n1\tNilai AKIP\t74,30\n\n"
        "No\tIndikator\tTarget\n2\tIKM\t85\n"
    )
    assert [b.nama for b in tabel.data] == ["Nilai AKIP", "IKM"]
    assert tabel.judul == "Tabel 1"


def test_a_row_torn_by_a_page_is_mended() -> None:
    tabel = satu_tabel("No\tIndikator\tTarget\n1\tNilai AKIP\t74,30\n\n\tKecamatan\t\n2\tIKM\t85\n")
    assert [b.nama for b in tabel.data] == ["Nilai AKIP Kecamatan", "IKM"]


def test_another_heading_begins_another_table() -> None:
    dokumen = baca_teks("NO\tSASARAN\tTARGET\n1\ta\t2\n\nNO\tPROGRAM\tANGGARAN\n1\tb\t3\n")
    assert len(dokumen.tabel) == 2


def test_headings_of_two_levels_give_each_column_its_group() -> None:
    tabel = satu_tabel(
        "No\tSasaran\tKinerja\t\t\tAnggaran\t\t\n\t\tTarget\tRealisasi\tCapaian\tAlokasi\tRealisasi\t%\n"
        "1\tAkuntabilitas\t74,30\t73,59\t99,04\t1.000.000\t900.000\t90,00\n"
    )
    assert [k.peran for k in tabel.kolom] == [
        "nomor", "sasaran", "target", "realisasi", "capaian",
        "pagu", "realisasi_anggaran", "serapan",
    ]  # fmt: skip


def test_years_under_realisasi_are_times_not_names() -> None:
    tabel = satu_tabel(
        "Indikator\tTarget\tRealisasi\t\t\n\t\t2022\t2023\t2024\n"
        "Nilai AKIP\t74,30\t72,12\t74,24\t73,59\n"
    )
    assert [(k.peran, k.tahun) for k in tabel.kolom[2:]] == [
        ("realisasi", 2022), ("realisasi", 2023), ("realisasi", 2024),
    ]  # fmt: skip


def test_a_row_that_numbers_the_columns_is_no_data() -> None:
    tabel = satu_tabel("No\tUraian\tTarget\tRealisasi\n1\t2\t3\t4\n1\tSurat\t5\t6\n")
    assert [b.nama for b in tabel.data] == ["Surat"]


def test_an_indicator_that_begins_with_jumlah_is_no_total() -> None:
    tabel = satu_tabel(
        "No\tProgram\tIndikator\tTarget\n1\tDesa\tJumlah lembaga\t26 lembaga\n"
        "\t\tJumlah desa\t13 Desa\n"
        "Jumlah\t\t\t39\n"
    )
    assert [b.jenis for b in tabel.baris] == [JenisBaris.DATA, JenisBaris.DATA, JenisBaris.JUMLAH]


def test_a_last_row_without_a_name_is_a_total() -> None:
    tabel = satu_tabel("No\tProgram\tAnggaran\n1\tA\t1.000\n2\tB\t2.000\n\t\t3.000\n")
    assert tabel.baris[-1].jenis is JenisBaris.JUMLAH
    assert tabel.baris[-1].angka[2].nilai == Decimal(3000)


def test_pipes_are_cells_too() -> None:
    tabel = satu_tabel("| No | Indikator | Target |\n|---|---|---|\n| 1 | **IKM** | 85 |\n")
    assert [b.nama for b in tabel.data] == ["IKM"]
