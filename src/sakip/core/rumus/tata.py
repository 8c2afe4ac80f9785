"""Grammar to tree. The only module that imports Lark; `urai` imports it when first needed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import cast

from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedToken, v_args

from sakip.core.rumus.petunjuk import galat_sintaks
from sakip.core.rumus.pohon import (
    Angka,
    Fungsi,
    Letak,
    Minus,
    Nama,
    NamaFungsi,
    Operasi,
    Pohon,
    Tanda,
)

_TANDA: dict[str, Tanda] = {"TAMBAH": "+", "KURANG": "−", "KALI": "×", "BAGI": "/"}


def bangun_pohon(teks: str) -> Pohon:
    """Raises Galat for anything that is not a formula."""
    try:
        return cast(Pohon, _tata_bahasa().parse(teks))
    except (UnexpectedToken, UnexpectedCharacters) as salah:
        tamat = isinstance(salah, UnexpectedToken) and salah.token.type == "$END"
        tempat = len(teks.rstrip()) if tamat else cast(int, salah.pos_in_stream)
        raise galat_sintaks(teks, tempat) from None


@v_args(inline=True)
class _Pembangun(Transformer[Token, Pohon]):
    def angka(self, angka: Token, persen: Token | None = None) -> Angka:
        nilai = Decimal(angka.replace(",", "."))
        return Angka(nilai, persen is not None, _letak(angka, persen or angka))

    def nama(self, nama: Token) -> Nama:
        return Nama(str(nama), _letak(nama, nama))

    def minus(self, tanda: Token, isi: Pohon) -> Minus:
        return Minus(isi, Letak(_letak(tanda, tanda).awal, isi.letak.akhir))

    def operasi(self, kiri: Pohon, tanda: Token, kanan: Pohon) -> Operasi:
        letak = Letak(kiri.letak.awal, kanan.letak.akhir)
        return Operasi(_TANDA[tanda.type], kiri, kanan, letak)

    def kurung(self, buka: Token, isi: Pohon, tutup: Token) -> Pohon:
        return replace(isi, letak=_letak(buka, tutup))

    def fungsi(self, nama: Token, buka: Token, *isi: Pohon | Token) -> Fungsi:
        *argumen, tutup = isi
        baku = cast(NamaFungsi, nama.lower().replace("-", "_"))
        return Fungsi(
            baku, cast(tuple[Pohon, ...], tuple(argumen)), _letak(nama, cast(Token, tutup))
        )


@cache
def _tata_bahasa() -> Lark:
    tata = Path(__file__).with_name("rumus.lark").read_text(encoding="utf-8")
    return Lark(
        tata, start="rumus", parser="lalr", transformer=_Pembangun(), maybe_placeholders=False
    )


def _letak(awal: Token, akhir: Token) -> Letak:
    return Letak(cast(int, awal.start_pos), cast(int, akhir.end_pos))
