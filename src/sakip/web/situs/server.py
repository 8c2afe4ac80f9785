"""The web server: granian with as many threads as the database can use."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

from sakip.galat import Galat
from sakip.web.situs.izin import refuse_blocked
from sakip.web.situs.kunci import hold, refuse_while_restoring

UTAS_SQLITE = 1  # sqlite3 hands the interpreter over at every step: more threads are slower
UTAS_POSTGRES = 2
"""One computes while the other waits for the database; more would only take the interpreter from
each other."""


def layani(alamat: str, port: int, proses: int | None, utas: int | None = None) -> None:
    """Serve until told to stop (SIGINT, SIGTERM); running requests are finished first.

    proses: worker processes; None for one a core, at most four. utas: threads in each; None for
    what suits the database.
    """
    from django.conf import settings
    from django.db import connection
    from granian.constants import Interfaces
    from granian.server import Server

    refuse_blocked()
    _bebas(alamat, port)
    utas = utas or (UTAS_SQLITE if connection.vendor == "sqlite" else UTAS_POSTGRES)
    connection.close()
    log: dict[str, Any] = settings.LOGGING
    server = Server(
        "sakip.web.situs.wsgi:application",
        address=alamat,
        port=port,
        interface=Interfaces.WSGI,
        workers=proses or min(4, os.cpu_count() or 1),
        blocking_threads=utas,
        websockets=False,
        log_dictconfig=log,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=30,
    )
    with hold(Path(settings.DATA) / "berjalan" / f"situs-{os.getpid()}"):
        refuse_while_restoring(Path(settings.DATA))
        server.serve()


def _bebas(alamat: str, port: int) -> None:
    """Raise Galat where something else already listens, before anything is started."""
    keluarga = socket.AF_INET6 if ":" in alamat else socket.AF_INET
    with socket.socket(keluarga) as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind((alamat, port))
        except OSError as sebab:
            raise Galat(
                "situs.port",
                f"{alamat}:{port}",
                f"Alamat ini tidak dapat dipakai ({sebab.strerror}).",
                "Pilih port lain dengan --port, atau hentikan program yang memakainya.",
            ) from sebab
