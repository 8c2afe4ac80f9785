"""A workbook or CSV as sheets of plain cells, whatever kind of file it came from."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from sakip.galat import Galat
from sakip.tabel.arsip import bersandi, periksa_arsip, rusak
from sakip.tabel.batas import MIB, Batas
from sakip.tabel.csv_teks import TabelCsv, buka_csv
from sakip.tabel.jenis import Jenis, kenali
from sakip.tabel.tempat import tempat

Sel = str | int | Decimal | bool | date | datetime | time | timedelta | None

PEMBACA = Path(__file__).with_name("pembaca.py")


class Baris(NamedTuple):
    """One row: its number as the spreadsheet shows it, and its cells from column A on."""

    nomor: int
    sel: tuple[Sel, ...]


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet; each time it is iterated it is read anew, row by row.

    Iterating raises Galat when the sheet is damaged or larger than the limits.
    """

    nama: str
    tersembunyi: bool
    _baca: Callable[[], Iterator[Baris]]

    def __iter__(self) -> Iterator[Baris]:
        return self._baca()


@dataclass(frozen=True, slots=True)
class BukuTabel:
    """An opened table file. catatan: what the reader should know, in Indonesian.

    A CSV has one sheet without a name, and all its cells are text.
    """

    path: Path
    jenis: Jenis
    lembar: tuple[Lembar, ...]
    catatan: tuple[str, ...]


def buka(path: Path, *, batas: Batas | None = None) -> BukuTabel:
    """Open an XLSX, XLS or CSV file; what it is is decided by its content.

    Cells are plain Python. A number is an int when whole, else a Decimal with the shortest
    digits that mean the number stored; an empty cell is None. Raises Galat for anything that
    is not such a file, is locked, damaged, a zip bomb, or beyond `batas`.
    """
    batas = batas or Batas()
    jenis = kenali(path, batas)
    if jenis is Jenis.CSV:
        tabel = buka_csv(path, batas=batas)
        return BukuTabel(path, jenis, (Lembar("", False, lambda: _baca_csv(tabel)),), tabel.catatan)
    catatan: tuple[str, ...] = ()
    if jenis is Jenis.XLSX and (galat := periksa_arsip(path, batas)):
        catatan = (
            f"{galat} sel berisi galat rumus (misalnya #DIV/0! atau #REF!) dan dibaca kosong.",
        )
    (isi,) = _pembaca(path, batas, {})
    return BukuTabel(path, jenis, tuple(_lembar(path, batas, *satu) for satu in isi), catatan)


def _lembar(path: Path, batas: Batas, nama: str, tersembunyi: bool) -> Lembar:
    minta = {"nama": nama, "baris": batas.baris, "kolom": batas.kolom, "sel": batas.sel}

    def baca() -> Iterator[Baris]:
        for nomor, isi in enumerate(_pembaca(path, batas, minta), start=1):
            yield Baris(nomor, tuple(isi))

    return Lembar(nama, tersembunyi, baca)


def _baca_csv(tabel: TabelCsv) -> Iterator[Baris]:
    for nomor, isi in enumerate(tabel.baris(), start=tabel.awal):
        yield Baris(nomor, tuple(satu or None for satu in isi))


def _pembaca(path: Path, batas: Batas, minta: dict[str, Any]) -> Iterator[list[Any]]:
    """What the child process reads: the list of sheets, or the rows of one."""
    pesan = json.dumps({"memori": batas.memori, "detik": batas.detik, **minta})
    # -P: the folder of the script must not stand before the standard library.
    perintah = [sys.executable, "-P", str(PEMBACA), str(path), pesan]
    with (
        tempfile.TemporaryFile() as keluhan,
        subprocess.Popen(
            perintah, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=keluhan
        ) as anak,
    ):
        assert anak.stdout is not None
        try:
            for satu in anak.stdout:
                hasil = _URAI.decode(satu.decode("ascii"))
                if isinstance(hasil, list):
                    yield hasil
                elif "lembar" in hasil:
                    yield hasil["lembar"]
                elif "galat" in hasil:
                    raise _galat(path, minta.get("nama", ""), hasil)
                else:
                    return
            kode = anak.wait()
        finally:
            anak.kill()
        keluhan.seek(0)
        raise _gugur(path, minta.get("nama", ""), kode, keluhan.read(), batas)


def _angka(teks: str) -> int | Decimal:
    """A number of the sheet: every one is stored as a float, 4 as 4.0."""
    return int(teks[:-2]) if teks.endswith(".0") else Decimal(teks)


def _bertanda(isi: dict[str, Any]) -> object:
    """A tagged date or time back as what it was."""
    match isi:
        case {"date": teks}:
            return date.fromisoformat(teks)
        case {"datetime": teks}:
            return datetime.fromisoformat(teks)
        case {"time": teks}:
            return time.fromisoformat(teks)
        case {"timedelta": mikrodetik}:
            return timedelta(microseconds=mikrodetik)
    return isi


# Whatever is not a finite number ("NaN" written into a number cell) stays text.
_URAI = json.JSONDecoder(parse_float=_angka, parse_constant=str, object_hook=_bertanda)


def _galat(path: Path, lembar: str, hasil: dict[str, Any]) -> Galat:
    """The Galat for what the child process found and could say."""
    if hasil["galat"] == "sandi":
        return bersandi(path)
    if hasil["galat"] == "rusak":
        return rusak(path)
    return Galat(
        "tabel.batas",
        tempat(path.name, lembar),
        f"Lembar ini memakai {hasil['nilai']} {hasil['galat']}, lebih dari batas {hasil['batas']}.",
        "Hapus baris dan kolom di luar tabel, termasuk isian yang tersesat jauh di bawah atau"
        " di kanan, lalu simpan ulang.",
    )


def _gugur(path: Path, lembar: str, kode: int, keluhan: bytes, batas: Batas) -> Galat:
    """The Galat for a child process that ended before it was done."""
    if b"memory allocation" in keluhan or b"MemoryError" in keluhan:
        return Galat(
            "tabel.memori",
            tempat(path.name, lembar),
            f"Membuka berkas ini memerlukan memori lebih dari {batas.memori // MIB} MB.",
            "Hapus baris dan kolom di luar tabel, termasuk isian yang tersesat jauh di bawah"
            " atau di kanan, lalu simpan ulang; atau simpan sebagai CSV.",
        )
    if sys.platform != "win32" and kode == -signal.SIGXCPU:
        return Galat(
            "tabel.lama",
            tempat(path.name, lembar),
            f"Membuka berkas ini memerlukan lebih dari {batas.detik} detik.",
            "Simpan sebagai CSV, atau bagi menjadi beberapa berkas.",
        )
    return rusak(path)
