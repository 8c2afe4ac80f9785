"""`sakip jelaskan`: one figure written out, down to its inputs, rule and article."""

from __future__ import annotations

import argparse

from sakip.berkas.baca import locate
from sakip.cli.baca import read_told
from sakip.cli.hitung import as_row, compute
from sakip.cli.layar import print_json
from sakip.cli.urai import BERKAS, Pengurai
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
        "  sakip jelaskan serapan:kantor:2024 --berkas kantor-saya.yaml\n\n"
        "Alamat berbentuk ukuran:subjek:periode, boleh diikuti @versi rencana. Semua alamat ada\n"
        "dalam keluaran sakip hitung BERKAS --json.",
    )
    p.add_argument("alamat", nargs="+", help="alamat angka, misalnya capaian:akip:2024")
    p.add_argument("--berkas", default=BAWAAN, help=f"{BERKAS}; bawaan: {BAWAAN}")
    p.add_argument("--dalam", action="store_true", help="uraikan juga semua masukannya")
    p.add_argument("--json", action="store_true", help="keluaran untuk program")
    return p


def jalankan(args: argparse.Namespace) -> int:
    berkas = read_told(locate(args.berkas)).berkas
    alamat = [Alamat.baca(teks) for teks in args.alamat]
    tahun = [_year(satu, berkas.tahun) for satu in alamat]
    buku = {satu: compute(berkas, satu) for satu in set(tahun)}
    hasil = [buku[t].ambil(a) for t, a in zip(tahun, alamat, strict=True)]
    uraian = [
        explain(berkas, buku[t], h, deep=args.dalam) for t, h in zip(tahun, hasil, strict=True)
    ]
    if args.json:
        print_json([{**as_row(h), "uraian": u} for h, u in zip(hasil, uraian, strict=True)])
    else:
        print("\n\n".join(uraian))
    return 0


def _year(alamat: Alamat, bawaan: int) -> int:
    """The year whose computation holds the figure: an end-of-plan target is met in every year."""
    return bawaan if alamat.ukuran == "target-akhir" else int(alamat.periode[:4])
