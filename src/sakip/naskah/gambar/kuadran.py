"""Capaian against serapan: numbered points in four quarters, named quarter by quarter beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import count
from typing import NamedTuple, TypeAlias

from sakip.core.angka import cetak_penuh
from sakip.naskah.gambar.dasar import (
    LEBAR_TEGAK,
    UKURAN_JUDUL,
    UKURAN_KECIL,
    KolomAngka,
    Terbit,
    Ukuran,
    kepala,
    pastikan,
    teks_ukuran,
    uraikan,
)
from sakip.naskah.gambar.svg import Kanvas
from sakip.naskah.gambar.teks import bungkus, lebar, tinggi_baris
from sakip.naskah.gambar.warna import ABU, AKSEN, GARIS, RAMBUT
from sakip.naskah.pohon import Citra

_JARI = 2400
_NOMOR = 13_000  # of the column of numbers in the list
_KOLOM = 34_000  # least width of a column of figures
_GARIS_SKALA = 6  # at most, on an axis
_Kotak: TypeAlias = tuple[int, int, int, int]
_ARAH = ((1, 0), (0, -1), (-1, 0), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))


@dataclass(frozen=True, slots=True)
class Titik:
    """One point; `x` and `y` are its figures, or why there is none."""

    nama: str
    x: Ukuran
    y: Ukuran


@dataclass(frozen=True, slots=True)
class Sumbu:
    """What an axis measures ("Serapan (%)") and where it is cut; the cut belongs to the upper."""

    nama: str
    batas: Terbit


class _Tergambar(NamedTuple):
    titik: Titik
    x: Decimal
    y: Decimal


def gambar_kuadran(
    judul: str,
    titik: Sequence[Titik],
    x: Sumbu,
    y: Sumbu,
    arti: tuple[str, str, str, str],
    *,
    luas: int = LEBAR_TEGAK,
    cetak_judul: bool = False,
) -> Citra:
    """A square field with the points, and the list of them at its right.

    `arti` says what each quarter means: top left, top right, bottom left, bottom right. Raises
    Galat ``gambar.*`` for nothing to draw or a figure missing without a reason.
    """
    pastikan(judul, titik, [u for t in titik for u in (t.x, t.y)])
    pastikan(judul, titik, [x.batas, y.batas])
    perempat: list[list[_Tergambar]] = [[], [], [], []]
    tanpa = []
    for t in titik:
        if isinstance(t.x, Terbit) and isinstance(t.y, Terbit):
            nomor = 2 * (t.y.nilai < y.batas.nilai) + (t.x.nilai >= x.batas.nilai)
            perempat[nomor].append(_Tergambar(t, t.x.nilai, t.y.nilai))
        else:
            tanpa.append(t)

    kanvas = Kanvas()
    atas = kepala(kanvas, bungkus(judul if cetak_judul else "", luas, UKURAN_JUDUL, True))
    sisi = luas * 45 // 100
    bawah = _bidang(kanvas, [p for satu in perempat for p in satu], x, y, atas, sisi)
    daftar = _Daftar(kanvas, titik, sisi + 16_000, luas)
    akhir = daftar.tulis(atas, (x, y), perempat, arti, tanpa)
    svg = kanvas.svg(luas, max(bawah, akhir) + 2000)
    return Citra(svg, _alt(judul, x, y, perempat, arti, tanpa))


# --- the field ---


def _bidang(
    kanvas: Kanvas, ada: Sequence[_Tergambar], x: Sumbu, y: Sumbu, atas: int, sisi: int
) -> int:
    """Draws axes, cuts and points `sisi` wide; returns where the field ends."""
    skala_x = _skala([x.batas.nilai, *(p.x for p in ada)])
    skala_y = _skala([y.batas.nilai, *(p.y for p in ada)])
    y0 = kanvas.teks(0, atas, y.nama, UKURAN_KECIL, "kiri", ABU) + 4000
    x0 = max(lebar(_teks_skala(s), UKURAN_KECIL) for s in skala_y) + 4000
    x1, y1 = sisi, y0 + sisi - x0

    def di_x(nilai: Decimal) -> int:
        return x0 + int((nilai - skala_x[0]) * (x1 - x0) / (skala_x[-1] - skala_x[0]))

    def di_y(nilai: Decimal) -> int:
        return y1 - int((nilai - skala_y[0]) * (y1 - y0) / (skala_y[-1] - skala_y[0]))

    for s in skala_x:
        kanvas.garis([(di_x(s), y0), (di_x(s), y1)], RAMBUT, 400)
        kanvas.teks(di_x(s), y1 + 3000, _teks_skala(s), UKURAN_KECIL, "tengah", ABU)
    for s in skala_y:
        kanvas.garis([(x0, di_y(s)), (x1, di_y(s))], RAMBUT, 400)
        kanvas.teks(x0 - 4000, di_y(s) - 5000, _teks_skala(s), UKURAN_KECIL, "kanan", ABU)
    bx, by = di_x(x.batas.nilai), di_y(y.batas.nilai)
    kanvas.garis([(bx, y0), (bx, y1)], ABU, 800)
    kanvas.garis([(x0, by), (x1, by)], ABU, 800)

    di: dict[tuple[int, int], list[str]] = {}
    for nomor, p in enumerate(ada, 1):
        di.setdefault((di_x(p.x), di_y(p.y)), []).append(str(nomor))
    for tempat in di:
        kanvas.lingkaran(*tempat, _JARI, AKSEN)
    nama = {tempat: ", ".join(nomor) for tempat, nomor in di.items()}
    _nomori(kanvas, nama, (x0, y0, x1, y1), [(bx, y0, bx + 1, y1), (x0, by, x1, by + 1)])
    akhir = y1 + 3000 + tinggi_baris(UKURAN_KECIL)
    return kanvas.teks(x1, akhir, x.nama, UKURAN_KECIL, "kanan", ABU)


def _nomori(
    kanvas: Kanvas, nomor: dict[tuple[int, int], str], batas: _Kotak, terisi: list[_Kotak]
) -> None:
    """Numbers beside their points, clear of all others; one pushed away keeps a thin line."""
    terisi += [(x - _JARI, y - _JARI, x + _JARI, y + _JARI) for x, y in nomor]
    tinggi = tinggi_baris(UKURAN_KECIL)
    for (x, y), teks in nomor.items():
        separuh = lebar(teks, UKURAN_KECIL, True) // 2
        for jarak in range(3000, 60_000, 6000):
            calon = [
                (x + a * (jarak + separuh + _JARI), y + b * (jarak + tinggi // 3 + _JARI))
                for a, b in _ARAH
            ]
            kotak = [
                (cx - separuh, cy - tinggi // 2, cx + separuh, cy + tinggi // 2) for cx, cy in calon
            ]
            bebas = [
                k for k in kotak if _di_dalam(k, batas) and not any(_kena(k, t) for t in terisi)
            ]
            if bebas:
                break
        pilih = (bebas or kotak)[0]
        terisi.append(pilih)
        cx, cy = (pilih[0] + pilih[2]) // 2, (pilih[1] + pilih[3]) // 2
        if jarak > 3000:
            ujung = pilih[2] if cx < x else pilih[0] if cx > x else cx
            kanvas.garis([(x, y), (ujung, cy)], GARIS, 400)
        kanvas.teks(cx, cy - tinggi // 2, teks, UKURAN_KECIL, "tengah", tebal=True)


def _kena(a: _Kotak, b: _Kotak) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _di_dalam(a: _Kotak, b: _Kotak) -> bool:
    return a[0] >= b[0] and a[1] >= b[1] and a[2] <= b[2] and a[3] <= b[3]


def _skala(nilai: Sequence[Decimal]) -> list[Decimal]:
    """Round numbers around all values, evenly spaced, with room at both ends."""
    rendah, tinggi = min(nilai), max(nilai)
    ruang = max((tinggi - rendah) / 12, abs(tinggi) / 50) or Decimal(1)
    rendah, tinggi = rendah - ruang, tinggi + ruang
    dasar = Decimal(1).scaleb((tinggi - rendah).adjusted() - 1)
    langkah = next(
        dasar * n
        for n in (1, 2, 5, 10, 20, 50)
        if (tinggi - rendah) / (dasar * n) < _GARIS_SKALA - 1
    )
    awal = int((rendah / langkah).to_integral_value(ROUND_FLOOR))
    akhir = int((tinggi / langkah).to_integral_value(ROUND_CEILING))
    return [n * langkah for n in range(awal, akhir + 1)]


def _teks_skala(nilai: Decimal) -> str:
    return cetak_penuh(nilai.normalize())


# --- the list ---


class _Daftar:
    """The points by quarter: number, name, and both figures lined up on the comma."""

    def __init__(self, kanvas: Kanvas, titik: Sequence[Titik], kiri: int, kanan: int) -> None:
        self.kanvas, self.kiri, self.kanan = kanvas, kiri, kanan
        self.isi = kiri + _NOMOR
        self.kolom: list[KolomAngka] = []
        for ukuran in ([t.x for t in titik], [t.y for t in titik]):
            teks = [u.teks for u in ukuran if isinstance(u, Terbit)]
            kolom = KolomAngka(teks, 0, UKURAN_KECIL, (self.kanan - kiri) // 4)
            kanan -= max(kolom.lebar, _KOLOM)
            kolom.kiri = kanan + max(0, _KOLOM - kolom.lebar)
            self.kolom.append(kolom)
            kanan -= 7000
        self.ruang = kanan - self.isi

    def tulis(
        self,
        y: int,
        sumbu: tuple[Sumbu, Sumbu],
        perempat: Sequence[Sequence[_Tergambar]],
        arti: Sequence[str],
        tanpa: Sequence[Titik],
    ) -> int:
        """Prints the list from `y` down; returns where it ends."""
        kepala = []
        for kolom, satu in zip(self.kolom, sumbu, strict=True):
            baris = bungkus(satu.nama, max(kolom.lebar, _KOLOM), UKURAN_KECIL)
            kanan = kolom.kiri + kolom.lebar
            kepala.append(self.kanvas.teks(kanan, y, baris, UKURAN_KECIL, "kanan", ABU))
        y, urut = max(kepala), count(1)
        for nomor, (isi, nama) in enumerate(zip(perempat, arti, strict=True)):
            if isi:
                y = self.judul(y, nama, nomor)
            for p in isi:
                y = self.titik(y, str(next(urut)), p.titik)
        if tanpa:
            y = self.judul(y, "Tidak digambar", None)
        for t in tanpa:
            alasan = "; ".join(dict.fromkeys(u for u in (t.x, t.y) if isinstance(u, str)))
            y = self.teks(y, bungkus(t.nama, self.kanan - self.isi, UKURAN_KECIL))
            baris = bungkus(alasan, self.kanan - self.isi, UKURAN_KECIL)
            y = self.kanvas.teks(self.isi, y, baris, UKURAN_KECIL, "kiri", ABU, miring=True) + 2500
        return y

    def judul(self, y: int, teks: str, perempat: int | None) -> int:
        """The heading of a quarter, with a small field in which that quarter is filled."""
        self.kanvas.garis([(self.kiri, y + 3000), (self.kanan, y + 3000)], RAMBUT, 500)
        y += 7000
        for n in range(0 if perempat is None else 4):
            x, atas = self.kiri + n % 2 * 4200, y + 1200 + n // 2 * 4200
            isi = AKSEN if n == perempat else "none"
            self.kanvas.kotak(x, atas, 4200, 4200, isi, GARIS, 500)
        baris = bungkus(teks, self.kanan - self.isi, UKURAN_KECIL, True)
        return self.teks(y, baris, tebal=True) + 3000

    def titik(self, y: int, nomor: str, titik: Titik) -> int:
        self.kanvas.teks(self.kiri + 8000, y, nomor, UKURAN_KECIL, "kanan", tebal=True)
        bawah = [self.teks(y, bungkus(titik.nama, self.ruang, UKURAN_KECIL))]
        for kolom, ukuran in zip(self.kolom, (titik.x, titik.y), strict=True):
            bawah.append(kolom.tulis(self.kanvas, y, teks_ukuran(ukuran)))
        return max(bawah) + 2500

    def teks(self, y: int, baris: tuple[str, ...], tebal: bool = False) -> int:
        return self.kanvas.teks(self.isi, y, baris, UKURAN_KECIL, tebal=tebal)


def _alt(
    judul: str,
    x: Sumbu,
    y: Sumbu,
    perempat: Sequence[Sequence[_Tergambar]],
    arti: Sequence[str],
    tanpa: Sequence[Titik],
) -> str:
    def satu(t: Titik) -> str:
        return f"{t.nama} ({x.nama} {teks_ukuran(t.x)}, {y.nama} {teks_ukuran(t.y)})"

    isi = [
        f"{nama}: {'; '.join(satu(p.titik) for p in semua)}"
        for semua, nama in zip(perempat, arti, strict=True)
        if semua
    ]
    if tanpa:
        isi.append(f"Tidak digambar: {'; '.join(map(satu, tanpa))}")
    batas = f"Batas {x.nama} {x.batas.teks} dan {y.nama} {y.batas.teks}"
    return uraikan("Diagram empat bidang", judul, batas, *isi)
