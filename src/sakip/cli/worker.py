"""`sakip worker`: the background worker of the site."""

from __future__ import annotations

import argparse

from sakip.cli.situs import buka
from sakip.cli.urai import Pengurai


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip worker",
        "Jalankan pekerja latar: ia menyusun naskah yang diminta di situs. Boleh lebih dari satu,\n"
        "asal memakai SAKIP_DATA yang sama. Tugas pekerja yang mati diambil alih yang lain.",
        "Contoh:\n  sakip worker\n  sakip worker --sekali",
    )
    p.add_argument("--sekali", action="store_true", help="kerjakan yang menunggu, lalu selesai")
    return p


def jalankan(args: argparse.Namespace) -> int:
    with buka():
        from sakip.web.situs.pekerja import bekerja

        banyak = bekerja(sekali=args.sekali)
    print(f"{banyak} tugas dikerjakan.")
    return 0
