"""What every row has in common: closed, frozen, keyed; figures given in exactly one way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, model_validator

from sakip.berkas.baris.isian import DesimalBaku, Id, TeksBebas, salah
from sakip.core.angka import TanpaNilai

BENTUK = ConfigDict(
    extra="forbid",
    frozen=True,
    str_strip_whitespace=True,
    coerce_numbers_to_str=True,  # a letter's number is a text, 12 in JSON as in YAML
    defer_build=True,
)


class Baris(BaseModel):
    """Base of every row: closed, frozen, texts trimmed."""

    model_config = BENTUK

    kunci_baris: ClassVar[tuple[str, ...]] = ()
    """The fields that together may stand only once in their sheet."""
    merujuk: ClassVar[Mapping[str, str]] = {}
    """Fields that name a row of another sheet: field to sheet."""

    @property
    def kunci(self) -> tuple[Any, ...]:
        return tuple(getattr(self, nama) for nama in self.kunci_baris)


class Rujukan(Baris):
    """Where a figure or statement can be seen: document id and the place in it."""

    dokumen: Id
    tempat: TeksBebas = ""


class Berisi(Baris):
    """A row with a figure: a number, a class, or a stated kind of no number."""

    nilai: DesimalBaku | None = None
    label: TeksBebas = ""
    kosong: TanpaNilai | None = None
    alasan: TeksBebas = ""
    bukti: tuple[Rujukan, ...] = ()

    @property
    def lewat_komponen(self) -> bool:
        """Whether the figure is given by the components of a formula instead."""
        return False

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        isi = (self.nilai is not None) + bool(self.label) + (self.kosong is not None)
        match isi + self.lewat_komponen:
            case 0:
                pesan = "Angkanya belum ada. Isi nilai, label (kelas), atau kosong"
                raise salah("tepat_satu", f"{pesan} (jenis tanpa nilai: {', '.join(TanpaNilai)}).")
            case 1:
                pass
            case _:
                pesan = "Angkanya diisi lebih dari satu cara."
                raise salah("tepat_satu", f"{pesan} Pilih satu: nilai, label, kosong, komponen.")
        if self.kosong is TanpaNilai.BELUM_TERSEDIA and not self.alasan:
            raise salah("alasan", "Nilai yang belum tersedia harus disertai alasan. Isi alasan.")
        return self
