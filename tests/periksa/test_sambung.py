"""Tables that a page break tore."""

from __future__ import annotations

from sakip.periksa.baca.sambung import sambung
from sakip.periksa.model import Sel, TabelSumber


def tabel(*baris: str) -> TabelSumber:
    return TabelSumber(tuple(tuple(Sel(t.strip()) for t in b.split("|")) for b in baris))


def test_a_row_torn_by_the_page_is_one_though_the_heading_lost_its_last_line() -> None:
    atas = tabel(
        "No | Indikator | Target | Realisasi | Capaian terhadap target akhir (%)",
        "1 | Tingkat kemiskinan | 9,00 | 9,24 | 97,33",
        "2 | Tingkat | 5,00 | 4,87 | 102,60",
    )
    bawah = tabel(
        "No | Indikator | Target | Realisasi | Capaian terhadap target",
        "| pengangguran terbuka | | | akhir (%)",
        "3 | Rasio gini | 0,375 | 0,371 | 101,07",
    )
    (satu,) = sambung([atas, bawah])
    assert isinstance(satu, TabelSumber)
    assert [[s.teks for s in b] for b in satu.baris[2:]] == [
        ["2", "Tingkat pengangguran terbuka", "5,00", "4,87", "102,60"],
        ["3", "Rasio gini", "0,375", "0,371", "101,07"],
    ]


def test_a_table_with_other_headings_is_another() -> None:
    atas = tabel("No | Indikator | Target | Capaian", "1 | Nilai AKIP | 74,30 | 99,04")
    bawah = tabel("No | Indikator | Tempat | Penanggung jawab", "1 | Nilai AKIP | Kantor | Camat")
    assert len(list(sambung([atas, bawah]))) == 2
