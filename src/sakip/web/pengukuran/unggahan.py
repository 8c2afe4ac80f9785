"""What an uploaded file is, by what is in it: its name and the browser's word count for nothing."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath

from django.conf import settings
from django.utils.translation import gettext as _

from sakip.galat import Galat

JENIS = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Kinds of files that are accepted, and how each is sent out."""

_ZIP = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_ENTRI_MAKS = 5_000
_NAMA_MAKS = 120
_BUKAN_NAMA = re.compile(r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069"*/:<>?\\|]+')


def kind_of(isi: bytes) -> str | None:
    """``pdf``, ``jpg``, ``png``, ``docx``, ``xlsx``; None for anything else."""
    if isi.startswith(b"%PDF-"):
        return "pdf"
    if isi.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if isi.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    return _office(isi) if isi.startswith(b"PK\x03\x04") else None


def _office(isi: bytes) -> str | None:
    """A Word or Excel file without macros; None for other zips."""
    if isi.count(b"PK\x01\x02") > _ENTRI_MAKS:
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            nama = set(arsip.namelist())
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError):
        return None
    if "[Content_Types].xml" not in nama or any(n.endswith("vbaProject.bin") for n in nama):
        return None
    return next((jenis for bagian, jenis in _ZIP.items() if bagian in nama), None)


def accept(isi: bytes, nama: str) -> tuple[str, str]:
    """Kind and a safe name of a file; raises Galat when it is not accepted."""
    batas = settings.BUKTI_MB
    if not isi:
        raise Galat("bukti.kosong", nama, _("Berkas ini kosong."), _("Pilih berkas yang benar."))
    if len(isi) > batas * 1_000_000:
        raise Galat(
            "bukti.besar",
            nama,
            _("Berkas ini lebih besar dari %(mb)d MB.") % {"mb": batas},
            _("Kecilkan, atau pindai ulang dengan mutu lebih rendah."),
        )
    jenis = kind_of(isi)
    if jenis is None:
        raise Galat(
            "bukti.jenis",
            nama,
            _("Isi berkas ini bukan PDF, JPG, PNG, DOCX, atau XLSX."),
            _("Simpan sebagai salah satunya, tanpa makro, lalu unggah lagi."),
        )
    return jenis, f"{_stem(nama)}.{jenis}"


def evidence_name(sidik: str, jenis: str) -> str:
    """What a file is called among the attachments of a Berkas where nobody named it."""
    return f"bukti/{sidik[:16]}.{jenis}"


def _stem(nama: str) -> str:
    """The name without folders, extension, and signs that files or screens trip over."""
    pokok = PurePosixPath(nama.replace("\\", "/")).name
    bersih = " ".join(_BUKAN_NAMA.sub(" ", PurePosixPath(pokok).stem).split()).strip(". ")
    return bersih[:_NAMA_MAKS] or "bukti"
