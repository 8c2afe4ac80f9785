"""YAML read as plain text: mappings, lists and strings, typed later by a schema.

``74.30`` stays ``"74.30"``, ``no`` stays ``"no"``, ``12:30`` stays ``"12:30"``; only an empty
value, ``null`` and ``~`` without quotes are None. A key given twice, an alias, a tag, a second
document and endless nesting are refused: each is a slip or an attack in a file of rules.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from sakip.galat import Galat

Teks: TypeAlias = "str | list[Teks] | dict[str, Teks] | None"

UKURAN_MAKS = 1_000_000  # bytes; the whole national rulebook is a tenth of it
DALAM_MAKS = 40  # nested mappings and lists

# The C parser is fifteen times faster; a Python without it reads the same.
_PEMUAT = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_Wadah: TypeAlias = "list[Teks] | dict[str, Teks]"
_Bingkai: TypeAlias = tuple[_Wadah, list[str]]
_KOSONG = frozenset({"", "~", "null"})

# What the parser says -> what a person should do.
_SARAN = (
    ("^tab$", "Ganti tabulasi dengan spasi."),
    (
        "mapping values are not allowed|found unexpected ':'",
        "Beri tanda kutip pada teks yang memuat titik dua, atau lengkapi kunci di atasnya.",
    ),
    ("could not find expected ':'", "Tulis titik dua dan satu spasi sesudah kunci."),
    (r"quoted scalar|unexpected end of stream", "Tutup tanda kutip yang terbuka."),
    (
        r"expected <block end>|did not find expected key|expected '-'|block (sequence|mapping)",
        "Samakan lekukan baris ini dengan baris di atasnya.",
    ),
    (
        r"flow (sequence|mapping|node)|expected ',' or",
        "Tutup kurung [ ] atau { } dan pisahkan isinya dengan koma.",
    ),
    ("cannot start any token", "Beri tanda kutip pada teks yang diawali tanda baca."),
    (r"special characters are not allowed|control characters", "Hapus karakter tak terlihat."),
    ("alias|anchor", "Tulis isinya di tempat ini; singkatan & dan * tidak dipakai."),
)


def baca_berkas(jalur: Path, *, ukuran_maks: int = UKURAN_MAKS) -> str:
    """The text of a file, UTF-8; raises Galat when it is missing, too large or not text."""
    nama = jalur.name
    try:
        if jalur.stat().st_size > ukuran_maks:
            raise Galat(
                "yaml.besar",
                nama,
                f"Berkas ini lebih besar dari {ukuran_maks // 1000:,} KB.".replace(",", "."),
                "Pastikan berkas yang dibuka benar.",
            )
        return jalur.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as sebab:
        raise Galat(
            "yaml.bukan_teks",
            nama,
            f"Berkas ini bukan teks UTF-8 (bita ke-{sebab.start + 1}).",
            "Simpan ulang sebagai teks UTF-8.",
        ) from sebab
    except OSError as sebab:
        raise Galat(
            "yaml.tidak_terbaca",
            str(jalur),
            f"Berkas tidak dapat dibaca ({sebab.strerror or sebab}).",
            "Periksa nama, folder, dan izinnya.",
        ) from sebab


def urai_yaml(teks: str, nama: str) -> Teks:
    """Parse one YAML document as text; `nama` is the file as the person knows it.

    Raises Galat with line and column for anything malformed or refused.
    """
    hasil: list[Teks] = []
    # One frame per open container: the container, and for a mapping the key that waits.
    tumpukan: list[_Bingkai] = [(hasil, [])]
    dokumen = 0
    try:
        for peristiwa in yaml.parse(teks, Loader=_PEMUAT):
            if isinstance(peristiwa, yaml.ScalarEvent):
                _skalar(peristiwa, tumpukan[-1], nama)
            elif isinstance(peristiwa, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                _buka(peristiwa, tumpukan, nama)
            elif isinstance(peristiwa, yaml.CollectionEndEvent):
                tumpukan.pop()
            elif isinstance(peristiwa, yaml.AliasEvent):
                raise _tolak(
                    peristiwa,
                    nama,
                    f"Singkatan *{peristiwa.anchor} tidak dipakai di berkas ini.",
                    "Tulis isinya di tempat ini.",
                )
            elif isinstance(peristiwa, yaml.DocumentStartEvent):
                dokumen += 1
                if dokumen > 1:
                    raise _tolak(
                        peristiwa,
                        nama,
                        "Berkas memuat lebih dari satu dokumen YAML.",
                        "Hapus garis '---' di tengah berkas.",
                    )
    except yaml.YAMLError as sebab:
        raise _galat_yaml(sebab, teks, nama) from sebab
    return hasil[0] if hasil else None


def _skalar(peristiwa: yaml.ScalarEvent, bingkai: _Bingkai, nama: str) -> None:
    _tolak_penanda(peristiwa, nama)
    nilai = peristiwa.value
    wadah, kunci = bingkai
    if isinstance(wadah, dict) and not kunci:
        if nilai in wadah:
            raise _tolak(
                peristiwa,
                nama,
                f"Kunci '{nilai}' ditulis dua kali.",
                "Hapus salah satu, atau betulkan namanya.",
            )
        kunci.append(nilai)
    else:
        _taruh(bingkai, None if nilai in _KOSONG and not peristiwa.style else nilai)


def _buka(
    peristiwa: yaml.MappingStartEvent | yaml.SequenceStartEvent,
    tumpukan: list[_Bingkai],
    nama: str,
) -> None:
    _tolak_penanda(peristiwa, nama)
    if len(tumpukan) > DALAM_MAKS:
        raise _tolak(
            peristiwa,
            nama,
            f"Susunan lebih dalam dari {DALAM_MAKS} tingkat.",
            "Periksa kurung dan lekukan di sekitar baris ini.",
        )
    wadah, kunci = tumpukan[-1]
    if isinstance(wadah, dict) and not kunci:
        raise _tolak(peristiwa, nama, "Kunci harus teks.", "Tulis satu kata saja.")
    baru: _Wadah = {} if isinstance(peristiwa, yaml.MappingStartEvent) else []
    _taruh(tumpukan[-1], baru)
    tumpukan.append((baru, []))


def _taruh(bingkai: _Bingkai, nilai: Teks) -> None:
    wadah, kunci = bingkai
    if isinstance(wadah, list):
        wadah.append(nilai)
    else:
        wadah[kunci.pop()] = nilai


def _tolak_penanda(peristiwa: Any, nama: str) -> None:
    if peristiwa.tag is not None:
        raise _tolak(
            peristiwa,
            nama,
            f"Penanda tipe '{peristiwa.tag}' tidak dipakai.",
            "Hapus tanda seru dan kata sesudahnya; tipe ditentukan oleh skema.",
        )


def _tolak(peristiwa: yaml.Event, nama: str, pesan: str, saran: str) -> Galat:
    return Galat("yaml.ditolak", _tempat(nama, peristiwa.start_mark), pesan, saran)


def _tempat(nama: str, letak: Any) -> str:
    return nama if letak is None else f"{nama} baris {letak.line + 1} kolom {letak.column + 1}"


def _galat_yaml(sebab: yaml.YAMLError, teks: str, nama: str) -> Galat:
    letak = getattr(sebab, "problem_mark", None) or getattr(sebab, "context_mark", None)
    asli = str(sebab)
    if letak is not None and teks[letak.index : letak.index + 1] == "\t":
        asli = "tab"
    saran = next(
        (ganti for pola, ganti in _SARAN if re.search(pola, asli)),
        "Periksa tanda baca dan lekukan di sekitar tempat ini.",
    )
    pesan = "Penulisan YAML di sini tidak dapat dibaca."
    return Galat("yaml.rusak", _tempat(nama, letak), pesan, saran)


def baris_yaml(teks: str, jalur: Sequence[str | int]) -> int | None:
    """Line (from 1) of the value at a path of keys and list positions.

    For a path that ends in a key that is not there, the line of the mapping that lacks it.
    Only for text that `urai_yaml` has accepted; called when an error is to be placed.
    """
    simpul = yaml.compose(teks, Loader=_PEMUAT)
    if simpul is None:
        return None
    baris = simpul.start_mark.line
    for langkah in jalur:
        if isinstance(simpul, yaml.SequenceNode) and isinstance(langkah, int):
            if langkah >= len(simpul.value):
                break
            simpul = simpul.value[langkah]
            baris = simpul.start_mark.line
        elif isinstance(simpul, yaml.MappingNode):
            pasangan = next((p for p in simpul.value if p[0].value == langkah), None)
            if pasangan is None:
                break
            # The key's line: a block value starts on the line below it.
            baris, simpul = pasangan[0].start_mark.line, pasangan[1]
        else:
            break
    return int(baris) + 1
