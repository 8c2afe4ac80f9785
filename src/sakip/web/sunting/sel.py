"""Cells of a table editor: a row's field as text to type, and typed text as a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from sakip.berkas.baris import Baris
from sakip.berkas.baris.isian import ID_MAKS
from sakip.berkas.buku_kerja.kolom import Jenis, Kolom, columns
from sakip.berkas.buku_kerja.notasi import write_number
from sakip.berkas.buku_kerja.sel import LOWONG, from_cell, spoken, to_cell
from sakip.berkas.model import row_class
from sakip.core.angka import cetak_penuh
from sakip.galat import Galat
from sakip.terjemah import galat_validasi

_NAMA = ("nama", "judul", "uraian", "rekomendasi", "jabatan")
"""Fields an id can be made from, the best first."""


def text_of(kolom: Kolom, nilai: Any) -> str:
    """A value as a person would type it."""
    match kolom.jenis:
        case _ if nilai is None:
            return ""
        case Jenis.DESIMAL:
            return write_number(nilai)
        case Jenis.RUPIAH:
            return cetak_penuh(nilai)
        case Jenis.TANGGAL:
            return str(nilai.isoformat())
        case Jenis.PILIHAN:
            return str(nilai)
        case _:
            isi = to_cell(kolom, nilai)[0]
            return "" if isi is None or isi == LOWONG else str(isi)


def shown(kolom: Kolom, nilai: Any, label: Mapping[str, str]) -> str:
    """A value as a person reads it: names for ids, dates and money as they are printed."""
    match nilai:
        case None | "" | ():
            return ""
        case date():
            return f"{nilai.day}-{nilai.month}-{nilai.year}"
        case Decimal():
            return cetak_penuh(nilai)
        case str() if nilai in label:
            return label[nilai]
        case _ if kolom.jenis is Jenis.PILIHAN:
            return spoken(str(nilai))
        case _:
            return text_of(kolom, nilai)


def row_of(
    lembar: str, isian: Mapping[str, Any], lama: Baris | None, bawaan: Mapping[str, Any]
) -> Baris:
    """The row with what was typed, or stood in a file; fields that were not shown stay.

    lama: the row as it was, whose key stays. bawaan: values of a new row's fields that nobody
    types. Raises Galat with every finding.
    """
    kelas = row_class(lembar)
    data: dict[str, Any] = dict(bawaan) if lama is None else lama.model_dump(exclude_defaults=True)
    salah: list[Galat] = []
    # A form is a dict of lists to Python; only items() gives what was sent last.
    isian = dict(isian.items()) | joined(lembar, isian)
    for kolom in columns(lembar):
        if kolom.nama not in isian or (lama is not None and kolom.kunci):
            continue
        data.pop(kolom.nama, None)
        isi = isian[kolom.nama]
        isi = isi.strip() if isinstance(isi, str) else isi
        if isi not in ("", None):
            try:
                data[kolom.nama] = from_cell(kolom, isi)
            except Galat as galat:
                salah.append(Galat(galat.kode, kolom.judul, galat.pesan, galat.saran))
        elif kolom.wajib:
            salah.append(
                Galat(
                    "sunting.wajib",
                    kolom.judul,
                    _("Wajib diisi."),
                    _("Misalnya %(contoh)s.") % {"contoh": kolom.contoh},
                )
            )
    if salah:
        raise Galat.gabung("sunting.isian", "", salah)
    try:
        return kelas.model_validate(data)
    except ValidationError as galat:
        raise galat_validasi(galat, "", lambda jalur: _title(lembar, jalur)) from galat


def joined(lembar: str, isian: Mapping[str, Any]) -> dict[str, str]:
    """Letters chosen one by one (``huruf.kualitas``) as the one text of their column."""
    hasil = {}
    for kolom in columns(lembar):
        bagian = [k for k in isian if k.startswith(f"{kolom.nama}.")]
        if kolom.jenis is Jenis.HURUF and bagian:
            isi = ((k.partition(".")[2], str(isian[k]).strip()) for k in bagian)
            hasil[kolom.nama] = "\n".join(f"{sub}: {huruf}" for sub, huruf in isi if huruf)
    return hasil


def _title(lembar: str, jalur: tuple[str | int, ...]) -> str:
    """The heading of the column an error is about."""
    return next((k.judul for k in columns(lembar) if jalur and k.nama == jalur[0]), "")


def preset(
    lembar: str, isian: Mapping[str, Any], ada: Iterable[Baris], tahun: int
) -> dict[str, Any]:
    """What a new row has without being asked: its year, its number, an id made from its name."""
    kelas = row_class(lembar)
    semua = list(ada)
    isi: dict[str, Any] = {}
    for nama in kelas.model_fields:
        match nama:
            case "periode":
                isi[nama] = str(tahun)
            case "tahun_pakai" | "tahun":
                isi[nama] = tahun
            case "urut":
                isi[nama] = max((b.urut for b in semua), default=0) + 1
            case "id":
                isi[nama] = _new_id(isian, {b.id for b in semua})
    return isi


def _new_id(isian: Mapping[str, Any], ada: set[str]) -> str:
    nama = next((str(isian[n]) for n in _NAMA if str(isian.get(n, "")).strip()), "baris")
    dasar = re.sub(r"[^a-z0-9]+", "-", nama.casefold())[: ID_MAKS // 2].strip("-") or "baris"
    calon = (dasar, *(f"{dasar}-{n}" for n in range(2, len(ada) + 3)))
    return next(satu for satu in calon if satu not in ada)


def of_year(baris: Baris, tahun: int) -> bool:
    """Whether a row belongs to a year, or to no year."""
    for nama in ("tahun_pakai", "tahun", "periode"):
        if hasattr(baris, nama):
            return str(getattr(baris, nama))[:4] == str(tahun)
    return True
