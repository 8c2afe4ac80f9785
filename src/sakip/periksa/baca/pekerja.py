"""Child process that reads some pages of a PDF; run as a script, never imported.

A crafted file can make the parser ask for any amount of memory or time. Here it takes only this
process with it. In: path, first page, step, memory and seconds. Out: one JSON line per page.
"""

from __future__ import annotations

import json
import logging
import sys
import warnings


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


def main() -> None:
    path, awal, langkah, memori, detik = sys.argv[1], *map(int, sys.argv[2:6])
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    batasi(memori, detik)
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    from sakip.periksa.baca.halaman import baca_halaman

    try:
        with pdfplumber.open(path) as pdf:
            print(json.dumps({"halaman": len(pdf.pages)}), flush=True)
            for nomor in range(awal, len(pdf.pages), langkah):
                halaman = pdf.pages[nomor]
                print(json.dumps([nomor, baca_halaman(halaman)]), flush=True)
                halaman.close()
        print('{"selesai":true}')
    except PdfminerException as sebab:
        sandi = bool(sebab.args) and isinstance(sebab.args[0], PDFPasswordIncorrect)
        print(json.dumps({"galat": "sandi" if sandi else "rusak"}))


if __name__ == "__main__":
    main()
