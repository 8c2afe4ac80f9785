"""Writing a Berkas: YAML one row a line, JSON, or a zip with its attachments.

Reading what was written gives an equal Berkas. Equal Berkas give equal bytes.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sakip.berkas.model import Berkas
from sakip.galat import Galat
from sakip.simpan import simpan_atomik

ISI_ZIP = "berkas.yaml"
LAMPIRAN = "lampiran/"
_WAKTU_ZIP = (1980, 1, 1, 0, 0, 0)
# Plain scalars that YAML reads back as the same text, also between braces.
_POLOS = re.compile(r"[A-Za-z0-9_(/][A-Za-z0-9_ ./()%+-]*(?<! )")


def to_plain(berkas: Berkas) -> dict[str, Any]:
    """Plain data, defaults left out, figures as exact decimal text."""
    return berkas.model_dump(mode="json", exclude_defaults=True)


def to_json(berkas: Berkas) -> str:
    return json.dumps(to_plain(berkas), ensure_ascii=False, indent=1) + "\n"


def to_yaml(berkas: Berkas) -> str:
    baris: list[str] = []
    for nama, isi in to_plain(berkas).items():
        if isinstance(isi, list):
            baris.append(f"\n{nama}:")
            baris += [f"- {_flow(satu)}" for satu in isi]
        else:
            baris.append(f"{nama}: {_flow(isi)}")
    return "\n".join(baris).lstrip("\n") + "\n"


def to_zip(berkas: Berkas, lampiran: Mapping[str, bytes]) -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        isi = {ISI_ZIP: to_yaml(berkas).encode(), **{LAMPIRAN + n: i for n, i in lampiran.items()}}
        for nama in sorted(isi):
            arsip.writestr(zipfile.ZipInfo(nama, _WAKTU_ZIP), isi[nama], zipfile.ZIP_DEFLATED)
    return wadah.getvalue()


def write_berkas(berkas: Berkas, jalur: Path, lampiran: Mapping[str, bytes] | None = None) -> None:
    """Write by the ending of the name (.yaml, .json, .zip), all or nothing.

    Raises Galat for another ending, or when attachments would be lost.
    """
    akhiran = jalur.suffix.lower()
    if lampiran and akhiran != ".zip":
        raise Galat(
            "berkas.lampiran",
            str(jalur),
            f"Berkas ini punya {len(lampiran)} lampiran yang hanya muat dalam bentuk .zip.",
            "Tulis ke nama berakhiran .zip.",
        )
    match akhiran:
        case ".yaml" | ".yml":
            isi = to_yaml(berkas).encode()
        case ".json":
            isi = to_json(berkas).encode()
        case ".zip":
            isi = to_zip(berkas, lampiran or {})
        case _:
            raise Galat(
                "berkas.bentuk",
                str(jalur),
                f"Bentuk '{akhiran or 'tanpa akhiran'}' tidak dikenal.",
                "Pakai akhiran .yaml, .json, atau .zip.",
            )
    simpan_atomik(jalur, isi)


def _flow(isi: Any) -> str:
    if isinstance(isi, dict):
        return "{" + ", ".join(f"{_scalar(k)}: {_flow(v)}" for k, v in isi.items()) + "}"
    if isinstance(isi, list):
        return "[" + ", ".join(map(_flow, isi)) + "]"
    if isinstance(isi, bool):
        return "true" if isi else "false"
    return _scalar("" if isi is None else str(isi))


def _scalar(teks: str) -> str:
    if _POLOS.fullmatch(teks) and teks != "null":
        return teks
    return json.dumps(teks, ensure_ascii=False)
