"""`sakip audit periksa`: prove that nothing was taken out of the log or changed in it."""

from __future__ import annotations

import argparse

from sakip.cli.situs import buka
from sakip.cli.urai import Pengurai
from sakip.galat import Galat


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip audit",
        "Setiap perubahan di situs tercatat dalam rantai per daerah; tiap catatan menyegel yang\n"
        "sebelumnya, sehingga catatan yang diubah atau dihapus kemudian akan ketahuan.",
        "Contoh:\n  sakip audit periksa\n  sakip audit periksa --daerah jombang",
    )
    sub = p.add_subparsers(dest="aksi", required=True, metavar="AKSI")
    periksa = sub.add_parser("periksa", help="periksa rantai catatan")
    periksa.add_argument("--daerah", help="satu daerah saja, misalnya jombang")
    return p


def jalankan(args: argparse.Namespace) -> int:
    """Exit 1 when a chain is broken."""
    putus = False
    with buka():
        from sakip.web.audit.models import Kejadian
        from sakip.web.audit.services import periksa_rantai
        from sakip.web.dasar.models import Pemda

        semua = Pemda.objects.order_by("id_teks")
        if args.daerah:
            semua = semua.filter(id_teks=args.daerah)
            if not semua:
                raise Galat(
                    "audit.daerah",
                    args.daerah,
                    "Daerah ini tidak ada di basis data.",
                    "Tanpa --daerah, semua daerah diperiksa.",
                )
        for pemda in semua:
            salah = list(periksa_rantai(pemda))
            putus = putus or bool(salah)
            banyak = Kejadian.objects.filter(pemda=pemda).count()
            print(f"{pemda.nama}: {banyak} kejadian, {'TIDAK utuh' if salah else 'utuh'}.")
            for satu in salah:
                print(f"  - {satu}")
    return int(putus)
