"""One sheet of a workbook read: headings found, cells turned into values, findings gathered."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sakip.berkas.baris import Berisi
from sakip.berkas.buku_kerja.kolom import Jenis, Kolom, columns, front_columns
from sakip.berkas.buku_kerja.pindai import Pindaian
from sakip.berkas.buku_kerja.sel import LOWONG, UMUM, from_cell
from sakip.berkas.buku_kerja.tata import DISIAPKAN, OTOMATIS
from sakip.berkas.model import row_class
from sakip.core.angka import TanpaNilai
from sakip.galat import Galat
from sakip.tabel import Baris, Sel, huruf_kolom, sel, tempat

_CARI_JUDUL = 10
"""Rows from the top among which the headings are looked for."""
_LETAK = re.compile(r"([A-Z]+)([0-9]+)")
_ANGKA = ("nilai", "label", "kosong", "komponen")


class Temuan:
    """What is wrong in one file, by place; and apart from it what one should only know of."""

    def __init__(self, berkas: str) -> None:
        self.berkas = berkas
        self.semua: list[Galat] = []
        self.pemberitahuan: list[Galat] = []

    def catat(
        self, kode: str, lembar: str, pesan: str, saran: str, baris: int = 0, kolom: int = 0
    ) -> None:
        di = tempat(self.berkas, lembar, baris, kolom)
        self.semua.append(Galat(f"buku_kerja.{kode}", di, pesan, saran))

    def beri_tahu(self, kode: str, lembar: str, pesan: str, saran: str) -> None:
        di = tempat(self.berkas, lembar, 0, 0)
        self.pemberitahuan.append(Galat(f"buku_kerja.{kode}", di, pesan, saran))


class LembarTerbaca(NamedTuple):
    """One sheet: its name in the file, column of each field, and its rows.

    nomor: row numbers in the file, one for each of `data`. rusak: by index of the row, the fields
    that could not be read.
    """

    nama: str
    kolom: Mapping[str, int]
    data: list[dict[str, Any]]
    nomor: list[int]
    rusak: dict[int, set[str]]


def read_rows(
    lembar: str, nama: str, isi: Sequence[Baris], pindaian: Pindaian, temuan: Temuan
) -> LembarTerbaca:
    """The rows of a sheet of the model; `nama` is what it is called in the file."""
    hasil = LembarTerbaca(nama, {}, [], [], {})
    kepala = _heading_row(lembar, isi)
    if kepala is None:
        if isi:
            saran = "Salin baris judul dari buku kerja asal."
            temuan.catat("judul", nama, "Baris judul kolom tidak ditemukan.", saran)
        return hasil
    berisi = [baris for baris in isi if baris.nomor > kepala.nomor]
    banyak = len(temuan.semua)
    letak = _positions(lembar, nama, kepala, bool(berisi), temuan)
    _stray_cells(nama, kepala, berisi, temuan)
    if len(temuan.semua) > banyak:
        return hasil
    hasil = hasil._replace(kolom=letak)
    _formulas(nama, kepala.nomor, set(letak.values()), pindaian, temuan)
    for baris in berisi:
        satu: dict[str, Any] = {}
        rusak: set[str] = set()
        for kolom in columns(lembar):
            if (di := letak.get(kolom.nama, 0)) == 0:
                continue
            ada, nilai = _value(kolom, _at(baris, di), nama, baris.nomor, di, pindaian, temuan)
            if ada and nilai is not None:
                satu[kolom.nama] = nilai
            elif ada:
                rusak.add(kolom.nama)
        if rusak:
            hasil.rusak[len(hasil.data)] = rusak
        elif not satu or _prepared(lembar, satu):
            continue
        hasil.data.append(_completed(lembar, satu))
        hasil.nomor.append(baris.nomor)
    return hasil


def read_front(
    nama: str, isi: Sequence[Baris], pindaian: Pindaian, temuan: Temuan
) -> tuple[dict[str, Any], dict[str, int], set[str]]:
    """Identity of office and year; with the row of each field, and the fields not readable."""
    data: dict[str, Any] = {"kantor": {}, "aturan": {}}
    letak: dict[str, int] = {}
    rusak: set[str] = set()
    judul = {_plain(k.judul): (jalur, k) for jalur, k in front_columns().items()}
    for baris in isi:
        jalur, kolom = judul.get(_plain(_at(baris, 1)), ("", None))
        if kolom is None or jalur in letak:
            continue
        letak[jalur] = baris.nomor
        if sel(baris.nomor, 2) in pindaian.rumus:
            _refuse_formula(nama, baris.nomor, 2, temuan)
        ada, nilai = _value(kolom, _at(baris, 2), nama, baris.nomor, 2, pindaian, temuan)
        if not ada:
            continue
        if nilai is None:
            rusak.add(jalur)
        bagian, _, field = jalur.rpartition(".")
        (data[bagian] if bagian else data)[field] = nilai
    return data, letak, rusak


def _value(
    kolom: Kolom,
    isi: Sel,
    lembar: str,
    baris: int,
    di: int,
    pindaian: Pindaian,
    temuan: Temuan,
) -> tuple[bool, Any]:
    """Whether the cell holds something, and its value; None after a finding."""
    if sel(baris, di) in pindaian.rumus:
        return True, None
    if not _filled(isi):
        lowong = isi == LOWONG and kolom.jenis is Jenis.TEKS and bool(kolom.bawaan)
        return lowong, "" if lowong else None
    try:
        return True, from_cell(kolom, isi, pindaian.tampilan.get(sel(baris, di), UMUM))
    except Galat as galat:
        kode = galat.kode.removeprefix("buku_kerja.")
        temuan.catat(kode, lembar, galat.pesan, galat.saran, baris, di)
        return True, None


def _prepared(lembar: str, satu: Mapping[str, Any]) -> bool:
    """Whether a row only names what somebody is yet to fill in."""
    return lembar in DISIAPKAN and satu.keys() <= set(row_class(lembar).kunci_baris)


def _completed(lembar: str, satu: dict[str, Any]) -> dict[str, Any]:
    """A row of figures without any figure is one that nobody has filled in yet."""
    if issubclass(row_class(lembar), Berisi) and not any(k in satu for k in _ANGKA):
        return {**satu, "kosong": TanpaNilai.BELUM_DIISI}
    return satu


# -- headings -----------------------------------------------------------------


def _names(lembar: str) -> dict[str, Kolom]:
    """Columns by heading, and by the name that messages and other forms use."""
    semua = columns(lembar)
    return {_plain(k.nama): k for k in semua} | {_plain(k.judul): k for k in semua}


def _heading_row(lembar: str, isi: Sequence[Baris]) -> Baris | None:
    kenal = _names(lembar)
    return next(
        (
            baris
            for baris in isi
            if baris.nomor <= _CARI_JUDUL and any(_plain(s) in kenal for s in baris.sel)
        ),
        None,
    )


def _positions(
    lembar: str, nama: str, kepala: Baris, berisi: bool, temuan: Temuan
) -> dict[str, int]:
    """Column of each field, A being 1; every heading that is foreign, doubled or missing found.

    A workbook from before a column was added lacks it: that is told and read as blank, unless the
    column is one without which a row says nothing.
    """
    kenal = _names(lembar)
    letak: dict[str, int] = {}
    for n, judul in enumerate(kepala.sel, 1):
        if not _filled(judul) or _automatic(judul):
            continue
        kolom = kenal.get(_plain(judul))
        if kolom is None:
            dekat = difflib.get_close_matches(_plain(judul), kenal, 1)
            pesan = f"Kolom '{str(judul)[:40]}' tidak dikenal di lembar ini."
            saran = f"Mungkin maksud Anda '{kenal[dekat[0]].judul}'." if dekat else ""
            temuan.catat("judul", nama, pesan, saran or "Hapus kolomnya.", kepala.nomor, n)
        elif kolom.nama in letak:
            pesan = f"Kolom '{kolom.judul}' ada dua."
            temuan.catat("judul", nama, pesan, "Hapus salah satu.", kepala.nomor, n)
        else:
            letak[kolom.nama] = n
    for kolom in columns(lembar) if berisi else ():
        if kolom.nama in letak:
            continue
        pesan = f"Kolom '{kolom.judul}' tidak ada di baris judul."
        saran = "Tulis judul itu di kolom kosong; isinya boleh kosong."
        if kolom.wajib or kolom.kunci or kolom.nama in _ANGKA:
            temuan.catat("judul", nama, pesan, saran, kepala.nomor)
        else:
            pesan = f"Kolom '{kolom.judul}' tidak ada, jadi dibaca kosong di semua baris."
            temuan.beri_tahu("judul", nama, pesan, "Buku kerja ini mungkin dari versi lama.")
    return letak


def _stray_cells(nama: str, kepala: Baris, berisi: Sequence[Baris], temuan: Temuan) -> None:
    """Cells under no heading would not be read: the first of each such column is found."""
    berjudul = {n for n, judul in enumerate(kepala.sel, 1) if _filled(judul)}
    for baris in berisi:
        for n, satu in enumerate(baris.sel, 1):
            if n not in berjudul and _filled(satu):
                berjudul.add(n)
                pesan = f"Kolom {huruf_kolom(n)} berisi, tetapi tidak punya judul."
                saran = "Hapus isinya, atau pindahkan ke kolom yang berjudul."
                temuan.catat("judul", nama, pesan, saran, baris.nomor, n)


def _formulas(nama: str, kepala: int, kolom: set[int], pindaian: Pindaian, temuan: Temuan) -> None:
    for baris, n in sorted(map(_place, pindaian.rumus)):
        if baris > kepala and n in kolom:
            _refuse_formula(nama, baris, n, temuan)


def _refuse_formula(nama: str, baris: int, kolom: int, temuan: Temuan) -> None:
    pesan = "Sel ini berisi rumus; yang dibaca hanya isian."
    saran = "Salin selnya, lalu tempel sebagai nilai (Tempel Khusus > Nilai)."
    temuan.catat("rumus", nama, pesan, saran, baris, kolom)


def _place(di: str) -> tuple[int, int]:
    """Row and column of ``C7``: (7, 3)."""
    cocok = _LETAK.fullmatch(di)
    assert cocok is not None, di
    kolom = 0
    for huruf in cocok[1]:
        kolom = 26 * kolom + ord(huruf) - ord("A") + 1
    return int(cocok[2]), kolom


def _at(baris: Baris, kolom: int) -> Sel:
    return baris.sel[kolom - 1] if kolom <= len(baris.sel) else None


def _filled(isi: Sel) -> bool:
    return isi is not None and not (isinstance(isi, str) and not isi.strip())


def _automatic(judul: Sel) -> bool:
    return isinstance(judul, str) and judul.strip().endswith(OTOMATIS.strip())


def _plain(judul: Sel) -> str:
    """A heading without what does not tell it apart: star, letter case, underscores."""
    if not isinstance(judul, str):
        return ""
    return " ".join(judul.replace("_", " ").rstrip("* \n").split()).casefold()
