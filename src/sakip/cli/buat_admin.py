"""`sakip buat-admin`: the account of who administers a region, or runs the installation."""

from __future__ import annotations

import argparse
import getpass
import secrets
import sys

from sakip.cli.situs import buka
from sakip.cli.urai import Pengurai
from sakip.galat import Galat


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip buat-admin",
        "Buat akun administrator sebuah daerah; akun-akun lain dibuatnya dari situs. Daerah yang\n"
        "belum ada dibuka sekalian. Administrator pemasangan (--pemasang) membuka daerah dari\n"
        "situs dan tidak melihat data satu daerah pun. Sandinya ditanyakan, atau dibaca dari\n"
        "masukan baku.",
        "Contoh:\n  sakip buat-admin siti --nama 'Siti Aminah' --daerah jombang\n"
        "  sakip buat-admin budi --nama 'Budi' --daerah contohkab \\\n"
        "      --nama-daerah 'Kabupaten Contoh' --provinsi 'Jawa Timur' --sandi-acak\n"
        "  sakip buat-admin tik --nama 'Seksi TIK' --pemasang",
    )
    p.add_argument("nama_pengguna", metavar="NAMA_PENGGUNA", help="untuk masuk, misalnya siti")
    p.add_argument("--nama", required=True, help="nama orangnya")
    satu = p.add_mutually_exclusive_group(required=True)
    satu.add_argument("--daerah", help="id daerah, misalnya jombang")
    satu.add_argument("--pemasang", action="store_true", help="administrator pemasangan")
    p.add_argument("--nama-daerah", default="", help="nama daerah yang baru dibuka")
    p.add_argument("--provinsi", default="", help="provinsi daerah yang baru dibuka")
    p.add_argument("--sandi-acak", action="store_true", help="buat sandi acak dan tampilkan")
    return p


def jalankan(args: argparse.Namespace) -> int:
    with buka():
        from sakip.web.situs.pembukaan import buat_admin, buat_pemasang

        sandi = secrets.token_urlsafe(12) if args.sandi_acak else _password()
        hal = {"nama_pengguna": args.nama_pengguna, "nama": args.nama, "sandi": sandi}
        if args.pemasang:
            buat_pemasang(**hal)
            daerah = "pemasangan ini"
        else:
            tempat = {"nama_daerah": args.nama_daerah, "provinsi": args.provinsi}
            daerah = str(buat_admin(daerah=args.daerah, **hal, **tempat).pemda)
    print(f"Akun {args.nama_pengguna} dibuat: administrator {daerah}.")
    if args.sandi_acak:
        print(f"Sandi: {sandi}")
    return 0


def _password() -> str:
    """Asked twice of a person; one line where there is no terminal."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    sandi = getpass.getpass("Sandi: ")
    if getpass.getpass("Ulangi: ") != sandi:
        raise Galat("situs.sandi", "sandi", "Kedua sandi tidak sama.", "Ulangi perintahnya.")
    return sandi
