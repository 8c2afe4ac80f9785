"""Percentages under a name of their own against the two columns that they divide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from sakip.core.angka import Rentang
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan, buat_kaitan
from sakip.periksa.kaitan import Kaitan, Pilihan, Rumus, cocok, nisbah
from sakip.periksa.kenali import Baris, JenisBaris, Kolom, SelAngka, Tabel
from sakip.periksa.kenali.kamus import rapat

_SEDIKITNYA = 3  # rows that must follow before the others are judged
_PERSEN = re.compile(r"%|\b(?:per|pro)sen(?:tase)?\b|\brasio\b|\btingkat\b", re.IGNORECASE)
_BERPASANGAN = ("k", "rp")
_UTUH = 100
_HALF = Decimal("0.5")
_TERBANYAK = 8  # columns beyond which too many pairs would fit by chance
_BAGIAN = Rumus("bagian", nisbah(0, 1), "{0} / {1} × 100")


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel in bahan.tabel:
        for kolom in tabel.kolom:
            if _asing(tabel, kolom) and _PERSEN.search(kolom.nama):
                yield from _kolom(tabel, kolom)


def _asing(tabel: Tabel, kolom: Kolom) -> bool:
    """Whether no other check knows what the column follows from."""
    if kolom.peran in ("capaian", "serapan"):
        return next(tabel.berperan("target", "pagu", "realisasi_anggaran"), None) is None
    return kolom.peran in ("", "nilai", "realisasi")


def _kolom(tabel: Tabel, keluar: Kolom) -> Iterator[Kaitan]:
    """The relations of the pair of columns that fits the most rows, two thirds at the least."""
    lain = [
        k
        for k in tabel.kolom
        if k.indeks != keluar.indeks
        and _sejenis(k, keluar)
        and any(k.indeks in b.angka for b in tabel.data)
    ]
    terbaik: tuple[int, list[Kaitan], bool] = (0, [], False)
    pasangan = [*permutations(lain, 2), *((k, None) for k in lain)]
    for a, b in pasangan if len(lain) <= _TERBANYAK else ():
        semua = [k for baris in tabel.baris if (k := _kaitan(tabel, baris, keluar, a, b))]
        pas = sum(1 for k in semua if cocok(k) and k.keluar.nilai not in (0, 100))
        terbaik = max(terbaik, (pas, semua, b is None), key=lambda t: t[0])
    pas, semua, dari_total = terbaik
    if not pas:
        yield from _tanpa_total(tabel, keluar, lain)
        return
    utuh = [_utuh(k) for k in semua]
    if _lazim(utuh):
        semua = utuh  # counts, of which none was rounded
    luput = sum(1 for k in semua if not cocok(k))
    cukup = pas >= max(1 if len(lain) == 1 else 2, luput)
    if (dari_total and cukup and _seratus(tabel, keluar)) or (
        pas >= _SEDIKITNYA and pas >= 2 * luput
    ):
        yield from semua


def _utuh(k: Kaitan) -> Kaitan:
    """The same with whole figures meant as they stand."""
    (cara,) = k.pilihan
    masuk = tuple(SelAngka(m.sel, m.calon, tepat=not m.angka.desimal) for m in cara.masuk)
    return replace(k, pilihan=(Pilihan(cara.rumus, masuk),))


def _lazim(semua: Sequence[Kaitan]) -> bool:
    """Whether two thirds of the rows, three at the least, follow."""
    pas = sum(1 for k in semua if cocok(k) and k.keluar.nilai not in (0, _UTUH))
    return pas >= _SEDIKITNYA and pas >= 2 * sum(1 for k in semua if not cocok(k))


def _tanpa_total(tabel: Tabel, keluar: Kolom, lain: Sequence[Kolom]) -> Iterator[Kaitan]:
    """Shares of a whole that the table does not print, and that most rows agree on."""
    for k in lain:
        baris = [b for b in tabel.data if {k.indeks, keluar.indeks} <= b.angka.keys()]
        isi = [(b.angka[k.indeks], b.angka[keluar.indeks]) for b in baris]
        if any(a.angka.desimal or not p.angka.desimal for a, p in isi):
            continue
        utuh = {int(a.nilai / p.nilai * _UTUH + _HALF) for a, p in isi if a.nilai * p.nilai > 0}
        for seluruh in sorted(utuh):
            cara = _dari(seluruh)
            semua = [_utuh(_tunggal(tabel, b, keluar, k, cara)) for b in baris]
            if _lazim(semua):
                yield from semua
                return


def _dari(seluruh: int) -> Rumus:
    def hitung(nilai: Sequence[Rentang]) -> Rentang:
        return nilai[0] / seluruh * _UTUH

    return Rumus("bagian", hitung, f"{{0}} / {seluruh} × 100")


def _tunggal(tabel: Tabel, baris: Baris, keluar: Kolom, masuk: Kolom, cara: Rumus) -> Kaitan:
    pilihan = (Pilihan(cara, (baris.angka[masuk.indeks],)),)
    return buat_kaitan("nisbah", tabel, baris, keluar, pilihan, kuat=True)


def _sejenis(masuk: Kolom, keluar: Kolom) -> bool:
    """Whether two columns measure alike: of the same time where there are K and Rp side by side."""
    ujung = [rapat(k.jalur[-1]) if k.jalur else "" for k in (masuk, keluar)]
    if ujung[1] not in _BERPASANGAN:
        return True
    return ujung[0] == ujung[1] and masuk.triwulan == keluar.triwulan


def _seratus(tabel: Tabel, kolom: Kolom) -> bool:
    """Whether the column shares out a whole: its total is 100."""
    total = _total(tabel, kolom)
    return total is not None and total.nilai == _UTUH


def _kaitan(tabel: Tabel, baris: Baris, keluar: Kolom, a: Kolom, b: Kolom | None) -> Kaitan | None:
    """`a` of `b` in the row; without `b`, of the total of `a`."""
    if not {keluar.indeks, a.indeks} <= baris.angka.keys():
        return None
    bawah = baris.angka.get(b.indeks) if b else _total(tabel, a)
    if bawah is None or bawah.nilai == 0:
        return None
    cara = Pilihan(_BAGIAN, (baris.angka[a.indeks], bawah))
    return buat_kaitan("nisbah", tabel, baris, keluar, (cara,), kuat=True)


def _total(tabel: Tabel, kolom: Kolom) -> SelAngka | None:
    """The one total of a column; None where there is none, or several."""
    semua = [
        b.angka[kolom.indeks]
        for b in tabel.baris
        if b.jenis is JenisBaris.JUMLAH and kolom.indeks in b.angka
    ]
    return semua[0] if len(semua) == 1 else None


_ISI = (
    "Tabel 3 Lulusan\nKejuruan\tPeserta\tLulus\tPersentase Lulus\n"
    "Las\t820\t801\t97,68\nOtomotif\t1.150\t1.118\t97,22\nBoga\t934\t910\t97,43\n"
    "Garmen\t1.024\t996\t{}\n"
)

CEK = CekKaitan(
    id="nisbah",
    klaim="Kolom persentase mengikuti dua kolom yang dibaginya.",
    dasar="Bagian ÷ seluruhnya × 100, bila cocok pada dua pertiga baris.",
    kaitan=jalankan,
    lolos=_ISI.format("97,27"),
    gagal=_ISI.format("97,72"),
)
