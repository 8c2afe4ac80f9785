"""Letters that a regulation gives: predikat of an AKIP score, mutu of a survey and its unsur."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from sakip.core.angka import Rentang
from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import Kelas, Skala
from sakip.core.predikat import golongkan
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.cek.skm import pengali, unsur
from sakip.periksa.kenali import Baris, Cara, Kolom, SelAngka, Tabel
from sakip.periksa.kenali.kalimat import kamus_kalimat
from sakip.periksa.kenali.kamus import ciri, rapat
from sakip.periksa.model import JenisTemuan, Sel, Temuan

_TERKECIL = {"skala.akip": 0, "skala.ikm": 25}
_NRR_TERBESAR = 4
_HURUF = re.compile(r"(?:predikat|kategori|peringkat|tingkat akuntabilitas)\b", re.IGNORECASE)
_SKOR = (
    (
        "skala.ikm",
        re.compile(
            r"(?:nilai|indeks)?(?:ikm|skm|indekskepuasanmasyarakat)(?:unit|layanan)*(?:20\d\d)?"
        ),
        re.compile(""),
    ),
    (
        "skala.akip",
        re.compile(
            r"(?:nilai|skor|hasil)(?:total|akhir|s?akip|evaluasi|akuntabilitaskinerja)*(?:20\d\d)?"
        ),
        re.compile(r"\bs?akip\b|akuntabilitas kinerja|\blke\b", re.IGNORECASE),
    ),
)
"""By scale: how the heading of its score reads, and what the table must be about."""


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
    yield from _di_tabel(bahan, tahun)


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


def _di_tabel(bahan: Bahan, tahun: int) -> Iterator[Temuan]:
    """The letter beside the index of each service, or beside the AKIP score of each office."""
    for tabel in bahan.tabel:
        judul = f"{tabel.judul} {' '.join(k.nama for k in tabel.kolom)}"
        for nama, kepala, tentang in _SKOR:
            nilai = [k for k in tabel.kolom if k.jalur and kepala.fullmatch(rapat(k.jalur[-1]))]
            if not tentang.search(judul) or unsur(tabel):
                continue
            skala = _skala(nama, tahun)
            for baris, sel, angka in _berhuruf(tabel, nilai):
                wajar = angka is not None and _TERKECIL[nama] <= angka.nilai <= 100
                if wajar and angka and (benar := _salah(skala, angka, sel.teks, 1)):
                    yield _temuan(angka, sel.teks, benar, skala).dengan(
                        tempat=sel.tempat,
                        tercetak=sel.teks,
                        tabel=tabel.judul,
                        label=baris.nama,
                    )


def _berhuruf(tabel: Tabel, nilai: Sequence[Kolom]) -> Iterator[tuple[Baris, Sel, SelAngka | None]]:
    """Each letter with its score: in a column beside it, or in a row of its own below the total."""
    for baris in tabel.data if len(nilai) == 1 else ():
        for kolom in tabel.berperan("predikat"):
            yield baris, baris.sel[kolom.indeks], baris.angka.get(nilai[0].indeks)
    for atas, baris in pairwise(tabel.baris):
        if _HURUF.match(baris.nama) and not baris.angka:
            for satu in nilai:
                yield baris, baris.sel[satu.indeks], atas.angka.get(satu.indeks)


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
