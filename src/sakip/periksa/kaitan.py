"""Relations between printed figures: does any true value fit, and what should stand there?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from itertools import islice, product

from sakip.core.angka import Angka, Rentang, cetak_penuh
from sakip.periksa.kenali import Cara, SelAngka, selang
from sakip.periksa.model import Tempat

_BACAAN_TERBANYAK = 16
_PRESISI = 80

Hitung = Callable[[Sequence[Rentang]], "Rentang | None"]


@dataclass(frozen=True, slots=True)
class Rumus:
    """A way of computing. pola: the sum with ``{0}``, ``{1}`` for the inputs; None: all joined.

    susun: writes the sum of inputs that do not go into a pattern one by one.
    """

    nama: str
    hitung: Hitung
    pola: str | None = None
    sambung: str = " + "
    susun: Callable[[Sequence[str]], str] | None = None

    def tulis(self, masuk: Sequence[SelAngka]) -> str:
        """The sum written out with the printed figures."""
        angka = [cetak_penuh(satu.nilai) for satu in masuk]
        if self.susun is not None:
            return self.susun(angka)
        if self.pola is not None:
            return self.pola.format(*angka, semua=ringkas(angka), n=len(angka))
        return ringkas(angka, self.sambung)


def ringkas(angka: Sequence[str], sambung: str = " + ") -> str:
    """Figures joined, a long row of them shortened in the middle."""
    return sambung.join(angka if len(angka) <= 12 else [*angka[:5], "...", *angka[-3:]])


@dataclass(frozen=True, slots=True)
class Pilihan:
    """One alternative: a formula and the cells it takes."""

    rumus: Rumus
    masuk: tuple[SelAngka, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Kaitan:
    """A printed figure that follows from others in at least one of several ways.

    pilihan: the ways, the most likely first. kelompok: relations that stand or fall together
    (one column of one table). kuat: what the headings say leaves no other meaning. tersurat: the
    document itself says how the figure is computed.
    """

    cek: str
    keluar: SelAngka
    pilihan: tuple[Pilihan, ...]
    tempat: Tempat
    tabel: str
    label: str
    kolom: str
    kelompok: tuple[object, ...]
    kuat: bool = False
    berat: int = 3
    dasar: tuple[object, ...] = field(default=())
    tersurat: bool = False

    @property
    def sel(self) -> Iterator[SelAngka]:
        """Every cell the relation touches, each once."""
        lihat = {id(self.keluar): self.keluar}
        for pilihan in self.pilihan[:1]:
            lihat |= {id(m): m for m in pilihan.masuk}
        return iter(lihat.values())


def cocok(kaitan: Kaitan, ganti: Mapping[int, Angka] | None = None) -> Pilihan | None:
    """The first way by which true values can fit all the prints; None if there is none.

    ganti: figures to put in place of cells, by id of the SelAngka.
    """
    return next((p for p in kaitan.pilihan if _cocok(kaitan.keluar, p, ganti or {})), None)


def _cocok(keluar: SelAngka, pilihan: Pilihan, ganti: Mapping[int, Angka]) -> bool:
    keluar = _pakai(keluar, ganti)
    masuk = [_pakai(m, ganti) for m in pilihan.masuk]
    for cara_masuk, cara_keluar in _CARA:
        hasil = list(keluar.selang(cara_keluar))
        susunan = product(*(m.selang(cara_masuk) for m in masuk))
        for satu in islice(susunan, _BACAAN_TERBANYAK):
            hitung = pilihan.rumus.hitung(satu)
            if hitung is not None and any(hitung.beririsan(h) for h in hasil):
                return True
    return False


# A document rounds, or computes from the full figures and cuts off, or cuts off everything.
_CARA = ((Cara.BULAT, Cara.BULAT), (Cara.BULAT, Cara.POTONG), (Cara.POTONG, Cara.POTONG))


def _pakai(satu: SelAngka, ganti: Mapping[int, Angka]) -> SelAngka:
    baru = ganti.get(id(satu))
    return satu if baru is None else satu.ganti(baru)


def seharusnya(pilihan: Pilihan) -> Rentang | None:
    """What the result may truly be, from inputs as rounded."""
    return pilihan.rumus.hitung([m.selang(Cara.BULAT)[0] for m in pilihan.masuk])


def nilai_cetak(pilihan: Pilihan) -> Decimal | None:
    """The result of the printed figures taken as they stand."""
    hasil = pilihan.rumus.hitung([Rentang.tepat(m.nilai) for m in pilihan.masuk])
    return None if hasil is None else hasil.bawah


def selang_cetak(satu: SelAngka) -> Rentang:
    """What the print stands for, rounded."""
    return selang(satu.angka, Cara.BULAT)


def jumlah(nilai: Sequence[Rentang]) -> Rentang | None:
    if not nilai:
        return None
    with localcontext() as konteks:
        konteks.prec = _PRESISI  # sums of printed figures are exact
        return Rentang(sum(n.bawah for n in nilai), sum(n.atas for n in nilai))  # type: ignore[arg-type]


def rata(nilai: Sequence[Rentang]) -> Rentang | None:
    total = jumlah(nilai)
    return None if total is None else total / len(nilai)


def bagi(a: Rentang, b: Rentang) -> Rentang | None:
    """Quotient, None where the divisor may be zero."""
    return None if b.memuat(0) else a / b


def nisbah(atas: int, bawah: int, kali: int = 100) -> Hitung:
    """``nilai[atas] / nilai[bawah] × kali``."""

    def hitung(nilai: Sequence[Rentang]) -> Rentang | None:
        hasil = bagi(nilai[atas], nilai[bawah])
        return None if hasil is None else hasil * kali

    return hitung


def selisih(nilai: Sequence[Rentang]) -> Rentang:
    return nilai[0] - nilai[1]


JUMLAH = Rumus("jumlah", jumlah)
RATA = Rumus("rata-rata", rata, "({semua}) / {n}")
SELISIH = Rumus("selisih", selisih, "{0} − {1}")
