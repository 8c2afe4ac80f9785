"""Capaian and tingkat kemajuan from target and realisasi, in every variant in use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from heapq import nlargest
from itertools import product

from sakip.core.angka import Rentang
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan, buat_kaitan, ukuran_kiri
from sakip.periksa.kaitan import Kaitan, Pilihan, Rumus, bagi, nisbah
from sakip.periksa.kenali import Baris, Kolom, SelAngka
from sakip.periksa.kenali.kamus import kamus


def _cermin(nilai: Sequence[Rentang]) -> Rentang | None:
    """Lower is better, mirrored: (2 × target − realisasi) / target × 100."""
    hasil = bagi(nilai[0] * 2 - nilai[1], nilai[0])
    return None if hasil is None else hasil * 100


def _batas(batas: int) -> Rumus:
    def hitung(nilai: Sequence[Rentang]) -> Rentang | None:
        semua = [h for h in (nisbah(1, 0)(nilai), nisbah(0, 1)(nilai), _cermin(nilai)) if h]
        return Rentang.tepat(batas) if any(h.atas >= batas for h in semua) else None

    return Rumus(f"dibatasi {batas}", hitung, f"{{1}} / {{0}} × 100, dibatasi {batas}")


def _lantai(nilai: Sequence[Rentang]) -> Rentang | None:
    """A mirrored capaian below zero is printed as zero."""
    hasil = _cermin(nilai)
    return Rentang.tepat(0) if hasil is not None and hasil.bawah <= 0 else None


def _penuh(nilai: Sequence[Rentang]) -> Rentang | None:
    """Target 0 has no ratio; offices print 0 or 100."""
    return Rentang(Decimal(0), Decimal(100)) if nilai[0].memuat(0) else None


BIASA = Rumus("realisasi ÷ target × 100", nisbah(1, 0), "{1} / {0} × 100")
VARIAN = (
    BIASA,
    Rumus("target ÷ realisasi × 100 (makin rendah makin baik)", nisbah(0, 1), "{0} / {1} × 100"),
    Rumus(
        "(2 × target − realisasi) ÷ target × 100 (makin rendah makin baik)",
        _cermin,
        "(2 × {0} − {1}) / {0} × 100",
    ),
    *map(_batas, kamus().batas_capaian),
    Rumus("paling rendah 0", _lantai, "(2 × {0} − {1}) / {0} × 100, paling rendah 0"),
    Rumus("target 0", _penuh, "{1} / {0}"),
    Rumus("realisasi ÷ target (tanpa × 100)", nisbah(1, 0, 1), "{1} / {0}"),
)


_BATAS = {_batas(b).nama: Decimal(b) for b in kamus().batas_capaian}


def pilihan(masuk: tuple[SelAngka, ...], tertinggi: Decimal = Decimal(0)) -> tuple[Pilihan, ...]:
    """All ways of capaian from (target, realisasi).

    tertinggi: a capaian that is printed in the same column; a cap below it explains nothing.
    """
    return tuple(
        Pilihan(rumus, masuk) for rumus in VARIAN if _BATAS.get(rumus.nama, tertinggi) >= tertinggi
    )


def pilihan_terbalik(masuk: tuple[SelAngka, ...]) -> tuple[Pilihan, ...]:
    """The ways of capaian of which less is better, from (target, realisasi)."""
    return tuple(Pilihan(rumus, masuk) for rumus in VARIAN if "makin rendah" in rumus.nama)


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel in bahan.tabel:
        data = tabel.data
        kolom_capaian = [(k, _puncak(data, k)) for k in tabel.berperan("capaian", "kemajuan")]
        for baris, (kolom, puncak) in product(data, kolom_capaian):
            if kolom.indeks not in baris.angka or kolom.indeks in baris.panjang:
                continue
            tertinggi = _tertinggi(puncak, baris)
            target = ("target_akhir",) if kolom.peran == "kemajuan" else ("target",)
            masuk = ukuran_kiri(tabel, baris, kolom, target, ("realisasi",))
            if masuk is None and kolom.peran == "kemajuan":
                masuk = ukuran_kiri(tabel, baris, kolom, ("target",), ("realisasi",))
            if masuk is not None and _sesatuan(masuk):
                yield buat_kaitan(
                    "capaian", tabel, baris, kolom, pilihan(masuk, tertinggi), berat=4
                )


def _puncak(data: Sequence[Baris], kolom: Kolom) -> list[tuple[Decimal, Baris]]:
    """The three highest figures of a column with their rows."""
    isi = [(b.angka[kolom.indeks].nilai, b) for b in data if kolom.indeks in b.angka]
    return nlargest(3, isi, key=lambda s: s[0])


def _tertinggi(puncak: Sequence[tuple[Decimal, Baris]], selain: Baris) -> Decimal:
    """The second highest capaian of a column, other than that of a row: one may be a slip."""
    lain = [nilai for nilai, baris in puncak if baris is not selain]
    return lain[1] if len(lain) > 1 else Decimal(0)


def _sesatuan(masuk: tuple[SelAngka, ...]) -> bool:
    """Percent against a count cannot be divided: the office measured something else."""
    persen = [m.angka.satuan == "%" for m in masuk]
    return persen[0] == persen[1] or not all(m.angka.satuan for m in masuk)


CEK = CekKaitan(
    id="capaian",
    klaim="Capaian (atau tingkat kemajuan) mengikuti target dan realisasi di baris yang sama.",
    dasar="PermenPANRB 53/2014 Lampiran II; realisasi ÷ target × 100 atau kebalikannya.",
    kaitan=jalankan,
    lolos=(
        "Tabel 3.1 Capaian\n"
        "No\tIndikator\tTarget\tRealisasi\tCapaian (%)\n"
        "1\tNilai AKIP\t74,30\t73,59\t99,04\n"
        "2\tAngka kematian\t10\t8\t120,00\n"
        "3\tJumlah dokumen\t3 dokumen\t2 dokumen\t66,67\n"
    ),
    gagal=(
        "Tabel 3.1 Capaian\n"
        "No\tIndikator\tTarget\tRealisasi\tCapaian (%)\n"
        "1\tNilai AKIP\t74,30\t73,59\t99,04\n"
        "2\tJumlah dokumen\t3 dokumen\t2 dokumen\t76,67\n"
    ),
)
