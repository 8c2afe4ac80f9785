"""JSON read strictly: no floats, no key twice, no endless nesting."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from sakip.core.aturan.yaml_teks import DALAM_MAKS
from sakip.galat import Galat

_DIGIT_MAKS = 40
_TEKS_PESAN = 200


def parse_json(teks: str, nama: str) -> Any:
    """Plain data in which no figure went through a float; `nama` is the file as people know it.

    Raises Galat for anything malformed, a key given twice, a figure without quotes that is
    not whole, and endless nesting.
    """

    def refuse(angka: str) -> NoReturn:
        raise Galat(
            "berkas.angka_json",
            nama,
            f"Angka {angka[:_DIGIT_MAKS]} ditulis tanpa tanda kutip.",
            f'Tulis sebagai teks: "{angka[:_DIGIT_MAKS]}".',
        )

    def refuse_constant(nama_angka: str) -> NoReturn:
        raise Galat(
            "berkas.angka_json",
            nama,
            f"{nama_angka} bukan angka.",
            "Bila tidak ada angkanya, hapus kunci itu dan tulis jenisnya pada kosong.",
        )

    def whole(angka: str) -> int:
        return int(angka) if len(angka) <= _DIGIT_MAKS else refuse(angka)

    def unique(pasangan: list[tuple[str, Any]]) -> dict[str, Any]:
        hasil: dict[str, Any] = {}
        for kunci, isi in pasangan:
            if kunci in hasil:
                raise Galat(
                    "berkas.kunci_kembar",
                    f"{nama}, di antara {', '.join(map(str, hasil))}"[:_TEKS_PESAN],
                    f"Kunci '{kunci[:_TEKS_PESAN]}' ditulis dua kali.",
                    "Hapus salah satu.",
                )
            hasil[kunci] = isi
        return hasil

    try:
        data = json.loads(
            teks,
            parse_float=refuse,
            parse_constant=refuse_constant,
            parse_int=whole,
            object_pairs_hook=unique,
        )
    except json.JSONDecodeError as galat:
        raise Galat(
            "berkas.json_rusak",
            f"{nama} baris {galat.lineno} kolom {galat.colno}",
            "Penulisan JSON di sini tidak dapat dibaca.",
            "Periksa koma, tanda kutip, dan kurung di sekitar tempat ini.",
        ) from galat
    except RecursionError as galat:
        raise _too_deep(nama) from galat
    if _depth(data) > DALAM_MAKS:
        raise _too_deep(nama)
    return data


def _depth(data: Any) -> int:
    """How deep containers lie in each other, counted without recursion."""
    dalam, lapis = 0, [data]
    while lapis := [
        x
        for satu in lapis
        if isinstance(satu, dict | list)
        for x in (satu.values() if isinstance(satu, dict) else satu)
    ]:
        dalam += 1
    return dalam


def _too_deep(nama: str) -> Galat:
    pesan = f"Susunan JSON lebih dalam dari {DALAM_MAKS} tingkat."
    return Galat("berkas.terlalu_dalam", nama, pesan, "Periksa kurung-kurungnya.")
