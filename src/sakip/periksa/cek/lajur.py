"""Columns of totals against the columns left of them: PNS + Non PNS = Jumlah."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sakip.core.angka import Kosong, baca
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan, buat_kaitan
from sakip.periksa.kaitan import JUMLAH, Kaitan, Pilihan, cocok
from sakip.periksa.kenali import Baris, Kolom, Tabel

_TERANG = 3  # rows that a score must add up in, which need not be a sum
_NILAI = re.compile(
    r"(?:nilai|skor|hasil)(?: (?:total|akhir|s?akip|evaluasi|kinerja))*$", re.IGNORECASE
)
_JUMLAH = re.compile(r"(?:sub )?(?:jumlah|total|jml)\b(?!.*%)", re.IGNORECASE)


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel in bahan.tabel:
        for kolom in tabel.kolom:
            if kolom.peran in ("", "nilai") and kolom.jalur:
                if _JUMLAH.match(kolom.jalur[-1]):
                    yield from _kolom(tabel, kolom, 2)
                elif _NILAI.match(kolom.jalur[-1]):
                    yield from _kolom(tabel, kolom, _TERANG)


def _kolom(tabel: Tabel, keluar: Kolom, terang: int) -> Iterator[Kaitan]:
    """The relations of the set of columns that fits most rows; more than half must fit."""
    for masuk in _susunan(tabel, keluar):
        semua = [k for b in tabel.baris if (k := _kaitan(tabel, b, keluar, masuk))]
        pas = sum(1 for k in semua if cocok(k))
        if pas >= terang and pas > len(semua) - pas:
            yield from semua
            return


def _susunan(tabel: Tabel, keluar: Kolom) -> Iterator[Sequence[Kolom]]:
    """The sets of columns a total may add up: those since the last total, all, the totals."""
    kiri = [
        k
        for k in tabel.kolom[: keluar.indeks]
        if k.peran in ("", "nilai") and any(k.indeks in b.angka for b in tabel.baris)
    ]
    jumlah = [k for k in kiri if k.jalur and _JUMLAH.match(k.jalur[-1])]
    dekat = [k for k in kiri if not jumlah or k.indeks > jumlah[-1].indeks]
    polos = [k for k in kiri if k not in jumlah]
    for satu in (dekat, polos, jumlah):
        if len(satu) > 1:
            yield satu


def _kaitan(tabel: Tabel, baris: Baris, keluar: Kolom, kolom: Sequence[Kolom]) -> Kaitan | None:
    """None where a cell holds something that is no number; an empty one or a dash adds nothing."""
    if keluar.indeks not in baris.angka:
        return None
    masuk = [baris.angka[k.indeks] for k in kolom if k.indeks in baris.angka]
    sisa = [baris.sel[k.indeks].teks for k in kolom if k.indeks not in baris.angka]
    if len(masuk) < 1 or any(t and not isinstance(baca(t), Kosong) for t in sisa):
        return None
    return buat_kaitan("lajur", tabel, baris, keluar, (Pilihan(JUMLAH, tuple(masuk)),), kuat=True)


_ISI = (
    "Tabel 1 Keadaan pegawai\nNo\tJenis\tPNS\tNon PNS\tJumlah\n"
    "1\tDokter\t12\t8\t20\n2\tPerawat\t81\t62\t143\n3\tBidan\t23\t21\t{}\n"
)

CEK = CekKaitan(
    id="lajur",
    klaim="Kolom jumlah adalah jumlah kolom-kolom di kirinya.",
    dasar="Penjumlahan sebaris; dipercaya bila cocok pada lebih dari separuh baris.",
    kaitan=jalankan,
    lolos=_ISI.format(44),
    gagal=_ISI.format(45),
)
