"""The room Typst works in: pictures on disk for it to read, and its memory emptied afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_LUPA = 11  # Typst keeps what one of the last ten runs made use of
_ingatan: list[str] = []  # folders that Typst worked in since it last forgot


@contextmanager
def ruang_typst(citra: Mapping[str, bytes]) -> Iterator[str]:
    """The folder to give Typst as root, holding `citra` by name; nothing else is readable.

    Pictures are not text, so they cannot be handed over as the sources are.
    """
    with TemporaryDirectory() as akar:
        for nama, isi in citra.items():
            (Path(akar) / nama).write_bytes(isi)
        _ingatan.append(akar)
        yield akar


def lupakan() -> None:
    """Have Typst forget the documents before, of each of which it keeps about 350 MB.

    Called before a document, so that a process that makes but one does not wait for it.
    """
    if not _ingatan:
        return
    import typst  # here, so that commands that print nothing need not load it

    _ingatan.clear()
    for n in range(_LUPA):
        typst.compile(b"#%d" % n, ignore_system_fonts=True)
