"""CSV as offices really save it: any separator, any encoding, quotes gone wrong."""

from __future__ import annotations

import csv
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.galat import Galat
from sakip.tabel import buka, buka_csv


def tulis(tmp_path: Path, isi: str | bytes, nama: str = "data.csv") -> Path:
    path = tmp_path / nama
    path.write_bytes(isi.encode() if isinstance(isi, str) else isi)
    return path


@pytest.mark.parametrize("pemisah", [";", ",", "\t", "|"])
def test_the_separator_is_found(tmp_path: Path, pemisah: str) -> None:
    path = tulis(tmp_path, f"no{pemisah}U1\n1{pemisah}4\n")
    assert list(buka_csv(path).baris()) == [["no", "U1"], ["1", "4"]]


def test_a_comma_inside_figures_is_not_the_separator(tmp_path: Path) -> None:
    path = tulis(tmp_path, "nilai;persen\n74,30;85,00\n93,25;99,52\n")
    assert list(buka_csv(path).baris())[1] == ["74,30", "85,00"]


def test_a_title_above_the_table_does_not_mislead(tmp_path: Path) -> None:
    path = tulis(tmp_path, "REKAP SURVEI, TAHUN 2024\n\nno;U1\n1;4\n2;3\n3;4\n")
    assert list(buka_csv(path).baris())[3:] == [["1", "4"], ["2", "3"], ["3", "4"]]


def test_ragged_rows_do_not_mislead(tmp_path: Path) -> None:
    isi = "REKAP;SURVEI;2024\nno;nama\n1;Ani, S.E.\n2;Budi, S.E.\n3;Cici\n"
    assert list(buka_csv(tulis(tmp_path, isi)).baris())[2] == ["1", "Ani, S.E."]


def test_the_line_in_which_excel_names_its_separator_is_obeyed_and_skipped(tmp_path: Path) -> None:
    tabel = buka_csv(tulis(tmp_path, "sep=|\nno|a;b\n1|2;3\n"))
    assert list(tabel.baris()) == [["no", "a;b"], ["1", "2;3"]]
    assert [baris.nomor for baris in buka(tabel.path).lembar[0]] == [2, 3]


def test_a_single_column_is_a_table_too(tmp_path: Path) -> None:
    assert list(buka_csv(tulis(tmp_path, "U1\n4\n3\n")).baris()) == [["U1"], ["4"], ["3"]]


@pytest.mark.parametrize("penyandian", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_encodings_are_found_without_a_word(tmp_path: Path, penyandian: str) -> None:
    path = tulis(tmp_path, "nama;U1\nDésa – Bareng;4\n".encode(penyandian))
    tabel = buka_csv(path)
    assert list(tabel.baris()) == [["nama", "U1"], ["Désa – Bareng", "4"]]
    assert tabel.catatan == ()


def test_windows_text_is_read_and_said_so(tmp_path: Path) -> None:
    tabel = buka_csv(tulis(tmp_path, "nama;U1\nDésa – Bareng;4\n".encode("cp1252")))
    assert list(tabel.baris())[1] == ["Désa – Bareng", "4"]
    assert "Windows-1252" in tabel.catatan[0]


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Galat) as tertangkap:
        buka_csv(tulis(tmp_path, b"nama;U1\n" + b"a;4\n" * 2000 + b"\x81\x8d;4\n"))
    assert tertangkap.value.kode == "tabel.bukan_teks"


def test_a_nul_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(Galat) as tertangkap:
        buka_csv(tulis(tmp_path, b"nama;U1\n" + b"a;4\n" * 400_000 + b"b\0;4\n"))
    assert tertangkap.value.kode == "tabel.nol"
    assert tertangkap.value.tempat == "data.csv baris 400002"


def test_ragged_rows_and_empty_lines_keep_their_numbers(tmp_path: Path) -> None:
    lembar = buka(tulis(tmp_path, "no;U1\n1\n\n3;4;5\n")).lembar[0]
    assert [(b.nomor, b.sel) for b in lembar] == [
        (1, ("no", "U1")),
        (2, ("1",)),
        (3, ()),
        (4, ("3", "4", "5")),
    ]


@pytest.mark.parametrize(
    "isi",
    [
        'no;U1\n1;4\n2;"4\n3;4\n',  # never closed
        'no;U1\n1;4\n2;"4"x\n3;4\n',  # closed too early
        "no;U1\n1;4\n2;" + ('"' + 66_000 * "4" + '\n";') * 300,  # a record of 20 MB
        'no;U1\n1;4\n2;"' + "4" * 200_000 + '"\n',  # a cell without end
    ],
)
def test_a_quote_gone_wrong_names_the_line_where_it_opens(tmp_path: Path, isi: str) -> None:
    with pytest.raises(Galat) as tertangkap:
        list(buka_csv(tulis(tmp_path, isi)).baris())
    assert (tertangkap.value.kode, tertangkap.value.tempat) == ("tabel.kutip", "data.csv baris 3")


def test_a_line_without_end_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    with pytest.raises(Galat) as tertangkap:
        buka_csv(tulis(tmp_path, b"no;U1\n" + b";" * 4_000_000))
    assert tertangkap.value.kode == "tabel.baris_panjang"


def test_a_csv_is_read_in_small_memory(tmp_path: Path) -> None:
    path = tulis(tmp_path, b"2024-01-02;Pelayanan KTP;4;4;3;4;4;4;4;3;4\n" * 100_000)
    tracemalloc.start()
    banyak = sum(1 for _ in buka_csv(path).baris())
    _, puncak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert banyak == 100_000
    assert path.stat().st_size > 4_000_000
    # One piece of 1 MB as bytes and as text, and little else.
    assert puncak < 4_000_000


def test_a_workbook_is_not_opened_as_csv(tmp_path: Path) -> None:
    with pytest.raises(Galat, match="sebenarnya dokumen PDF"):
        buka_csv(tulis(tmp_path, b"%PDF-1.4", "data.csv"))


SEL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)


@given(
    st.lists(st.lists(SEL, min_size=3, max_size=3), min_size=1, max_size=8),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_was_written_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, isi: list[list[str]], penyandian: str
) -> None:
    teks = io.StringIO()
    penulis = csv.writer(teks, delimiter=";", quoting=csv.QUOTE_ALL)
    penulis.writerow(["kolom satu", "kolom dua", "kolom tiga"])
    penulis.writerows(isi)
    path = tmp_path_factory.mktemp("csv") / "data.csv"
    path.write_bytes(teks.getvalue().encode(penyandian))
    assert list(buka_csv(path).baris())[1:] == isi
