"""Where something stands in a Berkas, as a person finds it."""

from __future__ import annotations

from sakip.berkas.baris import Baris


def place(lembar: str, nomor: int, baris: Baris) -> str:
    """Sheet, row number from 1, and the row's key: ``lembar target baris 3 (akip, 2024)``."""
    kunci = ", ".join(str(bagian) for bagian in baris.kunci)
    return f"lembar {lembar} baris {nomor}" + (f" ({kunci})" if kunci else "")
