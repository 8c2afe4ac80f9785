"""Many files checked: a bar while they are read, one table at the end."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from sakip.cli.laporan import make_folder
from sakip.cli.layar import harmless, print_json
from sakip.cli.tampil import progress, table
from sakip.galat import Galat
from sakip.periksa.banyak import Tugas, cari_berkas, periksa_banyak
from sakip.periksa.html import Baris, tulis_indeks
from sakip.periksa.keluaran import HasilData, jadi_kumpulan
from sakip.periksa.model import JenisTemuan
from sakip.simpan import simpan_atomik

INDEKS = "index.html"
_PANJANG = 60


def banyak(sumber: Sequence[Path], folder: Path | None, *, json: bool) -> int:
    """Check files and folders; exit 1 with findings or an unread file, 2 when none was read."""
    berkas = cari_berkas(sumber)
    if folder is not None:
        make_folder(folder)
    tugas = list(_tugas(berkas, folder))
    hasil: dict[int, HasilData | Galat] = {}
    with progress("Memeriksa", len(tugas)) as maju:
        for ke, (nomor, satu) in enumerate(periksa_banyak(tugas), start=1):
            hasil[nomor] = satu
            maju(ke)
    semua = [(t, hasil[n]) for n, t in enumerate(tugas)]
    if folder is not None:
        _tulis(folder, semua)
    if json:
        data = jadi_kumpulan((str(t.berkas), h) for t, h in semua)
        print_json(data.model_dump(mode="json"))
    else:
        _tampilkan(semua)
        if folder is not None:
            print(f"Buka {folder / INDEKS}.")
    terbaca = [h for h in hasil.values() if isinstance(h, HasilData)]
    if not terbaca:
        return 2
    return 1 if len(terbaca) < len(hasil) or any(h.temuan for h in terbaca) else 0


def _tugas(berkas: Sequence[Path], folder: Path | None) -> Iterator[Tugas]:
    for nomor, satu in enumerate(berkas, start=1):
        if folder is None:
            yield Tugas(satu)
        else:
            nama = re.sub(r"[^a-z0-9]+", "-", satu.stem.lower()).strip("-")[:_PANJANG]
            yield Tugas(satu, folder / f"{nomor:03}-{nama or 'berkas'}.html", INDEKS)


def _tulis(folder: Path, semua: Sequence[tuple[Tugas, HasilData | Galat]]) -> None:
    induk = os.path.commonpath([t.berkas.absolute().parent for t, _ in semua])
    baris = [
        Baris(
            str(t.berkas.absolute().relative_to(induk)),
            h,
            t.html.name if t.html and isinstance(h, HasilData) else "",
        )
        for t, h in semua
    ]
    simpan_atomik(folder / INDEKS, tulis_indeks(baris).encode("utf-8", "replace"))


def _tampilkan(semua: Sequence[tuple[Tugas, HasilData | Galat]]) -> None:
    """One line a file, then what could not be read of which."""
    terbaca = [(t, h) for t, h in semua if isinstance(h, HasilData)]
    baris = [
        [harmless(t.berkas.name), str(h.jenis), str(h.halaman or "-"), *map(str, _angka(h)),
         str(len(h.tak_terbaca) or "")]
        for t, h in terbaca
    ]  # fmt: skip
    if baris:
        kepala = (
            "Berkas",
            "Jenis",
            "Hlm.",
            "Putusan",
            "Salah",
            "Tanya",
            "Gaya",
            "Cocok",
            "Catatan",
        )
        jumlah = [str(sum(n)) for n in zip(*(_angka(h) for _, h in terbaca), strict=True)]
        kaki = [f"{len(baris)} berkas", "", "", *jumlah, ""]
        table("Hasil pemeriksaan", kepala, baris, kanan=range(2, 9), kaki=kaki)
    for t, h in terbaca:
        for catatan in h.tak_terbaca:
            print(harmless(f"{t.berkas.name}: {catatan}"))
    for t, galat in semua:
        if isinstance(galat, Galat):
            teks = f"Tidak dapat diperiksa: {t.berkas}: {galat.pesan} {galat.saran}"
            print(harmless(teks.rstrip()))


def _angka(h: HasilData) -> list[int]:
    return [h.putusan, *(h.jumlah(k) for k in JenisTemuan), len(h.cocok)]
