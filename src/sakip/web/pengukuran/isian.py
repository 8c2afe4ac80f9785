"""What a person types into a cell, read without guessing."""

from __future__ import annotations

from decimal import Decimal

from sakip.berkas.baris import teks_baku
from sakip.core.angka import Ambigu, Angka, Kosong, Label, baca, cetak_penuh
from sakip.galat import Galat


def read_cell(teks: str, tempat: str) -> Decimal | str | Kosong | None:
    """A typed figure as number, class, kind of no number, or None where the cell is empty.

    Raises Galat when it can be read two ways or not at all.
    """
    if not teks.strip():
        return None
    match baca(teks):
        case Angka(nilai=nilai):
            return nilai
        case Label(teks=label):
            return label
        case Kosong() as kosong:
            return kosong
        case Ambigu(calon=calon):
            angka = [c.nilai for c in calon if isinstance(c, Angka)]
            pilihan = " atau ".join(cetak_penuh(n) for n in angka)
            raise Galat(
                "isian.ambigu",
                tempat,
                f"'{teks}' dapat dibaca {pilihan}.",
                f"Ketik {_plain(angka)} supaya jelas.",
            )
        case rusak:
            raise Galat(
                "isian.angka",
                tempat,
                f"'{teks}' tidak terbaca sebagai angka{_because(rusak)}.",
                "Ketik seperti 74,30 atau 1.250.000, atau pilih salah satu keterangan kosong.",
            )


def _plain(angka: list[Decimal]) -> str:
    """Each reading in a form that has no other: no thousands, a comma only before decimals."""
    return " atau ".join(teks_baku(n.normalize()).replace(".", ",") for n in angka)


def _because(rusak: object) -> str:
    alasan = getattr(rusak, "alasan", "")
    return f" ({alasan})" if alasan else ""
