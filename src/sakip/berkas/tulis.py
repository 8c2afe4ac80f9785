"""Writing a Berkas: YAML one row a line, JSON, a workbook, or a zip with its attachments.

Reading what was written gives an equal Berkas. Equal Berkas give equal bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sakip.berkas.model import LEMBAR, Berkas, row_class
from sakip.galat import Galat
from sakip.simpan import simpan_atomik

LEBAR = 120
"""Columns after which a row goes on in the next line."""

# Plain scalars that every YAML reader takes as this text, also between braces.
_POLOS = re.compile(r"[^\W_](?:[\w ./()%+;&*@–-]*[\w)%.+])?")
_KATA_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
# What may not stand as it is between quotes; escaped in the form JSON and YAML share.
_LOLOS = re.compile(r"[\x00-\x1f\x7f-\xa0\xad\u2028\u2029\ufeff\ufffe\uffff]")


def to_plain(berkas: Berkas) -> dict[str, Any]:
    """Plain data, defaults left out, figures as exact decimal text; a row's key comes first."""
    data = berkas.model_dump(mode="json", exclude_defaults=True)
    for lembar in LEMBAR:
        if lembar in data:
            kelas = row_class(lembar)
            urutan = dict.fromkeys((*kelas.kunci_baris, *kelas.model_fields))
            urutan["bukti"] = urutan.pop("bukti", None)
            data[lembar] = [{k: baris[k] for k in urutan if k in baris} for baris in data[lembar]]
    return data


def to_json(berkas: Berkas) -> str:
    return json.dumps(to_plain(berkas), ensure_ascii=False, indent=1) + "\n"


def to_yaml(berkas: Berkas) -> str:
    """One row a line, so that a change of one figure is a change of one line."""
    return "\n".join(_lines(to_plain(berkas))) + "\n"


def _lines(data: Mapping[str, Any]) -> Iterator[str]:
    for nama, isi in data.items():
        if isinstance(isi, list):
            yield from ("", f"{nama}:")
            for satu in isi:
                yield from _wrapped("- ", satu)
        elif isinstance(isi, dict):
            yield f"{nama}:"
            for kunci, satu in isi.items():
                if isinstance(satu, list):
                    yield f"  {kunci}:"
                    for butir in satu:
                        yield from _wrapped("  - ", butir)
                else:
                    yield f"  {kunci}: {_flow(satu)}"
        else:
            yield f"{nama}: {_flow(isi)}"


def _wrapped(awalan: str, baris: Mapping[str, Any]) -> Iterator[str]:
    """A row between braces, broken between its fields where it gets long."""
    teks = awalan + "{"
    isi = [f"{_scalar(kunci)}: {_flow(satu)}" for kunci, satu in baris.items()]
    for i, bagian in enumerate(isi):
        tutup = "," if i + 1 < len(isi) else "}"
        if i and len(teks) + len(bagian) + 2 > LEBAR:
            yield teks
            teks = " " * len(awalan)
        teks += f" {bagian}{tutup}" if i else bagian + tutup
    yield teks if isi else teks + "}"


def to_zip(berkas: Berkas, lampiran: Mapping[str, bytes]) -> bytes:
    from sakip.berkas.kemasan import ISI, LAMPIRAN, pack

    isi = {LAMPIRAN + nama: satu for nama, satu in lampiran.items()}
    return pack({**isi, ISI: to_yaml(berkas).encode()})


def write_berkas(berkas: Berkas, jalur: Path, lampiran: Mapping[str, bytes] | None = None) -> None:
    """Write by the ending of the name (.yaml, .json, .xlsx, .zip), all or nothing.

    Raises Galat for another ending, when attachments would be lost, or when the zip would lack
    one that a document names.
    """
    akhiran = jalur.suffix.lower()
    lampiran = lampiran or {}
    if lampiran and akhiran != ".zip":
        raise Galat(
            "berkas.lampiran",
            str(jalur),
            f"Berkas ini punya {len(lampiran)} lampiran; lampiran hanya muat dalam bentuk .zip.",
            "Tulis ke nama berakhiran .zip, atau tambahkan --tanpa-lampiran dan simpan ZIP asalnya"
            " untuk digabungkan kembali dengan --lampiran.",
        )
    match akhiran:
        case ".yaml" | ".yml":
            isi = to_yaml(berkas).encode()
        case ".json":
            isi = to_json(berkas).encode()
        case ".xlsx":
            from sakip.berkas.buku_kerja.tulis import tulis_buku_kerja

            isi = tulis_buku_kerja(berkas)
        case ".zip":
            _refuse_missing(berkas, jalur, lampiran)
            isi = to_zip(berkas, lampiran)
        case _:
            raise Galat(
                "berkas.bentuk",
                str(jalur),
                f"Bentuk '{akhiran}' tidak dikenal." if akhiran else "Namanya tanpa akhiran.",
                "Pakai nama berakhiran .yaml, .json, .xlsx, atau .zip.",
            )
    simpan_atomik(jalur, isi)


def _refuse_missing(berkas: Berkas, jalur: Path, lampiran: Mapping[str, bytes]) -> None:
    hilang = {d.lampiran for d in berkas.dokumen if d.lampiran} - lampiran.keys()
    if hilang:
        raise Galat(
            "berkas.lampiran",
            str(jalur),
            f"Lampiran yang disebut lembar dokumen tidak ada: {', '.join(sorted(hilang)[:3])}"
            f"{', ...' if len(hilang) > 3 else ''}.",
            "Sebut ZIP yang memuatnya dengan --lampiran, atau kosongkan kolom lampiran.",
        )


def _flow(isi: Any) -> str:
    if isinstance(isi, dict):
        return "{" + ", ".join(f"{_scalar(k)}: {_flow(v)}" for k, v in isi.items()) + "}"
    if isinstance(isi, list):
        return "[" + ", ".join(map(_flow, isi)) + "]"
    if isinstance(isi, bool):
        return "true" if isi else "false"
    return "null" if isi is None else _scalar(str(isi))


def _scalar(teks: str) -> str:
    """Plain where that is safe, else in single quotes, else in double quotes with escapes."""
    if _POLOS.fullmatch(teks) and teks.casefold() not in _KATA_YAML:
        return teks
    if _LOLOS.search(teks):
        return _LOLOS.sub(
            lambda m: f"\\u{ord(m.group()):04x}", json.dumps(teks, ensure_ascii=False)
        )
    return "'" + teks.replace("'", "''") + "'"
