"""Printing: dot for thousands, comma for decimals, ``Rp`` without a space (EYD V)."""

from __future__ import annotations

from decimal import Decimal

from sakip.core.angka.bulat import bulatkan
from sakip.core.angka.jenis import Angka, TanpaNilai

_TUKAR = str.maketrans(".,", ",.")

_KOSONG = {
    TanpaNilai.BELUM_DIISI: "belum diisi",
    TanpaNilai.BELUM_TERSEDIA: "belum tersedia",
    TanpaNilai.TIDAK_DITARGETKAN: "-",
    TanpaNilai.TIDAK_BERLAKU: "n/a",
    TanpaNilai.TAK_TERDEFINISI: "tak terdefinisi",
}


def cetak(nilai: Decimal | int, desimal: int = 2) -> str:
    """``2.717.989.953`` or ``74,30``: rounded half-up to ``desimal`` places, thousands grouped."""
    return cetak_penuh(bulatkan(Decimal(nilai), desimal))


def cetak_penuh(nilai: Decimal | int) -> str:
    """Exact text of the value with all its decimals, thousands grouped, never an exponent."""
    return f"{Decimal(nilai):,f}".translate(_TUKAR)


def cetak_ringkas(nilai: Decimal | int, desimal: int = 2) -> str:
    """Like ``cetak`` without trailing zeros: ``74,3``, ``100``."""
    teks = cetak(nilai, desimal)
    return teks.rstrip("0").rstrip(",") if "," in teks else teks


def cetak_rp(nilai: Decimal | int, desimal: int = 0) -> str:
    """``Rp2.876.885.603``; a negative amount is ``-Rp1.000``."""
    teks = cetak(nilai, desimal)
    return f"-Rp{teks[1:]}" if teks.startswith("-") else f"Rp{teks}"


def cetak_persen(nilai: Decimal | int, desimal: int = 2) -> str:
    """``99,04%``. The value is already in percent, it is not multiplied by 100."""
    return f"{cetak(nilai, desimal)}%"


def cetak_satuan(nilai: Decimal | int, satuan: str, desimal: int = 0) -> str:
    """``16 Org/bln``, ``99,04%``, ``Rp1.000`` or the bare number if ``satuan`` is empty."""
    if satuan == "Rp" or satuan.startswith("Rp/"):
        return cetak_rp(nilai, desimal) + satuan[2:]
    pisah = "" if satuan.startswith("%") else " "
    return f"{cetak(nilai, desimal)}{pisah}{satuan}".rstrip()


def cetak_angka(angka: Angka) -> str:
    """A number in house style with its own decimals, unit and remark: ``83,00 (Baik)``."""
    teks = cetak_satuan(angka.nilai, angka.satuan, max(angka.desimal, 0))
    return f"{teks} ({angka.keterangan})" if angka.keterangan else teks


def cetak_kosong(jenis: TanpaNilai) -> str:
    """What stands in a cell without a number; ``baca`` reads each back as the same kind."""
    return _KOSONG[jenis]
