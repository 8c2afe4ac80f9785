"""Known errors planted in a document tree, before it is printed in any form.

Each planted error says whether something else in the document contradicts it (`terbantah`): the
same address printed elsewhere, the sum it follows from, or a sum that follows from it. That comes
from the addresses in the tree, not from the checks that are measured.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal

from sakip.core.angka import Angka, baca, bulatkan, cetak_penuh
from sakip.hitung import BukuHasil
from sakip.naskah.pohon import (
    Bagian,
    Blok,
    Dokumen,
    Nilai,
    Paragraf,
    Sel,
    Tabel,
    potongan,
)
from sakip.naskah.telusur import polos, semua_teks

_ANGKA = re.compile(r"\d[\d.,]*\d|\d")
_TAHUN = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Kekeliruan:
    """One planted error: its kind, the print before and after, and where."""

    jenis: str
    lama: str
    baru: str
    tabel: str = ""
    baris: str = ""
    terbantah: bool = True


@dataclass(frozen=True, slots=True)
class Letak:
    """A cell with one figure: block, row, cell by number."""

    bagian: int
    blok: int
    baris: int
    sel: int
    teks: str
    alamat: str
    tabel: Tabel

    @property
    def kunci(self) -> tuple[int, int, int, int]:
        return self.bagian, self.blok, self.baris, self.sel

    @property
    def label(self) -> str:
        isi = (polos_sel(s) for s in self.tabel.baris[self.baris].semua_sel)
        return next((t for t in isi if sum(c.isalpha() for c in t) > 2), "")


def polos_sel(sel: Sel) -> str:
    return " ".join(polos(b.isi) for b in sel.blok if isinstance(b, Paragraf))


def semua_letak(dokumen: Dokumen) -> Iterator[Letak]:
    """Every cell that holds one figure and no more, row numbers left out."""
    for i, bagian in enumerate(dokumen.isi):
        if not isinstance(bagian, Bagian):
            continue
        for j, blok in enumerate(bagian.isi):
            if not isinstance(blok, Tabel):
                continue
            for k, baris in enumerate(blok.baris):
                for n, sel in enumerate(baris.semua_sel):
                    teks = polos_sel(sel).strip()
                    if isinstance(baca(teks), Angka) and not _nomor(teks, n):
                        yield Letak(i, j, k, n, teks, alamat_sel(sel), blok)


def _nomor(teks: str, n: int) -> bool:
    return (n == 0 and teks.rstrip(".").isdigit()) or _TAHUN.fullmatch(teks) is not None


def alamat_sel(sel: Sel) -> str:
    semua = [
        p.alamat
        for b in sel.blok
        if isinstance(b, Paragraf)
        for p in potongan(b.isi)
        if isinstance(p, Nilai)
    ]
    return semua[0] if len(semua) == 1 else ""


# --- slips of one figure -----------------------------------------------------------------


def satu_angka(teks: str, acak: random.Random) -> str:
    n = acak.choice([n for n, c in enumerate(teks) if c.isdigit()])
    return teks[:n] + acak.choice("0123456789".replace(teks[n], "")) + teks[n + 1 :]


def dua_tertukar(teks: str, acak: random.Random) -> str:
    calon = [
        n
        for n in range(len(teks) - 1)
        if teks[n : n + 2].isdigit() and teks[n] != teks[n + 1] and teks[n + 1] != "0"
    ]
    if not calon:
        return teks
    n = acak.choice(calon)
    return teks[:n] + teks[n + 1] + teks[n] + teks[n + 2 :]


def _hilang(teks: str, acak: random.Random) -> str:
    """A digit dropped; thousands are grouped anew, so that the print looks right."""
    digit = [n for n, c in enumerate(teks) if c.isdigit()]
    if len(digit) < 2:
        return teks
    n = acak.choice(digit)
    return _kelompok(teks[:n] + teks[n + 1 :])


def _ribuan(teks: str, acak: random.Random) -> str:
    """An amount a thousand times too small: the last group forgotten."""
    return re.sub(r"(\d{1,3}(?:\.\d{3})+)\.\d{3}\b", r"\1", teks) if teks.count(".") > 1 else teks


def _kelompok(teks: str) -> str:
    """Whole part of the figure in groups of three, if it was grouped."""
    cocok = _ANGKA.search(teks)
    if cocok is None or "." not in cocok[0]:
        return teks
    bulat, koma, pecahan = cocok[0].partition(",")
    rapi = f"{int(bulat.replace('.', '') or 0):,}".replace(",", ".")
    return teks[: cocok.start()] + rapi + koma + pecahan + teks[cocok.end() :]


SLIP: Mapping[str, Callable[[str, random.Random], str]] = {
    "satu angka berbeda": satu_angka,
    "dua angka tertukar": dua_tertukar,
    "satu angka hilang": _hilang,
    "ribuan keliru": _ribuan,
}


def berarti(lama: str, baru: str) -> bool:
    """Whether the value moves by more than the last printed place can hide."""
    a, b = baca(lama), baca(baru)
    if not isinstance(a, Angka) or not isinstance(b, Angka):
        return False
    return abs(a.nilai - b.nilai) > 2 * Decimal((0, (1,), -min(a.desimal, b.desimal)))


# --- whether something contradicts it ----------------------------------------------------


class Saksi:
    """What a document prints, by address, and what follows from what."""

    def __init__(self, dokumen: Dokumen, buku: BukuHasil) -> None:
        cetak = [p for _, p in semua_teks(dokumen) if isinstance(p, Nilai)]
        self.cetakan = Counter(p.alamat for p in cetak)
        hasil = {str(h.alamat): h for h in buku}
        self.hasil = {a: hasil[a] for a in self.cetakan if a in hasil}
        self.dari: dict[str, list[str]] = {}
        for alamat, h in self.hasil.items():
            for m in h.masukan:
                self.dari.setdefault(str(m.alamat), []).append(alamat)

    def membantah(self, letak: Letak, baru: str) -> bool:
        """Whether another print, its own sum, or a sum made from it shows the error."""
        if not letak.alamat:
            # Not followed: a bare figure counts as if something showed it.
            return _satuan(letak.teks) in ("", "%")
        if self.cetakan[letak.alamat] > 1:
            return True
        h = self.hasil.get(letak.alamat)
        if h and h.masukan and all(str(m.alamat) in self.cetakan for m in h.masukan):
            return True
        return any(self._terasa(letak.teks, baru, a) for a in self.dari.get(letak.alamat, ()))

    def _terasa(self, lama: str, baru: str, alamat: str) -> bool:
        """Whether a result moves by more than its rounding hides, as a ratio would."""
        h, a, b = self.hasil[alamat], baca(lama), baca(baru)
        if not isinstance(a, Angka) or not isinstance(b, Angka) or not h.terbit or not a.nilai:
            return False
        if any(str(m.alamat) not in self.cetakan for m in h.masukan):
            return False
        geser = abs((b.nilai - a.nilai) / a.nilai * h.terbit)
        return geser > 2 * Decimal((0, (1,), -h.desimal))


# --- planting ----------------------------------------------------------------------------


def tanam(
    dokumen: Dokumen, buku: BukuHasil, acak: random.Random, banyak: int
) -> tuple[Dokumen, list[Kekeliruan]]:
    """The tree with up to `banyak` errors, at most one in a table, and the list of them."""
    saksi = Saksi(dokumen, buku)
    per_tabel: dict[tuple[int, int], list[Letak]] = {}
    for satu in semua_letak(dokumen):
        per_tabel.setdefault(satu.kunci[:2], []).append(satu)
    ganti: dict[tuple[int, int, int, int], str] = {}
    hasil: list[Kekeliruan] = []
    tabel = list(per_tabel.values())
    acak.shuffle(tabel)
    subjek: set[str] = set()
    for isi in tabel:
        if len(hasil) >= banyak:
            break
        for jenis in acak.sample(_CARA, len(_CARA)):
            if baru := _satu(jenis, isi, saksi, acak):
                galat, ubah, siapa = baru
                if not (siapa & subjek):
                    subjek |= siapa
                    ganti |= ubah
                    hasil.append(galat)
                break
    return _tulis(dokumen, ganti), hasil


_CARA = (*SLIP, "baris di atas", "target dan realisasi tertukar", "tahun lalu", "jumlah keliru")

_Tanaman = tuple[Kekeliruan, dict[tuple[int, int, int, int], str], set[str]]


def _satu(jenis: str, isi: Sequence[Letak], saksi: Saksi, acak: random.Random) -> _Tanaman | None:
    """One error of a kind in one table; None where it does not fit."""
    calon = list(isi)
    acak.shuffle(calon)
    for satu in calon:
        tukar: Letak | None = None
        if jenis in SLIP:
            baru = SLIP[jenis](satu.teks, acak)
        else:
            tukar = _lawan(jenis, satu, isi)
            baru = tukar.teks if tukar else satu.teks
        if baru == satu.teks or not berarti(satu.teks, baru):
            continue
        ubah = {satu.kunci: baru}
        siapa = {_subjek(satu)}
        if jenis == "target dan realisasi tertukar" and tukar is not None:
            ubah[tukar.kunci] = satu.teks
            siapa.add(_subjek(tukar))
        bantah = saksi.membantah(satu, baru)
        if tukar is not None and jenis == "target dan realisasi tertukar":
            # Alone in its row it reads as an indicator for which lower is better.
            bantah = saksi.cetakan[satu.alamat] > 1 or saksi.cetakan[tukar.alamat] > 1
        galat = Kekeliruan(jenis, satu.teks, baru, satu.tabel.judul, satu.label, bantah)
        return galat, ubah, siapa
    return None


def _subjek(letak: Letak) -> str:
    bagian = letak.alamat.split("@")[0].split(":")
    return bagian[1] if len(bagian) > 1 else f"{letak.tabel.judul}/{letak.label}"


def _satuan(teks: str) -> str:
    return _ANGKA.sub("", teks, count=1).strip()


def _lawan(jenis: str, satu: Letak, isi: Sequence[Letak]) -> Letak | None:
    """The cell whose figure takes the place of this one."""
    ukuran = satu.alamat.split(":")[0]
    if jenis == "baris di atas":
        if satu.tabel.baris[satu.baris].gaya == "jumlah":
            return None
        semua = [s for s in isi if s.baris < satu.baris and s.alamat.split(":")[0] == ukuran]
        semua = [s for s in semua if _satuan(s.teks) == _satuan(satu.teks)]
        return next((s for s in reversed(semua) if ukuran and s.sel == satu.sel), None)
    if jenis == "target dan realisasi tertukar":
        if ukuran != "target":
            return None
        sebaris = [s for s in isi if s.baris == satu.baris]
        return next((s for s in sebaris if s.alamat.startswith("realisasi:")), None)
    if jenis == "tahun lalu":
        if ukuran != "realisasi":
            return None
        sebaris = [s for s in isi if s.baris == satu.baris and s.alamat.startswith("realisasi:")]
        lalu = [s for s in sebaris if s.sel < satu.sel and _subjek(s) == _subjek(satu)]
        return lalu[-1] if lalu else None
    # A total that takes one of the figures above it instead of their sum.
    if satu.tabel.baris[satu.baris].gaya != "jumlah" or not ukuran:
        return None
    atas = [s for s in isi if s.baris < satu.baris and s.alamat.split(":")[0] == ukuran]
    return atas[-1] if atas else None


def _tulis(dokumen: Dokumen, ganti: Mapping[tuple[int, int, int, int], str]) -> Dokumen:
    """The tree with other text in some cells."""

    def blok(i: int, j: int, satu: Blok) -> Blok:
        if not isinstance(satu, Tabel) or not any(k[:2] == (i, j) for k in ganti):
            return satu
        baris = tuple(
            replace(
                b,
                sel=tuple(
                    replace(s, isi=ganti[i, j, k, n]) if (i, j, k, n) in ganti else s
                    for n, s in enumerate(b.semua_sel)
                ),
            )
            for k, b in enumerate(satu.baris)
        )
        return replace(satu, baris=baris)

    return replace(
        dokumen,
        isi=tuple(
            replace(b, isi=tuple(blok(i, j, s) for j, s in enumerate(b.isi)))
            if isinstance(b, Bagian)
            else b
            for i, b in enumerate(dokumen.isi)
        ),
    )


# --- noise that is no error --------------------------------------------------------------


def disingkat(dokumen: Dokumen, buku: BukuHasil, acak: random.Random, *, potong: bool) -> Dokumen:
    """The tree with many figures printed with a place less: rounded, or all of them cut off."""
    hasil = {str(h.alamat): h for h in buku}
    ganti = {}
    for satu in semua_letak(dokumen):
        h = hasil.get(satu.alamat)
        angka = baca(satu.teks)
        if h is None or h.penuh is None or not isinstance(angka, Angka) or angka.desimal < 1:
            continue
        tempat = max(1, angka.desimal - acak.randint(0, 1))
        if potong:
            nilai = h.penuh.quantize(Decimal((0, (1,), -tempat)), ROUND_DOWN)
        else:
            nilai = bulatkan(h.penuh, tempat)
        ganti[satu.kunci] = _ANGKA.sub(cetak_penuh(nilai), satu.teks, count=1)
    return _tulis(dokumen, ganti)
