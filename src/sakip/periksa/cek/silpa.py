"""Surplus and SiLPA in a table that goes down from pendapatan over belanja."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sakip.core.angka import Rentang
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan, buat_kaitan
from sakip.periksa.kaitan import Kaitan, Pilihan, Rumus
from sakip.periksa.kenali import Baris, JenisBaris, Kolom, Tabel
from sakip.periksa.kenali.tabel import PERAN_UANG

_SILPA = r"(?:silpa|sisa lebih)\b"
_LALU = re.compile(rf"{_SILPA}.*\b(?:sebelum\w*|lalu|awal)\b", re.IGNORECASE)
_AKHIR = re.compile(rf"{_SILPA}(?!.*\b(?:sebelum\w*|lalu|awal)\b)", re.IGNORECASE)
_PENDAPATAN = re.compile(r"(?:(?P<total>jumlah|total) )?pendapatan\b", re.IGNORECASE)
_BELANJA = re.compile(r"(?:(?P<total>jumlah|total) )?belanja\b", re.IGNORECASE)
_SURPLUS = re.compile(r"\(?(?:surplus|defisit)\b", re.IGNORECASE)
_PEMBIAYAAN = re.compile(r"\bpembiayaan\b", re.IGNORECASE)
_NOMOR = re.compile(r"^[\divxa-z]{1,4}[.)]\s*", re.IGNORECASE)


def _hitung(nilai: Sequence[Rentang]) -> Rentang:
    return nilai[0] - nilai[1]


def _dengan_awal(nilai: Sequence[Rentang]) -> Rentang:
    return nilai[0] - nilai[1] + nilai[2]


_RUMUS_SURPLUS = Rumus("pendapatan − belanja", _hitung, "{0} − {1}")
_RUMUS_SILPA = Rumus("pendapatan − belanja + SiLPA lalu", _dengan_awal, "{0} − {1} + {2}")


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel in bahan.tabel:
        masuk, keluar = _satu(tabel, _PENDAPATAN), _satu(tabel, _BELANJA)
        if masuk is None or keluar is None:
            continue
        for kolom in (k for k in tabel.kolom if k.peran in {*PERAN_UANG, "nilai", ""}):
            if kolom.indeks in masuk.angka and kolom.indeks in keluar.angka:
                yield from _kolom(tabel, kolom, masuk, keluar)


def _kolom(tabel: Tabel, kolom: Kolom, masuk: Baris, keluar: Baris) -> Iterator[Kaitan]:
    dua = (masuk.angka[kolom.indeks], keluar.angka[kolom.indeks])
    surplus, akhir, lalu = (_satu(tabel, p) for p in (_SURPLUS, _AKHIR, _LALU))
    if surplus and kolom.indeks in surplus.angka:
        cara = (Pilihan(_RUMUS_SURPLUS, dua),)
        yield buat_kaitan("silpa", tabel, surplus, kolom, cara, kuat=True, berat=4)
    # Money that is lent or paid back stands between the two.
    lain = any(_PEMBIAYAAN.search(_nama(b)) and b is not akhir for b in tabel.baris)
    if akhir and lalu and not lain and kolom.indeks in akhir.angka and kolom.indeks in lalu.angka:
        cara = (Pilihan(_RUMUS_SILPA, (*dua, lalu.angka[kolom.indeks])),)
        yield buat_kaitan("silpa", tabel, akhir, kolom, cara, kuat=True, berat=4)


def _nama(baris: Baris) -> str:
    teks = (s.teks for s in baris.sel if any(h.isalpha() for h in _NOMOR.sub("", s.teks)))
    return _NOMOR.sub("", next(teks, ""))


def _satu(tabel: Tabel, pola: re.Pattern[str]) -> Baris | None:
    """The one row of a name; of several the one that calls itself their total."""
    semua = [
        (b, m)
        for b in tabel.baris
        if b.jenis is not JenisBaris.BAGIAN and b.angka and (m := pola.match(_nama(b)))
    ]
    total = [b for b, m in semua if m.groupdict().get("total")]
    pilih = total or [b for b, _ in semua]
    return pilih[0] if len(pilih) == 1 else None


_ISI = (
    "Tabel 6 Perhitungan SiLPA\nUraian\tJumlah (Rp)\nSiLPA tahun sebelumnya\t86.214.590\n"
    "Pendapatan tahun berjalan\t1.892.587.500\nBelanja tahun berjalan\t1.790.217.510\n"
    "SiLPA tahun berkenaan\t{}\n"
)

CEK = CekKaitan(
    id="silpa",
    klaim="Surplus atau defisit adalah pendapatan − belanja, dan SiLPA ditambah SiLPA tahun lalu.",
    dasar="Pendapatan − belanja + SiLPA tahun lalu; tabel dengan pembiayaan lain tidak dinilai.",
    kaitan=jalankan,
    lolos=_ISI.format("188.584.580"),
    gagal=_ISI.format("188.557.580"),
)
