"""The number or code that a row begins with, and in what manner it is written."""

from __future__ import annotations

import re
from itertools import takewhile

from sakip.periksa.kenali.tabel import Baris

_BERANGKA = re.compile(r"\d{1,4}(?:\.\d{1,4})*\.?")
_TERSEBAR = 3  # cells that one code is spread over, at the least
_KODE = re.compile(r"\d+(?:\.\d+)+\.?")
_GAYA = ((re.compile(r"\d+\.?\)?"), "angka"), (re.compile(r"[ivxlc]+\.?\)?", re.I), "romawi"),
         (re.compile(r"[a-z]\.?\)?", re.I), "huruf"))  # fmt: skip


def gaya(baris: Baris) -> str:
    """The style of the row's number: figures, letters, a code and how deep it goes."""
    return _gaya(_nomor(baris))


def gaya_turun(baris: Baris) -> str:
    """The style of the number that a row shares with those above it, where it has none itself."""
    milik = gaya(baris)
    atas = baris.label.get("program", "").split(" ")[0]
    return _gaya(atas) if milik == "lain" else milik


def _gaya(nomor: str) -> str:
    if _KODE.fullmatch(nomor):
        return f"kode {nomor.strip('.').count('.')}"
    return next((nama for pola, nama in _GAYA if pola.fullmatch(nomor)), "lain")


def _nomor(baris: Baris) -> str:
    """The number a row begins with; a code stands behind it, or is spread over several cells."""
    isi = [s.teks for s in baris.sel if s.teks]
    depan = list(takewhile(_BERANGKA.fullmatch, isi))
    if len(depan) >= _TERSEBAR:
        return ".".join(t.strip(".") for t in depan)
    if len(depan) > 1 and _KODE.fullmatch(depan[1]):
        return depan[1]
    return isi[0].split(" ")[0] if isi else ""


def kode(baris: Baris) -> str:
    """The code that a row begins with, figures between dots; empty if with none."""
    nomor = _nomor(baris)
    return nomor.strip(".") if _KODE.fullmatch(nomor) or nomor.strip(".").isdigit() else ""


def kode_turun(baris: Baris) -> str:
    """The code of a row, or of the program it stands under without one of its own."""
    atas = baris.label.get("program", "").split(" ")[0]
    return kode(baris) or (atas.strip(".") if _KODE.fullmatch(atas) else "")
