"""The unsur or the capaian that a sentence calls the highest or lowest, against the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.cek.skm import unsur
from sakip.periksa.kenali import Baris, Kolom
from sakip.periksa.kenali.kalimat import Kalimat
from sakip.periksa.kenali.kamus import ciri, rapat
from sakip.periksa.kenali.sebutan import pola_nama
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

# "... capaian terendah terdapat pada ..." of the rows of any table
_SEBUT_CAPAIAN = re.compile(
    r"\b(?P<ukur>capaian|serapan|penyerapan)\b[^.;,]{0,30}?"
    r"\b(?P<apa>tertinggi|terendah)\b(?=(?P<isi>(?:(?!\bter(?:tinggi|endah)\b)[^.;])*))",
    re.IGNORECASE,
)
_BAGIAN = re.compile(r"\b(?:triwulan|semester|bulan|kedua|ketiga|salah satu)\b", re.IGNORECASE)
_PERAN = ("capaian", "serapan")
_SEDIKITNYA = 3  # rows of which one may be the highest
Nilai = dict[str, Decimal]


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    yield from _capaian(bahan)
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


def _capaian(bahan: Bahan) -> Iterator[Temuan]:
    """A row whose capaian or serapan a sentence calls the highest or the lowest of all."""
    kolom = [k for peran in _PERAN for k in _per_tabel(bahan, peran)]
    for kalimat in bahan.kalimat if kolom else ():
        for m in _SEBUT_CAPAIAN.finditer(kalimat.paragraf.teks):
            peran = "serapan" if m["ukur"].lower().endswith("erapan") else "capaian"
            calon = [(nilai, asli) for p, nilai, asli in kolom if p == peran]
            nama = {n for _, asli in calon for n in asli if _disebut(asli[n], m["isi"])}
            nama = {n for n in nama if not any(n != x and n in x for x in nama)}
            ada = [(nilai, asli) for nilai, asli in calon if nama & nilai.keys()]
            if len(nama) != 1 or not ada or _BAGIAN.search(m[0]):
                continue
            (satu,) = nama
            if not any(_ujung(nilai, satu, m["apa"]) for nilai, _ in ada):
                nilai, asli = ada[0]
                temuan = _temuan(kalimat, m["apa"].lower(), asli[satu], nilai)
                pesan = temuan.pesan.replace("Unsur", peran.capitalize(), 1)
                yield temuan.dengan(jenis=JenisTemuan.PERTANYAAN, pesan=pesan)


def _per_tabel(bahan: Bahan, peran: str) -> Iterator[tuple[str, Nilai, dict[str, str]]]:
    """The figures by row of each table that has one such column, filled in every row."""
    for tabel in bahan.tabel:
        kolom = [k for k in tabel.kolom if k.peran == peran or _berjudul(k, peran)]
        isi = [(b, b.angka.get(k.indeks)) for k in kolom[:1] for b in tabel.data]
        asli = {ciri(b.nama): b.nama for b, _ in isi}
        if len(kolom) == 1 and len(asli) == len(isi) >= _SEDIKITNYA and all(a for _, a in isi):
            yield peran, {ciri(b.nama): a.nilai for b, a in isi if a}, asli


def _berjudul(kolom: Kolom, peran: str) -> bool:
    return not kolom.peran and rapat(kolom.nama).startswith(peran)


def _disebut(nama: str, teks: str) -> bool:
    pola = pola_nama(nama)
    return pola is not None and pola.search(teks) is not None


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
    klaim="Unsur, capaian, atau serapan yang disebut tertinggi atau terendah memang demikian di"
    " tabelnya.",
    dasar="Perbandingan semua baris di satu kolom.",
    temuan=jalankan,
    lolos=_ISI.format("Waktu"),
    gagal=_ISI.format("Sarana"),
)
