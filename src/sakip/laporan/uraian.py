"""Where the office's own words stand in place of ours, or beside them.

A text whose `bagian` is the id of a table replaces what is said of that table; with a
`subjek` it replaces what is said of that indicator alone. Texts about causes, obstacles and
steps carry the indicator as `subjek`, or in the name of their part: ``hambatan-akip``.
"""

from __future__ import annotations

from collections.abc import Sequence

from sakip.berkas import baris as b
from sakip.laporan.bahan import Bahan
from sakip.laporan.kalimat import Kalimat, capital
from sakip.laporan.narasi import bound_text, texts
from sakip.naskah.pohon import Blok, Paragraf


def own_words(bahan: Bahan, bagian: str, blok: Sequence[Blok]) -> tuple[Blok, ...]:
    """What the office says of a whole part, else the blocks given."""
    sendiri = [n for n in bahan.berkas.narasi if n.bagian == bagian and n.subjek is None]
    return tuple(
        Paragraf(bound_text(bahan, n.teks, f"lembar narasi ({n.bagian}, {n.urut})"))
        for n in sorted(sendiri, key=lambda n: n.urut)
    ) or tuple(blok)


def own_sentence(bahan: Bahan, bagian: str, subjek: str, kalimat: Kalimat) -> Kalimat:
    """What the office says of one indicator in a part, else the sentence given."""
    sendiri: Kalimat = ()
    for teks in texts(bahan, bagian, subjek):
        sendiri += (" ", *teks) if sendiri else teks
    return sendiri or kalimat


def about(bahan: Bahan, kata: str, subjek: str) -> list[Kalimat]:
    """The office's texts of a kind on one indicator, in order; empty where it wrote none."""
    bagian = dict.fromkeys(
        n.bagian
        for n in bahan.berkas.narasi
        if n.bagian == f"{kata}-{subjek}"
        or (n.subjek == subjek and (n.bagian == kata or n.bagian.startswith(f"{kata}-")))
    )
    return [
        teks for nama in bagian for teks in texts(bahan, nama, subjek if nama == kata else None)
    ]


def measured(bahan: Bahan, iv: b.IndikatorVersi) -> str:
    """What the year's measurement says of causes, obstacles and efforts; empty without."""
    baris = bahan.indeks.realisasi.get((iv.indikator, str(bahan.tahun)))
    if baris is None:
        return ""
    bagian = (
        ("", baris.penjelasan),
        ("Hambatan: ", baris.hambatan),
        ("Upaya: ", baris.upaya),
    )
    return " ".join(f"{awal}{capital(teks).rstrip('.')}." for awal, teks in bagian if teks)
