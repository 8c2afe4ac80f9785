"""Tables without rules: columns told by the empty space between them.

A table begins at a line of headings: several pieces of text far apart, at least two of them words
that offices head columns with. Without such a line nothing is taken for a table, so justified
text and lists stay text. Headings above that line and rows below it are told by where they stand
(`kepala_renggang`, `lapis`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from sakip.periksa.baca.kepala_renggang import susun_kepala
from sakip.periksa.baca.lajur import (
    Deret,
    Lajur,
    SelRenggang,
    angka,
    cari_lajur,
    lebarkan,
    letak,
)
from sakip.periksa.baca.lapis import Lapis, susun_lapis
from sakip.periksa.baca.potong import Potong

_KEPALA = re.compile(
    r"\b(?:n ?o|nomor|uraian|target|realisasi|capaian|pagu|anggaran|alokasi|serapan|indikator|"
    r"sasaran|program|kegiatan|satuan|kebutuhan|tersedia|bobot|nilai|komponen|unsur|jumlah|"
    r"kinerja|tahun|ket(?:erangan)?|triwulan|tw|semester|bulan|rencana|penyerapan|deviasi|selisih|sisa|"
    r"rp|rupiah|persen(?:tase)?|status|predikat|mutu|kategori|skor|kondisi|jenis|nama|kode|"
    r"volume|outcome|output|semula|menjadi|temuan|rekomendasi|instansi|opd|skpd|perangkat daerah|"
    r"unit|periode|responden|interpretasi|golongan|pendidikan|laki-laki|perempuan|frekuensi|"
    r"(?:pe)?layanan|selesai|proses|belum)\b|%|(?<!\d)20\d\d(?!\d)",
    re.IGNORECASE,
)
_BUKAN_TABEL = re.compile(r"(?:tabel|table|gambar|grafik|bab)\.? ?(?:\d|[ivx]+\b)", re.IGNORECASE)
_BUKAN_KEPALA = re.compile(r"(?:tabel|table|gambar|grafik|sumber|bab)\b|.*[:;]$", re.IGNORECASE)
_TAHUN = re.compile(r"(?:19|20)\d\d")
_JAUH = 1.8  # line heights between two lines of one table
_TERJAUH = 2.8  # where the second has several pieces
_SAMBUNG, _SAMA = 0.01, 0.02  # what it counts to part lines as close as can be
_RAPAT = 0.7  # and between two lines of one cell
_DEKAT = 1.2  # and between a heading and the one above it
_PENUH_KEPALA, _PENUH_ISI = 0.6, 0.6  # share of cells of a table that hold text
_SEMPIT = 0.45  # share of the table that one piece on a line of its own may take
_TERBANYAK_KEPALA = 12  # lines of headings
_LUAS = 0.7  # share of the table that text takes, even where nothing is known of columns


class Renggang(NamedTuple):
    """A table found: its first line, the line after its last, and what stands in each cell."""

    awal: int
    akhir: int
    baris: list[list[SelRenggang]]


def cari_renggang(deret: Sequence[Deret], batas: Sequence[float] = ()) -> Iterator[Renggang]:
    """The tables among lines of pieces. batas: heights at which something parts two rows."""
    n = sejak = 0
    while n < len(deret):
        satu = _tabel(deret, n, sejak, batas) if _berjudul(deret[n]) else None
        if satu:
            yield satu
            sejak = satu.akhir
        n = satu.akhir if satu else n + 1


def _berjudul(deret: Deret) -> bool:
    kata = sum(1 for p in deret if _KEPALA.search(p.teks) and len(p.teks) < 60)
    return len(deret) >= 3 and kata >= 2 and kata * 2 >= len(deret)


def _tabel(
    deret: Sequence[Deret], judul: int, sejak: int, batas: Sequence[float]
) -> Renggang | None:
    akhir = _keluar(deret, judul, _akhir(deret, judul))
    data = [n for n in range(judul + 1, akhir) if _berangka(deret[n])]
    if not data:
        return None
    akhir = _pangkas(deret, data[-1], akhir)
    lajur = cari_lajur([deret[n] for n in data])
    if len(lajur) < 2:
        return None
    for p in chain.from_iterable(deret[data[0] : akhir]):
        lajur = lebarkan(lajur, p)
    lajur = _dijuduli(lajur, deret[judul])
    lajur = _searah(lajur, deret[max(sejak, judul - 2) : data[0]], [deret[n] for n in data])
    if len(lajur) < 3:
        return None
    awal = _awal(deret, judul, sejak, lajur)
    mulai, isi = _badan(deret, judul, data[0], akhir, lajur, batas)
    kepala = susun_kepala(list(chain.from_iterable(deret[awal:mulai])), lajur)
    if _penuh(kepala) < _PENUH_KEPALA or _penuh(isi.baris) < _PENUH_ISI:
        return None
    return Renggang(awal, akhir, [*kepala, *isi.baris])


def _dijuduli(lajur: Lajur, judul: Deret) -> Lajur:
    """The columns with their headings, which may lie beside figures set to the right."""
    berjudul = {k for p in judul for k in letak(lajur, p)}
    for p in judul:
        if letak(lajur, p):
            continue
        kanan = sum(1 for a, _ in lajur if a < p.x0)
        calon = [k for k in (kanan - 1, kanan) if 0 <= k < len(lajur) and k not in berjudul]
        if calon:
            k = min(calon, key=lambda k: max(lajur[k][0] - p.x1, p.x0 - lajur[k][1]))
            lajur = [*lajur]
            lajur[k] = (min(lajur[k][0], p.x0), max(lajur[k][1], p.x1))
            berjudul.add(k)
        else:
            berjudul = {k + (k >= kanan) for k in berjudul} | {kanan}
            lajur = lebarkan(lajur, p)
    return lajur


def _searah(lajur: Lajur, kepala: Sequence[Deret], isi: Sequence[Deret]) -> Lajur:
    """The columns, two as one where no line fills both: the same figures set differently."""

    def terisi(deret: Sequence[Deret]) -> list[set[int]]:
        return [{k[0] for p in satu if len(k := letak(lajur, p)) == 1} for satu in deret]

    n = 1
    while n < len(lajur):
        dua = {n - 1, n}
        kata = any(dua & set(letak(lajur, p)) and not angka(p) for satu in isi for p in satu)
        if kata or any(dua <= satu for satu in terisi([*kepala, *isi])):
            n += 1
        else:
            lajur = [*lajur[: n - 1], (lajur[n - 1][0], lajur[n][1]), *lajur[n + 1 :]]
    return lajur


def _akhir(deret: Sequence[Deret], awal: int) -> int:
    """The line after the last that may belong to the table: before a title, or lines of text."""
    n = awal + 1
    while n < len(deret) and not _judul_lain(deret[n]):
        if _jeda(deret, n) > (_JAUH if len(deret[n]) < 3 else _TERJAUH):
            break
        n += 1
    return n


def _judul_lain(deret: Deret) -> bool:
    return len(deret) == 1 and _BUKAN_TABEL.match(deret[0].teks) is not None


def _keluar(deret: Sequence[Deret], judul: int, akhir: int) -> int:
    """The first line of text across the columns of the table; a title of rows has figures below."""
    kepala = [p for n in range(max(0, judul - 2), judul + 1) for p in deret[n] if len(deret[n]) > 1]
    kiri, kanan = min(p.x0 for p in kepala), max(p.x1 for p in kepala)
    lajur: Lajur = []
    for n in range(judul + 1, akhir):
        satu = deret[n]
        if lajur and _berjudul(satu) and not any(map(angka, satu)):
            return n  # the headings of another table
        if _berangka(satu):
            lajur = cari_lajur([*([[_sebagai(a)] for a in lajur]), satu])
            kiri, kanan = min(kiri, satu[0].x0), max(kanan, satu[-1].x1)
        elif any(map(angka, satu)):
            continue
        elif any(p.x1 - p.x0 > _SEMPIT * (kanan - kiri) for p in satu):
            lintas = any(
                len(letak(lajur, p)) > 1 or p.x1 - p.x0 > _LUAS * (kanan - kiri) for p in satu
            )
            lanjut = lajur and n + 1 < akhir and _berangka(deret[n + 1])
            if lintas and not (lanjut and all(len(letak(lajur, p)) < 2 for p in deret[n + 1])):
                return n
    return akhir


def _sebagai(lajur: tuple[float, float]) -> Potong:
    return Potong("", lajur[0], 0, lajur[1], 0)


def _pangkas(deret: Sequence[Deret], data: int, akhir: int) -> int:
    """The end without lines that hold no figures and stand apart."""
    while (
        akhir > data + 1
        and not any(map(angka, deret[akhir - 1]))
        and _jeda(deret, akhir - 1) > _RAPAT
    ):
        akhir -= 1
    return akhir


def _jeda(deret: Sequence[Deret], n: int) -> float:
    """Empty height above a line, in heights of the line."""
    tinggi = max(p.tinggi for p in deret[n])
    sela = min(p.atas for p in deret[n]) - max(p.bawah for p in deret[n - 1])
    return sela / max(tinggi, 0.1)


def _berangka(deret: Deret) -> bool:
    banyak = sum(1 for p in deret if (angka(p) and not _TAHUN.fullmatch(p.teks)) or p.teks == "%")
    return banyak >= 2 or (banyak == 1 and len(deret) > 2)


def _awal(deret: Sequence[Deret], judul: int, sejak: int, lajur: Lajur) -> int:
    """The first line of headings, above the one that was known for one."""
    kiri, kanan = lajur[0][0], lajur[-1][1]
    n = judul
    while n > max(sejak, judul - _TERBANYAK_KEPALA):
        satu, jeda = deret[n - 1], _jeda(deret, n)
        if jeda > _DEKAT or any(_BUKAN_KEPALA.match(p.teks) for p in satu):
            break
        luas = sum(p.x1 - p.x0 for p in satu)
        tepi = abs((satu[0].x0 + satu[-1].x1) - (kiri + kanan)) < 0.06 * (kanan - kiri)
        if jeda >= 0 and (
            luas > _SEMPIT * (kanan - kiri)
            or satu[0].x0 < kiri - satu[0].tinggi
            or satu[-1].x1 > kanan + satu[0].tinggi
            or (len(satu) == 1 and tepi)
            or not any(_KEPALA.search(p.teks) for p in satu)
        ):
            break
        n -= 1
    return n


def _badan(
    deret: Sequence[Deret],
    judul: int,
    data: int,
    akhir: int,
    lajur: Lajur,
    batas: Sequence[float],
) -> tuple[int, Lapis]:
    """Where the rows begin, and the rows: as little of the heading as makes lines and rows fit."""
    dalam = [y for y in batas if deret[judul][0].bawah <= y <= min(p.tengah for p in deret[data])]
    calon = range(judul + 1, data + 1)
    if dalam:
        calon = range(
            next(n for n in calon if n == data or min(p.tengah for p in deret[n]) > dalam[-1]),
            data + 1,
        )[:1]
    rapat = min((_di_atas(deret, judul, n) for n in range(data + 1, akhir)), default=0.0) + _SAMA
    hasil = []
    for n in calon:
        lapis = susun_lapis(list(chain.from_iterable(deret[n:akhir])), lajur, batas)
        sambung = _di_atas(deret, judul, n) <= rapat
        # A line by itself, parted from the headings above it, ends a row of the page before.
        sisa = any(
            len(deret[m]) == 1 and _di_atas(deret, judul, m) > rapat for m in range(judul + 1, n)
        )
        hasil.append((lapis.meleset + _SAMBUNG * sambung + 2 * _SAMBUNG * sisa, -n, lapis))
    _, n, lapis = min(hasil, key=lambda satu: satu[:2])
    return -n, lapis


def _di_atas(deret: Sequence[Deret], judul: int, n: int) -> float:
    """The least space between a piece of a line and what stands above it, in heights of a line."""
    sela = [
        (p.atas - a.bawah) / p.tinggi
        for p in deret[n]
        for m in range(n - 1, max(judul - 3, n - 8, -1), -1)
        for a in deret[m]
        if a.x0 < p.x1 and p.x0 < a.x1 and a.bawah <= p.tengah
    ]
    return min(sela, default=_JAUH)


def _penuh(baris: Sequence[Sequence[object]]) -> float:
    """The share of cells that hold text; the words of a chart fill few."""
    return sum(map(bool, chain(*baris))) / max(1, sum(map(len, baris)))
