"""Known errors planted in the words of a document: sentences, claims, classes, NIP, regulations."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.kekeliruan import (
    Kekeliruan,
    alamat_sel,
    berarti,
    dua_tertukar,
    polos_sel,
    satu_angka,
    semua_letak,
)
from sakip.core.angka import Angka, baca
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Blok,
    Dokumen,
    Nilai,
    Paragraf,
    Tabel,
    TandaTangan,
    potongan,
)
from sakip.naskah.telusur import polos, semua_blok

_PERATURAN = re.compile(r"((?:Peraturan|Undang-Undang) [^.;]{0,90}?Nomor )(\d+)( Tahun \d{4})")
_NIP = re.compile(r"\d{18}")
_KELAS = ("Sangat Baik", "Baik", "Cukup", "Kurang", "Sangat Kurang")


def tanam_kata(
    dokumen: Dokumen, acak: random.Random, *, kalimat: bool
) -> tuple[Dokumen, list[Kekeliruan]]:
    """One error of each kind that is not a figure of a table, where the document has one.

    kalimat: the form prints sentences; a workbook holds the tables alone.
    """
    hasil: list[Kekeliruan] = []
    for cara in _KATA if kalimat else (_predikat,):
        baru = cara(dokumen, acak)
        if baru is not None:
            dokumen, galat = baru
            hasil.append(galat)
    return dokumen, hasil


_Kata = tuple[Dokumen, Kekeliruan] | None


def _ganti_blok(dokumen: Dokumen, lama: Blok, baru: Sequence[Blok]) -> Dokumen:
    def isi(bagian: Bagian) -> Bagian:
        return replace(
            bagian, isi=tuple(x for s in bagian.isi for x in (baru if s is lama else (s,)))
        )

    return replace(dokumen, isi=tuple(isi(b) if isinstance(b, Bagian) else b for b in dokumen.isi))


def _paragraf(dokumen: Dokumen) -> list[Paragraf]:
    return [b for b in semua_blok(dokumen) if isinstance(b, Paragraf)]


def _di_paragraf(dokumen: Dokumen, acak: random.Random, jenis: str, pola: re.Pattern[str]) -> _Kata:
    """Another number in the second group of a pattern, in a paragraph of plain text."""
    calon = [p for p in _paragraf(dokumen) if pola.search(polos(p.isi))]
    if not calon:
        return None
    satu = acak.choice(calon)
    teks = polos(satu.isi)
    cocok = acak.choice(list(pola.finditer(teks)))
    n = pola.groups // 2 + 1
    baru = satu_angka(cocok[n], acak) if len(cocok[n]) < 2 else dua_tertukar(cocok[n], acak)
    if baru == cocok[n] or int(baru) == 0:
        return None
    isi = teks[: cocok.start(n)] + baru + teks[cocok.end(n) :]
    sama = sum(polos(p.isi).count(cocok[0]) for p in _paragraf(dokumen))
    galat = Kekeliruan(jenis, cocok[0], cocok[0].replace(cocok[n], baru), terbantah=sama > 1)
    return _ganti_blok(dokumen, satu, (replace(satu, isi=isi),)), galat


def _peraturan(dokumen: Dokumen, acak: random.Random) -> _Kata:
    return _di_paragraf(dokumen, acak, "nomor peraturan", _PERATURAN)


def _kalimat(dokumen: Dokumen, acak: random.Random) -> _Kata:
    """A figure in a sentence."""
    calon = [
        (p, n)
        for p in _paragraf(dokumen)
        for n, q in enumerate(potongan(p.isi))
        if isinstance(q, Nilai) and isinstance(baca(q.teks), Angka)
    ]
    acak.shuffle(calon)
    for satu, n in calon:
        isi = list(potongan(satu.isi))
        nilai = isi[n]
        if isinstance(nilai, Nilai):
            baru = satu_angka(nilai.teks, acak)
            if berarti(nilai.teks, baru):
                isi[n] = replace(nilai, teks=baru)
                galat = Kekeliruan("angka kalimat", nilai.teks, baru, baris=polos(satu.isi))
                return _ganti_blok(dokumen, satu, (replace(satu, isi=tuple(isi)),)), galat
    return None


def _seluruh(dokumen: Dokumen, acak: random.Random) -> _Kata:
    """The claim that every target was met, where one capaian of a sasaran is below 100."""
    kalimat = "Kinerja tahun ini melampaui target pada seluruh indikator kinerja sasaran."
    capaian = [
        a.nilai
        for s in semua_letak(dokumen)
        if s.tabel.nomor == "3.1" and s.alamat.startswith("capaian:")
        if isinstance(a := baca(s.teks), Angka)
    ]
    if not capaian:
        return None
    satu = _paragraf(dokumen)[-1]
    luput = any(c < 100 for c in capaian)
    galat = Kekeliruan("klaim seluruh", "", kalimat, terbantah=luput)
    return (_ganti_blok(dokumen, satu, (satu, Paragraf(kalimat))), galat) if luput else None


def _nip(dokumen: Dokumen, acak: random.Random) -> _Kata:
    """A month of birth that does not exist, in one of the signatures."""
    for blok in semua_blok(dokumen):
        if isinstance(blok, TandaTangan):
            for orang in blok.penanda:
                for baris in orang.keterangan:
                    if cocok := _NIP.search(baris):
                        lama = cocok[0]
                        baru = lama[:4] + str(acak.randint(13, 19)) + lama[6:]
                        keterangan = tuple(b.replace(lama, baru) for b in orang.keterangan)
                        lain = tuple(
                            replace(o, keterangan=keterangan) if o is orang else o
                            for o in blok.penanda
                        )
                        galat = Kekeliruan("NIP", lama, baru)
                        return _ganti_blok(dokumen, blok, (replace(blok, penanda=lain),)), galat
    return None


def _predikat(dokumen: Dokumen, acak: random.Random) -> _Kata:
    """Another class beside a capaian."""
    tabel = [b for b in semua_blok(dokumen) if isinstance(b, Tabel)]
    for blok in acak.sample(tabel, len(tabel)):
        kepala = [polos_sel(s).casefold() for b in blok.kepala for s in b.semua_sel]
        kolom = [n for n, t in enumerate(kepala) if t in ("predikat", "kategori", "interpretasi")]
        if len(blok.kepala) != 1 or not kolom or "capaian" not in " ".join(kepala):
            continue
        isi = [
            (k, b.semua_sel[kolom[0]])
            for k, b in enumerate(blok.baris)
            if len(b.semua_sel) == len(kepala)
            and polos_sel(b.semua_sel[kolom[0]]) in _KELAS
            and any(alamat_sel(s).startswith("capaian:") for s in b.semua_sel)
        ]
        if not isi:
            continue
        k, sel = acak.choice(isi)
        lama = polos_sel(sel)
        baru = acak.choice([p for p in _KELAS if p != lama])
        baris = tuple(
            _ganti_sel(b, kolom[0], baru) if n == k else b for n, b in enumerate(blok.baris)
        )
        galat = Kekeliruan(
            "predikat", lama, baru, blok.judul, polos_sel(blok.baris[k].semua_sel[2])
        )
        return _ganti_blok(dokumen, blok, (replace(blok, baris=baris),)), galat
    return None


def _ganti_sel(baris: Baris, kolom: int, teks: str) -> Baris:
    sel = (replace(s, isi=teks) if n == kolom else s for n, s in enumerate(baris.semua_sel))
    return replace(baris, sel=tuple(sel))


_KATA = (_peraturan, _kalimat, _seluruh, _nip, _predikat)
