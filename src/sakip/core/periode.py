"""Periods with one canonical text each, and dates as Indonesians write them.

Canonical texts: ``2024``, ``2024-S1``, ``2024-T1``, ``2024-06``, ``2024..2026``.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache, total_ordering

from sakip.core.angka.kata import NAMA_BULAN, NOMOR_BULAN, rapikan
from sakip.galat import Galat

_ROMAWI = ("I", "II", "III", "IV")
_NOMOR = {teks: nomor for nomor, romawi in enumerate(_ROMAWI, 1) for teks in (romawi, str(nomor))}
_TAHUN = "(?:19|20|21)[0-9]{2}"
_KANONIK = re.compile(
    rf"(?P<tahun>{_TAHUN})(?:-T(?P<triwulan>[1-4])|-S(?P<semester>[12])"
    rf"|-(?P<bulan>0[1-9]|1[0-2])|\.\.(?P<hingga>{_TAHUN}))?"
)


class JenisPeriode(StrEnum):
    """What kind of stretch of time a period is."""

    TAHUN = "tahun"
    SEMESTER = "semester"
    TRIWULAN = "triwulan"
    BULAN = "bulan"
    RENTANG = "rentang"


# Months in one period of each kind that divides a year.
_PANJANG = {JenisPeriode.SEMESTER: 6, JenisPeriode.TRIWULAN: 3, JenisPeriode.BULAN: 1}


@total_ordering
@dataclass(frozen=True, slots=True)
class Periode:
    """A stretch of time; made by ``Periode.baca``. Equal if and only if ``kode`` is equal.

    kode:  canonical text. nomor: which quarter, semester or month of its year, else 0.
    awal, akhir: first and last day, both inside. Sorted by first day, then by last day.
    """

    kode: str
    jenis: JenisPeriode = field(compare=False)
    nomor: int = field(compare=False)
    awal: dt.date = field(compare=False)
    akhir: dt.date = field(compare=False)

    @staticmethod
    def baca(teks: str) -> Periode:
        """Read a canonical text; anything else raises Galat. Answers are kept and shared."""
        return _baca(teks)

    def __str__(self) -> str:
        return self.kode

    def __lt__(self, lain: Periode) -> bool:
        return (self.awal, self.akhir) < (lain.awal, lain.akhir)

    @property
    def tahun(self) -> int:
        """The year it lies in; a range of years raises Galat."""
        if self.jenis is JenisPeriode.RENTANG:
            raise Galat(
                "periode.rentang",
                f"periode {self.kode}",
                "Periode ini mencakup beberapa tahun.",
                f"Sebut satu tahun, misalnya {self.tahun_akhir}.",
            )
        return self.awal.year

    @property
    def tahun_awal(self) -> int:
        return self.awal.year

    @property
    def tahun_akhir(self) -> int:
        return self.akhir.year

    def induk(self) -> Periode:
        """The whole year it lies in; a range of years raises Galat."""
        return _baca(str(self.tahun))

    def triwulan(self) -> tuple[Periode, ...]:
        """The quarters of a year, or of a semester; other kinds raise Galat."""
        if self.jenis not in (JenisPeriode.TAHUN, JenisPeriode.SEMESTER):
            raise Galat(
                "periode.triwulan",
                f"periode {self.kode}",
                "Hanya tahun dan semester yang terbagi menjadi triwulan.",
                "Pilih satu tahun, misalnya 2024.",
            )
        bulan = range(self.awal.month, self.akhir.month, 3)
        return tuple(_baca(f"{self.tahun}-T{(b + 2) // 3}") for b in bulan)

    def memuat(self, lain: Periode | dt.date) -> bool:
        """Whether a period or a day lies wholly inside this one."""
        if isinstance(lain, dt.date):
            return self.awal <= lain <= self.akhir
        return self.awal <= lain.awal and lain.akhir <= self.akhir

    def sesudah(self) -> Periode:
        """The next period of the same kind; a range of years moves by its own length."""
        return self._geser(1)

    def sebelum(self) -> Periode:
        """The previous period of the same kind."""
        return self._geser(-1)

    def tampil(self) -> str:
        """``Tahun 2024``, ``Triwulan II Tahun 2024``, ``Juni 2024``, ``Tahun 2024–2026``."""
        match self.jenis:
            case JenisPeriode.TAHUN:
                return f"Tahun {self.kode}"
            case JenisPeriode.RENTANG:
                return f"Tahun {self.tahun_awal}–{self.tahun_akhir}"
            case JenisPeriode.BULAN:
                return f"{NAMA_BULAN[self.nomor - 1]} {self.tahun}"
            case jenis:
                return f"{jenis.capitalize()} {_ROMAWI[self.nomor - 1]} Tahun {self.tahun}"

    def tampil_singkat(self) -> str:
        """``2024``, ``TW II 2024``, ``Sem. II 2024``, ``Jun 2024``, ``2024–2026``."""
        match self.jenis:
            case JenisPeriode.TRIWULAN:
                return f"TW {_ROMAWI[self.nomor - 1]} {self.tahun}"
            case JenisPeriode.SEMESTER:
                return f"Sem. {_ROMAWI[self.nomor - 1]} {self.tahun}"
            case JenisPeriode.BULAN:
                return f"{NAMA_BULAN[self.nomor - 1][:3]} {self.tahun}"
            case _:
                return self.tampil().removeprefix("Tahun ")

    def _geser(self, langkah: int) -> Periode:
        if self.jenis is JenisPeriode.TAHUN:
            return _baca(str(self.tahun + langkah))
        if self.jenis is JenisPeriode.RENTANG:
            jarak = (self.tahun_akhir - self.tahun_awal + 1) * langkah
            return _baca(f"{self.tahun_awal + jarak}..{self.tahun_akhir + jarak}")
        sebanyak = 12 // _PANJANG[self.jenis]
        ke_tahun, ke_nomor = divmod(self.nomor - 1 + langkah, sebanyak)
        tahun, nomor = self.tahun + ke_tahun, ke_nomor + 1
        if self.jenis is JenisPeriode.BULAN:
            return _baca(f"{tahun}-{nomor:02}")
        return _baca(f"{tahun}-{self.jenis[0].upper()}{nomor}")


@lru_cache(maxsize=4096)
def _baca(teks: str) -> Periode:
    cocok = _KANONIK.fullmatch(teks)
    if cocok is None or (cocok["hingga"] and cocok["hingga"] <= cocok["tahun"]):
        raise Galat(
            "periode.bentuk",
            f"periode '{teks}'",
            "Periode tidak dikenal.",
            "Tulis 2024, 2024-S1, 2024-T1, 2024-06, atau 2024..2026 (tahun 1900 sampai 2199).",
        )
    tahun = int(cocok["tahun"])
    for jenis, panjang in _PANJANG.items():
        if cocok[jenis.value]:
            nomor = int(cocok[jenis.value])
            bulan = nomor * panjang
            awal = dt.date(tahun, bulan - panjang + 1, 1)
            return Periode(teks, jenis, nomor, awal, _hari_terakhir(tahun, bulan))
    jenis = JenisPeriode.RENTANG if cocok["hingga"] else JenisPeriode.TAHUN
    hingga = int(cocok["hingga"] or tahun)
    return Periode(teks, jenis, 0, dt.date(tahun, 1, 1), dt.date(hingga, 12, 31))


def _hari_terakhir(tahun: int, bulan: int) -> dt.date:
    return dt.date(tahun, bulan, monthrange(tahun, bulan)[1])


_BULAN = "|".join(sorted(NOMOR_BULAN, key=len, reverse=True))
_BEBAS = re.compile(
    rf"(?:tahun )?(?P<dari>{_TAHUN}) ?(?:-|–|—|s\.?d\.?|s/d|sampai(?: dengan)?|hingga) ?"
    rf"(?:tahun )?(?P<hingga>{_TAHUN})"
    r"|(?:(?P<t>tw|tri(?:wulan|bulan)|q)|(?P<s>semester|sem|smt)|"
    rf"(?P<b>{_BULAN}))\.?[ -]?(?P<nomor>iv|i{{1,3}}|[1-4])?"
    rf"(?:(?:[ ,/-]|tahun)*(?P<tahun>{_TAHUN}))?"
    rf"|tahun (?P<setahun>{_TAHUN})",
    re.IGNORECASE,
)


def baca_periode(teks: str, tempat: str = "", *, tahun: int | None = None) -> Periode:
    """Read a period as people type it: ``TW 2 2024``, ``Triwulan II Tahun 2024``, ``Juni 2024``.

    ``tahun`` is the year meant where the text names none (``Tribulan 1``). Canonical text is
    read as well. What is not understood raises Galat.
    """
    rapi = rapikan(teks)
    if _KANONIK.fullmatch(rapi):
        return _baca(rapi)
    cocok = _BEBAS.fullmatch(rapi)
    if cocok is not None:
        if cocok["setahun"]:
            return _baca(cocok["setahun"])
        if cocok["dari"] and cocok["dari"] < cocok["hingga"]:
            return _baca(f"{cocok['dari']}..{cocok['hingga']}")
        pada = cocok["tahun"] or tahun
        if pada is None and not cocok["dari"]:
            raise Galat(
                "periode.tahun",
                tempat,
                f"Periode '{teks}' tidak menyebut tahun.",
                f"Tambahkan tahunnya, misalnya {rapi} 2024.",
            )
        nomor = _NOMOR.get((cocok["nomor"] or "").upper())
        if cocok["b"] and nomor is None:
            return _baca(f"{pada}-{NOMOR_BULAN[cocok['b'].lower()]:02}")
        if cocok["t"] and nomor:
            return _baca(f"{pada}-T{nomor}")
        if cocok["s"] and nomor in (1, 2):
            return _baca(f"{pada}-S{nomor}")
    raise Galat(
        "periode.bentuk",
        tempat,
        f"Periode '{teks}' tidak dikenal.",
        "Tulis misalnya 2024, Triwulan II 2024, Semester I 2024, Juni 2024, atau 2024-2026.",
    )


_TANGGAL = re.compile(
    r"(?P<tahun>[0-9]{4})(?P<p>[-/])(?P<bulan>[0-9]{1,2})(?P=p)(?P<hari>[0-9]{1,2})"
    r"|(?P<h>[0-9]{1,2})(?P<q>[-/.])(?P<b>[0-9]{1,2})(?P=q)(?P<t>[0-9]{4})"
    r"|(?P<hh>[0-9]{1,2}) (?P<nama>[a-z]+)\.? (?P<tt>[0-9]{4})",
    re.IGNORECASE,
)


def cetak_tanggal(tanggal: dt.date) -> str:
    """``10 Januari 2025``."""
    return f"{tanggal.day} {NAMA_BULAN[tanggal.month - 1]} {tanggal.year}"


def baca_tanggal(teks: str, tempat: str = "") -> dt.date:
    """Read ``10 Januari 2025``, ``2025-01-10``, ``10/01/2025`` or ``10-01-2025``.

    Figures alone are day, month, year, as Indonesians write; a date that does not exist, an
    unknown month and a year of two figures raise Galat.
    """
    cocok = _TANGGAL.fullmatch(rapikan(teks))
    if cocok is None:
        raise Galat(
            "tanggal.bentuk",
            tempat,
            f"Tanggal '{teks}' tidak dikenal.",
            "Tulis misalnya 10 Januari 2025, 10/01/2025, atau 2025-01-10.",
        )
    hari = int(cocok["hari"] or cocok["h"] or cocok["hh"])
    tahun = int(cocok["tahun"] or cocok["t"] or cocok["tt"])
    if cocok["nama"]:
        bulan = NOMOR_BULAN.get(cocok["nama"].lower(), 0)
    else:
        bulan = int(cocok["bulan"] or cocok["b"])
    try:
        return dt.date(tahun, bulan, hari)
    except ValueError as sebab:
        terbalik = cocok["h"] and 1 <= hari <= 12 < bulan <= 31
        raise Galat(
            "tanggal.mustahil",
            tempat,
            f"Tanggal '{teks}' tidak ada dalam kalender.",
            f"Urutannya hari/bulan/tahun; mungkin maksudnya {bulan:02}/{hari:02}/{tahun}."
            if terbalik
            else "Periksa hari, nama bulan, dan tahunnya.",
        ) from sebab
