"""Reading a Berkas for a command: what its reader should know of it goes to the error channel."""

from __future__ import annotations

import sys
from pathlib import Path

from sakip.berkas.baca import Kemasan, read_package


def read_told(jalur: Path) -> Kemasan:
    """As `read_package`; also says what a workbook of an earlier version lacks."""
    kemasan = read_package(jalur)
    for satu in kemasan.pemberitahuan:
        print(f"Catatan: {satu}", file=sys.stderr)
    return kemasan
