"""`sakip berkas`: check, convert and look into a Berkas Kinerja."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from sakip.berkas.baca import locate, read_berkas, read_package
from sakip.berkas.model import LEMBAR, Berkas
from sakip.berkas.periksa import tree_findings
from sakip.berkas.tulis import write_berkas
from sakip.cli.urai import Pengurai
from sakip.simpan import simpan_atomik

_JENIS = {
    "dibetulkan": "Dibetulkan (nilai yang benar mengikuti angka lain)",
    "dipilih": "Dipilih (satu dari beberapa cetakan, dengan alasan)",
    "tak_terputuskan": "Tak terputuskan (dipakai seperti tertulis)",
    "perhatian": "Perhatian",
}


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip berkas",
        "Berkas Kinerja adalah data satu kantor: rencana, target, realisasi, anggaran, survei,\n"
        "evaluasi. Di sini berkas itu diperiksa, diubah bentuknya, dan dilihat catatannya.",
        "Contoh:\n  sakip berkas periksa kantor-saya.yaml\n"
        "  sakip berkas ubah bareng bareng.json\n  sakip berkas catatan bareng\n"
        "  sakip berkas skema -o berkas.schema.json",
    )
    sub = p.add_subparsers(dest="aksi", required=True, metavar="AKSI")
    periksa = sub.add_parser("periksa", help="cari yang salah, sebut tempat dan cara membetulkan")
    periksa.add_argument("berkas", help="nama berkas, atau nama data contoh (bareng)")
    ubah = sub.add_parser("ubah", help="tulis ulang sebagai YAML, JSON, atau ZIP tanpa kehilangan")
    ubah.add_argument("berkas", help="nama berkas, atau nama data contoh (bareng)")
    ubah.add_argument("tujuan", type=Path, help="nama baru: akhirannya .yaml, .json, atau .zip")
    skema = sub.add_parser("skema", help="JSON Schema dari Berkas Kinerja")
    skema.add_argument("-o", "--keluaran", type=Path, help="tulis ke berkas ini")
    catatan = sub.add_parser("catatan", help="salah cetak dan pertentangan di sumber, putusannya")
    catatan.add_argument("berkas", help="nama berkas, atau nama data contoh (bareng)")
    catatan.add_argument("--json", action="store_true", help="keluaran untuk program")
    return p


def jalankan(args: argparse.Namespace) -> int:
    match args.aksi:
        case "periksa":
            return _check(args.berkas)
        case "ubah":
            kemasan = read_package(locate(args.berkas))
            write_berkas(kemasan.berkas, args.tujuan, kemasan.lampiran)
            print(f"{args.tujuan} ditulis.")
        case "skema":
            return _schema(args.keluaran)
        case "catatan":
            _notes(read_berkas(args.berkas), args.json)
    return 0


def _check(nama: str) -> int:
    """Exit 0 with what is in the file and what may still be worked on; errors raise."""
    berkas = read_berkas(nama)
    isi = [f"{len(getattr(berkas, n))} {n}" for n in LEMBAR if getattr(berkas, n)]
    print(f"{nama} sah: {berkas.kantor.nama}, tahun {berkas.tahun}.")
    print(f"Isi: {', '.join(isi)}.")
    if temuan := tree_findings(berkas):
        print(f"Pohon kinerja, {len(temuan)} hal yang masih dapat diperbaiki:")
        for t in temuan:
            print(f"  - {t.simpul}: {t.pesan} {t.saran}")
    return 0


def _schema(tujuan: Path | None) -> int:
    teks = json.dumps(Berkas.model_json_schema(), ensure_ascii=False, indent=1) + "\n"
    if tujuan is None:
        print(teks, end="")
    else:
        simpan_atomik(tujuan, teks.encode())
        print(f"{tujuan} ditulis.")
    return 0


def _notes(berkas: Berkas, sebagai_json: bool) -> None:
    if sebagai_json:
        print(
            json.dumps(
                [c.model_dump(mode="json", exclude_defaults=True) for c in berkas.catatan],
                ensure_ascii=False,
                indent=1,
            )
        )
        return
    judul = {d.id: d.judul for d in berkas.dokumen}
    print(f"{berkas.kantor.nama}: {len(berkas.catatan)} catatan tentang sumber data\n")
    for jenis, nama in _JENIS.items():
        semua = [c for c in berkas.catatan if c.jenis == jenis]
        if not semua:
            continue
        print(f"{nama}: {len(semua)}")
        for c in semua:
            print(f"  {c.perihal}" + (f"  [{c.alamat}]" if c.alamat else ""))
            for t in c.tercetak:
                tempat = ", ".join(filter(None, (judul[t.rujukan.dokumen], t.rujukan.tempat)))
                print(f"    tercetak {t.teks or '(kosong)'}  ({tempat})")
            if c.dipakai:
                print(f"    dipakai  {c.dipakai}")
            print(f"    alasan   {c.alasan}")
        print()
