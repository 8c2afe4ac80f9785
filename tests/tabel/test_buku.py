"""Workbooks become plain cells, or one clear Galat; nothing foreign gets out."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.galat import Galat
from sakip.tabel import Batas, Jenis, buka

BuatXls = Callable[..., bytes]


def xlsx(path: Path, isi: Sequence[Sequence[object]], nama: str = "Data") -> Path:
    buku = openpyxl.Workbook(write_only=True)
    lembar = buku.create_sheet(nama)
    for baris in isi:
        lembar.append(list(baris))
    buku.save(path)
    return path


RUANG = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KERABAT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKET = "http://schemas.openxmlformats.org/package/2006/relationships"


def rakit(path: Path, data: str, kata: str = "", awal: str = "") -> Path:
    """The least workbook there is: one sheet 'Data' whose rows are given as XML."""
    bagian = {
        "_rels/.rels": f'<Relationships xmlns="{PAKET}">'
        f'<Relationship Id="a" Type="{KERABAT}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{RUANG}" xmlns:r="{KERABAT}"><sheets>'
        '<sheet name="Data" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PAKET}">'
        f'<Relationship Id="a" Type="{KERABAT}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="b" Type="{KERABAT}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/sharedStrings.xml": f'<sst xmlns="{RUANG}"><si><t>{kata}</t></si></sst>',
        "xl/worksheets/sheet1.xml": f'{awal}<worksheet xmlns="{RUANG}"><sheetData>{data}'
        "</sheetData></worksheet>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    return path


def isi_lembar(path: Path, ke: int = 0) -> list[tuple[object, ...]]:
    return [baris.sel for baris in buka(path).lembar[ke]]


def test_cells_are_plain_python_and_never_floats(tmp_path: Path) -> None:
    saat = datetime(2024, 1, 2, 3, 4, 5)
    isi = ["teks", 4, 74.3, -0.5, True, date(2024, 1, 2), saat, time(7, 30), timedelta(1.25)]
    (baris,) = isi_lembar(xlsx(tmp_path / "a.xlsx", [isi]))
    assert baris == (
        "teks",
        4,
        Decimal("74.3"),
        Decimal("-0.5"),
        True,
        date(2024, 1, 2),
        saat,
        time(7, 30),
        timedelta(days=1, hours=6),
    )
    assert [type(satu) for satu in baris[1:6]] == [int, Decimal, Decimal, bool, date]


def test_a_number_stored_with_noise_is_the_number_people_see(tmp_path: Path) -> None:
    data = '<row r="1"><c r="A1"><v>74.299999999999997</v></c><c r="B1"><v>1E+17</v></c></row>'
    path = rakit(tmp_path / "a.xlsx", data)
    assert isi_lembar(path) == [(Decimal("74.3"), Decimal("1E+17"))]


def test_a_cell_that_is_not_a_number_stays_text(tmp_path: Path) -> None:
    data = '<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>inf</v></c></row>'
    path = rakit(tmp_path / "a.xlsx", data)
    assert isi_lembar(path) == [("NaN", "Infinity")]


def test_rows_and_columns_count_from_the_corner_of_the_sheet(tmp_path: Path) -> None:
    buku = openpyxl.Workbook()
    buku.active["C4"] = "x"  # type: ignore[index]  # openpyxl's stubs allow no active sheet
    buku.save(tmp_path / "a.xlsx")
    *kosong, terakhir = buka(tmp_path / "a.xlsx").lembar[0]
    assert all(satu is None for baris in kosong for satu in baris.sel)
    assert terakhir == (4, (None, None, "x"))


def test_hidden_sheets_are_flagged_and_charts_left_out(tmp_path: Path) -> None:
    buku = openpyxl.Workbook()
    buku.create_sheet("Simpanan").sheet_state = "hidden"
    buku.create_sheet("Rahasia").sheet_state = "veryHidden"
    buku.create_chartsheet("Grafik")
    buku.save(tmp_path / "a.xlsx")
    lembar = buka(tmp_path / "a.xlsx").lembar
    assert [(satu.nama, satu.tersembunyi) for satu in lembar] == [
        ("Sheet", False),
        ("Simpanan", True),
        ("Rahasia", True),
    ]
    assert list(lembar[0]) == []


def test_a_sheet_can_be_read_twice_and_left_halfway(tmp_path: Path) -> None:
    lembar = buka(xlsx(tmp_path / "a.xlsx", [[i] for i in range(5000)])).lembar[0]
    pertama = iter(lembar)
    assert next(pertama).sel == (0,)
    del pertama
    assert sum(1 for _ in lembar) == 5000


def test_cells_with_formula_errors_are_counted_aloud(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["#DIV/0!", 1], ["#REF!", 2]])
    buku = buka(path)
    assert [baris.sel for baris in buku.lembar[0]] == [(None, 1), (None, 2)]
    assert "2 sel berisi galat rumus" in buku.catatan[0]
    assert buka(xlsx(tmp_path / "b.xlsx", [[1]])).catatan == ()


def test_an_old_workbook_is_read(tmp_path: Path, buat_xls: BuatXls) -> None:
    path = tmp_path / "lama.xls"
    isi = [(0, 0, "Unsur"), (0, 1, "Nilai"), (2, 0, "Biaya"), (2, 1, 74.3), (2, 2, True)]
    path.write_bytes(buat_xls({"Data": isi, ".simpanan": [(0, 0, 4)]}))
    buku = buka(path)
    assert buku.jenis is Jenis.XLS
    assert [(satu.nama, satu.tersembunyi) for satu in buku.lembar] == [
        ("Data", False),
        (".simpanan", True),
    ]
    assert [baris.sel for baris in buku.lembar[0]] == [
        ("Unsur", "Nilai", None),
        (None, None, None),
        ("Biaya", Decimal("74.3"), True),
    ]
    assert [baris.sel for baris in buku.lembar[1]] == [(4,)]


def test_an_old_workbook_with_a_password_says_so(tmp_path: Path, buat_xls: BuatXls) -> None:
    path = tmp_path / "lama.xls"
    path.write_bytes(buat_xls({"Data": [(0, 0, 1)]}, sandi=True))
    with pytest.raises(Galat) as tertangkap:
        buka(path)
    assert tertangkap.value.kode == "tabel.sandi"


def test_one_cell_far_away_does_not_take_all_memory(tmp_path: Path) -> None:
    """A dense grid from A1 to XFD1048576 would take 400 GB; the parser would abort."""
    data = '<row r="1"><c r="A1"><v>1</v></c></row>'
    data += '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    path = rakit(tmp_path / "a.xlsx", data)
    with pytest.raises(Galat) as tertangkap:
        isi_lembar(path)
    assert tertangkap.value.kode == "tabel.memori"
    assert tertangkap.value.tempat == "a.xlsx lembar 'Data'"
    assert "Hapus baris dan kolom di luar tabel" in tertangkap.value.saran


def test_the_same_trick_in_an_old_workbook(tmp_path: Path, buat_xls: BuatXls) -> None:
    path = tmp_path / "lama.xls"
    path.write_bytes(buat_xls({"Data": [(0, 0, 1), (65_535, 65_535, 1)]}))
    with pytest.raises(Galat) as tertangkap:
        buka(path)
    assert tertangkap.value.kode == "tabel.memori"


def test_one_long_text_in_many_cells_does_not_take_all_memory(tmp_path: Path) -> None:
    data = "".join(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, 8_000))
    path = rakit(tmp_path / "a.xlsx", data, "x" * 32_000)
    with pytest.raises(Galat) as tertangkap:
        list(buka(path, batas=Batas(memori=200 * 1024 * 1024)).lembar[0])
    assert tertangkap.value.kode == "tabel.memori"


def test_a_parser_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    data = '<row r="1"><c r="A1"><v>1</v></c></row>'
    data += '<row r="1000000"><c r="T1000000"><v>1</v></c></row>'
    lembar = buka(rakit(tmp_path / "a.xlsx", data), batas=Batas(detik=1, sel=20_000_000)).lembar[0]
    with pytest.raises(Galat) as tertangkap:
        for _ in lembar:
            pass
    assert tertangkap.value.kode == "tabel.lama"


def test_xml_entities_are_not_expanded(tmp_path: Path) -> None:
    awal = '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]>'
    data = '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
    path = rakit(tmp_path / "a.xlsx", data, awal=awal)
    with pytest.raises(Galat) as tertangkap:
        isi_lembar(path)
    assert tertangkap.value.kode == "tabel.rusak"


@pytest.mark.parametrize(
    ("batas", "apa"), [(Batas(baris=9), "baris"), (Batas(kolom=2), "kolom"), (Batas(sel=29), "sel")]
)
def test_a_sheet_beyond_a_limit_names_sheet_and_limit(
    tmp_path: Path, batas: Batas, apa: str
) -> None:
    path = xlsx(tmp_path / "a.xlsx", [[1, 2, 3]] * 10, "Rekap")
    with pytest.raises(Galat) as tertangkap:
        list(buka(path, batas=batas).lembar[0])
    assert tertangkap.value.kode == "tabel.batas"
    assert tertangkap.value.tempat == "a.xlsx lembar 'Rekap'"
    assert f" {apa}, lebih dari batas" in tertangkap.value.pesan


def test_a_sheet_at_its_limits_is_read(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [[1, 2, 3]] * 10)
    assert len(list(buka(path, batas=Batas(baris=10, kolom=3, sel=30)).lembar[0])) == 10


@pytest.mark.parametrize("benih", range(12))
def test_a_damaged_workbook_is_read_or_refused_but_never_anything_else(
    tmp_path: Path, buat_xls: BuatXls, benih: int
) -> None:
    acak = random.Random(benih)
    baik = [
        buat_xls({"Data": [(i, 0, f"baris {i}") for i in range(9)]}),
        xlsx(tmp_path / "baik.xlsx", [[i, "x"] for i in range(9)]).read_bytes(),
    ][benih % 2]
    isi = bytearray(baik)
    for _ in range(8):
        isi[acak.randrange(8, len(isi))] = acak.randrange(256)
    path = tmp_path / "unggahan"
    path.write_bytes(isi)
    with suppress(Galat):
        assert sum(1 for lembar in buka(path).lembar for _ in lembar) <= 65_536


def _sel(nilai: float | str) -> str:
    if isinstance(nilai, str):
        return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(nilai)}</t></is></c>'
    return f"<c><v>{nilai!r}</v></c>"


@settings(max_examples=15)
@given(
    st.lists(
        st.one_of(
            st.integers(-(2**53), 2**53),
            st.floats(allow_nan=False, allow_infinity=False),
            st.text("abc é–\"'<&;,", min_size=1),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_every_value_comes_out_as_it_was_stored(
    tmp_path_factory: pytest.TempPathFactory, isi: list[int | float | str]
) -> None:
    path = tmp_path_factory.mktemp("buku") / "a.xlsx"
    (baris,) = isi_lembar(rakit(path, f'<row r="1">{"".join(map(_sel, isi))}</row>'))
    assert list(baris) == [Decimal(repr(n)) if isinstance(n, float) else n for n in isi]
