"""Between a row of a Berkas and a row of its table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sakip.berkas.baris import Baris
from sakip.web.dasar.lembar import Lembar, column, is_json, references

Acuan = Mapping[tuple[str, str], int]
"""Sheet and id of a row that others name, to its key in the database."""


def to_columns(baris: Baris, acuan: Acuan) -> dict[str, Any]:
    """Values of the columns of a row; foreign keys as ``<column>_id``."""
    kelas = type(baris)
    rujukan = references(kelas)
    isi: dict[str, Any] = {}
    teks = baris.model_dump(mode="json")
    for nama, info in kelas.model_fields.items():
        nilai = getattr(baris, nama)
        if nama in rujukan:
            isi[f"{nama}_id"] = None if nilai is None else acuan[rujukan[nama], nilai]
        elif is_json(info):
            isi[nama] = teks[nama]
        else:
            isi[column(nama)] = nilai
    return isi


def columns_read(tabel: type[Lembar]) -> dict[str, str]:
    """Field of the row to what is asked of the database for it."""
    rujukan = references(tabel.BARIS)
    return {n: f"{n}__id_teks" if n in rujukan else column(n) for n in tabel.BARIS.model_fields}


def rows_of(tabel: type[Lembar], **saring: Any) -> list[tuple[int, Baris]]:
    """Key and row of every line of a sheet, in its order; one query."""
    kolom = columns_read(tabel)
    isi = tabel.objects.filter(**saring).order_by("urutan", "pk").values_list("pk", *kolom.values())
    return [(pk, from_values(tabel.BARIS, kolom, nilai)) for pk, *nilai in isi]


def editions_of(tabel: type[Lembar], **saring: Any) -> dict[tuple[Any, ...], tuple[int, int]]:
    """Key in the database and edition of every row, by the key of the row; one query."""
    kolom = columns_read(tabel)
    kunci = [kolom[n] for n in tabel.BARIS.kunci_baris]
    semua = tabel.objects.filter(**saring).values_list("pk", "revisi", *kunci)
    return {tuple(nama): (pk, revisi) for pk, revisi, *nama in semua}


def from_values(kelas: type[Baris], nama: Iterable[str], nilai: Sequence[Any]) -> Baris:
    """A row of the values of its columns; what stands empty takes the row's default."""
    return kelas.model_validate({n: v for n, v in zip(nama, nilai, strict=True) if v is not None})
