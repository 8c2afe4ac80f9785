"""Files of a government, kept below DATA by what is in them and never changed.

A file is named by the SHA-256 of its content, so equal content is kept once and a name always
answers with the same bytes. Nothing here is below the web root. Write the file first, then the
row that names it: a row never names a file that is not there.
"""

from __future__ import annotations

import hashlib
import os
import re
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from sakip.galat import Galat
from sakip.simpan import simpan_atomik
from sakip.web.dasar.models import Pemda

_SIDIK = re.compile(r"[0-9a-f]{64}")


def keep(pemda: Pemda, isi: bytes) -> str:
    """Keep a file; returns its SHA-256, by which `path_of` finds it; raises Galat `simpan.*`."""
    sidik = name_of(isi)
    tujuan = _path(pemda, sidik)
    if not _kept_again(tujuan):
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        simpan_atomik(tujuan, isi)
    return sidik


def _kept_again(tujuan: Path) -> bool:
    """Whether the file is there; its time then says that it was kept now (`discard` looks).

    Looked for again after that: it may have lost its name while its time was being written.
    """
    try:
        os.utime(tujuan)
    except (FileNotFoundError, PermissionError):
        return False
    return tujuan.is_file()


def discard(pemda: Pemda, sidik: str, sebelum: datetime) -> bool:
    """Take away a file that no row names any more; False where it was kept since `sebelum`.

    Who keeps the same content meanwhile is not robbed of it: the file first loses its name, so
    that they write it anew, and gets it back if its time says they were there before. One that a
    killed process left without its name gets it back too. Ask in the transaction that holds the
    row by which the file is known, and leave the row where the answer is False.
    """
    tujuan = _path(pemda, sidik)
    buangan = tujuan.with_name(f".buang-{sidik}")
    if buangan.exists():
        buangan.replace(tujuan)
    try:
        if _is_newer(tujuan, sebelum):
            return False
        tujuan.replace(buangan)
    except FileNotFoundError:
        return True
    if _is_newer(buangan, sebelum):
        buangan.replace(tujuan)
        return False
    buangan.unlink()
    return True


def _is_newer(jalur: Path, sebelum: datetime) -> bool:
    return jalur.stat().st_mtime >= sebelum.timestamp()


def name_of(isi: bytes) -> str:
    """The name under which a content is kept, or would be."""
    return hashlib.sha256(isi).hexdigest()


def is_kept(pemda: Pemda, sidik: str) -> bool:
    return _path(pemda, sidik).is_file()


def path_of(pemda: Pemda, sidik: str) -> Path:
    """Where a kept file lies; raises Galat when this government keeps none of that name."""
    tujuan = _path(pemda, sidik)
    if not tujuan.is_file():
        raise Galat(
            "simpanan.hilang",
            sidik[:12],
            _("Berkas ini tidak ada lagi di penyimpanan."),
            _("Minta pengelola situs memeriksa cadangannya."),
        )
    return tujuan


def folder() -> Path:
    """Where all kept files lie; a backup takes in what is below it, and nothing else."""
    return Path(settings.DATA) / "simpanan"


def _path(pemda: Pemda, sidik: str) -> Path:
    if not _SIDIK.fullmatch(sidik):
        raise ValueError("not a SHA-256")
    return folder() / str(pemda.uuid) / sidik[:2] / sidik
