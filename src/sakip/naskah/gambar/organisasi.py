"""The organisation chart: who leads, who assists beside the line, who answers below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, NamedTuple, TypeAlias

from sakip.naskah.gambar.dasar import LEBAR_TEGAK, uraikan
from sakip.naskah.gambar.kartu import kecilkan
from sakip.naskah.gambar.svg import Kanvas
from sakip.naskah.gambar.teks import bungkus, tinggi_baris
from sakip.naskah.gambar.warna import ABU, GARIS, PUTIH, TINTA
from sakip.naskah.pohon import Citra

_UKURAN = (8500, 8000, 7500, 7000)
_EM_TERSEMPIT, _EM_TERLEBAR = 9, 17  # of a card, in em
_SELA = 9000  # between cards
_TURUN = 16_000  # from a card to the row below it
_TEPI = 1000  # for the lines at the edges

# "garis": in the row below; "staf": at the right of the line to it; "fungsional": at its left.
Letak: TypeAlias = Literal["garis", "staf", "fungsional"]


@dataclass(frozen=True, slots=True)
class Jabatan:
    """A post: `pejabat` holds it, or says since when it is vacant; `letak` counts at the top only.

    `rincian` are further lines, such as rank or NIP.
    """

    nama: str
    pejabat: str = ""
    rincian: tuple[str, ...] = ()
    kosong: bool = False
    letak: Letak = "garis"
    bawahan: tuple[Jabatan, ...] = ()

    def semua(self, dalam: int = 0) -> Iterator[tuple[int, Jabatan]]:
        """Every post with its level, before those under it."""
        yield dalam, self
        for bawahan in self.bawahan:
            yield from bawahan.semua(dalam + 1)


def gambar_organisasi(
    puncak: Jabatan, *, judul: str = "Susunan organisasi", luas: int = LEBAR_TEGAK
) -> Citra:
    """The posts under `puncak`, `luas` thousandths of a point wide; a vacant one is dashed.

    Posts in the line stand side by side, each with a column of what is under it; those that do
    not fit beside each other go on in a further row.
    """
    kanvas = Kanvas()
    lini = [j for j in puncak.bawahan if j.letak == "garis"]
    ruang = luas - _TEPI
    for ukuran in _UKURAN:
        muat = max(2, (ruang + _SELA) // (_EM_TERSEMPIT * ukuran + _SELA))
        if len(lini) <= muat:
            break
    lebar = min((ruang - _SELA) // 2, _EM_TERLEBAR * ukuran)
    tengah = ruang // 2
    kepala = _Kotak.susun(puncak, lebar, ukuran)
    kepala.lukis(kanvas, tengah - lebar // 2, 0)
    y = kepala.tinggi
    for kiri, kanan in _berpasangan(puncak):
        samping = [
            (_Kolom(jabatan, lebar, ukuran), x, ujung)
            for jabatan, x, ujung in ((kiri, 0, lebar), (kanan, ruang - lebar, ruang - lebar))
            if jabatan
        ]
        _sejajarkan([kolom for kolom, _, _ in samping])
        tinggi = max(kolom.tinggi for kolom, _, _ in samping)
        akhir = _TURUN + (tinggi if lini else max(k.kepala.tinggi for k, _, _ in samping) // 2)
        kanvas.garis([(tengah, y), (tengah, y + akhir)], GARIS, 700)
        y += _TURUN
        for kolom, x, ujung in samping:
            sambung = y + kolom.kepala.tinggi // 2
            kanvas.garis([(tengah, sambung), (ujung, sambung)], GARIS, 700)
            kolom.lukis(kanvas, x, y)
        y += tinggi
    if lini:
        y = _lini(kanvas, lini, ukuran, muat, ruang, y)
    svg = kanvas.svg(luas, y + _TEPI, _TEPI // 2, _TEPI // 2)
    return Citra(svg, _alt(judul, puncak))


def _berpasangan(puncak: Jabatan) -> Iterator[tuple[Jabatan | None, Jabatan | None]]:
    """Functional posts and staff, one of each at a time."""
    kiri = [j for j in puncak.bawahan if j.letak == "fungsional"]
    kanan = [j for j in puncak.bawahan if j.letak == "staf"]
    yield from zip_longest(kiri, kanan)


def _lini(
    kanvas: Kanvas, lini: Sequence[Jabatan], ukuran: int, muat: int, ruang: int, y: int
) -> int:
    """Draws the posts in the line in rows below `y`; returns where they end."""
    baris = -(-len(lini) // muat)
    sebaris = -(-len(lini) // baris)
    tepi = _SELA if baris > 1 else 0  # further rows hang on a line at the left
    lebar = min((ruang - tepi - _SELA * (sebaris - 1)) // sebaris, _EM_TERLEBAR * ukuran)
    rel = y + _TURUN // 2
    kanvas.garis([(ruang // 2, y), (ruang // 2, rel)], GARIS, 700)
    for awal in range(0, len(lini), sebaris):
        kolom = [_Kolom(j, lebar, ukuran) for j in lini[awal : awal + sebaris]]
        _sejajarkan(kolom)
        panjang = len(kolom) * (lebar + _SELA) - _SELA
        x0 = tepi if tepi else (ruang - panjang) // 2
        pusat = [x0 + n * (lebar + _SELA) + lebar // 2 for n in range(len(kolom))]
        kiri = 0 if tepi else min(*pusat, ruang // 2)
        kanvas.garis([(kiri, rel), (max(*pusat, ruang // 2 if not awal else 0), rel)], GARIS, 700)
        atas = rel + _TURUN // 2
        for x, k in zip(pusat, kolom, strict=True):
            kanvas.garis([(x, rel), (x, atas)], GARIS, 700)
            k.lukis(kanvas, x - lebar // 2, atas)
        y = atas + max(k.tinggi for k in kolom)
        if awal + sebaris < len(lini):
            kanvas.garis([(0, rel), (0, y + _TURUN // 2)], GARIS, 700)
            rel = y + _TURUN // 2
    return y


class _Kotak(NamedTuple):
    """A post set in type."""

    jabatan: Jabatan
    lebar: int
    tinggi: int
    ukuran: int
    nama: tuple[str, ...]
    kecil: tuple[str, ...]

    @classmethod
    def susun(cls, jabatan: Jabatan, lebar: int, ukuran: int) -> _Kotak:
        ruang, kecil = lebar - ukuran, kecilkan(ukuran)
        nama = bungkus(jabatan.nama, ruang, ukuran, True)
        isi = [satu for satu in (jabatan.pejabat, *jabatan.rincian) if satu]
        baris = tuple(b for satu in isi for b in bungkus(satu, ruang, kecil))
        tinggi = tinggi_baris(ukuran, len(nama)) + tinggi_baris(kecil, len(baris)) + ukuran
        return cls(jabatan, lebar, tinggi, ukuran, nama, baris)

    def lukis(self, kanvas: Kanvas, x: int, y: int) -> None:
        kosong = self.jabatan.kosong
        warna = ABU if kosong else GARIS
        kanvas.kotak(x, y, self.lebar, self.tinggi, PUTIH, warna, 700, kosong)
        kecil = kecilkan(self.ukuran)
        isi = tinggi_baris(self.ukuran, len(self.nama)) + tinggi_baris(kecil, len(self.kecil))
        x, y = x + self.lebar // 2, y + (self.tinggi - isi) // 2
        y = kanvas.teks(x, y, self.nama, self.ukuran, "tengah", TINTA, True)
        kanvas.teks(x, y, self.kecil, kecil, "tengah", ABU, miring=kosong)


class _Kolom:
    """A post with all that is under it in a column, each level set in."""

    def __init__(self, jabatan: Jabatan, lebar: int, ukuran: int) -> None:
        self.inden = ukuran
        self.kepala = _Kotak.susun(jabatan, lebar, ukuran)
        self.anak = [_Kolom(j, lebar - ukuran, ukuran) for j in jabatan.bawahan]

    @property
    def tinggi(self) -> int:
        return self.kepala.tinggi + sum(a.tinggi + _SELA * 2 // 3 for a in self.anak)

    def lukis(self, kanvas: Kanvas, x: int, y: int) -> None:
        rel, atas = x + self.inden // 2, y + self.kepala.tinggi
        self.kepala.lukis(kanvas, x, y)
        y = atas
        for a in self.anak:
            y += _SELA * 2 // 3
            sambung = y + a.kepala.tinggi // 2
            kanvas.garis([(rel, atas), (rel, sambung), (x + self.inden, sambung)], GARIS, 700)
            a.lukis(kanvas, x + self.inden, y)
            y += a.tinggi


def _sejajarkan(kolom: Sequence[_Kolom]) -> None:
    """Gives the heads of columns side by side one height."""
    setinggi = max(k.kepala.tinggi for k in kolom)
    for k in kolom:
        k.kepala = k.kepala._replace(tinggi=setinggi)


def _alt(judul: str, puncak: Jabatan) -> str:
    def satu(jabatan: Jabatan) -> str:
        keadaan = "kosong" if jabatan.kosong and "kosong" not in jabatan.pejabat.lower() else ""
        isi = ", ".join(t for t in (keadaan, jabatan.pejabat, *jabatan.rincian) if t)
        return f"{jabatan.nama} ({isi})" if isi else jabatan.nama

    def cabang(jabatan: Jabatan) -> Iterator[str]:
        if jabatan.bawahan:
            yield f"Di bawah {jabatan.nama}: {'; '.join(map(satu, jabatan.bawahan))}"
        for bawahan in jabatan.bawahan:
            yield from cabang(bawahan)

    return uraikan(judul, f"Puncak: {satu(puncak)}", *cabang(puncak))
