"""What is read from a foreign document, and what is found in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from sakip.core.angka import Rentang

Kotak: TypeAlias = tuple[float, float, float, float]
"""Box on a page in points from the upper left corner: left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where something stands, as far as the kind of file knows it.

    halaman and baris count from 1; baris is the line of a text file. sel is the address in a
    sheet (``C7``), in Word (``tabel 3 baris 4 kolom 2``, ``paragraf 14``) or in a line of text
    (``kolom 5``); kotak is known in PDF only.
    """

    halaman: int | None = None
    baris: int | None = None
    lembar: str = ""
    sel: str = ""
    kotak: Kotak | None = None

    def __str__(self) -> str:
        bagian = []
        if self.halaman is not None:
            bagian.append(f"halaman {self.halaman}")
        if self.lembar:
            bagian.append(f"lembar '{self.lembar}'")
        if self.sel:
            bagian.append(f"sel {self.sel}")
        if self.baris is not None:
            bagian.append(f"baris {self.baris}")
        return " ".join(bagian)


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell of a table. asal: the text stands here and is not carried over by a merge.

    warna: the colour it is filled with, RRGGBB, where the file says so (XLSX, DOCX).
    """

    teks: str
    tempat: Tempat = Tempat()
    asal: bool = True
    rumus: str = ""
    warna: str = ""


@dataclass(frozen=True, slots=True)
class Paragraf:
    """A paragraph of running text, its lines joined."""

    teks: str
    tempat: Tempat = Tempat()


@dataclass(frozen=True, slots=True)
class TabelSumber:
    """A rectangular grid of cells in reading order.

    potongan: rows at which a part on another page begins, after joining.
    """

    baris: tuple[tuple[Sel, ...], ...]
    judul: str = ""
    potongan: frozenset[int] = frozenset()

    @property
    def lebar(self) -> int:
        return len(self.baris[0]) if self.baris else 0

    @property
    def tempat(self) -> Tempat:
        return self.baris[0][0].tempat


Blok: TypeAlias = Paragraf | TabelSumber


class JenisBerkas(StrEnum):
    """The kinds of file that are read, decided by content."""

    TEKS = "teks"
    PDF = "PDF"
    DOCX = "DOCX"
    BUKU = "buku kerja"


@dataclass(frozen=True, slots=True)
class Dokumen:
    """A document as blocks in reading order. catatan: what could not be read, in Indonesian."""

    nama: str
    jenis: JenisBerkas
    blok: tuple[Blok, ...]
    halaman: int | None = None
    catatan: tuple[str, ...] = ()

    @property
    def paragraf(self) -> tuple[Paragraf, ...]:
        return tuple(satu for satu in self.blok if isinstance(satu, Paragraf))

    @property
    def tabel(self) -> tuple[TabelSumber, ...]:
        return tuple(satu for satu in self.blok if isinstance(satu, TabelSumber))


class JenisTemuan(StrEnum):
    """salah: no true values fit what is printed; pertanyaan: possible with an input that is
    not printed; gaya: form."""

    SALAH = "salah"
    PERTANYAAN = "pertanyaan"
    GAYA = "gaya"


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding. seharusnya: the recomputed value as an interval, where there is one.

    hitungan: the sum written out. dugaan: the most likely slip. berat: 1 (light) to 5.
    """

    cek: str
    jenis: JenisTemuan
    pesan: str
    tempat: Tempat
    tercetak: str = ""
    tabel: str = ""
    label: str = ""
    kolom: str = ""
    seharusnya: Rentang | None = None
    hitungan: str = ""
    dugaan: str = ""
    berat: int = 3
    mengubah_putusan: bool = False

    def dengan(self, **ubah: object) -> Temuan:
        return replace(self, **ubah)  # type: ignore[arg-type]
