"""Installations of their own, driven through the command line in processes of their own.

On PostgreSQL (DATABASE_URL) each has a database of its own.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest

from sakip.web.audit import segel

SUMBER = Path(__file__).parents[3] / "src"
ISI = """
import django, sys; django.setup()
from sakip.web.situs.contoh import isi_contoh
from sakip.web.dasar.models import Pemda
from sakip.web.dasar.simpanan import keep
isi_contoh()
for pemda in Pemda.objects.order_by("pk"):
    keep(pemda, f"bukti {pemda.id_teks}".encode() * 999)
"""


class Pemasangan:
    """One installation: its data folder, its database, and commands run in it."""

    def __init__(self, data: Path, basis: str = "") -> None:
        self.data = data
        self.lingkungan = {
            k: v for k, v in os.environ.items() if not k.startswith(("SAKIP_", "DJANGO_"))
        } | {"SAKIP_DATA": str(data), "DATABASE_URL": basis, "PYTHONPATH": str(SUMBER)}

    def sakip(
        self, *isian: str, masukan: str = "", **lingkungan: str
    ) -> subprocess.CompletedProcess[str]:
        return self.python("-m", "sakip", *isian, masukan=masukan, **lingkungan)

    def python(
        self, *isian: str, masukan: str = "", **lingkungan: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *isian],
            env=self.lingkungan | lingkungan,
            input=masukan,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def sql(self, perintah: str) -> list[tuple[Any, ...]]:
        """Straight to the database, past everything of ours."""
        if basis := self.lingkungan["DATABASE_URL"]:
            return _sql(basis, perintah)
        with contextlib.closing(sqlite3.connect(self.data / "sakip.sqlite3")) as sambungan:
            baris = sambungan.execute(perintah).fetchall()
            sambungan.commit()
        return baris

    def tamper(self, perintah: str) -> None:
        """Change the log as only the owner of the database could."""
        mesin = "postgresql" if self.lingkungan["DATABASE_URL"] else "sqlite"
        for satu in (*segel._LEPAS[mesin], perintah, *segel._PASANG[mesin]):
            self.sql(satu)

    def isi(self) -> dict[str, Any]:
        """All rows and kept files, but for what comes with the schema or is not worth keeping."""
        nama = (
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
            if self.lingkungan["DATABASE_URL"]
            else "SELECT name FROM sqlite_master WHERE type = 'table'"
        )
        tabel = [n for (n,) in self.sql(nama) if not n.startswith(("django_", "auth_", "sqlite_"))]
        simpanan = self.data / "simpanan"
        return {n: sorted(map(repr, self.sql(f"SELECT * FROM {n}"))) for n in tabel} | {
            p.relative_to(simpanan).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in simpanan.rglob("*")
            if p.is_file()
        }


Baru = Callable[..., Pemasangan]


@pytest.fixture(scope="session")
def baru(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Baru]:
    """``baru()``: a new empty installation; ``baru(demo)``: a copy of one."""
    server = os.environ.get("DATABASE_URL", "")
    dibuat: list[str] = []

    def buat(contoh: Pemasangan | None = None) -> Pemasangan:
        data = tmp_path_factory.mktemp("pasang") / "data"
        if contoh:
            shutil.copytree(contoh.data, data)
        data.mkdir(mode=0o700, exist_ok=True)
        if not server:
            return Pemasangan(data)
        nama = f"uji_{uuid.uuid4().hex[:12]}"
        asal = urlsplit(contoh.lingkungan["DATABASE_URL"]).path[1:] if contoh else "template1"
        _sql(server, f"CREATE DATABASE {nama} TEMPLATE {asal}")
        dibuat.append(nama)
        return Pemasangan(data, urlunsplit(urlsplit(server)._replace(path=f"/{nama}")))

    yield buat
    for nama in dibuat:
        _sql(server, f"DROP DATABASE {nama} WITH (FORCE)")


def _sql(basis: str, perintah: str) -> list[tuple[Any, ...]]:
    import psycopg

    with psycopg.connect(basis, autocommit=True) as sambungan:
        kursor = sambungan.execute(perintah.encode())
        return kursor.fetchall() if kursor.description else []


@pytest.fixture(scope="session")
def demo(baru: Baru) -> Pemasangan:
    """An installation with the demo and a file in each region; tests leave it as it is."""
    satu = baru()
    assert satu.sakip("migrate").returncode == 0
    hasil = satu.python("-c", ISI, DJANGO_SETTINGS_MODULE="sakip.web.situs.settings")
    assert hasil.returncode == 0, hasil.stderr
    return satu
