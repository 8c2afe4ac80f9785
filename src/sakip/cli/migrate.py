"""`sakip migrate`: bring the database to the schema of this version."""

from __future__ import annotations

import argparse

from sakip.cli.situs import buka
from sakip.cli.urai import Pengurai


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip migrate",
        "Siapkan basis data, atau mutakhirkan ke versi ini. Aman diulang. Sebelum memutakhirkan\n"
        "pemasangan yang berisi, cadangkan dulu: sakip cadangkan NAMA.zip",
        "Contoh:\n  sakip migrate\n  sakip migrate --periksa",
    )
    p.add_argument("--periksa", action="store_true", help="hanya sebutkan yang belum dijalankan")
    return p


def jalankan(args: argparse.Namespace) -> int:
    """Exit 1 when only asked and something is pending."""
    with buka(siap=False):
        from sakip.web.situs.mulai import nama_basis
        from sakip.web.situs.skema import migrate, pending_migrations

        kurang = pending_migrations()
        if kurang and not args.periksa:
            migrate()
        basis = nama_basis()
    if not kurang:
        print(f"Sudah mutakhir: {basis}.")
    elif args.periksa:
        print(f"{len(kurang)} langkah belum dijalankan di {basis}:")
        print("\n".join(f"  {satu}" for satu in kurang))
        return 1
    else:
        print(f"{len(kurang)} langkah dijalankan di {basis}.")
    return 0
