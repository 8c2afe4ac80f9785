"""Any text as XML that comes back the same from every program."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

# What XML refuses, and what Excel itself would read as such an escape.
_LOLOS = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def as_xml(teks: str) -> str:
    return escape(_LOLOS.sub(lambda m: f"_x{ord(m.group()):04X}_", teks))
