"""`sakip periksa`: read anybody's report, recompute its figures, say what cannot be true."""

from __future__ import annotations

import argparse
import getpass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sakip.cli.layar import print_json
from sakip.cli.tampil import working
from sakip.cli.urai import Pengurai
from sakip.galat import Galat

if TYPE_CHECKING:
    from sakip.periksa.keluaran import HasilData


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip periksa",
        "Baca laporan kinerja siapa pun (LKjIP, Perjanjian Kinerja, rencana aksi, pengukuran,\n"
        "realisasi anggaran, SKM), hitung ulang angkanya, dan sebutkan yang tidak mungkin benar.\n"
        "SALAH: tidak ada nilai yang cocok dengan cetakannya, dibulatkan atau dipotong.\n"
        "PERTANYAAN: mungkin benar dengan masukan yang tidak tercetak.",
        "Contoh:\n  sakip periksa lkjip.pdf\n  sakip periksa lkjip.pdf --html temuan.html\n"
        "  sakip periksa lkjip.docx --json\n  sakip periksa laporan-2024/ --html hasil/\n"
        "  sakip periksa lkjip.pdf --abaikan 1f0c9a3e --alasan 'sesuai lampiran SK'\n\n"
        "Temuan yang diabaikan dicatat di sebelah berkasnya (lkjip.pdf.periksa.json).\n"
        "Kode keluar 1 bila ada temuan yang tidak diabaikan.",
    )
    p.add_argument(
        "berkas", type=Path, nargs="*", metavar="BERKAS",
        help="PDF, DOCX, XLSX, teks; boleh beberapa, boleh folder",
    )  # fmt: skip
    p.add_argument("--json", action="store_true", help="semua temuan, untuk program")
    p.add_argument(
        "--html",
        type=Path,
        metavar="HASIL",
        help="tulis laporan HTML yang utuh; untuk beberapa berkas: nama folder",
    )
    p.add_argument("--abaikan", metavar="ID", help="sisihkan satu temuan; perlu --alasan")
    p.add_argument("--alasan", default="", help="mengapa temuan itu diabaikan")
    p.add_argument("--oleh", default="", help="nama pemeriksa (bila lain dari nama akun komputer)")
    p.add_argument("--pulihkan", metavar="ID", help="batalkan pengabaian satu temuan")
    p.add_argument(
        "--abaian", type=Path, metavar="DAFTAR",
        help="pakai daftar pengabaian yang disimpan dari laporan HTML, lalu periksa",
    )  # fmt: skip
    p.add_argument("--skema", action="store_true", help="JSON Schema keluaran --json")
    return p


def jalankan(args: argparse.Namespace) -> int:
    """Exit 1 when something was found that is not set aside."""
    if args.skema:
        from sakip.periksa.keluaran import skema

        print_json(skema())
        return 0
    if not args.berkas:
        pengurai().error("the following arguments are required: BERKAS")
    if len(args.berkas) > 1 or args.berkas[0].is_dir():
        if args.abaikan or args.pulihkan or args.abaian:
            raise _galat("satu", "Temuan diabaikan satu berkas demi satu berkas.", "Sebut satu.")
        from sakip.cli.periksa_banyak import banyak

        return banyak(args.berkas, args.html, json=args.json)
    return _satu(args, args.berkas[0])


def _satu(args: argparse.Namespace, berkas: Path) -> int:
    if args.abaikan and not args.alasan.strip():
        raise _galat("alasan", "Pengabaian memerlukan alasan.", "Tambahkan --alasan '...'.")
    if args.pulihkan:
        return _pulihkan(berkas, args.pulihkan)
    if args.abaian and berkas.is_file():
        from sakip.periksa.abaian import muat_abaian, tulis_abaian

        tulis_abaian(berkas, muat_abaian(args.abaian))
    with working(f"Memeriksa {berkas.name}"):
        # Imported here: the readers take a moment that --help need not wait for.
        from sakip.periksa.kerja import periksa_berkas

        hasil = periksa_berkas(berkas, args.html)
    if args.abaikan:
        return _abaikan(args, berkas, hasil)
    if args.json:
        print_json(hasil.model_dump(mode="json"))
    else:
        from sakip.cli.periksa_teks import tampilkan

        tampilkan(hasil)
        if args.html:
            print(f"{args.html} ditulis ({args.html.stat().st_size // 1024} KB).")
    return 1 if hasil.temuan else 0


def _abaikan(args: argparse.Namespace, berkas: Path, hasil: HasilData) -> int:
    from sakip.periksa.abaian import Abaian, baca_abaian, tulis_abaian

    if not any(t.id == args.abaikan for t in hasil.temuan):
        raise _galat(
            "id",
            f"Tidak ada temuan '{args.abaikan}' di {berkas.name} yang belum diabaikan.",
            f"Lihat id tiap temuan dengan: sakip periksa {berkas.name}",
        )
    oleh = args.oleh.strip() or getpass.getuser()
    pada = datetime.now().astimezone().replace(microsecond=0)
    baru = Abaian(id=args.abaikan, alasan=args.alasan.strip(), oleh=oleh, pada=pada)
    jalur = tulis_abaian(berkas, (*baca_abaian(berkas), baru))
    print(f"Temuan {args.abaikan} diabaikan; alasannya di {jalur.name}.")
    return 0


def _pulihkan(berkas: Path, nama: str) -> int:
    from sakip.periksa.abaian import baca_abaian, tulis_abaian

    semua = baca_abaian(berkas)
    sisa = tuple(a for a in semua if a.id != nama)
    if len(sisa) == len(semua):
        raise _galat("id", f"Temuan '{nama}' tidak sedang diabaikan.", "Periksa id-nya.")
    tulis_abaian(berkas, sisa)
    print(f"Temuan {nama} tidak lagi diabaikan.")
    return 0


def _galat(kode: str, pesan: str, saran: str) -> Galat:
    return Galat(f"periksa.{kode}", "sakip periksa", pesan, saran)
