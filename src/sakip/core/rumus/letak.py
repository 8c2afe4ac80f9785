"""Errors that show their place in the formula."""

from __future__ import annotations

from sakip.core.rumus.pohon import Letak
from sakip.galat import Galat

_LEBAR = 48


def galat_rumus(
    kode: str, teks: str, letak: Letak, pesan: str, saran: str, pemilik: str = ""
) -> Galat:
    """A Galat with line and column, and the piece underlined::

        rumus kolom 30: Jumlah persentase tidak dikali 100 lagi.
            jumlah_persen / jumlah_sop × 100
                                         ^^^ Hapus "× 100".

    pemilik: whose formula it is, when more than one is at hand.
    """
    awal = min(letak.awal, len(teks))
    baris = teks.count("\n", 0, awal) + 1
    mulai = teks.rfind("\n", 0, awal) + 1
    kolom = awal - mulai + 1
    tempat = f"rumus {pemilik} " if pemilik else "rumus "
    tempat += f"baris {baris} kolom {kolom}" if "\n" in teks.strip() else f"kolom {kolom}"
    if teks.strip():
        pesan += "\n" + _gambar(teks, mulai, Letak(awal, letak.akhir))
    return Galat(kode, tempat, pesan, saran)


def _gambar(teks: str, mulai: int, letak: Letak) -> str:
    """The line with carets under the piece, cut to a window where it is long."""
    selesai = teks.find("\n", letak.awal)
    selesai = len(teks) if selesai < 0 else selesai
    kiri = max(mulai, letak.awal - _LEBAR)
    kanan = min(selesai, letak.awal + _LEBAR)
    depan = "…" if kiri > mulai else ""
    belakang = "…" if kanan < selesai else ""
    petikan = "".join(c if c.isprintable() else " " for c in teks[kiri:kanan])
    spasi = " " * (len(depan) + letak.awal - kiri)
    panah = "^" * max(1, min(letak.akhir, kanan) - letak.awal)
    return f"    {depan}{petikan}{belakang}\n    {spasi}{panah}"
