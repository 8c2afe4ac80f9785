"""What stands between our text and a terminal: encodings, control characters, errors, JSON."""

from __future__ import annotations

import codecs
import io
import json
import re
import sys

from sakip.galat import Galat

# For terminals that know only Latin letters.
_GANTI = dict(
    zip("−–─×→…≥≤≈²", ("-", "-", "-", "x", "->", "...", ">=", "<=", "~", "^2"), strict=True)
)
_KENDALI = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def make_safe() -> None:
    """Let no character stop the output: what a terminal cannot show gets its nearest likeness."""
    codecs.register_error("sakip", _likeness)
    for aliran in (sys.stdout, sys.stderr):
        if isinstance(aliran, io.TextIOWrapper):
            aliran.reconfigure(errors="sakip")


def _likeness(galat: UnicodeError) -> tuple[str, int]:
    if not isinstance(galat, UnicodeEncodeError):
        raise galat
    potong = galat.object[galat.start : galat.end]
    return "".join(_GANTI.get(huruf, "?") for huruf in potong), galat.end


def print_json(data: object) -> None:
    """Data for programs, a list one item a line, so that `grep` and `diff` see single figures.

    Where the output is not Unicode every other character is escaped; none is lost.
    """
    penyandian = (getattr(sys.stdout, "encoding", "") or "utf-8").lower()
    ascii_saja = not penyandian.startswith("utf")
    if isinstance(data, list) and data:
        baris = (json.dumps(satu, ensure_ascii=ascii_saja) for satu in data)
        print("[\n" + ",\n".join(baris) + "\n]")
    else:
        print(json.dumps(data, ensure_ascii=ascii_saja, indent=1))


def error_text(galat: Galat, *, paling_banyak: int = 20) -> str:
    """An error as a person reads it in a terminal: the whole, then its parts."""
    baris = [f"Galat: {_sentence(galat)}"]
    baris += [f"  - {_sentence(satu)}" for satu in galat.rincian[:paling_banyak]]
    if len(galat.rincian) > paling_banyak:
        baris.append(f"  ... dan {len(galat.rincian) - paling_banyak} lagi.")
    return harmless("\n".join(baris))


def harmless(teks: str) -> str:
    """Text that a file brought, without what would steer the terminal; lines stay lines."""
    return _KENDALI.sub("\N{REPLACEMENT CHARACTER}", teks)


def _sentence(galat: Galat) -> str:
    """The error in one line; the mend stands below where the message shows a picture."""
    if "\n" not in galat.pesan:
        return str(galat)
    return f"{galat.tempat}: {galat.pesan}\n    {galat.saran}".removeprefix(": ").rstrip()
