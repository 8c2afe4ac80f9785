"""The scales as tables that formulas look a class up in."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from sakip.core.aturan.jenis import PilihanSkala, Skala
from sakip.core.predikat import DI_LUAR_SKALA, TIDAK_BERKELAS, sebutan, teks_batas
from sakip.laporan.kertas_kerja.dasar import Kertas, Lembaran

_TERENDAH = Decimal(-(10**12))
_LEBAR = (44, 20, 30, 34, 18, 14)


class TabelSkala(NamedTuple):
    """Where a scale stands: lowest value, words, lower bound and code of each class."""

    mulai: str
    sebutan: str
    bawah: str
    kode: str
    desimal: int

    def cari(self, nilai: str) -> str:
        """The words of the class of a published figure; what is no figure stays as it is."""
        return f"IF(ISNUMBER({nilai}),{self.kelas(nilai, self.sebutan)},{nilai})"

    def kelas(self, nilai: str, kolom: str) -> str:
        return f"LOOKUP(ROUND({nilai},{self.desimal}),{self.mulai},{kolom})"


class _Langkah(NamedTuple):
    """From which value on a class (or a gap) holds; `bawah` is None where there is no class."""

    mulai: Decimal
    sebutan: str
    batas: str
    bawah: Decimal | None
    kode: str


def scale_for(kertas: Kertas, untuk: str) -> str:
    """Id of the region's scale for a measure; empty where there is none."""
    return kertas.isi("skala.pilihan", PilihanSkala).pakai.get(untuk, "")


def write_scales(kertas: Kertas, semua: list[str]) -> dict[str, TabelSkala]:
    """The sheet of scales, with where each of them stands."""
    lembar = Lembaran(kertas, "Skala", "Skala kelas dan predikat", _LEBAR)
    hasil: dict[str, TabelSkala] = {}
    for id_skala in semua:
        aturan, skala = kertas.bahan.aturan.ambil_isi(id_skala, kertas.pada, Skala)
        lembar.kepala(
            aturan.judul, "Mulai dari", "Sebutan", "Batas", "Kode", "Batas bawah", beku=False
        )
        awal = lembar.n
        for langkah in _steps(skala):
            lembar.teks(1, "; ".join(map(str, aturan.sumber)) if lembar.n == awal else "")
            lembar.tetap(2, langkah.mulai, skala.desimal)
            lembar.teks(3, langkah.sebutan)
            lembar.teks(4, langkah.batas)
            lembar.teks(5, langkah.kode)
            lembar.tetap(6, langkah.sebutan if langkah.bawah is None else langkah.bawah)
            lembar.baris()
        mulai, sebut, bawah, kode = (
            f"Skala!${huruf}${awal}:${huruf}${lembar.n - 1}" for huruf in "BCFE"
        )
        hasil[id_skala] = TabelSkala(mulai, sebut, bawah, kode, skala.desimal)
    return hasil


def _steps(skala: Skala) -> list[_Langkah]:
    """Classes and gaps from the lowest published value that falls in them, and what is outside."""
    satuan = Decimal(1).scaleb(-skala.desimal)
    langkah = [_Langkah(_TERENDAH, DI_LUAR_SKALA, "", None, "")]
    for k in skala.kelas:
        mulai = _TERENDAH if k.bawah is None else k.bawah + (0 if k.bawah_termasuk else satuan)
        bawah = skala.terendah if k.bawah is None else k.bawah
        langkah.append(_Langkah(mulai, sebutan(skala, k), teks_batas(k), bawah, k.kode))
    for c in skala.celah:
        mulai = c.bawah + (0 if c.bawah_termasuk else satuan)
        langkah.append(_Langkah(mulai, TIDAK_BERKELAS, c.alasan, None, ""))
    puncak = skala.kelas[-1]
    if puncak.atas is not None:
        mulai = puncak.atas + (satuan if puncak.atas_termasuk else 0)
        langkah.append(_Langkah(mulai, DI_LUAR_SKALA, "", None, ""))
    # The sort is stable: a class that begins at the bottom comes after what is outside it.
    langkah.sort(key=lambda satu: satu.mulai)
    return [
        satu
        for satu, lalu in zip(langkah, [*langkah[1:], None], strict=True)
        if lalu is None or lalu.mulai != satu.mulai
    ]
