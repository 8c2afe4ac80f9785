"""A lock between processes that the system lets go of when its holder dies, however it dies."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from sakip.galat import Galat


@contextlib.contextmanager
def hold(jalur: Path) -> Iterator[None]:
    """Hold the lock of a file of one's own while inside. The file goes with its holder."""
    jalur.parent.mkdir(parents=True, exist_ok=True)
    while True:
        with jalur.open("a+") as berkas:
            # Who looks whether we live may have had it for a moment, and cleared it away.
            if not (_try(berkas) and jalur.exists()):
                time.sleep(0.01)
                continue
            try:
                yield
            finally:
                _clear(jalur)
            return


def is_held(jalur: Path) -> bool:
    """Whether somebody holds the lock of a file; one left by the dead is cleared away."""
    if not jalur.exists():
        return False
    with jalur.open("a+") as berkas:
        if not _try(berkas):
            return True
        _clear(jalur)
    return False


def held(folder: Path) -> list[Path]:
    """Locks below a folder that somebody holds."""
    return [satu for satu in sorted(folder.glob("*")) if is_held(satu)]


def restore_lock(data: Path) -> Path:
    """What a restore holds while it replaces the installation of a data folder."""
    return data / "berjalan" / "pulihkan"


def refuse_while_restoring(data: Path) -> None:
    """Raise Galat while an installation is being replaced; asked while holding one's own lock."""
    if is_held(restore_lock(data)):
        raise Galat(
            "cadangan.sedang",
            str(data),
            "Pemasangan ini sedang dipulihkan dari cadangan.",
            "Tunggu sampai selesai, lalu ulangi.",
        )


def _clear(jalur: Path) -> None:
    with contextlib.suppress(PermissionError):  # Windows keeps open files
        jalur.unlink(missing_ok=True)


def _try(berkas: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            berkas.seek(0)
            msvcrt.locking(berkas.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(berkas, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
