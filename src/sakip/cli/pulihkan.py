"""`sakip pulihkan`: an installation from its backup."""

from __future__ import annotations

import argparse
from pathlib import Path

from sakip.cli.situs import buka
from sakip.cli.tampil import working
from sakip.cli.urai import Pengurai


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip pulihkan",
        "Kembalikan basis data dan unggahan dari sebuah cadangan: seluruhnya atau tidak sama\n"
        "sekali. Isinya dibaca ulang dan dicocokkan, termasuk rantai catatan perubahan. Cadangan\n"
        "SQLite dapat dipulihkan ke PostgreSQL dan sebaliknya. Hentikan dulu situs dan pekerjanya.",
        "Contoh:\n  sakip pulihkan sakip-2026-11-21.zip\n  sakip pulihkan cadangan.zip --periksa",
    )
    p.add_argument("berkas", type=Path, help="berkas cadangan")
    p.add_argument("--timpa", action="store_true", help="ganti seluruh isi pemasangan ini")
    p.add_argument("--periksa", action="store_true", help="hanya periksa berkasnya")
    return p


def jalankan(args: argparse.Namespace) -> int:
    """Exit 1 when the log of a government was broken already in the backup."""
    with buka(siap=False):
        from sakip.web.situs.kemasan import periksa
        from sakip.web.situs.pemulihan import pulihkan

        if args.periksa:
            with working("Memeriksa"):
                isi = periksa(args.berkas)
            print(f"{args.berkas} utuh: {isi.baris} baris dan {len(isi.berkas)} unggahan,")
            print(f"dibuat {isi.dibuat:%Y-%m-%d %H:%M} UTC dengan versi {isi.versi}.")
            return 0
        with working("Memulihkan"):
            hasil = pulihkan(args.berkas, timpa=args.timpa)
    isi = hasil.isi
    print(f"Dipulihkan: {isi.baris} baris dari {len(isi.tabel)} tabel, {len(isi.berkas)} unggahan.")
    for daerah, salah in hasil.rantai.items():
        print(f"  {daerah}: catatan perubahan {'TIDAK utuh' if salah else 'utuh'}.")
        for satu in salah:
            print(f"    - {satu}")
    print("Semua orang perlu masuk lagi.")
    return int(any(hasil.rantai.values()))
