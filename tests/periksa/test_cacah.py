"""Counts that sentences tell, as a user meets them."""

from __future__ import annotations

import pytest

from sakip.periksa import baca_teks, periksa

UNSUR = ("Persyaratan", "Prosedur", "Waktu", "Biaya", "Produk", "Kompetensi", "Perilaku", "Sarana",
         "Pengaduan")  # fmt: skip
TABEL = "Tabel 1 Nilai tahun 2024\nUnsur\tNilai\n" + "".join(f"{u}\t3,4{n}\n" for n, u in
                                                           enumerate(UNSUR))  # fmt: skip


@pytest.mark.parametrize(
    ("kalimat", "temuan"),
    [
        ("Survei kepuasan memakai 9 (sembilan) unsur pelayanan.", []),
        ("Survei kepuasan memakai 14 unsur pelayanan.", ["14 unsur"]),
        ("Dari survei itu 3 unsur terendah akan dibenahi.", []),
        ("Forum dihadiri 14 unsur masyarakat.", []),
    ],
)
def test_unsur_of_a_survey(kalimat: str, temuan: list[str]) -> None:
    hasil = periksa(baca_teks(f"{kalimat}\n\n{TABEL}"))
    assert [t.tercetak for t in hasil.temuan] == temuan
