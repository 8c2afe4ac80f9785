"""A file somebody brings: kept outside the web root, under their session, until it is used."""

from __future__ import annotations

import re
import secrets
import shutil
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from sakip.galat import Galat

UKURAN_MAKS = 32 * 1024 * 1024
"""Bytes of one upload; the Berkas of a kecamatan has a quarter of a megabyte, and no evidence."""
UMUR_MAKS = 24 * 60 * 60
_SESI = "unggahan"
_ASING = re.compile(r"[^\w .()-]+")
_TANDA = re.compile(r"[A-Za-z0-9_-]{20,40}")


def keep(request: Any, nama: str = "berkas", maks: int = UKURAN_MAKS) -> str:
    """Store the file of a form; returns the token by which this session finds it again.

    Raises Galat when there is none or it is too large.
    """
    unggahan = request.FILES.get(nama)
    if unggahan is None:
        raise Galat(
            "unggahan.kosong", "", _("Belum ada berkas yang dipilih."), _("Pilih berkasnya.")
        )
    if unggahan.size > maks:
        besar = maks // (1024 * 1024)
        raise Galat(
            "unggahan.terlalu_besar",
            safe_name(unggahan.name),
            _("Berkas ini lebih besar dari %(besar)s MB.") % {"besar": besar},
            _("Periksa apakah ini benar berkasnya, atau bagi menjadi beberapa."),
        )
    _sweep()
    tanda = secrets.token_urlsafe(18)
    folder = _root() / tanda
    folder.mkdir(mode=0o700, parents=True)
    with (folder / safe_name(unggahan.name)).open("xb") as tujuan:
        for potong in unggahan.chunks():
            tujuan.write(potong)
    request.session[_SESI] = [*request.session.get(_SESI, [])[-4:], tanda]
    return tanda


def find(request: Any, tanda: str) -> Path:
    """The file of a token of this session; raises Galat when it is gone or another's."""
    if tanda in request.session.get(_SESI, []) and _TANDA.fullmatch(tanda):
        folder = _root() / tanda
        isi = list(folder.iterdir()) if folder.is_dir() else []
        if isi:
            return isi[0]
    raise Galat(
        "unggahan.habis",
        "",
        _("Berkas yang diunggah tidak ada lagi."),
        _("Unggah sekali lagi; berkas disimpan paling lama sehari."),
    )


def drop(request: Any, tanda: str) -> None:
    """Forget a file that has been used."""
    if tanda in request.session.get(_SESI, []) and _TANDA.fullmatch(tanda):
        request.session[_SESI] = [x for x in request.session[_SESI] if x != tanda]
        shutil.rmtree(_root() / tanda, ignore_errors=True)


def safe_name(nama: str) -> str:
    """The name as messages show it: no folder, no odd letter, its ending kept."""
    jalur = Path(nama.replace("\\", "/").rsplit("/", 1)[-1])
    badan = _ASING.sub("_", jalur.stem)[:60].strip(" .") or "berkas"
    return badan + _ASING.sub("", jalur.suffix)[:8].lower()


def _root() -> Path:
    return Path(settings.DATA) / "unggahan"


def _sweep() -> None:
    """Remove what nobody came back for."""
    if not _root().is_dir():
        return
    for folder in _root().iterdir():
        if time.time() - folder.stat().st_mtime > UMUR_MAKS:
            shutil.rmtree(folder, ignore_errors=True)
