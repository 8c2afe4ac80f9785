"""The office's own text: paragraphs and lists with ``[[alamat]]`` bound to figures."""

from __future__ import annotations

import re

from sakip.core.alamat import Alamat
from sakip.galat import Galat
from sakip.laporan.bahan import Bahan, bind
from sakip.naskah.pohon import Daftar, Isi, Paragraf, Penomoran, Potongan

_IKATAN = re.compile(r"\[\[([^\[\]]*)\]\]")


def bound_text(bahan: Bahan, teks: str, tempat: str) -> tuple[Potongan, ...]:
    """Text with its bindings as figures; an unknown binding raises Galat that names the place."""
    hasil: list[Potongan] = []
    for i, bagian in enumerate(_IKATAN.split(teks)):
        if i % 2 == 0:
            if bagian:
                hasil.append(bagian)
            continue
        try:
            hasil.append(bind(bahan.buku.ambil(Alamat.baca(bagian))))
        except Galat as galat:
            raise Galat(galat.kode, f"{tempat}, [[{bagian}]]", galat.pesan, galat.saran) from galat
    return tuple(hasil)


def texts(bahan: Bahan, bagian: str, subjek: str | None = None) -> list[tuple[Potongan, ...]]:
    """The texts of one part in order, for one subject where given."""
    return [
        bound_text(bahan, n.teks, f"lembar narasi ({n.bagian}, {n.urut})")
        for n in sorted(bahan.berkas.narasi, key=lambda n: n.urut)
        if n.bagian == bagian and (subjek is None or n.subjek == subjek)
    ]


def paragraphs(bahan: Bahan, bagian: str, subjek: str | None = None) -> tuple[Paragraf, ...]:
    """A part as paragraphs; empty where the office wrote none."""
    return tuple(Paragraf(teks) for teks in texts(bahan, bagian, subjek))


def listing(
    bahan: Bahan, bagian: str, penomoran: Penomoran = "1.", subjek: str | None = None
) -> tuple[Daftar, ...]:
    """A part as one list; empty where the office wrote none."""
    isi: list[Isi] = list(texts(bahan, bagian, subjek))
    return (Daftar(tuple(isi), penomoran),) if isi else ()
