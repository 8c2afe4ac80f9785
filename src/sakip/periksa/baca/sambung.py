"""Tables joined over page breaks: repeated headings dropped, torn rows mended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sakip.periksa.model import Blok, Paragraf, Sel, TabelSumber

_KEPALA_TERBANYAK = 4
_BERANGKA = re.compile(r"\d")
_JUDUL = re.compile(r"\b(?:tabel|table)\b[ .:]*(?:[ivxlc]+|\d+)?(?:[ .]*\d+)*", re.IGNORECASE)
_JUDUL_TERPANJANG = 250
_RUPIAH = re.compile(r"Rp\.?", re.IGNORECASE)


def tabel_dari(baris: Sequence[Sequence[Sel]]) -> TabelSumber:
    """A rectangular table: short rows get empty cells, columns without any text go.

    So does one of nothing but "Rp", which is set before the amounts beside it.
    """
    lebar = max(map(len, baris))
    penuh = []
    for satu in baris:
        kosong = replace(satu[-1], teks="", asal=True, rumus="")
        penuh.append([*satu, *[kosong] * (lebar - len(satu))])
    for k in range(lebar - 1):
        if all(_rupiah_saja(satu[k], satu[k + 1]) for satu in penuh) and any(
            _RUPIAH.fullmatch(satu[k].teks) for satu in penuh
        ):
            for satu in penuh:
                satu[k : k + 2] = [replace(satu[k], teks=""), _berupiah(satu[k], satu[k + 1])]
    pakai = [k for k in range(lebar) if any(satu[k].teks for satu in penuh)]
    return TabelSumber(tuple(tuple(satu[k] for k in pakai) for satu in penuh))


def _rupiah_saja(satu: Sel, kanan: Sel) -> bool:
    return (
        not satu.teks
        or not satu.asal
        or (_RUPIAH.fullmatch(satu.teks) is not None and not kanan.teks[:1].isalpha())
        or (satu.teks == kanan.teks and not kanan.asal)
    )


def _berupiah(rupiah: Sel, kanan: Sel) -> Sel:
    """The amount with what stands before it; a heading over both as it stands over the first."""
    if _RUPIAH.fullmatch(rupiah.teks):
        return replace(kanan, teks=f"{rupiah.teks} {kanan.teks}".strip())
    return rupiah if rupiah.teks == kanan.teks else kanan


def sambung(blok: Iterable[Blok]) -> Iterator[Blok]:
    """Join what a page break tore and give every table its title."""
    jadi: list[Blok] = []
    for satu in blok:
        lama = jadi[-1] if jadi else None
        if isinstance(satu, TabelSumber):
            if not satu.lebar:
                continue
            if isinstance(lama, TabelSumber) and (gabungan := _gabung(lama, satu)):
                jadi[-1] = gabungan
                continue
        jadi.append(satu)
    for nomor, satu in enumerate(jadi):
        yield replace(satu, judul=_judul(jadi, nomor)) if isinstance(satu, TabelSumber) else satu


def _gabung(atas: TabelSumber, bawah: TabelSumber) -> TabelSumber | None:
    """The two as one table, or None when the second is a table of its own."""
    sama = _kepala_sama(atas, bawah)
    if not sama and (atas.lebar != bawah.lebar or _berkepala(atas, bawah)):
        return None
    sisa = [_lebarkan(satu, max(atas.lebar, bawah.lebar)) for satu in bawah.baris[sama:]]
    baris = [_lebarkan(satu, max(atas.lebar, bawah.lebar)) for satu in atas.baris]
    if sisa and atas.lebar == bawah.lebar:
        sisa[0] = _tanpa_kepala(atas.baris[:sama], bawah.baris[:sama], sisa[0])
        if not any(s.teks for s in sisa[0]):
            sisa.pop(0)
    if sisa and len(baris) > 1 and _robek(sisa[0]):
        baris[-1] = tuple(
            replace(a, teks=f"{a.teks} {b.teks}".strip()) if a.asal and b.teks else a
            for a, b in zip(baris[-1], sisa.pop(0), strict=True)
        )
    return TabelSumber((*baris, *sisa), atas.judul, atas.potongan | {len(baris)})


def _lebarkan(baris: tuple[Sel, ...], lebar: int) -> tuple[Sel, ...]:
    return baris + (replace(baris[-1], teks="", rumus=""),) * (lebar - len(baris))


def _ciri(baris: Sequence[Sel]) -> tuple[str, ...]:
    """What two printings of one heading have in common: letters and figures in order."""
    return tuple(c for s in baris if (c := re.sub(r"[\W_]+", "", s.teks).casefold()))


def _kepala_sama(atas: TabelSumber, bawah: TabelSumber) -> int:
    """How many rows at the head of `bawah` repeat the head of `atas`."""
    sama = 0
    for satu, lain in zip(atas.baris, bawah.baris[:_KEPALA_TERBANYAK], strict=False):
        if not _serupa(_ciri(satu), _ciri(lain)) or len(_ciri(satu)) < 2:
            break
        sama += 1
    return sama


def _serupa(atas: Sequence[str], bawah: Sequence[str]) -> bool:
    """Whether two headings are one, of which the repeated may have lost its last line."""
    sama = sum(1 for a, b in zip(atas, bawah, strict=False) if a == b)
    awal = all(a.startswith(b) for a, b in zip(atas, bawah, strict=False))
    return len(atas) == len(bawah) and awal and sama * 2 > len(atas)


def _tanpa_kepala(
    atas: Sequence[Sequence[Sel]], bawah: Sequence[Sequence[Sel]], baris: tuple[Sel, ...]
) -> tuple[Sel, ...]:
    """A row without what a repeated heading left in it."""
    jadi = list(baris)
    for k, satu in enumerate(baris):
        for a, b in zip(atas, bawah, strict=True):
            utuh, awal, sisa = ("".join(_ciri([s])) for s in (a[k], b[k], satu))
            if sisa and utuh == awal + sisa:
                jadi[k] = replace(satu, teks="")
    return tuple(jadi)


def _berkepala(atas: TabelSumber, bawah: TabelSumber) -> bool:
    """Whether `bawah` begins with a heading of its own: words in most cells, like `atas`."""
    pertama = [s.teks for s in bawah.baris[0] if s.asal]
    if any(_BERANGKA.search(teks) for teks in pertama):
        return False
    terisi = sum(1 for teks in pertama if teks)
    return terisi == len(pertama) or re.fullmatch(r"n ?o\.?|nomor", pertama[0].lower()) is not None


def _robek(baris: Sequence[Sel]) -> bool:
    """Whether a row is the rest of one that began on the page before: words in few cells."""
    terisi = [s for s in baris if s.teks]
    return (
        0 < len(terisi) < len(baris)
        and not any(_BERANGKA.search(s.teks) for s in terisi)
        and not baris[-1].teks
        and (len(terisi) > 1 or terisi[0].teks[:1].islower() or terisi[0] is not baris[0])
    )


def _judul(blok: Sequence[Blok], nomor: int) -> str:
    """The title of a table: the lines before it, back to one that says Tabel, or one below it."""
    baris: list[str] = []
    for satu in reversed(blok[max(0, nomor - 4) : nomor]):
        if not isinstance(satu, Paragraf) or len(satu.teks) > _JUDUL_TERPANJANG:
            break
        baris.insert(0, satu.teks)
        if _JUDUL.match(satu.teks):
            return " ".join(baris)
    bawah = [b.teks if isinstance(b, Paragraf) else "" for b in blok[nomor + 1 : nomor + 3]]
    if bawah and _JUDUL.match(bawah[0]) and len(bawah[0]) <= _JUDUL_TERPANJANG and all(bawah):
        return bawah[0]
    if baris:
        return baris[-1]
    if nomor and isinstance(blok[nomor - 1], TabelSumber):
        return ""  # a table right below another one
    return ""
