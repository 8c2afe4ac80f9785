"""A lock between processes that the system lets go of when its holder dies, however it dies."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO


@contextlib.contextmanager
def hold(jalur: Path) -> Iterator[bool]:
    """Hold the lock of a file while inside; yields whether it was to be had.

    The file itself goes with its holder, and stays when that is killed.
    """
    jalur.parent.mkdir(parents=True, exist_ok=True)
    with jalur.open("a+") as berkas:
        dapat = _try(berkas)
        try:
            yield dapat
        finally:
            if dapat:
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
