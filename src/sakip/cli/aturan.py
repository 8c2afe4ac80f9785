"""`sakip aturan`: list, show, check and explain the rules that figures are computed by."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

from sakip.cli import aturan_teks as teks
from sakip.cli.urai import Pengurai
from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.lapis import (
    Lapis,
    lapis_berkas,
    lapis_daerah,
    lapis_nasional,
    nama_daerah,
)
from sakip.core.periode import baca_tanggal
from sakip.galat import Galat


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip aturan",
        "Buku aturan memuat semua cara menghitung, batas, bobot, dan daftar yang dipakai, lengkap\n"
        "dengan masa berlaku, sumber, dan statusnya. Aturan daerah berdiri di atas yang nasional.",
        "Contoh:\n"
        "  sakip aturan daftar --jenis skala\n"
        "  sakip aturan tampil capaian.batas --tanggal 2024-12-31 --daerah jombang\n"
        "  sakip aturan jelaskan capaian.maks\n"
        "  sakip aturan periksa aturan-daerah-saya.yaml",
    )
    sub = p.add_subparsers(dest="aksi", required=True, metavar="AKSI")

    daftar = sub.add_parser("daftar", help="semua aturan dalam satu baris")
    daftar.add_argument("--jenis", help="hanya satu jenis, misalnya skala atau metode_capaian")
    _pilih_daerah(daftar)

    tampil = sub.add_parser("tampil", help="isi aturan yang berlaku pada satu hari")
    jelaskan = sub.add_parser("jelaskan", help="aturan dalam kalimat, dengan rumus dan contohnya")
    for satu in (tampil, jelaskan):
        satu.add_argument("id", metavar="ID", help="id aturan; lihat sakip aturan daftar")
        satu.add_argument("--tanggal", help="hari yang dilihat, misalnya 2024-12-31 (hari ini)")
        _pilih_daerah(satu)
    tampil.add_argument("--json", action="store_true", help="keluaran untuk program")

    periksa = sub.add_parser("periksa", help="buktikan buku aturan, atau berkas aturan Anda")
    periksa.add_argument(
        "berkas", nargs="*", type=Path, metavar="BERKAS", help="berkas aturan di atas yang nasional"
    )
    sub.add_parser("sumber", help="semua sumber dan aturan yang memakainya (Markdown)")
    return p


def _pilih_daerah(p: argparse.ArgumentParser) -> None:
    p.add_argument("--daerah", help=f"dengan aturan daerah: {', '.join(nama_daerah())}")


def jalankan(args: argparse.Namespace) -> int:
    """Exit 1 when `periksa` finds something wrong."""
    match args.aksi:
        case "daftar":
            print(teks.daftar(BukuAturan.muat(args.daerah), args.jenis))
        case "tampil":
            _show(args)
        case "jelaskan":
            buku = BukuAturan.muat(args.daerah)
            print(teks.jelaskan(buku, buku.ambil(args.id, _day(args.tanggal))))
        case "sumber":
            from sakip.cli.aturan_sumber import sumber_markdown

            print(sumber_markdown(), end="")
        case "periksa":
            return _check(args.berkas)
    return 0


def _show(args: argparse.Namespace) -> None:
    buku, pada = BukuAturan.muat(args.daerah), _day(args.tanggal)
    aturan = buku.ambil(args.id, pada)
    if args.json:
        print(json.dumps(teks.sebagai_json(aturan), ensure_ascii=False, indent=2))
    else:
        print(f"{teks.kepala(buku, aturan, pada)}\n\n{teks.isi(aturan)}")


def _day(tanggal: str | None) -> date:
    return baca_tanggal(tanggal, "--tanggal") if tanggal else date.today()


def _check(berkas: list[Path]) -> int:
    """Prove the given files, or without any the national rules and every region's."""
    from sakip.hitung.contoh_aturan import buktikan

    galat: list[Galat] = []
    lulus: list[Lapis] = []
    dibuktikan: list[Path | str | None] = [*berkas] or [None, *nama_daerah()]
    for sumber in dibuktikan:
        try:
            tumpukan = _layers(sumber)
            salah = buktikan(tumpukan)
        except Galat as satu:
            galat += satu.rincian or (satu,)
            continue
        galat += salah
        lulus.append(tumpukan[0])
    if galat:
        print(teks.temuan(galat))
        print(f"\nAda {len(galat)} hal yang harus dibetulkan.")
        return 1
    nilai = [n for lapis in lulus for entri in lapis.entri.values() for n in entri.nilai]
    contoh = sum(len(n.contoh) for n in nilai)
    print(f"{len(nilai)} nilai aturan dan {contoh} contoh, semuanya benar:")
    print("\n".join(f"  {lapis.sebutan}: {len(lapis.entri)} aturan" for lapis in lulus))
    return 0


def _layers(sumber: Path | str | None) -> list[Lapis]:
    match sumber:
        case Path():
            return [lapis_berkas(sumber), lapis_nasional()]
        case str():
            return [lapis_daerah(sumber), lapis_nasional()]
        case None:
            return [lapis_nasional()]
