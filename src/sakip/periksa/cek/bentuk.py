"""Figures that no rule of writing numbers allows: broken thousands, zeros in front."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.core.angka import Rusak, baca
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.kenali import Baris, Kolom, Tabel
from sakip.periksa.model import JenisTemuan, Temuan

_HANYA_ANGKA = re.compile(r"(?:Rp\.? ?)?[\d.,]*\d[\d.,]* ?%?", re.IGNORECASE)
_KOMA = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
_TITIK = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_SEUKURAN = 2  # times that one figure of a row may be another
_SEDIKITNYA = 2


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    for tabel in bahan.tabel:
        for kolom in tabel.ukuran:
            if sum(1 for b in tabel.baris if kolom.indeks in b.angka) < _SEDIKITNYA:
                continue
            for baris in tabel.baris:
                sel = baris.sel[kolom.indeks]
                if not sel.asal or not _HANYA_ANGKA.fullmatch(sel.teks):
                    continue
                if isinstance(hasil := baca(sel.teks), Rusak):
                    yield _temuan(tabel, baris, kolom, hasil.alasan, hasil.saran)
                elif (bulat := _berkoma(sel.teks)) and _bertitik(baris, bulat):
                    saran = f"Mungkin {sel.teks.replace(',', '.')}."
                    yield _temuan(
                        tabel, baris, kolom, "Sebarisnya memakai titik untuk ribuan.", saran
                    )


def _berkoma(teks: str) -> int:
    """The whole number that commas may part into thousands; 0 where they do not."""
    return int(teks.replace(",", "")) if _KOMA.fullmatch(teks) else 0


def _bertitik(baris: Baris, bulat: int) -> bool:
    """Whether a figure of this size stands in the row with dots between its thousands."""
    lain = (int(s.teks.replace(".", "")) for s in baris.sel if _TITIK.fullmatch(s.teks))
    return any(n / _SEUKURAN <= bulat <= n * _SEUKURAN for n in lain)


def _temuan(tabel: Tabel, baris: Baris, kolom: Kolom, sebab: str, saran: str) -> Temuan:
    sel = baris.sel[kolom.indeks]
    sebut = f"{kolom.nama} '{baris.nama}'".strip()
    return Temuan(
        cek="bentuk",
        jenis=JenisTemuan.GAYA,
        pesan=f"{sebut} tertulis {sel.teks}. {sebab}",
        tempat=sel.tempat,
        tercetak=sel.teks,
        tabel=tabel.judul,
        label=baris.nama,
        kolom=kolom.nama,
        dugaan=saran,
        berat=2,
    )


_TABEL = "Tabel 1 Anggaran\nNo\tProgram\tAnggaran\n1\tA\t1.000.000\n2\tB\t2.500.000\n3\tC\t{}\n"

CEK = CekTemuan(
    id="bentuk",
    klaim="Angka ditulis menurut kaidah: ribuan tiga-tiga, tanpa nol di depan.",
    dasar="EYD Edisi V; angka yang tidak teratur tidak ditebak.",
    temuan=jalankan,
    lolos=_TABEL.format("3.750.000,50"),
    gagal=_TABEL.format("3.75.000"),
)
