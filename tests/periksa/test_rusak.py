"""Damaged and hostile files: a document or a Galat, nothing else (longer: benchmarks.acak_baca)."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.acak_baca import bad, damage
from benchmarks.benih_acak import seeds
from sakip.galat import Galat
from sakip.periksa import Dokumen, baca_dokumen, baca_teks, periksa
from sakip.periksa.baca.anak import BatasPdf
from sakip.periksa.baca.pdf import baca_pdf

POTONG = st.sampled_from(
    ["Tabel 1 Capaian", "No", "Target", "Realisasi", "Capaian (%)", "Jumlah", "Anggaran", "100%",
     "99,04", "74,30", "1.500", "0", "-", "1e9", "Rp1.000.000,-", "\t", "|", "   ", "\n", "\n\n"]
)  # fmt: skip


BANYAK = {
    "a.pdf": 1, "b.pdf": 1, "a.docx": 20, "a.xlsx": 5, "a.xls": 3, "a.csv": 3, "a.txt": 10,
    "a.md": 10,
}  # fmt: skip


@pytest.mark.parametrize("nama", list(BANYAK))
def test_a_damaged_file_is_read_or_named(tmp_path: Path, nama: str) -> None:
    isi = seeds()[nama]
    periksa(baca(tmp_path, nama, isi))
    for n in range(BANYAK[nama]):
        rusak = damage(isi, random.Random(f"{nama}{n}"))
        try:
            periksa(baca(tmp_path, f"{n}-{nama}", rusak))
        except Galat as galat:
            if bad(galat.kode):
                raise


def test_no_kind_of_file_is_left_out() -> None:
    assert set(BANYAK) == set(seeds())


def baca(folder: Path, nama: str, isi: bytes) -> Dokumen:
    path = folder / nama
    path.write_bytes(isi)
    return baca_dokumen(path)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(POTONG, st.text(max_size=8)), max_size=60))
def test_any_text_is_read(potong: list[str]) -> None:
    periksa(baca_teks("".join(potong)))


def test_each_limit_of_a_pdf_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(seeds()["a.pdf"])
    for batas, kode in (
        (BatasPdf(halaman=0), "periksa.halaman"),
        (BatasPdf(memori=60 * 1024 * 1024), "periksa.memori"),
        (BatasPdf(detik=0), "periksa.lama"),
    ):
        with pytest.raises(Galat) as galat:
            baca_pdf(path, batas)
        assert galat.value.kode == kode


@pytest.mark.parametrize("angka", ["74,{}", "{}", "{},5", "0,{}1", "{}%", "Rp{}"])
@pytest.mark.parametrize("isi", ["1" * 400, "0" * 400])
def test_a_figure_of_hundreds_of_digits_does_not_stop_the_rest(angka: str, isi: str) -> None:
    panjang = angka.format(isi)
    teks = (
        "Tabel 1 Capaian tahun 2024\nNo\tIndikator\tTarget\tRealisasi\tCapaian (%)\n"
        f"1\tAKIP\t{panjang}\t{panjang}\t{panjang}\n2\tSurat\t40 surat\t30 surat\t57,00\n"
        f"Jumlah\t\t{panjang}\t30\t9\n\nRealisasi mencapai {panjang}% dari target {panjang}.\n"
    )
    assert "57,00" in [t.tercetak for t in periksa(baca_teks(teks)).temuan]
