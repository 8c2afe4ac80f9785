"""`sakip serve`: the web site."""

from __future__ import annotations

import argparse

from sakip.cli.situs import buka
from sakip.cli.urai import Pengurai


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip serve",
        "Jalankan situs web. Pekerja latar dijalankan tersendiri dengan: sakip worker.\n"
        "Setelannya dibaca dari lingkungan; daftarnya di docs/operasi.md.",
        "Contoh:\n  sakip serve\n  sakip serve --alamat 0.0.0.0 --port 80 --proses 4",
    )
    p.add_argument("--alamat", default="127.0.0.1", help="alamat yang dilayani (127.0.0.1)")
    p.add_argument("--port", type=int, default=8000, help="nomor port (8000)")
    p.add_argument("--proses", type=int, help="banyak proses (satu tiap inti, paling banyak 4)")
    p.add_argument("--utas", type=int, help="banyak utas tiap proses (menurut basis datanya)")
    return p


def jalankan(args: argparse.Namespace) -> int:
    with buka():
        from sakip.web.situs.server import layani

        layani(args.alamat, args.port, args.proses, args.utas)
    return 0
