"""Sums that a document writes out itself: ``73,59 / 74,30 × 100 = 99,04``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sakip.core.angka import Rentang
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan
from sakip.periksa.kaitan import Hitung, Kaitan, Pilihan, Rumus, bagi
from sakip.periksa.kenali import SelAngka, baca_sel
from sakip.periksa.model import Sel, TabelSumber, Tempat

_N = r"(?:Rp\.? ?)?\d+(?:[.,]\d+)* ?%?"
_OPERATOR = r"[-+−–×x*/:÷]"
# Nothing but numbers, operators and brackets on the left; the result alone on the right.
_HITUNGAN = re.compile(
    rf"(?<![\w.,/)])(?P<kiri>[([]*{_N}[)\]]*(?: ?{_OPERATOR} ?[([]*{_N}[)\]]*)+)"
    rf" ?= ?(?P<hasil>{_N})"
    rf"(?! ?{_OPERATOR} ?[(\d]|[.,]?\w)",
    re.IGNORECASE,
)
_TOKEN = re.compile(rf"{_N}|{_OPERATOR}|[()\[\]]", re.IGNORECASE)
_SAMBUNGAN = re.compile(r"[-+−–×*/÷)\]%\d;,] ?$|(?<![a-z])x ?$", re.IGNORECASE)
_TERBANYAK = 40
_BAGI = frozenset("/:÷")
_KALI = frozenset("×x*X")
_KURANG = frozenset("-−–")


class _TakTerbaca(Exception):
    """The text is no sum after all."""


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for blok in bahan.dokumen.blok:
        if isinstance(blok, TabelSumber):
            for baris in blok.baris:
                nama = next((s.teks for s in baris if s.teks and not s.teks[0].isdigit()), "")
                for sel in baris:
                    if sel.asal and "=" in sel.teks and not sel.rumus:
                        yield from _cari(sel.teks, sel.tempat, blok.judul, nama)
        elif "=" in blok.teks:
            yield from _cari(blok.teks, blok.tempat, "", "")


def _cari(teks: str, tempat: Tempat, judul: str, nama: str) -> Iterator[Kaitan]:
    for cocok in _HITUNGAN.finditer(teks):
        if _SAMBUNGAN.search(teks[: cocok.start()]) or not _seimbang(cocok["kiri"]):
            continue  # only the end of a longer sum
        potong = [t.strip() for t in _TOKEN.findall(cocok["kiri"])]
        keluar = baca_sel(Sel(cocok["hasil"].strip(), tempat))
        masuk = [_angka(t, tempat) for t in potong if t[0].isalnum() and t not in _KALI]
        if keluar is None or None in masuk or len(masuk) > _TERBANYAK:
            continue
        pola = _pola(potong)
        hitung, tulis = _penghitung(pola), cocok["kiri"].replace("{", "{{")
        angka = tuple(m for m in masuk if m)
        persen = [t.endswith("%") for t in potong if t[0].isalnum() and t not in _KALI]
        pilihan = (
            Pilihan(Rumus("hitungan", hitung, tulis), angka),
            Pilihan(Rumus("hitungan", _seratus(hitung, persen), tulis), angka),
        )
        yield Kaitan(
            cek="hitungan",
            keluar=keluar,
            pilihan=pilihan,
            tempat=tempat,
            tabel=judul,
            label=nama or cocok[0][:80],
            kolom="Hitungan",
            kelompok=("hitungan", tempat, cocok.start()),
            kuat=True,
        )


def _seimbang(teks: str) -> bool:
    return teks.count("(") == teks.count(")") and teks.count("[") == teks.count("]")


def _seratus(hitung: Hitung, persen: Sequence[bool]) -> Hitung:
    """The same where a percent sign divides by a hundred: ``4,00 × 24%``."""

    def baru(nilai: Sequence[Rentang]) -> Rentang | None:
        return hitung([n / 100 if p else n for n, p in zip(nilai, persen, strict=True)])

    return baru


def _angka(teks: str, tempat: Tempat) -> SelAngka | None:
    """An operand; a whole one is meant as it stands, percent signs change nothing."""
    satu = baca_sel(Sel(teks.rstrip("% "), tempat))
    if satu is None:
        return None
    return SelAngka(satu.sel, satu.calon, tepat=all(c.desimal == 0 for c in satu.calon))


def _pola(potong: Sequence[str]) -> list[str]:
    """The sum with ``n`` for each operand."""
    return ["n" if t[0].isalnum() and t not in _KALI else t for t in potong]


def _penghitung(pola: Sequence[str]) -> Hitung:
    """A function of the operands that follows the usual order of operations."""

    def hitung(nilai: Sequence[Rentang]) -> Rentang | None:
        try:
            sisa, antre = list(pola), list(nilai)
            hasil = _jumlah(sisa, antre)
            return None if sisa else hasil
        except (_TakTerbaca, IndexError):
            return None

    return hitung


def _jumlah(pola: list[str], nilai: list[Rentang]) -> Rentang:
    hasil = _kali(pola, nilai)
    while pola and (pola[0] == "+" or pola[0] in _KURANG):
        tanda = pola.pop(0)
        kanan = _kali(pola, nilai)
        hasil = hasil + kanan if tanda == "+" else hasil - kanan
    return hasil


def _kali(pola: list[str], nilai: list[Rentang]) -> Rentang:
    hasil = _satu(pola, nilai)
    while pola and (pola[0] in _BAGI or pola[0] in _KALI):
        tanda = pola.pop(0)
        kanan = _satu(pola, nilai)
        baru = hasil * kanan if tanda in _KALI else bagi(hasil, kanan)
        if baru is None:
            raise _TakTerbaca
        hasil = baru
    return hasil


def _satu(pola: list[str], nilai: list[Rentang]) -> Rentang:
    satu = pola.pop(0)
    if satu in "([":
        hasil = _jumlah(pola, nilai)
        if not pola or pola.pop(0) not in ")]":
            raise _TakTerbaca
        return hasil
    if satu != "n":
        raise _TakTerbaca
    return nilai.pop(0)


CEK = CekKaitan(
    id="hitungan",
    klaim="Hitungan yang ditulis dokumen itu sendiri benar.",
    dasar="Aritmetika dengan urutan operasi yang lazim.",
    kaitan=jalankan,
    lolos="Capaian = 73,59 / 74,30 × 100 = 99,04. Rata-rata (99,04 + 101,37) / 2 = 100,21%.\n",
    gagal="Realisasi dihitung 78/83 x 100% = 95,98%.\n",
)
