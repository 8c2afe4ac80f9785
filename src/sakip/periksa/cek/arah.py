"""Sentences that say a figure rose or fell, against the two figures they name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.kenali import Cara, SelAngka
from sakip.periksa.kenali.kalimat import Kalimat, kamus_kalimat, susun
from sakip.periksa.kenali.sebutan import batas_kalimat
from sakip.periksa.model import JenisTemuan, Temuan

_TARGET = re.compile(r"\btarget[^\d]{0,25}$", re.IGNORECASE)
_JAUH = 2  # what a figure is compared with is of its size


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    kamus = kamus_kalimat()
    for kalimat in bahan.kalimat:
        for pola in (kamus.naik, kamus.naik_dari, kamus.naik_banding):
            yield from _cari(kalimat, pola, "naik", arah=1)
        for pola in (kamus.turun, kamus.turun_dari, kamus.turun_banding):
            yield from _cari(kalimat, pola, "turun", arah=-1)


def _terbalik(a: SelAngka, b: SelAngka, arah: int) -> bool:
    """Whether from a to b goes the other way, whatever the prints stand for."""
    return all(
        (y.atas - x.bawah if arah > 0 else x.atas - y.bawah) < 0
        for cara in Cara
        for x in a.selang(cara)
        for y in b.selang(cara)
    )


def _lain(kalimat: Kalimat, cocok: re.Match[str], a: SelAngka) -> Iterator[SelAngka]:
    """Other figures of the sentence before the match, of the size of a."""
    batas = batas_kalimat(kalimat.samar)
    dari = next(awal for awal, akhir in batas if awal <= cocok.start("b") <= akhir)
    for c in kalimat.semua(cocok.start("b"), dari):
        sesatuan = (c.angka.satuan == "%") == (a.angka.satuan == "%")
        if sesatuan and a.nilai / _JAUH < c.nilai < a.nilai * _JAUH:
            yield c


def _cari(kalimat: Kalimat, pola: str, kata: str, *, arah: int) -> Iterator[Temuan]:
    for cocok in kalimat.cari(pola):
        a, b = kalimat.angka(cocok, "a"), kalimat.angka(cocok, "b")
        if a is None or b is None or (a.angka.satuan == "%") != (b.angka.satuan == "%"):
            continue
        kamus = kamus_kalimat()
        lawan_kata = kamus.kata_turun if arah > 0 else kamus.kata_naik
        if any(susun(p).search(cocok[0]) for p in (kamus.bukan_arah, lawan_kata)):
            continue
        if cocok.start("b") < cocok.start("a"):
            if not b.nilai / _JAUH < a.nilai < b.nilai * _JAUH:
                continue  # how much it rose, not what it rose from
            if _TARGET.search(kalimat.samar[: cocok.start("b")]):
                continue  # what rose stands before the target
            if any(not _terbalik(a, c, arah) for c in _lain(kalimat, cocok, a)):
                continue  # the nearest figure may be a bound or a target
        if _terbalik(a, b, arah):
            teks = kalimat.paragraf.teks[cocok.start() : cocok.end()]
            lawan = "turun" if arah > 0 else "naik"
            yield Temuan(
                cek="arah",
                jenis=JenisTemuan.SALAH,
                pesan=f"Tertulis {kata} dari {a.sel.teks} menjadi {b.sel.teks}, padahal {lawan}.",
                tempat=kalimat.paragraf.tempat,
                tercetak=teks,
                label=teks[:120],
                hitungan=f"{b.sel.teks} {'<' if arah > 0 else '>'} {a.sel.teks}",
                berat=4,
                mengubah_putusan=True,
            )


CEK = CekTemuan(
    id="arah",
    klaim="Angka yang disebut naik memang lebih besar dari sebelumnya, yang turun lebih kecil.",
    dasar="Kedua angka kalimat itu sendiri.",
    temuan=jalankan,
    lolos="Nilai AKIP meningkat dari 72,12 pada tahun 2022 menjadi 74,24 pada tahun 2023.\n",
    gagal="Nilai AKIP meningkat dari 74,24 pada tahun 2023 menjadi 73,59 pada tahun 2024.\n",
)
