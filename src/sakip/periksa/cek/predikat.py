"""The class beside a capaian, against the scale that the document prints itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from sakip.core.angka import AngkaRentang, Rentang
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.kenali import Baris, Cara, Kolom, SelAngka, Tabel
from sakip.periksa.kenali.kalimat import kamus_kalimat, susun
from sakip.periksa.kenali.kamus import ciri
from sakip.periksa.kenali.skala import baca_kelas, skala_kalimat
from sakip.periksa.model import JenisTemuan, Temuan

KELAS_SEDIKITNYA = 3
_SERATUS = Rentang.tepat(100)

Skala = dict[str, list[AngkaRentang]]


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    skala = _skala(bahan)
    for tabel in bahan.tabel:
        capaian = list(tabel.berperan("capaian"))
        if len(capaian) != 1 or any(baca_rentang(b, k) for b in tabel.baris for k in capaian):
            continue
        for baris in tabel.baris:
            angka = baris.angka.get(capaian[0].indeks)
            if angka is None:
                continue
            for kolom in tabel.berperan("predikat"):
                if baris.sel[kolom.indeks].asal:
                    yield from _banding(tabel, baris, kolom, angka, skala)


def baca_rentang(baris: Baris, kolom: Kolom) -> AngkaRentang | None:
    """The range in a cell, if that is what stands there."""
    return baca_kelas(baris.sel[kolom.indeks].teks)


def _skala(bahan: Bahan) -> Skala:
    """Every range that any scale of the document gives a class, by name of the class."""
    hasil: Skala = defaultdict(list)
    for tabel in bahan.tabel:
        for rentang in tabel.kolom:
            isi = [(b, r) for b in tabel.baris if (r := baca_rentang(b, rentang))]
            if len(isi) < KELAS_SEDIKITNYA or len(isi) * 2 <= len(tabel.baris):
                continue
            for kelas in tabel.kolom:
                if kelas.indeks != rentang.indeks and kelas.peran not in ("nomor", "lain"):
                    for baris, r in isi:
                        hasil[ciri(baris.sel[kelas.indeks].teks)].append(r)
    for nama, r in skala_kalimat(bahan.dokumen.paragraf):
        hasil[ciri(nama)].append(r)
    hasil.pop("", None)
    return hasil


def _banding(
    tabel: Tabel, baris: Baris, kolom: Kolom, angka: SelAngka, skala: Skala
) -> Iterator[Temuan]:
    teks = baris.sel[kolom.indeks].teks.strip()
    mungkin = [s for cara in Cara for s in angka.selang(cara)]
    rentang = skala.get(ciri(teks), [])
    if rentang and len(skala) >= KELAS_SEDIKITNYA:
        if _di_puncak(skala, rentang, mungkin):
            return
        if not any(di_dalam(s, r) for s in mungkin for r in rentang):
            benar = _kelas(skala, mungkin)
            lain = f"; angka itu termasuk {benar}" if benar else ""
            batas = " atau ".join(dict.fromkeys(r.teks for r in rentang))
            yield _temuan(tabel, baris, kolom, angka, f"'{teks}' berarti {batas}{lain}")
        return
    kamus = kamus_kalimat()
    if susun(kamus.status_lebih).match(teks) and all(s.atas < 100 for s in mungkin):
        yield _temuan(tabel, baris, kolom, angka, "capaian itu di bawah 100")
    elif susun(kamus.status_kurang).match(teks) and all(s.bawah > 100 for s in mungkin):
        yield _temuan(tabel, baris, kolom, angka, "capaian itu di atas 100")


def _di_puncak(skala: Skala, rentang: list[AngkaRentang], mungkin: list[Rentang]) -> bool:
    """Whether a value lies above all classes and is given the highest, which goes on for it."""
    atas = [r.atas for semua in skala.values() for r in semua]
    batas = [a.nilai for a in atas if a is not None]
    if len(batas) < len(atas) or any(s.bawah <= max(batas) for s in mungkin):
        return False
    return any(r.atas is not None and r.atas.nilai == max(batas) for r in rentang)


def di_dalam(satu: Rentang, r: AngkaRentang) -> bool:
    """Whether a value may lie in a class; one unit of its bounds is its edge."""
    bawah = Decimal("-Infinity") if r.bawah is None else r.bawah.nilai - _satuan(r)
    atas = Decimal("Infinity") if r.atas is None else r.atas.nilai + _satuan(r)
    return (
        satu.bawah < atas and satu.atas > bawah
        if _satuan(r)
        else not (satu.atas < bawah or satu.bawah > atas)
    )


def _satuan(r: AngkaRentang) -> Decimal:
    """The part of a class that the writing of its bounds leaves open; 0 where it is exact."""
    batas = [b for b in (r.bawah, r.atas) if b is not None]
    if r.bawah_terbuka or r.atas_terbuka:
        return Decimal(0)
    return Decimal((0, (1,), -max(b.desimal for b in batas)))


def _kelas(skala: Skala, mungkin: list[Rentang]) -> str:
    cocok = {
        r.teks: nama
        for nama, semua in skala.items()
        for r in semua
        if any(di_dalam(s, r) for s in mungkin)
    }
    return next(iter(cocok)) if len(set(cocok.values())) == 1 else ""


def _temuan(tabel: Tabel, baris: Baris, kolom: Kolom, angka: SelAngka, sebab: str) -> Temuan:
    sel = baris.sel[kolom.indeks]
    return Temuan(
        cek="predikat",
        jenis=JenisTemuan.SALAH,
        pesan=f"{kolom.nama} '{baris.nama}' tertulis {sel.teks} untuk capaian "
        f"{angka.sel.teks}: {sebab}.",
        tempat=sel.tempat,
        tercetak=sel.teks,
        tabel=tabel.judul,
        label=baris.nama,
        kolom=kolom.nama,
        hitungan=f"{angka.sel.teks}: {sebab}",
        berat=5,
        mengubah_putusan=True,
    )


_ISI = (
    "Skala capaian\nNilai Capaian\tPredikat\n>90% - 110%\tBaik\n>70% - 90%\tCukup\n"
    "0% - 70%\tKurang\n\nUraian.\n\nTabel 1 Capaian tahun 2024\n"
    "Indikator\tTarget\tRealisasi\tCapaian\tPredikat\nNilai AKIP\t74,30\t73,59\t99,04\t{}\n"
    "Desa mandiri\t10 desa\t9 desa\t90,00\tCukup\n"
)

CEK = CekTemuan(
    id="predikat",
    klaim="Predikat dan status di samping capaian mengikuti skala yang dicetak dokumen itu.",
    dasar="Skala predikat dokumen itu sendiri; melebihi target berarti di atas 100%.",
    temuan=jalankan,
    lolos=_ISI.format("Baik"),
    gagal=_ISI.format("Cukup"),
)
