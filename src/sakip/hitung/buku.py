"""BukuHasil: every figure of a year by its address."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sakip.berkas.model import Berkas
from sakip.core.alamat import Alamat
from sakip.core.aturan.buku import BukuAturan
from sakip.core.jejak import Hasil
from sakip.galat import Galat


class Peringatan(NamedTuple):
    """Something a careful reader should know about a figure or the data."""

    kode: str
    alamat: str
    pesan: str


class _Bagian(NamedTuple):
    """What one part of the work entered, in order."""

    hasil: list[tuple[Hasil, bool]]
    peringatan: list[Peringatan]


class BukuHasil:
    """Results in the order they were computed, found by address.

    An address without a version finds the figure of the version that measures
    its period: `capaian:akip:2024` is `capaian:akip:2024@perubahan-1` when that
    was the last one signed.

    sumber: the Berkas and the rules it was computed from, where it was computed.
    """

    def __init__(self, tahun: int, sumber: tuple[Berkas, BukuAturan] | None = None) -> None:
        self.tahun = tahun
        self.sumber = sumber
        self._hasil: dict[tuple[str, str, str, str], Hasil] = {}
        self._berlaku: dict[tuple[str, str, str, str], Hasil] = {}
        self._peringatan: list[Peringatan] = []
        self._bagian: dict[str, _Bagian] = {}
        self._kini: _Bagian | None = None

    def part(self, nama: str, kerja: Callable[[], object]) -> None:
        """Do a part of the work; what it enters may be taken over by a later book."""
        self._kini = self._bagian[nama] = _Bagian([], [])
        kerja()
        self._kini = None

    def take_over(self, nama: str, lama: BukuHasil) -> bool:
        """Enter what a part gave in an earlier book; False where that never did it."""
        bagian = lama._bagian.get(nama)
        if bagian is None:
            return False
        for hasil, berlaku in bagian.hasil:
            self._enter(hasil, berlaku)
        self._peringatan += bagian.peringatan
        self._bagian[nama] = bagian
        return True

    def catat(self, hasil: Hasil, *, berlaku: bool = True) -> Hasil:
        """Enter a figure; `berlaku` False keeps it out of look-ups without version."""
        if self._kini is not None:
            self._kini.hasil.append((hasil, berlaku))
        self._enter(hasil, berlaku)
        return hasil

    def _enter(self, hasil: Hasil, berlaku: bool) -> None:
        alamat = hasil.alamat
        self._hasil[alamat] = hasil
        if berlaku and alamat.versi:
            # An address is a tuple, so the one without version is its key here.
            self._berlaku[alamat.ukuran, alamat.subjek, alamat.periode, ""] = hasil

    def peringatkan(self, kode: str, alamat: Alamat | str, pesan: str) -> None:
        satu = Peringatan(kode, str(alamat), pesan)
        self._peringatan.append(satu)
        if self._kini is not None:
            self._kini.peringatan.append(satu)

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
