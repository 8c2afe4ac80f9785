"""A picture taken apart: its texts and boxes as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest

from sakip.naskah.gambar.teks import lebar


class Kotak(NamedTuple):
    """Edges in points; a text carries its words, its type size and its colour."""

    x1: Decimal
    y1: Decimal
    x2: Decimal
    y2: Decimal
    teks: str = ""
    ukuran: Decimal = Decimal(0)
    warna: str = ""
    putus: bool = False

    def kena(self, lain: Kotak, lebih: Decimal = Decimal(0)) -> bool:
        return (
            self.x1 + lebih < lain.x2
            and lain.x1 + lebih < self.x2
            and self.y1 + lebih < lain.y2
            and lain.y1 + lebih < self.y2
        )

    def di_dalam(self, lain: Kotak, lebih: Decimal = Decimal("0.05")) -> bool:
        return (
            self.x1 + lebih >= lain.x1
            and self.y1 + lebih >= lain.y1
            and self.x2 - lebih <= lain.x2
            and self.y2 - lebih <= lain.y2
        )


class Terbuka(NamedTuple):
    bingkai: Kotak
    teks: list[Kotak]
    kotak: list[Kotak]
    jalur: list[ET.Element]
    semua: list[ET.Element]

    def berantakan(self) -> list[str]:
        """Texts that leave the picture or run into each other."""
        keluar = [t.teks for t in self.teks if not t.di_dalam(self.bingkai)]
        tabrakan = [
            f"{a.teks} x {b.teks}"
            for n, a in enumerate(self.teks)
            for b in self.teks[:n]
            if a.kena(b, Decimal("0.5"))
        ]
        return keluar + tabrakan

    @property
    def kata(self) -> str:
        """All words, with what was broken over lines put together again."""
        return re.sub(r"- ", "-", " ".join(t.teks for t in self.teks))


def bongkar(svg: str | bytes) -> Terbuka:
    akar = ET.fromstring(svg)
    x, y, luas, tinggi = map(Decimal, akar.attrib["viewBox"].split())
    teks, kotak, jalur = [], [], []
    for satu in akar:
        a = satu.attrib
        jenis = satu.tag.rpartition("}")[2]
        if jenis == "text":
            ukuran = Decimal(a["font-size"])
            isi = satu.text or ""
            lebar_isi = Decimal(lebar(isi, int(ukuran * 1000), a.get("font-weight") == "bold"))
            lebar_isi /= 1000
            geser = {"middle": lebar_isi / 2, "end": lebar_isi}.get(a.get("text-anchor", ""), 0)
            kiri, dasar = Decimal(a["x"]) - geser, Decimal(a["y"])
            atas, bawah = dasar - ukuran * 7 / 10, dasar + ukuran * 2 / 10
            teks.append(Kotak(kiri, atas, kiri + lebar_isi, bawah, isi, ukuran, a["fill"]))
        elif jenis == "rect":
            kiri, atas = Decimal(a["x"]), Decimal(a["y"])
            kanan, bawah = kiri + Decimal(a["width"]), atas + Decimal(a["height"])
            putus = "stroke-dasharray" in a
            kotak.append(Kotak(kiri, atas, kanan, bawah, warna=a["fill"], putus=putus))
        elif jenis == "path":
            jalur.append(satu)
    return Terbuka(Kotak(x, y, x + luas, y + tinggi), teks, kotak, jalur, list(akar.iter()))


@pytest.fixture(scope="session")
def buka() -> Callable[[str | bytes], Terbuka]:
    return bongkar
