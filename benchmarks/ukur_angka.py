"""Reading a million printed numbers, beside ``Decimal(str)`` of the same values."""

from __future__ import annotations

from collections import deque
from decimal import Decimal
from random import Random

from benchmarks.ukur import best_of, report
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


def main() -> None:
    acak = Random(2024)
    nilai = [Decimal(acak.randrange(100, 10000)).scaleb(-2) for _ in range(BANYAK)]
    tercetak = [_BENTUK[i % len(_BENTUK)](d) for i, d in enumerate(nilai)]
    polos = [str(d) for d in nilai]
    pasti = sum(isinstance(baca(teks), Angka) for teks in tercetak)
    detik = best_of(lambda: deque(map(baca, tercetak), maxlen=0))
    lantai = best_of(lambda: deque(map(Decimal, polos), maxlen=0))
    report(
        {
            "waktu": f"{detik:.2f} s",
            "per angka": f"{detik / BANYAK * 1e6:.2f} µs",
            "Decimal(str) saja": f"{lantai:.2f} s",
            "nisbah": f"{detik / lantai:.1f} kali Decimal(str)",
            "terbaca pasti": f"{pasti:,} dari {BANYAK:,}".replace(",", "."),
        }
    )


if __name__ == "__main__":
    main()
