"""One quarter of an office: what is targeted in it, and what was reached."""

from __future__ import annotations

from collections.abc import Iterable

from sakip.berkas import baris as b
from sakip.core.angka import TanpaNilai
from sakip.core.jejak import Hasil
from sakip.core.periode import Periode
from sakip.laporan.bahan import Bahan
from sakip.laporan.pengukuran import SASARAN, measured, roman


class Triwulan:
    """The indicators below the tujuan as a quarter finds them.

    kode: ``2025-T2``. janji: indicators with a target in the quarter; bebas: those that have
    none on purpose; kosong: those nobody has said anything of yet. kurang: those below their
    target, with their capaian.
    """

    def __init__(self, bahan: Bahan, saat: Periode) -> None:
        self.bahan = bahan
        self.saat = saat
        self.kode = saat.kode
        self.nama = f"Triwulan {roman(saat.kode)}"
        self.semua = measured(bahan, SASARAN)
        self.bebas = [i for i in self.semua if self._untargeted(i)]
        self.janji = [i for i in self.semua if self._target(i) and i not in self.bebas]
        self.kosong = [i for i in self.semua if i not in self.janji and i not in self.bebas]
        self.kurang = [(i, c) for i in self.janji if (c := self.capaian(i)) and _below(c)]

    def _target(self, iv: b.IndikatorVersi) -> Hasil | None:
        hasil = self.bahan.hasil("target", iv.indikator, self.kode)
        return None if hasil and _is(hasil, TanpaNilai.BELUM_DIISI) else hasil

    def _untargeted(self, iv: b.IndikatorVersi) -> bool:
        """Whether target, or realisasi where no target stands, says so."""
        hasil = self._target(iv) or self.bahan.hasil("realisasi", iv.indikator, self.kode)
        return hasil is not None and _is(hasil, TanpaNilai.TIDAK_DITARGETKAN)

    def at(self, jenis: b.JenisSimpul) -> list[b.IndikatorVersi]:
        """Indicators of one level with a target in the quarter."""
        return self.of_level(self.janji, jenis)

    def of_level(
        self, indikator: Iterable[b.IndikatorVersi], jenis: b.JenisSimpul
    ) -> list[b.IndikatorVersi]:
        return [i for i in indikator if self.bahan.indeks.jenis_simpul[i.simpul] is jenis]

    def capaian(self, iv: b.IndikatorVersi, periode: str = "") -> Hasil | None:
        """Capaian of this quarter (or another one) where it is a number."""
        hasil = self.bahan.hasil("capaian", iv.indikator, periode or self.kode)
        return hasil if hasil and hasil.terbit is not None else None


def _is(hasil: Hasil, jenis: TanpaNilai) -> bool:
    return hasil.kosong is not None and hasil.kosong.jenis is jenis


def _below(capaian: Hasil) -> bool:
    return capaian.terbit is not None and capaian.terbit < 100
