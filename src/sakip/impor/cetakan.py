"""Prints of a table: what each measures and when, with rows torn by a page break whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sakip.core.angka import Ambigu, AngkaRentang, Kosong, Label, Pecahan
from sakip.periksa.kenali import Baris, Kolom, SelAngka, Tabel
from sakip.periksa.kenali.tabel import JenisBaris
from sakip.periksa.model import Sel

KINERJA = frozenset(
    {"target", "realisasi", "capaian", "target_akhir", "target_renstra", "kemajuan", "pembanding"}
)
UANG = frozenset({"pagu", "realisasi_anggaran", "serapan"})
ORANG = frozenset({"kebutuhan", "tersedia"})


_BERISI = re.compile(r"\d|n/a|^-$")
_SEBUTAN = re.compile(r"\b(?:TW|Tri(?:wulan|bulan)) ?(?:[1-4]|IV|I{1,3})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ukur:
    """What a printed figure measures, and when. versi: empty where the print does not say."""

    ukuran: str
    tahun: int
    triwulan: int | None = None
    versi: str = ""
    lingkup: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Cetakan:
    """One print: a number, a class, or a stated kind of no number; and where it stands."""

    ukur: Ukur
    teks: str
    isi: SelAngka | AngkaRentang | Kosong | Label
    tabel: Tabel
    baris: int
    kolom: Kolom
    terbukti: bool = False

    @property
    def bernilai(self) -> bool:
        """Whether a figure is printed, and not a class or a mark."""
        return isinstance(self.isi, SelAngka | AngkaRentang)

    @property
    def tempat(self) -> str:
        """Where a person finds it: page or line, table, column."""
        sel = self.tabel.sumber.baris[self.baris][self.kolom.indeks]
        return ", ".join(
            filter(None, (str(sel.tempat), self.tabel.judul[:80], f"kolom {self.kolom.nama}"[:60]))
        )


@dataclass(slots=True)
class Utuh:
    """A row as one: teks by column, its figures, and the row number it began at."""

    nomor: int
    jenis: JenisBaris
    teks: list[str]
    asal: list[bool]
    baris: Baris


def satukan(tabel: Tabel) -> list[Utuh]:
    """The rows of a table, those torn by a page break joined again."""
    jadi: list[Utuh] = []
    nomor = {k.indeks for k in tabel.kolom if k.peran == "nomor"}
    ukuran = {k.indeks for k in tabel.kolom if k.peran in KINERJA | UANG | ORANG}
    for baris in tabel.baris:
        teks = [s.teks for s in baris.sel]
        asal = [s.asal for s in baris.sel]
        if (
            jadi
            and baris.nomor in tabel.sumber.potongan
            and not baris.angka.keys() & jadi[-1].baris.angka.keys()
            and _terusan(teks, nomor, ukuran, jadi[-1])
        ):
            atas = jadi[-1]
            atas.teks = [
                " ".join(filter(None, (a, b))) if asli else a
                for a, b, asli in zip(atas.teks, teks, asal, strict=True)
            ]
            continue
        jadi.append(Utuh(baris.nomor, baris.jenis, teks, asal, baris))
    return jadi


def _terusan(teks: Sequence[str], nomor: set[int], ukuran: set[int], atas: Utuh) -> bool:
    terisi = {n for n, t in enumerate(teks) if t}
    lanjut = {n for n in terisi if atas.teks[n]}
    berangka = any(n in ukuran and _BERISI.search(_SEBUTAN.sub("", teks[n])) for n in terisi)
    return bool(terisi) and not (terisi & nomor) and not berangka and bool(lanjut)


def laju(isi: Pecahan | Ambigu, sel: Sel) -> object:
    """A rate per 1.000 or 100.000 as the figure it is; a share of a whole stays what it is."""
    for satu in (isi,) if isinstance(isi, Pecahan) else isi.calon:
        if isinstance(satu, Pecahan) and re.fullmatch(r"10{2,}", str(satu.penyebut.nilai)):
            per = satu.penyebut.teks.removesuffix(satu.satuan).strip()
            satuan = f"per {per} {satu.satuan}".strip()
            return SelAngka(sel, (replace(satu.pembilang, satuan=satuan),))
    return isi
