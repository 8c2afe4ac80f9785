"""Nomenclature codes of urusan to sub kegiatan: read in any usual writing, kept in one.

Offices write the same code with a padded kewenangan (``02``), without leading zeros (as a
spreadsheet leaves it), with spaces, or with the old two-digit sub kegiatan.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sakip.core.aturan.jenis import KodeNomenklatur, Nomenklatur
from sakip.galat import Galat

_PISAH = re.compile(r"[.\s]+")


class Kode(NamedTuple):
    """One code. teks: canonical text; tingkat: name of its level, ``kegiatan``.

    dua_digit: the sub kegiatan was written the old way, with two digits.
    """

    segmen: tuple[str, ...]
    tingkat: str
    dua_digit: bool = False

    @property
    def teks(self) -> str:
        return ".".join(self.segmen)


def baca_kode(isi: Nomenklatur, teks: str, *, induk: Kode | None = None) -> Kode:
    """Read a code in clean or dirty writing; ``.01`` is taken as standing under `induk`.

    Raises Galat that names the segment which is wrong, or an unknown urusan or kewenangan.
    """
    bersih = teks.strip()
    bagian = [satu for satu in _PISAH.split(bersih) if satu]
    if bersih.startswith("."):
        if induk is None:
            raise _galat(teks, "Kode ini hanya potongan akhir.", "Tulis kode lengkapnya.")
        bagian = [*induk.segmen, *bagian]
    if not bagian:
        raise _galat(teks, "Kode kosong.", f"Contoh: {_contoh(isi)}.")
    tingkat = {satu.segmen: satu.nama for satu in isi.tingkat}.get(len(bagian))
    if tingkat is None:
        sah = ", ".join(f"{satu.nama} {satu.segmen}" for satu in isi.tingkat)
        raise _galat(teks, f"Kode ini punya {len(bagian)} bagian.", f"Banyaknya bagian: {sah}.")
    segmen = tuple(_rapikan(teks, bagian[i], isi.segmen[i], i + 1) for i in range(len(bagian)))
    if segmen[0] not in isi.urusan:
        daftar = ", ".join(isi.urusan)
        raise _galat(teks, f"Urusan {segmen[0]} tidak dikenal.", f"Pakai salah satu: {daftar}.")
    letak = _letak_kewenangan(isi)
    if len(segmen) > letak and segmen[letak] not in isi.kewenangan:
        daftar = ", ".join(f"{kode} {nama}" for kode, nama in isi.kewenangan.items())
        raise _galat(
            teks, f"Kewenangan {segmen[letak]} tidak dikenal.", f"Pakai salah satu: {daftar}."
        )
    penuh = len(segmen) == len(isi.segmen)
    return Kode(segmen, tingkat, penuh and len(bagian[-1]) == 2)


def turunan(isi: Nomenklatur, kode: Kode) -> dict[str, str]:
    """The code itself and all levels above it, by level: ``{"urusan": "7", "bidang": "7.01"}``."""
    return {
        satu.nama: ".".join(kode.segmen[: satu.segmen])
        for satu in isi.tingkat
        if satu.segmen <= len(kode.segmen)
    }


def induk_kode(isi: Nomenklatur, kode: Kode) -> Kode | None:
    """The code one level up; None above urusan."""
    atas = [satu for satu in isi.tingkat if satu.segmen < len(kode.segmen)]
    if not atas:
        return None
    terdekat = max(atas, key=lambda satu: satu.segmen)
    return Kode(kode.segmen[: terdekat.segmen], terdekat.nama)


def cari_kode(isi: Nomenklatur, kode: Kode) -> KodeNomenklatur | None:
    """The entry of the rule's list with exactly this code; None when the list lacks it."""
    return next((satu for satu in isi.kode if satu.kode == kode.teks), None)


def _rapikan(teks: str, bagian: str, lebar: int, ke: int) -> str:
    """One segment at its own width: zeros in front are added, or taken off a single digit."""
    if not (bagian.isascii() and bagian.isdigit()):
        raise _galat(
            teks,
            f"Bagian ke-{ke} ('{bagian}') bukan angka.",
            "Tulis kode saja, tanpa nama; ganti X.XX dengan urusan kantor Anda.",
        )
    rapi = bagian.lstrip("0").rjust(lebar, "0")
    if len(rapi) > lebar or len(bagian) > max(lebar, 2):
        raise _galat(
            teks,
            f"Bagian ke-{ke} ('{bagian}') lebih panjang daripada {lebar} angka.",
            "Periksa titik pemisahnya.",
        )
    return rapi


def _letak_kewenangan(isi: Nomenklatur) -> int:
    """Place of the kewenangan: the one-digit segment after the urusan."""
    return isi.segmen.index(1, 1)


def _contoh(isi: Nomenklatur) -> str:
    return ".".join("1".rjust(lebar, "0") for lebar in isi.segmen)


def _galat(teks: str, pesan: str, saran: str) -> Galat:
    return Galat("kode.bentuk", f"kode '{teks}'", pesan, saran)
