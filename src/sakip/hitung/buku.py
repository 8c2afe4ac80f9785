"""BukuHasil: every figure of a year by its address."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import NamedTuple

from sakip.core.alamat import Alamat
from sakip.core.jejak import Hasil
from sakip.galat import Galat


class Peringatan(NamedTuple):
    """Something a careful reader should know about a figure or the data."""

    kode: str
    alamat: str
    pesan: str


class BukuHasil:
    """Results in the order they were computed, found by address.

    An address without a version finds the figure of the version that measures
    its period: `capaian:akip:2024` is `capaian:akip:2024@perubahan-1` when that
    was the last one signed.
    """

    def __init__(self, tahun: int) -> None:
        self.tahun = tahun
        self._hasil: dict[tuple[str, str, str, str], Hasil] = {}
        self._berlaku: dict[tuple[str, str, str, str], Hasil] = {}
        self._peringatan: list[Peringatan] = []

    def catat(self, hasil: Hasil, *, berlaku: bool = True) -> Hasil:
        """Enter a figure; `berlaku` False keeps it out of look-ups without version."""
        alamat = hasil.alamat
        self._hasil[alamat] = hasil
        if berlaku and alamat.versi:
            # An address is a tuple, so the one without version is its key here.
            self._berlaku[alamat.ukuran, alamat.subjek, alamat.periode, ""] = hasil
        return hasil

    def peringatkan(self, kode: str, alamat: Alamat | str, pesan: str) -> None:
        self._peringatan.append(Peringatan(kode, str(alamat), pesan))

    @property
    def peringatan(self) -> tuple[Peringatan, ...]:
        return tuple(self._peringatan)

    def __iter__(self) -> Iterator[Hasil]:
        return iter(self._hasil.values())

    def __len__(self) -> int:
        return len(self._hasil)

    def ada(self, ukuran: str, subjek: str, periode: str, versi: str = "") -> Hasil | None:
        """The figure at an address, or None."""
        alamat = (ukuran, subjek, periode, versi)
        return self._hasil.get(alamat) or self._berlaku.get(alamat)

    def ambil(self, alamat: Alamat | str) -> Hasil:
        """The figure at an address; raises Galat that names the nearest addresses."""
        if isinstance(alamat, str):
            alamat = Alamat.baca(alamat)
        hasil = self.ada(*alamat)
        if hasil is not None:
            return hasil
        dekat = difflib.get_close_matches(str(alamat), [str(h.alamat) for h in self], 3, 0.6)
        saran = f"Mungkin maksud Anda: {', '.join(dekat)}." if dekat else ""
        raise Galat(
            "alamat.tidak_ada",
            f"alamat {alamat}",
            "Tidak ada angka di alamat ini.",
            saran or "Lihat alamat yang ada dengan sakip hitung BERKAS --json.",
        )
