"""`sakip demo`: the main job on real data, and what to try next."""

from __future__ import annotations

import argparse
from pathlib import Path

from sakip.berkas.baca import read_berkas
from sakip.cli.hitung import compute, show
from sakip.cli.urai import Pengurai

CONTOH = "bareng"


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip demo",
        "Hitung data nyata Kecamatan Bareng tahun 2024, tampilkan, dan buat PDF pertamanya.",
        "Contoh:\n  sakip demo\n  sakip demo -o hasil",
    )
    p.add_argument(
        "-o",
        "--folder",
        type=Path,
        default=Path("keluaran"),
        help="folder hasil (bawaan: keluaran)",
    )
    return p


def jalankan(args: argparse.Namespace) -> int:
    from sakip.laporan.lkjip import lkjip
    from sakip.naskah.pdf import tulis_pdf

    berkas = read_berkas(CONTOH)
    buku = compute(berkas, None)
    show(berkas, buku, CONTOH)
    args.folder.mkdir(parents=True, exist_ok=True)
    tujuan = args.folder / f"lkjip-{berkas.kantor.id}-{buku.tahun}.pdf"
    tulis_pdf(lkjip(berkas, buku), tujuan)
    print(f"""
Naskah pertama: {tujuan}

Coba berikutnya:
  python3 run.py sakip jelaskan capaian:akip:2024      satu angka sampai pasalnya
  python3 run.py sakip jelaskan realisasi:ikpp:2024 --dalam
  python3 run.py sakip berkas catatan {CONTOH}           salah cetak di sumber dan putusannya
  python3 run.py sakip aturan tampil skala.akip --tanggal 2024-12-31 --daerah jombang
  python3 run.py sakip angka "83,00 (Baik)" "1.500"    cara angka dibaca""")
    return 0
