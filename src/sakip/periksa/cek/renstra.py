"""The years of a Renstra: against the tables of those years, and against where it ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sakip.core.angka import Rentang
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan, CekTemuan, buat_kaitan
from sakip.periksa.fakta import Fakta, bertentangan
from sakip.periksa.kaitan import JUMLAH, RATA, Kaitan, Pilihan, Rumus
from sakip.periksa.kenali import Kolom, Tabel, selang
from sakip.periksa.kenali.angka import Cara
from sakip.periksa.model import JenisTemuan, Temuan

_TAHUN_SEDIKITNYA = 2
_RENCANA = ("target", "target_akhir")

_AKHIR = Rumus("tahun terakhir", lambda n: n[-1], "tahun terakhir dari {semua}")
_TERTINGGI = Rumus(
    "tertinggi", lambda n: Rentang(max(i.bawah for i in n), max(i.atas for i in n)), "{semua}"
)
_TERENDAH = Rumus(
    "terendah", lambda n: Rentang(min(i.bawah for i in n), min(i.atas for i in n)), "{semua}"
)


def _per_tahun(tabel: Tabel) -> list[Kolom]:
    """The columns of planned years of one table; none where there are no two of them."""
    kolom = [k for k in tabel.berperan(*_RENCANA) if k.tahun and not k.triwulan]
    beda = {k.tahun for k in kolom}
    return kolom if _TAHUN_SEDIKITNYA <= len(beda) == len(kolom) else []


def tahunan(bahan: Bahan) -> Iterator[Temuan]:
    """The target of a year in the Renstra against the one in the tables of that year."""
    renstra = {t.nomor for t in bahan.tabel if _per_tahun(t)}
    setahun: dict[tuple[object, ...], list[Fakta]] = defaultdict(list)
    for f in bahan.fakta:
        if f.ukuran == "target" and f.tabel.nomor not in renstra:
            setahun[f.subjek, f.tahun, f.periode].append(f)
    for f in bahan.fakta:
        if f.ukuran not in _RENCANA or f.tabel.nomor not in renstra or not f.kolom.tahun:
            continue
        # What stands under one heading in both is a fact printed twice, which `ganda` judges.
        lain = [s for s in setahun[f.subjek, f.tahun, f.periode] if s.ukuran != f.ukuran]
        if lain and all(bertentangan(f.angka, s.angka) for s in lain):
            yield _temuan(f, lain[0])


def _temuan(f: Fakta, lain: Fakta) -> Temuan:
    teks = lain.angka.sel.teks
    return Temuan(
        cek="renstra",
        jenis=JenisTemuan.PERTANYAAN,
        pesan=f"Target {f.tahun} '{f.nama}' di Renstra {f.angka.sel.teks}, tetapi {teks} di"
        f" {lain.tabel.judul}. Apakah targetnya diubah, dan dengan dasar apa?",
        tempat=f.angka.sel.tempat,
        tercetak=f.angka.sel.teks,
        tabel=f.tabel.judul,
        label=f.nama,
        kolom=f.kolom.nama,
        seharusnya=selang(lain.angka.angka, Cara.BULAT),
        hitungan=f"{f.angka.sel.teks} ≠ {teks}",
        berat=3,
    )


def akhir(bahan: Bahan) -> Iterator[Kaitan]:
    """The target at the end of the Renstra from those of its years."""
    for tabel in bahan.tabel:
        kolom = _per_tahun(tabel)
        tujuan = [k for k in tabel.berperan("target_akhir") if not k.tahun]
        if len(kolom) <= _TAHUN_SEDIKITNYA or len(tujuan) != 1:
            continue
        kolom.sort(key=lambda k: k.tahun or 0)
        for baris in tabel.data:
            masuk = tuple(baris.angka[k.indeks] for k in kolom if k.indeks in baris.angka)
            if tujuan[0].indeks in baris.angka and len(masuk) == len(kolom):
                cara = tuple(
                    Pilihan(r, masuk) for r in (_AKHIR, JUMLAH, _TERTINGGI, _TERENDAH, RATA)
                )
                yield buat_kaitan("renstra-akhir", tabel, baris, tujuan[0], cara)


_ISI = (
    "Tabel 1 Target Renstra\nNo\tIndikator\tTarget Renstra 2022\tTarget Renstra 2023\t"
    "Target Renstra 2024\tTarget Akhir Renstra\n"
    "1\tNilai AKIP\t72,10\t73,20\t{}\t74,30\n2\tIndeks layanan\t7,50\t7,80\t8,05\t8,05\n"
    "3\tJumlah desa maju\t2\t3\t4\t{}\n\nUraian.\n\n"
    "Tabel 2 Capaian tahun 2024\nNo\tIndikator\tTarget\tRealisasi\n"
    "1\tNilai AKIP\t74,30\t73,59\n2\tIndeks layanan\t8,05\t8,16\n"
)

CEK = CekTemuan(
    id="renstra",
    klaim="Target satu tahun di tabel Renstra sama dengan target di tabel tahun itu.",
    dasar="Rencana tahunan menjabarkan Renstra (Perpres 29/2014); yang diubah disebut dasarnya.",
    temuan=tahunan,
    lolos=_ISI.format("74,30", "9"),
    gagal=_ISI.format("74,80", "9"),
)

CEK_AKHIR = CekKaitan(
    id="renstra-akhir",
    klaim="Target akhir Renstra mengikuti target tiap tahunnya.",
    dasar="Posisi tahun terakhir, jumlah, tertinggi, terendah, atau rata-rata tahun-tahunnya.",
    kaitan=akhir,
    lolos=_ISI.format("74,30", "4"),
    gagal=_ISI.format("74,30", "8"),
)
