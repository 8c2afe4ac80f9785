"""What a cell of a Berkas may hold, and what every row has in common.

Every type refuses what could be read in two ways and answers with what to write
instead: the site and the files meet the same words, because the rules live here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from sakip.core.alamat import POLA_ID, Alamat
from sakip.core.angka import Ambigu, Angka, Kosong, Label, baca
from sakip.core.periode import JenisPeriode, Periode, baca_tanggal
from sakip.galat import Galat

MURNI = "murni"
"""The first signed version of a plan."""

_DESIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_BULAT = re.compile(r"-?(?:0|[1-9][0-9]*)")
_TANGGAL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_VERSI = re.compile(r"murni|perubahan-[1-9][0-9]*")
_NAMA_KOMPONEN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")

DIGIT_MAKS = 30
ID_MAKS = 80


def salah(jenis: str, pesan: str) -> PydanticCustomError:
    """A refusal in our own words; `terjemah` passes it on as it is."""
    return PydanticCustomError(jenis, "{pesan}", {"pesan": pesan})


# -- numbers ------------------------------------------------------------------


def teks_baku(nilai: Decimal) -> str:
    """Exact decimal text with a point and no exponent: the form of files and JSON."""
    return format(nilai, "f")


def _exact_decimal(nilai: object) -> object:
    if isinstance(nilai, str):
        teks = nilai.strip()
        if _DESIMAL.fullmatch(teks) is None:
            raise salah("angka", _how_to_write(teks))
        return teks
    if isinstance(nilai, float | bool):
        teks = str(nilai).lower()
        raise salah("angka", f'{teks} bukan angka baku. Tulis sebagai teks, misalnya "74.30".')
    return nilai


def _how_to_write(teks: str) -> str:
    """What is wrong with a figure that is not in exact form, and the form it should have."""
    pendek = teks if len(teks) <= 40 else f"{teks[:39]}…"
    bacaan = baca(teks[:100])
    match bacaan:
        case Ambigu(calon=calon):
            semua = [teks_baku(c.nilai) for c in calon if isinstance(c, Angka)]
            saran = f"Tulis {' atau '.join(semua)}, mana yang Anda maksud." if semua else ""
        case Angka(nilai=nilai, satuan=satuan):
            saran = f"Tulis {teks_baku(nilai)}"
            saran += f"; satuan '{satuan}' ada di indikatornya." if satuan else "."
        case Kosong(jenis=jenis):
            saran = f"Bila tidak ada angkanya, hapus kunci ini dan tulis kosong: {jenis}."
        case Label():
            saran = "Tulis angka seperti 74.30; bila ini kelas (BB, Baik), tulis sebagai label."
        case _:
            saran = ""
    umum = "Tulis angka dengan titik desimal dan tanpa pemisah ribuan, misalnya 74.30."
    return f"'{pendek}' bukan angka baku. {saran or umum}"


def _exact_integer(nilai: object) -> object:
    if isinstance(nilai, str):
        teks = nilai.strip()
        if _BULAT.fullmatch(teks) is None:
            pesan = f"'{teks}' bukan bilangan bulat. Tulis tanpa titik ribuan, misalnya 1000."
            raise salah("bulat", pesan)
        return teks
    if isinstance(nilai, bool | float | Decimal):
        raise salah("bulat", f"{nilai} bukan bilangan bulat. Tulis tanpa koma, misalnya 1000.")
    return nilai


def _rupiah(nilai: Decimal) -> Decimal:
    if int(nilai.as_tuple().exponent) < -2:
        tanpa = teks_baku(nilai).replace(".", "")
        pesan = f"Rupiah {teks_baku(nilai)} punya lebih dari dua desimal."
        raise salah("rupiah", f"{pesan} Tulis tanpa titik ribuan; mungkin maksud Anda {tanpa}.")
    return nilai


DesimalBaku = Annotated[
    Decimal,
    Field(max_digits=DIGIT_MAKS),
    BeforeValidator(_exact_decimal),
    PlainSerializer(teks_baku, return_type=str),
    # "number" is for editors of YAML, where 74.30 stands without quotes.
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{_DESIMAL.pattern}$"}),
]
TidakNegatif = Annotated[DesimalBaku, Field(ge=0)]
Rupiah = Annotated[TidakNegatif, AfterValidator(_rupiah)]
Bulat = Annotated[int, BeforeValidator(_exact_integer)]
Cacah = Annotated[Bulat, Field(ge=0)]
Tahun = Annotated[Bulat, Field(ge=1990, le=2100)]


# -- words --------------------------------------------------------------------


def _readable(teks: str) -> str:
    if tak_terlihat := _KENDALI.search(teks):
        kode = f"U+{ord(tak_terlihat.group()):04X}"
        pesan = f"Teks {teks[:20]!r}… memuat karakter kendali {kode} yang tidak terlihat."
        raise salah("kendali", f"{pesan} Ketik ulang teksnya.")
    return teks.replace("\r\n", "\n").replace("\r", "\n")


def _id(teks: str) -> str:
    if POLA_ID.fullmatch(teks) is None or len(teks) > ID_MAKS:
        usul = re.sub(r"[^a-z0-9.]+", "-", teks.casefold())[:ID_MAKS].strip("-.") or "akip"
        pesan = f"'{teks[:ID_MAKS]}' bukan id. Pakai huruf kecil, angka, titik, dan tanda hubung"
        raise salah("id", f"{pesan}, misalnya {usul}.")
    return teks


def _version(teks: str) -> str:
    if _VERSI.fullmatch(teks) is None:
        pilihan = "murni, perubahan-1, perubahan-2, dan seterusnya"
        raise salah("versi", f"Versi '{teks}' tidak dikenal. Tulis {pilihan}.")
    return teks


def _component_name(teks: str) -> str:
    if _NAMA_KOMPONEN.fullmatch(teks) is None:
        usul = re.sub(r"\W+", "_", teks.casefold(), flags=re.ASCII).strip("_") or "jumlah"
        pesan = f"'{teks}' bukan nama komponen. Pakai huruf, angka, dan garis bawah"
        raise salah("nama_komponen", f"{pesan}, misalnya {usul}.")
    return teks


def _address(teks: str) -> str:
    try:
        return str(Alamat.baca(teks))
    except Galat as galat:
        raise salah("alamat", str(galat)) from galat


# "number" is for editors of YAML, where 12 stands without quotes.
_TEKS = {"type": ["string", "number"]}
TeksBebas = Annotated[str, AfterValidator(_readable), WithJsonSchema(_TEKS)]
Teks = Annotated[
    str,
    StringConstraints(min_length=1),
    AfterValidator(_readable),
    WithJsonSchema({**_TEKS, "minLength": 1}),
]
Id = Annotated[
    str,
    AfterValidator(_id),
    Field(json_schema_extra={"pattern": f"^{POLA_ID.pattern}$", "maxLength": ID_MAKS}),
]
Versi = Annotated[
    str, AfterValidator(_version), Field(json_schema_extra={"pattern": f"^({_VERSI.pattern})$"})
]
NamaKomponen = Annotated[
    str,
    AfterValidator(_component_name),
    Field(json_schema_extra={"pattern": f"^{_NAMA_KOMPONEN.pattern}$"}),
]
TeksAlamat = Annotated[str, AfterValidator(_address)]


# -- time ---------------------------------------------------------------------


def _iso_date(nilai: object) -> object:
    if isinstance(nilai, str):
        teks = nilai.strip()
        if _TANGGAL.fullmatch(teks) is None:
            try:
                saran = f"Tulis {baca_tanggal(teks)}."
            except Galat:
                saran = "Tulis tahun-bulan-hari, misalnya 2024-12-31."
            raise salah("tanggal", f"'{teks[:40]}' bukan tanggal baku. {saran}")
        return teks
    if not isinstance(nilai, date):
        raise salah("tanggal", "Bukan tanggal. Tulis tahun-bulan-hari, misalnya 2024-12-31.")
    return nilai


def _period_of(*boleh: JenisPeriode) -> Callable[[str], str]:
    """Accept canonical periods of the kinds that are computed for this field."""

    def periksa(teks: str) -> str:
        try:
            periode = Periode.baca(teks)
        except Galat as galat:
            raise salah("periode", str(galat)) from galat
        if periode.jenis not in boleh:
            pilihan = " atau ".join(f"{j} ({_CONTOH[j]})" for j in boleh)
            pesan = f"Periode {periode} berupa {periode.jenis}; di sini hanya {pilihan}."
            raise salah("periode", pesan)
        return str(periode)

    return periksa


def _period_schema(akhiran: str) -> WithJsonSchema:
    # "integer" is for editors of YAML, where 2024 stands without quotes.
    return WithJsonSchema({"type": ["string", "integer"], "pattern": f"^[0-9]{{4}}{akhiran}$"})


_CONTOH = {
    JenisPeriode.TAHUN: "2024",
    JenisPeriode.TRIWULAN: "2024-T1",
    JenisPeriode.RENTANG: "2024..2026",
}

Tanggal = Annotated[date, BeforeValidator(_iso_date)]
SatuTahun = Annotated[str, AfterValidator(_period_of(JenisPeriode.TAHUN)), _period_schema("")]
TahunAtauTriwulan = Annotated[
    str,
    AfterValidator(_period_of(JenisPeriode.TAHUN, JenisPeriode.TRIWULAN)),
    _period_schema("(-T[1-4])?"),
]
PeriodeAnggaran = Annotated[
    str,
    AfterValidator(_period_of(JenisPeriode.TAHUN, JenisPeriode.TRIWULAN, JenisPeriode.RENTANG)),
    _period_schema(r"(-T[1-4]|\.\.[0-9]{4})?"),
]
MasaRencana = Annotated[
    str,
    AfterValidator(_period_of(JenisPeriode.TAHUN, JenisPeriode.RENTANG)),
    _period_schema(r"(\.\.[0-9]{4})?"),
]
