"""The same data give the same paper, whatever order this process happens to walk a set in."""

from __future__ import annotations

import os
import subprocess
import sys

# Figures and documents of two data sets as one digest; the writers have tests of their own.
_SIDIK = """
import hashlib
from sakip.berkas.baca import read_berkas
from sakip.hitung import hitung, rulebook_of
from sakip.laporan.daftar import NASKAH, Pilihan

sidik = hashlib.sha256()
for nama, ada in (("bareng", ("lkjip", "pengukuran")), ("contoh-tahun-berjalan", NASKAH)):
    berkas = read_berkas(nama)
    buku = hitung(berkas, rulebook_of(berkas))
    sidik.update(repr([(h.alamat, h.terbit, h.masukan) for h in buku]).encode())
    for naskah in ada:
        dokumen = NASKAH[naskah].susun(berkas, buku, Pilihan(periode="2025-T3"))
        sidik.update(repr(dokumen).encode())
print(sidik.hexdigest())
"""


def test_another_order_of_sets_changes_no_document() -> None:
    proses = [
        subprocess.Popen(
            [sys.executable, "-c", _SIDIK],
            env={**os.environ, "PYTHONHASHSEED": benih},
            stdout=subprocess.PIPE,
            text=True,
        )
        for benih in ("0", "3")
    ]
    satu, lain = (p.communicate(timeout=120)[0] for p in proses)
    assert satu
    assert satu == lain
