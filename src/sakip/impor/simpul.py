"""Nodes and indicators as printed, and how alike two of their names are."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from sakip.berkas.baris import JenisSimpul
from sakip.impor.baris import BarisKinerja
from sakip.impor.cetakan import Cetakan
from sakip.impor.kata import kata
from sakip.periksa.kenali.kamus import ciri

SESIMPUL = 0.6
"""Likeness from which two names of indicators of one node are one."""
_PANJANG = 24  # letters from which the beginning of a name is no chance


@dataclass(slots=True, eq=False)
class SimpulBaca:
    """A node as printed. nama, kinerja: spellings counted; tahun: years it is printed for."""

    jenis: JenisSimpul
    nama: Counter[str] = field(default_factory=Counter)
    induk: SimpulBaca | None = None
    kode: str = ""
    kinerja: Counter[str] = field(default_factory=Counter)
    tahun: set[int] = field(default_factory=set)
    cetakan: list[Cetakan] = field(default_factory=list)
    id: str = ""

    @property
    def sebutan(self) -> str:
        return self.nama.most_common(1)[0][0]


@dataclass(slots=True, eq=False)
class IndikatorBaca:
    """An indicator as printed, with every figure printed for it.

    arti: what it means, text and place by kind. iku: a table of main indicators lists it.
    """

    simpul: SimpulBaca
    nama: Counter[str] = field(default_factory=Counter)
    satuan: Counter[str] = field(default_factory=Counter)
    tahun: set[int] = field(default_factory=set)
    cetakan: list[Cetakan] = field(default_factory=list)
    arti: dict[str, tuple[str, str]] = field(default_factory=dict)
    iku: bool = False
    id: str = ""

    @property
    def sebutan(self) -> str:
        return self.nama.most_common(1)[0][0]

    def artikan(self, satu: BarisKinerja) -> None:
        """Keep what a row says of the meaning, each with its place; the first print counts."""
        for isi, teks in satu.arti.items():
            tempat = satu.tabel.sumber.baris[satu.nomor][0].tempat
            self.arti.setdefault(isi, (teks, f"{tempat}, {satu.tabel.judul[:80]}"))
        self.iku |= bool(satu.arti) and kata().judul_iku.search(satu.tabel.judul) is not None


def rapi(nama: str) -> str:
    """A name as it is to be written: single spaces, no broken words, no full stop."""
    nama = re.sub(r"(?<=[a-z])- (?=[a-z])", "-", " ".join(nama.split()))
    return nama.strip(" .:;-•")


def terpotong(kunci: str, nama: str) -> bool:
    """Whether a squeezed name is another of which a page break cut off the last word or two."""
    utuh = ciri(nama)
    return len(kunci) >= _PANJANG and utuh.startswith(kunci) and len(kunci) * 4 >= len(utuh) * 3


def mirip(a: str, b: str) -> float:
    """How alike two squeezed names are, 0 to 1; names with different figures are not."""
    if a == b:
        return 1.0
    if not a or not b or re.findall(r"\d", a) != re.findall(r"\d", b):
        return 0.0
    cocok = SequenceMatcher(None, a, b, autojunk=False)
    if cocok.real_quick_ratio() < SESIMPUL / 1.5:
        return 0.0
    return cocok.ratio()
