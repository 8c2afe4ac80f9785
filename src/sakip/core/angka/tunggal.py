"""Reading one number with its sign, money mark, unit and remark."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from sakip.core.angka.bilangan import Cacat, baca_bilangan
from sakip.core.angka.ekor import urai_ekor
from sakip.core.angka.jenis import Angka
from sakip.core.angka.terbilang import ANGKA_TERBILANG, terbilang

_RP = r"(?:rp|idr)(?:\. ?| )?"
_SATU = re.compile(
    rf"(?P<tanda>[-–+] ?)?(?P<rp>{_RP})?(?P<tanda_rp>[-–])?(?P<sisa>[0-9].*)", re.IGNORECASE
)
_KURUNG = re.compile(
    rf"(?P<rp>{_RP})?\( ?(?P<isi>(?:{_RP})?[0-9][^()]*?) ?\)(?P<sisa>.*)", re.IGNORECASE
)
_NOMOR_URUT = re.compile(r"\([0-9]{1,2}\) ?[^\W\d_].*")
_RAGU_PEMISAH = "Titik atau koma dapat berarti ribuan atau desimal."
_RAGU_SPASI = "Ada spasi di tengah angka."
_RAGU_MINUS = "Tanda - dapat berarti minus atau tanda baca."
_INTI = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_INTI_BERSPASI = re.compile(
    r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?: ?[.,] ?[0-9]+)+"
)


class Terbaca(NamedTuple):
    """The possible readings of one number; ``ragu`` says why it is doubtful, empty if certain."""

    calon: tuple[Angka, ...]
    ragu: str = ""


def baca_tunggal(rapi: str, teks: str, satuan: str = "") -> Terbaca | Cacat:
    """Read tidied text ``rapi`` as one number; ``teks`` is the print to keep in the result.

    ``satuan`` is the unit known from elsewhere (a column heading), used if the text has none.
    """
    if _NOMOR_URUT.fullmatch(rapi):
        return Cacat("Angka dalam kurung di depan kata adalah nomor urut.", "Hapus nomornya.")
    if kurung := _KURUNG.fullmatch(rapi):
        rapi = f"-{kurung['rp'] or ''}{kurung['isi']}{kurung['sisa']}"
    cocok = _SATU.fullmatch(rapi)
    if cocok is None or (cocok["tanda"] and cocok["tanda_rp"]):
        return Cacat(
            "Tulisan ini tidak diawali satu angka yang utuh.",
            "Tulis angka lebih dulu, lalu satuan atau keterangannya, misalnya 83,00 (Baik).",
        )
    depan, sisa = rapi[: cocok.start("sisa")], cocok["sisa"]
    inti = _INTI.match(sisa)
    berspasi = _INTI_BERSPASI.match(sisa)
    if berspasi and inti and berspasi.end() > inti.end():
        rapat = berspasi[0].replace(" ", "") + sisa[berspasi.end() :]
        hasil = baca_tunggal(depan + rapat, teks, satuan)
        return hasil if isinstance(hasil, Cacat) else Terbaca(hasil.calon, _RAGU_SPASI)
    angka = inti[0] if inti else ""
    ekor_teks = sisa[len(angka) :]
    minus_belakang = ekor_teks in ("-", "–")
    ekor = urai_ekor("" if minus_belakang else ekor_teks, cocok["rp"] is not None)
    if isinstance(ekor, Cacat):
        return ekor
    satuan = ekor.satuan or satuan
    rupiah = satuan == "Rp" or satuan.startswith("Rp/")
    bacaan = baca_bilangan(angka, rupiah=rupiah, berpengali=ekor.pangkat > 0)
    if isinstance(bacaan, Cacat):
        return bacaan
    tanda = cocok["tanda"] or cocok["tanda_rp"] or "+"
    calon = tuple(
        Angka(
            _berskala(b.nilai, ekor.pangkat, negatif=tanda[0] != "+"),
            satuan,
            b.desimal - ekor.pangkat,
            teks,
            ekor.keterangan,
        )
        for b in bacaan
    )
    if ekor.terbilang:
        calon = tuple(a for a in calon if _kata(a) == ekor.terbilang)
        if not calon:
            return Cacat("Angka dan tulisan katanya berbeda.", "Samakan angka dengan katanya.")
    if minus_belakang or tanda.endswith(" "):
        lawan = tuple(replace(a, nilai=a.nilai.copy_negate()) for a in calon)
        return Terbaca(calon + lawan, _RAGU_MINUS)
    return Terbaca(calon, _RAGU_PEMISAH if len(calon) > 1 else "")


def _berskala(nilai: Decimal, pangkat: int, negatif: bool) -> Decimal:
    """Exact scaling through text: arithmetic would round to the precision of a context."""
    if pangkat:
        nilai = Decimal(f"{Decimal(f'{nilai:f}E{pangkat}'):f}")
    return nilai.copy_negate() if negatif and nilai else nilai


def _kata(angka: Angka) -> str:
    """The number in words, empty if it is too large for words."""
    return terbilang(angka.nilai) if angka.nilai.adjusted() < ANGKA_TERBILANG else ""
