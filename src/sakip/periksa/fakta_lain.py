"""Facts of tables whose headings do not say what the figures are.

A list tells it row by row ("Nilai AKIP | Realisasi | 73,59"); a column under the name of an
office is known by its figures, which another table prints under a heading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sakip.periksa.fakta import Fakta, bertentangan, kumpulkan, satukan, subjek
from sakip.periksa.kenali import Kolom, Tabel
from sakip.periksa.kenali.kepala import kolom_dari
from sakip.periksa.kenali.tabel import Baris

_SEDIKITNYA = 3  # rows that must say what they measure
_COCOK = 2  # figures that must agree before a column is taken for a copy
_UANG = ("pagu", "realisasi_anggaran", "serapan")
_KINERJA = ("target", "realisasi", "capaian", "kemajuan")


def semua_fakta(tabel: Sequence[Tabel], tahun: int | None) -> tuple[Fakta, ...]:
    """The facts that headings, rows and copied columns tell."""
    uraian = [f for satu in tabel for f in _dari_uraian(satu, tahun)]
    fakta = satukan((*kumpulkan(tabel, tahun), *uraian))
    return (*fakta, *_salinan(tabel, fakta))


def _dari_uraian(tabel: Tabel, tahun: int | None) -> Iterator[Fakta]:
    """Facts of a table in which one column says of each row what it measures."""
    letak = _kolom_uraian(tabel)
    if letak is None:
        return
    nama, uraian, nilai = letak
    for baris in tabel.data:
        angka = baris.angka.get(nilai.indeks)
        arti = kolom_dari(nilai.indeks, (baris.sel[uraian].teks,))
        siapa = baris.sel[nama].teks
        if angka is None or arti.peran not in (*_KINERJA, *_UANG) or not siapa:
            continue
        bagian = f"/{arti.triwulan or ''}{'sd' if arti.sampai else ''}"
        yield Fakta(
            subjek(siapa), siapa, arti.peran, arti.tahun or tahun, bagian,
            "awal" if "murni" in baris.sel[uraian].teks.lower() else "",
            angka, tabel, baris, replace(nilai, jalur=(baris.sel[uraian].teks,)),
        )  # fmt: skip


def _kolom_uraian(tabel: Tabel) -> tuple[int, int, Kolom] | None:
    """The columns of the name, of what is measured, and of the figure."""
    angka = [k for k in tabel.kolom if sum(k.indeks in b.angka for b in tabel.data) >= _SEDIKITNYA]
    if len(angka) != 1 or len(tabel.data) < _SEDIKITNYA or angka[0].peran not in ("", "nilai"):
        return None
    for n in range(1, angka[0].indeks):
        isi = [b.sel[n].teks for b in tabel.data]
        kenal = [t for t in isi if kolom_dari(n, (t,)).peran in (*_KINERJA, *_UANG)]
        if len(kenal) * 2 > len(isi) and len(set(kenal)) > 1:
            return n - 1, n, angka[0]
    return None


def _salinan(tabel: Iterable[Tabel], fakta: Sequence[Fakta]) -> Iterator[Fakta]:
    """Facts of columns without a heading we know, whose figures repeat those of another table."""
    per_kunci: dict[tuple[object, ...], list[Fakta]] = defaultdict(list)
    nama: dict[str, str] = {}
    for f in fakta:
        per_kunci[f.kunci].append(f)
        nama[subjek(f.nama)] = f.subjek
    arti = {k[1:] for k in per_kunci if k[1] in _KINERJA}
    for satu in tabel:
        if next(satu.berperan("indikator"), None) is None:
            continue
        for kolom in satu.kolom:
            if kolom.peran == "" and (isi := _isi(satu, kolom, nama)):
                yield from _tiruan(satu, kolom, isi, arti, per_kunci)


def _isi(tabel: Tabel, kolom: Kolom, nama: dict[str, str]) -> list[tuple[str, Baris]]:
    """The rows with a figure in the column, by subject; none where a subject comes twice."""
    isi = [
        (nama.get(subjek(b.label.get("indikator", "")), ""), b)
        for b in tabel.data
        if kolom.indeks in b.angka
    ]
    isi = [(s, b) for s, b in isi if s]
    return isi if len({s for s, _ in isi}) == len(isi) else []


def _tiruan(
    tabel: Tabel,
    kolom: Kolom,
    isi: Sequence[tuple[str, Baris]],
    arti: Iterable[tuple[object, ...]],
    per_kunci: dict[tuple[object, ...], list[Fakta]],
) -> Iterator[Fakta]:
    """The column as the one meaning with which most of it agrees."""
    terbaik: list[tuple[int, Sequence[Fakta]]] = []
    for satu in arti:
        pasangan = [(b, per_kunci[(s, *satu)]) for s, b in isi if (s, *satu) in per_kunci]
        sama = [(b, f) for b, f in pasangan if not bertentangan(b.angka[kolom.indeks], f[0].angka)]
        berbeda = {f[0].angka.nilai for _, f in sama}
        if len(berbeda) >= _COCOK and len(sama) > 2 * (len(pasangan) - len(sama)):
            baru = [
                replace(
                    f[0], angka=b.angka[kolom.indeks], tabel=tabel, baris=b, kolom=kolom,
                    nama=b.label["indikator"],
                )
                for b, f in pasangan
            ]  # fmt: skip
            terbaik.append((len(sama), baru))
    terbaik.sort(key=lambda t: -t[0])
    # Two meanings that fit as well (last year and this) leave it open.
    if terbaik and (len(terbaik) == 1 or terbaik[0][0] > terbaik[1][0]):
        yield from terbaik[0][1]
