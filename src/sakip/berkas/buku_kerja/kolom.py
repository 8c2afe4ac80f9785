"""The columns of every sheet: order, heading, kind of cell and the words that teach it."""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from sakip.berkas import baris as b
from sakip.berkas.model import LEMBAR, AturanBerkas, Berkas, row_class
from sakip.core.aturan.yaml_teks import urai_yaml

_BERKAS = Path(__file__).with_name("kolom.yaml")


class Jenis(StrEnum):
    """What a cell of a column holds."""

    TEKS = "teks"
    ID = "id"
    PERIODE = "periode"
    BULAT = "bulat"
    DESIMAL = "desimal"
    RUPIAH = "rupiah"
    TANGGAL = "tanggal"
    YA_TIDAK = "ya_tidak"
    PILIHAN = "pilihan"
    DAFTAR = "daftar"
    BUKTI = "bukti"
    TERCETAK = "tercetak"
    KOMPONEN = "komponen"
    NILAI_KOMPONEN = "nilai_komponen"
    HURUF = "huruf"


class Kolom(NamedTuple):
    """One column. nama: field of the row class; merujuk: sheet whose ids may stand here.

    kunci: part of what tells a row from the others. bawaan: what an empty cell means.
    """

    nama: str
    judul: str
    jenis: Jenis
    wajib: bool
    kunci: bool
    bawaan: Any
    pilihan: tuple[str, ...]
    merujuk: str
    petunjuk: str
    contoh: str


@cache
def columns(lembar: str) -> tuple[Kolom, ...]:
    """The columns of a sheet in order: what identifies a row first, its evidence last."""
    kelas = row_class(lembar)
    urutan = dict.fromkeys((*kelas.kunci_baris, *kelas.model_fields))
    if "bukti" in urutan:
        urutan["bukti"] = urutan.pop("bukti")
    return tuple(_column(kelas, nama, lembar, nama) for nama in urutan)


@cache
def front_columns() -> Mapping[str, Kolom]:
    """The fields of the first sheet by their path (``kantor.nama``), in order."""
    jalur = {
        f"{awalan}{nama}": _column(kelas, nama, "mulai", f"{awalan}{nama}")
        for awalan, kelas in (("", Berkas), ("kantor.", b.Kantor), ("aturan.", AturanBerkas))
        for nama in kelas.model_fields
        if awalan or nama not in (*LEMBAR, "kantor", "aturan")
        if (awalan, nama) != ("aturan.", "overlay")
    }
    return {satu: jalur[satu] for satu in ("format", *(j for j in jalur if j != "format"))}


def _column(kelas: type[BaseModel], nama: str, lembar: str, kunci_teks: str) -> Kolom:
    isian = kelas.model_fields[nama]
    jenis, pilihan = _kind(_hints(kelas)[nama])
    if nama == "periode":
        jenis = Jenis.PERIODE
    petunjuk, contoh = _words(lembar, kunci_teks)
    baris = kelas if issubclass(kelas, b.Baris) else None
    judul = _texts()["judul"]
    return Kolom(
        nama,
        next(
            (judul[k] for k in (f"{lembar}.{nama}", kunci_teks, nama) if k in judul),
            nama.replace("_", " ").capitalize(),
        ),
        jenis,
        isian.is_required(),
        baris is not None and nama in baris.kunci_baris,
        None if isian.is_required() else isian.default,
        pilihan,
        (baris.merujuk.get(nama, "") if baris else ""),
        petunjuk,
        contoh,
    )


@cache
def _hints(kelas: type[BaseModel]) -> dict[str, Any]:
    """Types of the fields as written; pydantic keeps an id only as a text."""
    return get_type_hints(kelas, include_extras=True)


@cache
def _texts() -> dict[str, Any]:
    isi = urai_yaml(_BERKAS.read_text(encoding="utf-8"), _BERKAS.name)
    assert isinstance(isi, dict)
    return isi


def _words(lembar: str, nama: str) -> tuple[str, str]:
    """What a column's note says, and its example; its own before those of all sheets."""
    teks = _texts()
    sendiri = teks["mulai"] if lembar == "mulai" else teks["lembar"].get(lembar, {})
    petunjuk, contoh = sendiri.get(nama) or teks["umum"][nama]
    return petunjuk, contoh


_DASAR: dict[Any, Jenis] = {
    str: Jenis.TEKS,
    int: Jenis.BULAT,
    Decimal: Jenis.DESIMAL,
    date: Jenis.TANGGAL,
    bool: Jenis.YA_TIDAK,
}
_ISI_DAFTAR: dict[Any, Jenis] = {
    b.Rujukan: Jenis.BUKTI,
    b.Tercetak: Jenis.TERCETAK,
    b.Komponen: Jenis.KOMPONEN,
    str: Jenis.DAFTAR,
}


def _kind(anotasi: Any) -> tuple[Jenis, tuple[str, ...]]:
    """The kind of cell for a type, and the choices where it is a closed list."""
    if get_origin(anotasi) in (Union, types.UnionType):
        anotasi = next(a for a in get_args(anotasi) if a is not types.NoneType)
    if anotasi == b.Rupiah:
        return Jenis.RUPIAH, ()
    if anotasi in (b.Id, b.Versi):
        return Jenis.ID, ()
    dasar = _bare(anotasi)
    if get_origin(dasar) is Literal:
        return Jenis.PILIHAN, get_args(dasar)
    if get_origin(dasar) is tuple:
        return _ISI_DAFTAR[_bare(get_args(dasar)[0])], ()
    if get_origin(dasar) is Mapping or get_origin(dasar) is dict:
        return (Jenis.HURUF if _bare(get_args(dasar)[1]) is str else Jenis.NILAI_KOMPONEN), ()
    if isinstance(dasar, type) and issubclass(dasar, Enum):
        return Jenis.PILIHAN, tuple(str(satu.value) for satu in dasar)
    return _DASAR[dasar], ()


def _bare(anotasi: Any) -> Any:
    """A type without what is annotated to it."""
    return get_args(anotasi)[0] if get_origin(anotasi) is Annotated else anotasi


class Kelompok(NamedTuple):
    """Sheets that belong together: name, colour of their tabs (RRGGBB), sheets in order."""

    nama: str
    warna: str
    lembar: tuple[str, ...]


@cache
def groups() -> tuple[Kelompok, ...]:
    """All sheets in groups, as the first sheet lists them."""
    return tuple(
        Kelompok(satu["nama"], satu["warna"], tuple(satu["lembar"]))
        for satu in _texts()["kelompok"]
    )


def instructions() -> tuple[str, ...]:
    """The ten lines that tell how to fill in the workbook."""
    return tuple(_texts()["petunjuk"])
