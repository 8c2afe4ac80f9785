"""Restoring an installation from a backup: all of it or nothing, and proven before it counts.

One transaction holds the whole database: tables made as they were for the version that wrote the
backup, filled, read back and compared, then brought to this version. Files come first; a file
too many harms nobody, a row without its file would.
"""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, models, transaction

from sakip.galat import Galat
from sakip.web.audit.services import periksa_rantai
from sakip.web.dasar.models import Pemda
from sakip.web.dasar.simpanan import folder
from sakip.web.organisasi.selectors import forget
from sakip.web.situs.cadangan import kept_files, rows_of, saved_models
from sakip.web.situs.kemasan import Isi, IsiTabel, Sidik, broken, buka, copy, periksa, rows
from sakip.web.situs.kunci import held, hold, refuse_while_restoring, restore_lock
from sakip.web.situs.mulai import nama_basis
from sakip.web.situs.skema import make, migrate

SEKALI_TULIS = 500  # rows
TAHAP = ".pulih-"  # folders in which files wait for the database
TUNGGU = "10s"  # for a lock on a table that somebody still reads


class Pemulihan(NamedTuple):
    """What was restored, and what the log of each government says of itself."""

    isi: Isi
    rantai: dict[str, list[str]]


def pulihkan(jalur: Path, *, timpa: bool = False) -> Pemulihan:
    """Make this installation what the backup holds.

    Raises Galat, and leaves everything as it was, when the site runs, the installation is not
    empty (unless `timpa`), the backup is damaged or from a newer version, or what was written
    does not read back the same.
    """
    with _alone():
        return _restore(jalur, timpa)


@contextmanager
def _alone() -> Iterator[None]:
    """Inside neither site nor worker runs or starts, nor another restore."""
    data = Path(settings.DATA)
    refuse_while_restoring(data)
    with hold(restore_lock(data)):
        jalan = [satu for satu in held(data / "berjalan") if satu != restore_lock(data)]
        if jalan:
            raise Galat(
                "cadangan.berjalan",
                str(data),
                f"Situs atau pekerjanya masih berjalan ({len(jalan)} proses).",
                "Hentikan dulu, lalu ulangi.",
            )
        for sisa in data.glob(f"{TAHAP}*"):  # of one that was killed
            shutil.rmtree(sisa)
        yield


def _restore(jalur: Path, timpa: bool) -> Pemulihan:
    isi = periksa(jalur)
    if not timpa and not _empty():
        raise Galat(
            "cadangan.tidak_kosong",
            nama_basis(),
            "Pemasangan ini sudah berisi data.",
            "Pulihkan ke pemasangan kosong, atau ganti semuanya dengan --timpa.",
        )
    tahap = Path(tempfile.mkdtemp(prefix=TAHAP, dir=settings.DATA))
    try:
        with buka(jalur) as (arsip, _):
            _unpack(arsip, isi, tahap)
            rantai = _database(arsip, isi, jalur, tahap)
    finally:
        shutil.rmtree(tahap)
    _tidy(isi)
    forget()
    return Pemulihan(isi, rantai)


def _empty() -> bool:
    ada = set(connection.introspection.table_names())
    berisi = (
        m._meta.db_table in ada and m._base_manager.exists() for m in saved_models(_all_models())
    )
    return not any(berisi) and not kept_files()


def _all_models() -> Iterable[type[models.Model]]:
    from django.apps import apps

    return apps.get_models()


# -- database -----------------------------------------------------------------


def _database(arsip: zipfile.ZipFile, isi: Isi, jalur: Path, tahap: Path) -> dict[str, list[str]]:
    # SQLite turns its checks off only outside a transaction; they are made at the end.
    sqlite = connection.vendor == "sqlite"
    if sqlite:
        connection.disable_constraint_checking()
    try:
        with transaction.atomic():
            if not sqlite:
                _execute(f"SET LOCAL lock_timeout = '{TUNGGU}'")
            _drop_tables()
            dulu = make({(app, nama) for app, _, nama in (m.partition(".") for m in isi.migrasi)})
            if not sqlite:  # Django's migrations leave some to be checked at once
                _execute("SET CONSTRAINTS ALL DEFERRED")
            for tabel in isi.tabel:
                _fill(arsip, tabel, dulu.get_model(tabel.model), jalur)
            connection.check_constraints()
            _reset_sequences(dulu.get_model(t.model) for t in isi.tabel)
            migrate()
            connection.check_constraints()
            rantai = {p.nama: list(periksa_rantai(p)) for p in Pemda.objects.order_by("id_teks")}
            _place_files(isi, tahap)
    finally:
        if sqlite:
            connection.enable_constraint_checking()
    return rantai


def _execute(perintah: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute(perintah)


def _drop_tables() -> None:
    """Take away our tables, and only ours."""
    q = connection.ops.quote_name
    ada = connection.introspection.django_table_names(only_existing=True, include_views=False)
    ada += set(connection.introspection.table_names()) & {"django_migrations"} - set(ada)
    if not ada:
        return
    if connection.vendor == "sqlite":
        for nama in ada:
            _execute(f"DROP TABLE {q(nama)}")
    else:  # in one go, since they name each other
        _execute(f"DROP TABLE {', '.join(map(q, ada))}")


def _fill(arsip: zipfile.ZipFile, tabel: IsiTabel, model: type[models.Model], jalur: Path) -> None:
    bidang = {f.attname: f for f in model._meta.concrete_fields}
    if set(bidang) != set(tabel.kolom):
        raise broken(jalur, f"Kolom tabel {tabel.model} tidak cocok dengan versinya.")
    kolom = [bidang[k] for k in tabel.kolom]
    antre = rows(arsip, tabel)
    banyak = min(SEKALI_TULIS, connection.ops.bulk_batch_size(kolom, [None] * SEKALI_TULIS))
    while sekelompok := list(islice(antre, banyak)):
        objek = [
            model(**{f.attname: f.to_python(n) for f, n in zip(kolom, baris, strict=True)})
            for baris in sekelompok
        ]
        # Raw: the times are those of the backup, not of now.
        model._base_manager.all()._insert(objek, fields=kolom, raw=True, using="default")
    sidik = Sidik()
    for baris in rows_of(model):
        sidik.add(baris)
    if (sidik.banyak, sidik.hex) != (tabel.baris, tabel.sidik):
        raise Galat(
            "cadangan.beda",
            nama_basis(),
            f"Tabel {tabel.model} terbaca lain dari cadangannya; tidak ada yang diubah.",
            "Laporkan kepada pengembang OpenSAKIP bersama versi basis datanya.",
        )


def _reset_sequences(semua: Iterable[type[models.Model]]) -> None:
    """New rows get keys after those restored."""
    for perintah in connection.ops.sequence_reset_sql(no_style(), list(semua)):
        _execute(perintah)


# -- files --------------------------------------------------------------------


def _unpack(arsip: zipfile.ZipFile, isi: Isi, tahap: Path) -> None:
    for satu in isi.berkas:
        tujuan = tahap / satu.jalur
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        with arsip.open(satu.jalur) as asal, tujuan.open("wb") as baru:
            if copy(asal, baru) != (satu.ukuran, satu.sidik):
                raise Galat("cadangan.rusak", satu.jalur, "Isinya berubah selagi dibaca.")


def _place_files(isi: Isi, tahap: Path) -> None:
    for satu in isi.berkas:
        tujuan = folder().parent / satu.jalur
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        (tahap / satu.jalur).replace(tujuan)


def _tidy(isi: Isi) -> None:
    """Take away kept files that the backup does not have."""
    milik = {satu.jalur for satu in isi.berkas}
    for satu in _others(milik):
        satu.unlink()


def _others(milik: set[str]) -> Iterator[Path]:
    dasar = folder().parent
    return (p for p in kept_files() if p.relative_to(dasar).as_posix() not in milik)
