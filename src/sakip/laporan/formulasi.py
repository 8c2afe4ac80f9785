"""The formula of an indicator as it is printed: a ratio becomes a real fraction."""

from __future__ import annotations

import re
from datetime import date

from sakip.berkas.baris import IndikatorVersi
from sakip.core.aturan.jenis import RumusIndikator
from sakip.core.rumus import tulis_nama, urai
from sakip.laporan.bahan import Bahan
from sakip.naskah.pohon import Isi, Pecahan

_PENGALI = re.compile(r"^(?P<bawah>.+?)\s+[x×]\s*(?P<kali>100\s*%?)$")
_DI_LUAR = (" + ", " - ", " − ")
_KALI = (" x ", " × ")


def formula_of(bahan: Bahan, iv: IndikatorVersi) -> Isi:
    """What the office writes as formula, else the formula it is computed by; empty without both."""
    return typeset(iv.formulasi or _computed(bahan, iv))


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
