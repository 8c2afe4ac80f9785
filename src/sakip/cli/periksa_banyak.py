"""Many files checked: a bar while they are read, one table at the end."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
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
    berhenti = False
    with progress("Memeriksa", len(tugas)) as maju, closing(periksa_banyak(tugas)) as jalan:
        try:
            for ke, (nomor, satu) in enumerate(jalan, start=1):
                hasil[nomor] = satu
                maju(ke)
        except KeyboardInterrupt:  # what is done is kept
            berhenti = True
    semua = [(t, hasil[n]) for n, t in enumerate(tugas) if n in hasil]
    if folder is not None:
        _tulis(folder, semua)
    if json:
        data = jadi_kumpulan((str(t.berkas), h) for t, h in semua)
        print_json(data.model_dump(mode="json"))
    else:
        _tampilkan(semua)
        if folder is not None:
            print(f"Buka {folder / INDEKS}.")
    if berhenti:
        print(f"Dihentikan: {len(hasil)} dari {len(tugas)} berkas selesai.", file=sys.stderr)
        return 130
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
    baris = [
        Baris(nama, h, t.html.name if t.html and isinstance(h, HasilData) else "")
        for nama, (t, h) in zip(_nama(semua), semua, strict=True)
    ]
    simpan_atomik(folder / INDEKS, tulis_indeks(baris).encode("utf-8", "replace"))


def _nama(semua: Sequence[tuple[Tugas, HasilData | Galat]]) -> list[str]:
    """The files as they are told apart: below the folder that holds them all."""
    berkas = [t.berkas.absolute() for t, _ in semua]
    induk = os.path.commonpath([b.parent for b in berkas]) if berkas else ""
    return [str(b.relative_to(induk)) for b in berkas]


def _tampilkan(semua: Sequence[tuple[Tugas, HasilData | Galat]]) -> None:
    """One line a file, then what could not be read of which."""
    nama = _nama(semua)
    terbaca = [(n, h) for n, (_, h) in zip(nama, semua, strict=True) if isinstance(h, HasilData)]
    baris = [
        [harmless(n), str(h.jenis), str(h.halaman or "-"), *map(str, _angka(h)),
         str(len(h.tak_terbaca) or "")]
        for n, h in terbaca
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
    for n, h in terbaca:
        for catatan in h.tak_terbaca:
            print(harmless(f"{n}: {catatan}"))
    for n, (_, galat) in zip(nama, semua, strict=True):
        if isinstance(galat, Galat):
            teks = f"Tidak dapat diperiksa: {n}: {galat.pesan} {galat.saran}"
            print(harmless(teks.rstrip()))


def _angka(h: HasilData) -> list[int]:
    return [h.putusan, *(h.jumlah(k) for k in JenisTemuan), len(h.cocok)]
