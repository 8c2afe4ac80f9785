"""A PDF read without the process of its own that guards us against hostile files.

What is asked of a layout does not depend on that process, and starting it takes most of the time;
tests of damaged files, limits, folders and pictures go through it.
"""

from __future__ import annotations

import json
from pathlib import Path

from sakip.periksa import Dokumen
from sakip.periksa.baca.pdf import susun
from sakip.periksa.baca.pekerja import baca


def baca_di_sini(path: Path) -> Dokumen:
    """The document as `baca_dokumen` gives it."""
    halaman = dict(json.loads(json.dumps(list(baca(str(path), "0", "1")))))
    return susun(path.name, [halaman[n] for n in sorted(halaman)])
