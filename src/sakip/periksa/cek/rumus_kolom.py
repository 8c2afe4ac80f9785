"""Columns whose numbers say how they are computed ("6 = 5/4 x 100"), against what they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sakip.core.angka import Kosong, Rentang, baca
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan, buat_kaitan
from sakip.periksa.cek.triwulan import AKHIR, TERTINGGI
from sakip.periksa.kaitan import RATA, Kaitan, Pilihan, Rumus, bagi, cocok
from sakip.periksa.kenali import Baris, Kolom, Tabel, nomor_kolom
from sakip.periksa.kenali.tabel import PERAN_UANG
from sakip.periksa.model import Sel

_NOMOR = re.compile(r"\((\d{1,2})(?: ?= ?(.*))?\)|(\d{1,2})(?: ?= ?(.*))?")
_TANDA = re.compile(r"\d+|[-+*/()]")
_TULIS = str.maketrans({"x": "*", "×": "*", "X": "*", ":": "/", "÷": "/", "–": "-", "−": "-"})
_SERATUS = "100"
_SEDIKITNYA = 2  # rows that must follow before the others are judged


@dataclass(frozen=True, slots=True)
class _Hitungan:
    """What one column is said to be: signs of the sum, columns by their place in it."""

    tanda: tuple[str, ...]
    masuk: tuple[Kolom, ...]

    @property
    def menjumlah(self) -> bool:
        return set(self.tanda[1::2]) == {"+"}


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel in bahan.tabel:
        for baris in tabel.sumber.baris:
            if nomor_kolom(baris):
                yield from _tabel(tabel, baris)
                break


def _tabel(tabel: Tabel, nomor: Sequence[Sel]) -> Iterator[Kaitan]:
    kolom = _bernomor(nomor)
    for letak, tulis in kolom.values():
        if not tulis:
            continue
        tanda = tuple(_TANDA.findall(tulis.translate(_TULIS).replace("%", "")))
        for n, indeks in enumerate(letak):
            if hitungan := _susun(tabel, tanda, kolom, n, len(letak)):
                yield from _kolom(tabel, tabel.kolom[indeks], hitungan)


def _bernomor(nomor: Sequence[Sel]) -> dict[str, tuple[list[int], str]]:
    """By number of a column: where it stands (a merged number has several), and its sum."""
    hasil: dict[str, tuple[list[int], str]] = {}
    kini = ""
    for indeks, sel in enumerate(nomor):
        if sel.asal and (cocok := _NOMOR.fullmatch(sel.teks)):
            kini = cocok[1] or cocok[3]
            hasil[kini] = ([indeks], cocok[2] or cocok[4] or "")
        elif kini and (not sel.asal or not sel.teks):
            hasil[kini][0].append(indeks)
    return hasil


def _susun(
    tabel: Tabel,
    tanda: tuple[str, ...],
    kolom: Mapping[str, tuple[list[int], str]],
    n: int,
    lebar: int,
) -> _Hitungan | None:
    """The sum for the n-th column under its number; None where it names no columns like it."""
    masuk = []
    for satu in tanda:
        if not satu.isdigit() or satu == _SERATUS:
            continue
        letak = kolom.get(satu, ([], ""))[0]
        if len(letak) not in (1, lebar):
            return None
        masuk.append(tabel.kolom[letak[n if len(letak) == lebar else 0]])
    return _Hitungan(tanda, tuple(masuk)) if len(masuk) > 1 else None


def _kolom(tabel: Tabel, keluar: Kolom, hitungan: _Hitungan) -> Iterator[Kaitan]:
    semua = [k for b in tabel.data if (k := _kaitan(tabel, b, keluar, hitungan))]
    pas = sum(1 for k in semua if cocok(k))
    # Percents of a year are not the sum of its quarters, so that a plain sum must fit most rows.
    terang = not hitungan.menjumlah or keluar.peran in PERAN_UANG or pas > len(semua) - pas
    if pas >= _SEDIKITNYA and terang:
        yield from semua


def _kaitan(tabel: Tabel, baris: Baris, keluar: Kolom, hitungan: _Hitungan) -> Kaitan | None:
    """None where the sum lacks a figure; in a plain sum an empty cell adds nothing."""
    if keluar.indeks not in baris.angka:
        return None
    ada = [k for k in hitungan.masuk if k.indeks in baris.angka]
    kosong = [k for k in hitungan.masuk if k not in ada]
    if len(ada) < 2 or (kosong and not hitungan.menjumlah):
        return None
    if any((t := baris.sel[k.indeks].teks) and not isinstance(baca(t), Kosong) for k in kosong):
        return None
    masuk = tuple(baris.angka[k.indeks] for k in ada)
    tulis = "".join(hitungan.tanda) if not kosong else "+".join("0" * len(masuk))
    cara = [Pilihan(_rumus(tulis), masuk)]
    if "/" in tulis and _SERATUS not in tulis:
        cara.insert(0, Pilihan(_rumus(f"({tulis})*{_SERATUS}"), masuk))  # percent goes unsaid
    if hitungan.menjumlah and keluar.peran not in PERAN_UANG:
        cara += [Pilihan(r, masuk) for r in (AKHIR, TERTINGGI, RATA)]  # percents are not added
    kuat = not any(p.rumus is AKHIR for p in cara)  # the heading leaves no other way
    satu = buat_kaitan("rumus-kolom", tabel, baris, keluar, tuple(cara), kuat=kuat, berat=4)
    return replace(satu, tersurat=True)


def _rumus(tulis: str) -> Rumus:
    tanda = _TANDA.findall(tulis)
    nomor = iter(range(len(tanda)))
    pola = " ".join(
        t if not t.isdigit() or t == _SERATUS else f"{{{next(nomor)}}}" for t in tanda
    ).replace("*", "×")

    def hitung(nilai: Sequence[Rentang]) -> Rentang | None:
        return _Baca(tanda, nilai).hasil()

    return Rumus("rumus di nomor kolom", hitung, pola)


class _Baca:
    """Computes a sum of the four operations over figures in the order in which it names them."""

    def __init__(self, tanda: Sequence[str], nilai: Sequence[Rentang]) -> None:
        self._sisa = list(tanda)
        self._nilai = iter(nilai)

    def hasil(self) -> Rentang | None:
        """None for a division by zero or a sum that breaks off."""
        jadi = self._jumlah()
        return None if self._sisa else jadi

    def _jumlah(self) -> Rentang | None:
        kiri = self._kali()
        while kiri is not None and self._sisa and self._sisa[0] in "+-":
            tambah = self._sisa.pop(0) == "+"
            kanan = self._kali()
            if kanan is None:
                return None
            kiri = kiri + kanan if tambah else kiri - kanan
        return kiri

    def _kali(self) -> Rentang | None:
        kiri = self._satu()
        while kiri is not None and self._sisa and self._sisa[0] in "*/":
            kali = self._sisa.pop(0) == "*"
            kanan = self._satu()
            if kanan is None:
                return None
            kiri = kiri * kanan if kali else bagi(kiri, kanan)
        return kiri

    def _satu(self) -> Rentang | None:
        if not self._sisa:
            return None
        tanda = self._sisa.pop(0)
        if tanda == _SERATUS:
            return Rentang.tepat(Decimal(100))
        if tanda.isdigit():
            return next(self._nilai, None)
        if tanda != "(":
            return None
        dalam = self._jumlah()
        return dalam if self._sisa and self._sisa.pop(0) == ")" else None


_ISI = (
    "Tabel 2 Realisasi tahun 2021\n"
    "Program\tSampai 2020 (Rp)\tTahun 2021 (Rp)\tSampai 2021 (Rp)\n1\t2\t3\t4=2+3\n"
    "Penunjang\t780.000.000\t395.750.000\t1.175.750.000\n"
    "Penyuluhan\t590.000.000\t296.705.000\t886.705.000\n"
    "Penyediaan\t400.000.000\t199.000.000\t{}\n"
)

CEK = CekKaitan(
    id="rumus-kolom",
    klaim="Kolom yang nomornya menyebut rumusnya (6 = 5/4 x 100) mengikuti rumus itu.",
    dasar="Rumus di baris nomor kolom; dipercaya bila cocok pada sedikitnya dua baris.",
    kaitan=jalankan,
    lolos=_ISI.format("599.000.000"),
    gagal=_ISI.format("695.000.000"),
)
