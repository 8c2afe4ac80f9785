"""Five kinds of no number, never merged and never zero."""

import pytest

from sakip.core.angka import Kosong, TanpaNilai, baca, cetak_kosong

T = TanpaNilai


@pytest.mark.parametrize(
    ("teks", "jenis"),
    [
        ("", T.BELUM_DIISI),
        (" \u00a0 ", T.BELUM_DIISI),
        ("....", T.BELUM_DIISI),
        ("Rp", T.BELUM_DIISI),
        ("%", T.BELUM_DIISI),
        ("-", T.TIDAK_DITARGETKAN),
        ("–", T.TIDAK_DITARGETKAN),
        ("—", T.TIDAK_DITARGETKAN),
        ("tidak ditargetkan", T.TIDAK_DITARGETKAN),
        ("n/a", T.TIDAK_BERLAKU),
        ("N/A", T.TIDAK_BERLAKU),
        ("NA", T.TIDAK_BERLAKU),
        ("n.a.", T.TIDAK_BERLAKU),
        ("belum tersedia", T.BELUM_TERSEDIA),
        ("Belum ada", T.BELUM_TERSEDIA),
        ("belum rilis", T.BELUM_TERSEDIA),
        ("#DIV/0!", T.TAK_TERDEFINISI),
        ("tak terdefinisi", T.TAK_TERDEFINISI),
    ],
)
def test_each_kind_of_no_number_is_told_apart(teks: str, jenis: TanpaNilai) -> None:
    assert baca(teks) == Kosong(jenis, "", teks)


@pytest.mark.parametrize(
    ("teks", "jenis", "alasan"),
    [
        (
            "Belum ada nilai LHE dari Inspektorat",
            T.BELUM_TERSEDIA,
            "Belum ada nilai LHE dari Inspektorat",
        ),
        ("n/a (LHE belum terbit)", T.TIDAK_BERLAKU, "LHE belum terbit"),
        ("- (tidak ada SP baru)", T.TIDAK_DITARGETKAN, "tidak ada SP baru"),
    ],
)
def test_a_reason_given_in_the_cell_is_kept(teks: str, jenis: TanpaNilai, alasan: str) -> None:
    assert baca(teks) == Kosong(jenis, alasan, teks)


@pytest.mark.parametrize("jenis", list(TanpaNilai))
def test_what_is_printed_for_no_number_reads_back_as_the_same_kind(jenis: TanpaNilai) -> None:
    hasil = baca(cetak_kosong(jenis))
    assert isinstance(hasil, Kosong)
    assert hasil.jenis is jenis
