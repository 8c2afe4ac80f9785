"""Numbers that a narrow column broke over lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_POTONG = re.compile(r"[-(]?(?:Rp\.? ?)?[\d.,]+\)? ?%?|%", re.IGNORECASE)
_UTUH = re.compile(
    r"[-(]?(?:Rp\.? ?)?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+[.,]\d+)"
    r"\)?(?: ?%)?",
    re.IGNORECASE,
)
_TERGANTUNG = re.compile(r"[.,]\s*$")
_AWAL_TERGANTUNG = re.compile(r"^\s*[.,]")
_RIBUAN_CACAT = re.compile(r".*[.,]\d{1,2}$")


def gabung_baris(baris: Sequence[str]) -> str:
    """The lines of a cell as one text; pieces of one number are set together again."""
    if len(baris) > 1 and all(_POTONG.fullmatch(satu) for satu in baris):
        rapat = "".join(baris)
        if _UTUH.fullmatch(rapat) and _robek(baris):
            return rapat
    return " ".join(baris)


def _robek(baris: Sequence[str]) -> bool:
    """Whether a line plainly stops within a number."""
    return any(
        _TERGANTUNG.search(a) or _AWAL_TERGANTUNG.match(b) or _RIBUAN_CACAT.match(a)
        for a, b in pairwise(baris)
    )
