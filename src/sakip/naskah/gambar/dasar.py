"""What every chart shares: a published figure, its mark, a refusal to draw nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from sakip.galat import Galat
from sakip.naskah.gambar.svg import Kanvas
from sakip.naskah.gambar.teks import bungkus, lebar
from sakip.naskah.gambar.warna import PUTIH, WARNA, Nada
from sakip.naskah.huruf import belah_koma

LEBAR_TEGAK = 150 * 2835  # text width of a page in thousandths of a point
LEBAR_MENDATAR = 247 * 2835
TINGGI_TEGAK = 247 * 2835 * 9 // 10  # what a picture may take of a page, its caption below it
TINGGI_MENDATAR = 150 * 2835 * 9 // 10

UKURAN = 8500
UKURAN_KECIL = 7500
UKURAN_JUDUL = 10_000
UKURAN_TERKECIL = 6500
ALT_TERPANJANG = 8000  # letters


@dataclass(frozen=True, slots=True)
class Terbit:
    """A published figure: where it is drawn, and how it is printed; the text is never remade."""

    nilai: Decimal
    teks: str


# A figure, or in words why there is none.
Ukuran: TypeAlias = Terbit | str


def teks_ukuran(ukuran: Ukuran) -> str:
    return ukuran.teks if isinstance(ukuran, Terbit) else ukuran


def pastikan(judul: str, isi: Collection[object], ukuran: Collection[Ukuran] = ()) -> None:
    """Raises Galat: ``gambar.kosong`` without anything to draw, ``gambar.alasan`` for a figure
    that is missing without a reason, ``gambar.nilai`` for one that cannot be drawn."""
    tempat = f"gambar {judul!r}"
    if not isi:
        raise Galat("gambar.kosong", tempat, "tidak ada yang digambar.", "Isi datanya.")
    for satu in ukuran:
        if not teks_ukuran(satu).strip():
            raise Galat(
                "gambar.alasan",
                tempat,
                "ada angka yang kosong tanpa alasan.",
                "Tulis mengapa angkanya tidak ada, misalnya belum tersedia.",
            )
        if isinstance(satu, Terbit) and not satu.nilai.is_finite():
            raise Galat(
                "gambar.nilai",
                tempat,
                f"angka {satu.teks!r} tidak terhingga atau bukan angka.",
                "Ganti dengan angka, atau tulis mengapa angkanya tidak ada.",
            )


def uraikan(*bagian: str) -> str:
    """A description for those who cannot see: each part closed as a sentence, cut if endless."""
    rapi = (satu.strip() for satu in bagian)
    teks = " ".join(satu if satu[-1] in ".?!" else f"{satu}." for satu in rapi if satu)
    return teks if len(teks) <= ALT_TERPANJANG else f"{teks[:ALT_TERPANJANG]} ... dan seterusnya."


def kepala(kanvas: Kanvas, judul: tuple[str, ...]) -> int:
    """Prints the title, if any; returns where the picture begins."""
    if judul == ("",):
        return 0
    return kanvas.teks(0, 0, judul, UKURAN_JUDUL, tebal=True) + 5000


def tanda(kanvas: Kanvas, nada: Nada, x: int, y: int, jari: int) -> None:
    """The mark of a tone around x, y: disc, half disc, triangle pointing down, ring."""
    warna = WARNA[nada]
    match nada:
        case "baik":
            kanvas.lingkaran(x, y, jari, warna)
        case "cukup":
            kanvas.lingkaran(x, y, jari, PUTIH, warna)
            kanvas.setengah(x, y, jari, warna)
        case "kurang":
            sisi, dalam = jari * 115 // 100, jari * 3 // 4
            kanvas.bidang(((x - sisi, y - dalam), (x + sisi, y - dalam), (x, y + sisi)), warna)
        case "tanpa":
            kanvas.lingkaran(x, y, jari, PUTIH, warna)


class KolomAngka:
    """A column of figures from x = `kiri`, lined up on the decimal comma.

    It is as wide as its figures, at most `terlebar`; what does not fit is wrapped instead.
    """

    def __init__(self, teks: Collection[str], kiri: int, ukuran: int, terlebar: int) -> None:
        self.kiri, self.ukuran, self.terlebar = kiri, ukuran, terlebar
        pendek = [t for t in teks if lebar(t, ukuran) <= terlebar]
        belah = [belah_koma(t) or (t, "") for t in pendek]
        self._depan = max((lebar(depan, ukuran) for depan, _ in belah), default=0)
        panjang = self._depan + max((lebar(sisa, ukuran) for _, sisa in belah), default=0)
        self._sejajar = panjang <= terlebar
        self.lebar = panjang if self._sejajar and len(pendek) == len(teks) else terlebar

    def tulis(self, kanvas: Kanvas, y: int, teks: str) -> int:
        """Prints one figure; returns the height below it."""
        if not self._sejajar or lebar(teks, self.ukuran) > self.terlebar:
            baris = bungkus(teks, self.terlebar, self.ukuran)
            return kanvas.teks(self.kiri, y, baris, self.ukuran)
        depan, sisa = belah_koma(teks) or (teks, "")
        koma = self.kiri + self._depan
        kanvas.teks(koma, y, depan, self.ukuran, "kanan")
        return kanvas.teks(koma, y, sisa, self.ukuran)
