"""The site of `sakip demo`: an embedded database with real kecamatan, served until stopped."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
import time
import webbrowser
from collections.abc import Iterator, Mapping
from pathlib import Path
from subprocess import Popen

from sakip.cli.situs import buka
from sakip.cli.tampil import working
from sakip.galat import Galat

PORT = 8000


def make_site(folder: Path) -> str:
    """Make the demo's database where it is not there yet; what people are told of its accounts."""
    # What is set for another installation must not reach this one.
    for nama in [n for n in os.environ if n.startswith("SAKIP_") or n == "DATABASE_URL"]:
        del os.environ[nama]
    os.environ["SAKIP_DATA"] = str(folder.resolve())
    with buka(siap=False), working("Menyiapkan situs"):
        from sakip.web.situs.contoh import akun_contoh, isi_contoh
        from sakip.web.situs.skema import migrate

        migrate()
        logging.disable(logging.WARNING)  # who reads a terminal is told of the accounts in words
        sandi = isi_contoh()
        logging.disable(logging.NOTSET)
        akun = list(akun_contoh())
    kiri = max(len(a.nama_pengguna) for a in akun)
    tengah = max(len(a.peran) for a in akun)
    daftar = [f"  {a.nama_pengguna:<{kiri}}  {a.peran:<{tengah}}  {a.tempat}" for a in akun]
    return "\n".join([f"Masuk sebagai (sandi semuanya: {sandi}):", *daftar])


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Site and worker running; yields the address of Beranda."""
    from sakip.web.situs.jalan import berjalan, free_port

    port = free_port(PORT)
    with berjalan(port, folder / "situs.log") as proses:
        yield f"http://127.0.0.1:{port}/"
        mati = _wait(proses)
    if mati:
        raise Galat(
            "situs.mati", mati, "Proses ini berhenti sendiri.", f"Lihat {folder / 'situs.log'}."
        )


def _wait(proses: Mapping[str, Popen[bytes]]) -> str:
    """Until somebody stops us; the name of a process that ended by itself."""
    try:
        while True:
            for nama, satu in proses.items():
                if satu.poll() is not None:
                    return nama
            time.sleep(0.3)
    except KeyboardInterrupt:
        print("\nMenghentikan situs ...")
        return ""


def stop_on_signals() -> None:
    """A closed terminal or a supervisor stops us as Ctrl-C does.

    SIGINT too: a shell that starts us in the background has us ignore it.
    """
    for nama in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, nama):
            signal.signal(getattr(signal, nama), signal.default_int_handler)


def open_browser(alamat: str) -> None:
    """Show Beranda where there is a screen."""
    layar = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform in ("win32", "darwin") or layar:
        webbrowser.open(alamat)
