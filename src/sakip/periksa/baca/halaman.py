"""One PDF page as blocks: ruled tables as grids, the rest as paragraphs, top to bottom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from pdfplumber.page import Page
from pdfplumber.utils.geometry import rect_to_edges

from sakip.periksa.baca.angka_robek import gabung_baris
from sakip.periksa.baca.garis import DEKAT, KotakF, temukan_tabel
from sakip.periksa.baca.huruf import kata_halaman
from sakip.periksa.baca.lajur import SelRenggang, Tutup
from sakip.periksa.baca.potong import Potong, potong, susun
from sakip.periksa.baca.renggang import cari_renggang

_BUTIR = re.compile(
    r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]|[-•●▪]"
    r"|(?!\d{1,3}(?:\.\d{3})+ )\d+(?:\.\d+)+\.?) "  # numbered, and no amount
)
_JUDUL = re.compile(r"(?:tabel|table|gambar|bab) ?(?:\d|[ivx])", re.IGNORECASE)
_TEBAL = 4.0  # points: a filled box thinner than this is a rule
_KOLOM_TERSEDIKIT = 3  # columns from which rules alone make a table of a shaded one
_JAJAR = 0.3  # share of the words of a table that stand in cells which should be parted
_SEBELAH = 4.0  # heights of a line, from its middle to the table it may belong to
_BIDANG = 0.7  # share of a page that lines of text fill at least


class SelMentah(NamedTuple):
    """A cell: text, box, and whether it stands here or is carried over by a merge."""

    teks: str
    kotak: KotakF
    asal: bool


class Bagian(NamedTuple):
    """A paragraph (teks) or a table (baris) with its box."""

    kotak: KotakF
    teks: str
    baris: list[list[SelMentah]]


class Isi(NamedTuple):
    """A page: blocks from top to bottom, its height, letters in it, and area of pictures."""

    bagian: list[Bagian]
    tinggi: float
    huruf: int
    gambar: float


def baca_halaman(halaman: Page) -> Isi:
    """Read one page."""
    kata = kata_halaman(halaman)
    tepi = _bergaris(halaman)
    arsir = halaman.edges if len(tepi) < len(halaman.edges) else []
    tabel = _tabel(halaman.edges, tepi, kata)
    kisi = [_kisi(t, kata) for t in tabel]
    kotak = [_bungkus(t) for t in tabel]
    bebas = [k for k in kata if not any(_di_dalam(k, b) for b in kotak)]
    bagian = [Bagian(b, "", isi) for b, isi in zip(kotak, kisi, strict=True)]
    renggang, bebas = _renggang(bebas, tepi, arsir)
    bagian += renggang
    bagian += _paragraf(bebas, float(halaman.width))
    kiri, bawah, _, _ = halaman.page_obj.mediabox
    if (kiri or bawah) and not halaman.rotation:
        # pdfplumber counts from the origin; a sheet may begin elsewhere.
        bagian = [_geser(b, -float(kiri), float(bawah)) for b in bagian]
    bagian.sort(key=lambda b: (b.kotak[1], b.kotak[0]))
    luas = sum(_luas(g) for g in halaman.images) / max(1.0, halaman.width * halaman.height)
    return Isi(bagian, float(halaman.height), sum(len(k.teks) for k in kata), float(luas))


def _tabel(
    semua: Sequence[dict[str, Any]], tepi: Sequence[dict[str, Any]], kata: Sequence[Potong]
) -> list[Sequence[KotakF]]:
    """The tables of a page by its rules (tepi); what rules leave open, by the edges of shading."""
    tabel = [t for t in _luar(temukan_tabel(tepi)) if _lebar(t) > 1 or not _berjajar(t, kata)]
    if len(tepi) == len(semua):
        return tabel
    tabel = [t for t in tabel if _lebar(t) >= _KOLOM_TERSEDIKIT]
    berarsir = [
        t for t in _luar(temukan_tabel(semua)) if not _berjajar(t, kata) and not _pita(t, kata)
    ]
    for satu in berarsir:
        dalam = [t for t in tabel if _bersinggungan(_bungkus(t), _bungkus(satu))]
        if dalam and _lebar(satu) <= max(map(_lebar, dalam)):
            # Shaded bands across the table part it, and the shading adds no column.
            tabel = [t for t in tabel if t not in dalam] + [satu]
    return [*tabel, *_terpisah(berarsir, tabel)]


def _berjajar(tabel: Sequence[KotakF], kata: Sequence[Potong]) -> bool:
    """Whether words far apart share lines of its cells: rules, or shading, that part no columns."""
    jajar = semua = 0
    for kotak in tabel:
        for baris in susun([k for k in kata if _di_dalam(k, kotak)]):
            semua += len(baris)
            if len(list(potong(baris))) > 2:
                jajar += len(baris)
    return jajar > _JAJAR * semua


def _pita(tabel: Sequence[KotakF], kata: Sequence[Potong]) -> bool:
    """Whether shading is but a band of a larger table: more of its columns right above or below."""
    if len(_garis([c[1] for c in tabel])) == 1:
        return True
    x0, atas, x1, bawah = _bungkus(tabel)
    for baris in susun([k for k in kata if k.x0 < x1 and k.x1 > x0]):
        y, tinggi = baris[0].tengah, baris[0].tinggi
        dekat = 0 < max(atas - y, y - bawah) < _SEBELAH * tinggi
        if dekat and len(list(potong(baris))) > 2:
            return True
    return False


def _lebar(tabel: Sequence[KotakF]) -> int:
    """How many columns begin in a table."""
    return len(_garis([c[0] for c in tabel]))


def _bergaris(halaman: Page) -> list[dict[str, Any]]:
    """The rules of a page: the edges of what is drawn, without those of mere shading.

    Word processors shade each line of a cell by itself; its edges part no rows and columns.
    """
    tetap = [
        r for r in halaman.rects
        if r["stroke"] or not r["fill"] or min(r["width"], r["height"]) < _TEBAL
    ]  # fmt: skip
    if len(tetap) == len(halaman.rects):
        return list(halaman.edges)
    lain = [e for e in halaman.edges if e["object_type"] != "rect_edge"]
    return [*lain, *(e for r in tetap for e in rect_to_edges(r))]


def _terpisah(
    tabel: Sequence[Sequence[KotakF]], ada: Sequence[Sequence[KotakF]]
) -> list[Sequence[KotakF]]:
    """Tables, told by their shading too, that lie beside those told by rules."""
    batas = [_bungkus(t) for t in ada]
    return [t for t in tabel if not any(_bersinggungan(_bungkus(t), b) for b in batas)]


def _bersinggungan(a: KotakF, b: KotakF) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _geser(bagian: Bagian, x: float, y: float) -> Bagian:
    def pindah(k: KotakF) -> KotakF:
        return (k[0] + x, k[1] + y, k[2] + x, k[3] + y)

    baris = [[s._replace(kotak=pindah(s.kotak)) for s in satu] for satu in bagian.baris]
    return Bagian(pindah(bagian.kotak), bagian.teks, baris)


def _luas(gambar: dict[str, Any]) -> float:
    return float(abs(gambar["x1"] - gambar["x0"]) * abs(gambar["bottom"] - gambar["top"]))


def _luar(tabel: Sequence[Sequence[KotakF]]) -> list[Sequence[KotakF]]:
    """Tables that are not inside another."""
    batas = [_bungkus(t) for t in tabel]
    return [
        t
        for t, b in zip(tabel, batas, strict=True)
        if not any(_melingkupi(lain, b) for lain in batas)
    ]


def _bungkus(kotak: Sequence[KotakF]) -> KotakF:
    return (
        min(k[0] for k in kotak),
        min(k[1] for k in kotak),
        max(k[2] for k in kotak),
        max(k[3] for k in kotak),
    )


def _melingkupi(besar: KotakF, kecil: KotakF) -> bool:
    return (
        besar[0] <= kecil[0] + DEKAT
        and besar[1] <= kecil[1] + DEKAT
        and besar[2] >= kecil[2] - DEKAT
        and besar[3] >= kecil[3] - DEKAT
        and besar != kecil
    )


def _kisi(sel: Sequence[KotakF], kata: Sequence[Potong]) -> list[list[SelMentah]]:
    """The cells of one table in a full grid; a merged cell fills every place it covers."""
    kolom = _garis([x for c in sel for x in (c[0], c[2])])
    baris = _garis([y for c in sel for y in (c[1], c[3])])
    kisi: list[list[SelMentah | None]] = [[None] * (len(kolom) - 1) for _ in baris[:-1]]
    for satu in sorted(sel, key=lambda c: (c[1], c[0])):
        k0, k1 = _letak(kolom, satu[0]), _letak(kolom, satu[2])
        b0, b1 = _letak(baris, satu[1]), _letak(baris, satu[3])
        teks = _teks_sel(satu, kata)
        for b in range(b0, b1):
            for k in range(k0, k1):
                kisi[b][k] = SelMentah(teks, satu, asal=(b, k) == (b0, k0))
    jadi = []
    for b, isi in enumerate(kisi):
        kosong = (kolom[0], baris[b], kolom[-1], baris[b + 1])
        jadi.append([s or SelMentah("", kosong, asal=True) for s in isi])
    return jadi


def _garis(nilai: Iterable[float]) -> list[float]:
    """Positions of the rules, those that lie close together as one."""
    hasil: list[float] = []
    for satu in sorted(nilai):
        if not hasil or satu - hasil[-1] > DEKAT:
            hasil.append(satu)
    return hasil


def _letak(garis: Sequence[float], nilai: float) -> int:
    return min(range(len(garis)), key=lambda n: abs(garis[n] - nilai))


def _teks_sel(kotak: KotakF, kata: Sequence[Potong]) -> str:
    return gabung_baris(_baris([k for k in kata if _di_dalam(k, kotak)]))


def _di_dalam(k: Potong, kotak: KotakF) -> bool:
    x, y = (k.x0 + k.x1) / 2, (k.atas + k.bawah) / 2
    return kotak[0] <= x <= kotak[2] and kotak[1] <= y <= kotak[3]


def _baris(kata: Iterable[Potong]) -> list[str]:
    return [" ".join(k.teks for k in baris) for baris in susun(kata)]


def _renggang(
    kata: Sequence[Potong], tepi: Iterable[Any], arsir: Iterable[Any]
) -> tuple[list[Bagian], list[Potong]]:
    """Tables without upright rules, and the words outside of them."""
    baris = susun(kata)
    deret = [list(potong(satu)) for satu in baris]
    datar = _garis(e["top"] for e in [*tepi, *arsir] if e["orientation"] == "h")
    tabel, sisa = [], set(range(len(baris)))
    for satu in cari_renggang(deret, datar):
        sisa -= set(range(satu.awal, satu.akhir))
        semua = [p[1:] for n in range(satu.awal, satu.akhir) for p in deret[n]]
        kotak = _bungkus(semua)
        tabel.append(Bagian(kotak, "", _isi_renggang(satu.baris, kotak)))
    return tabel, [k for n in sorted(sisa) for k in baris[n]]


def _isi_renggang(baris: Sequence[Sequence[SelRenggang]], tabel: KotakF) -> list[list[SelMentah]]:
    hasil: list[list[SelMentah]] = []
    for satu in baris:
        isi: list[SelMentah] = []
        for n, sel in enumerate(satu):
            if sel is Tutup.KIRI:
                isi.append(isi[-1]._replace(asal=False))
            elif sel is Tutup.ATAS:
                isi.append(hasil[-1][n]._replace(asal=False))
            elif sel:
                teks = gabung_baris([" ".join(p.teks for p in b) for b in susun(sel)])
                isi.append(SelMentah(teks, _bungkus([p[1:] for p in sel]), asal=True))
            else:
                isi.append(SelMentah("", tabel, asal=True))
        hasil.append(isi)
    return hasil


def _paragraf(kata: Sequence[Potong], lebar: float) -> Iterator[Bagian]:
    """Lines joined into paragraphs: a gap, a list item, a title or a short line ends one."""
    baris = susun(kata)
    kanan = max((b[-1].x1 for b in baris), default=lebar)
    isi: list[list[Potong]] = []
    for satu in baris:
        if isi and _putus(isi[-1], satu, kanan, _BIDANG * lebar):
            yield _satu_paragraf(isi)
            isi = []
        isi.append(satu)
    if isi:
        yield _satu_paragraf(isi)


def _putus(atas: Sequence[Potong], bawah: Sequence[Potong], kanan: float, bidang: float) -> bool:
    tinggi = max(k.bawah - k.atas for k in atas)
    jarak = min(k.atas for k in bawah) - max(k.bawah for k in atas)
    teks = " ".join(k.teks for k in bawah[:3]) + " "
    batas = kanan if _sejudul(atas, bawah) else max(kanan, bidang)
    pendek = atas[-1].x1 < batas - 12 * tinggi
    return (
        jarak > tinggi
        or (_BUTIR.match(teks) is not None and (pendek or len(bawah) > 1))
        or _JUDUL.match(teks) is not None
        or (pendek and not teks[:1].islower())
    )


def _sejudul(atas: Sequence[Potong], bawah: Sequence[Potong]) -> bool:
    """Whether two lines may be one title in capitals, broken in the middle of the page."""
    return all(" ".join(k.teks for k in baris).isupper() for baris in (atas, bawah))


def _satu_paragraf(baris: Sequence[Sequence[Potong]]) -> Bagian:
    semua = [k for b in baris for k in b]
    kotak = _bungkus([k[1:] for k in semua])
    return Bagian(kotak, " ".join(k.teks for k in semua), [])
