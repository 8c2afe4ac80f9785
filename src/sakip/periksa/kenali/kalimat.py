"""Sentences: figures that measure something, and the patterns that tie them together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from sakip.core.aturan.yaml_teks import baca_berkas, urai_yaml
from sakip.periksa.kenali.angka import SelAngka, baca_sel
from sakip.periksa.kenali.kamus import kamus
from sakip.periksa.model import Dokumen, Paragraf, Sel

_BERKAS = Path(__file__).with_name("kalimat.yaml")
_ANGKA = r"(?<![\w.,/])(?P<{}>(?:Rp\.? ?)?\d+(?:[.,]\d+)*)(?![.,]?\w)"
_RUPIAH = r"(?P<{}>Rp\.? ?\d+(?:[.,]\d+)*)(?:,-|,00)?"
_PERSEN = re.compile(r"(?<=\d )(?:persen|prosen)\b", re.IGNORECASE)
_RATA_SEBELUM = 30  # signs before a figure in which it is called a mean
_BILANGAN = re.compile(_ANGKA.format("n"))


class Hubungan(BaseModel):
    """One way of saying that figures hang together."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    jenis: str
    pola: str
    bukan: str


class KamusKalimat(BaseModel):
    """The patterns of kalimat.yaml, as written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    hubungan: tuple[Hubungan, ...]
    selisih: str
    bagian: str
    naik_sebesar: str
    bukan_bagian: str
    bagian_dari: str
    samar: tuple[str, ...]
    rincian: str
    rincian_butir: str
    batas: str
    skala_celah: str
    seluruh: tuple[str, ...]
    seluruh_umum: tuple[str, ...]
    melampaui: str
    status_lebih: str
    status_kurang: str
    ipp: str
    ipp_pengguna: str
    jumlah_narasi: str
    angka_kata: dict[str, int]
    peraturan: dict[str, tuple[str, ...]]
    naik: str
    turun: str
    naik_dari: str
    turun_dari: str
    naik_banding: str
    turun_banding: str
    bukan_arah: str
    kata_naik: str
    kata_turun: str
    predikat_kalimat: dict[str, tuple[str, ...]]
    terdiri: str
    dari_indikator: str
    indikator_tercapai: str
    rata_capaian: str
    serapan_total: str
    uang: str
    sebut_realisasi: str
    sebut_capaian: str
    sebut_dari_target: str
    sebut_target: str
    sebut_tahun: str
    bukan_sendiri: str
    terbilang: str
    bulan: dict[str, int]
    satuan_waktu: tuple[str, ...]
    pangkat: str
    gelar: str
    bukan_nama: str
    warna: dict[str, tuple[str, ...]]
    rona: dict[str, tuple[int, int]]


@cache
def kamus_kalimat() -> KamusKalimat:
    return KamusKalimat.model_validate(urai_yaml(baca_berkas(_BERKAS), _BERKAS.name))


@cache
def susun(pola: str) -> re.Pattern[str]:
    """A pattern of kalimat.yaml as a regular expression."""
    pola = re.sub(r"~(\d+)", r"[^\\d]{0,\1}?", pola)
    pola = re.sub(r"<rp:([a-z])>", lambda m: _RUPIAH.format(m[1]), pola)
    pola = re.sub(r"(?<!\?P)<([a-z])>", lambda m: _ANGKA.format(m[1]), pola)
    return re.compile(pola, re.IGNORECASE)


def _tercacah(sesudah: str) -> bool:
    """Whether what follows a figure is a thing counted: 147 kejadian."""
    kata = re.match(r"[a-z]+", sesudah, re.IGNORECASE)
    satuan = kata[0].casefold() if kata else ""
    return satuan in kamus().satuan_hitung and satuan not in kamus_kalimat().satuan_waktu


@dataclass(frozen=True, slots=True)
class Kalimat:
    """A paragraph ready to search. samar: the text with figures that measure nothing hidden."""

    paragraf: Paragraf
    samar: str

    def cari(self, pola: str) -> Iterator[re.Match[str]]:
        return susun(pola).finditer(self.samar)

    def angka(self, cocok: re.Match[str], nama: str) -> SelAngka | None:
        """The number a group of a match holds, with its percent sign."""
        sesudah = self.samar[cocok.end(nama) :].lstrip()
        angka = self.baca(cocok[nama] + ("%" if sesudah.startswith("%") else ""))
        if angka is None or angka.angka.desimal or not _tercacah(sesudah):
            return angka
        sebelum = self.samar[max(0, cocok.start(nama) - _RATA_SEBELUM) : cocok.start(nama)]
        return SelAngka(angka.sel, angka.calon, tepat=kamus().rata.search(sebelum.lower()) is None)

    def baca(self, teks: str) -> SelAngka | None:
        return baca_sel(Sel(teks, self.paragraf.tempat))

    def semua(self, sampai: int, dari: int = 0) -> list[SelAngka]:
        """Every number between two positions."""
        semua = _BILANGAN.finditer(self.samar, dari, sampai)
        return [angka for satu in semua if (angka := self.angka(satu, "n"))]


def kalimat(dokumen: Dokumen) -> tuple[Kalimat, ...]:
    """Every paragraph with its years, dates and numbers of regulations hidden."""
    return tuple(Kalimat(p, samarkan(p.teks)) for p in dokumen.paragraf)


def samarkan(teks: str) -> str:
    """Text of the same length in which figures that measure nothing read as ``#``.

    "persen" reads as the sign.
    """
    teks = _PERSEN.sub(lambda m: "%".ljust(len(m[0])), teks)
    for pola in kamus_kalimat().samar:
        teks = re.sub(pola, lambda m: re.sub(r"\d", "#", m[0]), teks, flags=re.IGNORECASE)
    return teks
