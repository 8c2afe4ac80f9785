"""PDF: pages read by child processes on both cores, then put in order and joined."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sakip.periksa.baca.anak import Anak, BatasPdf, galat, rusak, sandi
from sakip.periksa.baca.kata_robek import rapatkan
from sakip.periksa.baca.sambung import sambung, tabel_dari
from sakip.periksa.model import Blok, Dokumen, JenisBerkas, Paragraf, Sel, Tempat

_SEDIKIT = 8  # pages that one process reads before a second has started
_PINDAIAN = 0.5  # share of a page that a picture must cover to be a scan
_HURUF_PINDAIAN = 25
_PESAN_PINDAIAN = (
    "halaman {} berupa gambar pindaian dan tidak diperiksa; pakai berkas aslinya, atau kenali"
    " hurufnya (OCR) lebih dulu"
)
_TEPI = 0.09  # of the height, above and below, where running heads stand
_TEPI_TERSEMPIT = 40.0  # points
_BERULANG = 3


def baca_pdf(path: Path, batas: BatasPdf | None = None) -> Dokumen:
    """Read a PDF. Raises Galat when it is locked, damaged or beyond the limits."""
    batas = batas or BatasPdf()
    jumlah = _jumlah_halaman(path)
    if jumlah > batas.halaman:
        raise galat(
            path,
            "halaman",
            f"Berkas ini {jumlah} halaman, lebih dari batas {batas.halaman}.",
            "Bagi menjadi beberapa berkas.",
        )
    banyak = 1 if jumlah <= _SEDIKIT else min(2, os.cpu_count() or 1)
    regu = [Anak("baca", path, batas, str(awal), str(banyak)) for awal in range(banyak)]
    try:
        isi = {nomor: halaman for satu in regu for nomor, halaman in satu.hasil()}
    finally:
        for satu in regu:
            satu.hentikan()
    return susun(path.name, [isi[nomor] for nomor in sorted(isi)])


def susun(nama: str, halaman: Sequence[Any]) -> Dokumen:
    """What `pekerja.baca` told of each page as one document."""
    buang = _tepi_berulang(halaman)
    blok = [b for nomor, h in enumerate(halaman, start=1) for b in _blok(nomor, h, buang)]
    pindaian = [n for n, h in enumerate(halaman, start=1) if _pindaian(h)]
    catatan = [_PESAN_PINDAIAN.format(_rentang(pindaian))] if pindaian else []
    utuh = tuple(rapatkan(tuple(sambung(blok))))
    return Dokumen(nama, JenisBerkas.PDF, utuh, len(halaman), tuple(catatan))


def _jumlah_halaman(path: Path) -> int:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as pdf:
            return len(pdf)
    except pypdfium2.PdfiumError as sebab:
        if "password" in str(sebab).lower():
            raise sandi(path) from sebab
        raise rusak(path) from sebab


def _blok(nomor: int, halaman: Any, buang: frozenset[str]) -> Iterator[Blok]:
    """The blocks of one page without its running head and foot."""
    bagian, tinggi, _, _ = halaman
    for kotak, teks, baris in bagian:
        if baris:
            yield tabel_dari(
                [
                    [Sel(t, Tempat(halaman=nomor, kotak=tuple(k)), asal) for t, k, asal in satu]
                    for satu in baris
                ]
            )
        elif not (_di_tepi(kotak, tinggi) and _ciri_tepi(teks) in buang):
            yield Paragraf(teks, Tempat(halaman=nomor, kotak=tuple(kotak)))


def _tepi_berulang(halaman: Sequence[Any]) -> frozenset[str]:
    """Texts at the edge of pages that come again and again: running heads, page numbers."""
    hitung = Counter(
        ciri
        for bagian, tinggi, _, _ in halaman
        for ciri in {_ciri_tepi(t) for k, t, b in bagian if not b and _di_tepi(k, tinggi)}
    )
    cukup = min(_BERULANG, max(2, len(halaman)))
    return frozenset(c for c, n in hitung.items() if n >= cukup or re.fullmatch("#|[ivxl]+", c))


def _di_tepi(kotak: Sequence[float], tinggi: float) -> bool:
    tepi = max(tinggi * _TEPI, _TEPI_TERSEMPIT)
    return kotak[3] < tepi or kotak[1] > tinggi - tepi


def _ciri_tepi(teks: str) -> str:
    return re.sub(r"\d+", "#", teks.strip().casefold())


def _pindaian(halaman: Any) -> bool:
    _, _, huruf, gambar = halaman
    return bool(huruf < _HURUF_PINDAIAN and gambar > _PINDAIAN)


def _rentang(nomor: Sequence[int]) -> str:
    """Pages as people write them: 3, 5-7."""
    hasil: list[list[int]] = []
    for satu in nomor:
        if hasil and satu == hasil[-1][-1] + 1:
            hasil[-1].append(satu)
        else:
            hasil.append([satu])
    return ", ".join(str(h[0]) if len(h) == 1 else f"{h[0]}-{h[-1]}" for h in hasil)
