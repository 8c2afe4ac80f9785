"""The formula of an indicator as it is printed: a ratio becomes a real fraction."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from sakip.berkas.baris import IndikatorVersi
from sakip.berkas.periksa import formula_of as parsed_formula
from sakip.core.aturan.jenis import RumusIndikator
from sakip.core.rumus import Rumus, tulis_nama, urai
from sakip.core.rumus.pohon import Minus, Operasi, Pohon
from sakip.laporan.bahan import Bahan
from sakip.naskah.pohon import Isi, Pecahan, Potongan, potongan

_PENGALI = re.compile(r"^(?P<bawah>.+?)\s+[x×]\s*(?P<kali>100\s*%?)$")
_DI_LUAR = (" + ", " - ", " − ")
_KALI = (" x ", " × ")


def formula_of(bahan: Bahan, iv: IndikatorVersi) -> Isi:
    """The office's formula typeset; where that gives no fraction, the computed one if it does.

    Empty for an indicator without either.
    """
    tertulis = _unbroken(typeset(iv.formulasi or _computed(bahan, iv)))
    if _has_fraction(tertulis):
        return tertulis
    rumus = parsed_formula(iv, bahan.aturan, date(bahan.tahun, 12, 31))
    if rumus is None:
        return tertulis
    label = {f"@{i.indikator}": i.nama for i in bahan.indikator}
    label |= {k.nama: k.label for k in iv.komponen}
    hitungan = _unbroken(_pieces(rumus, rumus.akar, label))
    if not _has_fraction(hitungan):
        return tertulis
    nama, sama_dengan, _ = iv.formulasi.partition(" = ")
    return (f"{nama} = ", *potongan(hitungan)) if sama_dengan else hitungan


def _unbroken(isi: Isi) -> Isi:
    """A factor stays on the line of its sign."""
    return isi and tuple(
        p.replace("× ", "×\N{NO-BREAK SPACE}") if isinstance(p, str) else p for p in potongan(isi)
    )


def _has_fraction(isi: Isi) -> bool:
    return any(isinstance(p, Pecahan) for p in potongan(isi))


def _pieces(rumus: Rumus, pohon: Pohon, label: dict[str, str]) -> tuple[Potongan, ...]:
    """A sum with the divisions that stand in the open as fractions, all else in a row."""
    teks = tulis_nama(replace(rumus, akar=pohon), label)
    if not isinstance(pohon, Operasi):
        return (teks,)
    kiri, kanan = (replace(rumus, akar=anak) for anak in (pohon.kiri, pohon.kanan))
    if pohon.tanda == "/":
        return (Pecahan(tulis_nama(kiri, label), tulis_nama(kanan, label)),)
    if _bracketed(pohon):
        return (teks,)
    depan, belakang = (_pieces(rumus, anak, label) for anak in (pohon.kiri, pohon.kanan))
    return (*depan, f" {pohon.tanda} ", *belakang)


def _bracketed(pohon: Operasi) -> bool:
    """Whether a part must keep the brackets that it has when written in a row."""
    longgar = [isinstance(p, Operasi) and p.tanda in "+−" for p in (pohon.kiri, pohon.kanan)]
    bertanda = isinstance(pohon.kiri, Minus) or isinstance(pohon.kanan, Minus)
    return bertanda or (any(longgar) if pohon.tanda == "×" else pohon.tanda == "−" and longgar[1])


def typeset(teks: str) -> Isi:
    """``A / B × 100`` as a fraction and what follows it; other text as it is.

    A slash is a bar only between spaces, outside brackets, if it is the one, and if nothing
    beside it could be meant to stand before or behind the fraction.
    """
    bagian = _split(teks, " / ")
    if len(bagian) != 2:
        return teks
    *nama, atas = _split(bagian[0], " = ")
    bawah, kali = bagian[1].strip(), ""
    if cocok := _PENGALI.match(bawah):
        bawah, kali = cocok["bawah"], f" × {cocok['kali'].replace(' ', '')}"
    lepas = any(len(_split(satu, t)) > 1 for t in _DI_LUAR for satu in (atas, bawah))
    if lepas or any(len(_split(bawah, t)) > 1 for t in _KALI) or not (atas.strip() and bawah):
        return teks
    pecahan = Pecahan(_bare(atas), _bare(bawah))
    pembuka = (f"{' = '.join(nama)} = ",) if nama else ()
    return (*pembuka, pecahan, kali) if kali else (*pembuka, pecahan)


def _computed(bahan: Bahan, iv: IndikatorVersi) -> str:
    if iv.rumus_aturan:
        akhir = date(bahan.tahun, 12, 31)
        _, isi = bahan.aturan.ambil_isi(iv.rumus_aturan, akhir, RumusIndikator)
        label = {f"@{nama}": arti for nama, arti in isi.komponen.items()} | isi.komponen
        return tulis_nama(urai(isi.rumus), label)
    if not iv.rumus:
        return ""
    rumus = urai(iv.rumus)
    nama = {f"@{i.indikator}": i.nama for i in bahan.indikator}
    return tulis_nama(rumus, nama | {k.nama: k.label for k in iv.komponen})


def _split(teks: str, pemisah: str) -> list[str]:
    """Text parted where the separator stands outside brackets."""
    hasil, dalam, awal = [], 0, 0
    for i, huruf in enumerate(teks):
        dalam += (huruf == "(") - (huruf == ")")
        if dalam == 0 and teks.startswith(pemisah, i):
            hasil.append(teks[awal:i])
            awal = i + len(pemisah)
    return [*hasil, teks[awal:]]


def _bare(teks: str) -> str:
    """Without the brackets that only held the part together."""
    teks = teks.strip()
    while teks.startswith("(") and teks.endswith(")") and _closes_last(teks):
        teks = teks[1:-1].strip()
    return teks


def _closes_last(teks: str) -> bool:
    dalam = 0
    for i, huruf in enumerate(teks):
        dalam += (huruf == "(") - (huruf == ")")
        if dalam == 0:
            return i == len(teks) - 1
    return False
