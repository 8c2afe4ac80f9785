"""Cells with two numbers or a bound: ranges, ``≥ 85``, ``38/65``, ``2 dari 4``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from sakip.core.angka.bilangan import Cacat
from sakip.core.angka.jenis import Ambigu, Angka, AngkaRentang, Pecahan, Rusak
from sakip.core.angka.tunggal import Terbaca, baca_tunggal

_LAMBANG = {
    ">": ">", "≥": "≥", ">=": "≥", "=>": "≥", "lebih dari": ">", "di atas": ">",
    "minimal": "≥", "min.": "≥", "paling sedikit": "≥", "sekurang-kurangnya": "≥",
    "<": "<", "≤": "≤", "<=": "≤", "=<": "≤", "kurang dari": "<", "di bawah": "<",
    "maksimal": "≤", "maks.": "≤", "paling banyak": "≤", "paling lama": "≤",
}  # fmt: skip
_TANDA = r"(?:>=|=>|<=|=<|[<>≤≥])"
_TANDA_ATAU_KATA = "|".join(map(re.escape, sorted(_LAMBANG, key=len, reverse=True)))
_POLA_BATAS = re.compile(rf"(?P<tanda>{_TANDA_ATAU_KATA}) ?(?P<angka>.+)", re.IGNORECASE)
_RP = r"(?:(?:rp|idr)(?:\. ?| )?)?"
_POLA_RENTANG = re.compile(
    rf"(?P<tanda>{_TANDA})? ?(?P<kiri>{_RP}[-–]?[0-9][^()]*?)"
    r" ?(?:[-–—]|(?<![a-z])(?:s\.?d\.?|s/d|sampai(?: dengan)?|hingga)) ?"
    rf"(?P<tanda_kanan>{_TANDA})? ?(?P<kanan>{_RP}[-–]?[0-9].*)",
    re.IGNORECASE,
)
_POLA_PECAHAN = re.compile(
    r"(?P<kiri>[0-9][^/()]*?)(?: ?/ ?| dari )(?P<kanan>[0-9].*)", re.IGNORECASE
)
_ANGKA_SAJA = re.compile(rf"{_RP}[-–]?[0-9.,]*[0-9]", re.IGNORECASE)
_TAHUN = re.compile("(?:19|20)[0-9]{2}")


def baca_majemuk(
    rapi: str, teks: str, satuan: str = ""
) -> AngkaRentang | Pecahan | Ambigu | Rusak | None:
    """Read tidied text as a range, a bound or a fraction; None if it has no such form."""
    if cocok := _POLA_RENTANG.fullmatch(rapi):
        return _rentang(cocok, teks, satuan)
    if cocok := _POLA_BATAS.fullmatch(rapi):
        return _batas(cocok, teks, satuan)
    if cocok := _POLA_PECAHAN.fullmatch(rapi):
        return _pecahan(cocok, teks, satuan)
    return None


def _batas(cocok: re.Match[str], teks: str, satuan: str) -> AngkaRentang | Ambigu | Rusak:
    lambang = _LAMBANG[cocok["tanda"].lower()]
    hasil = baca_tunggal(cocok["angka"], teks, satuan)
    if isinstance(hasil, Cacat):
        return Rusak(teks, *hasil)
    terbuka = lambang in "<>"
    calon = tuple(
        AngkaRentang(a, None, a.satuan, teks, bawah_terbuka=terbuka)
        if lambang in ">≥"
        else AngkaRentang(None, a, a.satuan, teks, atas_terbuka=terbuka)
        for a in hasil.calon
    )
    return Ambigu(calon, teks, hasil.ragu) if hasil.ragu else calon[0]


def _rentang(cocok: re.Match[str], teks: str, satuan: str) -> AngkaRentang | Ambigu | Rusak:
    teks_kiri, teks_kanan = cocok["kiri"], cocok["kanan"]
    angka_kanan = _ANGKA_SAJA.match(teks_kanan)
    # "2-3 juta" and "80-90 %": what follows the second number belongs to the first as well.
    ekor = teks_kanan[angka_kanan.end() :] if angka_kanan else ""
    lengkap = teks_kiri + ekor if _ANGKA_SAJA.fullmatch(teks_kiri) else teks_kiri
    kiri = baca_tunggal(lengkap, teks_kiri, satuan)
    if isinstance(kiri, Cacat):
        return Rusak(teks, *kiri)
    kanan = baca_tunggal(teks_kanan, teks_kanan, kiri.calon[0].satuan)
    if isinstance(kanan, Cacat):
        return Rusak(teks, *kanan)
    tanda_kiri = _LAMBANG[cocok["tanda"] or "≥"]
    tanda_kanan = _LAMBANG[cocok["tanda_kanan"] or "≤"]
    if tanda_kiri not in ">≥" or tanda_kanan not in "<≤":
        return Rusak(teks, "Tanda < atau > berlawanan arah.", "Tulis misalnya >80 - <90.")
    calon = tuple(
        AngkaRentang(a, b, b.satuan, teks, tanda_kiri == ">", tanda_kanan == "<")
        for a, b in _pasangan(kiri, kanan)
        if a.nilai <= b.nilai and a.satuan == b.satuan
    )
    if not calon:
        return Rusak(
            teks,
            "Batas bawah melebihi batas atas, atau satuan kedua batas berbeda.",
            "Tulis batas bawah lalu batas atas dengan satuan yang sama, misalnya 7-8 bulan.",
        )
    ragu = _masih_ragu(kiri, kanan, len(calon))
    return Ambigu(calon, teks, ragu) if ragu else calon[0]


def _pecahan(cocok: re.Match[str], teks: str, satuan: str) -> Pecahan | Ambigu | Rusak:
    if _TAHUN.fullmatch(cocok["kanan"]):
        return Rusak(teks, "Ini nomor dan tahun, bukan pecahan.", "Tulis angkanya saja.")
    kiri = baca_tunggal(cocok["kiri"], cocok["kiri"])
    if isinstance(kiri, Cacat):
        return Rusak(teks, *kiri)
    kanan = baca_tunggal(cocok["kanan"], cocok["kanan"], satuan)
    if isinstance(kanan, Cacat):
        return Rusak(teks, *kanan)
    calon = tuple(
        Pecahan(a, b, b.satuan, teks)
        for a, b in _pasangan(kiri, kanan)
        if a.satuan in ("", b.satuan) and not b.satuan.startswith(("%", "Rp"))
    )
    if not calon:
        return Rusak(
            teks,
            "Dua angka ini tidak membentuk pecahan.",
            "Tulis satu angka, atau bagian dan keseluruhannya, misalnya 38 dari 65 usulan.",
        )
    ragu = _masih_ragu(kiri, kanan, len(calon))
    return Ambigu(calon, teks, ragu) if ragu else calon[0]


def _pasangan(kiri: Terbaca, kanan: Terbaca) -> Iterator[tuple[Angka, Angka]]:
    """Readings of both sides; two doubtful sides are read in the same style."""
    if len(kiri.calon) == len(kanan.calon):
        return zip(kiri.calon, kanan.calon, strict=True)
    return product(kiri.calon, kanan.calon)


def _masih_ragu(kiri: Terbaca, kanan: Terbaca, tersisa: int) -> str:
    """Doubt of either side, unless only one pair of readings makes sense (``500-1.000``)."""
    sisi_ragu = [sisi for sisi in (kiri, kanan) if sisi.ragu]
    if tersisa == 1 and all(len(sisi.calon) > 1 for sisi in sisi_ragu):
        return ""
    return sisi_ragu[0].ragu if sisi_ragu else ""
