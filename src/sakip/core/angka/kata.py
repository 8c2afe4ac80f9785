"""Words and signs that the reader of numbers knows, and one spelling for all kinds of space."""

from __future__ import annotations

import re

from sakip.core.angka.jenis import Kosong, TanpaNilai

NAMA_BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)

_SINGKATAN_BULAN = (
    "jan",
    "feb peb pebruari",
    "mar",
    "apr",
    "",
    "jun",
    "jul",
    "agu ags agt",
    "sep sept",
    "okt",
    "nov nop nopember",
    "des",
)

#: Every spelling of a month in lower case, to its number.
NOMOR_BULAN = {
    ejaan: nomor
    for nomor, (nama, singkatan) in enumerate(zip(NAMA_BULAN, _SINGKATAN_BULAN, strict=True), 1)
    for ejaan in (nama.lower(), *singkatan.split())
}

#: Words that scale a number, to the power of ten.
PENGALI = {
    "ribu": 3,
    "rb": 3,
    "juta": 6,
    "jt": 6,
    "miliar": 9,
    "milyar": 9,
    "triliun": 12,
    "trilyun": 12,
}

#: Number words. One in the place of a unit changes the value (``5 ratus``), so it is refused.
KATA_BILANGAN = frozenset(PENGALI) | {
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    *("sepuluh", "sebelas", "seratus", "seribu", "sejuta", "semiliar", "setengah"),
    *("belas", "puluh", "ratus"),
}

#: Words after a number that change its meaning instead of naming a unit.
KATA_PENGUBAH = frozenset(
    {
        *("atau", "dan", "dari", "daripada", "ke", "kurang", "lagi", "lebih", "x"),
        *("hingga", "sampai", "sd", "s.d", "s.d.", "s/d", "wib", "wita", "wit"),
    }
)

_RAPIKAN = {
    **dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)),
    **dict.fromkeys((0x2010, 0x2011, 0x2212, 0xFE63), "-"),
    **dict.fromkeys((0x2044, 0x2215), "/"),
    **{0xFF01 + i: chr(0x21 + i) for i in range(0x5E)},
}


def rapikan(teks: str) -> str:
    """One space for any run of white space, plain minus and slash, no invisible characters."""
    return " ".join(teks.translate(_RAPIKAN).split())


_KOSONG = (
    (
        TanpaNilai.BELUM_DIISI,
        r"|belum (?:di)?isi|[._…]{2,}|…|(?:rp|idr)\.?(?: ?[._…]+)?|[._…]* ?%",
    ),
    (TanpaNilai.TIDAK_DITARGETKAN, r"[-–—]{1,3}|(?:tidak|belum) ditargetkan|tanpa target"),
    (TanpaNilai.TIDAK_BERLAKU, r"n ?/ ?a|n\.?a\.?|tidak berlaku"),
    (
        TanpaNilai.TAK_TERDEFINISI,
        r"#div/0!?|(?:tak|tidak) terdefinisi|tidak dapat dihitung",
    ),
    (
        TanpaNilai.BELUM_TERSEDIA,
        r"(?:belum|blm) (?:ada|tersedia|(?:di)?rilis|(?:di)?terbit(?:kan)?|keluar|dinilai)(?: .*)?"
        r"|tidak tersedia|menunggu .*",
    ),
)
_POLA_KOSONG = [
    (jenis, re.compile(rf"(?:{pola})(?P<alasan> ?\([a-z][^()]*\))?")) for jenis, pola in _KOSONG
]


def baca_kosong(rapi: str, teks: str) -> Kosong | None:
    """The kind of no number that tidied text ``rapi`` states, or None."""
    kecil = rapi.casefold()
    for jenis, pola in _POLA_KOSONG:
        cocok = pola.fullmatch(kecil)
        if cocok is None or cocok.start("alasan") == 0:
            continue
        if cocok["alasan"]:
            alasan = rapi[cocok.start("alasan") :].strip(" ()")
        else:
            # "Belum ada nilai LHE dari Inspektorat" is its own reason; "belum tersedia" has none.
            alasan = rapi if kecil.count(" ") > 1 else ""
        return Kosong(jenis, alasan, teks)
    return None
