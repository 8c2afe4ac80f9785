"""What pydantic says, said in plain Indonesian with place and mend.

One table from pydantic's error types to sentences; a schema of ours that raises a
`PydanticCustomError` or `ValueError` speaks Indonesian already and is passed on.
"""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence, Sized
from typing import Annotated, Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sakip.galat import Galat

_NILAI_MAKS = 40  # characters of a bad value shown
_KUNCI_MAKS = 8  # known keys listed

_ANGKA = "Tulis angka dengan titik desimal dan tanpa pemisah ribuan, misalnya 74.30."
_BULAT = "Tulis bilangan bulat, misalnya 2."
_TANGGAL = "Tulis tanggal sebagai TTTT-BB-HH, misalnya 2024-12-31."
_DAFTAR = "Tulis sebagai daftar."
_PETA = "Tulis sebagai pasangan kunci: nilai."
_BENAR_SALAH = "Tulis true atau false."

# type -> (what is wrong, how to mend it); {nilai} is the value, the rest pydantic's context.
KALIMAT: dict[str, tuple[str, str]] = {
    "missing": ("Isian ini wajib ada.", "Tambahkan '{kunci}'."),
    "none_required": ("Isian ini harus kosong, bukan {nilai}.", "Kosongkan."),
    "string_type": ("Harus teks, bukan {nilai}.", "Tulis sebagai teks."),
    "string_too_short": (
        "Teks {nilai} terlalu pendek.",
        "Isi paling sedikit {min_length} karakter.",
    ),
    "string_too_long": ("Teks {nilai} terlalu panjang.", "Paling panjang {max_length} karakter."),
    "string_pattern_mismatch": (
        "Bentuk {nilai} tidak sesuai.",
        "Bentuk yang diterima: {pattern}.",
    ),
    "int_type": ("Harus bilangan bulat, bukan {nilai}.", _BULAT),
    "int_parsing": ("{nilai} bukan bilangan bulat.", _BULAT),
    "int_parsing_size": ("Bilangan {nilai} terlalu besar.", "Periksa jumlah angkanya."),
    "int_from_float": ("{nilai} bukan bilangan bulat.", _BULAT),
    "decimal_type": ("Harus angka, bukan {nilai}.", _ANGKA),
    "decimal_parsing": ("{nilai} bukan angka yang dapat dibaca.", _ANGKA),
    "decimal_max_digits": ("Angka {nilai} terlalu panjang.", "Paling banyak {max_digits} angka."),
    "decimal_max_places": (
        "Angka {nilai} terlalu banyak desimalnya.",
        "Paling banyak {decimal_places} desimal.",
    ),
    "decimal_whole_digits": (
        "Angka {nilai} terlalu besar.",
        "Paling banyak {whole_digits} angka di depan koma.",
    ),
    "finite_number": ("{nilai} bukan angka berhingga.", _ANGKA),
    "greater_than": ("{nilai} terlalu kecil.", "Harus lebih besar dari {gt}."),
    "greater_than_equal": ("{nilai} terlalu kecil.", "Paling kecil {ge}."),
    "less_than": ("{nilai} terlalu besar.", "Harus lebih kecil dari {lt}."),
    "less_than_equal": ("{nilai} terlalu besar.", "Paling besar {le}."),
    "multiple_of": ("{nilai} bukan kelipatan {multiple_of}.", "Tulis kelipatan {multiple_of}."),
    "literal_error": ("{nilai} bukan pilihan yang ada.", "Pilihannya: {expected}.{terdekat}"),
    "enum": ("{nilai} bukan pilihan yang ada.", "Pilihannya: {expected}.{terdekat}"),
    "bool_type": ("Harus benar atau salah, bukan {nilai}.", _BENAR_SALAH),
    "bool_parsing": ("{nilai} bukan benar atau salah.", _BENAR_SALAH),
    "date_type": ("Harus tanggal, bukan {nilai}.", _TANGGAL),
    "date_parsing": ("{nilai} bukan tanggal yang dapat dibaca.", _TANGGAL),
    "date_from_datetime_parsing": ("{nilai} bukan tanggal yang dapat dibaca.", _TANGGAL),
    "date_from_datetime_inexact": ("{nilai} memuat jam, padahal perlu tanggal saja.", _TANGGAL),
    "dict_type": ("Harus berisi pasangan kunci dan nilai, bukan {nilai}.", _PETA),
    "mapping_type": ("Harus berisi pasangan kunci dan nilai, bukan {nilai}.", _PETA),
    "model_type": ("Harus berisi pasangan kunci dan nilai, bukan {nilai}.", _PETA),
    "model_attributes_type": ("Harus berisi pasangan kunci dan nilai, bukan {nilai}.", _PETA),
    "list_type": ("Harus daftar, bukan {nilai}.", _DAFTAR),
    "tuple_type": ("Harus daftar, bukan {nilai}.", _DAFTAR),
    "set_type": ("Harus daftar, bukan {nilai}.", _DAFTAR),
    "frozen_set_type": ("Harus daftar, bukan {nilai}.", _DAFTAR),
    "too_short": ("Isinya baru {actual_length}.", "Isi paling sedikit {min_length}."),
    "too_long": ("Isinya terlalu banyak.", "Paling banyak {max_length}."),
    "union_tag_not_found": ("Jenisnya tidak disebut.", "Isi kunci {discriminator}."),
    "union_tag_invalid": (
        "Jenis '{tag}' tidak dikenal.",
        "Jenis yang ada: {expected_tags}.{terdekat}",
    ),
    "recursion_loop": ("Isinya memuat dirinya sendiri.", "Tulis tanpa rujukan melingkar."),
    "json_invalid": (
        "Penulisan JSON tidak dapat dibaca.",
        "Periksa tanda kutip, koma, dan kurung.",
    ),
    "json_type": ("Harus teks JSON, bukan {nilai}.", "Tulis sebagai teks."),
    # Raised by the rows of a Berkas: a number that is not in exact decimal form.
    "angka_baku": ("{nilai} bukan angka baku.", _ANGKA),
}


def sebut_jalur(jalur: tuple[str | int, ...]) -> str:
    """A path as a person reads it: ``kelas butir 3, bawah``, counted from 1."""
    teks = ""
    for langkah in jalur:
        if isinstance(langkah, int):
            teks += f"{' ' if teks else ''}butir {langkah + 1}"
        else:
            teks += f"{', ' if teks else ''}{langkah}"
    return teks


def galat_validasi(
    exc: ValidationError,
    tempat: str,
    letak: Callable[[tuple[str | int, ...]], str] = sebut_jalur,
    *,
    model: type[BaseModel] | None = None,
) -> Galat:
    """One Galat out of a failed validation, its `rincian` the single errors.

    tempat: what was validated, as the person knows it; letak: says a path inside it.
    model: when given, an unknown key is answered with the keys that are known there.
    """
    return Galat.gabung(
        "validasi.banyak",
        tempat,
        [
            satu_galat(rinci, tempat, letak, model)
            for rinci in exc.errors(include_url=False)
            if not _hanya_akibat(rinci)
        ],
    )


def _hanya_akibat(rinci: ErrorDetails) -> bool:
    """A list is called too short when its elements are bad; those are reported themselves."""
    if rinci["type"] != "too_short" or not isinstance(rinci["input"], Sized):
        return False
    return bool(len(rinci["input"]) >= rinci["ctx"]["min_length"])


def satu_galat(
    rinci: ErrorDetails,
    tempat: str,
    letak: Callable[[tuple[str | int, ...]], str] = sebut_jalur,
    model: type[BaseModel] | None = None,
) -> Galat:
    """One entry of ``ValidationError.errors()`` as a Galat."""
    jenis, jalur, nilai = rinci["type"], rinci["loc"], rinci["input"]
    if jenis == "extra_forbidden":
        pesan, saran = _kunci_asing(jalur, model)
    elif jenis in KALIMAT:
        konteks = rinci.get("ctx", {})
        isian = {nama: str(isi).replace(" or ", " atau ") for nama, isi in konteks.items()}
        pilihan = str(konteks.get("expected") or konteks.get("expected_tags") or "")
        isian |= {
            "nilai": singkat(nilai),
            "kunci": str(jalur[-1]) if jalur else "",
            "terdekat": _terdekat(konteks.get("tag", nilai), pilihan.split("'")[1::2]),
        }
        pesan, saran = (bagian.format_map(isian) for bagian in KALIMAT[jenis])
    else:
        # value_error of a validator, or a custom error: its text is ours and Indonesian.
        sebab = rinci.get("ctx", {}).get("error")
        pesan, saran = str(rinci["msg"] if sebab is None else sebab), ""
    di_mana = ", ".join(filter(None, (tempat, letak(jalur))))
    return Galat(f"validasi.{jenis}", di_mana, pesan, saran)


def singkat(nilai: object) -> str:
    """A value as shown in a message: quoted and cut when long."""
    if nilai is None:
        return "kosong"
    if isinstance(nilai, bool):
        return "true" if nilai else "false"
    if isinstance(nilai, Mapping):
        return "pasangan kunci dan nilai"
    if isinstance(nilai, list | tuple):
        return f"daftar {len(nilai)} butir"
    teks = str(nilai)
    return f"'{teks[: _NILAI_MAKS - 1]}…'" if len(teks) > _NILAI_MAKS else f"'{teks}'"


def _terdekat(nilai: object, pilihan: Sequence[str]) -> str:
    dekat = difflib.get_close_matches(str(nilai), pilihan, 1)
    return f" Mungkin maksud Anda '{dekat[0]}'." if dekat else ""


def _kunci_asing(jalur: tuple[str | int, ...], model: type[BaseModel] | None) -> tuple[str, str]:
    pesan = f"Kunci '{jalur[-1]}' tidak dikenal di sini."
    ada = [] if model is None else list(_kunci_di(model, jalur[:-1]))
    if dekat := _terdekat(jalur[-1], ada):
        return pesan, dekat.strip()
    if ada and len(ada) <= _KUNCI_MAKS:
        return pesan, f"Hapus kunci itu; yang dikenal: {', '.join(ada)}."
    return pesan, "Hapus kunci itu atau betulkan ejaannya."


def _kunci_di(model: type[BaseModel], jalur: Sequence[str | int]) -> Iterator[str]:
    """Names of the fields of every model that may stand at `jalur` inside `model`."""
    di_sini: list[type[BaseModel]] = [model]
    for langkah in jalur:
        # A position in a list, and the tag of a union, do not change the model.
        if isinstance(langkah, int) or not any(langkah in m.model_fields for m in di_sini):
            continue
        di_sini = [
            dalam
            for m in di_sini
            if langkah in m.model_fields
            for dalam in model_dalam(m.model_fields[langkah].annotation)
        ]
    for m in di_sini:
        yield from m.model_fields


def model_dalam(tipe: Any) -> Iterator[type[BaseModel]]:
    """Every model class named in an annotation."""
    if isinstance(tipe, type) and not isinstance(tipe, types.GenericAlias):
        if issubclass(tipe, BaseModel):
            yield tipe
        return
    isi = typing.get_args(tipe)
    for bagian in isi[:1] if typing.get_origin(tipe) is Annotated else isi:
        yield from model_dalam(bagian)
