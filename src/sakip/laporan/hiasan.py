"""Pictures of the office in the places a tree leaves free: its emblem, scanned signatures.

They come with the Berkas, in the folder `lampiran` of its zip: ``lambang.png`` for the emblem,
``tanda-tangan-<id pejabat>.png`` for what an official signs with, a scan or the QR code of an
electronic signature. PNG, JPEG and SVG will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from sakip.berkas.model import Berkas
from sakip.naskah.pohon import Bagian, Blok, Citra, Dokumen, HalamanJudul, Kop, TandaTangan

LAMBANG = "lambang"
TANDA = "tanda-tangan-"
_AKHIRAN = (".png", ".jpg", ".jpeg", ".svg")


def chosen(berkas: Berkas, nama: Iterable[str]) -> dict[str, str]:
    """Of the names of attachments those that are printed, by their place (`LAMBANG`, ...)."""
    tempat = {LAMBANG, *(f"{TANDA}{p.id}" for p in berkas.pejabat)}
    return {
        pokok: satu
        for satu in sorted(nama)
        if satu.lower().endswith(_AKHIRAN) and (pokok := PurePosixPath(satu).stem) in tempat
    }


def dress(
    dokumen: Dokumen, berkas: Berkas, lampiran: Mapping[str, bytes], *, bertanda: bool
) -> Dokumen:
    """The tree with the office's pictures; without `bertanda` nobody has signed it."""
    citra = {tempat: lampiran[nama] for tempat, nama in chosen(berkas, lampiran).items()}
    lambang = None
    if LAMBANG in citra:
        lambang = _picture(citra[LAMBANG], f"Lambang {berkas.kantor.nama_daerah}")
    tanda = {
        p.nama: _picture(citra[f"{TANDA}{p.id}"], f"Tanda tangan {p.nama}")
        for p in berkas.pejabat
        if bertanda and f"{TANDA}{p.id}" in citra
    }
    if lambang is None and not tanda:
        return dokumen

    def satu(blok: Blok) -> Blok:
        if isinstance(blok, Kop) and blok.lambang is None:
            return replace(blok, lambang=lambang)
        if isinstance(blok, TandaTangan):
            penanda = (replace(p, citra=p.citra or tanda.get(p.nama)) for p in blok.penanda)
            return replace(blok, penanda=tuple(penanda))
        return blok

    def bagian(b: Bagian | HalamanJudul) -> Bagian | HalamanJudul:
        if isinstance(b, HalamanJudul):
            return replace(b, lambang=b.lambang or lambang)
        return replace(b, isi=tuple(map(satu, b.isi)))

    return replace(dokumen, isi=tuple(map(bagian, dokumen.isi)))


def _picture(isi: bytes, alt: str) -> Citra:
    teks = isi.lstrip(b"\xef\xbb\xbf \t\r\n")
    return Citra(isi.decode("utf-8", "replace") if teks.startswith(b"<") else isi, alt)
