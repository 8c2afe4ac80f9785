"""The site and its worker as processes of somebody who watches over them: the demo, tests."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sakip.galat import Galat

SIAP_MAKS = 60.0  # seconds to start
HENTI_MAKS = 15.0  # seconds to stop before it is made to


def free_port(mulai: int, banyak: int = 50) -> int:
    """The first port of this machine from `mulai` on which nobody listens."""
    for port in range(mulai, mulai + banyak):
        with socket.socket() as s:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                s.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise Galat("situs.port", f"{mulai}", "Tidak ada port yang bebas.", "Pilih port lain: --port.")


def sakip(
    *isian: str, log: Path, lingkungan: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """A command of ours in a process and a session of its own, its output in a file.

    lingkungan: its whole environment; None for that of this process.
    """
    with log.open("ab") as keluar:
        return subprocess.Popen(
            [sys.executable, "-m", "sakip", *isian],
            env=lingkungan,
            stdin=subprocess.DEVNULL,
            stdout=keluar,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # a Ctrl-C goes to us, and we stop it
        )


@contextmanager
def berjalan(
    port: int, log: Path, lingkungan: Mapping[str, str] | None = None
) -> Iterator[dict[str, subprocess.Popen[bytes]]]:
    """Site and worker, ready for use; both are stopped at the end, however that comes."""
    proses: dict[str, subprocess.Popen[bytes]] = {}
    try:
        proses["situs"] = sakip("serve", "--port", str(port), log=log, lingkungan=lingkungan)
        proses["pekerja"] = sakip("worker", log=log, lingkungan=lingkungan)
        wait_ready(f"http://127.0.0.1:{port}/siap/", proses, log)
        yield proses
    finally:
        stop(*proses.values())


def wait_ready(alamat: str, proses: Mapping[str, subprocess.Popen[bytes]], log: Path) -> None:
    batas = time.monotonic() + SIAP_MAKS
    while time.monotonic() < batas:
        try:
            with urllib.request.urlopen(alamat, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            if any(p.poll() is not None for p in proses.values()):
                break
            time.sleep(0.1)
    raise Galat("situs.mulai", alamat, "Situs tidak dapat dijalankan.", f"Lihat sebabnya di {log}.")


def stop(*proses: subprocess.Popen[bytes]) -> None:
    """Let processes finish what they are at and end; make those end that do not."""
    for satu in proses:
        if satu.poll() is None:
            satu.terminate()
    batas = time.monotonic() + HENTI_MAKS
    for satu in proses:
        try:
            satu.wait(max(0.1, batas - time.monotonic()))
        except subprocess.TimeoutExpired:
            kill(satu)


def kill(satu: subprocess.Popen[bytes]) -> None:
    """End a process and its children at once, as a loss of power would."""
    if sys.platform == "win32":
        satu.kill()
    else:
        os.killpg(satu.pid, signal.SIGKILL)
    satu.wait()
