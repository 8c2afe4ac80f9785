"""Damaged and hostile files: a document or a Galat, nothing else (longer: benchmarks.acak_baca)."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.acak_baca import damage
from benchmarks.benih_acak import seeds
from sakip.galat import Galat
from sakip.periksa import baca_dokumen, baca_teks, periksa
from sakip.periksa.baca.anak import BatasPdf
from sakip.periksa.baca.pdf import baca_pdf

POTONG = st.sampled_from(
    ["Tabel 1 Capaian", "No", "Target", "Realisasi", "Capaian (%)", "Jumlah", "Anggaran", "100%",
     "99,04", "74,30", "1.500", "0", "-", "1e9", "Rp1.000.000,-", "\t", "|", "   ", "\n", "\n\n"]
)  # fmt: skip


@pytest.mark.parametrize(("akhiran", "banyak"), [("docx", 40), ("xlsx", 15), ("csv", 15),
                                                 ("txt", 15), ("pdf", 2)])  # fmt: skip
def test_a_damaged_file_is_read_or_named(tmp_path: Path, akhiran: str, banyak: int) -> None:
    isi, terbaca = seeds()[f"a.{akhiran}"], 0
    for n in range(banyak):
        path = tmp_path / f"{n}.{akhiran}"
        path.write_bytes(damage(isi, random.Random(f"{akhiran}{n}")))
        try:
            periksa(baca_dokumen(path))
            terbaca += 1
        except Galat:
            continue
    assert 0 < terbaca <= banyak


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
