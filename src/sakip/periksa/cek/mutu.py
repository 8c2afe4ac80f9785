"""Letters that a regulation gives: predikat of an AKIP score, mutu of a survey and its unsur."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from sakip.core.angka import Rentang
from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import Kelas, Skala
from sakip.core.predikat import golongkan
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.cek.skm import pengali, unsur
from sakip.periksa.kenali import Cara, SelAngka
from sakip.periksa.kenali.kalimat import kamus_kalimat
from sakip.periksa.kenali.kamus import ciri, rapat
from sakip.periksa.model import JenisTemuan, Temuan

_TERKECIL = {"skala.akip": 0, "skala.ikm": 25}
_NRR_TERBESAR = 4
_INDEKS = re.compile(
    r"(?:nilai|indeks)?(?:ikm|skm|indekskepuasanmasyarakat)(?:unit|layanan)*(?:20\d\d)?"
)


@cache
def _skala(nama: str, tahun: int) -> Skala:
    return BukuAturan.muat().ambil_isi(nama, date(tahun, 12, 31), Skala)[1]


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    tahun = max(bahan.tahun or 2024, 2021)
    for nama, semua in kamus_kalimat().predikat_kalimat.items():
        skala = _skala(nama, tahun)
        for kalimat in bahan.kalimat:
            for m in (m for pola in semua for m in kalimat.cari(pola)):
                angka = kalimat.angka(m, "n")
                if angka and _TERKECIL[nama] <= angka.nilai <= 100:
                    benar = _salah(skala, angka, m["k"], 1)
                    if benar:
                        teks = kalimat.paragraf.teks[m.start() : m.end()]
                        yield _temuan(angka, m["k"], benar, skala).dengan(
                            tempat=kalimat.paragraf.tempat, tercetak=m["k"], label=teks[:120]
                        )
    yield from _unsur(bahan, _skala("skala.ikm", tahun))
    yield from _layanan(bahan, _skala("skala.ikm", tahun))


def _unsur(bahan: Bahan, skala: Skala) -> Iterator[Temuan]:
    """The letter beside the mean of each unsur, a quarter of its converted value."""
    for tabel in bahan.tabel:
        for kolom in tabel.berperan("predikat"):
            for baris in unsur(tabel):
                sel = baris.sel[kolom.indeks]
                nrr = [a for a in baris.angka.values() if 1 <= a.nilai <= _NRR_TERBESAR]
                if len(nrr) == 1 and (benar := _salah(skala, nrr[0], sel.teks, int(pengali()))):
                    yield _temuan(nrr[0], sel.teks, benar, skala).dengan(
                        tempat=sel.tempat,
                        tercetak=sel.teks,
                        tabel=tabel.judul,
                        label=baris.nama,
                        kolom=kolom.nama,
                    )


def _layanan(bahan: Bahan, skala: Skala) -> Iterator[Temuan]:
    """The letter beside the index of each service or office."""
    for tabel in bahan.tabel:
        indeks = [k for k in tabel.kolom if k.jalur and _INDEKS.fullmatch(rapat(k.jalur[-1]))]
        if len(indeks) != 1 or unsur(tabel):
            continue
        for kolom in tabel.berperan("predikat"):
            for baris in tabel.data:
                sel, angka = baris.sel[kolom.indeks], baris.angka.get(indeks[0].indeks)
                if angka is None or not _TERKECIL["skala.ikm"] <= angka.nilai <= 100:
                    continue
                if benar := _salah(skala, angka, sel.teks, 1):
                    yield _temuan(angka, sel.teks, benar, skala).dengan(
                        tempat=sel.tempat,
                        tercetak=sel.teks,
                        tabel=tabel.judul,
                        label=baris.nama,
                        kolom=kolom.nama,
                    )


def _salah(skala: Skala, angka: SelAngka, tulis: str, kali: int) -> str:
    """The classes that the value may have, if what is written names another one; else ""."""
    disebut = [k for k in skala.kelas if ciri(tulis) in (ciri(k.kode), ciri(k.label))]
    mungkin = _mungkin(skala, [s * kali for cara in Cara for s in angka.selang(cara)])
    if not disebut or not mungkin or any(k in mungkin for k in disebut):
        return ""
    return " atau ".join(dict.fromkeys(k.kode or k.label for k in mungkin))


def _mungkin(skala: Skala, selang: Sequence[Rentang]) -> list[Kelas]:
    ujung = [golongkan(skala, nilai).kelas for s in selang for nilai in (s.bawah, s.atas)]
    return [k for k in ujung if k is not None]


def _temuan(angka: SelAngka, tulis: str, benar: str, skala: Skala) -> Temuan:
    return Temuan(
        cek="mutu",
        jenis=JenisTemuan.SALAH,
        pesan=f"Tertulis {tulis} untuk {angka.sel.teks}, padahal skala peraturannya memberi "
        f"{benar} ({skala.untuk}).",
        tempat=angka.sel.tempat,
        hitungan=f"{angka.sel.teks}: {benar}",
        dugaan=f"Mungkin {tulis} seharusnya {benar}.",
        berat=5,
        mengubah_putusan=True,
    )


_ISI = "Nilai AKIP tahun 2024 sebesar 73,59 dengan predikat {}.\n"

CEK = CekTemuan(
    id="mutu",
    klaim="Predikat nilai AKIP dan mutu survei kepuasan mengikuti skala peraturannya.",
    dasar="PermenPANRB 88/2021 untuk AKIP; PermenPANRB 14/2017 untuk IKM dan unsurnya.",
    temuan=jalankan,
    lolos=_ISI.format("BB"),
    gagal=_ISI.format("A"),
)
