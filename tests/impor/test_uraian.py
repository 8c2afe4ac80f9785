"""The office's own words: under the headings we know, and about each main indicator."""

from __future__ import annotations

from sakip.impor import impor
from sakip.periksa import baca_teks

LAPORAN = """\
LAPORAN KINERJA DINAS SOSIAL KABUPATEN TIRTAWANGI TAHUN 2022

1.1 Struktur Organisasi

Dinas Sosial dipimpin oleh seorang kepala dinas yang bertanggung jawab kepada

bupati melalui sekretaris daerah.

- a. Sekretariat yang membawahi dua sub bagian.

Tabel 3.1 Capaian Kinerja
Sasaran Strategis\tIndikator Kinerja\tTarget\tRealisasi\tCapaian
Meningkatnya layanan sosial\tPersentase PMKS tertangani\t80%\t76%\t95%

1. Persentase PMKS tertangani belum mencapai target: dari target 80% terealisasi 76%. Sebabnya \
pendataan baru selesai pada triwulan ketiga dan dua pekerja sosial pensiun tanpa pengganti.

Persentase PMKS tertangani dihitung dari data terpadu.
"""


def test_headings_torn_lines_and_analysis() -> None:
    berkas = impor(baca_teks(LAPORAN, "lkj.txt")).berkas
    uraian = [(n.bagian, n.teks) for n in berkas.narasi]
    assert uraian[0] == (
        "gambaran",
        "Dinas Sosial dipimpin oleh seorang kepala dinas yang bertanggung jawab kepada bupati "
        "melalui sekretaris daerah.",
    )
    assert uraian[1] == ("gambaran", "Sekretariat yang membawahi dua sub bagian.")
    (analisis,) = (n for n in berkas.narasi if n.bagian == "analisis")
    assert analisis.teks.startswith("Persentase PMKS tertangani belum mencapai target")
    assert analisis.subjek == berkas.indikator_versi[0].indikator
