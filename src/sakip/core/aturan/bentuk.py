"""The form of a file of rules: entries with dated values, and the register of sources."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from sakip.core.aturan.jenis import Isi

_POLA_TANGGAL = re.compile(r"\d{4}-\d{2}-\d{2}")


def _tanggal(nilai: object) -> object:
    # pydantic would also take "2024" for seconds since 1970.
    if isinstance(nilai, str) and _POLA_TANGGAL.fullmatch(nilai) is None:
        raise PydanticCustomError(
            "tanggal",
            "'{nilai}' bukan tanggal. Tulis TTTT-BB-HH, misalnya 2024-12-31.",
            {"nilai": nilai},
        )
    return nilai


Tanggal = Annotated[date, BeforeValidator(_tanggal)]
Teks = Annotated[str, StringConstraints(min_length=1)]
IdAturan = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=80)]
Status = Literal["terverifikasi", "belum_diverifikasi"]
IsiMentah = dict[str, Any]
"""Content of a rule before its schema: mappings, lists, texts and None."""


class Peraturan(Isi):
    """One entry of the register: a regulation, or a document or decision we lean on.

    singkat: how it is cited. berlaku: None where our sources do not give the date.
    """

    id: IdAturan
    jenis: Literal["peraturan", "dokumen", "praktik", "pustaka", "keputusan"]
    singkat: Teks
    nama: Teks
    tentang: str = ""
    berlaku: Tanggal | None = None
    dicabut_oleh: IdAturan | None = None
    catatan: str = ""


class Sumber(Isi):
    """Where a value comes from: id in the register and the part; no part means not stated.

    In the overlay of a Berkas the id may be the plain name of a regulation instead.
    """

    peraturan: Teks
    bagian: str = ""


class Contoh(Isi):
    """A worked example: inputs by name and the result, as text; run by `periksa` and tests."""

    masukan: IsiMentah
    hasil: str | dict[str, str]
    keterangan: str = ""


class NilaiBertanggal(Isi):
    """What a rule says from one day to another (None: still in force).

    isi: the whole content; ubah: only the keys that differ from the layer below.
    catatan: what a careful reader must know, such as why the date is what it is.
    """

    dari: Tanggal
    sampai: Tanggal | None = None
    status: Status
    sumber: Annotated[tuple[Sumber, ...], Field(min_length=1)]
    catatan: str = ""
    isi: IsiMentah | None = None
    ubah: IsiMentah | None = None
    contoh: tuple[Contoh, ...] = ()

    @model_validator(mode="after")
    def _sound(self) -> NilaiBertanggal:
        if (self.isi is None) == (self.ubah is None):
            raise PydanticCustomError("tepat_satu", "Isi salah satu: 'isi' atau 'ubah'.")
        if self.sampai is not None and self.sampai < self.dari:
            raise PydanticCustomError("urutan", "'sampai' lebih awal daripada 'dari'.")
        return self

    def berlaku(self, pada: date) -> bool:
        """Whether in force that day; both ends count."""
        return self.dari <= pada and (self.sampai is None or pada <= self.sampai)


class EntriAturan(Isi):
    """One rule with its values over time.

    baru: in an overlay, a rule that does not exist below; guards against misspelt ids.
    """

    id: IdAturan
    judul: Teks
    penjelasan: str = ""
    baru: bool = False
    nilai: Annotated[tuple[NilaiBertanggal, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _no_overlap(self) -> EntriAturan:
        urut = sorted(self.nilai, key=lambda n: n.dari)
        for dulu, kini in pairwise(urut):
            if dulu.sampai is None or kini.dari <= dulu.sampai:
                raise PydanticCustomError(
                    "tumpang_tindih",
                    "Nilai mulai {dulu} dan nilai mulai {kini} berlaku bersamaan. "
                    "Isi 'sampai' pada yang lebih dulu.",
                    {"dulu": str(dulu.dari), "kini": str(kini.dari)},
                )
        return self


class Daerah(Isi):
    """Whose overlay a file is."""

    nama: Teks
    provinsi: Teks


class LembarAturan(Isi):
    """A file of rules; entries are checked one by one, so that an error names its rule.

    daerah: only in an overlay. peraturan: sources that only this file uses.
    """

    daerah: Daerah | None = None
    peraturan: tuple[Peraturan, ...] = ()
    aturan: tuple[IsiMentah, ...] = ()


class KepalaBuku(Isi):
    """The rulebook itself: its edition, and the order of its files."""

    versi: Annotated[str, StringConstraints(pattern=r"^\d{4}\.\d{2}(\.\d+)?$")]
    lembar: tuple[Teks, ...]
