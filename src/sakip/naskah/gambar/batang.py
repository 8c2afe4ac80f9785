"""Horizontal bars from zero: what was reached, with the target as a tick across the bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.naskah.gambar.dasar import (
    LEBAR_TEGAK,
    UKURAN,
    UKURAN_JUDUL,
    UKURAN_KECIL,
    KolomAngka,
    Terbit,
    Ukuran,
    kepala,
    pastikan,
    tanda,
    teks_ukuran,
    uraikan,
)
from sakip.naskah.gambar.svg import Kanvas
from sakip.naskah.gambar.teks import bungkus, lebar, tinggi_baris
from sakip.naskah.gambar.warna import ABU, GARIS, PUTIH, TINTA, WARNA, WARNA_TEKS, Nada
from sakip.naskah.pohon import Citra

_TEBAL_BATANG = 9500
_SELA = 12_000
_TANDA = 9000  # of the mark before a figure


@dataclass(frozen=True, slots=True)
class Batang:
    """One row: `nilai` is the figure, or why there is none; `status` says how it stands."""

    nama: str
    nilai: Ukuran
    target: Terbit | None = None
    nada: Nada = "tanpa"
    status: str = ""


def gambar_batang(
    judul: str, batang: Sequence[Batang], *, luas: int = LEBAR_TEGAK, cetak_judul: bool = False
) -> Citra:
    """Bars in the order given, `luas` thousandths of a point wide.

    `judul` is the question the chart answers; it opens the description and is printed on the
    picture if `cetak_judul`. Raises Galat ``gambar.*`` for nothing to draw or a figure missing
    without a reason.
    """
    pastikan(judul, batang, [b.nilai for b in batang])
    pastikan(judul, batang, [b.target for b in batang if b.target])
    kanvas = Kanvas()
    y = kepala(kanvas, bungkus(judul if cetak_judul else "", luas, UKURAN_JUDUL, True))
    bidang = _Bidang(kanvas, batang, luas)
    y = awal = bidang.target_bersama(y)
    for b in batang:
        y = bidang.baris(b, y) + _SELA
    y -= _SELA
    kanvas.garis([(bidang.nol, awal - 3000), (bidang.nol, y + 3000)], GARIS)
    return Citra(kanvas.svg(luas, y + 4000), _alt(judul, batang))


class _Bidang:
    """Names at the left, bars, and the figures with their status at the right."""

    def __init__(self, kanvas: Kanvas, batang: Sequence[Batang], luas: int) -> None:
        self.kanvas, self.luas = kanvas, luas
        terbit = [b.nilai for b in batang if isinstance(b.nilai, Terbit)]
        self.target = [b.target for b in batang if b.target]
        self.sama = len({t.teks for t in self.target}) == 1
        self.nama = {b.nama: bungkus(b.nama, luas * 36 // 100, UKURAN) for b in batang}
        self.x0 = max(lebar(b, UKURAN) for satu in self.nama.values() for b in satu) + 8000

        angka = KolomAngka([t.teks for t in terbit], 0, UKURAN, luas // 5)
        status = max(lebar(b.status, UKURAN_KECIL) for b in batang)
        self.l_angka = min(max(angka.lebar, status, 30_000), luas // 5)
        self.x_tanda = luas - self.l_angka - _TANDA
        angka.kiri = luas - self.l_angka
        self.angka = angka
        self.panjang = self.x_tanda - self.x0 - 12_000

        semua = [Decimal(0), *(t.nilai for t in terbit + self.target)]
        self.rendah, self.rentang = min(semua), (max(semua) - min(semua)) or Decimal(1)
        self.nol = self.letak(Decimal(0))

    def letak(self, nilai: Decimal) -> int:
        return self.x0 + int((nilai - self.rendah) * self.panjang / self.rentang)

    def target_bersama(self, y: int) -> int:
        """Names the target once, above its ticks, if all rows have the same."""
        return self.sebut_target(self.target[0], y, self.luas) + 4000 if self.sama else y

    def sebut_target(self, target: Terbit, y: int, kanan: int) -> int:
        baris = bungkus(f"target {target.teks}", self.panjang, UKURAN_KECIL)
        separuh = max(lebar(satu, UKURAN_KECIL) for satu in baris) // 2
        x = max(self.x0 + separuh, min(self.letak(target.nilai), kanan - separuh))
        return self.kanvas.teks(x, y, baris, UKURAN_KECIL, "tengah", ABU)

    def baris(self, b: Batang, y: int) -> int:
        """Draws one row; returns where it ends."""
        bawah = [self.kanvas.teks(0, y, self.nama[b.nama], UKURAN)]
        y_status = y
        if isinstance(b.nilai, Terbit):
            kiri, kanan = sorted((self.nol, self.letak(b.nilai.nilai)))
            self.kanvas.kotak(kiri, y + 1000, kanan - kiri, _TEBAL_BATANG, WARNA[b.nada])
            tanda(self.kanvas, b.nada, self.x_tanda + 3000, y + 5700, 2700)
            y_status = self.angka.tulis(self.kanvas, y, b.nilai.teks) + 800
        y_alasan, ruang = y, self.panjang
        if b.target:
            x = self.letak(b.target.nilai)
            tegak = [(x, y - 1500), (x, y + _TEBAL_BATANG + 3500)]
            if isinstance(b.nilai, Terbit):
                self.kanvas.garis(tegak, PUTIH, 3200)  # the tick stands out of a longer bar
            self.kanvas.garis(tegak, TINTA, 1200)
            y_alasan = y + 14_500
            if not self.sama:
                y_alasan = self.sebut_target(b.target, y_alasan, self.x_tanda)
                bawah.append(y_alasan)
            elif x - self.x0 > self.panjang // 3:
                y_alasan, ruang = y, x - self.x0
        if isinstance(b.nilai, str):
            baris = bungkus(b.nilai, ruang - 10_000, UKURAN_KECIL)
            x = self.x0 + 4000
            bawah.append(
                self.kanvas.teks(x, y_alasan, baris, UKURAN_KECIL, "kiri", ABU, miring=True)
            )
        if b.status:
            baris = bungkus(b.status, self.l_angka, UKURAN_KECIL)
            warna = WARNA_TEKS[b.nada]
            y_status = self.kanvas.teks(
                self.angka.kiri, y_status, baris, UKURAN_KECIL, "kiri", warna
            )
        return max(*bawah, y_status, y + tinggi_baris(UKURAN))


def _alt(judul: str, batang: Sequence[Batang]) -> str:
    def satu(b: Batang) -> str:
        bagian = [f"{b.nama}: {teks_ukuran(b.nilai)}"]
        if b.target:
            bagian.append(f"target {b.target.teks}")
        if b.status:
            bagian.append(b.status)
        return ", ".join(bagian)

    return uraikan("Diagram batang", judul, "; ".join(map(satu, batang)))
