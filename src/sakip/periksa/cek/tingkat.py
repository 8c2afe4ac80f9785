"""Money of a program and its kegiatan against the level below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan, buat_kaitan
from sakip.periksa.cek.jumlah import gaya
from sakip.periksa.kaitan import JUMLAH, Kaitan, Pilihan
from sakip.periksa.kenali import Baris, Kolom, Tabel
from sakip.periksa.kenali.tabel import tingkat

_URUTAN = {"program": 0, "kegiatan": 1, "subkegiatan": 2}


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel in bahan.tabel:
        for kolom in tabel.berperan("pagu", "realisasi_anggaran"):
            if kolom.kelompok and "perubahan" in kolom.kelompok:
                continue
            yield from _kolom(tabel, kolom)


def _kolom(tabel: Tabel, kolom: Kolom) -> Iterator[Kaitan]:
    isi = [(b, t) for b, t in _bertingkat(tabel) if kolom.indeks in b.angka]
    for nomor, (baris, t) in enumerate(isi):
        bawah = _di_bawah(isi[nomor + 1 :], t)
        if not bawah:
            continue
        anak = min(x for _, x in bawah)
        masuk = tuple(b.angka[kolom.indeks] for b, x in bawah if x == anak)
        yield buat_kaitan("tingkat", tabel, baris, kolom, (Pilihan(JUMLAH, masuk),), berat=4)


def _di_bawah(sesudah: Sequence[tuple[Baris, int]], t: int) -> list[tuple[Baris, int]]:
    """The rows that belong to a row: those deeper, until one as high."""
    hasil = []
    for baris, x in sesudah:
        if x <= t:
            break
        hasil.append((baris, x))
    return hasil


def _bertingkat(tabel: Tabel) -> list[tuple[Baris, int]]:
    """Rows with their depth, by code or by word; none where the table does not show it."""
    kode = [(b, int(g.split()[1])) for b in tabel.data if (g := gaya(b)).startswith("kode")]
    if len(kode) * 10 >= len(tabel.data) * 9 and len({t for _, t in kode}) > 1:
        return kode
    hasil: list[tuple[Baris, int]] = []
    lalu = -1
    for baris in tabel.data:
        kata = tingkat(baris)
        # "Sub Kegiatan: 1. ..." is followed by "2. ...", which does not say it again.
        lalu = _URUTAN.get(kata, 2 if lalu in (1, 2) else -1)
        if lalu < 0:
            return []
        hasil.append((baris, lalu))
    return hasil if len({t for _, t in hasil}) > 1 else []


CEK = CekKaitan(
    id="tingkat",
    klaim="Anggaran dan realisasi program adalah jumlah kegiatannya, kegiatan jumlah sub"
    " kegiatannya.",
    dasar="Penjumlahan menurut kode atau sebutan program, kegiatan, sub kegiatan.",
    kaitan=jalankan,
    lolos=(
        "Tabel 1 Anggaran\nProgram/Kegiatan\tIndikator\tRealisasi Anggaran\n"
        "Program: Penunjang\tPersentase\t3.753.150\nKegiatan: Perencanaan\tPersentase\t3.753.150\n"
        "Sub Kegiatan : 1. Dokumen\tJumlah dokumen\t2.994.800\n"
        "2. Laporan\tJumlah laporan\t758.350\n"
    ),
    gagal=(
        "Tabel 1 Anggaran\nProgram/Kegiatan\tIndikator\tRealisasi Anggaran\n"
        "Program: Penunjang\tPersentase\t3.753.150\nKegiatan: Perencanaan\tPersentase\t3.753.150\n"
        "Sub Kegiatan : 1. Dokumen\tJumlah dokumen\t2.994.800\n"
        "2. Laporan\tJumlah laporan\t785.350\n"
    ),
)
