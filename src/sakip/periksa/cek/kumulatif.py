"""Columns that add up from row to row: realisasi of each month and realisasi so far."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan, buat_kaitan
from sakip.periksa.kaitan import JUMLAH, Kaitan, Pilihan, cocok
from sakip.periksa.kenali import Baris, Kolom, Tabel

_KUMULATIF = re.compile(r"\b[ck]umulati[fv]e?\b|\bs\.?/?d\.? bulan\b", re.IGNORECASE)
_SEDIKITNYA = 3  # rows that must follow before the others are judged


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel in bahan.tabel:
        for keluar in tabel.kolom:
            if _KUMULATIF.search(keluar.nama):
                lain = [k for k in tabel.kolom if k.indeks != keluar.indeks]
                yield from max((_kolom(tabel, k, keluar) for k in lain), key=len, default=[])


def _kolom(tabel: Tabel, masuk: Kolom, keluar: Kolom) -> Sequence[Kaitan]:
    """Each row as the one above it and its own figure; empty where most rows do not say so."""
    perlu = {masuk.indeks, keluar.indeks}
    baris = [b for b in tabel.data if perlu <= b.angka.keys()]
    semua = [_kaitan(tabel, atas, b, masuk, keluar) for atas, b in pairwise(baris)]
    pas = sum(1 for k in semua if cocok(k) and k.pilihan[0].masuk[1].nilai)
    return semua if pas >= _SEDIKITNYA and pas > len(semua) - pas else []


def _kaitan(tabel: Tabel, atas: Baris, baris: Baris, masuk: Kolom, keluar: Kolom) -> Kaitan:
    cara = Pilihan(JUMLAH, (atas.angka[keluar.indeks], baris.angka[masuk.indeks]))
    return buat_kaitan("kumulatif", tabel, baris, keluar, (cara,), kuat=True)


_ISI = (
    "Tabel 3 Realisasi per bulan\nBulan\tRealisasi (Rp)\tRealisasi Kumulatif (Rp)\n"
    "Januari\t6.200.000\t6.200.000\nFebruari\t13.100.000\t19.300.000\n"
    "Maret\t21.400.000\t40.700.000\nApril\t20.050.000\t{}\nMei\t24.750.000\t85.500.000\n"
    "Juni\t10.000.000\t95.500.000\nJuli\t11.500.000\t107.000.000\n"
)

CEK = CekKaitan(
    id="kumulatif",
    klaim="Kolom kumulatif bertambah sebanyak angka barisnya.",
    dasar="Kumulatif baris di atasnya ditambah angka barisnya; bila cocok pada kebanyakan baris.",
    kaitan=jalankan,
    lolos=_ISI.format("60.750.000"),
    gagal=_ISI.format("67.050.000"),
)
