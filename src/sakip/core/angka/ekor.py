"""What follows the figures: unit, scale word, remark, the dash of whole rupiah."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from sakip.core.angka.bilangan import Cacat
from sakip.core.angka.kata import (
    KATA_BILANGAN,
    KATA_PENGUBAH,
    NOMOR_BULAN,
    PENGALI,
    rapikan,
)

_KATA_TERBANYAK = 4
_SATUAN_TERPANJANG = 40


class Ekor(NamedTuple):
    """Meaning of the text after the figures.

    ``pangkat``: power of ten of a scale word; ``terbilang``: the number repeated in words, as in
    ``6 (enam) kegiatan``.
    """

    satuan: str = ""
    keterangan: str = ""
    pangkat: int = 0
    terbilang: str = ""


_KATA_TERBILANG = KATA_BILANGAN | {"koma", "minus"}
_SEN_KOSONG = re.compile(r",[ ]?(?:-{1,2}|–|=)")
_KURUNG = re.compile(r"([^()]*)\(([^()]*)\)([^()]*)")
_PENGALI = re.compile(rf"({'|'.join(PENGALI)})(?![^\W_])\.?[ ]?", re.IGNORECASE)
_LAMBANG = re.compile(
    r"(?:(?P<persen>%|(?:persen|prosen)(?![^\W_]))|(?:rupiah|rp|idr)(?![^\W_])\.?)[ ]?",
    re.IGNORECASE,
)
_KATA = re.compile(r"[^\W\d_](?:[\w°²³]|[.&'-](?=[^\W\d_]))*\.?")
_SATUAN_BERANGKA = re.compile(r"[a-z]{0,2}m[23]", re.IGNORECASE)
# A unit may hold one figure (m2, CO2, SP2D); words that scale may hide in "jutaan", "ribu12".
_DUA_ANGKA = re.compile(r".*[0-9].*[0-9]")
_AWALAN_PENGALI = ("ribu", "juta", "miliar", "milyar", "triliun", "trilyun", "ratus", "puluh")
# A letter stuck to figures may be a figure badly scanned: "10O", "8l", "5S".
_HURUF_MIRIP = re.compile(r"[OolIiSsBZz]+$|[^\W\d_]+[0-9]|[OolISBZ][.,]")

_LEBIH_DARI_SATU = Cacat(
    "Ada lebih dari satu angka dalam satu isian.", "Pisahkan menjadi satu angka per isian."
)
_TAK_DIKENAL = Cacat(
    "Tulisan sesudah angka tidak dikenali.",
    "Tulis angka lalu satuannya, misalnya 4 unit atau 83,00 (Baik).",
)
_SESUDAH_RP = Cacat(
    "Tulisan sesudah jumlah rupiah tidak dikenali.",
    "Tulis ribu, juta, miliar, atau triliun dengan lengkap, misalnya Rp2,5 miliar.",
)


@lru_cache(maxsize=4096)
def urai_ekor(ekor: str, rupiah: bool = False) -> Ekor | Cacat:
    """Unit, remark and scale of the text after the figures, or why it cannot be trusted.

    ``rupiah``: ``Rp`` stood in front. Few distinct tails occur in a document, hence the cache.
    """
    sisa = rapikan(ekor)
    lekat = bool(sisa) and not ekor[0].isspace()
    sen_kosong = _SEN_KOSONG.match(sisa)
    if sen_kosong:
        sisa = sisa[sen_kosong.end() :].strip()
        rupiah = True
    keterangan = ""
    if "(" in sisa:
        kurung = _KURUNG.fullmatch(sisa)
        if kurung is None or (kurung[1] and kurung[3]):
            return _TAK_DIKENAL
        keterangan = kurung[2].strip()
        sisa = (kurung[1] or kurung[3]).strip()
    pangkat = 0
    if pengali := _PENGALI.match(sisa):
        pangkat = PENGALI[pengali[1].lower()]
        sisa = sisa[pengali.end() :]
        lekat = False
    kata = " ".join(takewhile(_KATA_TERBILANG.__contains__, keterangan.casefold().split()))
    if rupiah:
        return _sesudah_lambang("Rp", sisa, Ekor("", keterangan, pangkat, kata))
    if lambang := _LAMBANG.match(sisa):
        baku = "%" if lambang["persen"] else "Rp"
        return _sesudah_lambang(baku, sisa[lambang.end() :], Ekor("", keterangan, pangkat, kata))
    satuan = re.sub(r"[ ]?/[ ]?", "/", sisa)
    cacat = _periksa_satuan(satuan, lekat) if satuan else None
    return cacat or Ekor(satuan, keterangan, pangkat, kata)


def _sesudah_lambang(lambang: str, sisa: str, ekor: Ekor) -> Ekor | Cacat:
    """After ``%`` or an amount of ``Rp``: ``/tahun`` or ``per tahun`` belongs to the unit.

    Other words after a percent sign are a remark (``95% Sangat Baik``); after an amount they
    are refused, because ``Rp2,5 M`` is a thousand million to some and a million to others.
    """
    if not sisa:
        return ekor._replace(satuan=lambang)
    if sisa.startswith(("/", "per ")):
        per = sisa.removeprefix("/").removeprefix("per ").strip()
        return _periksa_satuan(per, lekat=False) or ekor._replace(satuan=f"{lambang}/{per}")
    if lambang == "Rp":
        return _SESUDAH_RP
    if ekor.keterangan:
        return _TAK_DIKENAL
    cacat = _periksa_satuan(sisa, lekat=False)
    return cacat or ekor._replace(satuan=lambang, keterangan=sisa)


def _periksa_satuan(satuan: str, lekat: bool) -> Cacat | None:
    """Why ``satuan`` cannot be a unit (or remark), or None if it can."""
    kata = re.split(r"[ /]", satuan)
    kecil = [k.lower() for k in kata]
    tepi = {kecil[0], kecil[-1], satuan.lower().split(" ")[0]}
    if lekat and _HURUF_MIRIP.match(kata[0]) and not _SATUAN_BERANGKA.fullmatch(kata[0]):
        return Cacat(
            "Huruf menempel pada angka; mungkin hasil pindai yang salah baca.",
            "Periksa angkanya; beri spasi di antara angka dan satuan.",
        )
    if any(k[:1].isdigit() for k in kata):
        return _LEBIH_DARI_SATU
    if kecil[0].strip(".") in NOMOR_BULAN:
        return Cacat("Ini tanggal, bukan angka.", "Isi tanggal di kolom tanggal.")
    if (
        tepi & KATA_PENGUBAH
        or KATA_BILANGAN.intersection(kecil)
        or any(k.startswith(_AWALAN_PENGALI) for k in kecil)
    ):
        return Cacat(
            f"Kata '{satuan}' mengubah arti angka.", "Tulis nilainya sebagai satu angka saja."
        )
    if len(kata) > _KATA_TERBANYAK or len(satuan) > _SATUAN_TERPANJANG:
        return Cacat("Tulisan sesudah angka terlalu panjang untuk satuan.", _TAK_DIKENAL.saran)
    if all(_KATA.fullmatch(k) and k[0].isalpha() and not _DUA_ANGKA.match(k) for k in kata):
        return None
    return _TAK_DIKENAL
