"""Reading a million printed numbers, beside ``Decimal(str)`` of the same values."""

from __future__ import annotations

import random
import time
from decimal import Decimal

from sakip.core.angka import Angka, baca, cetak, cetak_persen, cetak_rp, cetak_satuan

BANYAK = 1_000_000

# Shares follow the tables of a real annual report: percentages and counts, then money.
_BENTUK = (
    lambda d: cetak_persen(d, 0),
    lambda d: cetak_persen(d),
    lambda d: cetak_satuan(d, "dokumen"),
    lambda d: cetak_satuan(d, "orang/bulan"),
    lambda d: cetak(d),
    lambda d: f"{cetak(d)} (Baik)",
    lambda d: cetak(d * 10**7, 0),
    lambda d: cetak_rp(d * 10**7),
    lambda d: f"Rp. {cetak(d * 10**7, 0)},-",
    lambda d: str(d),
)


def run() -> dict[str, str]:
    """Seconds for ``BANYAK`` printed numbers, per number, and the ratio to ``Decimal(str)``."""
    acak = random.Random(2024)
    nilai = [Decimal(acak.randrange(100, 10000)).scaleb(-2) for _ in range(BANYAK)]
    tercetak = [_BENTUK[i % len(_BENTUK)](d) for i, d in enumerate(nilai)]
    polos = [str(d) for d in nilai]

    mulai = time.perf_counter()
    terbaca = sum(isinstance(baca(teks), Angka) for teks in tercetak)
    lama = time.perf_counter() - mulai

    mulai = time.perf_counter()
    for teks in polos:
        Decimal(teks)
    pembanding = time.perf_counter() - mulai

    return {
        "angka dibaca": f"{BANYAK:,} ({terbaca:,} pasti)",
        "lama": f"{lama:.2f} s",
        "per angka": f"{lama / BANYAK * 1e6:.2f} µs",
        "Decimal(str)": f"{pembanding:.2f} s",
        "nisbah": f"{lama / pembanding:.1f} kali Decimal(str)",
    }


if __name__ == "__main__":
    for nama, isi in run().items():
        print(f"{nama:14} {isi}")
