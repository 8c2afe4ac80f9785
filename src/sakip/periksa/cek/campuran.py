"""A score blended from two others by one fixed share, found by the arithmetic itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from sakip.core.angka import Rentang
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan, buat_kaitan
from sakip.periksa.kaitan import Kaitan, Pilihan, Rumus, cocok
from sakip.periksa.kenali import Baris, Kolom, Tabel
from sakip.periksa.kenali.kamus import kamus

_CUKUP = 2  # rows that must fit before the share is believed


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel in bahan.tabel:
        nilai = [k for k in tabel.kolom if k.peran in ("nilai", "")]
        for keluar in tabel.berperan("nilai"):
            kiri = [k for k in nilai if k.indeks < keluar.indeks]
            for a, b in combinations(kiri, 2):
                yield from _campuran(tabel, keluar, a, b)


def _campuran(tabel: Tabel, keluar: Kolom, a: Kolom, b: Kolom) -> Iterator[Kaitan]:
    """The relations of the one share that fits at least two rows and more than not."""
    baris = [x for x in tabel.data if {keluar.indeks, a.indeks, b.indeks} <= x.angka.keys()]
    baris = [x for x in baris if x.angka[a.indeks].nilai != x.angka[b.indeks].nilai]
    berdesimal = [x for x in baris if x.angka[keluar.indeks].angka.desimal > 0]
    if len(berdesimal) * 2 <= len(baris):
        return  # counts are not blended
    for bobot in kamus().bobot_campuran:
        for satu, lain in ((a, b), (b, a)):
            semua = [_kaitan(tabel, x, keluar, satu, lain, bobot) for x in baris]
            pas = sum(1 for k in semua if cocok(k))
            if pas >= _CUKUP and pas * 2 > len(semua):
                yield from semua
                return


def _kaitan(
    tabel: Tabel, baris: Baris, keluar: Kolom, a: Kolom, b: Kolom, bobot: Decimal
) -> Kaitan:
    def hitung(nilai: Sequence[Rentang]) -> Rentang:
        return nilai[0] * bobot + nilai[1] * (1 - bobot)

    tulis = [f"{x.normalize():f}".replace(".", ",") for x in (bobot, 1 - bobot)]
    rumus = Rumus("campuran", hitung, f"{tulis[0]} × {{0}} + {tulis[1]} × {{1}}")
    cara = Pilihan(rumus, (baris.angka[a.indeks], baris.angka[b.indeks]))
    return buat_kaitan("campuran", tabel, baris, keluar, (cara,), berat=4)


CEK = CekKaitan(
    id="campuran",
    klaim="Nilai akhir adalah campuran dua nilai dengan bagian yang sama di tiap baris.",
    dasar="Bagian dicari dari barisnya sendiri; dipercaya bila cocok pada sedikitnya dua baris.",
    kaitan=jalankan,
    lolos=(
        "Tabel 5 Hasil evaluasi\n"
        "No\tKomponen\tNilai LKE\tNilai Lapangan\tNilai Akhir\n"
        "1\tPerencanaan\t26,95\t13,46\t24,25\n"
        "2\tPengukuran\t23,82\t15,00\t22,06\n"
        "3\tPelaporan\t7,18\t13,91\t8,53\n"
    ),
    gagal=(
        "Tabel 5 Hasil evaluasi\n"
        "No\tKomponen\tNilai LKE\tNilai Lapangan\tNilai Akhir\n"
        "1\tPerencanaan\t26,95\t13,46\t24,25\n"
        "2\tPengukuran\t23,82\t15,00\t22,02\n"
        "3\tPelaporan\t7,18\t13,91\t8,53\n"
    ),
)
