"""The arithmetic of the rules as formulas of a workbook."""

from __future__ import annotations

from collections.abc import Mapping

from sakip.core.aturan.jenis import BatasCapaian, MetodeCapaian
from sakip.core.capaian import METODE
from sakip.core.rumus.pohon import Angka, Fungsi, Minus, Nama, Operasi, Pohon
from sakip.laporan.kertas_kerja.dasar import TAK_TERDEFINISI

_TD = f'"{TAK_TERDEFINISI}"'
_TANDA = {"+": "+", "−": "-", "×": "*", "/": "/"}
_FUNGSI = {"jumlah": "SUM", "rata_rata": "AVERAGE", "min": "MIN", "maks": "MAX"}

_INTI = {
    "rasio": "{r}/{t}*100",
    "rasio_terbalik": "{t}/{r}*100",
    "cermin": "(2*{t}-{r})/{t}*100",
    "sisa": "({t}-{r})/{t}*100",
    "rentang_rasio": "{r}/{t}*100",
    "rentang_cermin": "(2*{t}-{r})/{t}*100",
    "stabil_selisih": "({t}-ABS({r}-{t}))/{t}*100",
    "stabil_cermin": "IF({r}<={t},{r}/{t}*100,(2*{t}-{r})/{t}*100)",
    "ya_tidak": "IF({r}>={t},100,0)",
    "kelas": "IF({r}>={t},100,{r}/{t}*100)",
}


class RumusCapaian:
    """The formula of one rule of capaian, for any cells of target and realisasi.

    desimal: published decimals. The cells must hold numbers.
    """

    def __init__(self, isi: MetodeCapaian, batas: BatasCapaian, desimal: int) -> None:
        self.isi = isi
        self.batas = batas
        self.desimal = desimal

    def tulis(self, t: str, r: str, atas: str = "") -> str:
        """The published capaian; atas: cell of the upper end, for the methods of ranges."""
        if not self.isi.metode.startswith("rentang"):
            return self._zeros(t, r)
        ujung = f"IF({r}>{atas},{atas},{t})"
        dalam = self._published("100")
        return f"IF(AND({r}>={t},{r}<={atas}),{dalam},{self._zeros(ujung, r)})"

    def _zeros(self, t: str, r: str) -> str:
        """The method, and what the rule says where target or realisasi is zero or below."""
        isi = self.isi
        # See `dasar.bulat` for why it is rounded twice.
        inti = self._published(f"ROUND({_INTI[isi.metode].format(t=t, r=r)},10)")
        pembagi = METODE[isi.metode].pembagi
        if not pembagi:
            return inti
        if pembagi == "realisasi":
            inti = f"IF({r}<=0,{_TD},{inti})"
        if isi.saat_realisasi_nol == "batas":
            inti = f"IF({r}=0,{self._top()},{inti})"
        if isi.saat_target_nol == "tak_terdefinisi":
            return f"IF({t}<=0,{_TD},{inti})"
        seratus, nol = self._published("100"), self._published("0")
        if isi.saat_target_nol == "seratus_bila_realisasi_nol":
            seratus = f"IF({r}=0,{seratus},{nol})"
        return f"IF({t}<0,{_TD},IF({t}=0,IF({r}<0,{_TD},{seratus}),{inti}))"

    def _top(self) -> str:
        """The cap, where a zero is the best result there is."""
        puncak = self.batas.di_atas if self.batas.menjadi is None else self.batas.menjadi
        return _TD if self.batas.di_atas is None or puncak is None else f"{puncak:f}"

    def _published(self, nilai: str) -> str:
        """A value under floor and cap, rounded to what is printed."""
        batas = self.batas
        bawah = nilai if self.isi.lantai is None else f"MAX({self.isi.lantai:f},{nilai})"
        if batas.di_atas is None:
            terbatas = bawah
        elif batas.menjadi is None or batas.menjadi == batas.di_atas:
            terbatas = f"MIN({bawah},{batas.di_atas:f})"
        else:
            terbatas = f"IF({nilai}>{batas.di_atas:f},{batas.menjadi:f},{bawah})"
        return f"ROUND({terbatas},{self.desimal})"


def formula(pohon: Pohon, sel: Mapping[str, str]) -> str:
    """A formula of an indicator; `sel` are the cells (or ranges) of its names."""
    match pohon:
        case Angka(nilai):
            return f"{nilai:f}"
        case Nama(kunci):
            return sel[kunci]
        case Minus(isi):
            return f"(-{formula(isi, sel)})"
        case Fungsi(nama, bagian):
            return f"{_FUNGSI[nama]}({','.join(formula(satu, sel) for satu in bagian)})"
        case Operasi(tanda, kiri, kanan):
            return f"({formula(kiri, sel)}{_TANDA[tanda]}{formula(kanan, sel)})"
