"""Efisiensi: the difference of published percentages, and E with NE of the Ministry of Finance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from sakip.core.agregasi import desimal, jumlahkan
from sakip.core.angka import KONTEKS, Kosong, TanpaNilai
from sakip.core.aturan.jenis import EfisiensiPmk, Selisih
from sakip.core.capaian import NOL, SERATUS, Nilai, tak_terdefinisi, tulis
from sakip.core.jejak import Perhitungan

SAH_BILA: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "capaian_100": lambda capaian, pengurang: capaian >= SERATUS,
    "capaian_100_atau_di_atas_pengurang": lambda capaian, pengurang: (
        capaian >= SERATUS or capaian >= pengurang
    ),
    "selalu": lambda capaian, pengurang: True,
}
"""When the word *efisien* may be used at all, of (capaian, what is taken off it)."""

_EFISIEN = "efisien"
_TIDAK_EFISIEN = "tidak efisien"
_TIDAK_DINYATAKAN = "tidak dinyatakan"


class BarisPmk(NamedTuple):
    """One row of a PMK sum: money in rupiah, capaian in points of 100, volumes in their unit.

    Method ``jumlah`` needs pagu, realisasi, capaian; ``rata_rata`` needs the volumes instead.
    """

    nama: str
    pagu: Nilai
    realisasi: Nilai
    capaian: Nilai = Kosong(TanpaNilai.TIDAK_BERLAKU)
    target_volume: Nilai = Kosong(TanpaNilai.TIDAK_BERLAKU)
    realisasi_volume: Nilai = Kosong(TanpaNilai.TIDAK_BERLAKU)


class HasilPmk(NamedTuple):
    """e: efficiency in per cent, before its limits; ne: the score 0..100 made of it."""

    e: Perhitungan
    ne: Perhitungan


def hitung_selisih(isi: Selisih, capaian: Nilai, pengurang: Nilai) -> Perhitungan:
    """Capaian less serapan or ketersediaan, in points; both as published.

    The label says *efisien* only where the rule allows the word. `Masukan` names:
    ``capaian`` and the one in `isi.kurangi` (``serapan``, ``ketersediaan``).
    """
    pola = "{capaian} − {" + isi.kurangi + "}"
    if isinstance(capaian, Kosong):
        return Perhitungan(None, pola, capaian)
    if isinstance(pengurang, Kosong):
        return Perhitungan(None, pola, pengurang)
    selisih = KONTEKS.subtract(capaian, pengurang)
    catatan = (isi.catatan,) if isi.catatan else ()
    if not SAH_BILA[isi.sah_bila](capaian, pengurang):
        tolak = f"Capaian {tulis(capaian)} belum cukup untuk menyatakan efisien atau tidak."
        return Perhitungan(selisih, pola, None, _TIDAK_DINYATAKAN, (*catatan, tolak))
    label = _EFISIEN if selisih >= NOL else _TIDAK_EFISIEN
    if label == _EFISIEN and capaian < SERATUS:
        catatan = (*catatan, f"Target belum tercapai (capaian {tulis(capaian)}).")
    return Perhitungan(selisih, pola, None, label, catatan)


def hitung_pmk(isi: EfisiensiPmk, baris: Sequence[BarisPmk]) -> HasilPmk:
    """E over the rows that can be computed, then NE; the note names rows left out and the level.

    `Masukan` of E: ``pagu_kali_capaian`` (each with its text) and ``realisasi`` for
    ``jumlah``; ``bagian`` (one text per row) for ``rata_rata``. Of NE: ``e``.
    """
    e = _jumlah(isi, baris) if isi.metode == "jumlah" else _rata_rata(isi, baris)
    return HasilPmk(e, nilai_efisiensi(isi, e.kosong or e.penuh or NOL))


def nilai_efisiensi(isi: EfisiensiPmk, e: Nilai) -> Perhitungan:
    """NE of an unrounded E: E is limited first, so NE stays within its bounds. `Masukan`: ``e``."""
    pola = f"{tulis(isi.dasar)} + {{e}} / {tulis(isi.pembagi)} × {tulis(isi.pengali)}"
    if isinstance(e, Kosong):
        return Perhitungan(None, pola, e)
    dibatasi = min(max(e, isi.bawah), isi.atas)
    catatan: tuple[str, ...] = ()
    if dibatasi != e:
        catatan = (
            f"E di luar {tulis(isi.bawah)} s.d. {tulis(isi.atas)}: dipakai {tulis(dibatasi)}.",
        )
        pola = pola.replace("{e}", tulis(dibatasi))
    bagian = KONTEKS.divide(KONTEKS.multiply(dibatasi, isi.pengali), isi.pembagi)
    return Perhitungan(KONTEKS.add(isi.dasar, bagian), pola, None, "", catatan)


def _jumlah(isi: EfisiensiPmk, baris: Sequence[BarisPmk]) -> Perhitungan:
    pola = "(({pagu_kali_capaian}) − ({realisasi})) / ({pagu_kali_capaian}) × 100"
    seharusnya: list[Decimal] = []
    dibayar: list[Decimal] = []
    for b in baris:
        if (
            isinstance(b.pagu, Decimal)
            and isinstance(b.realisasi, Decimal)
            and isinstance(b.capaian, Decimal)
        ):
            seharusnya.append(KONTEKS.divide(KONTEKS.multiply(b.pagu, b.capaian), SERATUS))
            dibayar.append(b.realisasi)
    atas = jumlahkan(seharusnya)
    catatan = _dasar(isi, len(seharusnya), len(baris))
    if not seharusnya:
        return Perhitungan(None, pola, _tanpa_baris(isi), "", catatan)
    if not atas:
        sebab = tak_terdefinisi("Jumlah pagu × capaian bernilai 0 dan menjadi pembagi.")
        return Perhitungan(None, pola, sebab, "", catatan)
    hemat = KONTEKS.multiply(KONTEKS.subtract(atas, jumlahkan(dibayar)), SERATUS)
    return Perhitungan(KONTEKS.divide(hemat, atas), pola, None, "", catatan)


def _rata_rata(isi: EfisiensiPmk, baris: Sequence[BarisPmk]) -> Perhitungan:
    bagian: list[Fraction] = []
    for b in baris:
        if (
            isinstance(b.pagu, Decimal)
            and isinstance(b.realisasi, Decimal)
            and isinstance(b.target_volume, Decimal)
            and isinstance(b.realisasi_volume, Decimal)
            and b.pagu
            and b.realisasi_volume
        ):
            dibayar = Fraction(b.realisasi) * Fraction(b.target_volume)
            bagian.append(1 - dibayar / (Fraction(b.realisasi_volume) * Fraction(b.pagu)))
    pola = f"({{bagian}}) / {len(bagian)} × 100"
    catatan = _dasar(isi, len(bagian), len(baris))
    if not bagian:
        return Perhitungan(None, pola, _tanpa_baris(isi), "", catatan)
    return Perhitungan(
        desimal(sum(bagian, Fraction(0)) * 100 / len(bagian)), pola, None, "", catatan
    )


def _dasar(isi: EfisiensiPmk, dihitung: int, semua: int) -> tuple[str, ...]:
    """The result depends on the level of the rows, and on how many could be used."""
    return (f"Dihitung menurut {isi.tingkat}: {dihitung} dari {semua} baris.",)


def _tanpa_baris(isi: EfisiensiPmk) -> Kosong:
    return tak_terdefinisi(
        f"Tidak ada {isi.tingkat} dengan pagu, realisasi, dan hasil yang lengkap."
    )
