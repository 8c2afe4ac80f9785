"""`sakip laporan`: official documents as PDF."""

from __future__ import annotations

import argparse
from pathlib import Path

from sakip.berkas.baca import read_berkas
from sakip.cli.hitung import compute
from sakip.cli.tampil import working
from sakip.cli.urai import BERKAS, Pengurai

NASKAH = ("lkjip",)


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip laporan",
        "Buat naskah resmi dari sebuah Berkas Kinerja. Yang tersedia: lkjip (halaman judul dan\n"
        "tabel capaian indikator kinerja utama). Hasilnya PDF/A yang dapat dibaca pembaca layar;\n"
        "data yang sama selalu menghasilkan berkas yang sama.",
        "Contoh:\n  sakip laporan lkjip bareng -o lkjip.pdf\n"
        "  sakip laporan lkjip kantor-saya.yaml --tahun 2024",
    )
    p.add_argument("naskah", choices=NASKAH, help="naskah yang dibuat")
    p.add_argument("berkas", help=BERKAS)
    p.add_argument("-o", "--keluaran", type=Path, help="nama PDF; bawaan: NASKAH-KANTOR-TAHUN.pdf")
    p.add_argument("--tahun", type=int, help="tahun lain yang ada dalam berkas")
    return p


def jalankan(args: argparse.Namespace) -> int:
    from sakip.laporan.lkjip import lkjip
    from sakip.naskah.pdf import tulis_pdf

    with working(f"Menyusun {args.naskah}"):
        berkas = read_berkas(args.berkas)
        buku = compute(berkas, args.tahun)
        tujuan = args.keluaran or Path(f"{args.naskah}-{berkas.kantor.id}-{buku.tahun}.pdf")
        pdf = tulis_pdf(lkjip(berkas, buku), tujuan)
    print(f"{tujuan} ditulis ({len(pdf) // 1024} KB).")
    return 0
