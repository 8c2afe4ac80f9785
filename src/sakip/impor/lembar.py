"""What is gathered for a Berkas: its rows as plain data, and what of them is doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sakip.berkas.baris import teks_baku
from sakip.impor.baris import Cetakan
from sakip.impor.pilih import Keyakinan, Pilihan

SUMBER = "sumber"
"""Id of the document that is imported."""


@dataclass(frozen=True, slots=True)
class Ragu:
    """Something to mend or confirm. pakai: what was put in; tercetak: text and place of prints."""

    perihal: str
    sebab: str
    pakai: str = ""
    tercetak: tuple[tuple[str, str], ...] = ()
    alamat: str = ""


@dataclass(slots=True)
class Kumpulan:
    """The rows of every sheet so far.

    keyakinan: how many figures are how sure. bukan_angka: text and place of cells that hold no
    figure where one is due, by table.
    """

    lembar: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    ragu: list[Ragu] = field(default_factory=list)
    keyakinan: Counter[Keyakinan] = field(default_factory=Counter)
    bukan_angka: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def tambah(self, lembar: str, baris: Mapping[str, Any]) -> None:
        self.lembar.setdefault(lembar, []).append(dict(baris))

    def angka(
        self,
        lembar: str,
        baris: Mapping[str, Any],
        pilihan: Pilihan,
        perihal: str,
        alamat: str = "",
    ) -> None:
        """Enter a row whose figure was chosen among prints, and say so where it is doubtful."""
        self.tambah(lembar, {**baris, "bukti": [bukti(pilihan.pakai)]})
        self.nilai(pilihan, perihal, alamat)

    def nilai(self, pilihan: Pilihan, perihal: str, alamat: str = "") -> None:
        """Count a figure, and list it where it is doubtful."""
        self.keyakinan[pilihan.keyakinan] += 1
        if pilihan.keyakinan is Keyakinan.RENDAH:
            semua = (*pilihan.sama[:1], *pilihan.lain)
            tercetak = tuple((c.teks, c.tempat) for c in semua[:8])
            self.ragu.append(Ragu(perihal, pilihan.sebab, pilihan.pakai.teks, tercetak, alamat))

    def ragukan_isian(self) -> None:
        """List the cells that hold no figure, a table at a time."""
        for tabel, isi in self.bukan_angka.items():
            sebab = f"{len(isi)} isian bukan angka dan bukan kelas yang dikenal. Isi angkanya."
            self.ragu.append(Ragu(f"Isian di {tabel}", sebab, "", tuple(isi[:8])))


def bukti(cetakan: Cetakan) -> dict[str, str]:
    return {"dokumen": SUMBER, "tempat": cetakan.tempat}


def baku(nilai: Decimal) -> str:
    """A figure as the files want it; a whole one without an exponent."""
    return teks_baku(nilai)
