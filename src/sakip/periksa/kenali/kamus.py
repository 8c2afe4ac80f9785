"""The words offices use, read once from YAML."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from sakip.core.aturan.yaml_teks import baca_berkas, urai_yaml

_BERKAS = Path(__file__).with_name("kamus.yaml")


class PolaPeran(BaseModel):
    """How the heading of one role reads."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    ujung: re.Pattern[str]
    induk: re.Pattern[str] | None = None
    bukan: re.Pattern[str] | None = None

    def cocok(self, ujung: str, induk: str) -> bool:
        """Whether squeezed headings are of this role."""
        return (
            self.ujung.search(ujung) is not None
            and (self.induk is None or self.induk.search(induk) is not None)
            and (self.bukan is None or self.bukan.search(f"{induk}>{ujung}") is None)
        )


class Pasangan(BaseModel):
    """The roles of two columns, K and Rp, under a heading that both share."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pola: re.Pattern[str]
    k: str
    rp: str


class Kamus(BaseModel):
    """The wordings of kamus.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    peran: tuple[PolaPeran, ...]
    pasangan: tuple[Pasangan, ...]
    periode: re.Pattern[str]
    tahun: re.Pattern[str]
    jumlah: tuple[str, ...]
    rata: re.Pattern[str]
    rata_semua: re.Pattern[str]
    seluruh: re.Pattern[str]
    satuan_hitung: frozenset[str]
    cacah: re.Pattern[str]
    cacah_judul: re.Pattern[str]
    beda: re.Pattern[str]
    makin_rendah: re.Pattern[str]
    bukan_makin_rendah: re.Pattern[str]
    batas_capaian: tuple[int, ...]
    bobot_campuran: tuple[Decimal, ...]


@cache
def kamus() -> Kamus:
    return Kamus.model_validate(urai_yaml(baca_berkas(_BERKAS), _BERKAS.name))


@cache
def awal_jumlah() -> re.Pattern[str]:
    """How a row of totals begins."""
    return re.compile(rf"(?:{'|'.join(kamus().jumlah)})\b", re.IGNORECASE)


def rapat(teks: str) -> str:
    """Small letters without spaces and hyphens: what is compared with the wordings."""
    return re.sub(r"[\s\-–—_:]+", "", teks).casefold()


def ciri(teks: str) -> str:
    """Letters and figures only, small: what two printings of one name have in common."""
    return re.sub(r"[\W_]+", "", teks).casefold()


def makin_rendah(nama: str) -> bool:
    """Whether less is better of an indicator of this name."""
    k, nama = kamus(), nama.casefold()
    return bool(k.makin_rendah.search(nama)) and not k.bukan_makin_rendah.search(nama)
