"""Figures bound into text: what is printed is what was computed, or an error names the place."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sakip.core.jejak import Hasil
from sakip.galat import Galat
from sakip.hitung import BukuHasil
from sakip.naskah.pohon import Nilai


class Ikatan:
    """Binds addresses of one year's results as pieces of text."""

    def __init__(self, buku: BukuHasil) -> None:
        self.buku = buku
        self.tahun = str(buku.tahun)

    def hasil(self, ukuran: str, subjek: str) -> Hasil:
        """The figure of the year; raises Galat when the document needs it and it is not there."""
        hasil = self.buku.ada(ukuran, subjek, self.tahun)
        if hasil is None:
            raise Galat(
                "laporan.angka_tidak_ada",
                f"{ukuran}:{subjek}:{self.tahun}",
                "Naskah ini memerlukan angka yang belum ada.",
                "Lengkapi datanya di Berkas Kinerja, lalu ulangi.",
            )
        return hasil

    def nilai(self, ukuran: str, subjek: str) -> Nilai:
        """The figure as printed, bound to its address."""
        return bind(self.hasil(ukuran, subjek))


def bind(hasil: Hasil) -> Nilai:
    """A result as a piece of text: its published value, or what stands for none."""
    return Nilai(str(hasil.alamat), hasil.tampil)


def pick(alamat: str, pilihan: Sequence[str]) -> str:
    """One wording of several, always the same for an address, whatever else changes."""
    sidik = hashlib.sha256(alamat.encode()).digest()
    return pilihan[int.from_bytes(sidik[:4], "big") % len(pilihan)]
