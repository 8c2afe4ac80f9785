"""Lines over years: one panel a measure, values at the points, a gap where a year has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.galat import Galat
from sakip.naskah.gambar.dasar import (
    LEBAR_TEGAK,
    UKURAN,
    UKURAN_JUDUL,
    UKURAN_KECIL,
    UKURAN_TERKECIL,
    Terbit,
    Ukuran,
    kepala,
    pastikan,
    teks_ukuran,
    uraikan,
)
from sakip.naskah.gambar.svg import Kanvas
from sakip.naskah.gambar.teks import bungkus, lebar, tinggi_baris
from sakip.naskah.gambar.warna import ABU, AKSEN, GARIS, PUTIH, RAMBUT
from sakip.naskah.pohon import Citra

_TINGGI = 32_000  # from the lowest to the highest point of a panel
_RUANG_ANGKA = 16_000  # above and below them
_KATA = 40_000  # for "realisasi" and "target" after the last points
_RENTANG_TERKECIL = 10  # a panel spans at least one part in so many of its highest value
_CATATAN = "Tiap bidang memakai skala sendiri yang tidak mulai dari nol."


@dataclass(frozen=True, slots=True)
class Deret:
    """A measure over the years: each year's figure or why there is none, and its target."""

    nama: str
    nilai: tuple[Ukuran, ...]
    target: tuple[Terbit | None, ...] = ()


def gambar_garis(
    judul: str,
    tahun: Sequence[str],
    deret: Sequence[Deret],
    *,
    luas: int = LEBAR_TEGAK,
    cetak_judul: bool = False,
) -> Citra:
    """One panel for each of `deret`, in a scale of its own, the `tahun` side by side.

    Raises Galat ``gambar.*`` for nothing to draw, a figure missing without a reason, or a series
    that has not one entry a year.
    """
    pastikan(judul, deret, [nilai for d in deret for nilai in d.nilai])
    pastikan(judul, tahun, [t for d in deret for t in d.target if t])
    for d in deret:
        if len(d.nilai) != len(tahun) or len(d.target) not in (0, len(tahun)):
            raise Galat(
                "gambar.tahun",
                f"gambar {judul!r}, {d.nama}",
                f"angkanya tidak {len(tahun)} buah seperti tahunnya.",
                "Isi satu angka atau satu alasan untuk tiap tahun.",
            )
    kanvas = Kanvas()
    y = kepala(kanvas, bungkus(judul if cetak_judul else "", luas, UKURAN_JUDUL, True))
    nama = luas * 27 // 100
    kolom = (luas - nama - _KATA) // len(tahun)
    x = [nama + kolom * i + kolom // 2 for i in range(len(tahun))]
    ukuran = _ukuran(judul, tahun, deret, kolom - 3000)
    for x_tahun, satu in zip(x, tahun, strict=True):
        kanvas.teks(x_tahun, y, satu, ukuran, "tengah", ABU)
    y += tinggi_baris(UKURAN) + 2000
    for d in deret:
        kanvas.garis([(0, y), (luas, y)], RAMBUT, 500)
        y_nama = kanvas.teks(0, y + 5000, bungkus(d.nama, nama - 10_000, UKURAN), UKURAN)
        y = max(y_nama + 5000, _panel(kanvas, d, x, y, kolom, ukuran))
    kanvas.garis([(0, y), (luas, y)], RAMBUT, 500)
    y = kanvas.teks(0, y + 3000, _CATATAN, UKURAN_KECIL, "kiri", ABU, miring=True)
    return Citra(kanvas.svg(luas, y), _alt(judul, tahun, deret))


def _ukuran(judul: str, tahun: Sequence[str], deret: Sequence[Deret], ruang: int) -> int:
    """The largest type in which every figure fits in the column of its year."""
    angka = [n.teks for d in deret for n in (*d.nilai, *d.target) if isinstance(n, Terbit)]
    for ukuran in range(UKURAN, UKURAN_TERKECIL - 1, -500):
        if all(lebar(satu, ukuran, True) <= ruang for satu in (*angka, *tahun)):
            return ukuran
    raise Galat(
        "gambar.sempit",
        f"gambar {judul!r}",
        f"angkanya terlalu panjang untuk {len(tahun)} tahun berdampingan.",
        "Kurangi tahunnya, ringkas angkanya (misalnya Rp2,7 miliar), atau pakai halaman mendatar.",
    )


def _panel(kanvas: Kanvas, d: Deret, x: list[int], atas: int, kolom: int, ukuran: int) -> int:
    """Draws the lines of one measure below `atas`; returns where the panel ends."""
    nilai = [n if isinstance(n, Terbit) else None for n in d.nilai]
    target = list(d.target) or [None] * len(x)
    semua = [n.nilai for n in nilai + target if n] or [Decimal(0)]
    rentang = max(max(semua) - min(semua), abs(max(semua)) / _RENTANG_TERKECIL) or 1
    pusat = (max(semua) + min(semua)) / 2
    bawah = atas + 2 * _RUANG_ANGKA + (_TINGGI if len(semua) > 1 else 0)

    def letak(n: Terbit | None) -> int | None:
        naik = int((n.nilai - pusat) * _TINGGI / rentang) if n else 0
        return (atas + bawah) // 2 - naik if n else None

    y_nilai, y_target = [letak(n) for n in nilai], [letak(n) for n in target]
    _garis_putus(kanvas, x, y_target, GARIS, True)
    _garis_putus(kanvas, x, y_nilai, AKSEN, False)
    akhir, terlebar = bawah, 0
    for i, satu in enumerate(d.nilai):
        yn, yt = y_nilai[i], y_target[i]
        di_atas = _di_atas(yn, yt, y_nilai[max(i - 1, 0) : i] + y_nilai[i + 1 : i + 2])
        if yt is not None and (satu_target := target[i]):
            kanvas.kotak(x[i] - 1700, yt - 1700, 3400, 3400, PUTIH, ABU, 700)
            naik = 4000 if di_atas else -ukuran - 4500
            kecil = max(ukuran - 500, UKURAN_TERKECIL)
            kanvas.teks(x[i], yt + naik, satu_target.teks, kecil, "tengah", ABU)
        if yn is not None:
            kanvas.lingkaran(x[i], yn, 2300, AKSEN)
            naik = -ukuran - 5000 if di_atas else 4000
            kanvas.teks(x[i], yn + naik, teks_ukuran(satu), ukuran, "tengah", tebal=True)
            continue
        baris = bungkus(teks_ukuran(satu), kolom - 6000, UKURAN_KECIL)
        setinggi = tinggi_baris(UKURAN_KECIL, len(baris))
        y = max(atas + 4000, (atas + bawah - setinggi) // 2) if yt is None else yt + 4000
        akhir = max(akhir, y + setinggi + 4000)
        terlebar = max(lebar(satu, UKURAN_KECIL) for satu in baris) if i == len(x) - 1 else 0
        kanvas.teks(x[i], y, baris, UKURAN_KECIL, "tengah", ABU, miring=True)
    ujung = [lebar(n.teks, ukuran, True) for n in (nilai[-1], target[-1]) if n]
    _kata(kanvas, x[-1] + max([terlebar, *ujung]) // 2 + 5000, y_nilai, y_target)
    return akhir


def _di_atas(y: int | None, target: int | None, sekitar: Sequence[int | None]) -> bool:
    """Whether a value is printed above its point: away from its target, else from the line."""
    if y is None:
        return False
    if target is not None:
        return y <= target
    ada = [satu for satu in sekitar if satu is not None]
    return not ada or any(satu >= y for satu in ada)


def _garis_putus(
    kanvas: Kanvas, x: list[int], y: Sequence[int | None], warna: str, putus: bool
) -> None:
    """Joins neighbouring years only: across a missing one there is no line."""
    for i in range(1, len(x)):
        kiri, kanan = y[i - 1], y[i]
        if kiri is not None and kanan is not None:
            kanvas.garis([(x[i - 1], kiri), (x[i], kanan)], warna, 900 if putus else 1400, putus)


def _kata(
    kanvas: Kanvas, x: int, y_nilai: Sequence[int | None], y_target: Sequence[int | None]
) -> None:
    """Says at the last points which line is which, where there are two."""
    akhir = [
        (next((y for y in reversed(semua) if y is not None), None), kata, warna)
        for semua, kata, warna in ((y_nilai, "realisasi", AKSEN), (y_target, "target", ABU))
    ]
    ada = sorted((y, kata, warna) for y, kata, warna in akhir if y is not None)
    if len(ada) < 2:
        return
    rapat = max(0, tinggi_baris(UKURAN_KECIL) - (ada[1][0] - ada[0][0])) // 2
    for (y, kata, warna), geser in zip(ada, (-rapat, rapat), strict=True):
        kanvas.teks(x, y + geser - 4600, kata, UKURAN_KECIL, "kiri", warna)


def _alt(judul: str, tahun: Sequence[str], deret: Sequence[Deret]) -> str:
    def satu(d: Deret) -> str:
        target = d.target or (None,) * len(tahun)
        return f"{d.nama}: " + "; ".join(
            f"{t} {teks_ukuran(n)}" + (f" (target {s.teks})" if s else "")
            for t, n, s in zip(tahun, d.nilai, target, strict=True)
        )

    return uraikan("Diagram garis", judul, *map(satu, deret))
