"""Numbers of a table column lined up on the decimal comma.

Word's own decimal tab follows the language of the computer, not of the document: on an English
one it takes the dot of 2.717.989,50 for the comma. So each number is set flush right with an
indent as wide as what other numbers of the column have behind the comma and it has not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

# Widths of Times New Roman in thousandths of an em; regular and bold figures are equally wide.
_HURUF = {
    250: " \N{NO-BREAK SPACE}.,",
    278: "/:;ijlt\\",
    333: "()-I[]fr!",
    389: "Js",
    444: "acez?",
    500: "0123456789–*_bdghknopquvxy",
    556: "FPS",
    564: "+<=>−",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYw",
    778: "m&",
    833: "%",
    889: "M",
    944: "W",
}
LONGGAR = 60  # programs differ in the room of a cell by the width of its rules
_LEBAR = defaultdict(lambda: 722, {h: lebar for lebar, semua in _HURUF.items() for h in semua})


def lebar_angka(teks: str) -> int:
    """Width of a short text in thousandths of an em."""
    return sum(map(_LEBAR.__getitem__, teks))


def inden_kanan(angka: Sequence[tuple[str, str]], ruang: int) -> list[int]:
    """Right indents of the numbers of one column, in thousandths of an em.

    `angka` are the numbers cut before their comma; together they stand in the middle of
    `ruang`, the room of the column in thousandths of an em.
    """
    bulat = max((lebar_angka(depan) for depan, _ in angka), default=0)
    ekor = max((lebar_angka(belakang) for _, belakang in angka), default=0)
    ruang -= LONGGAR
    sisi = max(ruang - bulat - ekor, 0) // 2
    # Where the widest do not fit together, each is moved as far as it has room.
    return [max(min(sisi + ekor - lebar_angka(b), ruang - lebar_angka(a + b)), 0) for a, b in angka]
