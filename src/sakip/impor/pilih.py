"""One value out of several prints: what most of them say, and what their own sums bear out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from sakip.core.angka import AngkaRentang, Kosong, Label, Rentang
from sakip.impor.cetakan import Cetakan
from sakip.periksa.fakta import bertentangan
from sakip.periksa.kenali import Cara, SelAngka, Tabel

_SEBANDING = ("target", "realisasi", "target_akhir", "target_renstra", "pembanding")
_DESIMAL = re.compile(r"\d([.,])\d{1,2}(?![\d.,])")
_TERBIASA, _BERLIPAT = 5, 20
"""Decimals from which a document has a habit: so many, and so many times the other kind."""
_PERSEN_TERBESAR = 1000  # a percentage of 47.121 is 47 and a bit
_SEJAUH = 10
"""Two readings of 1.500 lie a thousandfold apart; a neighbour within tenfold decides."""


class Keyakinan(StrEnum):
    """How far a figure can be trusted: several prints or a sum agree; one print; doubtful."""

    TINGGI = "tinggi"
    SEDANG = "sedang"
    RENDAH = "rendah"


@dataclass(frozen=True, slots=True)
class Pilihan:
    """The print that is used, how sure that is, and the prints that say otherwise."""

    pakai: Cetakan
    keyakinan: Keyakinan
    sama: tuple[Cetakan, ...]
    lain: tuple[Cetakan, ...] = ()
    sebab: str = ""


def pilih(cetakan: Sequence[Cetakan]) -> Pilihan | None:
    """Choose among prints of one figure; None where none of them is a number, class or mark."""
    angka = [c for c in cetakan if isinstance(c.isi, SelAngka)]
    if not angka:
        return _tanpa_angka(cetakan)
    kelompok: list[list[Cetakan]] = []
    for satu in angka:
        for grup in kelompok:
            if not any(bertentangan(_sel(satu), _sel(g)) for g in grup):
                grup.append(satu)
                break
        else:
            kelompok.append([satu])
    kelompok.sort(key=_bobot, reverse=True)
    grup = kelompok[0]
    # The fullest print of those that agree: 73,59 rather than 73,6.
    pakai = max(grup, key=lambda c: (len(_sel(c).calon) == 1, _sel(c).angka.desimal, c.terbukti))
    lain = tuple(c for g in kelompok[1:] for c in g)
    if lain:
        return Pilihan(
            pakai, Keyakinan.RENDAH, tuple(grup), lain, "Cetakannya berbeda-beda. Pilih yang benar."
        )
    if len(_sel(pakai).calon) > 1:
        return Pilihan(
            pakai,
            Keyakinan.RENDAH,
            tuple(grup),
            (),
            "Angkanya dapat dibaca dua cara. Pastikan ribuan atau desimal.",
        )
    yakin = len({c.tabel.nomor for c in grup}) > 1 or any(c.terbukti for c in grup)
    return Pilihan(pakai, Keyakinan.TINGGI if yakin else Keyakinan.SEDANG, tuple(grup))


def kebiasaan(tabel: Iterable[Tabel]) -> str:
    """The mark that a document sets before its decimals, comma or point; empty if it varies."""
    hitung = Counter(
        tanda
        for t in tabel for b in t.baris for a in b.angka.values()
        if len(a.calon) == 1
        for tanda in _DESIMAL.findall(a.sel.teks)
    )  # fmt: skip
    for tanda, lain in ((",", "."), (".", ",")):
        if hitung[tanda] >= max(_TERBIASA, hitung[lain] * _BERLIPAT):
            return tanda
    return ""


def tentukan(cetakan: Sequence[Cetakan], *, dihitung: bool, tanda: str = "") -> list[Cetakan]:
    """The prints, those that can be read two ways decided where unit or neighbours say how.

    dihitung: the indicator counts things, so its figures are whole. tanda: the mark that the
    document sets before its decimals, asked last.
    """
    pasti = [
        _sel(c).nilai for c in cetakan
        if isinstance(c.isi, SelAngka) and len(c.isi.calon) == 1
        and c.ukur.ukuran in _SEBANDING and c.isi.nilai > 0
    ]  # fmt: skip
    return [replace(c, isi=_tentukan(c.isi, pasti, dihitung, tanda)) for c in cetakan]


def _tentukan(
    isi: SelAngka | AngkaRentang | Kosong | Label,
    pasti: Sequence[Decimal],
    dihitung: bool,
    tanda: str,
) -> SelAngka | AngkaRentang | Kosong | Label:
    if not isinstance(isi, SelAngka) or len(isi.calon) < 2:
        return isi
    if dihitung:
        bulat = [c for c in isi.calon if c.desimal <= 0]
        return isi.ganti(bulat[0]) if len(bulat) == 1 else isi
    dekat = [
        c for c in isi.calon
        if c.nilai > 0 and any(p / _SEJAUH <= c.nilai <= p * _SEJAUH for p in pasti)
    ]  # fmt: skip
    if len(dekat) == 1:
        return isi.ganti(dekat[0])
    wajar = [c for c in isi.calon if c.satuan == "%" and abs(c.nilai) <= _PERSEN_TERBESAR]
    if len(wajar) == 1:
        return isi.ganti(wajar[0])
    cocok = [c for c in isi.calon if (c.desimal > 0) == (tanda in isi.sel.teks)]
    return isi.ganti(cocok[0]) if tanda and len(cocok) == 1 else isi


def _tanpa_angka(cetakan: Sequence[Cetakan]) -> Pilihan | None:
    if not cetakan:
        return None
    pakai = next((c for c in cetakan if c.bernilai), cetakan[0])
    return Pilihan(pakai, Keyakinan.SEDANG, tuple(cetakan))


def _sel(satu: Cetakan) -> SelAngka:
    assert isinstance(satu.isi, SelAngka)
    return satu.isi


def _bobot(grup: Sequence[Cetakan]) -> tuple[int, int]:
    return (len({c.tabel.nomor for c in grup}) + 2 * sum(c.terbukti for c in grup), len(grup))


def buktikan(cetakan: Iterable[Cetakan]) -> list[Cetakan]:
    """The prints, those marked that their own row bears out: capaian, serapan, kemajuan."""
    per_baris: dict[tuple[int, int], list[Cetakan]] = defaultdict(list)
    semua = list(cetakan)
    for satu in semua:
        per_baris[satu.tabel.nomor, satu.baris].append(satu)
    terbukti = {id(c) for isi in per_baris.values() for c in _terbukti(isi)}
    return [replace(c, terbukti=True) if id(c) in terbukti else c for c in semua]


_HUBUNGAN = (
    ("realisasi", "target", "capaian"),
    ("realisasi", "target_akhir", "kemajuan"),
    ("realisasi_anggaran", "pagu", "serapan"),
)


def _terbukti(isi: Sequence[Cetakan]) -> Iterable[Cetakan]:
    angka = [c for c in isi if isinstance(c.isi, SelAngka)]
    for atas, bawah, hasil in sebaris(angka, _HUBUNGAN):
        if arah_tepat(_sel(atas), _sel(bawah), _sel(hasil)):
            yield from (atas, bawah, hasil)


def sebaris(
    angka: Sequence[Cetakan], hubungan: Sequence[tuple[str, str, str]]
) -> Iterable[tuple[Cetakan, Cetakan, Cetakan]]:
    """The prints of one row that hang together: those of one time, against the latest plan."""
    saat = {(c.ukur.tahun, c.ukur.triwulan) for c in angka}
    for nama in hubungan:
        for waktu in saat:
            tiga = [
                [c for c in angka if c.ukur.ukuran == n
                 and ((c.ukur.tahun, c.ukur.triwulan) == waktu or n == "target_akhir")]
                for n in nama
            ]  # fmt: skip
            tiga = [[c for c in t if c.ukur.versi != "murni"] or t for t in tiga]
            if all(len(t) == 1 for t in tiga):
                yield tiga[0][0], tiga[1][0], tiga[2][0]


def arah(realisasi: SelAngka, target: SelAngka, capaian: SelAngka) -> str:
    """maks or min: the direction of a printed capaian, also one that was capped; empty if none."""
    tepat = arah_tepat(realisasi, target, capaian)
    return tepat or _arah_kasar(realisasi.nilai, target.nilai, capaian.nilai)


def arah_tepat(realisasi: SelAngka, target: SelAngka, capaian: SelAngka) -> str:
    """maks or min: the direction by which a printed capaian follows; empty if by none."""
    for cara in Cara:
        for r in realisasi.selang(Cara.BULAT):
            for t in target.selang(Cara.BULAT):
                for c in capaian.selang(cara):
                    if not t.memuat(0) and c.beririsan(r / t * 100):
                        return "maks"
                    if not t.memuat(0) and c.beririsan((t * 2 - r) / t * 100):
                        return "min"
                    if not r.memuat(0) and c.beririsan(t / r * 100):
                        return "min"
    return ""


def _arah_kasar(realisasi: Decimal, target: Decimal, capaian: Decimal) -> str:
    """The direction of a capaian that was capped: above 100 with less than was promised."""
    if realisasi == target or capaian == 100:
        return ""
    return "maks" if (realisasi > target) == (capaian > 100) else "min"


def selang_bagi(atas: SelAngka, persen: SelAngka) -> Rentang | None:
    """What the divisor may be when a printed percentage follows from a printed dividend."""
    nilai = Rentang.tepat(atas.nilai)
    p = next(iter(persen.selang(Cara.BULAT)))
    return None if p.memuat(0) else nilai / p * 100
