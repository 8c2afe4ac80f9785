"""CSV and its kin, row by row in small memory: separator and encoding are found, not asked."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO, TextIOWrapper
from itertools import chain, islice
from pathlib import Path

from sakip.galat import Galat
from sakip.tabel.batas import MIB, Batas
from sakip.tabel.jenis import BOM_UTF16, Jenis, kenali, tak_terbuka
from sakip.tabel.tempat import tempat

# In this order when several would do: a comma is often a decimal comma.
PEMISAH = (";", "\t", "|", ",")
CONTOH = 64 * 1024  # characters looked at to find the separator, and taken at once later
ISI_PALING = 16 * MIB  # characters of some hundred rows; more means a quote left open


@dataclass(frozen=True, slots=True)
class TabelCsv:
    """An opened CSV: what was found out about it, and its rows.

    awal: number of the first row that holds data (2 when Excel's ``sep=;`` line comes first).
    catatan: what the reader should know, in Indonesian.
    """

    path: Path
    pemisah: str
    penyandian: str
    awal: int
    catatan: tuple[str, ...]

    def baris(self, maju: Callable[[int], None] = lambda _: None) -> Iterator[list[str]]:
        """Rows as they stand, ragged ones too; an empty line is an empty list.

        maju: told now and then how many bytes have been read.
        Row n of the file as a spreadsheet shows it is item n - `awal`, counted from 0.
        Raises Galat for an unbalanced quote or an endless cell, naming the line.
        """
        try:
            # A few hundred at once: asking the reader row by row would cost a tenth more.
            for potong in self._potongan(200, maju):
                yield from potong
        except csv.Error as sebab:
            raise Galat(
                "tabel.kutip",
                tempat(self.path.name, baris=self._baris_salah()),
                'Tanda kutip (") di baris ini tidak berpasangan, atau selnya terlalu panjang.',
                "Betulkan tanda kutipnya, atau simpan ulang dari Excel sebagai CSV UTF-8.",
            ) from sebab
        except OSError as sebab:
            raise tak_terbuka(self.path, sebab) from sebab

    def _potongan(
        self, banyak: int, maju: Callable[[int], None] = lambda _: None
    ) -> Iterator[list[list[str]]]:
        """Rows in lists of `banyak`; one list may take at most `ISI_PALING` characters."""
        jatah = ISI_PALING // CONTOH

        def lagi() -> list[str]:
            nonlocal jatah
            jatah -= 1
            if jatah < 0:
                raise csv.Error("a record without end")
            maju(bita.tell())
            return teks.readlines(CONTOH)

        with (
            self.path.open("rb") as bita,
            TextIOWrapper(bita, self.penyandian, newline="") as teks,
        ):
            if self.awal > 1:
                teks.readline()
            fisik = chain.from_iterable(iter(lagi, []))
            pembaca = csv.reader(fisik, delimiter=self.pemisah, strict=True)
            while potong := list(islice(pembaca, banyak)):
                jatah = ISI_PALING // CONTOH
                yield potong

    def _baris_salah(self) -> int:
        """Line on which the record begins that cannot be read."""
        nomor = self.awal
        with suppress(csv.Error):
            for potong in self._potongan(1):
                nomor += 1 + sum(sel.count("\n") for sel in potong[0])
        return nomor


def buka_csv(path: Path, *, batas: Batas | None = None) -> TabelCsv:
    """Open a CSV after one quick pass over its bytes; nothing of it is kept in memory.

    The encoding is UTF-8, UTF-16 with its mark, or else Windows-1252 (said in `catatan`); the
    separator is ``;``, tab, ``|`` or a comma. Raises Galat when the file is not text.
    """
    batas = batas or Batas()
    jenis = kenali(path, batas)
    if jenis is not Jenis.CSV:
        raise Galat(
            "tabel.jenis",
            path.name,
            f"Berkas ini sebenarnya {jenis.value}, bukan teks CSV.",
            "Simpan ulang sebagai CSV UTF-8 dari Excel atau LibreOffice.",
        )
    try:
        penyandian = _penyandian(path)
        with path.open(encoding=penyandian, newline="") as teks:
            contoh = teks.read(CONTOH)
    except OSError as sebab:
        raise tak_terbuka(path, sebab) from sebab
    catatan: tuple[str, ...] = ()
    if penyandian == "cp1252":
        catatan = (
            "Berkas ini bukan UTF-8, jadi dibaca sebagai Windows-1252."
            " Periksa huruf beraksen dan tanda kutip.",
        )
    pertama = contoh.split("\n", 1)[0].rstrip("\r").lower()
    if len(pertama) == 5 and pertama.startswith("sep="):
        return TabelCsv(path, pertama[-1], penyandian, 2, catatan)
    return TabelCsv(path, _pemisah(contoh), penyandian, 1, catatan)


def _pemisah(contoh: str) -> str:
    """The separator that cuts most rows of the sample into one and the same number of cells."""

    def serapi(pemisah: str) -> int:
        try:
            lebar = Counter(map(len, csv.reader(StringIO(contoh), delimiter=pemisah)))
        except csv.Error:
            return 0
        return max((kali for sel, kali in lebar.items() if sel > 1), default=0)

    rapi = {pemisah: serapi(pemisah) for pemisah in PEMISAH}
    return max(PEMISAH, key=rapi.__getitem__) if any(rapi.values()) else ","


def _penyandian(path: Path) -> str:
    """The encoding that every byte of the file obeys."""
    with path.open("rb") as berkas:
        calon = ("utf-16",) if berkas.read(2) in BOM_UTF16 else ("utf-8-sig", "cp1252")
    for penyandian in calon:
        if _terbaca(path, penyandian):
            return penyandian
    raise Galat(
        "tabel.bukan_teks",
        path.name,
        "Isi berkas ini bukan teks yang dapat dibaca.",
        "Simpan ulang sebagai CSV UTF-8 dari Excel atau LibreOffice.",
    )


def _terbaca(path: Path, penyandian: str) -> bool:
    """Whether all of it decodes; NUL characters and endless lines raise Galat at once."""
    urai = codecs.getincrementaldecoder(penyandian)()
    nomor = 1
    with path.open("rb") as berkas:
        while True:
            potong = berkas.read(MIB)
            try:
                teks = urai.decode(potong, final=not potong)
            except UnicodeDecodeError:
                return False
            if "\0" in teks:
                raise Galat(
                    "tabel.nol",
                    tempat(path.name, baris=nomor + teks.count("\n", 0, teks.index("\0"))),
                    "Baris ini berisi karakter kosong (NUL), tanda berkas rusak.",
                    "Simpan ulang sebagai CSV UTF-8 dari Excel atau LibreOffice.",
                )
            if len(potong) == MIB and "\n" not in teks and "\r" not in teks:
                raise Galat(
                    "tabel.baris_panjang",
                    tempat(path.name, baris=nomor),
                    "Satu baris lebih dari 1 MB, padahal tabel berisi satu data per baris.",
                    "Periksa apakah berkas ini benar tabel CSV.",
                )
            nomor += teks.count("\n")
            if not potong:
                return True
