"""Formulas along a row of a workbook: one cell that sums or divides unlike its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.cek.rumus_sel import buku_contoh, kolom_sel, pola_rumus, rangka
from sakip.periksa.kenali import Baris, Tabel
from sakip.periksa.model import JenisTemuan, Sel, Temuan

_SEPOLA = 2  # neighbours that share a formula before another stands out
_SEDERET = 5  # neighbours that share it before a typed figure stands out
_TETAP = re.compile(r"(?<![\w\[,.-])\d+(?:\.\d+)?(?![\w\]])")
_JUMLAH = re.compile(r"=\+?(?:SUM\(\[\](?::\[\])?\)|\[\](?:\+\[\])*)", re.IGNORECASE)


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    for tabel in bahan.tabel:
        for baris in tabel.baris:
            isi = [s for s in baris.sel if s.asal and (s.rumus or _angka(s))]
            if sum(1 for s in isi if s.rumus) > _SEPOLA:
                yield from _baris(tabel, baris, isi)


def _baris(tabel: Tabel, baris: Baris, isi: Sequence[Sel]) -> Iterator[Temuan]:
    pola = {id(s): pola_rumus(s) for s in isi}
    hitung = Counter(p for p in pola.values() if p)
    if not hitung:
        return
    biasa, banyak = hitung.most_common(1)[0]
    letak = [n for n, s in enumerate(isi) if pola[id(s)] == biasa]
    if banyak < _SEPOLA:
        return
    lain = [s for s in isi[letak[0] : letak[-1] + 1] if pola[id(s)] != biasa]
    # What stands apart on the same row is a reckoning of its own.
    ujung = (kolom_sel(isi[letak[0]]) - 1, kolom_sel(isi[letak[-1]]) + 1)
    dekat = [s for s in isi if kolom_sel(s) in ujung]
    serupa = [s for s in (*lain, *dekat) if pola[id(s)] and _serupa(pola[id(s)], biasa)]
    if len(serupa) == 1:
        yield _temuan(tabel, baris, serupa[0], f"Rumusnya {serupa[0].rumus}, lain dari sebarisnya.")
    diketik = [s for s in lain if not s.rumus]
    if banyak >= _SEDERET and len(diketik) == len(lain) == 1:
        yield _temuan(tabel, baris, diketik[0], "Angka ini diketik, sebarisnya berupa rumus.")


def _serupa(pola: str, biasa: str) -> bool:
    """Whether two unlike formulas do the same thing with other cells, or with another constant."""
    a, b = rangka(pola), rangka(biasa)
    if _JUMLAH.fullmatch(a) and _JUMLAH.fullmatch(b):
        return _sekolom(pola) and _sekolom(biasa)
    return _TETAP.sub("0", a) == _TETAP.sub("0", b) and a != b


def _sekolom(pola: str) -> bool:
    """Whether a formula takes cells of its own column only."""
    return all(satu.endswith(",0") for satu in re.findall(r"\[([^\]]*)\]", pola))


def _angka(sel: Sel) -> bool:
    return any(c in "123456789" for c in sel.teks)


def _temuan(tabel: Tabel, baris: Baris, sel: Sel, pesan: str) -> Temuan:
    return Temuan(
        cek="rumus-baris",
        jenis=JenisTemuan.PERTANYAAN,
        pesan=f"{sel.tempat.sel} '{baris.nama}' {sel.rumus or sel.teks}: {pesan}",
        tempat=sel.tempat,
        tercetak=sel.teks,
        tabel=tabel.judul,
        label=baris.nama,
        kolom=sel.tempat.sel,
        hitungan=sel.rumus,
        berat=3,
    )


_ISI = (
    "Program\tAnggaran\tRealisasi\tSisa\nA\t10\t8\t2\nB\t20\t15\t5\nC\t30\t30\t0\n"
    "Jumlah\t60 =B2+B3+B4\t{}\t7 =D2+D3+D4\n"
)

CEK = CekTemuan(
    id="rumus-baris",
    klaim="Rumus sebaris mengambil sel yang setara di kolomnya masing-masing.",
    dasar="Rumus di dalam sel XLSX; yang sendirian lain dari tetangganya ditanyakan.",
    temuan=jalankan,
    lolos=_ISI.format("53 =C2+C3+C4"),
    gagal=_ISI.format("38 =C2+C4"),
    baca=buku_contoh,
)
