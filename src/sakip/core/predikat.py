"""Predikat: the class of a published value on a scale, and values converted piece by piece."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from sakip.core.angka import KONTEKS, Kosong, bulatkan
from sakip.core.aturan.jenis import (
    BatasCapaian,
    Celah,
    Kelas,
    KonversiPotongan,
    MetodeCapaian,
    Potongan,
    Skala,
)
from sakip.core.capaian import HasilCapaian, Nilai, hitung_capaian, tak_terdefinisi, tulis
from sakip.core.jejak import Perhitungan
from sakip.galat import Galat

TIDAK_BERKELAS = "tidak berkelas"
DI_LUAR_SKALA = "di luar skala"


class Golongan(NamedTuple):
    """The class a value falls in; `kelas` is None in a gap, outside the scale, or without value."""

    perhitungan: Perhitungan
    kelas: Kelas | None

    @property
    def kode(self) -> str:
        """Code of the class (``BB``), empty where there is none."""
        return self.kelas.kode if self.kelas else ""

    @property
    def label(self) -> str:
        """Words of the class, or why there is none; as printed it is ``perhitungan.label``."""
        return self.kelas.label if self.kelas else self.perhitungan.label


def golongkan(skala: Skala, terbit: Nilai) -> Golongan:
    """The class of a published value; `Masukan` name: ``nilai``.

    The value is taken at the decimals of the scale, so what is printed decides. In a gap
    that the regulation itself leaves the label is "tidak berkelas" with the reason as note.
    """
    if isinstance(terbit, Kosong):
        return Golongan(Perhitungan(None, "{nilai}", terbit), None)
    nilai = bulatkan(terbit, skala.desimal)
    for kelas in skala.kelas:
        if _di_dalam(nilai, kelas):
            pola = f"{{nilai}} (kelas {teks_batas(kelas)})"
            return Golongan(Perhitungan(None, pola, None, sebutan(skala, kelas)), kelas)
    teks = tulis(nilai)
    for celah in skala.celah:
        if _di_dalam(nilai, celah):
            catatan = f"Nilai {teks} tidak punya kelas: {celah.alasan}"
            return Golongan(Perhitungan(None, "{nilai}", None, TIDAK_BERKELAS, (catatan,)), None)
    catatan = f"Nilai {teks} berada di luar {_rentang_skala(skala)}."
    return Golongan(Perhitungan(None, "{nilai}", None, DI_LUAR_SKALA, (catatan,)), None)


def sebutan(skala: Skala, kelas: Kelas) -> str:
    """A class as printed: ``Baik``, or ``BB (Sangat Baik)`` where the scale has official codes."""
    return f"{kelas.kode} ({kelas.label})" if skala.sebutan == "kode_label" else kelas.label


def cari_kelas(skala: Skala, teks: str) -> Kelas:
    """The class named by its code or label, letter case and spacing aside; Galat if unknown."""
    kunci = _kunci(teks)
    for kelas in skala.kelas:
        if kunci in (_kunci(kelas.kode), _kunci(kelas.label)):
            return kelas
    daftar = ", ".join(kelas.kode for kelas in skala.kelas)
    raise Galat(
        "predikat.kelas",
        f"predikat '{teks}'",
        f"Kelas ini tidak ada pada skala {skala.untuk}.",
        f"Pakai salah satu: {daftar}.",
    )


def capaian_kelas(
    isi: MetodeCapaian,
    skala: Skala,
    target: str | Kosong,
    realisasi: str | Kosong,
    *,
    batas: BatasCapaian | None = None,
) -> HasilCapaian:
    """Capaian of an ordinal target: reached is 100, missed compares the lower bounds.

    An unknown class raises Galat; `Masukan` names as in `hitung_capaian`.
    """
    return hitung_capaian(isi, _bawah(skala, target), _bawah(skala, realisasi), batas=batas)


def konversi(isi: KonversiPotongan, nilai: Nilai) -> Perhitungan:
    """A value carried over by straight pieces; label is that of its piece. `Masukan`: ``nilai``.

    A value that no piece covers is undefined, never taken to the nearest piece.
    """
    if isinstance(nilai, Kosong):
        return Perhitungan(None, "{nilai}", nilai)
    for p in isi.potongan:
        if _termasuk(nilai, p.dari, p.sampai, p.dari_termasuk, p.sampai_termasuk):
            return _petakan(p, nilai)
    teks = tulis(nilai)
    return Perhitungan(
        None, "{nilai}", tak_terdefinisi(f"Nilai {teks} tidak dicakup tabel konversi.")
    )


@lru_cache(maxsize=512)
def teks_batas(kelas: Kelas) -> str:
    """Bounds of a class in words: ``>70 s.d. 80``, ``≤50``, ``100``."""
    bawah = "" if kelas.bawah is None else tulis(kelas.bawah)
    atas = "" if kelas.atas is None else tulis(kelas.atas)
    if bawah and bawah == atas:
        return bawah
    kiri = bawah if kelas.bawah_termasuk else f">{bawah}"
    if not atas:
        return f"≥{bawah}" if kelas.bawah_termasuk else kiri
    if not bawah:
        return f"≤{atas}" if kelas.atas_termasuk else f"<{atas}"
    return f"{kiri} s.d. {atas}" if kelas.atas_termasuk else f"{kiri} s.d. <{atas}"


def _petakan(p: Potongan, nilai: Decimal) -> Perhitungan:
    awal = tulis(p.ke_dari)
    if p.sampai is None or p.sampai == p.dari or p.ke_dari == p.ke_sampai:
        return Perhitungan(p.ke_dari, f"{{nilai}} dikonversi menjadi {awal}", None, p.label)
    tinggi = KONTEKS.subtract(p.ke_sampai, p.ke_dari)
    lebar = KONTEKS.subtract(p.sampai, p.dari)
    naik = KONTEKS.divide(KONTEKS.multiply(tinggi, KONTEKS.subtract(nilai, p.dari)), lebar)
    teks_tinggi, teks_lebar = tulis(tinggi), tulis(lebar)
    pola = f"{awal} + {teks_tinggi} / {teks_lebar} × ({{nilai}} − {tulis(p.dari)})"
    return Perhitungan(KONTEKS.add(p.ke_dari, naik), pola, None, p.label)


def _bawah(skala: Skala, teks: str | Kosong) -> Nilai:
    if isinstance(teks, Kosong):
        return teks
    kelas = cari_kelas(skala, teks)
    bawah = skala.terendah if kelas.bawah is None else kelas.bawah
    if bawah is None:
        raise Galat(
            "predikat.batas",
            f"skala {skala.untuk}",
            f"Kelas {kelas.kode} tidak punya batas bawah, jadi tidak dapat dibandingkan.",
            "Isi 'terendah' pada skala itu.",
        )
    return bawah


def _di_dalam(nilai: Decimal, k: Kelas | Celah) -> bool:
    return _termasuk(nilai, k.bawah, k.atas, k.bawah_termasuk, k.atas_termasuk)


def _termasuk(
    nilai: Decimal,
    bawah: Decimal | None,
    atas: Decimal | None,
    bawah_termasuk: bool,
    atas_termasuk: bool,
) -> bool:
    if bawah is not None and (nilai < bawah or (nilai == bawah and not bawah_termasuk)):
        return False
    return atas is None or nilai < atas or (nilai == atas and atas_termasuk)


def _rentang_skala(skala: Skala) -> str:
    if skala.terendah is not None and skala.tertinggi is not None:
        return f"skala {tulis(skala.terendah)} s.d. {tulis(skala.tertinggi)}"
    return "skala ini"


def _kunci(teks: str) -> str:
    # A hyphen joins words (butuh-perbaikan); at the end it is part of the class (B-).
    return re.sub(r"[\s_]+|(?<=\w)-(?=\w)", " ", teks.strip()).casefold()
