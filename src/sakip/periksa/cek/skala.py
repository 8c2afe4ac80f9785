"""Scales of classes: gaps and overlaps between their bounds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from sakip.core.angka import Angka, AngkaRentang, Rentang, cetak_penuh
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.kenali import Baris, Kolom, Tabel
from sakip.periksa.kenali.kalimat import kamus_kalimat, susun
from sakip.periksa.kenali.skala import baca_kelas
from sakip.periksa.model import JenisTemuan, Paragraf, Temuan

_SEDIKITNYA = 3
_DEKAT = 2


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    for tabel in bahan.tabel:
        if _diakui(bahan, tabel):
            continue
        for kolom in tabel.kolom:
            isi = [(r, b) for b in tabel.baris if (r := baca_kelas(b.sel[kolom.indeks].teks))]
            if len(isi) >= _SEDIKITNYA and len(isi) * 2 > len(tabel.baris):
                yield from _skala(tabel, kolom, isi)


def _diakui(bahan: Bahan, tabel: Tabel) -> bool:
    """Whether the document says itself, in the table or right after it, that there is a gap."""
    letak = next(n for n, b in enumerate(bahan.dokumen.blok) if b is tabel.sumber)
    sesudah = bahan.dokumen.blok[letak + 1 : letak + 1 + _DEKAT]
    teks = [s.teks for b in tabel.sumber.baris for s in b]
    teks += [b.teks for b in sesudah if isinstance(b, Paragraf)]
    pola = susun(kamus_kalimat().skala_celah)
    return any(pola.search(satu) for satu in teks)


def _skala(tabel: Tabel, kolom: Kolom, isi: list[tuple[AngkaRentang, Baris]]) -> Iterator[Temuan]:
    """Neighbours in order of their bounds must meet, to one unit of the printed decimals."""
    penuh = [(r.bawah, r.atas, r, b) for r, b in isi if r.bawah is not None and r.atas is not None]
    penuh.sort(key=lambda p: p[0].nilai)
    for (_, atas, r, _baris), (bawah, _, r2, b2) in pairwise(penuh):
        sela = bawah.nilai - atas.nilai
        satuan = Decimal((0, (1,), -max(0, min(atas.desimal, bawah.desimal))))
        if sela > satuan:
            yield _temuan(tabel, kolom, b2, atas, bawah, f"{r.teks} dan {r2.teks}", "celah")
        elif sela < 0:
            yield _temuan(tabel, kolom, b2, bawah, atas, f"{r.teks} dan {r2.teks}", "tumpang")


def _temuan(
    tabel: Tabel, kolom: Kolom, baris: Baris, dari: Angka, sampai: Angka, teks: str, apa: str
) -> Temuan:
    batas = f"{cetak_penuh(dari.nilai)} dan {cetak_penuh(sampai.nilai)}"
    kata = (
        f"Nilai di antara {batas} tidak mempunyai kelas"
        if apa == "celah"
        else f"Nilai di antara {batas} mempunyai dua kelas"
    )
    return Temuan(
        cek="skala",
        jenis=JenisTemuan.SALAH,
        pesan=f"{kata}: {teks} tidak bersambung.",
        tempat=baris.sel[kolom.indeks].tempat,
        tercetak=baris.sel[kolom.indeks].teks,
        tabel=tabel.judul,
        label=baris.nama,
        kolom=kolom.nama,
        seharusnya=Rentang(dari.nilai, sampai.nilai),
        hitungan=f"{cetak_penuh(dari.nilai)} ≠ {cetak_penuh(sampai.nilai)}",
        berat=4,
    )


CEK = CekTemuan(
    id="skala",
    klaim="Skala predikat tidak bercelah dan tidak bertumpang tindih.",
    dasar="Tiap nilai mempunyai tepat satu kelas.",
    temuan=jalankan,
    lolos=(
        "Skala nilai\nNo\tNilai Angka\tInterpretasi\n1\t>90% - 110%\tBaik\n2\t>70% - 90%\tCukup\n"
        "3\t>50% - 70%\tKurang\n4\t0% - 50%\tSangat Kurang\n"
    ),
    gagal=(
        "Skala nilai\nNo\tNilai Angka\tInterpretasi\n1\t>90% - 110%\tBaik\n2\t>70% - 80%\tCukup\n"
        "3\t>50% - 70%\tKurang\n4\t0% - 50%\tSangat Kurang\n"
    ),
)
