"""What was not read whole is not judged, and a failure of ours is not called a broken file."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from sakip.galat import Galat
from sakip.periksa import baca_teks, periksa
from sakip.periksa.baca.anak import Anak, BatasPdf
from sakip.periksa.baca.kepala_renggang import susun_kepala
from sakip.periksa.baca.potong import Potong
from tests.periksa.di_sini import baca_di_sini

BELANJA = """Tabel 3.3 Anggaran Belanja Tahun 2021

| No | Uraian | Anggaran (Rp) |
{}| 2 | Belanja Barang | {} |
| 3 | Belanja Modal | 10.950.000 |
| 4 | Belanja Hibah | 21.100.000 |
|  | Jumlah | 70.000.000 |
"""
SATU = "| 1 | Belanja Pegawai | 21.150.000 |\n"


@pytest.mark.parametrize(
    ("isi", "temuan"),
    [
        (BELANJA.format(SATU, "16.800.000"), 0),
        (BELANJA.format(SATU, "18.600.000"), 1),
        # The first row went into the heading of the page.
        (BELANJA.format("", "16.800.000"), 0),
        # Several figures in one cell.
        (BELANJA.format(SATU, "Barang 5 16.800.000 9.000"), 0),
    ],
)
def test_a_total_is_judged_where_all_its_rows_were_read(isi: str, temuan: int) -> None:
    assert len(periksa(baca_teks(isi)).temuan) == temuan


PROGRAM = """#set page(width: 19cm, height: 9cm)
Tabel 3.4 Realisasi Anggaran per Program dan Kegiatan Tahun 2021

#table(columns: (1cm, 7cm, 4cm), [No], [Program/Kegiatan], [Anggaran (Rp)],
 [I], [Program Pelayanan Kecamatan], [60.000.000],
 [1], [Kegiatan Penyediaan alat tulis], [25.000.000],
 [2], [Kegiatan Penyediaan jasa listrik], [35.000.000],
 [II], [Program Pemberdayaan Desa], [90.000.000],
 [1], [Kegiatan Pembinaan lembaga desa], [40.000.000],
 [2], [Kegiatan Musyawarah perencanaan], [20.000.000],
 {})
"""


@pytest.mark.parametrize(("akhir", "temuan"), [("", 0), ("[], [Jumlah], [150.000.000]", 1)])
def test_the_last_program_of_a_page_may_go_on_until_a_row_closes_it(
    tmp_path: Path, akhir: str, temuan: int
) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(typst.compile(PROGRAM.format(akhir).encode()))
    assert len(periksa(baca_di_sini(path)).temuan) == temuan


@st.composite
def kata(draw: st.DrawFn) -> Potong:
    x, y = draw(st.integers(0, 300)), draw(st.integers(0, 60))
    lebar = draw(st.integers(5, 150))
    teks = draw(st.sampled_from(["Target", "Realisasi", "2023", "Capaian (%)", "Anggaran (Rp)"]))
    return Potong(teks, x, y, x + lebar, y + 9)


@given(st.lists(kata(), min_size=1, max_size=14), st.integers(2, 6))
def test_no_heading_is_beyond_reading(potong: list[Potong], banyak: int) -> None:
    lajur = [(k * 60.0, k * 60.0 + 45) for k in range(banyak)]
    assert all(len(baris) == banyak for baris in susun_kepala(potong, lajur))


def test_a_failure_of_ours_is_told_as_ours(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(typst.compile(b"Isi"))
    langkah = "0"  # no step at all: an exception in our own lines
    anak = Anak("baca", path, BatasPdf(), "0", langkah)
    with pytest.raises(Galat, match="berkasnya mungkin baik") as galat:
        list(anak.hasil())
    anak.hentikan()
    assert galat.value.kode == "periksa.gagal"
    assert "ValueError" in galat.value.saran
