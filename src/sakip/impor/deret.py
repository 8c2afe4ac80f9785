"""Columns headed by nothing but a year: realisasi, where this year's are those of other tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sakip.impor.pohon import PohonBaca
from sakip.periksa.fakta import bertentangan
from sakip.periksa.kenali import Kolom, SelAngka, Tabel
from sakip.periksa.kenali.kamus import ciri

_TAHUN = re.compile(r"(?:tahun |th\.? ?)?20\d\d", re.IGNORECASE)
_TERSEDIKIT = 2  # years side by side


def deret_realisasi(tabel: Tabel, pohon: PohonBaca) -> Tabel:
    """The table, its bare years named realisasi where what this year's hold is printed elsewhere.

    Only where every indicator that both know agrees, two at least, or the only one there is.
    """
    polos = [k for k in tabel.kolom if not k.peran and k.tahun and _TAHUN.fullmatch(k.nama.strip())]
    kini = next((k for k in polos if k.tahun == pohon.tahun), None)
    nama = [k.indeks for k in tabel.kolom if k.peran == "indikator"]
    if kini is None or not nama or len(polos) < _TERSEDIKIT:
        return tabel
    lain = [k for k in tabel.kolom if k.peran in ("realisasi", "target", "capaian")]
    sama = _kecocokan(tabel, kini, nama[0], pohon)
    if lain or not sama or not all(sama) or len(sama) < min(_TERSEDIKIT, len(tabel.baris)):
        return tabel
    kolom = tuple(replace(k, peran="realisasi") if k in polos else k for k in tabel.kolom)
    return replace(tabel, kolom=kolom)


def _kecocokan(tabel: Tabel, kini: Kolom, nama: int, pohon: PohonBaca) -> Sequence[bool]:
    """For each row whose realisasi of the year is known: whether its figure may be that."""
    dikenal: dict[str, list[SelAngka]] = {}
    for satu in pohon.indikator:
        isi = [
            c.isi for c in satu.cetakan
            if c.ukur.ukuran == "realisasi" and c.ukur.tahun == pohon.tahun
            and not c.ukur.triwulan and isinstance(c.isi, SelAngka)
        ]  # fmt: skip
        for n in satu.nama:
            dikenal.setdefault(ciri(n), []).extend(isi)
    return [
        any(not bertentangan(angka, lain) for lain in ada)
        for b in tabel.baris
        if (angka := b.angka.get(kini.indeks)) and (ada := dikenal.get(ciri(b.sel[nama].teks)))
    ]
