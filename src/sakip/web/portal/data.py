"""The published figures as CSV and JSON; `templates/portal/data.html` documents every field."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from sakip.web.pelaporan.models import Terbitan
from sakip.web.portal.selectors import Angka, figures, summary

KOLOM_CAPAIAN = (
    "daerah",
    "kantor",
    "nama_kantor",
    "tahun",
    "edisi",
    "tingkat",
    "sasaran",
    "id",
    "indikator",
    "satuan",
    "iku",
    "target",
    "realisasi",
    "capaian",
    "status",
    "predikat",
    "alamat",
)
KOLOM_ANGKA = ("alamat", "nama", "nilai", "satuan", "tampil", "kosong", "hitungan")
_DINAMAI = frozenset({"nama_kantor", "sasaran", "indikator", "nama", "satuan"})
"""Columns with words of people; all others are made by the program."""
_RUMUS = ("=", "+", "-", "@", "\t", "\r")


def achievements(semua: Iterable[Terbitan]) -> Iterator[dict[str, Any]]:
    """One record an indicator; numbers as exact decimal text, empty where there is none."""
    for t in semua:
        isi = summary(t)
        for tingkat, sasaran, b in isi.semua():
            yield dict(
                zip(
                    KOLOM_CAPAIAN,
                    (
                        isi.kantor["daerah"],
                        isi.kantor["id"],
                        isi.kantor["nama"],
                        isi.tahun,
                        t.nomor,
                        tingkat,
                        sasaran.nama,
                        b.id,
                        b.nama,
                        b.satuan,
                        "ya" if b.iku else "tidak",
                        *(_number(a) for a in (b.target, b.realisasi, b.capaian)),
                        b.status.tampil if b.status else "",
                        b.predikat.tampil if b.predikat else "",
                        b.capaian.alamat if b.capaian else "",
                    ),
                    strict=True,
                )
            )


def _number(angka: Angka | None) -> str:
    return angka.nilai if angka else ""


def all_figures(t: Terbitan) -> Iterator[dict[str, Any]]:
    """One record for each figure of an edition, with its sum written out."""
    for alamat, isi in figures(t).items():
        bagian = dict(isi["bagian"])
        yield {
            "alamat": alamat,
            "nama": isi["nama"],
            "nilai": isi["nilai"] or "",
            "satuan": isi["satuan"],
            "tampil": isi["tampil"],
            "kosong": isi["kosong"],
            "hitungan": " ".join(bagian.get("Hitungan", ())),
        }


def to_csv(kolom: tuple[str, ...], baris: Iterable[dict[str, Any]]) -> bytes:
    """RFC 4180 in UTF-8; what people named so that a spreadsheet would run it is marked as text."""
    wadah = io.StringIO()
    penulis = csv.writer(wadah)
    penulis.writerow(kolom)
    for satu in baris:
        penulis.writerow([_safe(satu[k]) if k in _DINAMAI else satu[k] for k in kolom])
    return wadah.getvalue().encode()


def _safe(isi: str) -> str:
    return f"'{isi}" if isi.startswith(_RUMUS) else isi


def to_json(isi: Any) -> bytes:
    return json.dumps(isi, ensure_ascii=False, indent=1).encode() + b"\n"
