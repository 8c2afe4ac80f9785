"""`sakip periksa`: read anybody's report, recompute its figures, say what cannot be true."""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path

from sakip.cli.layar import print_json
from sakip.cli.tampil import working
from sakip.cli.urai import Pengurai
from sakip.periksa.keluaran import HasilData, TemuanData, jadi_data

_LEBAR = 96
_JUDUL = {"salah": "SALAH", "pertanyaan": "PERTANYAAN", "gaya": "GAYA"}


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip periksa",
        "Baca laporan kinerja siapa pun (LKjIP, Perjanjian Kinerja, rencana aksi, pengukuran,\n"
        "realisasi anggaran, SKM), hitung ulang angkanya, dan sebutkan yang tidak mungkin benar.\n"
        "SALAH: tidak ada nilai yang cocok dengan cetakannya, dibulatkan atau dipotong.\n"
        "PERTANYAAN: mungkin benar dengan masukan yang tidak tercetak.",
        "Contoh:\n  sakip periksa lkjip.pdf\n  sakip periksa lkjip.docx --json\n\n"
        "Kode keluar 1 bila ada temuan.",
    )
    p.add_argument("berkas", type=Path, nargs="?", metavar="BERKAS", help="PDF, DOCX, XLSX, teks")
    p.add_argument("--json", action="store_true", help="semua temuan, untuk program")
    p.add_argument("--skema", action="store_true", help="JSON Schema keluaran --json")
    return p


def jalankan(args: argparse.Namespace) -> int:
    """Exit 1 when something was found."""
    if args.skema:
        print_json(HasilData.model_json_schema())
        return 0
    if args.berkas is None:
        pengurai().error("the following arguments are required: BERKAS")
    with working(f"Memeriksa {args.berkas.name}"):
        # Imported here: the readers take a moment that --help need not wait for.
        from sakip.periksa import baca_dokumen, periksa

        hasil = jadi_data(periksa(baca_dokumen(args.berkas)))
    if args.json:
        print_json(hasil.model_dump(mode="json"))
    else:
        tampilkan(hasil)
    return 1 if hasil.temuan else 0


def tampilkan(hasil: HasilData) -> None:
    """The findings by class, the weightiest first, then what was found right or not readable."""
    bagian = [f"{hasil.halaman} halaman"] if hasil.halaman else []
    print(f"{hasil.berkas}: {', '.join([*bagian, f'{hasil.tabel} tabel'])}\n")
    for kelas, judul in _JUDUL.items():
        isi = [t for t in hasil.temuan if t.kelas == kelas]
        if isi:
            print(f"{judul} ({len(isi)})\n")
            for nomor, temuan in enumerate(isi, start=1):
                _satu(nomor, temuan)
    for catatan in hasil.tak_terbaca:
        print(f"Tidak terbaca: {catatan}")
    cocok = [f"{c.id} {c.cocok}" for c in hasil.cek if c.cocok]
    print(f"Angka yang dihitung ulang dan cocok: {', '.join(cocok) or 'tidak ada'}.")
    if not hasil.temuan:
        print("Tidak ada temuan.")


def _satu(nomor: int, t: TemuanData) -> None:
    tempat = [f"hlm. {t.halaman}"] if t.halaman else []
    tempat += [f"baris {t.baris}"] if t.baris else []
    tempat += [f"lembar '{t.lembar}' {t.sel}".rstrip()] if t.lembar else []
    tempat += [t.tabel] if t.tabel else []
    tanda = " [mengubah putusan]" if t.mengubah_putusan else ""
    print(f"{nomor:>3}. {', '.join(tempat)}{tanda}")
    for teks in (t.pesan, t.dugaan):
        if teks:
            print(textwrap.fill(teks, _LEBAR, initial_indent=" " * 5, subsequent_indent=" " * 5))
    print()
