"""Many files checked on all cores, each in a process that may fail without the others."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import NamedTuple

from sakip.galat import Galat
from sakip.periksa.baca.pekerja import batasi
from sakip.periksa.keluaran import HasilData
from sakip.periksa.kerja import periksa_berkas

_MIB = 1024 * 1024
_PAMIT = 2.0  # seconds that a worker told to end has for leaving nothing behind
AKHIRAN = frozenset(
    (".pdf", ".docx", ".doc", ".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".txt", ".md")
)
"""Endings of files that are taken from a folder."""


class Batas(NamedTuple):
    """What one file may take; none of it comes from a regulation."""

    memori: int = 2048 * _MIB
    detik: int = 600  # by the clock


class Tugas(NamedTuple):
    """One file, where its page goes, and the address of the page of all files."""

    berkas: Path
    html: Path | None = None
    kembali: str | None = None


def cari_berkas(sumber: Sequence[Path]) -> list[Path]:
    """The files named, and those in the folders named, in order; each once. Raises Galat."""
    hasil: dict[Path, None] = {}
    for satu in sumber:
        if satu.is_dir():
            dalam = (p for p in sorted(satu.rglob("*")) if p.suffix.lower() in AKHIRAN)
            # Names that begin so are locks and copies that office programs leave behind.
            hasil |= {p: None for p in dalam if p.is_file() and p.name[:1] not in (".", "~")}
        else:
            hasil[satu] = None
    if not hasil:
        raise Galat(
            "periksa.kosong",
            ", ".join(map(str, sumber)),
            "Tidak ada berkas yang dapat diperiksa di folder ini.",
            "Isi dengan PDF, DOCX, XLSX, XLS, CSV, teks, atau Markdown.",
        )
    return list(hasil)


def periksa_banyak(
    tugas: Sequence[Tugas], batas: Batas | None = None, proses: int | None = None
) -> Generator[tuple[int, HasilData | Galat], None, None]:
    """What came of each file, with its index in `tugas`, as soon as it is known.

    proses: how many files at once; as many as there are cores. A file that breaks the limits or
    the process gives a Galat like one that cannot be read.
    """
    batas = batas or Batas()
    antre = iter(enumerate(tugas))
    regu: dict[Connection, _Pekerja] = {}
    try:
        for _ in range(min(proses or os.cpu_count() or 1, len(tugas))):
            satu = _Pekerja(batas)
            satu.beri(*next(antre))
            regu[satu.pipa] = satu
        while regu:
            sisa = min(p.batas_waktu for p in regu.values()) - time.monotonic()
            siap = wait(list(regu), max(0.0, sisa))
            lewat = [p for p in regu.values() if p.batas_waktu <= time.monotonic()]
            for pekerja in [regu[p] for p in regu if p in siap] or lewat:
                yield pekerja.nomor, pekerja.ambil()
                if (berikut := next(antre, None)) is None or pekerja.mati:
                    pekerja.hentikan()
                    del regu[pekerja.pipa]
                if berikut is not None:
                    if pekerja.mati:
                        pekerja = _Pekerja(batas)
                        regu[pekerja.pipa] = pekerja
                    pekerja.beri(*berikut)
    finally:
        for satu in regu.values():
            satu.hentikan()


class _Pekerja:
    """A process that checks one file after another until one of them breaks it."""

    def __init__(self, batas: Batas) -> None:
        # Not by fork: a copy of a process with threads may wait for ever for their locks.
        cara = multiprocessing.get_context("spawn")
        self.pipa, ujung = cara.Pipe()
        self._proses = cara.Process(target=_kerja, args=(ujung, batas.memori), daemon=False)
        self._proses.start()
        ujung.close()
        self._batas = batas
        self._tugas = Tugas(Path())
        self._semula: int | None = None  # when its page was written, before it was asked for anew
        self._terjawab = True
        self.nomor = -1
        self.batas_waktu = 0.0
        self.mati = False

    def beri(self, nomor: int, tugas: Tugas) -> None:
        self.nomor, self._tugas = nomor, tugas
        self._semula, self._terjawab = _ditulis(tugas.html), False
        self.batas_waktu = time.monotonic() + self._batas.detik
        self.pipa.send(tugas)

    def ambil(self) -> HasilData | Galat:
        """What it says of its file; when it died or is late, what that means."""
        if self.pipa.poll():
            try:
                hasil: HasilData | Galat = self.pipa.recv()
                self._terjawab = True
                return hasil
            except EOFError:
                self.mati = True
                return self._galat(
                    "gugur", "Memeriksa berkas ini menghentikan prosesnya.",
                    "Buka dan simpan ulang berkasnya, atau bagi menjadi beberapa berkas.",
                )  # fmt: skip
        self.mati = True
        return self._galat(
            "lama", f"Memeriksa berkas ini lebih dari {self._batas.detik} detik.",
            "Bagi menjadi beberapa berkas.",
        )  # fmt: skip

    def _galat(self, kode: str, pesan: str, saran: str) -> Galat:
        return Galat(f"periksa.{kode}", self._tugas.berkas.name, pesan, saran)

    def hentikan(self) -> None:
        """End it, and what it started; asked first, so that it takes away what it half wrote."""
        self.pipa.close()
        if sys.platform != "win32":
            self._proses.terminate()
            self._isyarat(signal.SIGTERM)
            self._proses.join(_PAMIT)
            self._isyarat(signal.SIGKILL)
        self._proses.kill()
        self._proses.join()
        halaman = self._tugas.html
        if halaman and not self._terjawab and _ditulis(halaman) != self._semula:
            halaman.unlink(missing_ok=True)  # written in that instant: no index would name it

    def _isyarat(self, isyarat: int) -> None:
        """To the worker and the readers it started."""
        if sys.platform != "win32" and self._proses.pid:
            with suppress(ProcessLookupError):  # ended already, or has no group of its own yet
                os.killpg(self._proses.pid, isyarat)


def _ditulis(halaman: Path | None) -> int | None:
    """When a page was written, in nanoseconds; None where there is none."""
    try:
        return halaman.stat().st_mtime_ns if halaman else None
    except FileNotFoundError:
        return None


def _kerja(pipa: Connection, memori: int) -> None:
    """The life of a worker: tasks in, what came of each out."""
    if sys.platform != "win32":
        os.setpgrp()  # Ctrl-C is for the first process, which ends this one
        signal.signal(signal.SIGTERM, _pamit)
    batasi(memori)
    while True:
        try:
            tugas = pipa.recv()
        except EOFError:
            return
        pipa.send(_satu(tugas, memori))


def _pamit(*_: object) -> None:
    """Leave by the way of errors, past everything that takes away what is half done."""
    raise SystemExit


def _satu(tugas: Tugas, memori: int) -> HasilData | Galat:
    nama = tugas.berkas.name
    try:
        return periksa_berkas(tugas.berkas, tugas.html, tugas.kembali)
    except Galat as galat:
        return galat
    except MemoryError:
        pesan = f"Memeriksa berkas ini memerlukan lebih dari {memori // _MIB} MB."
        return Galat("periksa.memori", nama, pesan, "Bagi menjadi beberapa berkas.")
    except Exception as sebab:
        # A mistake of ours in one file: told with that file, the others go on.
        pesan = f"Berkas ini tidak selesai diperiksa ({type(sebab).__name__}: {sebab})."
        return Galat("periksa.gagal", nama, pesan, "Laporkan beserta berkasnya.")
