"""A workbook that people filled in, as a Berkas; all that is wrong is said at once, by cell."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sakip.berkas.buku_kerja.kolom import columns, front_columns
from sakip.berkas.buku_kerja.lembar import LembarTerbaca, Temuan, read_front, read_rows
from sakip.berkas.buku_kerja.pindai import scan
from sakip.berkas.buku_kerja.sel import spoken
from sakip.berkas.buku_kerja.tata import ATURAN, INTI, MULAI
from sakip.berkas.json_teks import parse_json
from sakip.berkas.model import LEMBAR, Berkas
from sakip.berkas.periksa import check_with_rules
from sakip.berkas.validasi import validate
from sakip.galat import Galat
from sakip.tabel import Baris, Jenis, buka, tempat
from sakip.terjemah import satu_galat

_SEKALIGUS = 4
"""Sheets that are read at the same time."""
_LETAK = re.compile(r"lembar (\w+) baris (\d+)(?:.* kolom (\w+))?", re.DOTALL)
_DI = re.compile(r" lembar '(?P<lembar>.+)'(?: (?:sel (?P<kolom>[A-Z]+)|baris )(?P<baris>\d+))?$")
_BARIS = re.compile(r"\bbaris (\d+)")


def baca_buku_kerja(jalur: Path) -> Berkas:
    """The sound Berkas of a workbook.

    Raises Galat with every finding, each naming sheet, cell and mend; also for a file that is
    not such a workbook.
    """
    return read_workbook(jalur)[0]


def read_workbook(
    jalur: Path,
) -> tuple[Berkas, Callable[[Galat], Galat], tuple[Galat, ...]]:
    """The Berkas, what puts later findings about it at their cell, and what a workbook of an
    earlier version lacks; raises as above."""
    buku = buka(jalur)
    nama_lembar = {satu.nama.strip().casefold() for satu in buku.lembar}
    if buku.jenis is not Jenis.XLSX or MULAI.casefold() not in nama_lembar:
        raise _foreign(jalur.name)
    pindaian = scan(jalur)
    with ThreadPoolExecutor(_SEKALIGUS) as kolam:
        baris: Iterator[list[Baris]] = kolam.map(list, buku.lembar)
        isi = dict(zip((satu.nama for satu in buku.lembar), baris, strict=True))
    temuan = Temuan(jalur.name)
    nama = _sheet_names(isi, temuan)
    data, letak, rusak = read_front(nama[MULAI], isi[nama[MULAI]], pindaian[nama[MULAI]], temuan)
    lembar = {
        satu: read_rows(satu, nama[satu], isi[nama[satu]], pindaian[nama[satu]], temuan)
        for satu in LEMBAR
        if satu in nama
    }
    data |= {satu: terbaca.data for satu, terbaca in lembar.items()}
    if ATURAN in nama:
        data["aturan"]["overlay"] = _overlay(isi[nama[ATURAN]], tempat(jalur.name, nama[ATURAN]))
    di = _Tempat(jalur.name, [*isi], nama[MULAI], letak, rusak, lembar)
    return di.sahkan(data, temuan), di.of_check, tuple(temuan.pemberitahuan)


def _foreign(nama: str) -> Galat:
    return Galat(
        "buku_kerja.asing",
        nama,
        f"Ini bukan buku kerja Berkas Kinerja: lembar '{MULAI}' tidak ada.",
        "Pakai buku kerja dari sakip berkas kosong, atau dari sakip berkas ubah BERKAS NAMA.xlsx.",
    )


def _sheet_names(isi: Mapping[str, Sequence[Baris]], temuan: Temuan) -> dict[str, str]:
    """Sheets of the model, by what they are called in this file; others are findings."""
    baku = {satu.casefold(): satu for satu in (MULAI, *LEMBAR, ATURAN)}
    ada: dict[str, str] = {}
    for nama, baris in isi.items():
        lembar = baku.get(nama.strip().casefold())
        if lembar is not None:
            ada[lembar] = nama
        elif any(s is not None for satu in baris for s in satu.sel):
            dekat = difflib.get_close_matches(nama.strip().casefold(), baku, 1)
            saran = f"Mungkin maksud Anda '{baku[dekat[0]]}'." if dekat else ""
            pesan = "Lembar ini tidak dikenal, jadi isinya tidak akan terbaca."
            temuan.catat("lembar", nama, pesan, saran or "Pindahkan ke buku kerja lain.")
    for lembar in LEMBAR:
        if lembar not in ada:
            if lembar in INTI:
                saran = "Kembalikan lembar itu dari buku kerja asal; isinya boleh kosong."
                temuan.catat("lembar", lembar, "Lembar ini tidak ada.", saran)
            else:
                pesan = "Lembar ini tidak ada, jadi dibaca kosong."
                temuan.beri_tahu("lembar", lembar, pesan, "Buku kerja ini mungkin dari versi lama.")
    return ada


def _overlay(isi: Sequence[Baris], nama: str) -> Any:
    """The office's own rules; the first row is the heading."""
    return parse_json("\n".join(str(s) for baris in isi[1:] for s in baris.sel[:1]), nama)


class _Tempat:
    """Findings about the model, put where a person sees them in the workbook."""

    def __init__(
        self,
        berkas: str,
        urutan: Sequence[str],
        mulai: str,
        letak: Mapping[str, int],
        rusak: set[str],
        lembar: Mapping[str, LembarTerbaca],
    ) -> None:
        self.berkas = berkas
        self.urutan = urutan
        self.mulai = mulai
        self.letak = letak
        self.rusak = rusak
        self.lembar = lembar

    def sahkan(self, data: Mapping[str, Any], temuan: Temuan) -> Berkas:
        """The Berkas, when it is sound and nothing was found before."""
        berkas: Berkas | None = None
        try:
            berkas = Berkas.model_validate(data)
        except ValidationError as galat:
            semua = galat.errors(include_url=False)
            temuan.semua += [self._of_schema(r) for r in semua if not self._told(r["loc"])]
        if berkas is not None and not temuan.semua:
            temuan.semua += map(self.of_check, validate(berkas) or check_with_rules(berkas))
        if berkas is None or temuan.semua:
            temuan.semua.sort(key=self._order)
            raise Galat.gabung("buku_kerja.tidak_sah", self.berkas, temuan.semua)
        return berkas

    def _order(self, galat: Galat) -> tuple[int, int, int, str]:
        """As a person walks through the workbook: sheet by sheet, row by row."""
        cocok = _DI.search(galat.tempat)
        if cocok is None:
            return -1, 0, 0, ""
        kolom = cocok["kolom"] or ""
        ke = self.urutan.index(cocok["lembar"]) if cocok["lembar"] in self.urutan else -1
        return ke, int(cocok["baris"] or 0), len(kolom), kolom

    def _told(self, jalur: tuple[int | str, ...]) -> bool:
        """Whether this only follows from a cell that could not be read."""
        match jalur:
            case (str(lembar), int(ke), *sisa) if lembar in self.lembar:
                rusak = self.lembar[lembar].rusak.get(ke, set())
                return bool(rusak) and (not sisa or sisa[0] in rusak)
            case _:
                return ".".join(map(str, jalur)) in self.rusak

    def _of_schema(self, rinci: ErrorDetails) -> Galat:
        jalur = rinci["loc"]
        match jalur:
            case (str(lembar), int(ke), *sisa) if lembar in self.lembar:
                kolom = next((k for k in columns(lembar) if sisa and k.nama == sisa[0]), None)
                di = self._row(lembar, ke, kolom.nama if kolom else "")
            case _:
                nama = ".".join(map(str, jalur[:2]))
                kolom = front_columns().get(nama)
                di = tempat(self.berkas, self.mulai, self.letak.get(nama, 0), 2)
        if rinci["type"] == "missing" and kolom is not None:
            pesan = f"'{kolom.judul}' wajib diisi."
            return Galat("buku_kerja.wajib", di, pesan, f"Isi di sini, misalnya {kolom.contoh}.")
        satu = satu_galat(rinci, "", lambda _: di, Berkas)
        for pilihan in kolom.pilihan if kolom else ():
            satu = Galat(satu.kode, di, satu.pesan, satu.saran.replace(pilihan, spoken(pilihan)))
        return satu

    def of_check(self, galat: Galat) -> Galat:
        """A finding by sheet and row of the Berkas, at its cell in the workbook."""
        cocok = _LETAK.match(galat.tempat)
        if cocok is None or cocok[1] not in self.lembar:
            return Galat(galat.kode, self._front(galat.tempat), galat.pesan, galat.saran)
        lembar, ke, kolom = cocok[1], int(cocok[2]) - 1, cocok[3] or ""
        nomor = self.lembar[lembar].nomor
        # The check counts rows from the first one filled in.
        pesan = galat.pesan
        if galat.kode == "berkas.kembar":
            pesan = _BARIS.sub(lambda m: f"baris {nomor[int(m[1]) - 1]}", pesan)
        return Galat(galat.kode, self._row(lembar, ke, kolom), pesan, galat.saran)

    def _front(self, di: str) -> str:
        """The cell of the first sheet for ``kantor kolom daerah`` or ``tahun``."""
        if baris := self.letak.get(di.replace(" kolom ", ".")):
            return tempat(self.berkas, self.mulai, baris, 2)
        return f"{self.berkas}, {di}" if di else self.berkas

    def _row(self, lembar: str, ke: int, kolom: str) -> str:
        terbaca = self.lembar[lembar]
        return tempat(self.berkas, terbaca.nama, terbaca.nomor[ke], terbaca.kolom.get(kolom, 0))
