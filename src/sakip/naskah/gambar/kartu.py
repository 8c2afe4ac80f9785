"""The cards of a performance tree: what is on one, set in its width."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from sakip.naskah.gambar.dasar import UKURAN_TERKECIL, tanda
from sakip.naskah.gambar.svg import Kanvas
from sakip.naskah.gambar.teks import bungkus, lebar, tinggi_baris
from sakip.naskah.gambar.warna import ABU, GARIS, PUTIH, TINTA, WARNA, WARNA_TEKS, Nada

_PITA = 2600  # the coloured edge of a card with capaian


class Silang(NamedTuple):
    """A node of another office this one leans on: which office, and its part in it."""

    kantor: str
    peran: str


@dataclass(frozen=True, slots=True)
class Kartu:
    """A node of the tree as drawn.

    `tingkat` names its level ("Program"); `rincian` are small lines under the name (indicator,
    who answers for it); `capaian` is printed as given, in the tone `nada`.
    """

    tingkat: str
    nama: str
    rincian: tuple[str, ...] = ()
    capaian: str = ""
    nada: Nada = "tanpa"
    silang: tuple[Silang, ...] = ()
    anak: tuple[Kartu, ...] = ()


@dataclass(slots=True)
class Cabang:
    """A node with the children that one drawing shows; `catatan` says what it does not show."""

    kartu: Kartu
    anak: tuple[Cabang, ...]
    catatan: str = ""
    daun: int = field(init=False)  # leaves under it; a leaf counts itself

    def __post_init__(self) -> None:
        self.daun = sum(a.daun for a in self.anak) or 1

    @classmethod
    def dari(cls, kartu: Kartu) -> Cabang:
        return cls(kartu, tuple(map(cls.dari, kartu.anak)))

    def semua(self, dalam: int = 0) -> Iterator[tuple[int, Cabang]]:
        """Every node with its level, before its children."""
        yield dalam, self
        for anak in self.anak:
            yield from anak.semua(dalam + 1)


class Baris(NamedTuple):
    teks: str
    ukuran: int
    warna: str = TINTA
    tebal: bool = False
    miring: bool = False


class Isi(NamedTuple):
    """A card set in type; the capaian stands at the bottom right, beside the last line or under."""

    lebar: int
    tinggi: int
    ukuran: int
    nada: Nada
    baris: tuple[Baris, ...]
    capaian: tuple[str, ...]

    def lukis(self, kanvas: Kanvas, x: int, y: int) -> None:
        """Draws the card with its top left corner at x, y."""
        tepi, kecil = _tepi(self.ukuran), kecilkan(self.ukuran)
        kanvas.kotak(x, y, self.lebar, self.tinggi, PUTIH, GARIS, 600)
        atas = y + tepi
        for satu in self.baris:
            gaya = (satu.warna, satu.tebal, satu.miring)
            atas = kanvas.teks(x + tepi + _PITA, atas, satu.teks, satu.ukuran, "kiri", *gaya)
        if not self.capaian:
            return
        kanvas.kotak(x, y, _PITA, self.tinggi, WARNA[self.nada])
        kanan = x + self.lebar - tepi
        atas = y + self.tinggi - tepi - tinggi_baris(kecil, len(self.capaian))
        jari = kecil * 32 // 100
        # Figures of Times, on a screen, are wider than those of the papers: room for both.
        kiri = kanan - lebar(self.capaian[0], kecil) - kecil * 8 // 10
        tanda(kanvas, self.nada, kiri, atas + kecil * 66 // 100, jari)
        kanvas.teks(kanan, atas, self.capaian, kecil, "kanan", WARNA_TEKS[self.nada])


def kecilkan(ukuran: int) -> int:
    """The type size of what stands under a name."""
    return max(ukuran - 1000, UKURAN_TERKECIL)


def _tepi(ukuran: int) -> int:
    return ukuran * 55 // 100


def susun(cabang: Cabang, luas: int, ukuran: int, tebal: bool) -> Isi:
    """The card of a node, `luas` wide and as high as its text."""
    k = cabang.kartu
    return _susun(k.nama, k.rincian, cabang.catatan, k.capaian, k.nada, luas, ukuran, tebal)


@lru_cache(maxsize=2048)
def _susun(
    nama: str,
    rincian: tuple[str, ...],
    catatan: str,
    capaian: str,
    nada: Nada,
    luas: int,
    ukuran: int,
    tebal: bool,
) -> Isi:
    kecil = kecilkan(ukuran)
    ruang = luas - 2 * _tepi(ukuran) - _PITA
    baris = [Baris(b, ukuran, TINTA, tebal) for b in bungkus(nama, ruang, ukuran, tebal)]
    baris += [Baris(b, kecil, ABU) for satu in rincian for b in bungkus(satu, ruang, kecil)]
    if catatan:
        baris += [Baris(b, kecil, ABU, miring=True) for b in bungkus(catatan, ruang, kecil)]
    tinggi = sum(tinggi_baris(b.ukuran) for b in baris)
    angka = bungkus(capaian, ruang - kecil, kecil) if capaian else ()
    akhir = baris[-1]
    terpakai = lebar(akhir.teks, akhir.ukuran, akhir.tebal) + kecil * 13 // 10
    if len(angka) > 1 or terpakai + sum(lebar(b, kecil) for b in angka) > ruang:
        tinggi += tinggi_baris(kecil, len(angka))
    return Isi(luas, tinggi + 2 * _tepi(ukuran), ukuran, nada, tuple(baris), angka)
