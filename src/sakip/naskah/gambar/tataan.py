"""A tree of cards laid out on its levels: side by side (datar) or top down (tegak)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from sakip.naskah.gambar.kartu import Cabang, Isi, kecilkan, susun
from sakip.naskah.gambar.svg import Kanvas
from sakip.naskah.gambar.tata import tata
from sakip.naskah.gambar.teks import bungkus, tinggi_baris
from sakip.naskah.gambar.warna import ABU, GARIS, RAMBUT

SELA_TINGKAT = 18  # tenths of an em between levels
_TEBAL_SAMPAI = 2  # levels whose names are bold
_LABEL_TEGAK = 7  # em of the column that names the levels of a top-down tree

Garis: TypeAlias = tuple[tuple[int, int], ...]


class KartuSilang(NamedTuple):
    """The office another one's node belongs to, in a dashed box."""

    x: int
    y: int
    lebar: int
    tinggi: int
    kantor: tuple[str, ...]
    peran: tuple[str, ...]


class Label(NamedTuple):
    x: int
    y: int
    baris: tuple[str, ...]


class Tataan(NamedTuple):
    """One drawing: its size, and what stands where."""

    lebar: int
    tinggi: int
    ukuran: int
    kartu: tuple[tuple[int, int, Isi], ...]
    silang: tuple[KartuSilang, ...]
    garis: tuple[Garis, ...]
    garis_silang: tuple[Garis, ...]
    label: tuple[Label, ...]
    garis_label: tuple[Garis, ...]

    def lukis(self, kanvas: Kanvas) -> None:
        kecil = kecilkan(self.ukuran)
        for satu in self.garis_label:
            kanvas.garis(satu, RAMBUT, 500)
        for satu in self.garis:
            kanvas.garis(satu, GARIS, 700)
        for satu in self.garis_silang:
            kanvas.garis(satu, ABU, 600, putus=True)
        for label in self.label:
            kanvas.teks(label.x, label.y, label.baris, kecil, "kiri", ABU)
        for x, y, isi in self.kartu:
            isi.lukis(kanvas, x, y)
        for s in self.silang:
            kanvas.kotak(s.x, s.y, s.lebar, s.tinggi, "none", ABU, 600, putus=True)
            x, y = s.x + self.ukuran // 2, s.y + self.ukuran // 3
            y = kanvas.teks(x, y, s.kantor, kecil)
            kanvas.teks(x, y, s.peran, kecil, "kiri", ABU, miring=True)


class _Rata:
    """The tree as lists: node 0 the root, every node before its children."""

    def __init__(self, akar: Cabang) -> None:
        semua = list(akar.semua())
        self.cabang = [c for _, c in semua]
        self.dalam = [d for d, _ in semua]
        self.anak: list[list[int]] = [[] for _ in semua]
        terakhir: dict[int, int] = {}
        for n, (dalam, _) in enumerate(semua):
            terakhir[dalam] = n
            if dalam:
                self.anak[terakhir[dalam - 1]].append(n)
        self.tingkat = max(self.dalam) + 1

    def nama_tingkat(self) -> list[str]:
        nama: list[dict[str, None]] = [{} for _ in range(self.tingkat)]
        for dalam, cabang in zip(self.dalam, self.cabang, strict=True):
            nama[dalam].setdefault(cabang.kartu.tingkat)
        return [" / ".join(n for n in satu if n) for satu in nama]


def datar(akar: Cabang, kolom: Sequence[int], ukuran: int) -> Tataan:
    """Levels as columns of the widths `kolom`, the root at the left."""
    rata = _Rata(akar)
    sela, kecil = SELA_TINGKAT * ukuran // 10, kecilkan(ukuran)
    kolom = kolom[: rata.tingkat]
    kiri = [0, *accumulate(k + sela for k in kolom)]
    label = [bungkus(n, k, kecil) for n, k in zip(rata.nama_tingkat(), kolom, strict=True)]
    atas = tinggi_baris(kecil, max(map(len, label))) + ukuran

    isi = [
        susun(c, kolom[d], ukuran, d < _TEBAL_SAMPAI)
        for d, c in zip(rata.dalam, rata.cabang, strict=True)
    ]
    # The boxes of other offices hang under their card, one below the other.
    gantung = [_silang(c, s.lebar - ukuran, ukuran) for c, s in zip(rata.cabang, isi, strict=True)]
    rentang = [
        (s.tinggi // 2, s.tinggi - s.tinggi // 2 + sum(g.tinggi + ukuran for g in semua))
        for s, semua in zip(isi, gantung, strict=True)
    ]
    tengah = tata(rata.anak, rentang, ukuran * 6 // 10, ukuran * 12 // 10)
    kartu, silang, garis, garis_silang = [], [], [], []
    for n, satu in enumerate(isi):
        x, y = kiri[rata.dalam[n]], atas + tengah[n] - satu.tinggi // 2
        kartu.append((x, y, satu))
        bawah = y + satu.tinggi
        for s in gantung[n]:
            garis_silang.append(((x + 2 * ukuran, bawah), (x + 2 * ukuran, bawah + ukuran)))
            silang.append(s._replace(x=x + ukuran, y=bawah + ukuran))
            bawah += ukuran + s.tinggi
        garis += _cabang(
            (x + satu.lebar, atas + tengah[n]),
            [(kiri[rata.dalam[a]], atas + tengah[a]) for a in rata.anak[n]],
            sela // 2,
        )
    lebar = kiri[-1] - sela
    tinggi = max([y + s.tinggi for _, y, s in kartu] + [s.y + s.tinggi for s in silang])
    garis_label = tuple(
        ((x, atas - ukuran // 2), (x + k, atas - ukuran // 2))
        for x, k in zip(kiri, kolom, strict=False)
    )
    return Tataan(
        lebar,
        tinggi,
        ukuran,
        tuple(kartu),
        tuple(silang),
        tuple(garis),
        tuple(garis_silang),
        tuple(Label(x, 0, baris) for x, baris in zip(kiri, label, strict=False)),
        garis_label,
    )


def tegak(akar: Cabang, lebar_kartu: int, ukuran: int) -> Tataan:
    """Levels as rows of cards `lebar_kartu` wide, the root at the top, names of levels left."""
    rata = _Rata(akar)
    sela, kecil = SELA_TINGKAT * ukuran // 10, kecilkan(ukuran)
    kiri = _LABEL_TEGAK * ukuran
    isi = [
        susun(c, lebar_kartu, ukuran, d < _TEBAL_SAMPAI)
        for d, c in zip(rata.dalam, rata.cabang, strict=True)
    ]
    samping = [_silang(c, lebar_kartu * 8 // 10, ukuran) for c in rata.cabang]
    rentang = [
        (lebar_kartu // 2, lebar_kartu // 2 + (ukuran + s[0].lebar if s else 0)) for s in samping
    ]
    tengah = tata(rata.anak, rentang, ukuran, ukuran * 18 // 10)
    tinggi_tingkat = [0] * rata.tingkat
    for n, satu in enumerate(isi):
        setinggi = max(satu.tinggi, sum(s.tinggi + ukuran // 2 for s in samping[n]))
        tinggi_tingkat[rata.dalam[n]] = max(tinggi_tingkat[rata.dalam[n]], setinggi)
    atas = [0, *accumulate(t + sela for t in tinggi_tingkat)]
    kartu, silang, garis, garis_silang = [], [], [], []
    for n, satu in enumerate(isi):
        x, y = kiri + tengah[n] - lebar_kartu // 2, atas[rata.dalam[n]]
        kartu.append((x, y, satu))
        kanan, bawah = x + lebar_kartu, y
        for s in samping[n]:
            y_garis = bawah + ukuran
            garis_silang.append(((kanan, y_garis), (kanan + ukuran, y_garis)))
            silang.append(s._replace(x=kanan + ukuran, y=bawah))
            bawah += s.tinggi + ukuran // 2
        garis += [
            tuple((b, a) for a, b in satu_garis)
            for satu_garis in _cabang(
                (y + satu.tinggi, kiri + tengah[n]),
                [(atas[rata.dalam[a]], kiri + tengah[a]) for a in rata.anak[n]],
                sela // 2,
            )
        ]
    lebar = max([x + s.lebar for x, _, s in kartu] + [s.x + s.lebar for s in silang])
    label = zip(atas, rata.nama_tingkat(), strict=False)
    return Tataan(
        lebar,
        atas[-1] - sela,
        ukuran,
        tuple(kartu),
        tuple(silang),
        tuple(garis),
        tuple(garis_silang),
        tuple(Label(0, y + ukuran // 2, bungkus(n, kiri - ukuran, kecil)) for y, n in label),
        (),
    )


def _silang(cabang: Cabang, lebar: int, ukuran: int) -> list[KartuSilang]:
    """The boxes of other offices at a node, not yet placed."""
    kecil, ruang = kecilkan(ukuran), lebar - ukuran
    hasil = []
    for satu in cabang.kartu.silang:
        kantor = bungkus(satu.kantor, ruang, kecil)
        peran = bungkus(satu.peran, ruang, kecil) if satu.peran else ()
        tinggi = tinggi_baris(kecil, len(kantor) + len(peran)) + ukuran * 2 // 3
        hasil.append(KartuSilang(0, 0, lebar, tinggi, kantor, peran))
    return hasil


def _cabang(dari: tuple[int, int], ke: Sequence[tuple[int, int]], mundur: int) -> list[Garis]:
    """Lines from a parent to its children, bent `mundur` before them (along, across)."""
    if not ke:
        return []
    belok = ke[0][0] - mundur
    ujung = [dari[1], *(lintang for _, lintang in ke)]
    hasil: list[Garis] = [(dari, (belok, dari[1])), ((belok, min(ujung)), (belok, max(ujung)))]
    hasil += [((belok, lintang), (panjang, lintang)) for panjang, lintang in ke]
    return hasil
