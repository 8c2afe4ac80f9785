"""The map of business processes: three bands, who runs each process, and which goal it serves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from sakip.naskah.gambar.dasar import (
    LEBAR_TEGAK,
    UKURAN,
    UKURAN_KECIL,
    pastikan,
    uraikan,
)
from sakip.naskah.gambar.svg import Kanvas
from sakip.naskah.gambar.teks import bungkus, tinggi_baris
from sakip.naskah.gambar.warna import ABU, GARIS, KERTAS, PUTIH, TINTA
from sakip.naskah.pohon import Citra

JenisProses: TypeAlias = Literal["manajemen", "inti", "pendukung"]
_PITA: dict[JenisProses, str] = {
    "manajemen": "Proses manajemen",
    "inti": "Proses inti",
    "pendukung": "Proses pendukung",
}
_PELAKU, _PROSES, _TUJUAN = 22, 40, 28  # percent of the width; the rest is for arrows
_TEPI = 6000
_SELA = 7000
_RUNCING = 7000  # the point of a process
_TEBAL_TEPI = 500  # for the lines at the edges


@dataclass(frozen=True, slots=True)
class Proses:
    """A process: `pelaku` run it, `rincian` are its parts, `melayani` names goals it serves."""

    nama: str
    jenis: JenisProses
    kode: str = ""
    rincian: tuple[str, ...] = ()
    pelaku: tuple[str, ...] = ()
    melayani: tuple[str, ...] = ()


class _Kotak(NamedTuple):
    """A process set in type."""

    nama: tuple[str, ...]
    rincian: tuple[str, ...]
    pelaku: tuple[str, ...]
    tinggi: int


class _Tujuan(NamedTuple):
    nama: str
    baris: tuple[str, ...]
    tinggi: int
    y: int


def gambar_proses(judul: str, proses: Sequence[Proses], *, luas: int = LEBAR_TEGAK) -> Citra:
    """The processes in their bands, the goals they serve at the right, `luas` wide.

    Raises Galat ``gambar.kosong`` without a process.
    """
    pastikan(judul, proses)
    kanvas = Kanvas()
    melayani = any(p.melayani for p in proses)
    l_pelaku = luas * _PELAKU // 100
    l_proses = luas * _PROSES // 100 if melayani else luas - l_pelaku - 2 * _TEPI
    l_tujuan = luas * _TUJUAN // 100 - _TEBAL_TEPI
    x_proses = l_pelaku + _TEPI
    ujung = x_proses + l_proses
    y, tengah = 0, [0] * len(proses)
    for jenis, nama in _PITA.items():
        semua = [
            (n, _susun(p, l_pelaku, l_proses)) for n, p in enumerate(proses) if p.jenis == jenis
        ]
        if not semua:
            continue
        tinggi = tinggi_baris(UKURAN_KECIL) + sum(k.tinggi + _SELA for _, k in semua) + 2 * _TEPI
        kanvas.kotak(0, y, ujung + _TEPI, tinggi, KERTAS)
        kanvas.teks(_TEPI, y + _TEPI, nama, UKURAN_KECIL, "kiri", ABU, True)
        isi = y + _TEPI + tinggi_baris(UKURAN_KECIL) + _SELA
        for n, k in semua:
            _lukis(kanvas, k, x_proses, isi, l_proses)
            tengah[n] = isi + k.tinggi // 2
            isi += k.tinggi + _SELA
        y += tinggi + _SELA
    bawah = y - _SELA
    tujuan = _tujuan(proses, tengah, l_tujuan - 2 * _TEPI, bawah)
    kiri = luas - l_tujuan - _TEBAL_TEPI
    for t in tujuan:
        for p, y_proses in zip(proses, tengah, strict=True):
            if t.nama in p.melayani:
                tebal, warna = (1100, ABU) if p.jenis == "inti" else (700, GARIS)
                kanvas.panah((ujung, y_proses), (kiri, t.y + t.tinggi // 2), warna, tebal)
    for t in tujuan:
        kanvas.kotak(kiri, t.y, l_tujuan, t.tinggi, PUTIH, GARIS, 700)
        kanvas.teks(kiri + _TEPI, t.y + _TEPI, t.baris, UKURAN, tebal=True)
    bawah = max([bawah, *(t.y + t.tinggi for t in tujuan)])
    return Citra(kanvas.svg(luas, bawah + 2 * _TEBAL_TEPI, 0, _TEBAL_TEPI), _alt(judul, proses))


def _susun(proses: Proses, l_pelaku: int, l_proses: int) -> _Kotak:
    ruang = l_proses - 2 * _TEPI - _RUNCING
    nama = bungkus(f"{proses.kode} {proses.nama}".strip(), ruang, UKURAN, True)
    rincian = tuple(b for satu in proses.rincian for b in bungkus(satu, ruang, UKURAN_KECIL))
    ruang = l_pelaku - 2 * _TEPI
    pelaku = tuple(b for satu in proses.pelaku for b in bungkus(satu, ruang, UKURAN_KECIL))
    tinggi = tinggi_baris(UKURAN, len(nama)) + tinggi_baris(UKURAN_KECIL, len(rincian)) + 2 * _TEPI
    return _Kotak(nama, rincian, pelaku, max(tinggi, tinggi_baris(UKURAN_KECIL, len(pelaku))))


def _lukis(kanvas: Kanvas, k: _Kotak, x: int, y: int, lebar: int) -> None:
    """A process as a sign that points at what it serves, its actors at the left."""
    kanan, tengah, bawah = x + lebar, y + k.tinggi // 2, y + k.tinggi
    tepi = [(x, y), (kanan - _RUNCING, y), (kanan, tengah), (kanan - _RUNCING, bawah), (x, bawah)]
    kanvas.bidang(tepi, PUTIH, GARIS, 700)
    isi = tinggi_baris(UKURAN, len(k.nama)) + tinggi_baris(UKURAN_KECIL, len(k.rincian))
    atas = kanvas.teks(x + _TEPI, tengah - isi // 2, k.nama, UKURAN, tebal=True)
    kanvas.teks(x + _TEPI, atas, k.rincian, UKURAN_KECIL, "kiri", ABU)
    if k.pelaku:
        atas = tengah - tinggi_baris(UKURAN_KECIL, len(k.pelaku)) // 2
        kanvas.teks(x - 2 * _TEPI, atas, k.pelaku, UKURAN_KECIL, "kanan", TINTA)
        kanvas.garis([(x - _TEPI * 3 // 2, tengah), (x, tengah)], GARIS, 700)


def _tujuan(
    proses: Sequence[Proses], tengah: Sequence[int], ruang: int, bawah: int
) -> list[_Tujuan]:
    """The goals beside the middle of what serves them, pushed apart where they would overlap."""
    semua = []
    for nama in dict.fromkeys(n for p in proses for n in p.melayani):
        baris = bungkus(nama, ruang, UKURAN, True)
        tinggi = tinggi_baris(UKURAN, len(baris)) + 2 * _TEPI
        asal = [y for p, y in zip(proses, tengah, strict=True) if nama in p.melayani]
        semua.append(_Tujuan(nama, baris, tinggi, sum(asal) // len(asal) - tinggi // 2))
    semua.sort(key=lambda t: t.y + t.tinggi // 2)
    for n in reversed(range(len(semua))):
        lantai = semua[n + 1].y - _SELA if n + 1 < len(semua) else bawah
        semua[n] = semua[n]._replace(y=min(semua[n].y, lantai - semua[n].tinggi))
    lewat = min([0, *(t.y for t in semua)])
    return [t._replace(y=t.y - lewat) for t in semua]


def _alt(judul: str, proses: Sequence[Proses]) -> str:
    def satu(p: Proses) -> str:
        bagian = [f"{p.kode} {p.nama}".strip()]
        if p.rincian:
            bagian.append(f"meliputi {', '.join(p.rincian)}")
        if p.pelaku:
            bagian.append(f"oleh {', '.join(p.pelaku)}")
        if p.melayani:
            bagian.append(f"untuk {', '.join(p.melayani)}")
        return ", ".join(bagian)

    pita = [
        f"{nama}: {'; '.join(satu(p) for p in proses if p.jenis == jenis)}"
        for jenis, nama in _PITA.items()
        if any(p.jenis == jenis for p in proses)
    ]
    return uraikan("Peta proses bisnis", judul, *pita)
