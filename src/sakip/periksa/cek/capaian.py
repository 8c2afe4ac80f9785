"""Capaian and tingkat kemajuan from target and realisasi, in every variant in use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from heapq import nlargest
from itertools import islice
from typing import TypeAlias

from sakip.core.angka import Rentang
from sakip.periksa.bahan import Bahan, cari_masuk
from sakip.periksa.cek.dasar import CekKaitan, buat_kaitan
from sakip.periksa.kaitan import Kaitan, Pilihan, Rumus, bagi, cocok, nisbah
from sakip.periksa.kenali import Baris, Kolom, SelAngka, Tabel
from sakip.periksa.kenali.kamus import kamus

Pasangan: TypeAlias = tuple[Kolom, Kolom]
_PASANGAN_TERBANYAK = 30
_BARIS_TERBANYAK = 100  # rows that are asked which pair of columns it is
_TERANG = 3  # rows that must bear out a pair of columns that the heading does not name
_TANPA_BATAS = 3  # the variants without a cap, which would explain too much


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
    """A capaian below zero is printed as zero."""
    semua = (_cermin(nilai), nisbah(1, 0)(nilai))
    return Rentang.tepat(0) if any(h is not None and h.bawah <= 0 for h in semua) else None


def _penuh(nilai: Sequence[Rentang]) -> Rentang | None:
    """Target 0 has no ratio; offices print 0 or 100."""
    return Rentang(Decimal(0), Decimal(100)) if nilai[0].memuat(0) else None


BIASA = Rumus("realisasi ÷ target × 100", nisbah(1, 0), "{1} / {0} × 100")
TERBALIK = (
    Rumus("target ÷ realisasi × 100 (makin rendah makin baik)", nisbah(0, 1), "{0} / {1} × 100"),
    Rumus(
        "(2 × target − realisasi) ÷ target × 100 (makin rendah makin baik)",
        _cermin,
        "(2 × {0} − {1}) / {0} × 100",
    ),
)
VARIAN = (
    BIASA,
    *TERBALIK,
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
    return tuple(Pilihan(rumus, masuk) for rumus in TERBALIK)


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel in bahan.tabel:
        for kolom in tabel.berperan("capaian", "kemajuan"):
            if semua := masukan(tabel, kolom):
                yield from _kolom(tabel, kolom, semua)


def masukan(tabel: Tabel, kolom: Kolom) -> list[Pasangan]:
    """The columns of target and realisasi that a column of capaian may follow from.

    Those that the heading names, if most rows bear them out; else those that the most rows plainly
    do. Where the rows do not tell, all that it may be.
    """
    akhir = kolom.peran == "kemajuan"
    biasa = _biasa(tabel, kolom, ("target_akhir",) if akhir else ("target",))
    if biasa is None and akhir:
        biasa = _biasa(tabel, kolom, ("target",))
    calon = [
        (t, r)
        for t in tabel.berperan("target", "target_akhir")
        for r in tabel.berperan("realisasi")
        if (t, r) != biasa and _seiring(t, r, kolom)
    ][:_PASANGAN_TERBANYAK]
    if biasa is not None:
        pas, luput = _nilai(tabel, kolom, biasa)
        if pas >= luput:
            return [biasa]
    ukur = [(_nilai(tabel, kolom, satu), satu) for satu in calon]
    terang = [(luput, -pas) for (pas, luput), _ in ukur if pas >= _TERANG and pas >= 3 * luput]
    if terang:
        return [satu for (pas, luput), satu in ukur if (luput, -pas) == min(terang)]
    return [biasa, *calon] if biasa is not None else []


def _seiring(target: Kolom, realisasi: Kolom, keluar: Kolom) -> bool:
    """Whether no two of the headings name different years; the end of a plan is of all years."""
    akhir = target.peran == "target_akhir"
    semua = {k.tahun for k in (realisasi, keluar, *(() if akhir else (target,)))}
    return len(semua - {None}) <= 1


def _biasa(tabel: Tabel, kolom: Kolom, target: tuple[str, ...]) -> Pasangan | None:
    t, r = cari_masuk(tabel, kolom, *target), cari_masuk(tabel, kolom, "realisasi")
    return None if t is None or r is None else (t, r)


def _nilai(tabel: Tabel, kolom: Kolom, pasangan: Pasangan) -> tuple[int, int]:
    """In how many rows a pair of columns gives the capaian, and in how many it does not."""
    pas = luput = 0
    berisi = ((b, _isi(b, pasangan)) for b in tabel.data if kolom.indeks in b.angka)
    for baris, masuk in islice(berisi, _BARIS_TERBANYAK):
        if masuk is None or not _sesatuan(masuk):
            continue
        satu = buat_kaitan("capaian", tabel, baris, kolom, pilihan(masuk)[:_TANPA_BATAS])
        if cocok(satu):
            # A target that was just met bears out any pair of columns.
            pas += masuk[0].nilai != masuk[1].nilai
        else:
            luput += 1
    return pas, luput


def _isi(baris: Baris, pasangan: Pasangan) -> tuple[SelAngka, SelAngka] | None:
    target, realisasi = (baris.angka.get(k.indeks) for k in pasangan)
    return None if target is None or realisasi is None else (target, realisasi)


def _kolom(tabel: Tabel, kolom: Kolom, semua: Sequence[Pasangan]) -> Iterator[Kaitan]:
    data = tabel.data
    puncak = _puncak(data, kolom)
    for baris in data:
        if kolom.indeks not in baris.angka or kolom.indeks in baris.panjang:
            continue
        tertinggi = _tertinggi(puncak, baris)
        cara = [
            p
            for satu in semua
            if (masuk := _isi(baris, satu)) and _sesatuan(masuk)
            for p in pilihan(masuk, tertinggi)
        ]
        if cara and _isi(baris, semua[0]):
            yield buat_kaitan("capaian", tabel, baris, kolom, tuple(cara), berat=4)


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
