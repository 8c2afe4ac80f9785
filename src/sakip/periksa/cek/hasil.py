"""A sum written out in one cell, and its result in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan
from sakip.periksa.kaitan import Kaitan, Pilihan, Rumus, cocok
from sakip.periksa.kenali import Baris, Tabel, baca_sel
from sakip.periksa.model import Sel

_AKHIR = re.compile(
    r"[=≈] *(?P<n>(?:Rp\.? ?)?-?\d+(?:[.,]\d+)*)(?: ?%)?(?: [a-z/]+)?"
    r"(?: ?\((?:dari|nilai)[^=≈]*\)?)?$",
    re.IGNORECASE,
)
_SEDIKITNYA = 3  # rows that must agree before the next cell is taken for the result

_SAMA = Rumus("hasil hitungan di sebelahnya", lambda n: n[0], "{0}")


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel in bahan.tabel:
        semua = [k for b in tabel.data if (k := _kaitan(tabel, b))]
        pas = sum(1 for k in semua if cocok(k))
        if pas >= _SEDIKITNYA and pas > 2 * (len(semua) - pas):
            yield from semua


def _kaitan(tabel: Tabel, baris: Baris) -> Kaitan | None:
    """The result as the sum ends, and the figure right of it."""
    for kiri, kanan in zip(baris.sel, baris.sel[1:], strict=False):
        akhir = _AKHIR.search(kiri.teks)
        if akhir is None or not kiri.asal or kiri.rumus:
            continue
        keluar = baca_sel(kanan)
        masuk = baca_sel(Sel(akhir["n"], kiri.tempat))
        if keluar is None or masuk is None or keluar.sel.rumus:
            continue
        nama = next((s.teks for s in baris.sel if s.teks), "")
        return Kaitan(
            cek="hasil",
            keluar=keluar,
            pilihan=(Pilihan(_SAMA, (masuk,)),),
            tempat=kanan.tempat,
            tabel=tabel.judul,
            label=nama,
            kolom="Hasil",
            kelompok=("hasil", tabel.nomor),
            kuat=True,
        )
    return None


_ISI = (
    "Lampiran hitungan\nPerihal\tAngka\tPerhitungan\tNilai\n"
    "Nilai AKIP\tCapaian\t73,59 / 74,30 × 100 = 99,0444… ≈ 99,04\t99,04%\n"
    "IKPP\tCapaian\t8,16 / 8,05 × 100 = 101,3664… ≈ 101,37\t101,37%\n"
    "Surat\tCapaian\t2 / 3 × 100 = 66,6666… ≈ 66,67\t66,67%\n"
    "Desa\tCapaian\t1 / 4 × 100 = 25,00\t{}\n"
)

CEK = CekKaitan(
    id="hasil",
    klaim="Hasil hitungan di satu sel sama dengan angka di sel sebelahnya.",
    dasar="Kedua cetakan adalah hasil yang sama; dipercaya bila cocok pada tiga baris.",
    kaitan=jalankan,
    lolos=_ISI.format("25,00%"),
    gagal=_ISI.format("52,00%"),
)
