"""What is unsafe about an installation, each finding with its mend."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection

from sakip.web.situs.izin import of_settings
from sakip.web.situs.mulai import nama_basis
from sakip.web.situs.skema import pending_migrations

BERAKUN_LOKAL = {"localhost", "127.0.0.1", "[::1]", "::1", "testserver"}
FOLDER_WEB = {"public_html", "htdocs", "www", "wwwroot", "webroot", "public", "static"}
"""Folders that web servers hand out by custom."""
RAHASIA_MIN = 40  # characters
RUANG_MIN = 1_000_000_000  # bytes
POSTGRES_MIN = 140000  # as server_version_num


class Temuan(NamedTuple):
    """bahaya: must be mended before others can reach the site; else worth knowing."""

    bahaya: bool
    tentang: str
    pesan: str
    saran: str


def periksa() -> Iterator[Temuan]:
    """Everything found; nothing for an installation that may be opened to people."""
    yield from _network()
    yield from _secret()
    yield from _folder()
    yield from _database()
    for satu in checks.run_checks():
        if satu.level >= checks.ERROR:
            yield Temuan(True, satu.id or "django", satu.msg, satu.hint or "")


def _local() -> bool:
    return set(settings.ALLOWED_HOSTS) <= BERAKUN_LOKAL


def _network() -> Iterator[Temuan]:
    if settings.DEBUG:
        yield Temuan(
            True,
            "SAKIP_DEBUG",
            "Mode pengembangan menyala: halaman galat memperlihatkan isi program.",
            "Kosongkan SAKIP_DEBUG.",
        )
    if any(h == "*" or h.startswith(".") for h in settings.ALLOWED_HOSTS):
        yield Temuan(
            True,
            "SAKIP_HOST",
            "Situs menjawab untuk nama host apa pun, sehingga tautan dapat dipalsukan.",
            "Sebut nama situsnya saja, misalnya SAKIP_HOST=sakip.contohkab.go.id.",
        )
    if _local():
        yield Temuan(
            False,
            "SAKIP_HOST",
            "Situs hanya menjawab di komputer ini sendiri.",
            "Untuk dipakai dari komputer lain, isi SAKIP_HOST dengan nama situsnya.",
        )
    elif not settings.HTTPS:
        yield Temuan(
            True,
            "SAKIP_HTTPS",
            "Sandi dan sesi berjalan tanpa penyandian.",
            "Pasang proksi dengan sertifikat, lalu setel SAKIP_HTTPS=ya (docs/operasi.md).",
        )
    if settings.HTTPS and not settings.PROKSI:
        yield Temuan(
            True,
            "SAKIP_PROKSI",
            "HTTPS diminta tetapi tidak ada proksi yang dipercaya; halaman akan berputar-putar.",
            "Isi SAKIP_PROKSI dengan alamat proksinya, misalnya 127.0.0.1.",
        )
    if set(settings.PROKSI) & {"*", "0.0.0.0/0", "::/0"}:
        yield Temuan(
            True,
            "SAKIP_PROKSI",
            "Semua alamat dipercaya sebagai proksi, sehingga alamat penyerang dapat dipalsukan.",
            "Sebut alamat proksinya saja.",
        )
    if sys.platform != "win32" and os.geteuid() == 0:
        yield Temuan(
            True,
            "pengguna",
            "Program berjalan sebagai root.",
            "Jalankan sebagai pengguna tersendiri tanpa hak istimewa, misalnya 'sakip'.",
        )
    if bukan := [p for p in settings.PROKSI if p != "*" and not _is_address(p)]:
        yield Temuan(
            True,
            "SAKIP_PROKSI",
            f"'{bukan[0]}' bukan alamat IP, jadi tidak ada proksi yang dikenali.",
            "Isi dengan alamat proksinya, misalnya 127.0.0.1.",
        )


def _is_address(teks: str) -> bool:
    try:
        ip_network(teks, strict=False)
    except ValueError:
        return False
    return True


def _secret() -> Iterator[Temuan]:
    jalur = Path(settings.DATA) / "rahasia.txt"
    if len(settings.SECRET_KEY) < RAHASIA_MIN:
        yield Temuan(
            True,
            "SAKIP_RAHASIA",
            f"Kunci rahasia terlalu pendek (kurang dari {RAHASIA_MIN} huruf).",
            "Kosongkan SAKIP_RAHASIA; kunci yang kuat dibuat sendiri di folder data.",
        )
    if not os.environ.get("SAKIP_RAHASIA") and jalur.exists():
        yield from _closed(jalur)


def _folder() -> Iterator[Temuan]:
    data = Path(settings.DATA)
    yield from _closed(data)
    for satu in of_settings():
        yield Temuan(True, str(satu.jalur), satu.pesan, satu.saran)
    if (sisa := shutil.disk_usage(data).free) < RUANG_MIN:
        yield Temuan(
            False,
            str(data),
            f"Ruang penyimpanan tinggal {sisa // 1_000_000} MB.",
            "Kosongkan ruang; bila habis, tidak ada yang dapat disimpan.",
        )
    if (umum := {x.lower() for x in data.parts} & FOLDER_WEB) or Path(__file__).parents[3] in (
        data,
        *data.parents,
    ):
        yield Temuan(
            True,
            str(data),
            "Folder data berada di tempat yang biasa dibagikan server web"
            f"{' (' + ', '.join(sorted(umum)) + ')' if umum else ''}.",
            "Pindahkan ke luar, misalnya /var/lib/sakip, lalu setel SAKIP_DATA.",
        )


def _closed(jalur: Path) -> Iterator[Temuan]:
    """Whether other accounts of the machine may look in."""
    if sys.platform == "win32" or not jalur.exists():
        return
    if jalur.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        hak = "700" if jalur.is_dir() else "600"
        yield Temuan(
            True,
            str(jalur),
            "Pengguna lain di komputer ini dapat membacanya.",
            f"Jalankan: chmod {hak} {jalur}",
        )


def _database() -> Iterator[Temuan]:
    try:
        kurang = pending_migrations()
    except DatabaseError as sebab:
        yield Temuan(
            True,
            nama_basis(),
            f"Basis data tidak terjangkau: {str(sebab).strip().splitlines()[0]}.",
            "Periksa DATABASE_URL dan apakah basis datanya berjalan.",
        )
        return
    if kurang:
        yield Temuan(
            True,
            nama_basis(),
            f"{len(kurang)} langkah skema belum dijalankan.",
            "Jalankan: sakip migrate",
        )
        return
    if connection.vendor == "postgresql":
        yield from _postgres()
    yield from _people()


def _postgres() -> Iterator[Temuan]:
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT current_setting('server_version_num')::int, rolsuper "
            "FROM pg_roles WHERE rolname = current_user"
        )
        versi, super_ = kursor.fetchone()
    if versi < POSTGRES_MIN:
        yield Temuan(
            True,
            nama_basis(),
            f"PostgreSQL versi {versi // 10000} terlalu tua.",
            "Pakai PostgreSQL 14 atau lebih baru.",
        )
    if super_:
        yield Temuan(
            True,
            nama_basis(),
            "Situs masuk ke PostgreSQL sebagai pengguna istimewa (superuser).",
            "Buat pengguna tersendiri yang hanya memiliki basis data ini (docs/operasi.md).",
        )


def _people() -> Iterator[Temuan]:
    from sakip.web.organisasi.models import Penugasan, TahunKerja

    if not Penugasan.objects.filter(peran="admin_daerah").exists():
        yield Temuan(
            False,
            "akun",
            "Belum ada administrator daerah.",
            "Jalankan: sakip buat-admin --help",
        )
    if not _local() and (Path(settings.DATA) / "sandi-demo.txt").exists():
        yield Temuan(
            True,
            str(settings.DATA),
            "Ini pemasangan demo: sandinya tertulis dan sama untuk semua akun.",
            "Pakai folder data lain untuk kerja sungguhan (SAKIP_DATA).",
        )
    if not _local() and TahunKerja.objects.filter(contoh=True).exists():
        yield Temuan(
            False,
            "data",
            "Ada kantor contoh (rekaan) di basis data ini.",
            "Hapus bila tak dipakai.",
        )
