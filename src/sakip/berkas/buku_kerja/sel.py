"""A value of the model as a cell, and a cell as a value of the model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from sakip.berkas.baris import teks_baku
from sakip.berkas.baris.isian import DIGIT_MAKS
from sakip.berkas.buku_kerja import notasi
from sakip.berkas.buku_kerja.gaya import TANGGAL, TEKS
from sakip.berkas.buku_kerja.kolom import Jenis, Kolom
from sakip.berkas.buku_kerja.xlsx import TEKS_MAKS, Isi, exact, exact_date, length
from sakip.core.alamat import POLA_ID
from sakip.core.angka import Angka, cetak_penuh
from sakip.core.angka import dari_sel as number_of
from sakip.core.periode import baca_periode, baca_tanggal
from sakip.galat import Galat
from sakip.tabel import Sel

YA, TIDAK = "ya", "tidak"
LOWONG = " "
"""An empty text where an empty cell would mean something else."""
_BULAT_TEPAT = 10**15  # from here a workbook has already rounded a whole number


class Tampilan(NamedTuple):
    """How a program shows a number: decimals of its format, and whether as a percentage."""

    desimal: int = 0
    persen: bool = False


UMUM = Tampilan()

# -- writing ------------------------------------------------------------------

_NOTASI: dict[Jenis, tuple[Callable[[Any], str], Callable[[str], Any]]] = {
    Jenis.BUKTI: (notasi.write_evidence, notasi.read_evidence),
    Jenis.TERCETAK: (notasi.write_printed, notasi.read_printed),
    Jenis.KOMPONEN: (notasi.write_components, notasi.read_components),
    Jenis.NILAI_KOMPONEN: (notasi.write_values, notasi.read_values),
    Jenis.HURUF: (notasi.write_letters, notasi.read_letters),
    Jenis.DAFTAR: (notasi.write_list, notasi.read_list),
}


def to_cell(kolom: Kolom, nilai: Any) -> tuple[Isi, str]:
    """What the cell holds and its number format. Raises Galat for a text no cell can hold."""
    isi, format_ = _to_cell(kolom, nilai)
    if isinstance(isi, str) and length(isi) > TEKS_MAKS:
        raise Galat(
            "buku_kerja.terlalu_panjang",
            "",
            f"Teks {length(isi)} karakter tidak muat dalam satu sel, paling banyak {TEKS_MAKS}.",
            "Bagi teksnya, atau simpan sebagai YAML, JSON, atau ZIP.",
        )
    return isi, format_


def _to_cell(kolom: Kolom, nilai: Any) -> tuple[Isi, str]:
    if nilai is None or (nilai in ("", ()) and nilai == kolom.bawaan):
        return None, input_format(kolom)
    if nilai == "":
        return LOWONG, TEKS
    match kolom.jenis:
        case Jenis.DESIMAL | Jenis.RUPIAH:
            return _number(kolom, nilai)
        case Jenis.BULAT:
            return (nilai, "0") if exact(Decimal(nilai)) else (cetak_penuh(nilai), TEKS)
        case Jenis.PERIODE if nilai.isdecimal():
            return int(nilai), "0"
        case Jenis.TANGGAL:
            return (nilai, TANGGAL) if exact_date(nilai) else (nilai.isoformat(), TEKS)
        case Jenis.YA_TIDAK:
            return YA if nilai else TIDAK, TEKS
        case Jenis.PILIHAN:
            return spoken(str(nilai)), TEKS
        case jenis if jenis in _NOTASI:
            return _NOTASI[jenis][0](nilai), TEKS
        case _:
            return str(nilai), TEKS


def spoken(pilihan: str) -> str:
    """A choice as people write it: ``sub_kegiatan`` is ``sub kegiatan``."""
    return pilihan.replace("_", " ")


def _number(kolom: Kolom, nilai: Decimal) -> tuple[Isi, str]:
    """As a number with its printed decimals, or as text where a double would lose some."""
    if not exact(nilai):
        return cetak_penuh(nilai), TEKS
    desimal = teks_baku(nilai).partition(".")[2]
    if kolom.jenis is Jenis.RUPIAH:
        return nilai, "#,##0" + (f".{'0' * len(desimal)}" if desimal else "")
    # A fixed number of decimals only where it says something: 74,30 is not 74,3.
    return nilai, f"0.{'0' * len(desimal)}" if desimal.endswith("0") else ""


def input_format(kolom: Kolom) -> str:
    """The format of a cell that waits to be filled."""
    match kolom.jenis:
        case Jenis.DESIMAL | Jenis.BULAT | Jenis.PERIODE:
            return ""
        case Jenis.RUPIAH:
            return "#,##0"
        case Jenis.TANGGAL:
            return TANGGAL
        case _:
            return TEKS


# -- reading ------------------------------------------------------------------


def from_cell(kolom: Kolom, isi: Sel, tampilan: Tampilan = UMUM) -> Any:
    """The value of a cell that is not empty; raises Galat, without place, for what it cannot be."""
    match kolom.jenis:
        case Jenis.DESIMAL | Jenis.RUPIAH:
            return _decimal(kolom, isi, tampilan)
        case Jenis.BULAT:
            return _integer(kolom, isi, tampilan)
        case Jenis.ID:
            return _id(_text(isi).strip())
        case Jenis.PERIODE:
            return str(baca_periode(_text(isi)))
        case Jenis.TANGGAL:
            return _date(isi)
        case Jenis.YA_TIDAK:
            return _truth(isi)
        case Jenis.PILIHAN:
            return _choice(kolom, _text(isi))
        case Jenis.DAFTAR if kolom.merujuk:
            return [_id(satu) for satu in notasi.read_ids(_text(isi))]
        case jenis if jenis in _NOTASI:
            return _NOTASI[jenis][1](_text(isi))
        case _:
            return _text(isi)


def _decimal(kolom: Kolom, isi: Sel, tampilan: Tampilan) -> Decimal:
    """A number as shown: 74.3 in a cell with two decimals is 74,30, and 25% is 25."""
    satuan = "Rp" if kolom.jenis is Jenis.RUPIAH else "%"
    bacaan = number_of(isi, satuan=satuan.strip("%"), persen=tampilan.persen)
    if not isinstance(bacaan, Angka) or bacaan.keterangan or bacaan.satuan not in {"", satuan}:
        raise notasi.not_a_number(str(isi), bacaan, kolom.contoh, kolom.jenis)
    nilai = bacaan.nilai
    if isinstance(isi, str):
        return nilai
    kurang = tampilan.desimal - len(teks_baku(nilai).partition(".")[2])
    digit = len(nilai.as_tuple().digits)
    return (
        nilai
        if kurang <= 0 or digit + kurang > DIGIT_MAKS
        else Decimal(f"{nilai:f}").quantize(Decimal(1).scaleb(-tampilan.desimal))
    )


def _integer(kolom: Kolom, isi: Sel, tampilan: Tampilan) -> int:
    nilai = _decimal(kolom, isi, Tampilan(persen=tampilan.persen))
    if nilai != nilai.to_integral_value() or (
        not isinstance(isi, str) and abs(nilai) >= _BULAT_TEPAT
    ):
        pesan = f"{cetak_penuh(nilai)} bukan bilangan bulat yang pasti."
        raise Galat("buku_kerja.bulat", "", pesan, "Isi bilangan bulat, tanpa desimal.")
    return int(nilai)


def _date(isi: Sel) -> date:
    if isinstance(isi, datetime):
        if isi.time() == time():
            return isi.date()
    elif isinstance(isi, date):
        return isi
    elif isinstance(isi, str):
        return baca_tanggal(isi)
    raise Galat(
        "buku_kerja.tanggal",
        "",
        f"'{str(isi)[:40]}' bukan tanggal.",
        "Ketik tanggalnya seperti 2024-12-31 atau 31 Desember 2024.",
    )


def _truth(isi: Sel) -> bool:
    if isinstance(isi, bool):
        return isi
    teks = str(isi).strip().casefold()
    if teks not in {YA, TIDAK}:
        pesan = f"'{teks[:40]}' bukan {YA} atau {TIDAK}."
        raise Galat("buku_kerja.ya_tidak", "", pesan, f"Pilih {YA} atau {TIDAK}.")
    return teks == YA


def _choice(kolom: Kolom, teks: str) -> str:
    """The choice as the model spells it: ``Sub Kegiatan`` is ``sub_kegiatan``."""
    rapi = "_".join(teks.casefold().split())
    return next((p for p in kolom.pilihan if p.casefold() == rapi), teks)


def _id(teks: str) -> str:
    """In capitals an id can only mean the same."""
    kecil = teks.lower()
    return kecil if POLA_ID.fullmatch(kecil) else teks


def _text(isi: Sel) -> str:
    """A text as typed; what the program turned into something else is refused."""
    match isi:
        case str():
            return isi
        case bool():
            jadi = "nilai benar/salah"
        case int() if abs(isi) < _BULAT_TEPAT:
            return str(isi)
        case int() | Decimal():
            jadi = "angka, sehingga titik, koma, atau digit belakangnya dapat berubah"
        case date() | time() | timedelta():
            jadi = "tanggal atau jam"
        case _:
            jadi = "isian lain"
    raise Galat(
        "buku_kerja.bukan_teks",
        "",
        f"Isian '{str(isi)[:40]}' disimpan program sebagai {jadi}.",
        "Ubah format selnya menjadi Teks, lalu ketik ulang.",
    )
