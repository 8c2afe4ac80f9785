"""Proof that a scale is total: every published value has exactly one class.

Published values stand on a grid of `desimal` places, so each interval is turned into a run
of whole grid steps and the runs are laid end to end. No value is tried out.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise
from typing import NamedTuple

from sakip.core.angka import cetak
from sakip.core.aturan.jenis import Celah, Kelas, Skala
from sakip.galat import Galat


class _Lari(NamedTuple):
    """A run of grid steps, both ends counted; None is open."""

    awal: int | None
    akhir: int | None

    @property
    def kosong(self) -> bool:
        return self.awal is not None and self.akhir is not None and self.awal > self.akhir


def periksa_skala(skala: Skala) -> list[Galat]:
    """Everything that keeps a scale from being total; empty when it is.

    Found: classes without any value, codes used twice, classes out of order, overlaps, gaps
    that are not declared, declared gaps that are none, and ends that miss `terendah` or
    `tertinggi`. `tempat` is relative to the scale.
    """
    if not skala.kelas:
        return [_galat("kosong", "kelas", "Skala ini tidak punya kelas.", "Tulis kelasnya.")]
    lari = [_lari(k, skala.desimal) for k in skala.kelas]
    # What follows has no meaning while single classes or their order are wrong.
    return (
        list(_kelas_cacat(skala, lari))
        or list(_salah_urut(skala, lari))
        or [*_tumpang_tindih(skala, lari), *_bolong(skala, lari), *_melampaui(skala, lari)]
    )


def _kelas_cacat(skala: Skala, lari: list[_Lari]) -> Iterator[Galat]:
    kode = [k.kode for k in skala.kelas]
    for satu in sorted({k for k in kode if kode.count(k) > 1}):
        yield _galat("ganda", f"kelas {satu}", "Kode kelas ini dipakai dua kali.", "Bedakan.")
    for satu, rentang in zip(kode, lari, strict=True):
        if rentang.kosong:
            yield _galat(
                "kelas_kosong",
                f"kelas {satu}",
                "Tidak ada nilai yang dapat masuk kelas ini.",
                "Periksa batas bawah dan batas atasnya.",
            )


def _salah_urut(skala: Skala, lari: list[_Lari]) -> Iterator[Galat]:
    for (kiri, a), (kanan, b) in pairwise(zip(skala.kelas, lari, strict=True)):
        if b.awal is None or (a.awal is not None and b.awal <= a.awal):
            yield _galat(
                "urutan",
                f"kelas {kanan.kode}",
                f"Kelas ini tidak lebih tinggi daripada kelas {kiri.kode} sebelumnya.",
                "Urutkan kelas dari yang terendah.",
            )


def _tumpang_tindih(skala: Skala, lari: list[_Lari]) -> Iterator[Galat]:
    for (kiri, a), (kanan, b) in pairwise(zip(skala.kelas, lari, strict=True)):
        if b.awal is not None and (a.akhir is None or b.awal <= a.akhir):
            bersama = _sebut(_Lari(b.awal, a.akhir), skala.desimal)
            yield _galat(
                "tumpang_tindih",
                f"kelas {kanan.kode}",
                f"{bersama} juga masuk kelas {kiri.kode}.",
                "Geser salah satu batasnya.",
            )


def _bolong(skala: Skala, lari: list[_Lari]) -> Iterator[Galat]:
    nyata = list(_celah_nyata(skala, lari))
    dinyatakan = [_lari(c, skala.desimal) for c in skala.celah]
    for tempat, satu in nyata:
        if satu not in dinyatakan:
            yield _galat(
                "bolong",
                tempat,
                f"{_sebut(satu, skala.desimal)} tidak punya kelas.",
                "Sambungkan batas kelasnya; bila peraturan memang bercelah, tulis di 'celah'.",
            )
    ada = [satu for _, satu in nyata]
    for satu in dinyatakan:
        if satu not in ada:
            yield _galat(
                "bukan_celah",
                "celah",
                f"{_sebut(satu, skala.desimal)} dinyatakan celah, padahal bukan.",
                "Samakan celah dengan bagian yang benar-benar tanpa kelas, atau hapus.",
            )


def _melampaui(skala: Skala, lari: list[_Lari]) -> Iterator[Galat]:
    """Classes that reach beyond the ends of the scale."""
    seluruh, awal, akhir = _seluruh(skala), lari[0].awal, lari[-1].akhir
    if seluruh.awal is not None and (awal is None or awal < seluruh.awal):
        yield _luar(skala.kelas[0].kode, "terendah")
    if seluruh.akhir is not None and (akhir is None or akhir > seluruh.akhir):
        yield _luar(skala.kelas[-1].kode, "tertinggi")


def _luar(kode: str, ujung: str) -> Galat:
    return _galat(
        "di_luar",
        f"kelas {kode}",
        f"Kelas ini melampaui nilai {ujung} skala.",
        f"Samakan batasnya dengan '{ujung}', atau kosongkan '{ujung}'.",
    )


def _celah_nyata(skala: Skala, lari: list[_Lari]) -> Iterator[tuple[str, _Lari]]:
    """The runs without class between the ends of the scale, with the place to mend."""
    seluruh, awal, akhir = _seluruh(skala), lari[0].awal, lari[-1].akhir
    if awal is not None and not (bawah := _Lari(seluruh.awal, awal - 1)).kosong:
        yield f"kelas {skala.kelas[0].kode}", bawah
    for kelas, (a, b) in zip(skala.kelas[1:], pairwise(lari), strict=True):
        if a.akhir is not None and b.awal is not None and b.awal > a.akhir + 1:
            yield f"kelas {kelas.kode}", _Lari(a.akhir + 1, b.awal - 1)
    if akhir is not None and not (atas := _Lari(akhir + 1, seluruh.akhir)).kosong:
        yield f"kelas {skala.kelas[-1].kode}", atas


def _lari(batas: Kelas | Celah, desimal: int) -> _Lari:
    """The grid steps inside an interval."""
    return _Lari(
        _langkah_dari(batas.bawah, desimal, batas.bawah_termasuk),
        _langkah_sampai(batas.atas, desimal, batas.atas_termasuk),
    )


def _seluruh(skala: Skala) -> _Lari:
    return _Lari(
        _langkah_dari(skala.terendah, skala.desimal, True),
        _langkah_sampai(skala.tertinggi, skala.desimal, True),
    )


def _langkah_dari(nilai: Decimal | None, desimal: int, termasuk: bool) -> int | None:
    """The first grid step from a value on."""
    if nilai is None:
        return None
    tepat = nilai.scaleb(desimal)
    langkah = int(tepat.to_integral_value(ROUND_CEILING))
    return langkah + (langkah == tepat and not termasuk)


def _langkah_sampai(nilai: Decimal | None, desimal: int, termasuk: bool) -> int | None:
    """The last grid step up to a value."""
    if nilai is None:
        return None
    tepat = nilai.scaleb(desimal)
    langkah = int(tepat.to_integral_value(ROUND_FLOOR))
    return langkah - (langkah == tepat and not termasuk)


def _sebut(lari: _Lari, desimal: int) -> str:
    awal, akhir = (
        None if tepi is None else cetak(Decimal(tepi).scaleb(-desimal), desimal) for tepi in lari
    )
    if awal is None:
        return f"Nilai sampai {akhir}" if akhir else "Semua nilai"
    if akhir is None:
        return f"Nilai mulai {awal}"
    return f"Nilai {awal}" if awal == akhir else f"Nilai {awal} sampai {akhir}"


def _galat(kode: str, tempat: str, pesan: str, saran: str) -> Galat:
    return Galat(f"skala.{kode}", tempat, pesan, saran)
