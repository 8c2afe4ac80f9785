"""The prints of one row: every cell that measures something, split by quarter where it names some.

``TW 1 : 83,00 TW 2 : -`` is two prints; the figures beside a target of one quarter are of that
quarter, and those beside a target of several (``1 unit - - -``) are dealt out in order.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from sakip.core.angka import Ambigu, AngkaRentang, Kosong, Label, Pecahan, TanpaNilai, baca
from sakip.impor.cetakan import Cetakan, Ukur, Utuh, laju
from sakip.periksa.kenali import SelAngka, Tabel
from sakip.periksa.kenali.angka import baca_sel

_TRIWULAN = re.compile(
    r"\b(?:TW|Tri(?:wulan|bulan)) ?\.?(IV|I{1,3}|[1-4])\b ?[:=]? ?", re.IGNORECASE
)
_NOMOR = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SATU = re.compile(r"[-–](?=\s|$)|n/a|\d[\d.,]*(?: ?%|(?: (?![-–\d])[^\s\d]+)*)", re.IGNORECASE)
_KETERANGAN_TERPENDEK = 40  # letters of a remark that may tell of another year
_NILAI = r"\d[\d.]*(?:,\d+)?"
_TARGET_LALU = re.compile(
    rf"target tahun (?:sebelumnya|lalu),? \(?(?P<tahun>20\d\d)\)?,? "
    rf"(?:dengan nilai|sebesar|senilai|yaitu|adalah) (?P<target>{_NILAI})",
    re.IGNORECASE,
)
_NILAI_LALU = re.compile(
    rf"tahun \(?(?P<tahun>20\d\d)\)?,? (?:yaitu|yakni|adalah|sebesar|senilai|mencapai) "
    rf"(?P<realisasi>{_NILAI}) ?%?(?: \([a-z ]+\))? ?[,(]? ?(?:dengan )?(?:tingkat )?"
    rf"capaian(?: kinerja)?(?: sebesar)? (?P<capaian>{_NILAI} ?%)",
    re.IGNORECASE,
)
_BERTRIWULAN = frozenset({"target", "realisasi", "capaian"})


def potong_triwulan(teks: str) -> dict[int, str]:
    """The text of each quarter that a cell names; empty where it names none, or one twice."""
    awal = list(_TRIWULAN.finditer(teks))
    nomor = [_NOMOR[c[1].upper()] for c in awal]
    if not awal or awal[0].start() or len(set(nomor)) < len(nomor):
        return {}
    akhir = [*(c.start() for c in awal[1:]), len(teks)]
    return {
        n: teks[c.end() : sampai].strip()
        for n, c, sampai in zip(nomor, awal, akhir, strict=True)
    }  # fmt: skip


def cetakan_baris(tabel: Tabel, ukur: Mapping[int, Ukur], utuh: Utuh) -> Iterator[Cetakan]:
    """The prints of a row. ukur: what each column measures, by its index."""
    per_triwulan = {i: p for i in ukur if (p := potong_triwulan(utuh.teks[i]))}
    sebutan = next(iter(per_triwulan.values()), {})
    dipakai: set[tuple[Ukur, str]] = set()
    for kolom in tabel.kolom:
        i = kolom.indeks
        teks = utuh.teks[i]
        if i not in ukur or not teks or not utuh.asal[i] or (ukur[i], kolom.nama) in dipakai:
            continue
        dipakai.add((ukur[i], kolom.nama))
        bagian = per_triwulan.get(i)
        if bagian is None and sebutan and not ukur[i].triwulan and ukur[i].ukuran in _BERTRIWULAN:
            bagian = _bagikan(teks, sebutan)
        if bagian is None:
            isi = utuh.baris.angka.get(i) or _baca(tabel, utuh, i, teks)
            yield Cetakan(ukur[i], teks, isi, tabel, utuh.nomor, kolom)
            continue
        for triwulan, potong in bagian.items():
            if potong:
                isi = _baca(tabel, utuh, i, potong)
                satu = replace(ukur[i], triwulan=triwulan)
                yield Cetakan(satu, potong, isi, tabel, utuh.nomor, kolom)


def cetakan_keterangan(
    tabel: Tabel, terpakai: Collection[int], utuh: Utuh, tahun: int
) -> Iterator[Cetakan]:
    """What the remarks of a row say of years before: its target, realisasi and capaian then.

    terpakai: columns that measure something, and are no remarks. tahun: of the report.
    """
    for kolom in tabel.kolom:
        i = kolom.indeks
        if i in terpakai or not utuh.asal[i] or len(utuh.teks[i]) < _KETERANGAN_TERPENDEK:
            continue
        for pola in (_TARGET_LALU, _NILAI_LALU):
            for cocok in pola.finditer(utuh.teks[i]):
                saat = int(cocok["tahun"])
                for ukuran, teks in cocok.groupdict().items():
                    if ukuran != "tahun" and teks and saat < tahun:
                        isi = _baca(tabel, utuh, i, teks)
                        yield Cetakan(Ukur(ukuran, saat), teks, isi, tabel, utuh.nomor, kolom)


def _bagikan(teks: str, sebutan: Mapping[int, str]) -> dict[int, str]:
    """A cell dealt out to the quarters that the target beside it names; empty if in doubt."""
    potong = [c[0] for c in _SATU.finditer(teks)]
    if len(potong) == len(sebutan):
        return dict(zip(sebutan, potong, strict=True))
    berisi = [n for n, t in sebutan.items() if any(c.isdigit() for c in t)]
    return {berisi[0]: teks} if len(potong) == 1 and len(berisi) == 1 else {}


def _baca(
    tabel: Tabel, utuh: Utuh, indeks: int, teks: str
) -> SelAngka | AngkaRentang | Kosong | Label:
    sel = replace(tabel.sumber.baris[utuh.nomor][indeks], teks=teks)
    isi: object = baca_sel(sel) or baca(teks)
    if isinstance(isi, Pecahan | Ambigu):
        isi = laju(isi, sel)
    if isinstance(isi, Kosong) and isi.jenis is TanpaNilai.BELUM_DIISI:
        return Label(teks, "")
    if isinstance(isi, SelAngka | AngkaRentang | Kosong | Label):
        return isi
    return Label(teks, "")  # no figure that can be used as it stands
