"""Differences of two columns: efisiensi, sisa anggaran, bertambah/berkurang."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.core.angka import Rentang
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan, buat_kaitan, ukuran_kiri
from sakip.periksa.kaitan import SELISIH, Kaitan, Pilihan, Rumus, bagi
from sakip.periksa.kenali import Baris, JenisBaris, Kolom, Tabel


def _hemat(nilai: Sequence[Rentang]) -> Rentang | None:
    """PMK 214/2017: (pagu × capaian − realisasi) / (pagu × capaian) × 100."""
    bawah = nilai[0] * nilai[1] / Decimal(100)
    hasil = bagi(bawah - nilai[2], bawah)
    return None if hasil is None else hasil * 100


def _sisa_persen(nilai: Sequence[Rentang]) -> Rentang:
    return 100 - nilai[0]


_MUTLAK = Rumus("selisih", lambda n: n[1] - n[0], "{1} − {0}")
_HEMAT = Rumus("efisiensi PMK", _hemat, "({0} × {1}% − {2}) / ({0} × {1}%) × 100")
_RASIO = Rumus("capaian ÷ serapan", lambda n: bagi(n[0], n[1]), "{0} / {1}")
_SISA = Rumus("100 − serapan", _sisa_persen, "100 − {0}")
_SISA_KINERJA = Rumus(
    "sisa ÷ pagu × 100", lambda n: _kali(bagi(n[0] - n[1], n[0])), "({0} − {1}) / {0} × 100"
)


def _kali(nilai: Rentang | None) -> Rentang | None:
    return None if nilai is None else nilai * 100


def selisih_baris(tabel: Tabel, baris: Baris, kolom: Kolom) -> tuple[Pilihan, ...]:
    """How a difference follows from its row, the usual way first."""
    hasil: list[Pilihan] = []
    if kolom.peran == "efisiensi":
        for lawan in ("serapan", "ketersediaan"):
            if masuk := ukuran_kiri(tabel, baris, kolom, ("capaian",), (lawan,)):
                hasil += [Pilihan(r, masuk) for r in (SELISIH, _RASIO)]
        if masuk := ukuran_kiri(
            tabel, baris, kolom, ("pagu",), ("capaian",), ("realisasi_anggaran",)
        ):
            hasil.append(Pilihan(_HEMAT, masuk))
        if masuk := ukuran_kiri(tabel, baris, kolom, ("serapan",)):
            hasil.append(Pilihan(_SISA, masuk))
        if masuk := ukuran_kiri(tabel, baris, kolom, ("pagu",), ("realisasi_anggaran",)):
            hasil += [Pilihan(r, masuk) for r in (SELISIH, _SISA_KINERJA)]
    elif kolom.peran == "sisa":
        if masuk := ukuran_kiri(tabel, baris, kolom, ("pagu",), ("realisasi_anggaran",)):
            hasil += [Pilihan(r, masuk) for r in (SELISIH, _MUTLAK, _SISA_KINERJA)]
    elif kolom.peran == "bertambah":
        calon = ("target", "pagu", "")
        sebelum = [k for k in tabel.berperan(*calon) if k.indeks < kolom.indeks][-2:]
        if len(sebelum) == 2:
            masuk = tuple(baris.angka[k.indeks] for k in sebelum if k.indeks in baris.angka)
            if len(masuk) == 2:
                hasil += [Pilihan(r, masuk) for r in (_MUTLAK, SELISIH)]
    return tuple(hasil)


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel, baris in bahan.baris():
        if baris.jenis is not JenisBaris.DATA:
            continue
        for kolom in tabel.berperan("efisiensi", "sisa", "bertambah"):
            if kolom.indeks in baris.angka and (cara := selisih_baris(tabel, baris, kolom)):
                yield buat_kaitan("selisih", tabel, baris, kolom, cara)


CEK = CekKaitan(
    id="selisih",
    klaim="Efisiensi, sisa anggaran, dan bertambah/berkurang adalah selisih kolom di barisnya.",
    dasar="Efisiensi = capaian − serapan (atau cara PMK 214/2017); sisa = pagu − realisasi.",
    kaitan=jalankan,
    lolos=(
        "Tabel 3 Efisiensi\n"
        "No\tIndikator\t% Capaian Kinerja\t% Penyerapan Anggaran\tTingkat Efisiensi\n"
        "1\tNilai AKIP\t99,04\t89,32\t9,72\n"
        "2\tIKPP\t101,37\t98,37\t3\n"
    ),
    gagal=(
        "Tabel 3 Efisiensi\n"
        "No\tIndikator\t% Capaian Kinerja\t% Penyerapan Anggaran\tTingkat Efisiensi\n"
        "1\tNilai AKIP\t99,04\t89,32\t9,72\n"
        "2\tIKPP\t101,37\t98,37\t13\n"
    ),
)
