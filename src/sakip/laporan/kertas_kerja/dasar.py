"""What every sheet of the working paper is written with: cells, and where each figure stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, TypeVar

from sakip.berkas.buku_kerja.gaya import TEKS, Gaya
from sakip.berkas.buku_kerja.xlsx import Lembar, Rumus
from sakip.core.alamat import Alamat
from sakip.core.angka import TanpaNilai, cetak_kosong
from sakip.core.aturan.jenis import Isi as IsiAturan
from sakip.core.jejak import Asal, Hasil
from sakip.laporan.bahan import Bahan
from sakip.tabel import huruf_kolom

T = TypeVar("T", bound=IsiAturan)
Acuan = str
"""A cell as formulas name it: ``Capaian!$J$7``."""

BELUM = cetak_kosong(TanpaNilai.BELUM_DIISI)
TAK_TERDEFINISI = cetak_kosong(TanpaNilai.TAK_TERDEFINISI)
TAK_LENGKAP = "belum lengkap"

_KEPALA = Gaya("kepala", "kepala", rata="center", lipat=True, tepi=True)
_TEKS = Gaya(format=TEKS, rata="left", lipat=True, tepi=True)
_BAGIAN = Gaya("tebal", "jumlah", rata="left", tepi=True)
_REDUP = Gaya("redup", rata="left", tepi=True)


class Kertas:
    """The working paper while it is written: its sheets, and the cell of every figure."""

    def __init__(self, bahan: Bahan) -> None:
        self.bahan = bahan
        self.pada = date(bahan.tahun, 12, 31)
        self.lembar: list[Lembar] = []
        self._letak: dict[tuple[str, str, str], Acuan] = {}

    def catat(self, ukuran: str, subjek: str, di: Acuan, periode: str = "") -> None:
        self._letak[ukuran, subjek, periode or str(self.bahan.tahun)] = di

    def acuan(self, ukuran: str, subjek: str, periode: str = "") -> Acuan | None:
        """The cell of a figure of the year (or another period), None where it has none."""
        return self._letak.get((ukuran, subjek, periode or str(self.bahan.tahun)))

    def acuan_alamat(self, alamat: Alamat | None) -> Acuan | None:
        return None if alamat is None else self.acuan(*alamat[:3])

    def isi(self, id_aturan: str, tipe: type[T]) -> T:
        """The content of a rule in force at the end of the year."""
        return self.bahan.aturan.ambil_isi(id_aturan, self.pada, tipe)[1]


class Lembaran:
    """One sheet, written row by row. Columns are counted from 1."""

    def __init__(self, kertas: Kertas, nama: str, judul: str, lebar: Sequence[int]) -> None:
        self.kertas = kertas
        self.lembar = Lembar(nama, lebar, bawaan=Gaya())
        self.n = 1
        self.banyak_kolom = 0
        kertas.lembar.append(self.lembar)
        self.lembar.tulis(1, 1, judul, Gaya("judul"))
        bahan = kertas.bahan
        asal = f"{bahan.berkas.kantor.nama}, tahun {bahan.tahun}"
        self.lembar.tulis(2, 1, asal, Gaya("redup"))
        self.n = 3

    def kepala(self, *judul: str, beku: bool = True) -> None:
        """A row of headings after an empty one; the first of a sheet stays in view."""
        self.n += 1
        self.banyak_kolom = len(judul)
        for kolom, teks in enumerate(judul, 1):
            self.lembar.tulis(self.n, kolom, teks, _KEPALA)
        if beku and self.lembar.kepala is None:
            self.lembar.kepala = (self.n, self.n)
            self.lembar.beku = (self.n + 1, 1)
        self.n += 1

    def baris(self) -> None:
        """The row is complete: what nobody wrote is an empty cell of the table."""
        for kolom in range(1, self.banyak_kolom + 1):
            if kolom not in self.lembar.baris.get(self.n, {}):
                self.lembar.tulis(self.n, kolom, None, _TEKS)
        self.n += 1

    def bagian(self, teks: str) -> None:
        """A row that begins a group."""
        for n in range(1, self.banyak_kolom + 1):
            self.lembar.tulis(self.n, n, teks if n == 1 else None, _BAGIAN)
        self.n += 1

    def teks(self, kolom: int, teks: str) -> None:
        self.lembar.tulis(self.n, kolom, teks, _TEKS)

    def alamat(self, kolom: int, hasil: Hasil | None) -> None:
        """The address by which `sakip jelaskan` writes the sum out."""
        self.lembar.tulis(self.n, kolom, str(hasil.alamat) if hasil else "", _REDUP)

    def tetap(self, kolom: int, nilai: Decimal | str, desimal: int | None = None) -> Acuan:
        """A locked value that the rulebook gives."""
        gaya = Gaya(tepi=True, rata="right", format=_format(desimal))
        self.lembar.tulis(self.n, kolom, nilai, gaya)
        return self.acuan(kolom)

    def isian(self, kolom: int, nilai: Decimal | str, desimal: int | None = None) -> Acuan:
        """A cell to type into, coloured and not locked."""
        teks = isinstance(nilai, str)
        gaya = Gaya(latar="isian", tepi=True, terkunci=False, rata="right", lipat=teks)
        self.lembar.tulis(self.n, kolom, nilai, gaya._replace(format=_format(desimal)))
        return self.acuan(kolom)

    def hitung(
        self, kolom: int, rumus: str, hasil: Decimal | str, desimal: int | None = None
    ) -> Acuan:
        """A locked formula, with the figure it gives now."""
        teks = isinstance(hasil, str)
        rata: Literal["left", "right"] = "left" if teks and desimal is None else "right"
        gaya = Gaya(latar="hitungan", tepi=True, rata=rata, lipat=teks)
        self.lembar.tulis(
            self.n, kolom, Rumus(rumus, hasil), gaya._replace(format=_format(desimal))
        )
        return self.acuan(kolom)

    def angka(self, kolom: int, rumus: str, hasil: Hasil) -> Acuan:
        """A computed figure; one that only a source states is typed in instead."""
        if hasil.asal is Asal.TERLAPOR:
            return self.isian(kolom, nilai_sel(hasil), hasil.desimal)
        return self.hitung(kolom, rumus, nilai_sel(hasil), hasil.desimal)

    def acuan(self, kolom: int, baris: int = 0) -> Acuan:
        return f"{self.lembar.nama}!${huruf_kolom(kolom)}${baris or self.n}"

    def di(self, kolom: int) -> str:
        """A cell of the present row, as formulas of the same sheet name it."""
        return f"{huruf_kolom(kolom)}{self.n}"


def _format(desimal: int | None) -> str:
    if desimal is None:
        return ""
    return "#,##0" + (f".{'0' * desimal}" if desimal else "")


def nilai_sel(hasil: Hasil | None) -> Decimal | str:
    """What stands in the cell of a figure: its published value, or what is said instead."""
    if hasil is None:
        return BELUM
    return hasil.tampil if hasil.terbit is None else hasil.terbit


def bulat(rumus: str, desimal: int) -> str:
    """Rounded once to the published decimals, half up.

    The inner rounding takes away what binary arithmetic left behind at the fifteenth figure, so
    that a half is a half: 100,205 is published as 100,21.
    """
    return f"ROUND(ROUND({rumus},10),{desimal})"


def kisaran(sel: Iterable[Acuan]) -> str:
    """Cells as arguments of a function, neighbours below each other joined: ``J5:J9,J12``."""
    potong: list[list[Acuan]] = []
    for satu in dict.fromkeys(sel):
        if potong and _below(potong[-1][-1], satu):
            potong[-1].append(satu)
        else:
            potong.append([satu])
    return ",".join(p[0] if len(p) == 1 else f"{p[0]}:{p[-1].rpartition('!')[2]}" for p in potong)


def _below(atas: Acuan, bawah: Acuan) -> bool:
    kolom, _, baris = atas.rpartition("$")
    kolom_ini, _, baris_ini = bawah.rpartition("$")
    return kolom == kolom_ini and int(baris_ini) == int(baris) + 1


def tanpa(hasil: Hasil | None, selain: str = BELUM) -> str:
    """What a formula says while its inputs are missing: as now, where it has no figure now."""
    return selain if hasil is None or hasil.terbit is not None else hasil.tampil


def rerata(sel: Sequence[Acuan], desimal: int, kata: str = BELUM) -> str:
    """The mean of the cells that hold a number."""
    semua = kisaran(sel)
    return f'IF(COUNT({semua})=0,"{kata}",{bulat(f"AVERAGE({semua})", desimal)})'


def jumlah(sel: Sequence[Acuan], kata: str = TAK_LENGKAP, desimal: int | None = None) -> str:
    """The sum of cells that must all hold a number."""
    semua = kisaran(sel)
    isi = f"SUM({semua})"
    isi = isi if desimal is None else bulat(isi, desimal)
    return f'IF(COUNT({semua})<{len(set(sel))},"{kata}",{isi})'


def bila_angka(rumus: str, *sel: str) -> str:
    """The formula where all cells hold numbers; else what stands in the first that does not."""
    for satu in reversed(sel):
        rumus = f'IF(ISNUMBER({satu}),{rumus},{satu}&"")'
    return rumus


def nisbah(atas: str, bawah: str, desimal: int) -> str:
    """One cell in per cent of another; undefined where that is zero."""
    isi = f'IF({bawah}=0,"{TAK_TERDEFINISI}",{bulat(f"{atas}/{bawah}*100", desimal)})'
    return bila_angka(isi, atas, bawah)
