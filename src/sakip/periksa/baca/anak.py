"""Child processes that open a PDF in our place: one gone wrong takes only itself with it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from sakip.galat import Galat

_PEKERJA = Path(__file__).with_name("pekerja.py")
_MIB = 1024 * 1024
# What Python, its extensions and the loader of libraries say when there is no more to be had.
_KURANG_MEMORI = (
    b"MemoryError", b"memory allocation", b"Cannot allocate memory", b"failed to map segment"
)  # fmt: skip
# An exception that our own lines raised, not the parser's: where, and what.
_SENDIRI = re.compile(
    rb'periksa[/\\]baca[/\\](\w+\.py)", line (\d+), in .*\n(?:    .*\n)*(\w.*)\s*\Z'
)


class BatasPdf(NamedTuple):
    """Limits of the reader; none of them comes from a regulation."""

    halaman: int = 2000
    memori: int = 1024 * _MIB
    detik: int = 120  # of processor time, each process


class Anak:
    """A child at one task (`pekerja.py` knows which there are), killed beyond the limits."""

    def __init__(self, tugas: str, path: Path, batas: BatasPdf, *isian: str) -> None:
        self._path, self._batas = path, batas
        self._keluhan = tempfile.TemporaryFile()  # noqa: SIM115, closed by hentikan
        self._baris: list[bytes] = []
        akar = str(Path(__file__).parents[3])
        self._anak = subprocess.Popen(
            [sys.executable, "-P", str(_PEKERJA), tugas, str(path),
             str(batas.memori), str(batas.detik), *isian],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._keluhan,
            env={**os.environ, "PYTHONPATH": akar},
        )  # fmt: skip
        # Read as it comes: a full pipe would stop the child while another is waited for.
        self._pipa = Thread(target=self._simak, daemon=True)
        self._pipa.start()

    def _simak(self) -> None:
        assert self._anak.stdout is not None
        self._baris.extend(self._anak.stdout)

    def hasil(self) -> Iterator[tuple[int, Any]]:
        """What it says of each page (from 0); Galat when it ended before it was done."""
        self._pipa.join()
        kode = self._anak.wait()
        selesai = False
        for satu in self._baris:
            data = json.loads(satu)
            if isinstance(data, list):
                yield data[0], data[1]
            elif "galat" in data:
                raise sandi(self._path) if data["galat"] == "sandi" else rusak(self._path)
            else:
                selesai = selesai or "selesai" in data
        if not selesai:
            raise self._gugur(kode)

    def _gugur(self, kode: int) -> Galat:
        self._keluhan.seek(0)
        keluhan = self._keluhan.read()
        if any(satu in keluhan for satu in _KURANG_MEMORI):
            batas = self._batas.memori // _MIB
            return galat(
                self._path, "memori", f"Membaca berkas ini memerlukan lebih dari {batas} MB.",
                "Bagi menjadi beberapa berkas.",
            )  # fmt: skip
        if sys.platform != "win32" and kode == -signal.SIGXCPU:
            return galat(
                self._path, "lama", f"Membaca berkas ini lebih dari {self._batas.detik} detik.",
                "Bagi menjadi beberapa berkas.",
            )  # fmt: skip
        if sendiri := _SENDIRI.search(keluhan):
            sebab = b" ".join(sendiri.groups()).decode(errors="replace").strip()
            return galat(
                self._path, "gagal",
                "Program ini gagal membaca berkas ini; berkasnya mungkin baik.",
                f"Laporkan kepada pembuat program dengan keterangan: {sebab}",
            )  # fmt: skip
        return rusak(self._path)

    def hentikan(self) -> None:
        """End it, done or not."""
        self._anak.kill()
        self._anak.wait()
        self._pipa.join()
        if self._anak.stdout is not None:
            self._anak.stdout.close()
        self._keluhan.close()


def galat(path: Path, kode: str, pesan: str, saran: str) -> Galat:
    """A Galat about the whole file."""
    return Galat(f"periksa.{kode}", path.name, pesan, saran)


def sandi(path: Path) -> Galat:
    """The Galat for a PDF locked with a password."""
    return galat(
        path, "sandi", "Berkas ini dikunci dengan kata sandi.",
        "Simpan salinannya tanpa kata sandi, lalu coba lagi.",
    )  # fmt: skip


def rusak(path: Path) -> Galat:
    """The Galat for a PDF that cannot be read to its end."""
    return galat(
        path, "rusak", "PDF ini rusak atau terpotong sehingga tidak dapat dibaca.",
        "Buka dan simpan ulang, atau unduh kembali.",
    )  # fmt: skip
