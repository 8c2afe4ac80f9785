"""`sakip jelaskan`: one figure written out, down to its inputs, rule and article."""

from __future__ import annotations

import argparse
import json

from sakip.berkas.baca import read_berkas
from sakip.cli.hitung import as_row, compute
from sakip.cli.urai import Pengurai
from sakip.core.alamat import Alamat
from sakip.hitung.penjelasan import explain

BAWAAN = "bareng"


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip jelaskan",
        "Uraikan satu angka: hitungannya ditulis lengkap, dengan masukan, aturan, pasal, dan\n"
        "buktinya. Tanpa --berkas, yang dibuka data contoh Kecamatan Bareng.",
        "Contoh:\n  sakip jelaskan capaian:akip:2024\n"
        "  sakip jelaskan realisasi:ikpp:2024 --dalam\n"
        "  sakip jelaskan serapan:kantor:2024 --berkas kantor-saya.yaml",
    )
    p.add_argument("alamat", nargs="+", help="alamat angka, misalnya capaian:akip:2024")
    p.add_argument("--berkas", default=BAWAAN, help=f"nama berkas (bawaan: {BAWAAN})")
    p.add_argument("--dalam", action="store_true", help="uraikan juga semua masukannya")
    p.add_argument("--json", action="store_true", help="keluaran untuk program")
    return p


def jalankan(args: argparse.Namespace) -> int:
    berkas = read_berkas(args.berkas)
    alamat = [Alamat.baca(teks) for teks in args.alamat]
    buku = {tahun: compute(berkas, tahun) for tahun in {_year(a, berkas.tahun) for a in alamat}}
    for nomor, satu in enumerate(alamat):
        hasil = buku[_year(satu, berkas.tahun)].ambil(satu)
        uraian = explain(berkas, buku[_year(satu, berkas.tahun)], hasil, deep=args.dalam)
        if args.json:
            print(json.dumps({**as_row(hasil), "uraian": uraian}, ensure_ascii=False, indent=1))
        else:
            print(("\n" if nomor else "") + uraian)
    return 0


def _year(alamat: Alamat, bawaan: int) -> int:
    """The year whose computation holds the figure."""
    tahun = int(alamat.periode[:4])
    return tahun if alamat.ukuran != "target-akhir" else bawaan
