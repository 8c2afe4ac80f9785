"""One file from reading to the findings, and its page where one is wanted."""

from __future__ import annotations

from pathlib import Path

from sakip.periksa.abaian import baca_abaian
from sakip.periksa.baca import baca_dokumen
from sakip.periksa.baca.gambar import gambar_halaman
from sakip.periksa.html.laporan import perlu_gambar, tulis_laporan
from sakip.periksa.keluaran import HasilData, jadi_data
from sakip.periksa.mesin import periksa
from sakip.simpan import simpan_atomik


def periksa_berkas(path: Path, html: Path | None = None, kembali: str | None = None) -> HasilData:
    """Read and check a file, what was set aside for it apart; write its page to `html`.

    kembali: address of the page of all files. Raises Galat as `baca_dokumen` and `simpan` do.
    """
    abaian = baca_abaian(path)
    dokumen = baca_dokumen(path)
    hasil = jadi_data(periksa(dokumen), abaian)
    if html is not None:
        gambar = gambar_halaman(path, perlu_gambar(hasil))
        halaman = tulis_laporan(hasil, dokumen, gambar, kembali)
        simpan_atomik(html, halaman.encode("utf-8", "replace"))
    return hasil
