"""How deep each row of a table lies, by the manner of its number: A, 1, a or I, A, 1."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sakip.periksa.kenali.tabel import Baris, Tabel

_ROMAWI = re.compile(r"[ivxl]+", re.IGNORECASE)
_NOMOR = re.compile(r"(?P<n>\d{1,2}|[A-Za-z]|[IVXL]+|[ivxl]+)(?P<t>[.)]?)")
_TURUNAN = re.compile(r"\d{1,2}\.(?:\d{1,2}|[a-z])[.)]?")


def kerangka(tabel: Tabel) -> list[tuple[Baris, int]]:
    """The rows with their depth, from 0; empty where the numbers show no levels."""
    data = [b for b in tabel.data if b.angka]
    nomor = [next((s.teks for s in b.sel if s.teks), "").split(" ")[0] for b in data]
    cara = [_cara(n, nomor) for n in nomor]
    if not all(cara) or len(set(cara)) < 2:
        return []
    tumpuk: list[str] = []
    hasil = []
    for baris, satu in zip(data, cara, strict=True):
        if satu in tumpuk:
            del tumpuk[tumpuk.index(satu) + 1 :]
        else:
            tumpuk.append(satu)
        hasil.append((baris, len(tumpuk) - 1))
    return hasil


def _cara(nomor: str, semua: Sequence[str]) -> str:
    """The manner of a number; empty if it is none."""
    if _TURUNAN.fullmatch(nomor):
        return "turunan"
    cocok = _NOMOR.fullmatch(nomor)
    if cocok is None:
        return ""
    n, tanda = cocok["n"], ")" if cocok["t"] == ")" else ""
    if n.isdigit():
        return f"angka{tanda}"
    besar = n.isupper()
    sejenis = [s.rstrip(".)") for s in semua if s[:1].isalpha() and s[:1].isupper() is besar]
    huruf = ("A" if besar else "a") in sejenis or not all(map(_ROMAWI.fullmatch, sejenis))
    if huruf and len(n) > 1:
        return ""
    return f"{'huruf' if huruf else 'romawi'}{'besar' if besar else ''}{tanda}"
