"""`sakip cadangkan`: the whole installation in one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from sakip.cli.situs import buka
from sakip.cli.tampil import working
from sakip.cli.urai import Pengurai


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip cadangkan",
        "Simpan basis data dan semua unggahan ke satu berkas, lalu baca ulang dan cocokkan.\n"
        "Situs boleh tetap berjalan. Berkasnya memuat segalanya, juga sandi yang tersandi:\n"
        "simpan di tempat lain yang aman.",
        "Contoh:\n  sakip cadangkan /mnt/cadangan/sakip-2026-11-21.zip",
    )
    p.add_argument("berkas", type=Path, help="nama berkas cadangan (.zip)")
    return p


def jalankan(args: argparse.Namespace) -> int:
    with buka(siap=False), working("Mencadangkan"):
        from sakip.web.situs.cadangan import cadangkan

        isi = cadangkan(args.berkas)
    ukuran = args.berkas.stat().st_size // 1024
    print(f"{args.berkas} ditulis dan terbaca kembali utuh ({ukuran} KB):")
    print(f"{isi.baris} baris dari {len(isi.tabel)} tabel dan {len(isi.berkas)} unggahan.")
    return 0
