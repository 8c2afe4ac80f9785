"""`sakip demo`: the main job on real data, every paper of three kecamatan, what to try next."""

from __future__ import annotations

import argparse
from pathlib import Path

from sakip.berkas.baca import read_berkas
from sakip.cli.hitung import compute, show
from sakip.cli.laporan import NASKAH, SEMUA, Kerja, make_folder, run
from sakip.cli.tampil import progress
from sakip.cli.urai import Pengurai

CONTOH = "bareng"
TAHUN = (("bareng", 2024), ("bajeng", 2023), ("bajeng", 2024), ("bathin-solapan", 2024))
"""Offices and the years whose papers their sources hold."""


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip demo",
        "Hitung data nyata Kecamatan Bareng tahun 2024, tampilkan, lalu buat semua naskah resmi\n"
        "tiga kecamatan yang datanya cukup, sebagai PDF dan Word.",
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
    show(berkas := read_berkas(CONTOH), compute(berkas, None), CONTOH)
    jadi, belum = papers(args.folder)
    print(f"\n{len(jadi)} naskah ditulis di folder {args.folder}:")
    for satu in jadi:
        print(f"  {satu.relative_to(args.folder)}")
    print(f"\nBelum dibuat karena sumbernya tidak memuat datanya: {', '.join(belum)}.")
    print(f"""
Coba berikutnya:
  python3 run.py sakip jelaskan capaian:akip:2024      satu angka sampai pasalnya
  python3 run.py sakip jelaskan realisasi:ikpp:2024 --dalam
  python3 run.py sakip berkas catatan {CONTOH}           salah cetak di sumber dan putusannya
  python3 run.py sakip laporan perjanjian {CONTOH} --draf -o pk.docx
  python3 run.py sakip aturan tampil skala.akip --tanggal 2024-12-31 --daerah jombang
  python3 run.py sakip angka "83,00 (Baik)" "1.500"    cara angka dibaca""")
    return 0


def papers(folder: Path) -> tuple[list[Path], list[str]]:
    """Every paper the data allow, one folder an office; and the names of those they do not."""
    semua = [
        Kerja(
            naskah,
            kantor,
            tahun,
            folder / kantor / f"{naskah}-{tahun}.{bentuk}",
        )
        for kantor, tahun in TAHUN
        for naskah in NASKAH
        if naskah not in (SEMUA, "triwulan")
        for bentuk in (("xlsx",) if naskah == "kertas-kerja" else ("pdf", "docx"))
    ]
    for kantor, _ in TAHUN:
        make_folder(folder / kantor)
    jadi: list[Path] = []
    belum: dict[str, None] = {}
    with progress("Menyusun naskah", len(semua)) as maju:
        for ke, (kerja, galat) in enumerate(run(semua), 1):
            maju(ke)
            if galat is None:
                jadi.append(kerja.tujuan)
            else:
                belum[f"{kerja.naskah} {kerja.berkas} {kerja.tahun}"] = None
    return jadi, list(belum)
