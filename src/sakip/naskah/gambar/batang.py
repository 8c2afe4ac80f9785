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
    Terbit,
    Ukuran,
    angka,
    kepala,
    lebar_angka,
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

    terbit = [b.nilai for b in batang if isinstance(b.nilai, Terbit)]
    target = [b.target for b in batang if b.target]
    sama = len({t.teks for t in target}) == 1
    kiri, kanan = lebar_angka([t.teks for t in terbit], UKURAN)
    status = max((lebar(b.status, UKURAN_KECIL) for b in batang), default=0)
    kolom = min(max(kiri + kanan, status, 30_000) + _TANDA, luas // 4)
    nama = [bungkus(b.nama, luas * 36 // 100, UKURAN) for b in batang]
    x0 = max(lebar(baris, UKURAN) for satu in nama for baris in satu) + 8000
    panjang = luas - x0 - kolom - 12_000
    semua = [t.nilai for t in terbit + target]
    rendah, tinggi = min([*semua, Decimal(0)]), max([*semua, Decimal(0)])

    def letak(nilai: Decimal) -> int:
        return x0 + int((nilai - rendah) * panjang / ((tinggi - rendah) or 1))

    nol, x_kolom = letak(Decimal(0)), luas - kolom
    if sama:
        sebut = f"target {target[0].teks}"
        x = _jepit(letak(target[0].nilai), sebut, x0, luas)
        y = kanvas.teks(x, y, sebut, UKURAN_KECIL, "tengah", ABU) + 4000
    awal = y
    for b, baris in zip(batang, nama, strict=True):
        bawah = [kanvas.teks(0, y, baris, UKURAN)]
        y_dua = y + tinggi_baris(UKURAN) + 800
        if isinstance(b.nilai, Terbit):
            ujung = letak(b.nilai.nilai)
            kanvas.kotak(min(nol, ujung), y + 1000, abs(ujung - nol), _TEBAL_BATANG, WARNA[b.nada])
            tanda(kanvas, b.nada, x_kolom + 3000, y + 5700, 2700)
            angka(kanvas, x_kolom + _TANDA + kiri, y, b.nilai.teks, UKURAN)
        else:
            sebab = bungkus(b.nilai, panjang - 8000, UKURAN_KECIL)
            bawah.append(
                kanvas.teks(nol + 4000, y + 800, sebab, UKURAN_KECIL, "kiri", ABU, miring=True)
            )
        if b.target:
            x = letak(b.target.nilai)
            tegak = [(x, y - 1500), (x, y + _TEBAL_BATANG + 3500)]
            kanvas.garis(tegak, PUTIH, 3200)
            kanvas.garis(tegak, TINTA, 1200)
            if not sama:
                sebut = f"target {b.target.teks}"
                tengah = _jepit(x, sebut, x0, x_kolom)
                bawah.append(kanvas.teks(tengah, y + 14_500, sebut, UKURAN_KECIL, "tengah", ABU))
        if b.status:
            status_ = bungkus(b.status, kolom - _TANDA, UKURAN_KECIL)
            warna = WARNA_TEKS[b.nada]
            bawah.append(kanvas.teks(x_kolom + _TANDA, y_dua, status_, UKURAN_KECIL, "kiri", warna))
        y = max(*bawah, y_dua) + _SELA
    kanvas.garis([(nol, awal - 3000), (nol, y - _SELA + 3000)], GARIS)
    return Citra(kanvas.svg(luas, y - _SELA + 4000), _alt(judul, batang))


def _jepit(x: int, teks: str, kiri: int, kanan: int) -> int:
    """The middle of a text near `x` that stays between `kiri` and `kanan`."""
    separuh = lebar(teks, UKURAN_KECIL) // 2
    return max(kiri + separuh, min(x, kanan - separuh))


def _alt(judul: str, batang: Sequence[Batang]) -> str:
    def satu(b: Batang) -> str:
        bagian = [f"{b.nama}: {teks_ukuran(b.nilai)}"]
        if b.target:
            bagian.append(f"target {b.target.teks}")
        if b.status:
            bagian.append(b.status)
        return ", ".join(bagian)

    return uraikan("Diagram batang", judul, "; ".join(map(satu, batang)))
