"""Lists of respondents, and papers that hold a survey or an evaluation and no plan."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from sakip.galat import Galat
from sakip.impor import impor
from sakip.periksa import baca_dokumen, baca_teks

JUDUL = ["No", "Tanggal", "Layanan", *(f"U{n}" for n in range(1, 10))]
JAWABAN = [
    ["1", "2023-03-01", "KTP", *"333343333"],
    ["2", "2024-03-04", "KTP", *"444444444"],
    ["3", "2024-03-05", "KTP", *"334333343"],
    ["4", "2024-04-01", "Izin", *"322343333"],
    ["5", "2024-04-02", "Izin", "4", "", *"4444444"],
    ["6", "2024-04-09", "", *"433333333"],
]
"""The fifth skipped U2."""


def simpan(path: Path) -> Path:
    if path.suffix == ".csv":
        path.write_text("\n".join(",".join(b) for b in [JUDUL, *JAWABAN]), encoding="utf-8")
        return path
    buku = openpyxl.Workbook()
    lembar = buku.active
    assert lembar is not None
    lembar.append(["REKAP JAWABAN RESPONDEN"])
    for baris in [JUDUL, *JAWABAN]:
        lembar.append([int(t) if t.isdigit() else t for t in baris])
    buku.save(path)
    return path


@pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
def test_answers_of_a_year_become_sums_and_counts_of_each_service(
    bentuk: str, tmp_path: Path
) -> None:
    hasil = impor(baca_dokumen(simpan(tmp_path / f"responden.{bentuk}")), 2024)
    b = hasil.berkas
    nama = {x.id: x.nama for x in b.layanan}
    assert {nama[r.layanan]: r.jumlah for r in b.skm_responden} == {
        "KTP": 2, "Izin": 2, "Tanpa nama layanan": 1
    }  # fmt: skip
    jumlah = {(nama[u.layanan], u.unsur): (u.jumlah_nilai, u.jumlah_jawaban) for u in b.skm_unsur}
    assert jumlah["KTP", "persyaratan"] == (7, 2)
    assert jumlah["Izin", "persyaratan"] == (7, 2)
    assert jumlah["Izin", "prosedur"] == (2, 1)  # a skipped answer is no zero
    assert any(r.perihal == "Responden di luar 2024" for r in hasil.ragu)


def test_answers_of_several_years_are_not_mixed(tmp_path: Path) -> None:
    dokumen = baca_dokumen(simpan(tmp_path / "responden.csv"))
    with pytest.raises(Galat, match=r"2023 \(1 orang\), 2024 \(5 orang\)") as galat:
        impor(dokumen)
    assert "--tahun" in galat.value.saran


def test_answers_in_lines_of_a_text() -> None:
    baris = "\n".join(f"  {n} 3 3 2 4 3 3 3 4 4" for n in range(1, 8))
    teks = (
        f"SURVEY KEPUASAN MASYARAKAT SEMESTER I 2023\n\n  NO\n  U1 U2 U3 U4 U5 U6 U7 U8 U9\n{baris}"
    )
    b = impor(baca_teks(teks, "skm.txt")).berkas
    assert b.tahun == 2023
    assert {u.unsur: (u.jumlah_nilai, u.jumlah_jawaban) for u in b.skm_unsur}["waktu"] == (14, 7)
    assert b.skm_responden[0].jumlah == 7


def test_an_evaluation_alone_is_worth_a_berkas() -> None:
    teks = """\
LEMBAR KERJA EVALUASI AKIP DINAS PARIWISATA KABUPATEN ARUNIKA TAHUN 2024

No\tKomponen\tBobot\tNilai
1\tPERENCANAAN KINERJA\t30,00\t24,60
1.a\tDokumen perencanaan kinerja telah tersedia\t6,00\t5,40
2\tPENGUKURAN KINERJA\t30,00\t21,90
3\tPELAPORAN KINERJA\t15,00\t11,55
4\tEVALUASI AKUNTABILITAS KINERJA INTERNAL\t25,00\t16,25
"""
    hasil = impor(baca_teks(teks, "lke.txt"))
    assert hasil.berkas.kantor.nama == "Dinas Pariwisata"
    assert [str(k.nilai) for k in hasil.berkas.lke_komponen] == ["24.60", "21.90", "11.55", "16.25"]
    assert not hasil.berkas.simpul
    assert [r.perihal for r in hasil.ragu] == ["Provinsi"]


def test_a_file_without_anything_to_import_says_what_was_seen() -> None:
    teks = "JADWAL RONDA TAHUN 2024\n\nTabel 1 Giliran\nHari\tRegu\nSenin\tMelati\nSelasa\tMawar\n"
    with pytest.raises(Galat, match=r"1 tabel \(Tabel 1 Giliran\) terbaca") as galat:
        impor(baca_teks(teks, "ronda.txt"))
    assert "LKjIP" in galat.value.saran
