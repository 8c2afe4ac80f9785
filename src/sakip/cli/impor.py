"""`sakip impor`: make a Berkas Kinerja from anybody's report."""

from __future__ import annotations

import argparse
import shlex
import textwrap
from collections.abc import Sequence
from pathlib import Path

from sakip.berkas.model import LEMBAR
from sakip.berkas.tulis import write_berkas
from sakip.cli.layar import print_json
from sakip.cli.tampil import working
from sakip.cli.urai import Pengurai
from sakip.galat import Galat

_LEBAR = 96
_TAMPIL = 25


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip impor",
        "Isi Berkas Kinerja dari laporan siapa pun (LKjIP, LAKIP, LKIP; PDF, DOCX, XLSX, teks):\n"
        "sasaran, program, kegiatan, sub kegiatan, indikator, target, realisasi, anggaran,\n"
        "pegawai, sarana, SKM, IPP, LKE, tindak lanjut, dan uraian. Tiap angka menyebut tempatnya\n"
        "di laporan. Yang meragukan disebut di layar dan di lembar catatan, untuk dibetulkan.",
        "Contoh:\n  sakip impor lkjip-2024.pdf -o kantor-2024.xlsx\n"
        "  sakip impor lkjip-2024.docx -o kantor-2024.yaml\n\n"
        "Sesudah dibetulkan:\n  sakip berkas periksa kantor-2024.xlsx\n"
        "  sakip laporan lkjip kantor-2024.xlsx --draf -o draf.pdf\n\n"
        "Kode keluar 1 bila ada yang perlu dibetulkan atau dipastikan.",
    )
    p.add_argument("laporan", type=Path, metavar="LAPORAN", help="PDF, DOCX, XLSX, teks")
    p.add_argument(
        "-o", "--keluaran", type=Path, required=True, metavar="BERKAS",
        help="hasilnya, berakhiran .xlsx, .yaml, atau .json",
    )  # fmt: skip
    p.add_argument("--tahun", type=int, help="tahun laporan, bila tidak tertulis di dalamnya")
    p.add_argument("--timpa", action="store_true", help="ganti berkas hasil bila sudah ada")
    p.add_argument(
        "--json", action="store_true", help="tiap angka, tempat, dan keyakinannya, untuk program"
    )
    return p


def jalankan(args: argparse.Namespace) -> int:
    """Exit 1 when something is doubtful."""
    if args.keluaran.exists() and not args.timpa:
        raise Galat(
            "berkas.sudah_ada", str(args.keluaran), "Berkas hasil sudah ada.",
            "Pilih nama lain, atau tambahkan --timpa.",
        )  # fmt: skip
    with working(f"Membaca {args.laporan.name}"):
        # Imported here: the readers take a moment that --help need not wait for.
        from sakip.impor import impor
        from sakip.periksa import baca_dokumen

        hasil = impor(baca_dokumen(args.laporan), args.tahun)
        write_berkas(hasil.berkas, args.keluaran)
    if args.json:
        print_json({
            "berkas": str(args.keluaran),
            "keyakinan": {k.value: n for k, n in sorted(hasil.keyakinan.items())},
            "ragu": [
                {
                    "perihal": r.perihal, "sebab": r.sebab, "dipakai": r.pakai, "alamat": r.alamat,
                    "tercetak": [{"teks": t, "tempat": di} for t, di in r.tercetak],
                }
                for r in hasil.ragu
            ],
            "angka": [
                    {
                        "perihal": a.perihal,
                        "tercetak": a.teks,
                        "tempat": a.tempat,
                        "keyakinan": a.keyakinan.value,
                    }
                    for a in hasil.angka
                ],
                "belum_masuk": list(hasil.belum),
            "tak_terbaca": list(hasil.catatan),
        })  # fmt: skip
        return 1 if hasil.ragu else 0
    isi = [f"{len(getattr(hasil.berkas, n))} {n}" for n in LEMBAR if getattr(hasil.berkas, n)]
    yakin = ", ".join(f"{n} {k.value}" for k, n in sorted(hasil.keyakinan.items()))
    print(f"{args.keluaran} ditulis: {hasil.berkas.kantor.nama}, tahun {hasil.berkas.tahun}.")
    print(f"Isi: {', '.join(isi)}.")
    print(f"Keyakinan angka: {yakin or 'tidak ada angka'}.")
    for teks in hasil.catatan:
        print(f"Tidak terbaca: {teks}")
    if hasil.belum:
        print(f"\nBelum masuk ({len(hasil.belum)}), karena tidak jelas milik siapa:")
        _daftar(hasil.belum)
    if hasil.ragu:
        print(f"\nBetulkan atau pastikan ({len(hasil.ragu)}), juga di lembar catatan:")
        _daftar([_ragu(r) for r in hasil.ragu])
    berkas = shlex.quote(str(args.keluaran))
    print(f"\nSesudah dibetulkan:\n  sakip berkas periksa {berkas}")
    if hasil.dapat_dihitung:
        print(f"  sakip laporan lkjip {berkas} --draf -o draf.pdf")
    return 1 if hasil.ragu else 0


def _ragu(satu: object) -> str:
    from sakip.impor import Ragu

    assert isinstance(satu, Ragu)
    teks = f"{satu.perihal}: {satu.sebab}"
    if satu.pakai:
        teks += f" Dipakai: {satu.pakai}."
    if len(satu.tercetak) > 1:
        teks += (
            " Tercetak: "
            + "; ".join(f"{t} ({di})" if di else t for t, di in satu.tercetak[:4])
            + "."
        )
    return teks


def _daftar(semua: Sequence[str]) -> None:
    for satu in semua[:_TAMPIL]:
        print(textwrap.fill(satu, _LEBAR, initial_indent="  - ", subsequent_indent="    "))
    if len(semua) > _TAMPIL:
        print(f"  ... dan {len(semua) - _TAMPIL} lagi (lihat lembar catatan)")
