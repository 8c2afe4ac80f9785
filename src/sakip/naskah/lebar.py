"""Column widths, type size and row heights of a table, from what stands in it.

Widths and heights are integers in thousandths of a point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sakip.naskah.huruf import belah_koma, lebar_teks
from sakip.naskah.kisi import Petak, petak
from sakip.naskah.pohon import Baris, Daftar, Paragraf, Sel, Tabel
from sakip.naskah.telusur import polos

UKURAN = (9500, 9000, 8500, 8000, 7500)  # type sizes tried, largest first
INSET = 4000  # left and right of a cell
INDEN = 1400  # of a list item, in thousandths of an em
KECIL = 8  # a column lacks little if this many times its lack is to be had
KATA_TERPANJANG = 9500  # beyond this a word may be broken, in thousandths of an em

GARIS_PENUTUP = 18  # lines the last rows may take to be kept together
TINGGI_JUDUL = 24_000  # of space around a caption of no lines
TINGGI_INSET = 7800  # above and below in a cell


class Susunan(NamedTuple):
    """Type size and column widths (thousandths of a point), cells, and lines of each row."""

    ukuran: int
    kolom: tuple[int, ...]
    kepala: tuple[Petak, ...]
    isi: tuple[Petak, ...]
    garis_kepala: tuple[int, ...]
    garis: tuple[int, ...]
    garis_judul: int
    garis_sumber: int

    def tinggi(self, baris: int) -> int:
        """Estimated height of caption, source, head and so many first rows."""
        semua = self.garis_kepala + self.garis[:baris]
        garis = sum(semua) + self.garis_judul + self.garis_sumber
        return TINGGI_JUDUL + garis * self.ukuran * 5 // 4 + len(semua) * TINGGI_INSET


def susun(tabel: Tabel, lebar: int) -> Susunan:
    """Lays `tabel` out in `lebar` thousandths of a point, in the largest type that fits."""
    kepala = petak(tabel.kepala, len(tabel.kolom), "")
    isi = petak(tabel.baris, len(tabel.kolom), "")
    batas = _batas(tabel, kepala, isi)
    for ukuran in UKURAN:
        sempit, longgar = batas.kolom(ukuran)
        kolom = _bagi(tabel, sempit, longgar, lebar)
        if all(k >= s for k, s in zip(kolom, sempit, strict=True)):
            break
    return Susunan(
        ukuran,
        kolom,
        kepala,
        isi,
        _tinggi(tabel.kepala, kepala, kolom, ukuran),
        _tinggi(tabel.baris, isi, kolom, ukuran),
        -(-lebar_teks(tabel.judul) * ukuran // (lebar * 1000)),
        -(-lebar_teks(polos(tabel.sumber)) * ukuran // (lebar * 1000)),
    )


def _garis(sel: Sel) -> Iterator[tuple[int, str]]:
    """The lines of a cell before wrapping, each with its indent."""

    def dari(blok: Paragraf | Daftar, inden: int) -> Iterator[tuple[int, str]]:
        if isinstance(blok, Paragraf):
            yield from ((inden, teks) for teks in polos(blok.isi).split("\n"))
            return
        for butir in blok.semua_butir:
            yield from ((inden + INDEN, teks) for teks in polos(butir.isi).split("\n"))
            if butir.anak:
                yield from dari(butir.anak, inden + INDEN)

    for blok in sel.blok:
        yield from dari(blok, 0)


class _Batas(NamedTuple):
    """What the columns hold, in thousandths of an em: longest words, longest lines; spans."""

    kata: tuple[int, ...]
    baris: tuple[int, ...]
    bentang: tuple[tuple[Petak, int], ...]

    def kolom(self, ukuran: int) -> tuple[list[int], list[int]]:
        """Per column the least width (longest word) and the comfortable one (longest line)."""

        def pt(lebar: int) -> int:
            return lebar * ukuran // 1000 + 2 * INSET

        sempit = [pt(k) for k in self.kata]
        longgar = [max(s, pt(b)) for s, b in zip(sempit, self.baris, strict=True)]
        for p, kata in self.bentang:
            kolom = range(p.kolom, p.kolom + p.sel.kolom)
            kurang = pt(kata) - sum(sempit[k] for k in kolom)
            for k in kolom:
                sempit[k] += max(kurang, 0) // len(kolom)
                longgar[k] = max(longgar[k], sempit[k])
        return sempit, longgar


def _batas(tabel: Tabel, kepala: tuple[Petak, ...], isi: tuple[Petak, ...]) -> _Batas:
    terpanjang = [0] * len(tabel.kolom)
    longgar, ekor, angka = terpanjang[:], terpanjang[:], terpanjang[:]
    bentang: list[tuple[Petak, int]] = []
    for p, tebal in [*((p, True) for p in kepala), *((p, False) for p in isi)]:
        tebal = tebal or tabel.baris[p.baris].gaya != "biasa"
        kata, baris = 0, 0
        for inden, teks in _garis(p.sel):
            belah = belah_koma(teks) if tabel.kolom[p.kolom].rata == "koma" else None
            if belah and p.sel.kolom == 1:
                angka[p.kolom] = max(angka[p.kolom], lebar_teks(belah[0], tebal))
                ekor[p.kolom] = max(ekor[p.kolom], lebar_teks(belah[1], tebal))
                continue
            satu = max((lebar_teks(k, tebal) for k in teks.split()), default=0)
            kata = max(kata, inden + min(satu, KATA_TERPANJANG))
            baris = max(baris, inden + lebar_teks(teks, tebal))
        if p.sel.kolom > 1:
            bentang.append((p, kata))
            continue
        terpanjang[p.kolom] = max(terpanjang[p.kolom], kata)
        longgar[p.kolom] = max(longgar[p.kolom], baris)
    kata_angka = (max(k, a + e) for k, a, e in zip(terpanjang, angka, ekor, strict=True))
    return _Batas(tuple(kata_angka), tuple(longgar), tuple(bentang))


def _bagi(tabel: Tabel, sempit: list[int], longgar: list[int], lebar: int) -> tuple[int, ...]:
    """Widths for all columns: asked-for ones first, the rest by need."""
    kolom = [0 if k.lebar is None else lebar * k.lebar // 100 for k in tabel.kolom]
    bebas = [i for i, k in enumerate(tabel.kolom) if k.lebar is None]
    sisa = lebar - sum(kolom)
    jumlah_sempit = sum(sempit[i] for i in bebas)
    jumlah_longgar = sum(longgar[i] for i in bebas)
    if jumlah_longgar <= sisa:
        # Room to spare goes to the words, so that numbers stay beside each other.
        lapang = [i for i in bebas if tabel.kolom[i].rata == "kiri"] or bebas
        dasar, bobot = longgar, {i: longgar[i] for i in lapang}
    elif jumlah_sempit <= sisa:
        # Columns that lack little get it all; the others share by what they lack.
        dasar, lebih = sempit[:], sisa - jumlah_sempit
        bobot = {i: longgar[i] - sempit[i] for i in bebas}
        for i in bebas:
            if bobot[i] * KECIL <= lebih:
                dasar[i] += bobot.pop(i)
    else:
        dasar, bobot = [0] * len(kolom), {i: sempit[i] for i in bebas}
    lebih = sisa - sum(dasar[i] for i in bebas)
    for i in bebas:
        kolom[i] = dasar[i] + lebih * bobot.get(i, 0) // max(sum(bobot.values()), 1)
    return tuple(kolom)


def _tinggi(
    baris: tuple[Baris, ...], isi: Iterable[Petak], kolom: tuple[int, ...], ukuran: int
) -> tuple[int, ...]:
    """Estimated lines of each row; what a cell over several rows lacks goes to its last."""
    tinggi = [1] * len(baris)
    for p in sorted(isi, key=lambda p: p.sel.baris):
        ruang = (sum(kolom[p.kolom : p.kolom + p.sel.kolom]) - 2 * INSET) * 1000 // ukuran
        tebal = baris[p.baris].gaya != "biasa"
        garis = sum(
            1 + lebar_teks(teks, tebal) // max(ruang - inden, 1000) for inden, teks in _garis(p.sel)
        )
        akhir = p.baris + p.sel.baris
        tinggi[akhir - 1] += max(0, garis - sum(tinggi[p.baris : akhir]))
    return tuple(tinggi)


def baris_penutup(tabel: Tabel, susunan: Susunan) -> int:
    """How many last rows are kept together, so that none ends up alone on a page.

    Two, or more where a cell spans them or a "kelompok" heads them; the last one alone if they
    are high; none where that does not help either.
    """
    jumlah = len(tabel.baris)
    for penutup in range(2, jumlah):
        awal = jumlah - penutup
        if sum(susunan.garis[awal:]) > GARIS_PENUTUP:
            break
        terpotong = any(p.baris < awal < p.baris + p.sel.baris for p in susunan.isi)
        if not terpotong and tabel.baris[awal - 1].gaya != "kelompok":
            return penutup
    terbentang = any(p.baris + p.sel.baris == jumlah and p.sel.baris > 1 for p in susunan.isi)
    return int(jumlah > 1 and not terbentang and susunan.garis[-1] <= 2 * GARIS_PENUTUP)
