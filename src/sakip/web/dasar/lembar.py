"""Tables that are the sheets of a Berkas: their columns are the fields of its rows.

A field is declared once, in the row class, with its rules; the table follows it. What differs
is deliberate: a row's `id` is kept as `id_teks` (the table has a key of its own), a field that
names another row is a foreign key, and lists and mappings are JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Literal, Union, get_args, get_origin

from django.db import models
from django.db.models.base import ModelBase
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sakip.berkas.baris import Baris
from sakip.web.dasar.fields import DesimalField, JsonField
from sakip.web.dasar.models import Milik

ID_MAKS = 80
RUMAH = {
    "jabatan": "organisasi.Jabatan",
    "simpul": "perencanaan.Simpul",
    "indikator": "perencanaan.Indikator",
    "proses": "perencanaan.Proses",
    "layanan": "layanan.Layanan",
    "rekomendasi": "evaluasi.Rekomendasi",
}
"""Sheets that other sheets name, and their tables."""

TABEL: dict[str, type[Lembar]] = {}
"""Sheet to table, for all sheets of a Berkas; filled as the tables are declared."""


def column(nama: str) -> str:
    """Name of the column of a row's field."""
    return "id_teks" if nama == "id" else nama


def _unwrap(anotasi: Any) -> tuple[Any, bool]:
    """The plain type of an annotation, and whether it may be None."""
    while get_origin(anotasi) is Annotated:
        anotasi = get_args(anotasi)[0]
    if get_origin(anotasi) in (Union, UnionType):
        isi = [a for a in get_args(anotasi) if a is not NoneType]
        if len(isi) < len(get_args(anotasi)):
            return _unwrap(isi[0])[0], True
    return anotasi, False


def is_json(info: FieldInfo) -> bool:
    """Whether a field holds more than one plain value."""
    jenis, _ = _unwrap(info.annotation)
    asal = get_origin(jenis) or jenis
    return isinstance(asal, type) and issubclass(asal, tuple | Mapping | BaseModel)


def references(kelas: type[Baris]) -> dict[str, str]:
    """Single fields that name a row of another sheet: field to sheet."""
    return {n: s for n, s in kelas.merujuk.items() if not is_json(kelas.model_fields[n])}


def _column_of(nama: str, info: FieldInfo, kelas: type[Baris]) -> models.Field[Any, Any]:
    jenis, boleh_kosong = _unwrap(info.annotation)
    if nama in references(kelas):
        return models.ForeignKey(
            RUMAH[kelas.merujuk[nama]],
            on_delete=models.PROTECT,
            related_name="+",
            null=boleh_kosong,
            blank=boleh_kosong,
        )
    if nama == "id":
        return models.CharField(max_length=ID_MAKS)
    if is_json(info):
        return JsonField(null=boleh_kosong, blank=True)
    if jenis is Decimal:
        return DesimalField(null=boleh_kosong, blank=boleh_kosong)
    if jenis is bool:
        if info.is_required():
            return models.BooleanField()
        return models.BooleanField(default=info.default)
    if jenis is int:
        return models.IntegerField(null=boleh_kosong, blank=boleh_kosong)
    if jenis is date:
        return models.DateField(null=boleh_kosong, blank=boleh_kosong)
    if get_origin(jenis) is Literal or (isinstance(jenis, type) and issubclass(jenis, StrEnum)):
        return models.CharField(max_length=40, null=boleh_kosong, blank=boleh_kosong)
    if jenis is str:
        return models.TextField(null=boleh_kosong, blank=True)
    raise TypeError(f"{kelas.__name__}.{nama}: no column for {jenis}")


class MetaLembar(ModelBase):
    """Gives a table the columns and the key of its row class."""

    def __new__(
        mcs,
        name: str,
        bases: tuple[type, ...],
        attrs: dict[str, Any],
        lembar: str = "",
        **kwargs: Any,
    ) -> Any:
        if not lembar:
            return super().__new__(mcs, name, bases, attrs, **kwargs)
        from sakip.berkas.model import row_class

        kelas = row_class(lembar)
        attrs.update(
            {column(n): _column_of(n, info, kelas) for n, info in kelas.model_fields.items()}
        )
        attrs |= {"LEMBAR": lembar, "BARIS": kelas}
        tahunan = ("tahun_kerja",) if "tahun_kerja" in attrs else ()
        kunci = ("pemda", "kantor", *tahunan, *map(column, kelas.kunci_baris))

        class Meta:
            ordering = ("kantor", "urutan", "pk")
            constraints = (models.UniqueConstraint(fields=kunci, name=f"{lembar}_kunci"),)

        attrs["Meta"] = Meta
        tabel = super().__new__(mcs, name, bases, attrs, **kwargs)
        TABEL[lembar] = tabel  # type: ignore[assignment]
        return tabel

    def __init__(self, name: str, bases: tuple[type, ...], attrs: dict[str, Any], **_: Any) -> None:
        super().__init__(name, bases, attrs)


class Lembar(Milik, metaclass=MetaLembar):
    """A row of a sheet of an office, declared as ``class Target(Lembar, lembar="target")``.

    urutan: place of the row in its sheet.
    """

    LEMBAR: ClassVar[str]
    BARIS: ClassVar[type[Baris]]

    kantor = models.ForeignKey("organisasi.Kantor", on_delete=models.PROTECT, related_name="+")
    urutan = models.PositiveIntegerField()

    class Meta:
        abstract = True
