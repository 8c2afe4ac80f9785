"""A backup as a file: a zip of rows as JSON lines and of kept files, with a list of it all.

    data/<app>.<model>.jsonl   one row a line, its values in the order of `kolom`
    simpanan/...               kept files, under the path they have below the data folder
    isi.json                   what is in it, each part with its SHA-256; written last

It knows no engine: what SQLite wrote PostgreSQL reads, and the other way round.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import IO, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, ValidationError

from sakip.galat import Galat

BENTUK = "cadangan-sakip/1"
DAFTAR = "isi.json"
POTONG = 1 << 20  # bytes read at a time


class _Tetap(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class IsiTabel(_Tetap):
    """Rows of one table. sidik: over the rows in their order, keys of objects sorted."""

    model: str
    kolom: tuple[str, ...]
    baris: int
    sidik: str

    @property
    def nama(self) -> str:
        return f"data/{self.model}.jsonl"


class IsiBerkas(_Tetap):
    """A kept file. jalur: below the data folder, with slashes."""

    jalur: str
    ukuran: int
    sidik: str


class Isi(_Tetap):
    """What a backup holds. migrasi: steps of the schema the rows belong to, ``app.name``."""

    bentuk: str
    versi: str
    dibuat: datetime
    mesin: str
    migrasi: tuple[str, ...]
    tabel: tuple[IsiTabel, ...]
    berkas: tuple[IsiBerkas, ...]

    @property
    def baris(self) -> int:
        return sum(t.baris for t in self.tabel)


def broken(jalur: Path, pesan: str) -> Galat:
    return Galat("cadangan.rusak", str(jalur), pesan, "Pakai berkas cadangan yang lain.")


@contextmanager
def buka(jalur: Path) -> Iterator[tuple[zipfile.ZipFile, Isi]]:
    """A backup to read, with its list; raises Galat when it is none."""
    try:
        with zipfile.ZipFile(jalur) as arsip:
            try:
                with _whole(jalur):
                    teks = arsip.read(DAFTAR)
                isi = Isi.model_validate_json(teks)
            except (KeyError, ValidationError) as sebab:
                raise broken(jalur, "Ini bukan cadangan OpenSAKIP, atau tidak lengkap.") from sebab
            if isi.bentuk != BENTUK:
                raise broken(jalur, f"Bentuk cadangan '{isi.bentuk}' tidak dikenal versi ini.")
            for satu in isi.berkas:
                safe_path(jalur, satu.jalur)
            yield arsip, isi
    except (zipfile.BadZipFile, EOFError) as sebab:
        raise broken(jalur, f"Arsipnya rusak ({sebab}).") from sebab


@contextmanager
def _whole(jalur: Path) -> Iterator[None]:
    """While an archive is read: whatever its bytes make of the reading, it is damaged."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,  # a method or encryption nobody asked for
        RuntimeError,
        ValueError,  # rows that are no JSON
        OSError,  # a place in the file that there is not
    ) as sebab:
        raise broken(jalur, f"Arsipnya rusak ({sebab}).") from sebab


def periksa(jalur: Path) -> Isi:
    """Read a backup to its last byte against its list; raises Galat at the first difference."""
    with buka(jalur) as (arsip, isi), _whole(jalur):
        for tabel in isi.tabel:
            sidik = Sidik()
            for baris in rows(arsip, tabel):
                sidik.add(baris)
            if (sidik.banyak, sidik.hex) != (tabel.baris, tabel.sidik):
                raise broken(jalur, f"Isi tabel {tabel.model} tidak cocok dengan daftarnya.")
        for satu in isi.berkas:
            with open_part(arsip, satu.jalur) as asal:
                if copy(asal, None) != (satu.ukuran, satu.sidik):
                    raise broken(jalur, f"Isi {satu.jalur} tidak cocok dengan daftarnya.")
    return isi


def rows(arsip: zipfile.ZipFile, tabel: IsiTabel) -> Iterator[list[Any]]:
    with open_part(arsip, tabel.nama) as asal:
        for baris in asal:
            yield json.loads(baris)


@contextmanager
def open_part(arsip: zipfile.ZipFile, nama: str) -> Iterator[IO[bytes]]:
    try:
        with arsip.open(nama) as asal:
            yield asal
    except KeyError as sebab:
        raise broken(Path(str(arsip.filename)), f"{nama} tidak ada di dalamnya.") from sebab


def copy(asal: IO[bytes], tujuan: IO[bytes] | None) -> tuple[int, str]:
    """Copy to the end, or only read; size in bytes and SHA-256 of what went by."""
    ukuran, sidik = 0, hashlib.sha256()
    while potong := asal.read(POTONG):
        ukuran += len(potong)
        sidik.update(potong)
        if tujuan is not None:
            tujuan.write(potong)
    return ukuran, sidik.hexdigest()


def safe_path(jalur: Path, dalam: str) -> None:
    """Raise Galat where a path of the list would lead out of the folder of kept files."""
    bagian = PurePosixPath(dalam)
    aman = bagian.parts[:1] == ("simpanan",) and ".." not in bagian.parts and len(bagian.parts) > 1
    if not aman or "\\" in dalam or ":" in dalam:
        raise broken(jalur, f"Jalur '{dalam}' di dalamnya tidak wajar.")


# -- rows ---------------------------------------------------------------------


class Sidik:
    """Fingerprint of rows, the same whatever order an engine keeps the keys of an object in."""

    def __init__(self) -> None:
        self._sidik = hashlib.sha256()
        self.banyak = 0

    def add(self, baris: list[Any]) -> None:
        self.banyak += 1
        self._sidik.update(_json(baris, sort_keys=True))

    @property
    def hex(self) -> str:
        return self._sidik.hexdigest()


def line(baris: list[Any]) -> bytes:
    return _json(baris)


def _json(baris: list[Any], *, sort_keys: bool = False) -> bytes:
    teks = json.dumps(baris, ensure_ascii=False, separators=(",", ":"), sort_keys=sort_keys)
    return teks.encode() + b"\n"


def plain(nilai: Any) -> Any:
    """A value of a column as JSON has it; raises TypeError for what it cannot hold exactly."""
    match nilai:
        case None | bool() | int() | str() | list() | dict():
            return nilai
        case Decimal() | UUID():
            return str(nilai)
        case datetime() | date() | time():
            return nilai.isoformat()
    raise TypeError(f"no place in a backup for {type(nilai).__name__}")
