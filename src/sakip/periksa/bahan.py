"""What the checks look at: a document, its tables understood, its year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from sakip.periksa.fakta import Fakta
from sakip.periksa.fakta_lain import semua_fakta
from sakip.periksa.kenali import Baris, Kolom, Tabel, kenali_tabel
from sakip.periksa.kenali.kalimat import Kalimat, kalimat
from sakip.periksa.kenali.lurus import luruskan
from sakip.periksa.kenali.unsur import putar
from sakip.periksa.model import Dokumen, TabelSumber

_TRIWULAN_AKHIR = 4
_TAHUN = re.compile(r"\btahun(?: anggaran)? (20\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bahan:
    """A document and what was understood of it.

    tahun: the year it reports on, if it says so. terbukti: cells (ids) that follow from others.
    """

    dokumen: Dokumen
    tabel: tuple[Tabel, ...]
    tahun: int | None
    fakta: tuple[Fakta, ...]
    kalimat: tuple[Kalimat, ...]
    terbukti: frozenset[int] = frozenset()

    def baris(self) -> Iterator[tuple[Tabel, Baris]]:
        for tabel in self.tabel:
            for baris in tabel.baris:
                yield tabel, baris


def siapkan(dokumen: Dokumen) -> Bahan:
    """Understand the tables of a document."""
    lurus = (
        putar(luruskan(satu)) if isinstance(satu, TabelSumber) else (satu,) for satu in dokumen.blok
    )
    dokumen = replace(dokumen, blok=tuple(chain.from_iterable(lurus)))
    sumber = [satu for satu in dokumen.blok if isinstance(satu, TabelSumber)]
    tabel = tuple(kenali_tabel(satu, nomor) for nomor, satu in enumerate(sumber, start=1))
    tahun = _tahun(dokumen)
    return Bahan(dokumen, tabel, tahun, semua_fakta(tabel, tahun), kalimat(dokumen))


def _tahun(dokumen: Dokumen) -> int | None:
    """The year most often named after the word tahun."""
    hitung = Counter(int(t) for p in dokumen.paragraf for t in _TAHUN.findall(p.teks))
    return hitung.most_common(1)[0][0] if hitung else None


def cari_masuk(tabel: Tabel, keluar: Kolom, *peran: str) -> Kolom | None:
    """The column of one of these roles that an output column belongs to.

    Nearest to the left in the same group and of the same time, else the only one there is.
    """
    semua = [k for k in tabel.berperan(*peran) if k.indeks != keluar.indeks]
    sewaktu = [k for k in semua if _sewaktu(k, keluar)]
    if keluar.triwulan is None and not sewaktu:
        sewaktu = [k for k in semua if len(semua) == 1 and _setahun(k, keluar)]
    elif keluar.triwulan and all(k.triwulan is None for k in sewaktu):
        # "Capaian TW II" beside "Realisasi s.d. TW II": that is what it is of.
        setriwulan = [
            k
            for k in semua
            if k.triwulan == keluar.triwulan
            and k.sampai >= keluar.sampai  # not of the one quarter what counts up to it
            and _setahun(k, keluar)
        ]
        sewaktu = setriwulan if len(setriwulan) == 1 else sewaktu
    sekelompok = [k for k in sewaktu if k.kelompok == keluar.kelompok] or sewaktu
    kiri = [k for k in sekelompok if k.indeks < keluar.indeks]
    if kiri:
        return kiri[-1] if len({k.tahun for k in kiri}) == 1 or keluar.tahun else None
    return sekelompok[0] if len(sekelompok) == 1 else None


def _sewaktu(masuk: Kolom, keluar: Kolom) -> bool:
    """Whether two columns speak of the same time; a plan may name the year only."""
    tahun = _setahun(masuk, keluar)
    if masuk.peran == "target_akhir":
        return True
    if masuk.peran in ("pagu", "target") and masuk.triwulan is None:
        return tahun
    # Kemajuan counts from the beginning of the plan anyway.
    sampai = masuk.sampai == keluar.sampai or keluar.peran == "kemajuan"
    if masuk.sampai and masuk.triwulan == _TRIWULAN_AKHIR and keluar.triwulan is None:
        return tahun  # up to the last quarter is the whole year
    return tahun and masuk.triwulan == keluar.triwulan and sampai


def _setahun(masuk: Kolom, keluar: Kolom) -> bool:
    return masuk.tahun is None or keluar.tahun is None or masuk.tahun == keluar.tahun
