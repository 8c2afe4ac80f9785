"""`sakip berkas`: check, convert and look into a Berkas Kinerja."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from sakip.berkas.baca import locate, read_berkas, read_package
from sakip.berkas.model import LEMBAR, Berkas, json_schema
from sakip.berkas.perhatian import remarks
from sakip.berkas.periksa import rulebook_of
from sakip.berkas.tempat import place
from sakip.berkas.tulis import write_berkas
from sakip.berkas.validasi import bindings
from sakip.cli.layar import error_text, print_json
from sakip.cli.urai import BERKAS, Pengurai
from sakip.core.alamat import Alamat
from sakip.galat import Galat
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
        "evaluasi. Di sini berkas itu diperiksa, diubah bentuknya, dan dilihat catatannya.\n"
        "Cara mengisinya: docs/berkas-kinerja.md.",
        "Contoh:\n  sakip berkas periksa kantor-saya.yaml\n"
        "  sakip berkas ubah bareng bareng.json\n  sakip berkas catatan bareng\n"
        "  sakip berkas skema -o berkas-kinerja.schema.json",
    )
    sub = p.add_subparsers(dest="aksi", required=True, metavar="AKSI")
    periksa = sub.add_parser("periksa", help="cari yang salah, sebut tempat dan cara membetulkan")
    periksa.add_argument("berkas", help=BERKAS)
    ubah = sub.add_parser("ubah", help="tulis ulang sebagai YAML, JSON, atau ZIP tanpa kehilangan")
    ubah.add_argument("berkas", help=BERKAS)
    ubah.add_argument("tujuan", type=Path, help="nama baru, berakhiran .yaml, .json, atau .zip")
    ubah.add_argument("--timpa", action="store_true", help="ganti berkas tujuan bila sudah ada")
    skema = sub.add_parser("skema", help="JSON Schema dari Berkas Kinerja")
    skema.add_argument("-o", "--keluaran", type=Path, help="tulis ke berkas ini")
    catatan = sub.add_parser("catatan", help="salah cetak dan pertentangan di sumber, putusannya")
    catatan.add_argument("berkas", help=BERKAS)
    catatan.add_argument("--json", action="store_true", help="keluaran untuk program")
    return p


def jalankan(args: argparse.Namespace) -> int:
    """Exit 1 when `periksa` finds something that must be mended."""
    match args.aksi:
        case "periksa":
            return _check(args.berkas)
        case "ubah":
            _convert(args.berkas, args.tujuan, timpa=args.timpa)
        case "skema":
            _schema(args.keluaran)
        case "catatan":
            _notes(read_berkas(args.berkas), as_json=args.json)
    return 0


def _check(nama: str) -> int:
    """All errors of a file, or what is in it and what may still be improved."""
    jalur = locate(nama)
    try:
        berkas = read_package(jalur).berkas
        if salah := list(_loose_bindings(berkas)):
            raise Galat.gabung("berkas.ikatan", nama, salah)
    except Galat as galat:
        print(error_text(galat, paling_banyak=len(galat.rincian)))
        return 1
    isi = [f"{len(getattr(berkas, n))} {n}" for n in LEMBAR if getattr(berkas, n)]
    print(f"{nama} sah: {berkas.kantor.nama}, tahun {berkas.tahun}.")
    print(f"Isi: {', '.join(isi) or 'baru identitas kantor'}.")
    if saran := remarks(berkas, rulebook_of(berkas)):
        print(f"\nTidak salah, tetapi masih dapat diperbaiki ({len(saran)}):")
        for satu in saran:
            print(f"  - {satu}")
    return 0


def _loose_bindings(berkas: Berkas) -> Iterator[Galat]:
    """Bindings in the narrative to figures that the file does not bring about."""
    from sakip.cli.hitung import compute

    terikat = [
        (place("narasi", nomor, narasi), Alamat.baca(teks))
        for nomor, narasi in enumerate(berkas.narasi, 1)
        for teks in bindings(narasi.teks)
    ]
    for tahun in sorted({int(alamat.periode[:4]) for _, alamat in terikat}):
        buku = compute(berkas, tahun)
        for tempat, alamat in terikat:
            if int(alamat.periode[:4]) == tahun and buku.ada(*alamat) is None:
                try:
                    buku.ambil(alamat)
                except Galat as galat:
                    pesan = f"Angka [[{alamat}]] tidak ada."
                    yield Galat("berkas.ikatan", tempat, pesan, galat.saran)


def _convert(nama: str, tujuan: Path, *, timpa: bool) -> None:
    if tujuan.exists() and not timpa:
        raise Galat(
            "berkas.sudah_ada",
            str(tujuan),
            "Berkas tujuan sudah ada; bila ditimpa, komentar di dalamnya hilang.",
            "Pilih nama lain, atau tambahkan --timpa.",
        )
    kemasan = read_package(locate(nama))
    write_berkas(kemasan.berkas, tujuan, kemasan.lampiran)
    print(f"{tujuan} ditulis.")


def _schema(tujuan: Path | None) -> None:
    teks = json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"
    if tujuan is None:
        print(teks, end="")
    else:
        simpan_atomik(tujuan, teks.encode())
        print(f"{tujuan} ditulis.")


def _notes(berkas: Berkas, *, as_json: bool) -> None:
    if as_json:
        print_json([c.model_dump(mode="json", exclude_defaults=True) for c in berkas.catatan])
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
