"""`sakip demo`: the main job on real data, the site, every paper of three kecamatan."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from textwrap import wrap

from sakip.berkas.baca import read_berkas
from sakip.cli.hitung import compute, show
from sakip.cli.laporan import NASKAH, SEMUA, Kerja, make_folder, run
from sakip.cli.tampil import progress
from sakip.cli.urai import Pengurai
from sakip.simpan import simpan_atomik

CONTOH = "bareng"
TAHUN = (("bareng", 2024), ("bajeng", 2023), ("bajeng", 2024), ("bathin-solapan", 2024))
"""Offices and the years whose papers their sources hold."""


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip demo",
        "Lihat OpenSAKIP bekerja: hitung data nyata Kecamatan Bareng tahun 2024, siapkan situs\n"
        "dengan tiga kecamatan nyata dan satu tahun berjalan buatan, jalankan, lalu buat semua\n"
        "naskah resmi yang datanya cukup, sebagai PDF dan Word. Ctrl-C menghentikannya.",
        "Contoh:\n  sakip demo\n  sakip demo --tanpa-layani -o hasil",
    )
    p.add_argument(
        "-o",
        "--folder",
        type=Path,
        default=Path("keluaran"),
        help="folder naskah (bawaan: keluaran)",
    )
    p.add_argument(
        "--data",
        type=Path,
        default=Path("data-demo"),
        help="folder basis data situs (bawaan: data-demo)",
    )
    p.add_argument(
        "--tanpa-layani", action="store_true", help="siapkan semuanya, lalu selesai tanpa melayani"
    )
    return p


def jalankan(args: argparse.Namespace) -> int:
    from sakip.cli.demo_situs import make_site, open_browser, served, stop_on_signals

    show(berkas := read_berkas(CONTOH), compute(berkas, None), CONTOH)
    print(flush=True)
    akun = make_site(args.data)
    if args.tanpa_layani:
        print(akun)
        show_papers(args.folder)
        print(f"\nSitusnya siap di {args.data}; jalankan dengan: python3 run.py demo")
        return 0
    stop_on_signals()
    with served(args.data) as alamat:
        print(f"Situs: {alamat}\n{akun}", flush=True)
        open_browser(alamat)
        show_papers(args.folder)
        print(f"\nSitus berjalan di {alamat} (sandi di atas). Hentikan dengan Ctrl-C.", flush=True)
    return 0


def show_papers(folder: Path) -> None:
    """Make the papers, unless they are there and nothing that makes them has changed since."""
    stempel = folder / ".dibuat"
    if _is_newest(stempel, folder):
        print(stempel.read_text(encoding="utf-8"))
        return
    jadi, belum = papers(folder)
    baris = [f"\n{len(jadi)} naskah ada di folder {folder}:"]
    baris += [f"  {satu.relative_to(folder)}" for satu in jadi]
    baris.append("\nBelum dibuat karena sumbernya tidak memuat datanya:")
    for kantor, naskah in belum.items():
        baris += wrap(
            f"{kantor}: {', '.join(naskah)}",
            100,
            initial_indent="  ",
            subsequent_indent="    ",
            break_on_hyphens=False,
        )
    baris.append(LANJUT)
    simpan_atomik(stempel, "\n".join(baris).encode())
    print("\n".join(baris))


def _is_newest(stempel: Path, folder: Path) -> bool:
    """Whether the papers are there, made after the last change of the library and its data."""
    if not stempel.exists():
        return False
    baris = stempel.read_text(encoding="utf-8").splitlines()
    if not all((folder / b.strip()).exists() for b in baris if re.match(r"  \S+/\S+$", b)):
        return False
    dibuat = stempel.stat().st_mtime
    akar = Path(__file__).parents[1]
    return all(
        p.stat().st_mtime < dibuat
        for p in akar.rglob("*")
        if p.suffix in {".py", ".yaml", ".typ"} and "web" not in p.parts
    )


LANJUT = f"""
Coba berikutnya:
  python3 run.py sakip jelaskan capaian:akip:2024      satu angka sampai pasalnya
  python3 run.py sakip jelaskan realisasi:ikpp:2024 --dalam
  python3 run.py sakip berkas catatan {CONTOH}           salah cetak di sumber dan putusannya
  python3 run.py sakip laporan perjanjian {CONTOH} --draf -o pk.docx
  python3 run.py sakip aturan tampil skala.akip --tanggal 2024-12-31 --daerah jombang
  python3 run.py sakip angka "83,00 (Baik)" "1.500"    cara angka dibaca"""


def papers(folder: Path) -> tuple[list[Path], dict[str, list[str]]]:
    """Every paper the data allow, one folder an office; and those they do not, by office."""
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
    belum: dict[str, list[str]] = {}
    with progress("Menyusun naskah", len(semua)) as maju:
        for ke, (kerja, galat) in enumerate(run(semua), 1):
            maju(ke)
            if galat is None:
                jadi.append(kerja.tujuan)
            else:
                kurang = belum.setdefault(f"{kerja.berkas} {kerja.tahun}", [])
                if kerja.naskah not in kurang:  # PDF and Word lack the same
                    kurang.append(kerja.naskah)
    return jadi, belum
