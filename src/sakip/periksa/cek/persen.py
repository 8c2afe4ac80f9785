"""Percentages of two columns: serapan, ketersediaan, and the share of a total."""

from __future__ import annotations

from collections.abc import Iterator

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan, buat_kaitan, ukuran_kiri
from sakip.periksa.kaitan import Kaitan, Pilihan, Rumus, nisbah
from sakip.periksa.kenali import Baris, JenisBaris, Kolom, SelAngka, Tabel

SERAPAN = Rumus("realisasi ÷ anggaran × 100", nisbah(1, 0), "{1} / {0} × 100")
PORSI = Rumus("bagian ÷ jumlah × 100", nisbah(0, 1), "{0} / {1} × 100")
_TANPA_KALI = Rumus("tanpa × 100", nisbah(1, 0, 1), "{1} / {0}")
_MASUK = {
    "serapan": (("pagu",), ("realisasi_anggaran",)),
    "ketersediaan": (("kebutuhan",), ("tersedia",)),
}


def persen_baris(tabel: Tabel, baris: Baris, kolom: Kolom) -> tuple[Pilihan, ...]:
    """How a percentage follows from its row; nothing where the inputs are not printed."""
    if kolom.peran not in _MASUK:
        return ()
    masuk = ukuran_kiri(tabel, baris, kolom, *_MASUK[kolom.peran])
    if masuk is None or masuk[0].nilai == 0:
        return ()
    return (Pilihan(SERAPAN, masuk), Pilihan(_TANPA_KALI, masuk))


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel, baris in bahan.baris():
        if baris.jenis is not JenisBaris.DATA:
            continue
        for kolom in tabel.berperan(*_MASUK):
            if kolom.indeks in baris.angka and (cara := persen_baris(tabel, baris, kolom)):
                yield buat_kaitan("persen", tabel, baris, kolom, cara, berat=3)


def jalankan_porsi(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel in bahan.tabel:
        if next(tabel.berperan("realisasi_anggaran"), None) is not None:
            continue  # "% anggaran" beside a realisasi is a serapan under a short name
        for kolom in tabel.berperan("porsi"):
            pagu = next(tabel.berperan("pagu"), None)
            jumlah = _jumlah(tabel, pagu)
            if pagu is None or jumlah is None:
                continue
            kuat = any(kata in tabel.judul.lower() for kata in ("alokasi", "komposisi", "porsi"))
            for baris in tabel.data:
                if pagu.indeks in baris.angka and kolom.indeks in baris.angka:
                    cara = Pilihan(PORSI, (baris.angka[pagu.indeks], jumlah))
                    yield buat_kaitan("porsi", tabel, baris, kolom, (cara,), kuat=kuat)


def _jumlah(tabel: Tabel, pagu: Kolom | None) -> SelAngka | None:
    """The total of the column, which must be the only total."""
    semua = [
        b.angka[pagu.indeks]
        for b in tabel.baris
        if pagu is not None and b.jenis is JenisBaris.JUMLAH and pagu.indeks in b.angka
    ]
    return semua[0] if len(semua) == 1 and semua[0].nilai > 0 else None


CEK = CekKaitan(
    id="persen",
    klaim="Serapan anggaran dan persentase ketersediaan mengikuti kedua angka di barisnya.",
    dasar="Serapan = realisasi ÷ pagu × 100; ketersediaan = tersedia ÷ kebutuhan × 100.",
    kaitan=jalankan,
    lolos=(
        "Tabel 1 Realisasi anggaran\n"
        "No\tProgram\tPagu (Rp)\tRealisasi Anggaran (Rp)\tSerapan (%)\n"
        "1\tPenunjang\t2.717.989.953\t2.427.729.885\t89,32\n"
        "2\tPelayanan\t6.544.350\t6.433.250\t98,30\n"
    ),
    gagal=(
        "Tabel 1 Realisasi anggaran\n"
        "No\tProgram\tPagu (Rp)\tRealisasi Anggaran (Rp)\tSerapan (%)\n"
        "1\tPenunjang\t2.717.989.953\t2.427.729.885\t89,32\n"
        "2\tPelayanan\t6.544.350\t6.433.250\t93,80\n"
    ),
)

CEK_PORSI = CekKaitan(
    id="porsi",
    klaim="Kolom '% anggaran' berisi bagian tiap baris dari jumlah anggaran.",
    dasar="Bagian = anggaran baris ÷ jumlah anggaran × 100; semuanya berjumlah 100.",
    kaitan=jalankan_porsi,
    lolos=(
        "Tabel 2 Alokasi anggaran per sasaran\n"
        "No\tSasaran\tAnggaran (Rp)\t% Anggaran\n"
        "1\tAkuntabilitas\t750.000.000\t75,00\n"
        "2\tPelayanan\t250.000.000\t25,00\n"
        "Jumlah\t\t1.000.000.000\t100,00\n"
    ),
    gagal=(
        "Tabel 2 Alokasi anggaran per sasaran\n"
        "No\tSasaran\tAnggaran (Rp)\t% Anggaran\n"
        "1\tAkuntabilitas\t750.000.000\t89,32\n"
        "2\tPelayanan\t250.000.000\t98,37\n"
        "Jumlah\t\t1.000.000.000\t91,58\n"
    ),
)
