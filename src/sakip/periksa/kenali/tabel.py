"""What a table is: its heading understood column by column, its rows sorted by kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import zip_longest

from sakip.periksa.kenali.angka import SelAngka, baca_sel
from sakip.periksa.kenali.kamus import awal_jumlah, kamus, rapat
from sakip.periksa.kenali.kepala import Kolom, baca_kepala, nomor_kolom
from sakip.periksa.kenali.tetangga import perjelas, tercacah
from sakip.periksa.model import Sel, TabelSumber

PERAN_LABEL = ("indikator", "program", "sasaran", "uraian")
PERAN_UANG = frozenset({"pagu", "realisasi_anggaran", "sisa", "uang"})
_DIJUMLAHKAN = frozenset({"bobot", "pagu"})
_BARIS_SEDIKITNYA = 3
_BOBOT_UTUH = 100
PERAN_HITUNG = frozenset({"kebutuhan", "tersedia"})
_BUKAN_UKURAN = frozenset({"nomor", "lain", "satuan", "predikat", "rentang", *PERAN_LABEL})
_KETERANGAN_TERPANJANG = 30
_ORDINAL = re.compile(r"\(?(\d{1,3}|[ivxlc]+|[a-z])[.)]?", re.IGNORECASE)
_KODE = re.compile(r"\d+(?:\.\d+)+\.?")
_BANYAK = re.compile(r"\bsasaran\b(?! (?:strategis|program|kegiatan))", re.IGNORECASE)
_BERTINGKAT = 2  # dots that only a code has
_TINGKAT = re.compile(r"(sub ?kegiatan|kegiatan|program)\b", re.IGNORECASE)


class JenisBaris(Enum):
    DATA = "data"
    JUMLAH = "jumlah"
    BAGIAN = "bagian"


@dataclass(frozen=True, slots=True)
class Baris:
    """One row. label: text by role, carried down where the print leaves it to the row above.

    angka: numbers by column; turun: those of a merged cell above that reaches down to here;
    panjang: columns whose cell reaches into the next row. rata: a row of means rather than
    sums. pasti: it says that it sums up the rows above.
    """

    nomor: int
    jenis: JenisBaris
    sel: tuple[Sel, ...]
    label: dict[str, str]
    angka: dict[int, SelAngka]
    turun: dict[int, SelAngka] = field(default_factory=dict)
    panjang: frozenset[int] = frozenset()
    rata: bool = False
    pasti: bool = True

    @property
    def nama(self) -> str:
        """The most particular name of the row."""
        for peran in PERAN_LABEL:
            if self.label.get(peran):
                return self.label[peran]
        return next((s.teks for s in self.sel if s.teks and not s.teks[0].isdigit()), "")


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table understood. kolom: one for each column, in order."""

    sumber: TabelSumber
    nomor: int
    kolom: tuple[Kolom, ...]
    baris: tuple[Baris, ...]

    @property
    def judul(self) -> str:
        return self.sumber.judul or f"Tabel ke-{self.nomor}"

    @property
    def data(self) -> tuple[Baris, ...]:
        return tuple(b for b in self.baris if b.jenis is JenisBaris.DATA)

    def berperan(self, *peran: str) -> Iterator[Kolom]:
        return (k for k in self.kolom if k.peran in peran)

    @property
    def ukuran(self) -> tuple[Kolom, ...]:
        """The columns that measure something."""
        return tuple(k for k in self.kolom if k.peran and k.peran not in _BUKAN_UKURAN)


def kenali_tabel(sumber: TabelSumber, nomor: int) -> Tabel:
    """Understand one table; a table nobody can understand has columns without role."""
    tinggi, kolom = baca_kepala(sumber)
    return _di_bawah(sumber, nomor, tinggi, kolom)


def dengan_kepala(tabel: Tabel, lain: Tabel) -> Tabel:
    """A table that has no heading of its own, under the columns of another one as wide."""
    return _di_bawah(tabel.sumber, tabel.nomor, 0, lain.kolom)


def _di_bawah(sumber: TabelSumber, nomor: int, tinggi: int, kolom: tuple[Kolom, ...]) -> Tabel:
    """The rows from tinggi on, under these columns."""
    kolom = tuple(_urut(k, sumber.baris[tinggi:]) for k in kolom)
    kolom = perjelas(kolom, sumber.baris[tinggi:])
    cacah = tercacah(sumber, kolom, tinggi)
    baris = _panjang(list(_baris(sumber, kolom, tinggi, cacah)), kolom)
    return Tabel(sumber, nomor, kolom, tuple(baris))


def _panjang(baris: Sequence[Baris], kolom: Sequence[Kolom]) -> Iterator[Baris]:
    """Rows that know which of their cells reach down into the next row."""
    for satu, lain in zip_longest(baris, baris[1:]):
        if lain is None:
            yield satu
        elif _menumpang(lain, satu, kolom):
            yield replace(satu, panjang=frozenset(satu.angka))
        else:
            yield replace(satu, panjang=frozenset(satu.angka.keys() & lain.turun.keys()))


def _menumpang(baris: Baris, atas: Baris, kolom: Sequence[Kolom]) -> bool:
    """Whether a row only names one more indicator, under a group that the row above names.

    So a cell over several indicators looks where the file keeps no merged cells.
    """
    isi = [(k, s) for k, s in zip(kolom, baris.sel, strict=True) if s.teks and s.asal]
    if baris.jenis is JenisBaris.JUMLAH or len(isi) != 1:
        return False
    [(satu, sel)] = isi
    kelompok = [k.indeks for k in kolom[: satu.indeks] if k.peran in ("program", "sasaran")]
    bernama = any(atas.sel[n].teks for n in kelompok)
    return bernama and satu.peran == "indikator" and sel.teks[:1].isupper()


def _urut(kolom: Kolom, baris: Sequence[Sequence[Sel]]) -> Kolom:
    """A column of names that only counts 1, 2, 3 or holds codes is one of numbers of rows.

    One of numbers in no order measures something: "Sasaran" is whom to serve as well.
    """
    isi = [b[kolom.indeks].teks for b in baris if b[kolom.indeks].teks]
    urut = [t for t in isi if t.rstrip(".)").isdigit()]
    kode = [t for t in isi if _KODE.fullmatch(t)]
    urut += kode
    if kolom.peran in PERAN_LABEL and len(urut) >= 2 and len(urut) * 5 >= len(isi) * 4:
        nilai = [int(t.rstrip(".)").replace(".", "")) for t in urut if t.count(".") < _BERTINGKAT]
        acak = len(nilai) == len(urut) and nilai != sorted(nilai) and max(nilai) > len(isi)
        return replace(kolom, peran="" if acak and _BANYAK.search(kolom.nama) else "nomor")
    return kolom


def _baris(
    sumber: TabelSumber, kolom: Sequence[Kolom], tinggi: int, cacah: frozenset[int]
) -> Iterator[Baris]:
    bawaan: dict[str, str] = {}
    atas: list[dict[int, SelAngka]] = []
    bernomor = [k.indeks for k in kolom if k.peran == "nomor"][:1]
    terakhir = max((n for n, b in enumerate(sumber.baris) if any(s.teks for s in b)), default=0)
    jumlah_bernomor = sum(
        1 for b in sumber.baris[tinggi:] if bernomor and _ORDINAL.fullmatch(b[bernomor[0]].teks)
    )
    for nomor, sel in enumerate(sumber.baris[tinggi:], start=tinggi):
        if not any(s.teks for s in sel) or nomor_kolom(sel):
            continue
        angka = _angka(sel, kolom, cacah)
        if teks := _jumlah(sel, kolom):
            rata = kamus().rata.search(teks.lower()) is not None
            pasti = kamus().seluruh.match(teks.lower()) is None
            yield Baris(nomor, JenisBaris.JUMLAH, sel, {}, angka, rata=rata, pasti=pasti)
            continue
        if not angka and len({s.teks for s in sel if s.teks}) == 1:
            yield Baris(nomor, JenisBaris.BAGIAN, sel, {}, {})
            bawaan = {}
            continue
        # Where rows have no number, the last one need not be a total either.
        polos = any(not sumber.baris[nomor - 1][i].teks for i in bernomor if nomor > tinggi)
        akhir = (nomor == terakhir and not polos) or _seratus(angka, kolom)
        if akhir and angka and _tersirat(sel, kolom, bernomor, jumlah_bernomor):
            bernama = (k for k in kolom if k.peran in ("nomor", *PERAN_LABEL))
            pasti = not any(sel[k.indeks].teks for k in bernama) or _seratus(angka, kolom)
            yield Baris(nomor, JenisBaris.JUMLAH, sel, {}, angka, pasti=pasti)
            continue
        if nomor == terakhir and angka and _menjumlah(angka, atas, kolom):
            yield Baris(nomor, JenisBaris.JUMLAH, sel, {}, angka)
            continue
        atas.append(angka)
        label = {k.peran: sel[k.indeks].teks for k in kolom if k.peran in PERAN_LABEL}
        baru = any(sel[i].teks for i in bernomor)
        for peran in reversed(PERAN_LABEL):
            if label.get(peran):
                bawaan[peran] = label[peran]
                if peran != "indikator":
                    bawaan.pop("indikator", None)
            elif peran in label and not baru and peran != "indikator":
                label[peran] = bawaan.get(peran, "")
        turun = _angka([replace(s, asal=not s.asal) for s in sel], kolom, cacah)
        yield Baris(nomor, JenisBaris.DATA, sel, label, angka, turun)


def _angka(
    sel: Sequence[Sel], kolom: Sequence[Kolom], tercacah: frozenset[int]
) -> dict[int, SelAngka]:
    hasil = {}
    indikator = " ".join(sel[k.indeks].teks for k in kolom if k.peran == "indikator").lower()
    cacah = indikator.lstrip("0123456789. ").startswith("jumlah")
    for k in kolom:
        if k.peran in _BUKAN_UKURAN:
            continue
        hitung = k.peran in PERAN_HITUNG or (cacah and k.peran in ("target", "realisasi"))
        # A target is decided, not measured: a whole one is meant as it stands.
        hitung = hitung or k.peran in ("target", "target_akhir", "bobot") or k.indeks in tercacah
        if angka := baca_sel(sel[k.indeks], uang=k.peran in PERAN_UANG, terhitung=hitung):
            hasil[k.indeks] = angka
    return hasil


def _jumlah(sel: Sequence[Sel], kolom: Sequence[Kolom]) -> str:
    """The label of a row of totals; empty for another row."""
    pertama = next((n for n, s in enumerate(sel) if s.teks), 0)
    teks = sel[pertama].teks
    if not awal_jumlah().match(teks):
        return ""
    if kolom[pertama].peran == "indikator" and _indikator_rata(teks.lower()):
        return ""
    label = [k for k in kolom if k.peran in ("nomor", *PERAN_LABEL)]
    lain = [k for k in label if k.indeks != pertama]
    if any(sel[k.indeks].teks and sel[k.indeks].teks != teks for k in lain):
        return ""
    if any(
        s.asal and len(s.teks) > _KETERANGAN_TERPANJANG
        for k, s in zip(kolom, sel, strict=True)
        if k.indeks > pertama and k.peran in ("", "lain")
    ):
        return ""  # a row that explains itself, in a list of figures
    kiri = [k for k in label if k.indeks < pertama and k.peran != "nomor"]
    if kiri:
        return teks if awal_jumlah().fullmatch(teks) or _rata(teks) else ""
    kata = teks.lower().split()
    cacah = len(kata) > 1 and kata[1] in kamus().satuan_hitung
    if lain and not cacah:
        return teks
    # "Jumlah desa" among names, or below a merged cell, is a name like the others.
    return teks if (len(kata) <= 2 and not cacah) or _rata(teks) else ""


def _indikator_rata(teks: str) -> bool:
    """Whether an indicator is a mean of its own: Rata-rata lama sekolah."""
    return bool(kamus().rata.match(teks)) and not kamus().rata_semua.match(teks)


def _rata(teks: str) -> bool:
    return kamus().rata.match(teks.lower()) is not None


def _tersirat(
    sel: Sequence[Sel], kolom: Sequence[Kolom], bernomor: Sequence[int], banyak: int
) -> bool:
    """Whether the last row is a total though it does not say so: without number, or name."""
    label = [sel[k.indeks].teks for k in kolom if k.peran in PERAN_LABEL and sel[k.indeks].asal]
    if label and not any(label):
        return not any(_ORDINAL.fullmatch(sel[i].teks) for i in bernomor)
    if not bernomor or banyak < 2:
        return False
    nomor = sel[bernomor[0]].teks
    if nomor and not _ORDINAL.fullmatch(nomor) and not _KODE.fullmatch(nomor):
        return not any(label)
    return not nomor and sum(map(bool, label)) == 1 and len(label) == 1


def _seratus(angka: dict[int, SelAngka], kolom: Sequence[Kolom]) -> bool:
    """Whether a row has all the weight there is."""
    bobot = [angka[k.indeks].nilai for k in kolom if k.peran == "bobot" and k.indeks in angka]
    return bobot == [_BOBOT_UTUH]


def _menjumlah(
    angka: dict[int, SelAngka], atas: Sequence[dict[int, SelAngka]], kolom: Sequence[Kolom]
) -> bool:
    """Whether the last row has all the weight, or all the money, of the rows above together."""
    for k in kolom:
        isi = [a[k.indeks].nilai for a in atas if k.indeks in a]
        if k.peran in _DIJUMLAHKAN and k.indeks in angka and len(isi) >= _BARIS_SEDIKITNYA:
            return angka[k.indeks].nilai == sum(isi) > 0
    return False


def tingkat(baris: Baris) -> str:
    """program, kegiatan or subkegiatan as the row itself says; empty if it does not."""
    for peran in ("program", "uraian", "indikator"):
        if cocok := _TINGKAT.match(baris.label.get(peran, "").lstrip("0123456789. ")):
            return rapat(cocok[1])
    return ""
