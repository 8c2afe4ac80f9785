"""The figures alone: thousands, decimals and the forms that can be read two ways."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple


class Cacat(NamedTuple):
    """Why a text is not a regular number, and what to write instead."""

    alasan: str
    saran: str = ""


class Bilangan(NamedTuple):
    """A reading of figures: value and printed decimals."""

    nilai: Decimal
    desimal: int


# National identity numbers have 16 figures; no amount in these reports needs more than 15.
_ANGKA_POLOS_TERBANYAK = 15
_KELOMPOK = {
    ".": re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+"),
    ",": re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+"),
}
_RIBUAN_NOL = Cacat(
    "Angka ini diawali nol.",
    "Mungkin angka di depannya hilang atau salah ketik; bila tidak, hapus nolnya.",
)
_RIBUAN_SALAH = Cacat(
    "Pemisah ribuan tidak membagi angka tiga-tiga.",
    "Tulis titik di antara ribuan dan koma di depan desimal, misalnya 1.234.567,89.",
)


def baca_bilangan(angka: str, *, rupiah: bool, berpengali: bool) -> tuple[Bilangan, ...] | Cacat:
    """All regular readings of figures with dots and commas (``[0-9]+([.,][0-9]+)*``).

    Money (``rupiah``) has no thousandths, so ``Rp1.500`` is certain; with a word that scales
    (``berpengali``, ``Rp1.500 juta``) it is not.
    """
    titik, koma = angka.count("."), angka.count(",")
    if not titik and not koma:
        if angka[0] == "0" and len(angka) > 2:
            return Cacat(
                "Deretan angka yang diawali nol adalah kode, bukan nilai.",
                "Tulis nilainya tanpa nol di depan.",
            )
        if len(angka) > _ANGKA_POLOS_TERBANYAK:
            return Cacat(
                "Deretan angka sepanjang ini adalah nomor seperti NIP atau NIK, bukan nilai.",
                "Bila memang nilai, tulis dengan pemisah ribuan.",
            )
        return (Bilangan(Decimal(angka), 0),)
    if titik and koma:
        return _dua_pemisah(angka, rupiah and not berpengali)
    pemisah = "." if titik else ","
    if titik + koma > 1:
        return _banyak_kelompok(angka, pemisah)
    return _satu_pemisah(angka, pemisah, rupiah, berpengali)


def _bulat(angka: str) -> Bilangan:
    return Bilangan(Decimal(angka), 0)


def _pecahan(depan: str, belakang: str) -> Bilangan:
    return Bilangan(Decimal(f"{depan}.{belakang}"), len(belakang))


def _dua_pemisah(angka: str, sen: bool) -> tuple[Bilangan, ...] | Cacat:
    """Both signs present: the last one is the decimal sign, the other must group by three."""
    desimal = max(".,", key=angka.rfind)
    ribuan = "," if desimal == "." else "."
    depan, belakang = angka.rsplit(desimal, 1)
    if _diawali_nol(depan, ribuan):
        return _RIBUAN_NOL
    if not _KELOMPOK[ribuan].fullmatch(depan) or (sen and len(belakang) == 3):
        return _RIBUAN_SALAH
    depan = depan.replace(ribuan, "")
    nilai = _pecahan(depan, belakang)
    # "503,753.650" is met in print for 503.753.650; with a decimal comma the form is at home.
    if desimal == "." and len(belakang) == 3:
        return (nilai, _bulat(depan + belakang))
    return (nilai,)


def _diawali_nol(angka: str, pemisah: str) -> bool:
    """Whether thousands are grouped well but for a zero in front: 04.597.911.173."""
    return angka[0] == "0" and _KELOMPOK[pemisah].fullmatch(f"1{angka[1:]}") is not None


def _banyak_kelompok(angka: str, pemisah: str) -> tuple[Bilangan, ...] | Cacat:
    """One sign several times: it can only group thousands."""
    if _diawali_nol(angka, pemisah):
        return _RIBUAN_NOL
    if _KELOMPOK[pemisah].fullmatch(angka):
        return (_bulat(angka.replace(pemisah, "")),)
    depan, belakang = angka.rsplit(pemisah, 1)
    if len(belakang) < 3 and _KELOMPOK[pemisah].fullmatch(depan):
        rupanya = f"{depan.replace(',', '.')},{belakang}"
        return Cacat(_RIBUAN_SALAH.alasan, f"Bila angka terakhir itu desimal, tulis {rupanya}.")
    return _RIBUAN_SALAH


def _satu_pemisah(
    angka: str, pemisah: str, rupiah: bool, berpengali: bool
) -> tuple[Bilangan, ...] | Cacat:
    depan, belakang = angka.split(pemisah)
    if depan[0] == "0" and len(depan) > 1:
        return Cacat(
            "Angka ini diawali nol seperti jam atau nomor.",
            f"Bila memang nilai, tulis {int(depan)},{belakang}.",
        )
    desimal = _pecahan(depan, belakang)
    sen = pemisah == "." and rupiah and not berpengali
    if len(belakang) != 3:
        # "Rp12.34" is thousands gone wrong; "Rp1521097505.00" is how programs print cents.
        if sen and not (len(depan) > 3 and len(belakang) == 2):
            return _RIBUAN_SALAH
        return (desimal,)
    panjang = len(depan) > 3
    if rupiah and not berpengali and (panjang or depan == "0"):
        return _RIBUAN_SALAH
    if depan == "0":
        return (desimal,)
    ribuan = _bulat(depan + belakang)
    if pemisah == ",":
        return (desimal,) if panjang else (desimal, ribuan)
    if sen:
        return (ribuan,)
    # "1234.567": a program's decimal point, or a person's forgotten dot after the 1.
    return (desimal, ribuan) if panjang else (ribuan, desimal)
