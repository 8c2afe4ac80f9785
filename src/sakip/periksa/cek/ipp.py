"""IPP: aspects by their weights, and the index that aspects alone do not give."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache

from sakip.core.angka import Rentang, cetak, cetak_penuh
from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import Ipp
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.kaitan import bagi, jumlah, selang_cetak
from sakip.periksa.kenali import Kolom, SelAngka, Tabel
from sakip.periksa.kenali.kalimat import kamus_kalimat, susun
from sakip.periksa.kenali.kamus import ciri
from sakip.periksa.model import JenisTemuan, Temuan

_ASPEK_SEDIKITNYA = 4
_DEKAT = 8  # blocks before the table in which the index is stated


@cache
def _aturan(tahun: int) -> Ipp:
    return BukuAturan.muat().ambil_isi("ipp.permenpanrb", date(tahun, 12, 31), Ipp)[1]


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    isi = _aturan(max(bahan.tahun or 2024, 2018))
    pengguna = susun(kamus_kalimat().ipp_pengguna)
    sel = (s.teks for t in bahan.dokumen.tabel for b in t.baris for s in b)
    dijelaskan = any(map(pengguna.search, (*(k.paragraf.teks for k in bahan.kalimat), *sel)))
    for tabel in bahan.tabel:
        aspek = _aspek(tabel, isi)
        cetakan = _tercetak(bahan, tabel) if aspek else None
        for kolom in tabel.berperan("nilai"):
            nilai = {k: b for k, b in aspek.items() if kolom.indeks in b}
            if cetakan is None or len(nilai) < len(isi.aspek):
                continue
            f02, tulis = _f02(isi, {k: b[kolom.indeks] for k, b in nilai.items()})
            if f02 is not None:
                for satu in _temuan(isi, tabel, kolom, f02, cetakan, dijelaskan=dijelaskan):
                    yield satu.dengan(hitungan=f"{tulis} = {satu.hitungan}")
                break


def _tercetak(bahan: Bahan, tabel: Tabel) -> SelAngka | None:
    """The index as the last sentence before the table states it, on the scale of the index."""
    letak = next(n for n, b in enumerate(bahan.dokumen.blok) if b is tabel.sumber)
    dekat = {id(b) for b in bahan.dokumen.blok[max(0, letak - _DEKAT) : letak]}
    for kalimat in reversed([k for k in bahan.kalimat if id(k.paragraf) in dekat]):
        for cocok in kalimat.cari(kamus_kalimat().ipp):
            angka = kalimat.angka(cocok, "i")
            if angka is not None and 0 < angka.nilai <= 5 and angka.angka.desimal:
                return angka
    return None


def _aspek(tabel: Tabel, isi: Ipp) -> dict[str, dict[int, SelAngka]]:
    """The rows of the table by aspect of the rule."""
    hasil = {}
    for baris in tabel.data:
        nama = ciri(baris.nama)
        for aspek in isi.aspek:
            if nama in {ciri(n) for n in (aspek.nama, aspek.id, *aspek.sinonim)}:
                hasil[aspek.id] = baris.angka
    return hasil if len(hasil) >= _ASPEK_SEDIKITNYA else {}


def _f02(isi: Ipp, nilai: dict[str, SelAngka]) -> tuple[Rentang | None, str]:
    """Aspect scores by weight, and the sum written out; None for a column of something else."""
    if any(a.nilai > isi.tertinggi for a in nilai.values()):
        return None, ""
    if sum(a.nilai for a in nilai.values()) <= isi.tertinggi:  # weighted already
        tulis = " + ".join(cetak_penuh(a.nilai) for a in nilai.values())
        return jumlah([selang_cetak(a) for a in nilai.values()]), tulis
    kali = [f"{cetak_penuh(nilai[a.id].nilai)} × {cetak_penuh(a.bobot)}%" for a in isi.aspek]
    f02 = jumlah([selang_cetak(nilai[a.id]) * (a.bobot / Decimal(100)) for a in isi.aspek])
    return f02, " + ".join(kali)


def _temuan(
    isi: Ipp, tabel: Tabel, kolom: Kolom, f02: Rentang, cetakan: SelAngka, *, dijelaskan: bool
) -> Iterator[Temuan]:
    """Stated as it is: a question if some F-03 explains it, wrong if none can."""
    indeks = selang_cetak(cetakan)
    if indeks.beririsan(f02):
        return
    f03 = bagi(indeks - f02 * isi.bagian_f02, Rentang.tepat(isi.bagian_f03))
    mungkin = f03 is not None and f03.beririsan(Rentang(isi.terendah, isi.tertinggi))
    tengah = cetak((f02.bawah + f02.atas) / 2)
    if mungkin and dijelaskan:
        return
    if mungkin and f03 is not None:
        perlu = cetak((f03.bawah + f03.atas) / 2)
        pesan = (
            f"IPP {cetakan.sel.teks} tidak sama dengan nilai aspek menurut bobotnya, {tengah}. "
            f"Bila sisanya nilai pengguna layanan (F-03), nilainya sekitar {perlu}, tetapi F-03 "
            "tidak tercetak."
        )
    else:
        pesan = (
            f"IPP {cetakan.sel.teks} tidak mungkin dengan nilai aspek menurut bobotnya, {tengah}."
        )
    yield Temuan(
        cek="ipp",
        jenis=JenisTemuan.PERTANYAAN if mungkin else JenisTemuan.SALAH,
        pesan=pesan,
        tempat=cetakan.sel.tempat,
        tercetak=cetakan.sel.teks,
        tabel=tabel.judul,
        label="IPP",
        kolom=kolom.nama,
        seharusnya=f02,
        hitungan=tengah,
        berat=3,
    )


_ISI = (
    "Nilai IPP tahun 2024 adalah {}, dengan rincian:\n"
    "No\tAspek\tNilai Indikator\tNilai Aspek\n1\tKebijakan Pelayanan\t3,89\t0,93\n"
    "2\tProfesional SDM\t2,1\t0,53\n3\tSarana dan Prasarana\t3,29\t0,59\n"
    "4\tSistem Informasi Pelayanan Publik\t2,7\t0,3\n5\tKonsultasi dan Pengaduan\t2,25\t0,23\n"
    "6\tInovasi\t3\t0,36\n"
)

CEK = CekTemuan(
    id="ipp",
    klaim="Nilai IPP mengikuti aspeknya, atau ada nilai pengguna (F-03) yang menjelaskannya.",
    dasar="PermenPANRB 29/2022: IPP = 0,75 × F-02 + 0,25 × F-03.",
    temuan=jalankan,
    lolos=_ISI.format("2,93"),
    gagal=_ISI.format("3,35"),
)
