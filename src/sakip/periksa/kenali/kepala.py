"""Headings of several levels read into one path and one role per column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sakip.core.angka import Ambigu, Angka, AngkaRentang, Kosong, baca
from sakip.periksa.kenali.kamus import kamus, rapat
from sakip.periksa.model import Sel, TabelSumber

_TINGKAT_TERBANYAK = 5
_JUDUL_TERPANJANG = 60
_NOMOR_AWAL = 3  # where the numbers of columns may begin when the first cells lie in merges
_TAHUN = re.compile(r"20\d\d")
_TW = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "b3": 1, "b6": 2, "b9": 3, "b12": 4}
_DI_TRIWULAN = re.compile(r"\b(?:tw|triwulan|tribulan)\.? ?(iv|i{1,3}|[1-4])\b", re.IGNORECASE)
_SAMPAI = re.compile(r"\bs\.? ?d\b|\bs/d\b|\bsampai\b", re.IGNORECASE)
_PENDEK = re.compile(
    r"k|rp\.?|%|\(?rp\.?\)?|vol|target|realisasi|tw.*|s\.?d.*|i{1,3}|iv"
    r"|murni|(?:sebelum |sesudah |setelah )?perubahan|semula|menjadi",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column. jalur: its headings from top to bottom; kelompok: those above the last.

    tahun, triwulan: where the headings name them; perubahan: after a change of plan; sampai:
    from the beginning of the year on. peran is empty where nothing is known.
    """

    indeks: int
    jalur: tuple[str, ...]
    peran: str
    kelompok: str
    tahun: int | None
    triwulan: int | None
    perubahan: bool = False
    sampai: bool = False

    @property
    def nama(self) -> str:
        return " / ".join(self.jalur)


def baca_kepala(sumber: TabelSumber) -> tuple[int, tuple[Kolom, ...]]:
    """How many rows the heading has, and the columns under it."""
    tinggi = 0
    for nomor, baris in enumerate(sumber.baris[:_TINGKAT_TERBANYAK]):
        if nomor_kolom(baris):
            tinggi += 1
            break
        kepala = _baris_kepala(baris, tinggi) or (
            _kepala_umum(baris, sumber.baris[1:3])
            if not nomor
            else nomor == tinggi and _terusan(baris, sumber.baris[nomor - 1])
        )
        if not kepala:
            break
        tinggi += 1
    tinggi = min(tinggi, len(sumber.baris) - 1)
    tingkat = [b for b in sumber.baris[:tinggi] if not nomor_kolom(b)]
    jalur = _jalur(tingkat, sumber.lebar)
    return tinggi, tuple(kolom_dari(n, satu) for n, satu in enumerate(jalur))


def nomor_kolom(sel: Sequence[Sel]) -> bool:
    """Whether a row only numbers the columns: 1 2 3 4, also (1) (2) and 5=4/3."""
    kiri = ("", *(s.teks for s in sel))
    asli = (s.teks for s, lalu in zip(sel, kiri, strict=False) if s.asal or s.teks != lalu)
    isi = [teks.strip("()") for teks in asli if teks]
    urut = [int(t) for t in isi if t.isdigit()]
    rumus = [t for t in isi if not t.isdigit()]
    return (
        len(urut) >= 3
        and urut == sorted(set(urut))
        and (urut[0] == 1 or (urut[0] <= _NOMOR_AWAL and urut[-1] - urut[0] == len(urut) - 1))
        and urut[-1] <= len(sel) + 2
        and all(re.fullmatch(r"\d+ ?=.*|[a-z]", t) for t in rumus)
    )


def _baris_kepala(baris: Sequence[Sel], di_bawah: int) -> bool:
    """Whether a row is part of the heading: it names columns and holds no value."""
    isi = [s.teks for s in baris if s.teks and s.asal]
    if not isi:
        return di_bawah > 0 and any(s.teks for s in baris)
    for teks in isi:
        if _TAHUN.fullmatch(teks) or _PENDEK.fullmatch(teks):
            continue
        if isinstance(baca(teks), Angka | AngkaRentang | Kosong):
            return False
    kenal = sum(1 for t in isi if _peran(rapat(t), "") or _TAHUN.search(t) or _PENDEK.fullmatch(t))
    panjang = any(len(t) > 120 for t in isi)
    if not di_bawah:
        return kenal >= 1 and kenal * 2 >= len(isi) and not panjang
    return kenal * 2 > len(isi) and len(isi) >= 2 and not panjang


def _terusan(baris: Sequence[Sel], atas: Sequence[Sel]) -> bool:
    """Whether a row lies under merged headings that reach down to it, and holds no number."""
    turun = [s for s, a in zip(baris, atas, strict=True) if not s.asal and s.teks == a.teks]
    return any(s.teks for s in turun) and not any(
        isinstance(baca(s.teks), Angka | AngkaRentang) for s in baris if s.asal
    )


def _kepala_umum(baris: Sequence[Sel], bawah: Sequence[Sequence[Sel]]) -> bool:
    """Whether a first row of unknown words heads columns of figures all the same."""
    isi = [s.teks for s in baris if s.asal]
    return (
        len(isi) > 1
        and all(0 < len(t) <= _JUDUL_TERPANJANG for t in isi)
        and len(set(isi)) == len(isi)
        and not any(isinstance(baca(t), Angka | AngkaRentang) for t in isi)
        and any(
            isinstance(baca(s.teks), Ambigu | Angka | AngkaRentang) for b in bawah for s in b[1:]
        )
    )


def _jalur(tingkat: Sequence[Sequence[Sel]], lebar: int) -> list[tuple[str, ...]]:
    """The headings above each column; a heading reaches right over the columns it groups."""
    jadi: list[list[str]] = [[] for _ in range(lebar)]
    for t, baris in enumerate(tingkat):
        for n in range(lebar):
            teks = baris[n].teks
            if not teks and n and any(b[n].teks for b in tingkat[t + 1 :]):
                teks = _kiri(baris, tingkat[t + 1 :], n)
                if jadi[n] and [*jadi[n], teks] != jadi[n - 1]:
                    teks = ""  # of another group
            if teks and (not jadi[n] or jadi[n][-1] != teks):
                jadi[n].append(teks)
    return [tuple(satu) for satu in jadi]


def _kiri(baris: Sequence[Sel], bawah: Sequence[Sequence[Sel]], n: int) -> str:
    """The group heading to the left that reaches column n; empty if none does."""
    for m in range(n - 1, -1, -1):
        if baris[m].teks:
            return baris[m].teks if any(b[m].teks for b in bawah) else ""
        if not any(b[m].teks for b in bawah):
            return ""
    return ""


def kolom_dari(indeks: int, jalur: tuple[str, ...]) -> Kolom:
    """What a column under these headings means."""
    k = kamus()
    inti: list[str] = []
    tahun = triwulan = None
    ukur = rapat(jalur[-1]).strip("().") if jalur else ""
    for teks in jalur:
        satu = rapat(teks)
        if cocok := k.tahun.fullmatch(satu):
            tahun = int(cocok[1])
        elif satu in _TW and inti and "wulan" in inti[-1]:
            triwulan = _TW[satu]
        elif cocok := k.periode.fullmatch(satu):
            triwulan = _TW.get(cocok[1] or cocok[2].replace("0", "")) or int(cocok[1])
        elif satu != "k":
            if cocok := _DI_TRIWULAN.search(teks):
                triwulan = _TW.get(cocok[1].lower()) or int(cocok[1])
                satu = tanpa_triwulan(teks)
            if len(set(_TAHUN.findall(satu))) == 1:
                tahun = int(_TAHUN.findall(satu)[0])
            inti.append(satu)
    ujung, induk = (inti[-1], ">".join(inti[:-1])) if inti else ("", "")
    perubahan = any(re.search("perubahan|sesudah|setelah|menjadi", rapat(t)) for t in jalur)
    # What runs to the end of December is of the whole year.
    sampai = any(_SAMPAI.search(teks) and "desember" not in teks.lower() for teks in jalur)
    berpasangan = _berpasangan(ukur, inti)
    peran = _peran(ujung, induk) if berpasangan is None else berpasangan
    return Kolom(indeks, jalur, peran, induk, tahun, triwulan, perubahan, sampai)


def tanpa_triwulan(teks: str) -> str:
    """A heading, squeezed, without the quarter it names: "% TW I" is "%"."""
    return rapat(_DI_TRIWULAN.sub("", teks)) or rapat(teks)


def _berpasangan(ukur: str, inti: Sequence[str]) -> str | None:
    """The role of a column that its last heading calls K or Rp, by the heading above.

    None where it is no such column.
    """
    atas = [t for t in inti if t.strip("().") != "rp"]
    if ukur not in ("k", "rp") or not atas:
        return None
    cocok = next((p for p in kamus().pasangan if p.pola.search(atas[-1])), None)
    return None if cocok is None else (cocok.k if ukur == "k" else cocok.rp)


def _peran(ujung: str, induk: str) -> str:
    return next((p.id for p in kamus().peran if p.cocok(ujung, induk)), "")
