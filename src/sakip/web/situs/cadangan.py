"""Backing up an installation: the database as it is at one moment, then its kept files.

Files are named by their content and never changed, and one that no row names any more stays for
another day (`pelaporan.sapu`), so those that the rows of that moment name are all there when the
files are copied afterwards; the site goes on meanwhile.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection, models, transaction

from sakip import __version__
from sakip.galat import Galat
from sakip.simpan import tulis_atomik
from sakip.web.dasar.simpanan import folder
from sakip.web.situs.kemasan import (
    BENTUK,
    DAFTAR,
    Isi,
    IsiBerkas,
    IsiTabel,
    Sidik,
    copy,
    line,
    periksa,
    plain,
)
from sakip.web.situs.mulai import nama_basis
from sakip.web.situs.skema import applied, models_at

TIDAK_IKUT = frozenset({"auth", "contenttypes"})
"""Apps whose rows are made by `migrate`."""
SESAAT = frozenset({"akun.Sesi", "akun.Percobaan", "akun.KodeSandi"})
"""Tables worth nothing elsewhere or later: who is signed in, or tries to be."""
SEKALI_BACA = 2000  # rows
HAK = 0o600  # it holds everything, also password hashes


def cadangkan(tujuan: Path) -> Isi:
    """Write a backup and read it back to the last byte; raises Galat, and then leaves no file."""
    if not applied():
        raise Galat(
            "cadangan.kosong",
            nama_basis(),
            "Basis data ini kosong.",
            "Periksa SAKIP_DATA atau DATABASE_URL: harus sama dengan milik situsnya.",
        )
    with (
        tulis_atomik(tujuan, HAK) as berkas,
        zipfile.ZipFile(berkas, "w", zipfile.ZIP_DEFLATED) as arsip,
    ):
        with snapshot():
            # As the database is, which may be that of a version before this one.
            migrasi = applied()
            semua = saved_models(models_at(migrasi).get_models(include_auto_created=True))
            tabel = tuple(_write_table(arsip, satu) for satu in semua)
        isi = Isi(
            bentuk=BENTUK,
            versi=__version__,
            dibuat=datetime.now(UTC),
            mesin=connection.vendor,
            migrasi=tuple(f"{app}.{nama}" for app, nama in sorted(migrasi)),
            tabel=tabel,
            berkas=tuple(_write_files(arsip)),
        )
        arsip.writestr(DAFTAR, isi.model_dump_json(indent=1))
    try:
        return periksa(tujuan)
    except Galat:
        tujuan.unlink()
        raise


@contextmanager
def snapshot() -> Iterator[None]:
    """Reads inside see the database of one moment, and nobody waits for them."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        connection.transaction_mode = "DEFERRED"
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as kursor:
                kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def saved_models(semua: Iterable[type[models.Model]]) -> list[type[models.Model]]:
    """Tables that go into a backup, by name."""
    ikut = [
        m
        for m in semua
        if m._meta.managed
        and not m._meta.proxy
        and m._meta.app_label not in TIDAK_IKUT
        and m._meta.label not in SESAAT
    ]
    return sorted(ikut, key=lambda m: m._meta.label)


def rows_of(model: type[models.Model]) -> Iterator[list[Any]]:
    """Every row of a table as plain values, by key."""
    kolom = [f.attname for f in model._meta.concrete_fields]
    isi = model._base_manager.order_by("pk").values_list(*kolom)
    for baris in isi.iterator(chunk_size=SEKALI_BACA):
        yield [plain(nilai) for nilai in baris]


def _write_table(arsip: zipfile.ZipFile, model: type[models.Model]) -> IsiTabel:
    label, sidik = model._meta.label, Sidik()
    with arsip.open(f"data/{label}.jsonl", "w", force_zip64=True) as tujuan:
        for baris in rows_of(model):
            sidik.add(baris)
            tujuan.write(line(baris))
    kolom = tuple(f.attname for f in model._meta.concrete_fields)
    return IsiTabel(model=label, kolom=kolom, baris=sidik.banyak, sidik=sidik.hex)


def kept_files() -> list[Path]:
    """Files that were kept whole, by name; those being written are not among them."""
    semua = folder().rglob("*")
    return sorted(p for p in semua if p.is_file() and not p.name.startswith("."))


def _write_files(arsip: zipfile.ZipFile) -> Iterator[IsiBerkas]:
    dasar = folder().parent
    for satu in kept_files():
        jalur = satu.relative_to(dasar).as_posix()
        info = zipfile.ZipInfo(jalur)
        try:
            asal = satu.open("rb")
        except FileNotFoundError:
            continue  # swept away since it was listed: no row of that moment named it
        # Scans and PDFs are compressed already.
        with asal, arsip.open(info, "w", force_zip64=True) as tujuan:
            ukuran, sidik = copy(asal, tujuan)
        yield IsiBerkas(jalur=jalur, ukuran=ukuran, sidik=sidik)
