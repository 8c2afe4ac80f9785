"""Child process that opens a PDF, run as a script.

A crafted file can make the parser ask for any amount of memory or time. Here it takes only this
process with it. In: task, path, memory, seconds and what the task needs. Out: one JSON line per
page, then whether all went well.
"""

from __future__ import annotations

import json
import logging
import sys
import warnings
from collections.abc import Callable, Iterator
from typing import Any


def batasi(memori: int, detik: int | None = None) -> None:
    """Take away what this process does not need; Windows has no such limits."""
    if sys.platform == "win32":
        return
    import resource

    for apa, nilai in (
        (resource.RLIMIT_AS, memori),
        (resource.RLIMIT_CPU, detik),
        (resource.RLIMIT_CORE, 0),
    ):
        if nilai is None:
            continue
        _, keras = resource.getrlimit(apa)
        lunak = nilai if keras == resource.RLIM_INFINITY else min(nilai, keras)
        resource.setrlimit(apa, (lunak, keras))


def baca(path: str, awal: str, langkah: str) -> Iterator[Any]:
    """The blocks of every `langkah`-th page from `awal` on."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    from sakip.periksa.baca.halaman import baca_halaman

    try:
        with pdfplumber.open(path) as pdf:
            for nomor in range(int(awal), len(pdf.pages), int(langkah)):
                halaman = pdf.pages[nomor]
                yield nomor, baca_halaman(halaman)
                halaman.close()
    except PdfminerException as sebab:
        sandi = bool(sebab.args) and isinstance(sebab.args[0], PDFPasswordIncorrect)
        yield {"galat": "sandi" if sandi else "rusak"}


def gambar(path: str, titik: str, halaman: str) -> Iterator[Any]:
    """Pictures of pages (numbers with commas) at `titik` dots per inch, whole as in `baca`."""
    import base64

    import pypdfium2

    from sakip.periksa.baca.gambar import ringkas

    with pypdfium2.PdfDocument(path) as pdf:
        for nomor in map(int, halaman.split(",")):
            satu = pdf[nomor]
            # Boxes are counted from the corner of the whole sheet.
            satu.set_cropbox(*satu.get_mediabox())
            lebar, tinggi = satu.get_size()
            skala = min(int(titik) / 72, 3000 / max(lebar, tinggi))
            isi = ringkas(satu.render(scale=skala).to_pil())
            yield nomor, (lebar, tinggi, base64.b64encode(isi).decode())
            satu.close()


TUGAS: dict[str, Callable[..., Iterator[Any]]] = {"baca": baca, "gambar": gambar}


def main() -> None:
    tugas, path, memori, detik, *isian = sys.argv[1:]
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    batasi(int(memori), int(detik))
    for satu in TUGAS[tugas](path, *isian):
        print(json.dumps(satu), flush=True)
        if isinstance(satu, dict):
            return
    print('{"selesai":true}')


if __name__ == "__main__":
    main()
