"""Numbers of rows that are repeated or skipped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.kenali import Tabel
from sakip.periksa.kenali.kamus import ciri
from sakip.periksa.model import JenisTemuan, Sel, Temuan

_SEDIKITNYA = 4  # rows in order before and after one that is not
_LONCAT = 3  # a wider gap is a part of the table that was not read


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    for tabel in bahan.tabel:
        kolom = next(tabel.berperan("nomor"), None)
        if kolom is not None:
            isi = list(_nomor(tabel, kolom.indeks))
            beda = [n for n, satu in enumerate(isi, start=1) if satu[0] != n]
            if len(beda) == 1 and len(isi) > _SEDIKITNYA and 1 < beda[0] <= len(isi):
                angka, sel, _ = isi[beda[0] - 1]
                yield _temuan(tabel, sel, f"Tertulis {angka} di urutan {beda[0]}.")
                continue
            for n in range(1, len(isi)):
                yield from _banding(tabel, isi, n)


def _nomor(tabel: Tabel, indeks: int) -> Iterator[tuple[int, Sel, str]]:
    """Plain numbers of rows, each with the text beside it."""
    for baris in tabel.baris:
        sel = baris.sel[indeks]
        teks = sel.teks.strip(" .)")
        if sel.asal and teks.isdigit() and len(teks) <= 3:
            yield int(teks), sel, ciri("".join(s.teks for s in baris.sel if s is not sel))


def _banding(tabel: Tabel, isi: Sequence[tuple[int, Sel, str]], n: int) -> Iterator[Temuan]:
    lalu, ini = isi[n - 1][0], isi[n][0]
    sebelum = [a for a, _, _ in isi[max(0, n - _SEDIKITNYA) : n]]
    sesudah = [a for a, _, _ in isi[n : n + _SEDIKITNYA]]
    if isi[n][1].tempat.halaman != isi[n - 1][1].tempat.halaman:
        return  # a row may be torn by the page
    urut = (
        all(b == a + 1 for s in (sebelum, sesudah) for a, b in pairwise(s))
        and len(sebelum) + len(sesudah) > _SEDIKITNYA
    )
    if not urut or len(sebelum) < 2 or len(sesudah) < 2:
        return
    if ini == lalu and isi[n][2] != isi[n - 1][2]:
        yield _temuan(tabel, isi[n][1], f"Nomor {ini} dipakai dua kali.")
    elif 1 < ini - lalu <= _LONCAT:
        yield _temuan(tabel, isi[n][1], f"Sesudah nomor {lalu} langsung {ini}.")


def _temuan(tabel: Tabel, sel: Sel, pesan: str) -> Temuan:
    return Temuan(
        cek="nomor",
        jenis=JenisTemuan.GAYA,
        pesan=f"{pesan} Periksa apakah ada baris yang hilang atau berulang.",
        tempat=sel.tempat,
        tercetak=sel.teks,
        tabel=tabel.judul,
        label=sel.teks,
        kolom="No",
        berat=2,
    )


_ISI = (
    "Tabel 1 Target tahun 2024\nNo\tIndikator\tTarget\n1\tA\t10\n2\tB\t20\n3\tC\t30\n{}\tD\t40\n"
    "5\tE\t50\n6\tF\t60\n"
)

CEK = CekTemuan(
    id="nomor",
    klaim="Nomor baris berurutan, tidak berulang dan tidak terloncati.",
    dasar="Urutan nomor tabel itu sendiri; hanya bila baris di kedua sisinya berurutan.",
    temuan=jalankan,
    lolos=_ISI.format("4"),
    gagal=_ISI.replace("{}\tD\t40\n", "").format(),
)
