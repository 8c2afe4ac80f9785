"""What every subject of the computation shares: data, rules, year, results so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from sakip.berkas.baris import IndikatorVersi, JenisSimpul, Penerus, SimpulVersi
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.core.agregasi import jumlahkan
from sakip.core.alamat import Alamat
from sakip.core.angka import Kosong, TanpaNilai
from sakip.core.aturan.buku import Aturan, BukuAturan
from sakip.core.aturan.jenis import (
    BatasCapaian,
    Isi,
    MetodeCapaian,
    Pembulatan,
    PilihanSkala,
    Skala,
)
from sakip.core.jejak import Asal, Hasil, Masukan, Perhitungan, RujukanAturan, buat_hasil
from sakip.core.periode import Periode
from sakip.hitung.buku import BukuHasil
from sakip.hitung.ulang import usable

KANTOR = "kantor"
"""Subject of the figures of the whole office."""

Nilai = Decimal | Kosong
"""A figure as the arithmetic takes it: a number, or the stated kind of no number."""

T = TypeVar("T", bound=Isi)


class Konteks:
    """One year of one office while it is being computed.

    semula: a book of the same year from which what still holds is taken over.
    """

    def __init__(
        self, berkas: Berkas, buku: BukuAturan, tahun: int, semula: BukuHasil | None = None
    ) -> None:
        self.berkas = berkas
        self.indeks = Indeks(berkas)
        self.aturan = buku
        self.tahun = tahun
        self.periode = str(tahun)
        self.pada = date(tahun, 12, 31)
        self.hasil = BukuHasil(tahun, (berkas, buku))
        self.lama = usable(semula, berkas, buku, tahun)
        self.versi = self.indeks.versi_tahun(tahun)
        self.indikator = self.indeks.indikator_aktif(tahun, self.versi)
        self.simpul = self.indeks.simpul_aktif(tahun, self.versi)
        self.triwulan = tuple(str(t) for t in Periode.baca(str(tahun)).triwulan())
        self.versi_triwulan = tuple(
            self.indeks.versi_triwulan(p) for p in Periode.baca(str(tahun)).triwulan()
        )
        self.penerus: dict[str, list[Penerus]] = {}
        for p in berkas.penerus:
            if p.objek == "indikator":
                self.penerus.setdefault(p.baru, []).append(p)
        self.metode: dict[tuple[str, str], tuple[RujukanAturan, MetodeCapaian]] = {}
        self._skala: dict[str, tuple[RujukanAturan, Skala] | None] = {}
        self._isi: dict[str, tuple[RujukanAturan, Isi]] = {}

    def part(self, nama: str, kerja: Callable[[], object], *, tetap: bool = True) -> None:
        """Do a part of the work, or take it over where nothing that it rests on has changed.

        tetap: whether that is so, of what `ulang.usable` lets change at all.
        """
        if not (tetap and self.lama and self.hasil.take_over(nama, self.lama.buku)):
            self.hasil.part(nama, kerja)

    def each(
        self, nama: str, iv: IndikatorVersi, kerja: Callable[[Konteks, IndikatorVersi], object]
    ) -> None:
        """A part that rests on the rows of one indicator and what earlier parts gave for it."""
        tetap = self.lama is not None and iv.indikator not in self.lama.indikator
        self.part(f"{nama}:{iv.indikator}", lambda: kerja(self, iv), tetap=tetap)

    def isi(self, id_aturan: str, tipe: type[T]) -> tuple[RujukanAturan, T]:
        """A rule in force at the end of the year, with its reference for the trace."""
        ketemu = self._isi.get(id_aturan)
        if ketemu is None:
            aturan: Aturan = self.aturan.ambil(id_aturan, self.pada)
            ketemu = self._isi[id_aturan] = (aturan.rujukan, aturan.isi)
        rujukan, isi = ketemu
        if not isinstance(isi, tipe):
            raise TypeError(f"rule {id_aturan} is {type(isi).__name__}, not {tipe.__name__}")
        return rujukan, isi

    def desimal(self, ukuran: str) -> int:
        """Published decimals of a measure, from the rounding rule."""
        _, isi = self.isi("pembulatan", Pembulatan)
        return isi.ukuran.get(ukuran, isi.bawaan)

    @cached_property
    def batas(self) -> BatasCapaian:
        """The cap on capaian in force."""
        return self.isi("capaian.batas", BatasCapaian)[1]

    def skala(self, untuk: str) -> tuple[RujukanAturan, Skala] | None:
        """The scale that the region uses for a measure; None where it has none."""
        if untuk not in self._skala:
            nama = self.isi("skala.pilihan", PilihanSkala)[1].pakai.get(untuk)
            self._skala[untuk] = self.isi(nama, Skala) if nama else None
        return self._skala[untuk]

    @property
    def rujukan_pembulatan(self) -> RujukanAturan:
        """The rounding rule, for figures that only it governs."""
        return self.isi("pembulatan", Pembulatan)[0]

    def catat(
        self,
        ukuran: str,
        subjek: str,
        perhitungan: Perhitungan,
        *,
        periode: str | None = None,
        versi: str = "",
        satuan: str = "%",
        desimal: int,
        asal: Asal = Asal.DIHITUNG,
        aturan: RujukanAturan | None = None,
        masukan: Iterable[Masukan] = (),
    ) -> Hasil:
        """Publish a computation under its address."""
        alamat = Alamat(ukuran, subjek, periode or self.periode, versi)
        return self.hasil.catat(
            buat_hasil(
                alamat,
                perhitungan,
                satuan=satuan,
                desimal=desimal,
                asal=asal,
                aturan=aturan,
                masukan=masukan,
            )
        )

    def nilai_target(self, indikator: str, periode: str) -> Nilai:
        """Published target of a period, or the kind of no target."""
        hasil = self.hasil.ada("target", indikator, periode)
        return nilai_terbit(hasil) if hasil else belum_diisi("target")

    def bertingkat(self, jenis: JenisSimpul) -> list[SimpulVersi]:
        """The nodes of one level, in tree order."""
        return [s for s in self.simpul if self.indeks.jenis_simpul[s.simpul] is jenis]

    def indikator_di(self, simpul: Iterable[str]) -> list[IndikatorVersi]:
        """Performance indicators that hang on the nodes (components of formulas left out)."""
        letak = set(simpul)
        return [i for i in self.indikator if i.simpul in letak and i.peran == "kinerja"]


def masukan(nama: str, hasil: Hasil, *, penuh: bool = False) -> Masukan:
    """A result as input of the next one: its published value unless the rule says full."""
    nilai = hasil.penuh if penuh else hasil.terbit
    teks = hasil.label if nilai is None else ""
    return Masukan(nama, nilai, hasil.alamat, teks, hasil.satuan)


def nilai_terbit(hasil: Hasil) -> Nilai:
    """The published figure of a result, or its kind of no number."""
    if hasil.terbit is not None:
        return hasil.terbit
    return hasil.kosong or Kosong(TanpaNilai.TIDAK_BERLAKU, f"berupa kelas {hasil.label}")


def total_of(bagian: Sequence[Hasil]) -> Perhitungan:
    """Sum of published figures; one without a figure leaves the sum without one."""
    for hasil in bagian:
        if hasil.terbit is None:
            return Perhitungan(None, "{nilai}", hasil.kosong)
    return Perhitungan(jumlahkan([h.terbit for h in bagian if h.terbit is not None]), "{nilai}")


def belum_diisi(apa: str) -> Kosong:
    """Nobody has filled in a figure yet."""
    return Kosong(TanpaNilai.BELUM_DIISI, f"{apa} belum diisi", "")
