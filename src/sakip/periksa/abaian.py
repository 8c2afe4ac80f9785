"""Findings that a reviewer set aside, with the reason, in a file beside the report."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sakip.galat import Galat
from sakip.simpan import simpan_atomik

AKHIRAN = ".periksa.json"


class Abaian(BaseModel):
    """Satu temuan yang diabaikan: alasannya, oleh siapa, dan kapan."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(description="id temuan")
    alasan: str = Field(min_length=1)
    oleh: str
    pada: datetime


class BerkasAbaian(BaseModel):
    """Isi berkas abaian."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    versi: int = Field(default=1, ge=1, le=1)
    diabaikan: tuple[Abaian, ...] = ()


def jalur_abaian(laporan: Path) -> Path:
    """``lkjip.pdf.periksa.json`` beside ``lkjip.pdf``."""
    return laporan.with_name(laporan.name + AKHIRAN)


def baca_abaian(laporan: Path) -> tuple[Abaian, ...]:
    """What was set aside for a report; nothing when there is no such file. Raises Galat."""
    jalur = jalur_abaian(laporan)
    return muat_abaian(jalur) if jalur.exists() else ()


def muat_abaian(jalur: Path) -> tuple[Abaian, ...]:
    """The list in a file, wherever it stands. Raises Galat."""
    try:
        return BerkasAbaian.model_validate_json(jalur.read_bytes()).diabaikan
    except (OSError, ValidationError) as sebab:
        raise Galat(
            "periksa.abaian",
            jalur.name,
            "Daftar temuan yang diabaikan ini tidak dapat dibaca.",
            "Simpan lagi dari laporan HTML, pulihkan dari salinan, atau pindahkan agar mulai dari"
            " kosong.",
        ) from sebab


def tulis_abaian(laporan: Path, diabaikan: tuple[Abaian, ...]) -> Path:
    """Write the whole list, one entry an id, and tell where."""
    jalur = jalur_abaian(laporan)
    data = BerkasAbaian(diabaikan=diabaikan).model_dump(mode="json")
    simpan_atomik(jalur, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())
    return jalur
