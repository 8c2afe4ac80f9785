"""Levels of the plan: as words say them in front of a name, and as budget codes count them."""

from __future__ import annotations

import re

from sakip.berkas.baris import JenisSimpul
from sakip.impor.kata import kata

TINGKAT = tuple(JenisSimpul)
KODE = re.compile(r"[\dXx]{1,4}(?:\s?\.\s?[\dXx]{1,4}){1,6}\.?")
_SESUDAH_AWALAN = r"\b\s*(:?)\s*(?:\d{1,2}\b)?\s*[:.)-]?\s*"


def tingkat_kode(kode: str, tahun: int) -> JenisSimpul | None:
    """The level of a budget code by its length, where codes have a length of their own."""
    bagian = segmen(kode)
    if tahun < kata().kode_sejak or not any(len(s) > 1 and s[0] in "0xX" for s in bagian):
        return None
    return next((j for j, n in kata().segmen_kode.items() if n == len(bagian)), None)


def rekening(teks: str) -> bool:
    """Whether a code or a name is an account of the budget (Belanja Pegawai), which is no node."""
    k = kata()
    return bool(k.kode_rekening.match(teks) or k.nama_rekening.match(k.nomor_butir.sub("", teks)))


def segmen(kode: str) -> list[str]:
    """The parts of a code or number: 1.02.03 or 1 02 03."""
    return [s for s in re.split(r"[.\s]+", kode) if s]


def tingkat_awalan(teks: str) -> tuple[JenisSimpul | None, str]:
    """The level a text begins with, and the name after it."""
    bersih = kata().nomor_butir.sub("", teks.strip())
    for satu in kata().awalan_tingkat:
        if cocok := re.match(satu.pola.pattern + _SESUDAH_AWALAN, bersih, re.IGNORECASE):
            sisa = kata().nomor_butir.sub("", bersih[cocok.end() :]).strip()
            if sisa or cocok[1]:
                return satu.jenis, sisa
    return None, bersih
