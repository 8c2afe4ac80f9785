"""Reading a printed cell: the common shapes first, then every other form known to occur."""

from __future__ import annotations

import re
from decimal import Decimal

from sakip.core.angka.bilangan import Cacat
from sakip.core.angka.cetakan import cetak_penuh
from sakip.core.angka.ekor import Ekor, urai_ekor
from sakip.core.angka.jenis import (
    Ambigu,
    Angka,
    AngkaRentang,
    Bacaan,
    Kosong,
    Label,
    Pecahan,
    Rusak,
    TanpaNilai,
)
from sakip.core.angka.kata import KATA_BILANGAN, baca_kosong, rapikan
from sakip.core.angka.majemuk import baca_majemuk
from sakip.core.angka.tolak import bukan_angka
from sakip.core.angka.tunggal import baca_tunggal
from sakip.galat import Galat

_PANJANG_TERBESAR = 200

# Only forms with one possible reading; everything else takes the long way. Three figures after
# a comma are left out: they may be thousands.
_DESIMAL = r",(?:[0-9]{1,2}|[0-9]{4,})"
_cepat = re.compile(
    r"(Rp\.? ?)?"
    rf"((?:0|[1-9][0-9]{{0,14}})(?:{_DESIMAL}|(?(1)(?!)|\.[0-9]{{1,2}}))?"
    rf"|[1-9][0-9]{{0,2}}(?(1)(?:\.[0-9]{{3}})+|(?:\.[0-9]{{3}}){{2,}})(?:{_DESIMAL})?"
    rf"|[1-9][0-9]{{0,2}}\.[0-9]{{3}}{_DESIMAL})"
    r"((?:,-)?(?:[ %(A-Za-z].{0,60})?)"
).fullmatch
# Figures alone: no date, range or word to look for.
_polos = re.compile(
    r"(?:Rp\.? ?)?(?:[0-9]{1,30}(?:[.,][0-9]{1,30})?"
    r"|[0-9]{1,3}(?:[.,][0-9]{3}){1,10}(?:[.,][0-9]{1,30})?)(?: ?%)?"
).fullmatch
_TRIWULAN = re.compile(
    r"(?:TW|Tri(?:wulan|bulan)) ?(?P<nomor>IV|I{1,3}|[1-4])\b ?:? ?", re.IGNORECASE
)
_NOMOR_TRIWULAN = {"1": 1, "2": 2, "3": 3, "4": 4, "I": 1, "II": 2, "III": 3, "IV": 4}


def baca(teks: str, *, satuan: str = "") -> Bacaan:
    """Say what a printed cell holds. Never raises; what is uncertain is returned as such.

    ``satuan`` is the unit known from elsewhere, such as the heading of a column in rupiah; it
    is used when the text names none, and makes ``758.350`` certain where it is ``Rp``.
    """
    cocok = _cepat(teks)
    if cocok is not None:
        rp, angka, sesudah = cocok.groups()
        ekor = urai_ekor(sesudah, rp is not None)
        if type(ekor) is Ekor and not (ekor.pangkat or ekor.terbilang):
            unit = ekor.satuan or satuan
            if "." not in angka[-3:]:
                bulat, _, desimal = angka.partition(",")
                nilai = Decimal(f"{bulat.replace('.', '')}.{desimal}")
                return Angka(nilai, unit, len(desimal), teks, ekor.keterangan)
            if unit[:2] != "Rp":
                desimal = angka.partition(".")[2]
                return Angka(Decimal(angka), unit, len(desimal), teks, ekor.keterangan)
    if _polos(teks):
        return _baca_tunggal(teks, teks, satuan)
    return _baca_lengkap(teks, satuan)


def baca_angka(teks: str, tempat: str = "", *, satuan: str = "") -> Angka:
    """The one number a text holds; anything else raises Galat naming ``tempat`` and the mend."""
    hasil = baca(teks, satuan=satuan)
    match hasil:
        case Angka():
            return hasil
        case Ambigu():
            pilihan = " atau ".join(dict.fromkeys(_tulis_calon(c) for c in hasil.calon))
            kode, pesan = "ambigu", f"'{teks}' belum pasti artinya. {hasil.alasan}"
            saran = f"Mungkin maksudnya {pilihan}. Tulis ulang sehingga tidak tertukar."
        case Kosong():
            kode, pesan = "kosong", "Angka belum ada di sini."
            saran = "Isi angkanya, atau pilih jenis kosong dan tulis sebabnya."
        case Label():
            kode, pesan = "kata", f"'{teks}' adalah kata, bukan angka."
            saran = "Isi angkanya; predikat ditulis sesudah angka, misalnya 83,00 (Baik)."
        case AngkaRentang() | Pecahan():
            kode, pesan = "majemuk", f"'{teks}' berisi dua angka atau batas, bukan satu angka."
            saran = "Isi satu angka saja."
        case Rusak():
            kode, pesan, saran = "rusak", f"'{teks}' tidak terbaca. {hasil.alasan}", hasil.saran
    raise Galat(f"angka.{kode}", tempat, pesan, saran)


def baca_triwulan(teks: str, *, satuan: str = "") -> dict[int, Bacaan]:
    """Parts of ``TW 1 : 83,00 TW 2 : -`` by quarter; empty if the text has no such form.

    A quarter named twice raises Galat.
    """
    rapi = rapikan(teks)
    awal = list(_TRIWULAN.finditer(rapi))
    if not awal or awal[0].start():
        return {}
    hasil: dict[int, Bacaan] = {}
    for cocok, berikut in zip(awal, [*awal[1:], None], strict=True):
        nomor = _NOMOR_TRIWULAN[cocok["nomor"].upper()]
        if nomor in hasil:
            raise Galat(
                "angka.triwulan",
                f"triwulan {nomor}",
                f"Triwulan {nomor} disebut dua kali dalam '{rapi}'.",
                "Sebut tiap triwulan satu kali.",
            )
        isi = rapi[cocok.end() : berikut.start() if berikut else None]
        hasil[nomor] = baca(isi.strip(), satuan=satuan)
    return hasil


def dari_sel(nilai: object, *, satuan: str = "", persen: bool = False) -> Bacaan:
    """Read a typed cell of a workbook: text, whole number, float, Decimal or empty.

    A float is taken at the 15 significant figures a spreadsheet keeps, so the stored binary
    noise of 82,71 or of 0,1 + 0,2 does not become part of the figure. ``persen`` says that the
    cell is formatted as percent: 0,25 stored is 25%.
    """
    if nilai is None:
        return Kosong(TanpaNilai.BELUM_DIISI)
    if isinstance(nilai, str):
        return baca(nilai, satuan=satuan)
    if isinstance(nilai, bool) or not isinstance(nilai, int | float | Decimal):
        return Rusak(str(nilai), "Sel ini berisi tanggal atau ya/tidak, bukan angka.", "Isi angka.")
    angka = Decimal(format(nilai, ".15g")) if isinstance(nilai, float) else Decimal(nilai)
    if not angka.is_finite():
        return Rusak(str(nilai), "Sel ini berisi hasil yang tidak terhingga.", "Periksa rumusnya.")
    if persen:
        angka, satuan = Decimal(f"{angka:f}E2"), "%"
    polos = Decimal(f"{angka:f}")
    teks = cetak_penuh(polos) + ("%" if persen else "")
    return Angka(polos, satuan, len(f"{polos:f}".partition(".")[2]), teks)


def _baca_lengkap(teks: str, satuan: str) -> Bacaan:
    rapi = rapikan(teks)
    if kosong := baca_kosong(rapi, teks):
        return kosong
    berangka = re.search("[0-9]", rapi) is not None
    if berangka and len(rapi) > _PANJANG_TERBESAR:
        return Rusak(teks, "Teks terlalu panjang untuk satu angka.", "Isi angkanya saja.")
    if rusak := bukan_angka(rapi, teks):
        return rusak
    if not berangka:
        return _baca_kata(rapi, teks)
    if majemuk := baca_majemuk(rapi, teks, satuan):
        return majemuk
    return _baca_tunggal(rapi, teks, satuan)


def _baca_tunggal(rapi: str, teks: str, satuan: str) -> Angka | Ambigu | Rusak:
    hasil = baca_tunggal(rapi, teks, satuan)
    if isinstance(hasil, Cacat):
        return Rusak(teks, *hasil)
    return Ambigu(hasil.calon, teks, hasil.ragu) if hasil.ragu else hasil.calon[0]


def _baca_kata(rapi: str, teks: str) -> Label | Ambigu | Rusak:
    """Text without figures: a class word, a number in words, or signs only."""
    kecil = rapi.casefold()
    if kecil in ("nihil", "tidak ada"):
        nol = Angka(Decimal(0), teks=teks)
        return Ambigu((nol,), teks, f"'{rapi}' dapat berarti nol atau tidak ada data.")
    if any(c.isnumeric() for c in rapi):
        return Rusak(teks, "Angka ditulis dengan aksara lain.", "Tulis dengan angka 0-9.")
    kode = re.sub(r"[\W_]+", "_", kecil.partition("(")[0] or kecil).strip("_")
    if kode.partition("_")[0] in KATA_BILANGAN:
        return Rusak(teks, "Angka ditulis dengan kata.", "Tulis dengan angka 0-9.")
    if kode:
        return Label(teks, kode)
    return Rusak(
        teks, "Tidak ada angka maupun kata.", "Isi angkanya, atau - bila tidak ada target."
    )


def _tulis_calon(calon: Angka | AngkaRentang | Pecahan) -> str:
    match calon:
        case Angka():
            return cetak_penuh(calon.nilai.normalize() if calon.desimal > 0 else calon.nilai)
        case AngkaRentang():
            sisi = [_tulis_calon(s) for s in (calon.bawah, calon.atas) if s is not None]
            return " sampai ".join(sisi)
        case Pecahan():
            return f"{_tulis_calon(calon.pembilang)} dari {_tulis_calon(calon.penyebut)}"
