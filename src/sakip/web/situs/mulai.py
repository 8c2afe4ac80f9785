"""Starting Django in a process that is not the server: commands and tools."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from sakip.galat import Galat


@contextmanager
def situs(*, siap: bool = True) -> Iterator[None]:
    """The site as the environment says, ready for use; raises Galat where it is not.

    siap: refuse a database whose schema is not that of this version.
    """
    import django
    from django.conf import settings
    from django.db import DatabaseError

    if not settings.configured:
        os.environ["DJANGO_SETTINGS_MODULE"] = "sakip.web.situs.settings"
        django.setup()
    from sakip.web.situs.izin import of_settings
    from sakip.web.situs.skema import pending_migrations

    try:
        if siap and pending_migrations():
            raise Galat(
                "situs.migrasi",
                nama_basis(),
                "Basis data belum disiapkan untuk versi ini.",
                "Jalankan: sakip migrate",
            )
        yield
    except DatabaseError as sebab:
        for halangan in of_settings():
            raise halangan.galat() from sebab
        jenis = "situs.basis_terkunci" if "lock" in str(sebab) else "situs.basis"
        saran = (
            "Hentikan dulu situs dan pekerjanya, lalu ulangi."
            if jenis.endswith("terkunci")
            else "Periksa DATABASE_URL atau SAKIP_DATA, dan apakah basis datanya berjalan."
        )
        pesan = f"Basis data menolak: {str(sebab).strip().splitlines()[0]}."
        raise Galat(jenis, nama_basis(), pesan, saran) from sebab


def nama_basis() -> str:
    """The database as a person knows it, without its password."""
    from django.db import connection

    isi = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(isi["NAME"])
    return f"PostgreSQL {isi['NAME']} di {isi['HOST'] or 'komputer ini'}"
