"""Columns of rise, fall, gap and growth against the two columns they come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, permutations

from sakip.core.angka import Rentang
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan, buat_kaitan
from sakip.periksa.kaitan import SELISIH, Kaitan, Pilihan, Rumus, bagi, cocok
from sakip.periksa.kenali import Baris, Kolom, SelAngka, Tabel
from sakip.periksa.kenali.kamus import kamus, rapat

_SEDIKITNYA = 2  # rows that must follow in one way before the others are judged
_LAIN = frozenset({"bertambah", "sisa", "efisiensi"})  # these have checks of their own


def _tumbuh(nilai: Sequence[Rentang]) -> Rentang | None:
    hasil = bagi(nilai[0] - nilai[1], nilai[1])
    return None if hasil is None else hasil * 100


def _tanpa_tanda(rumus: Rumus) -> Rumus:
    """The same where the print leaves out the sign, or says in words that it fell."""

    def hitung(nilai: Sequence[Rentang]) -> Rentang | None:
        hasil = rumus.hitung(nilai)
        return hasil if hasil is None or hasil.bawah >= 0 else hasil * -1

    def susun(angka: Sequence[str]) -> str:
        baru, lama = angka
        pola = rumus.pola or ""
        turun = Decimal(_titik(baru)) < Decimal(_titik(lama))
        return (pola.replace("{0} − {1}", "{1} − {0}") if turun else pola).format(baru, lama)

    return Rumus(f"{rumus.nama} tanpa tanda", hitung, rumus.pola, susun=susun)


def _titik(cetak: str) -> str:
    return cetak.replace(".", "").replace(",", ".")


_TUMBUH = Rumus("pertumbuhan", _tumbuh, "({0} − {1}) / {1} × 100")
_CARA = tuple((r, _tanpa_tanda(r)) for r in (SELISIH, _TUMBUH))


def cara_beda(masuk: tuple[SelAngka, ...]) -> tuple[Pilihan, ...]:
    """All ways of the difference between (newer, older)."""
    return tuple(Pilihan(rumus, masuk) for cara in _CARA for rumus in cara)


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel in bahan.tabel:
        for kolom in tabel.kolom:
            nama = kolom.jalur[-1] if kolom.jalur else ""
            if kolom.peran not in _LAIN and kamus().beda.search(rapat(nama)):
                yield from _kolom(tabel, kolom)


def _kolom(tabel: Tabel, keluar: Kolom) -> Iterator[Kaitan]:
    """The relations of the pair of columns and the way that fit the most rows, and most of them."""
    lain = [
        k
        for k in tabel.kolom
        if k.indeks != keluar.indeks and any(k.indeks in b.angka for b in tabel.data)
    ]
    terbaik: tuple[int, list[Kaitan]] = (0, [])
    for cara in _CARA:
        # The later column less the earlier one is the usual way.
        for a, b in sorted(permutations(lain, 2), key=lambda p: p[0].indeks < p[1].indeks):
            semua = [k for baris in tabel.data if (k := _kaitan(tabel, baris, keluar, a, b, cara))]
            pas = sum(1 for k in semua if cocok(k) and k.keluar.nilai)
            terbaik = max(terbaik, (pas, semua), key=lambda t: t[0])
    for masuk in lain:
        semua = _menurun(tabel, keluar, masuk)
        pas = sum(1 for satu in semua if cocok(satu) and satu.keluar.nilai)
        terbaik = max(terbaik, (pas, semua), key=lambda t: t[0])
    pas, semua = terbaik
    if pas >= _SEDIKITNYA and pas > sum(1 for k in semua if not cocok(k)):
        yield from semua


def _menurun(tabel: Tabel, keluar: Kolom, k: Kolom) -> list[Kaitan]:
    """The rise from the row above, where each row is a period."""
    return [
        buat_kaitan("beda", tabel, baris, keluar, pilihan, kuat=True)
        for atas, baris in pairwise(tabel.data)
        if {keluar.indeks, k.indeks} <= baris.angka.keys() and k.indeks in atas.angka
        for masuk in [(baris.angka[k.indeks], atas.angka[k.indeks])]
        for pilihan in [tuple(Pilihan(rumus, masuk) for rumus in _CARA[0])]
    ]


def _kaitan(
    tabel: Tabel, baris: Baris, keluar: Kolom, a: Kolom, b: Kolom, cara: Sequence[Rumus]
) -> Kaitan | None:
    if not {keluar.indeks, a.indeks, b.indeks} <= baris.angka.keys():
        return None
    masuk = (baris.angka[a.indeks], baris.angka[b.indeks])
    pilihan = tuple(Pilihan(rumus, masuk) for rumus in cara)
    return buat_kaitan("beda", tabel, baris, keluar, pilihan, kuat=True)


_ISI = (
    "Tabel 2 Perbandingan realisasi\nIndikator\tRealisasi 2020\tRealisasi 2021\tKenaikan\n"
    "Indeks kepuasan\t81,95\t83,17\t1,22\nNilai AKIP\t66,02\t68,25\t2,23\n"
    "Tempat tidur terisi\t61,20\t58,34\t{}\n"
)

CEK = CekKaitan(
    id="beda",
    klaim="Kolom kenaikan, penurunan, selisih, atau pertumbuhan mengikuti dua kolom di barisnya.",
    dasar="Selisih atau pertumbuhan yang cocok pada lebih dari separuh baris.",
    kaitan=jalankan,
    lolos=_ISI.format("-2,86"),
    gagal=_ISI.format("-2,68"),
)
