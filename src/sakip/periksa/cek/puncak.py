"""The unsur of a survey that a sentence calls the highest or the lowest, against the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.cek.skm import unsur
from sakip.periksa.kenali import Baris, Kolom
from sakip.periksa.kenali.kalimat import Kalimat
from sakip.periksa.kenali.kamus import ciri
from sakip.periksa.kenali.unsur import adalah_unsur
from sakip.periksa.model import JenisTemuan, Temuan

_SEBUT = re.compile(
    r"\bunsur\b[^.;]{0,50}?\b(?P<apa>tertinggi|terendah)\b"
    r"(?=(?P<isi>(?:(?!\bter(?:tinggi|endah)\b)[^.;])*))",  # which the next claim may begin in
    re.IGNORECASE,
)
_NAMA = re.compile(
    r"[,:()]|\b(?:adalah|yaitu|yakni|ialah|pada|dengan|sebesar|unsur|dan|serta|sedangkan|sementara)\b",
    re.I,
)

Nilai = dict[str, Decimal]


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    kolom = list(_kolom(bahan))
    asli = {ciri(b.nama): b.nama for tabel in bahan.tabel for b in unsur(tabel)}
    for kalimat in bahan.kalimat if kolom else ():
        for m in _SEBUT.finditer(kalimat.paragraf.teks):
            nama = _sebutan(m["isi"], asli)
            ada = [k for k in kolom if nama and ciri(nama[0]) in k]
            # Of several names the first need not be the very lowest.
            if len(nama) == 1 and ada and not any(_ujung(k, nama[0], m["apa"]) for k in ada):
                yield _temuan(kalimat, m["apa"].lower(), nama[0], ada[0])


def _sebutan(isi: str, asli: dict[str, str]) -> list[str]:
    """The names of unsur in a text: those of the tables, else by their words."""
    semua = {n for n in asli if n in ciri(isi)}
    utuh = [asli[n] for n in semua if not any(n != x and n in x for x in semua)]
    return utuh or [n for t in _NAMA.split(isi) if adalah_unsur(n := t.strip())]


def _kolom(bahan: Bahan) -> Iterator[Nilai]:
    """The scores by unsur, one for each column of means or indices."""
    for tabel in bahan.tabel:
        baris = unsur(tabel)
        for kolom in tabel.kolom if baris else ():
            if all(kolom.indeks in b.angka for b in baris) and _beragam(baris, kolom):
                yield {ciri(b.nama): b.angka[kolom.indeks].nilai for b in baris}


def _beragam(baris: Sequence[Baris], kolom: Kolom) -> bool:
    """Whether a column tells its rows apart; that of weights does not."""
    return len({b.angka[kolom.indeks].nilai for b in baris}) > 1


def _ujung(nilai: Nilai, nama: str, apa: str) -> bool:
    pilih = max if apa.lower() == "tertinggi" else min
    return nilai[ciri(nama)] == pilih(nilai.values())


def _temuan(kalimat: Kalimat, apa: str, nama: str, nilai: Nilai) -> Temuan:
    urut: Sequence[str] = sorted(nilai, key=lambda n: nilai[n], reverse=apa == "tertinggi")
    cetak = f"{nilai[ciri(nama)]}".replace(".", ",")
    puncak = f"{nilai[urut[0]]}".replace(".", ",")
    return Temuan(
        cek="puncak",
        jenis=JenisTemuan.SALAH,
        pesan=f"Unsur '{nama}' disebut {apa}, tetapi nilainya {cetak}; yang {apa} {puncak}.",
        tempat=kalimat.paragraf.tempat,
        tercetak=nama,
        label=kalimat.paragraf.teks[:120],
        hitungan=f"{cetak} ≠ {puncak}",
        berat=3,
    )


_ISI = (
    "Tabel 7 Nilai tiap unsur\nUnsur\tNilai\nPersyaratan\t3,40\nProsedur\t3,20\nWaktu\t3,10\n"
    "Biaya\t3,80\nProduk\t3,40\nKompetensi\t3,50\nPerilaku\t3,50\nSarana\t3,12\n"
    "Pengaduan\t3,30\n\nUnsur dengan nilai terendah adalah {}.\n"
)

CEK = CekTemuan(
    id="puncak",
    klaim="Unsur survei yang disebut tertinggi atau terendah memang demikian di tabelnya.",
    dasar="Perbandingan nilai semua unsur di satu kolom.",
    temuan=jalankan,
    lolos=_ISI.format("Waktu"),
    gagal=_ISI.format("Sarana"),
)
