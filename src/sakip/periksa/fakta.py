"""Facts: what a document prints about whom, of which year, and where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from sakip.periksa.kenali import Baris, Cara, Kolom, SelAngka, Tabel
from sakip.periksa.kenali.kamus import ciri

_KINERJA = ("target", "realisasi", "capaian", "target_akhir", "kemajuan")
_UANG = ("pagu", "realisasi_anggaran", "serapan")
_AWALAN = re.compile(
    r"^(?:[\divxlca-h]{1,4}[.)]\s*|(?:sub ?kegiatan|kegiatan|program)\b\s*:?\s*)+", re.IGNORECASE
)
_PERIODE = re.compile(r"\b(?:triwulan|tribulan|tw|semester|bulan)\s*(?:ke-?)?([ivx]+|\d)\b", re.I)
_TAHUN = re.compile(r"\b20\d\d\b")
_MIRIP = 0.94
_PANJANG_MIRIP = 24


@dataclass(frozen=True, slots=True, eq=False)
class Fakta:
    """One printed figure with its meaning. periode: part of the year; versi: of the plan."""

    subjek: str
    nama: str
    ukuran: str
    tahun: int | None
    periode: str
    versi: str
    angka: SelAngka
    tabel: Tabel
    baris: Baris
    kolom: Kolom

    @property
    def kunci(self) -> tuple[object, ...]:
        return (self.subjek, self.ukuran, self.tahun, self.periode, self.versi)


def kumpulkan(tabel: Iterable[Tabel], tahun: int | None) -> tuple[Fakta, ...]:
    """All facts of the tables, spellings of one name brought together."""
    semua = [f for satu in tabel for f in _dari_tabel(satu, tahun)]
    return satukan(semua)


def satukan(semua: Sequence[Fakta]) -> tuple[Fakta, ...]:
    """The facts with one spelling of each name."""
    samakan = _samakan({f.subjek for f in semua})
    return tuple(replace(f, subjek=samakan[f.subjek]) for f in semua)


def _dari_tabel(tabel: Tabel, tahun: int | None) -> Iterator[Fakta]:
    periode = "".join(m.lower() for m in _PERIODE.findall(tabel.judul))
    tahun_judul = {int(t) for t in _TAHUN.findall(tabel.judul)}
    berubah = {k.peran for k in tabel.kolom if k.perubahan}
    for baris in tabel.data:
        for kolom in tabel.ukuran:
            if kolom.indeks not in baris.angka or kolom.peran not in (*_KINERJA, *_UANG):
                continue
            if kolom.peran in _KINERJA and kolom.indeks in baris.panjang:
                continue  # one figure for several indicators
            nama = _nama(tabel, baris, kolom)
            if not nama:
                continue
            versi = "awal" if kolom.peran in berubah and not kolom.perubahan else ""
            saat = kolom.tahun or (tahun if len(tahun_judul) != 1 else min(tahun_judul))
            bagian = f"{periode}/{kolom.triwulan or ''}{'sd' if kolom.sampai else ''}"
            yield Fakta(
                subjek(nama), nama, kolom.peran, saat, bagian, versi,
                baris.angka[kolom.indeks], tabel, baris, kolom,
            )  # fmt: skip


def _nama(tabel: Tabel, baris: Baris, kolom: Kolom) -> str:
    """Whom the figure is about: money belongs to a program or sasaran, the rest to an indicator.

    Where indicators of several levels stand side by side it is the one nearest to the left.
    """
    if kolom.peran in _UANG:
        return baris.label.get("program") or baris.label.get("sasaran", "")
    semua = [k.indeks for k in tabel.berperan("indikator")]
    if len(semua) > 1:
        kiri = [n for n in semua if n < kolom.indeks]
        return baris.sel[kiri[-1]].teks if kiri else ""
    return baris.label.get("indikator", "")


def subjek(nama: str) -> str:
    """A name without number, level word, spaces and signs."""
    return ciri(_AWALAN.sub("", nama.strip()))


def _samakan(nama: Iterable[str]) -> dict[str, str]:
    """Each name to the one it is a misspelling of: long names that differ in a letter or two."""
    hasil: dict[str, str] = {}
    for satu in sorted(nama, key=lambda n: (len(n), n)):
        hasil[satu] = satu
        if len(satu) < _PANJANG_MIRIP:
            continue
        for lain in dict.fromkeys(hasil.values()):
            if lain != satu and abs(len(lain) - len(satu)) <= 3 and _salah_ketik(satu, lain):
                hasil[satu] = lain
                break
    return hasil


def _salah_ketik(a: str, b: str) -> bool:
    """Whether two names are one, mistyped; figures and short words make a difference."""
    if len(b) < _PANJANG_MIRIP or re.findall(r"\d", a) != re.findall(r"\d", b):
        return False
    cocok = SequenceMatcher(None, a, b, autojunk=False)
    if cocok.real_quick_ratio() < _MIRIP or cocok.quick_ratio() < _MIRIP:
        return False
    beda = [o for o in cocok.get_opcodes() if o[0] != "equal"]
    # One slip inside the name; "... II" and "... III" differ at the end and stay apart.
    return (
        len(beda) <= 2
        and all(max(o[2] - o[1], o[4] - o[3]) <= 2 for o in beda)
        and all(o[1] > 2 and o[2] < len(a) - 3 for o in beda)
    )


def bertentangan(a: SelAngka, b: SelAngka) -> bool:
    """Whether no true value prints as both, however each was shortened."""
    return not any(
        x.beririsan(y)
        for cara_a in Cara
        for cara_b in Cara
        for x in a.selang(cara_a)
        for y in b.selang(cara_b)
    )


def kelompokkan(fakta: Iterable[Fakta]) -> list[list[Fakta]]:
    """Facts that mean the same, in groups of two or more prints.

    A name that stands for several things in one table (its values differ there) is left out.
    """
    per_kunci: dict[tuple[object, ...], list[Fakta]] = defaultdict(list)
    for satu in fakta:
        per_kunci[satu.kunci].append(satu)
    hasil = []
    for grup in per_kunci.values():
        per_tabel: dict[int, list[Fakta]] = defaultdict(list)
        for satu in grup:
            per_tabel[satu.tabel.nomor].append(satu)
        if len(per_tabel) > 1 and not any(_mendua(isi) for isi in per_tabel.values()):
            hasil.append(grup)
    return hasil


def _mendua(isi: list[Fakta]) -> bool:
    return any(bertentangan(isi[0].angka, lain.angka) for lain in isi[1:])
