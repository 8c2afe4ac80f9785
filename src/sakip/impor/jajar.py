"""Tables as they are to be read: those without a heading under that of the one before, and levels
that stand side by side apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sakip.impor.cetakan import KINERJA, ORANG, UANG
from sakip.periksa.kenali import Kolom, Tabel
from sakip.periksa.kenali.kamus import rapat
from sakip.periksa.kenali.tabel import dengan_kepala

_BERNAMA = frozenset({"program", "sasaran", "uraian"})
_BERANGKA = KINERJA | UANG | ORANG
_ANGGARAN = re.compile("anggaran|pagu|biaya|dana")
_NOMOR = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]?", re.IGNORECASE)


def berkepala(semua: Sequence[Tabel]) -> Iterator[Tabel]:
    """The tables; one that goes on without a heading has that of the last one as wide.

    Only where its first row is numbered as that one's rows are.
    """
    lama: Tabel | None = None
    for satu in map(_beranggaran, semua):
        kenal = any(k.peran for k in satu.kolom)
        if lama and not kenal and satu.sumber.lebar == lama.sumber.lebar and _bernomor(satu, lama):
            satu = dengan_kepala(satu, lama)
        if any(k.peran == "indikator" for k in satu.kolom):
            lama = satu
        yield satu


def _beranggaran(tabel: Tabel) -> Tabel:
    """A table whose only column of money is headed by a word of budgets, however it is spelt."""
    uang = [k for k in tabel.kolom if k.peran in UANG | {"uang"}]
    if len(uang) != 1 or uang[0].peran != "uang" or not _ANGGARAN.search(rapat(uang[0].nama)):
        return tabel
    pagu = replace(uang[0], peran="pagu")
    return replace(tabel, kolom=tuple(pagu if k is uang[0] else k for k in tabel.kolom))


def _bernomor(satu: Tabel, lama: Tabel) -> bool:
    nomor = next((k.indeks for k in lama.kolom if k.peran == "nomor"), None)
    return nomor is not None and _NOMOR.fullmatch(satu.sumber.baris[0][nomor].teks) is not None


def bagian_sejajar(tabel: Tabel) -> list[Tabel]:
    """The parts of a table from left to right; a table that speaks of one thing is one part.

    A part begins with the names of a level: sasaran with its indicator and target, beside it the
    programme with its own. A programme that has only its money beside an indicator is one too.
    """
    bagian: list[list[Kolom]] = [[]]
    for n, kolom in enumerate(tabel.kolom):
        if _mulai(bagian[-1], kolom, tabel.kolom[n + 1 :]):
            bagian.append([])
        bagian[-1].append(kolom)
    if len(bagian) > 1:
        _pindahkan_uang(tabel, bagian)
    return [replace(tabel, kolom=tuple(satu)) for satu in bagian]


def _pindahkan_uang(tabel: Tabel, bagian: list[list[Kolom]]) -> None:
    """Hang the money at the right end where it belongs: money of several sub kegiatan stands once.

    It stays with the lowest level while most of its names have some; else it is of the highest
    level of which a name begins in nearly every row that has money.
    """
    akhir = bagian[-1]
    ekor = [k for k in akhir if k.peran in UANG]
    if not ekor or not any(k.peran in KINERJA for k in akhir):
        return
    beruang = {b.nomor for b in tabel.baris if any(k.indeks in b.angka for k in ekor)}
    awal = [_baris_awal(tabel, satu) for satu in bagian]
    if len(awal[-1] & beruang) * 5 >= len(awal[-1]) * 4:
        return
    for n, mulai in enumerate(awal[:-1]):
        if len(mulai & beruang) * 10 >= len(beruang) * 9 > 0:
            bagian[-1] = [k for k in akhir if k not in ekor]
            bagian[n] += ekor
            return


def _baris_awal(tabel: Tabel, bagian: Sequence[Kolom]) -> set[int]:
    """The rows in which a part names something new."""
    nama = [k.indeks for k in bagian if k.peran in _BERNAMA][:1]
    return {b.nomor for b in tabel.baris for i in nama if b.sel[i].teks and b.sel[i].asal}


def _mulai(kini: Sequence[Kolom], kolom: Kolom, sesudah: Sequence[Kolom]) -> bool:
    """Whether a column begins a new part."""
    ada = any(k.peran == "indikator" for k in kini)
    berangka = any(k.peran in _BERANGKA for k in kini)
    if kolom.peran == "indikator":
        return ada and (berangka or not _serumpun(kini[-1], kolom))
    if kolom.peran not in _BERNAMA or not ada:
        return False
    if any(k.peran == "indikator" for k in sesudah):
        return True
    angka = {k.peran for k in sesudah if k.peran in _BERANGKA}
    return berangka and bool(angka) and angka <= UANG


def _serumpun(kiri: Kolom, kanan: Kolom) -> bool:
    """Whether two columns stand under one heading: an indicator and its number."""
    return kiri.jalur == kanan.jalur
