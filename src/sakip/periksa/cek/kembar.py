"""Columns printed twice under other names: one figure of them is a slip away from its twin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.dugaan import suntingan
from sakip.periksa.fakta import bertentangan, subjek
from sakip.periksa.kenali import Baris, Kolom, SelAngka, Tabel
from sakip.periksa.model import JenisTemuan, Temuan

_SEDIKITNYA = 4  # rows that two tables must share
_BERBEDA = 3  # values that must agree and differ among themselves
_KHAS = 3  # significant digits of a figure that two things hardly share
_SAAT = re.compile(
    r"\b(?:20\d\d|triwulan \w+|tw \w+|semester \w+|semula|menjadi|sebelum|sesudah|murni|perubahan"
    r"|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Deret:
    """One column of a table, by name of the row. saat: years, quarters and the like it names."""

    tabel: Tabel
    kolom: Kolom
    isi: Mapping[str, tuple[Baris, SelAngka]]
    saat: frozenset[str]


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    kunci = {id(f.angka): f.kunci for f in bahan.fakta}
    semua = [d for t in bahan.tabel for d in _deret(t)]
    ditandai: set[int] = set()
    for a, b in combinations(semua, 2):
        for x, y in _beda(a, b):
            sama = kunci.get(id(x[1]), 0) == kunci.get(id(y[1]), 1)
            if sama or {id(x[1]), id(y[1])} & ditandai:
                continue  # told as a fact printed twice, or told already
            ditandai |= {id(x[1]), id(y[1])}
            if id(y[1]) in bahan.terbukti and id(x[1]) not in bahan.terbukti:
                yield _temuan(a, x, b, y[1])
            else:
                yield _temuan(b, y, a, x[1])


def _deret(tabel: Tabel) -> Iterator[_Deret]:
    nama = [subjek(b.nama) for b in tabel.data]
    for kolom in tabel.kolom:
        isi = {
            n: (b, b.angka[kolom.indeks])
            for n, b in zip(nama, tabel.data, strict=True)
            if n and kolom.indeks in b.angka and nama.count(n) == 1
        }
        if len(isi) >= _SEDIKITNYA:
            saat = {m.lower() for m in _SAAT.findall(f"{tabel.judul} {kolom.nama}")}
            yield _Deret(tabel, kolom, isi, frozenset(saat))


def _beda(a: _Deret, b: _Deret) -> Sequence[tuple[tuple[Baris, SelAngka], tuple[Baris, SelAngka]]]:
    """The one row in which two columns differ that otherwise print the same."""
    if a.tabel is b.tabel or (a.saat and b.saat and a.saat != b.saat):
        return []
    bersama = a.isi.keys() & b.isi.keys()
    if len(bersama) < _SEDIKITNYA:
        return []
    beda = [n for n in bersama if bertentangan(a.isi[n][1], b.isi[n][1])]
    khas = {a.isi[n][1].nilai for n in bersama if n not in beda and _khas(a.isi[n][1])}
    if len(beda) != 1 or len(khas) < _BERBEDA:
        return []
    x, y = a.isi[beda[0]], b.isi[beda[0]]
    slip = {baru.nilai for baru, _ in suntingan(x[1].angka)}
    return [(x, y)] if _khas(x[1]) and y[1].nilai in slip else []


def _khas(angka: SelAngka) -> bool:
    return len(angka.nilai.normalize().as_tuple().digits) >= _KHAS


def _temuan(di: _Deret, isi: tuple[Baris, SelAngka], lain: _Deret, cetak: SelAngka) -> Temuan:
    baris, angka = isi
    return Temuan(
        cek="kembar",
        jenis=JenisTemuan.SALAH,
        pesan=f"{di.kolom.nama} '{baris.nama}' di sini {angka.sel.teks}, tetapi {cetak.sel.teks} "
        f"di {lain.tabel.judul}; baris lainnya sama.",
        tempat=angka.sel.tempat,
        tercetak=angka.sel.teks,
        tabel=di.tabel.judul,
        label=baris.nama,
        kolom=di.kolom.nama,
        hitungan=f"{angka.sel.teks} ≠ {cetak.sel.teks}",
        berat=3,
    )


_ISI = (
    "Tabel 1 Nilai komponen\nKomponen\tNilai\nPerencanaan\t22,95\nPengukuran\t20,85\n"
    "Pelaporan\t11,55\nEvaluasi\t17,38\n\nUraian lain.\n\n"
    "Tabel 2 Hasil penilaian\nKomponen\tHasil\nPerencanaan\t22,95\nPengukuran\t{}\n"
    "Pelaporan\t11,55\nEvaluasi\t17,38\n"
)

CEK = CekTemuan(
    id="kembar",
    klaim="Kolom yang tercetak dua kali, di tabel lain, berisi angka yang sama.",
    dasar="Semua baris sama kecuali satu, yang berbeda satu salah ketik.",
    temuan=jalankan,
    lolos=_ISI.format("20,85"),
    gagal=_ISI.format("20,58"),
)
