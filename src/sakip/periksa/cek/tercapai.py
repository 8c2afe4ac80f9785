"""How many indicators a sentence says were met, against the capaian of a table of so many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.kenali import Cara, SelAngka
from sakip.periksa.kenali.kalimat import Kalimat, kamus_kalimat
from sakip.periksa.kenali.kamus import rapat
from sakip.periksa.model import JenisTemuan, Temuan

_SEDIKITNYA = 2
_INDIKATOR = re.compile(r"indikator|iku", re.IGNORECASE)
_CAPAIAN = re.compile(r"capaian")
_KURANG = re.compile(r"belum|tidak", re.IGNORECASE)
_LEBIH = re.compile(r"me(?:lampaui|lebihi)", re.IGNORECASE)


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    kamus = kamus_kalimat()
    tabel = _capaian(bahan)
    for kalimat in bahan.kalimat:
        for dari in kalimat.cari(kamus.dari_indikator):
            banyak = _bilangan(dari["n"])
            ukur = _INDIKATOR.match(dari["u"]) is not None
            calon = [(j, isi) for j, isi, i in tabel if len(isi) == banyak and (i or not ukur)]
            akhir = kalimat.samar.find(". ", dari.end())
            for m in kalimat.cari(kamus.indikator_tercapai):
                sesudah = dari.end() <= m.start() < (akhir if akhir > 0 else len(kalimat.samar))
                if calon and sesudah and not any(_sah(m, isi) for _, isi in calon):
                    yield _temuan(kalimat, m, *calon[0])


def _bilangan(teks: str) -> int:
    return kamus_kalimat().angka_kata.get(teks.lower()) or int(teks)


def _capaian(bahan: Bahan) -> list[tuple[str, list[SelAngka], bool]]:
    """The capaian of each table that prints one in each row, and whether of indicators.

    A share of what is counted beside it is a capaian where its heading says so.
    """
    hasil = []
    for tabel in bahan.tabel:
        kolom = [k for k in tabel.berperan("capaian", "") if _CAPAIAN.search(rapat(k.nama))]
        kolom = list(tabel.berperan("capaian")) or kolom
        if len(kolom) == 1:
            isi = [b.angka[kolom[0].indeks] for b in tabel.data if kolom[0].indeks in b.angka]
            if len(isi) == len(tabel.data) >= _SEDIKITNYA:
                ukur = next(tabel.berperan("indikator"), None) is not None
                hasil.append((tabel.judul, isi, ukur))
    return hasil


def _sah(m: re.Match[str], isi: list[SelAngka]) -> bool:
    """Whether some reading of the words gives the count: met may mean reached or exceeded."""
    pasti = [a for a in isi if all(s.bawah >= 100 for c in Cara for s in a.selang(c))]
    mungkin = [a for a in isi if any(s.atas >= 100 for c in Cara for s in a.selang(c))]
    lewat = [a for a in mungkin if a.nilai > 100]
    sampai = set(range(len(pasti), len(mungkin) + 1))
    if _KURANG.match(m["apa"]):
        return len(isi) - _bilangan(m["m"]) in sampai
    if _LEBIH.match(m["apa"]):
        return _bilangan(m["m"]) in {len(lewat), *sampai}
    return _bilangan(m["m"]) in {*sampai, len(mungkin) - len(lewat)}


def _temuan(kalimat: Kalimat, m: re.Match[str], judul: str, isi: list[SelAngka]) -> Temuan:
    ada = sum(1 for a in isi if a.nilai >= 100)
    return Temuan(
        cek="tercapai",
        jenis=JenisTemuan.PERTANYAAN,
        pesan=f"Tertulis '{m[0]}', tetapi di {judul} ada {ada} dari {len(isi)} capaian yang 100% "
        "atau lebih.",
        tempat=kalimat.paragraf.tempat,
        tercetak=m[0],
        label=kalimat.paragraf.teks[:120],
        hitungan=f"{m['m']} ≠ {len(isi) - ada if _KURANG.match(m['apa']) else ada}",
        berat=4,
        mengubah_putusan=True,
    )


_ISI = (
    "Tabel 1 Capaian tahun 2024\nIndikator\tTarget\tRealisasi\tCapaian\n"
    "Nilai Evaluasi AKIP\t74,30\t73,59\t99,04\nIndeks Kualitas Layanan\t8,05\t8,16\t101,37\n\n"
    "Dari 2 (dua) indikator kinerja, {} indikator mencapai target.\n"
)

CEK = CekTemuan(
    id="tercapai",
    klaim="Banyaknya indikator yang disebut tercapai atau belum sama dengan capaian di tabelnya.",
    dasar="Tabel yang memuat tepat sebanyak itu indikator; tercapai berarti 100% atau lebih.",
    temuan=jalankan,
    lolos=_ISI.format("1 (satu)"),
    gagal=_ISI.format("2 (dua)"),
)
