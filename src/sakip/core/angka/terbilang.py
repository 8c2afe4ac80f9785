"""Numbers in words, as official letters repeat them."""

from __future__ import annotations

from decimal import Decimal

from sakip.galat import Galat

_SATUAN = (
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    *("sepuluh", "sebelas"),
)
_RIBUAN = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun")
#: Most figures a whole part may have to be written in words.
ANGKA_TERBILANG = 3 * len(_RIBUAN)


def terbilang(nilai: Decimal | int) -> str:
    """``74,30`` is "tujuh puluh empat koma tiga nol": decimals one by one, as many as given.

    Raises Galat for infinity, NaN and whole parts of more than 18 figures.
    """
    angka = Decimal(nilai)
    if not angka.is_finite() or angka.adjusted() >= ANGKA_TERBILANG:
        raise Galat(
            "angka.terbilang",
            "",
            f"Angka {nilai} terlalu besar untuk ditulis dengan kata.",
            "Tulis dengan angka saja.",
        )
    bulat, _, desimal = f"{abs(angka):f}".partition(".")
    kata = _bulat(int(bulat))
    if desimal:
        kata += ["koma", *(_SATUAN[int(d)] for d in desimal)]
    return " ".join(["minus", *kata] if angka < 0 else kata)


def _bulat(n: int) -> list[str]:
    if n == 0:
        return ["nol"]
    kata: list[str] = []
    for pangkat in range(len(_RIBUAN) - 1, -1, -1):
        kelompok = n // 1000**pangkat % 1000
        if kelompok == 1 and pangkat == 1:
            kata.append("seribu")
        elif kelompok:
            kata += _ratusan(kelompok)
            kata += [_RIBUAN[pangkat]] if pangkat else []
    return kata


def _ratusan(n: int) -> list[str]:
    """Words of 1 to 999."""
    if n < 12:
        return [_SATUAN[n]]
    if n < 20:
        return [_SATUAN[n - 10], "belas"]
    if n < 100:
        depan, sisa = [_SATUAN[n // 10], "puluh"], n % 10
    else:
        depan, sisa = ["seratus"] if n < 200 else [_SATUAN[n // 100], "ratus"], n % 100
    return depan + (_ratusan(sisa) if sisa else [])
