"""`sakip angka`: read a number as printed and show what it means."""

from __future__ import annotations

import argparse
import json
from decimal import Decimal

from sakip.cli.urai import Pengurai
from sakip.core.angka import (
    Ambigu,
    Angka,
    AngkaRentang,
    Bacaan,
    Kosong,
    Label,
    Pecahan,
    Rusak,
    baca,
    cetak_kosong,
    cetak_penuh,
)


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip angka",
        "Baca angka seperti tercetak dalam dokumen dan tunjukkan artinya: nilai, satuan,\n"
        "desimal, dan rentang nilai sebenarnya yang mungkin.",
        'Contoh:\n  sakip angka "83,00 (Baik)"\n  sakip angka "1.500" --json\n'
        '  sakip angka -- "-5,2"',
    )
    p.add_argument("teks", nargs="+", help="angka seperti tercetak; beri tanda kutip")
    p.add_argument("--json", action="store_true", help="keluaran untuk program")
    return p


def jalankan(args: argparse.Namespace) -> int:
    """Exit 1 when one of the texts is ambiguous or broken."""
    bacaan = [baca(teks) for teks in args.teks]
    if args.json:
        print(json.dumps([as_json(b) for b in bacaan], ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(as_text(b) for b in bacaan))
    return 1 if any(isinstance(b, Ambigu | Rusak) for b in bacaan) else 0


def _exact(nilai: Decimal) -> str:
    return format(nilai, "f")


def as_json(bacaan: Bacaan) -> dict[str, object]:
    """The reading as plain data; figures are exact decimal text."""
    match bacaan:
        case Angka():
            return {
                "jenis": "angka",
                "teks": bacaan.teks,
                "nilai": _exact(bacaan.nilai),
                "satuan": bacaan.satuan,
                "desimal": bacaan.desimal,
                "keterangan": bacaan.keterangan,
                "rentang": [_exact(bacaan.rentang.bawah), _exact(bacaan.rentang.atas)],
            }
        case AngkaRentang():
            return {
                "jenis": "rentang",
                "teks": bacaan.teks,
                "bawah": as_json(bacaan.bawah) if bacaan.bawah else None,
                "atas": as_json(bacaan.atas) if bacaan.atas else None,
                "satuan": bacaan.satuan,
            }
        case Pecahan():
            return {
                "jenis": "pecahan",
                "teks": bacaan.teks,
                "pembilang": as_json(bacaan.pembilang),
                "penyebut": as_json(bacaan.penyebut),
                "satuan": bacaan.satuan,
            }
        case Kosong():
            return {
                "jenis": "kosong",
                "teks": bacaan.teks,
                "kosong": str(bacaan.jenis),
                "alasan": bacaan.alasan,
            }
        case Label():
            return {"jenis": "label", "teks": bacaan.teks, "kode": bacaan.kode}
        case Ambigu():
            return {
                "jenis": "ambigu",
                "teks": bacaan.teks,
                "alasan": bacaan.alasan,
                "calon": [as_json(c) for c in bacaan.calon],
            }
        case Rusak():
            return {
                "jenis": "rusak",
                "teks": bacaan.teks,
                "alasan": bacaan.alasan,
                "saran": bacaan.saran,
            }


def as_text(bacaan: Bacaan) -> str:
    """The reading in a few lines."""
    match bacaan:
        case Angka():
            baris = [
                f"'{bacaan.teks}' adalah angka {cetak_penuh(bacaan.nilai)}",
                f"  satuan      {bacaan.satuan or '(tanpa satuan)'}",
                f"  desimal     {bacaan.desimal}",
                f"  nilai asli  antara {cetak_penuh(bacaan.rentang.bawah)} "
                f"dan {cetak_penuh(bacaan.rentang.atas)}",
            ]
            if bacaan.keterangan:
                baris.insert(2, f"  keterangan  {bacaan.keterangan}")
            return "\n".join(baris)
        case AngkaRentang():
            tepi = [
                cetak_penuh(t.nilai) if t else "tanpa batas" for t in (bacaan.bawah, bacaan.atas)
            ]
            satuan = f" {bacaan.satuan}" if bacaan.satuan else ""
            return f"'{bacaan.teks}' adalah rentang {tepi[0]} sampai {tepi[1]}{satuan}"
        case Pecahan():
            return (
                f"'{bacaan.teks}' adalah dua angka: {cetak_penuh(bacaan.pembilang.nilai)} "
                f"dari {cetak_penuh(bacaan.penyebut.nilai)} {bacaan.satuan}".rstrip()
            )
        case Kosong():
            return f"'{bacaan.teks}' bukan angka: {cetak_kosong(bacaan.jenis)}"
        case Label():
            return f"'{bacaan.teks}' adalah kata, bukan angka"
        case Ambigu():
            calon = "\n".join(f"  {as_text(c)}" for c in bacaan.calon)
            return f"'{bacaan.teks}' dapat dibaca lebih dari satu cara: {bacaan.alasan}\n{calon}"
        case Rusak():
            return f"'{bacaan.teks}' tidak dapat dibaca: {bacaan.alasan} {bacaan.saran}".rstrip()
