"""Capaian: target and realisasi of one indicator become a percentage.

One small pure function per named method; a rule chooses the method and says what
happens at zero. Each sum ends in a single division, so a result that lies exactly on
half a unit of the last decimal is never pushed off it before it is published.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from sakip.core.angka import KONTEKS, Kosong, TanpaNilai, cetak, cetak_penuh
from sakip.core.aturan.jenis import BatasCapaian, MetodeCapaian
from sakip.core.jejak import Perhitungan
from sakip.galat import Galat

Nilai: TypeAlias = Decimal | Kosong
"""A figure as it arrives: a number, or the stated kind of no number."""

NOL = Decimal(0)
SERATUS = Decimal(100)
_DUA = Decimal(2)

_kurang = KONTEKS.subtract
_kali = KONTEKS.multiply
_bagi = KONTEKS.divide


class HasilCapaian(NamedTuple):
    """A capaian in points of 100, with what it was before the floor and before the cap.

    perhitungan: the value after floor and cap, as the rules in force have it.
    mentah: by the formula alone; None where the formula gives nothing.
    berlantai: after the floor, before the cap.
    """

    perhitungan: Perhitungan
    mentah: Decimal | None
    berlantai: Decimal | None


class Metode(NamedTuple):
    """One formula: (target, realisasi) to points of 100, and how it is written.

    pembagi: the input that must not be zero or negative; empty where any will do.
    """

    hitung: Callable[[Decimal, Decimal], Decimal]
    pola: str
    pembagi: str = "target"


def _rasio(target: Decimal, realisasi: Decimal) -> Decimal:
    return _bagi(_kali(realisasi, SERATUS), target)


def _rasio_terbalik(target: Decimal, realisasi: Decimal) -> Decimal:
    return _bagi(_kali(target, SERATUS), realisasi)


def _cermin(target: Decimal, realisasi: Decimal) -> Decimal:
    return _bagi(_kali(_kurang(_kali(_DUA, target), realisasi), SERATUS), target)


def _sisa(target: Decimal, realisasi: Decimal) -> Decimal:
    return _bagi(_kali(_kurang(target, realisasi), SERATUS), target)


def _stabil_selisih(target: Decimal, realisasi: Decimal) -> Decimal:
    jarak = _kurang(realisasi, target).copy_abs()
    return _bagi(_kali(_kurang(target, jarak), SERATUS), target)


def _stabil_cermin(target: Decimal, realisasi: Decimal) -> Decimal:
    return (_rasio if realisasi <= target else _cermin)(target, realisasi)


def _ya_tidak(target: Decimal, realisasi: Decimal) -> Decimal:
    return SERATUS if realisasi >= target else NOL


def _kelas(target: Decimal, realisasi: Decimal) -> Decimal:
    return SERATUS if realisasi >= target else _rasio(target, realisasi)


_POLA_RASIO = "{realisasi} / {target} × 100"
_POLA_CERMIN = "(2 × {target} − {realisasi}) / {target} × 100"

METODE: dict[str, Metode] = {
    "rasio": Metode(_rasio, _POLA_RASIO),
    "rasio_terbalik": Metode(_rasio_terbalik, "{target} / {realisasi} × 100", "realisasi"),
    "cermin": Metode(_cermin, _POLA_CERMIN),
    "sisa": Metode(_sisa, "({target} − {realisasi}) / {target} × 100"),
    "rentang_rasio": Metode(_rasio, _POLA_RASIO),
    "rentang_cermin": Metode(_cermin, _POLA_CERMIN),
    "stabil_selisih": Metode(_stabil_selisih, "100 − |{realisasi} − {target}| / {target} × 100"),
    "stabil_cermin": Metode(_stabil_cermin, _POLA_RASIO),
    "ya_tidak": Metode(_ya_tidak, "{realisasi} dari {target} (tercapai 100, tidak tercapai 0)"),
    "kelas": Metode(_kelas, "{realisasi} / {target} × 100 (tercapai = 100)", ""),
}
"""The named methods a rule may choose; `Masukan` names: ``target``, ``realisasi``, ``target_atas``.

For the range methods the bound that is passed stands in for the target; ``kelas`` takes the
lower bounds of the classes (see `predikat.capaian_kelas`).
"""

_RENTANG = frozenset({"rentang_rasio", "rentang_cermin"})


def hitung_capaian(
    isi: MetodeCapaian,
    target: Nilai,
    realisasi: Nilai,
    *,
    target_atas: Nilai | None = None,
    batas: BatasCapaian | None = None,
) -> HasilCapaian:
    """Capaian of one indicator in one period, full precision, in points of 100.

    target_atas: upper bound, for the range methods only; batas: the cap where a rule caps.
    A missing target or realisasi stays missing, of the same kind (the target is asked first);
    a zero that the rule does not provide for, and a negative target, are undefined.
    Raises Galat when a range lacks a bound or its bounds are reversed.
    """
    metode = METODE[isi.metode]
    pola = metode.pola
    if isinstance(target, Kosong):
        return _tanpa_nilai(target, pola)
    if isinstance(realisasi, Kosong):
        return _tanpa_nilai(realisasi, pola)
    if target_atas is not None or isi.metode in _RENTANG:
        if isinstance(target_atas, Kosong):
            return _tanpa_nilai(target_atas, pola)
        target_atas = _batas_atas(isi.metode, target, target_atas)
        if target <= realisasi <= target_atas:
            pola = "{realisasi} di dalam {target} s.d. {target_atas}"
            return _batasi(isi, pola, SERATUS, batas, ())
        if realisasi > target_atas:
            target = target_atas
            pola = pola.replace("{target}", "{target_atas}")
    elif isi.metode == "stabil_cermin" and realisasi > target:
        pola = _POLA_CERMIN
    if metode.pembagi and (target <= NOL or realisasi <= NOL):
        khusus = _nol(isi, metode, target, realisasi, batas)
        if isinstance(khusus, Kosong):
            return _tanpa_nilai(khusus, pola)
        if khusus is not None:
            mentah, sebab = khusus
            pola = "target {target}, realisasi {realisasi}, menurut aturan"
            return _batasi(isi, pola, mentah, batas, (sebab,))
    return _batasi(isi, pola, metode.hitung(target, realisasi), batas, ())


def potong(nilai: Decimal, batas: BatasCapaian | None) -> Decimal:
    """The value under a cap: above `di_atas` it counts as `menjadi`; unchanged without a cap."""
    if batas is None or batas.di_atas is None or nilai <= batas.di_atas:
        return nilai
    return batas.di_atas if batas.menjadi is None else batas.menjadi


def _batasi(
    isi: MetodeCapaian,
    pola: str,
    mentah: Decimal,
    batas: BatasCapaian | None,
    catatan: tuple[str, ...],
) -> HasilCapaian:
    """Floor, then cap; the written sum says where either of them moved the value."""
    berlantai = mentah
    if isi.lantai is not None and mentah < isi.lantai:
        berlantai = isi.lantai
        teks, dasar = _cetak(isi, mentah), _cetak(isi, berlantai)
        pola = f"{pola} = {teks}, dinaikkan ke batas bawah"
        catatan = (*catatan, f"Hasil rumus {teks} dinilai {dasar} (batas bawah capaian).")
    penuh = potong(berlantai, batas)
    if penuh != berlantai:
        teks, puncak = _cetak(isi, berlantai), _cetak(isi, penuh)
        pola = f"{pola} = {teks}, dibatasi"
        catatan = (*catatan, f"Hasil rumus {teks} dinilai {puncak} (batas atas capaian).")
    return HasilCapaian(Perhitungan(penuh, pola, None, "", catatan), mentah, berlantai)


def _nol(
    isi: MetodeCapaian,
    metode: Metode,
    target: Decimal,
    realisasi: Decimal,
    batas: BatasCapaian | None,
) -> tuple[Decimal, str] | Kosong | None:
    """What the rule says at and below zero; None where the formula itself holds."""
    if target < NOL:
        return tak_terdefinisi("Target negatif: persentase terhadap target tidak bermakna.")
    if not target:
        if isi.saat_target_nol == "tak_terdefinisi" or realisasi < NOL:
            return tak_terdefinisi("Target 0 menjadi pembagi.")
        if isi.saat_target_nol == "seratus" or not realisasi:
            return SERATUS, "Target 0: menurut aturan dinilai 100."
        return NOL, "Target 0 dan realisasi bukan 0: menurut aturan dinilai 0."
    if not realisasi and isi.saat_realisasi_nol == "batas":
        if batas is None or batas.di_atas is None:
            return tak_terdefinisi("Realisasi 0 menjadi pembagi dan tidak ada batas capaian.")
        puncak = batas.di_atas if batas.menjadi is None else batas.menjadi
        return puncak, "Realisasi 0 adalah hasil terbaik: dinilai sebesar batas capaian."
    if metode.pembagi == "realisasi":
        if not realisasi:
            return tak_terdefinisi("Realisasi 0 menjadi pembagi.")
        if realisasi < NOL:
            return tak_terdefinisi("Realisasi negatif menjadi pembagi.")
    return None


def _batas_atas(metode: str, bawah: Decimal, atas: Decimal | None) -> Decimal:
    if metode not in _RENTANG:
        raise Galat(
            "capaian.rentang",
            "target",
            f"Metode {metode} hanya memakai satu target, tetapi ada batas atas.",
            "Hapus batas atas target, atau pilih polaritas rentang.",
        )
    if atas is None:
        raise Galat(
            "capaian.rentang",
            "target",
            "Target berbentuk rentang harus punya batas bawah dan batas atas.",
            "Tulis keduanya, misalnya 7-8.",
        )
    if atas < bawah:
        raise Galat(
            "capaian.rentang",
            "target",
            f"Batas atas {atas} lebih kecil daripada batas bawah {bawah}.",
            "Tukar kedua batas itu.",
        )
    return atas


def _tanpa_nilai(kosong: Kosong, pola: str) -> HasilCapaian:
    return HasilCapaian(Perhitungan(None, pola, kosong), None, None)


def _cetak(isi: MetodeCapaian, nilai: Decimal) -> str:
    return cetak(nilai, isi.desimal)


def tulis(nilai: Decimal) -> str:
    """Exact Indonesian text without trailing zeros, for bounds and weights inside a sentence."""
    return cetak_penuh(nilai.normalize(KONTEKS))


def tak_terdefinisi(alasan: str) -> Kosong:
    """No number because the sum cannot be done; the reason names the denominator."""
    return Kosong(TanpaNilai.TAK_TERDEFINISI, alasan)
