"""Findings put in order: one for each slip, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sakip.periksa.model import JenisTemuan, Temuan

_KALIMAT = ("kalimat", "bagian")
_JENIS = {JenisTemuan.SALAH: 0, JenisTemuan.PERTANYAAN: 1, JenisTemuan.GAYA: 2}


def rangkum(temuan: Iterable[Temuan]) -> tuple[Temuan, ...]:
    """One finding per check and cell; a cell already explained by a sum is not told twice."""
    semua = list({_kunci(t): t for t in reversed(list(temuan))}.values())[::-1]
    ganda = [t for t in semua if t.cek == "ganda"]
    lain = [_bersama(t, ganda) for t in semua if t.cek != "ganda"]
    jelas = {(t.tempat, t.tercetak) for t in lain if t.dugaan}
    lain += [t for t in ganda if (t.tempat, t.tercetak) not in jelas]
    return tuple(sorted(lain, key=_urutan))


def _kunci(t: Temuan) -> tuple[object, ...]:
    """What two findings have in common that tell the same.

    A sentence is read in several ways, which differ in how much of it they take.
    """
    if t.cek in _KALIMAT:
        return (_KALIMAT, t.tempat, t.tercetak, t.hitungan)
    return (t.cek, t.tempat, t.tercetak, t.label, t.kolom)


def _bersama(satu: Temuan, ganda: Iterable[Temuan]) -> Temuan:
    """A sum that fails, with the guess of another print that agrees with the sum."""
    hitung = satu.seharusnya
    if satu.dugaan or satu.jenis is not JenisTemuan.SALAH or hitung is None:
        return satu
    for t in ganda:
        sama = (t.tempat, t.tercetak) == (satu.tempat, satu.tercetak)
        if sama and t.dugaan and t.seharusnya and t.seharusnya.beririsan(hitung):
            return replace(satu, dugaan=t.dugaan)
    return satu


def _urutan(t: Temuan) -> tuple[int, bool, int, int, int]:
    tempat = t.tempat
    return (
        _JENIS[t.jenis],
        not t.mengubah_putusan,
        -t.berat,
        tempat.halaman or 0,
        tempat.baris or 0,
    )
