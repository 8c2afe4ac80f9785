"""`sakip angka`: read a number as printed and show what it means."""

from __future__ import annotations

import argparse
import re
from decimal import Decimal

from sakip.cli.layar import print_json
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
    TanpaNilai,
    baca,
    cetak_penuh,
)

_KOSONG = {
    TanpaNilai.BELUM_DIISI: "belum diisi (sel kosong)",
    TanpaNilai.BELUM_TERSEDIA: "belum tersedia",
    TanpaNilai.TIDAK_DITARGETKAN: "tidak ditargetkan pada periode ini",
    TanpaNilai.TIDAK_BERLAKU: "tidak berlaku",
    TanpaNilai.TAK_TERDEFINISI: "tak terdefinisi (dibagi nol)",
}
"""The five kinds of no number in words; on paper two of them are mere signs."""


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip angka",
        "Baca angka seperti tercetak dalam dokumen dan tunjukkan artinya: nilai, satuan,\n"
        "desimal, dan rentang nilai sebenarnya yang mungkin. Yang dapat dibaca lebih dari satu\n"
        "cara tidak ditebak, dan lima jenis tanpa angka (-, n/a, kosong, ...) tidak disamakan.",
        'Contoh:\n  sakip angka "83,00 (Baik)"\n  sakip angka "1.500" --json\n'
        '  sakip angka "Rp2.717.989.953" "-5,2" n/a\n\n'
        "Kode keluar 1 bila ada yang rancu atau rusak.",
    )
    p.add_argument("teks", nargs="+", help="angka seperti tercetak; beri tanda kutip")
    p.add_argument("--json", action="store_true", help="keluaran untuk program")
    # A minus before a figure starts a number here, never an option.
    p._negative_number_matcher = re.compile(r"-[\d.,]")
    return p


def jalankan(args: argparse.Namespace) -> int:
    """Exit 1 when one of the texts is ambiguous or broken."""
    bacaan = [baca(teks) for teks in args.teks]
    if args.json:
        print_json([as_json(b) for b in bacaan])
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
    return f"'{bacaan.teks}' {_meaning(bacaan)}"


def _meaning(bacaan: Bacaan) -> str:
    match bacaan:
        case Angka():
            baris = [
                f"adalah angka {cetak_penuh(bacaan.nilai)}",
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
            return f"adalah rentang {tepi[0]} sampai {tepi[1]} {bacaan.satuan}".rstrip()
        case Pecahan():
            return (
                f"adalah dua angka: {cetak_penuh(bacaan.pembilang.nilai)} "
                f"dari {cetak_penuh(bacaan.penyebut.nilai)} {bacaan.satuan}".rstrip()
            )
        case Kosong():
            alasan = f" ({bacaan.alasan})" if bacaan.alasan else ""
            return f"bukan angka: {_KOSONG[bacaan.jenis]}{alasan}"
        case Label():
            return "adalah kata, bukan angka"
        case Ambigu():
            calon = "\n".join(f"- mungkin {_meaning(c)[7:]}" for c in bacaan.calon)
            return f"tidak pasti. {bacaan.alasan}\n{calon}"
        case Rusak():
            return f"tidak dapat dibaca. {bacaan.alasan} {bacaan.saran}".rstrip()
