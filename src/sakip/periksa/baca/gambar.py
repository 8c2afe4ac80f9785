"""Pages of a PDF as small pictures, drawn by a child process."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from sakip.periksa.baca.anak import Anak, BatasPdf

_TITIK = 110  # per inch: a figure of 8 points can be read, a page takes some 30 KB
_WARNA = 16


class Gambar(NamedTuple):
    """A page: width and height in points, and its picture as WebP in base64."""

    lebar: float
    tinggi: float
    isi: str


def gambar_halaman(
    path: Path, halaman: Iterable[int], batas: BatasPdf | None = None
) -> dict[int, Gambar]:
    """Pictures of the pages (from 1). Raises Galat like `baca_pdf`."""
    nomor = sorted({h - 1 for h in halaman})
    if not nomor:
        return {}
    anak = Anak("gambar", path, batas or BatasPdf(), str(_TITIK), ",".join(map(str, nomor)))
    try:
        return {n + 1: Gambar(*isi) for n, isi in anak.hasil()}
    finally:
        anak.hentikan()


def ringkas(gambar: Image.Image) -> bytes:
    """The smaller of two WebP: few colours without loss (text) or all with some loss (photos)."""
    penuh = gambar.convert("RGB")
    sedikit = penuh.quantize(
        _WARNA, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    ).convert("RGB")
    tulisan, foto = io.BytesIO(), io.BytesIO()
    sedikit.save(tulisan, "WEBP", lossless=True, quality=30, method=2)
    penuh.save(foto, "WEBP", quality=40, method=3)
    return min(tulisan.getvalue(), foto.getvalue(), key=len)
