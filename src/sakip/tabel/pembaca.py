"""Child process that opens one foreign workbook; run as a script, never imported.

A crafted or damaged workbook can make the parser ask for hundreds of gigabytes, panic or
abort, none of which Python can catch. Here it takes only this process with it, and the
process has a limit of memory and time.

In: the path and a JSON request. Out: JSON lines, `{"lembar": [...]}` or one list per row,
then `{"selesai": true}` or `{"galat": ...}`. Floats are written by repr (the shortest text
that means the same number), so the reader never needs a float.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

import python_calamine as calamine


def batasi(memori: int, detik: int) -> None:
    """Take away what this process does not need; Windows has no such limits."""
    if sys.platform == "win32":
        return
    import resource

    for apa, nilai in (
        (resource.RLIMIT_AS, memori),
        (resource.RLIMIT_CPU, detik),
        (resource.RLIMIT_CORE, 0),
    ):
        _, keras = resource.getrlimit(apa)
        lunak = nilai if keras == resource.RLIM_INFINITY else min(nilai, keras)
        resource.setrlimit(apa, (lunak, keras))


def daftar(buku: calamine.CalamineWorkbook) -> Iterator[object]:
    """The sheets that have cells; charts and macros have none."""
    tampak = calamine.SheetVisibleEnum.Visible
    yield {
        "lembar": [
            [m.name, m.visible != tampak]
            for m in buku.sheets_metadata
            if m.typ == calamine.SheetTypeEnum.WorkSheet
        ]
    }


def baris(buku: calamine.CalamineWorkbook, minta: dict[str, Any]) -> Iterator[object]:
    """Rows from row 1 and column A on, all of one width; None where a cell is empty."""
    lembar = buku.get_sheet_by_name(minta["nama"])
    if lembar.start is None or lembar.end is None:
        return
    tinggi, lebar = lembar.end[0] + 1, lembar.end[1] + 1
    besar = {"baris": tinggi, "kolom": lebar, "sel": tinggi * lebar}
    for apa, nilai in besar.items():
        if nilai > minta[apa]:
            yield {"galat": apa, "nilai": nilai, "batas": minta[apa]}
            return
    kiri = [None] * lembar.start[1]
    for isi in lembar.iter_rows():
        yield kiri + [None if s == "" else s for s in isi]


def tulis(nilai: date | time | timedelta) -> dict[str, str | int]:
    """Dates and times, tagged with their type; a duration in microseconds."""
    if isinstance(nilai, timedelta):
        return {"timedelta": nilai // timedelta(microseconds=1)}
    return {type(nilai).__name__: nilai.isoformat()}


def main() -> None:
    minta = json.loads(sys.argv[2])
    batasi(minta["memori"], minta["detik"])
    try:
        with calamine.load_workbook(sys.argv[1]) as buku:
            for hasil in baris(buku, minta) if "nama" in minta else daftar(buku):
                print(json.dumps(hasil, default=tulis, separators=(",", ":")))
        print('{"selesai":true}')
    except calamine.PasswordError:
        print('{"galat":"sandi"}')
    except calamine.CalamineError:
        print('{"galat":"rusak"}')


if __name__ == "__main__":
    main()
