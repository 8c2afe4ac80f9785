"""What a printed cell can be: a number, no number, a word, a doubt or a mistake."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from sakip.core.angka.rentang import Rentang


class TanpaNilai(StrEnum):
    """The five kinds of no number: never merged, never zero."""

    BELUM_DIISI = "belum_diisi"
    BELUM_TERSEDIA = "belum_tersedia"
    TIDAK_DITARGETKAN = "tidak_ditargetkan"
    TIDAK_BERLAKU = "tidak_berlaku"
    TAK_TERDEFINISI = "tak_terdefinisi"


@dataclass(frozen=True, slots=True)
class Angka:
    """One number read from paper.

    nilai:      exact value of the print, ``2,5 juta`` is 2500000.
    satuan:     ``%``, ``Rp``, ``unit``, ``Org/bln``... or empty. ``25%`` has value 25.
    desimal:    printed decimals; negative when a word scales the number (``2,5 juta``: -5).
    teks:       the text as printed.
    keterangan: the remark printed with it: ``Baik`` of ``83,00 (Baik)``.
    """

    nilai: Decimal
    satuan: str = ""
    desimal: int = 0
    teks: str = ""
    keterangan: str = ""

    @property
    def rentang(self) -> Rentang:
        """All values that print like this: half a unit of the last printed place either way.

        Counts are no exception (``4 unit`` is [3,5; 4,5]): paper does not say whether a whole
        number was counted or rounded. Who knows that it was counted uses ``Rentang.tepat``.
        """
        separuh = Decimal((0, (5,), -self.desimal - 1))
        return Rentang(separuh.copy_negate(), separuh) + self.nilai


@dataclass(frozen=True, slots=True)
class AngkaRentang:
    """A printed range or bound: ``7-8 bulan``, ``>110% - 120%``, ``≥ 85`` (no ``atas``).

    A side is ``None`` when it is unbounded; ``*_terbuka`` says that the bound itself is outside.
    """

    bawah: Angka | None
    atas: Angka | None
    satuan: str
    teks: str
    bawah_terbuka: bool = False
    atas_terbuka: bool = False

    def memuat(self, nilai: Decimal) -> bool:
        """Whether ``nilai`` is within the range as written."""
        if self.bawah is not None:
            batas = self.bawah.nilai
            if nilai < batas or (self.bawah_terbuka and nilai == batas):
                return False
        if self.atas is not None:
            batas = self.atas.nilai
            if nilai > batas or (self.atas_terbuka and nilai == batas):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Pecahan:
    """Two numbers as one statement: ``38/65``, ``6 stel dari 6 stel``, ``4,4/1000 KH``.

    The quotient is left to who knows the meaning: a share of a whole, or a rate per 1.000.
    """

    pembilang: Angka
    penyebut: Angka
    satuan: str
    teks: str


@dataclass(frozen=True, slots=True)
class Kosong:
    """No number, of a stated kind; ``alasan`` is the reason if the text gives one."""

    jenis: TanpaNilai
    alasan: str = ""
    teks: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A word in place of a number: ``BB``, ``Sangat Baik``.

    ``kode`` is the word in one spelling (``bb``, ``sangat_baik``) to look up in a scale.
    """

    teks: str
    kode: str


@dataclass(frozen=True, slots=True)
class Ambigu:
    """A form that cannot be read safely without knowing more.

    ``calon`` holds the possible readings, the Indonesian one (dot for thousands, comma for
    decimals) first. One candidate only means: probably this, but ask (``82, 71``).
    """

    calon: tuple[Angka | AngkaRentang | Pecahan, ...]
    teks: str
    alasan: str


@dataclass(frozen=True, slots=True)
class Rusak:
    """Text with figures that is not one regular number: reported, never guessed."""

    teks: str
    alasan: str
    saran: str = ""


Bacaan: TypeAlias = Angka | AngkaRentang | Pecahan | Kosong | Label | Ambigu | Rusak
