"""Columns that follow from weight and score: bobot × nilai, or nilai as a share of its bobot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.core.angka import Rentang
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan, buat_kaitan
from sakip.periksa.kaitan import Kaitan, Pilihan, Rumus, cocok, nisbah
from sakip.periksa.kenali import Baris, Kolom, Tabel

_CUKUP = 2  # rows that must fit before the relation is believed


def _kali(bagi: int) -> Rumus:
    def hitung(nilai: Sequence[Rentang]) -> Rentang:
        return nilai[0] * nilai[1] / Decimal(bagi)

    return Rumus("bobot × nilai", hitung, "{0} × {1}" + ("" if bagi == 1 else f" / {bagi}"))


_CARA = (_kali(100), _kali(1), Rumus("nilai ÷ bobot × 100", nisbah(1, 0), "{1} / {0} × 100"))


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel in bahan.tabel:
        bobot = next(tabel.berperan("bobot"), None)
        if bobot is None:
            continue
        nilai = [k for k in tabel.berperan("nilai", "capaian", "realisasi", "") if k != bobot]
        for keluar in nilai:
            for masuk in nilai:
                if masuk.indeks != keluar.indeks:
                    yield from _kolom(tabel, bobot, masuk, keluar)


def _kolom(tabel: Tabel, bobot: Kolom, masuk: Kolom, keluar: Kolom) -> Iterator[Kaitan]:
    perlu = {bobot.indeks, masuk.indeks, keluar.indeks}
    baris = [b for b in tabel.data if perlu <= b.angka.keys()]
    beda = {b.angka[masuk.indeks].nilai for b in baris}
    if len(baris) < _CUKUP + 1 or len(beda) < _CUKUP:
        return
    # Weights of 10 let one rule pass for another: the one that fits the most rows is meant.
    calon = [[_kaitan(tabel, b, bobot, masuk, keluar, rumus) for b in baris] for rumus in _CARA]
    pas, semua = max(((sum(1 for k in c if cocok(k)), c) for c in calon), key=lambda c: c[0])
    if pas >= _CUKUP and pas * 2 > len(semua):
        yield from semua


def _kaitan(
    tabel: Tabel, baris: Baris, bobot: Kolom, masuk: Kolom, keluar: Kolom, rumus: Rumus
) -> Kaitan:
    cara = Pilihan(rumus, (baris.angka[bobot.indeks], baris.angka[masuk.indeks]))
    return buat_kaitan("perkalian", tabel, baris, keluar, (cara,))


_ISI = (
    "Tabel 5 Hasil evaluasi\nNo\tKomponen\tBobot\tNilai\tNilai terhadap bobot (%)\n"
    "1\tPerencanaan\t30\t23,10\t77,00\n2\tPengukuran\t30\t21,60\t72,00\n"
    "3\tPelaporan\t15\t12,30\t82,00\n4\tEvaluasi\t25\t16,75\t{}\n"
)

CEK = CekKaitan(
    id="perkalian",
    klaim="Nilai berbobot adalah bobot × nilai, dan nilai terhadap bobot adalah nilai ÷ bobot.",
    dasar="Dipercaya bila cocok pada sedikitnya dua baris dan lebih dari separuhnya.",
    kaitan=jalankan,
    lolos=_ISI.format("67,00"),
    gagal=_ISI.format("76,00"),
)
