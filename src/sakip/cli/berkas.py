"""`sakip berkas`: check, convert and look into a Berkas Kinerja."""

from __future__ import annotations

import argparse
import json
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from sakip.berkas.baca import locate, read_attachments, read_berkas
from sakip.berkas.model import LEMBAR, Berkas, json_schema
from sakip.berkas.perhatian import remarks
from sakip.berkas.periksa import rulebook_of
from sakip.berkas.tempat import place
from sakip.berkas.tulis import write_berkas
from sakip.berkas.validasi import bindings
from sakip.cli.baca import read_told
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
        "Mengisinya di Excel atau LibreOffice: docs/buku-kerja.md; sebagai teks:\n"
        "docs/berkas-kinerja.md.",
        "Contoh:\n  sakip berkas kosong 2026 kantor-2026.xlsx\n"
        "  sakip berkas tahun-baru kantor-2025.xlsx kantor-2026.xlsx\n"
        "  sakip berkas periksa kantor-2026.xlsx\n"
        "  sakip berkas ubah bareng bareng.xlsx\n  sakip berkas catatan bareng\n"
        "  sakip berkas skema -o berkas-kinerja.schema.json\n\n"
        "Bantuan satu aksi: sakip berkas kosong --help.",
    )
    sub = p.add_subparsers(dest="aksi", required=True, metavar="AKSI")
    for tambah in (_add_empty, _add_new_year, _add_check, _add_convert, _add_schema, _add_notes):
        tambah(sub)
    return p


_Aksi: TypeAlias = "argparse._SubParsersAction[Pengurai]"


def _add_empty(sub: _Aksi) -> None:
    p = sub.add_parser(
        "kosong",
        help="buku kerja kosong (XLSX) untuk memulai satu tahun",
        uraian="Buat buku kerja kosong untuk dibuka di Excel atau LibreOffice. Lembar pertamanya\n"
        "berisi petunjuk dan identitas kantor; lembar lain diisi dari kiri ke kanan.\n"
        "Bila tahun lalu sudah ada Berkasnya, pakai sakip berkas tahun-baru.",
        contoh="Contoh:\n  sakip berkas kosong 2026 kantor-2026.xlsx\n"
        "  sakip berkas kosong 2026 kantor-2026.xlsx --kantor kantor-2025.yaml",
    )
    p.add_argument("tahun", type=int, metavar="TAHUN", help="tahun kinerja, misalnya 2026")
    _add_target(p, "nama baru, berakhiran .xlsx")
    p.add_argument("--kantor", metavar="BERKAS", help="ambil identitas kantor dari Berkas ini")


def _add_new_year(sub: _Aksi) -> None:
    p = sub.add_parser(
        "tahun-baru",
        help="buku kerja (XLSX) tahun berikutnya dari Berkas tahun lalu",
        uraian="Buat buku kerja untuk tahun sesudah tahun sebuah Berkas. Kantor, pejabat, pohon\n"
        "kinerja, dan indikator dibawa; realisasi menjadi riwayat; target diambil dari Renstra\n"
        "bila ada; baris untuk angka tahun baru sudah disiapkan dan menunggu diisi.\n"
        "Berkas asalnya tidak berubah.",
        contoh="Contoh:\n  sakip berkas tahun-baru kantor-2025.xlsx kantor-2026.xlsx\n"
        "  sakip berkas tahun-baru bareng bareng-2025.xlsx",
    )
    p.add_argument("berkas", metavar="BERKAS", help=f"tahun lalu: {BERKAS}")
    _add_target(p, "nama baru, berakhiran .xlsx")


def _add_check(sub: _Aksi) -> None:
    p = sub.add_parser(
        "periksa",
        help="cari yang salah, sebut tempat dan cara membetulkan",
        uraian="Periksa sebuah Berkas Kinerja. Yang salah disebut semuanya sekaligus: lembar dan\n"
        "sel (XLSX) atau baris (YAML), apa yang salah, dan cara membetulkannya.",
        contoh="Contoh:\n  sakip berkas periksa kantor-2026.xlsx\n\n"
        "Kode keluar 1 bila ada yang salah.",
    )
    p.add_argument("berkas", metavar="BERKAS", help=BERKAS)


def _add_convert(sub: _Aksi) -> None:
    p = sub.add_parser(
        "ubah",
        help="tulis ulang sebagai XLSX, YAML, JSON, atau ZIP tanpa kehilangan",
        uraian="Tulis ulang sebuah Berkas Kinerja dalam bentuk lain; isinya tetap sama. Bentuknya\n"
        "mengikuti akhiran nama: .xlsx (buku kerja), .yaml, .json, atau .zip. Lampiran (pindaian,\n"
        "gambar) hanya muat dalam .zip.",
        contoh="Contoh:\n  sakip berkas ubah bareng bareng.xlsx\n"
        "  sakip berkas ubah kantor.xlsx kantor.yaml --timpa\n"
        "  sakip berkas ubah kantor.zip kantor.xlsx --tanpa-lampiran\n"
        "  sakip berkas ubah kantor.xlsx kantor-baru.zip --lampiran kantor.zip",
    )
    p.add_argument("berkas", metavar="BERKAS", help=BERKAS)
    _add_target(p, "nama baru, berakhiran .xlsx, .yaml, .json, atau .zip")
    lampiran = p.add_mutually_exclusive_group()
    lampiran.add_argument("--lampiran", metavar="ZIP", help="ambil lampiran dari ZIP ini")
    lampiran.add_argument(
        "--tanpa-lampiran", action="store_true", help="tulis datanya saja, lampiran ditinggal"
    )


def _add_target(p: argparse.ArgumentParser, guna: str) -> None:
    p.add_argument("tujuan", type=Path, metavar="TUJUAN", help=guna)
    p.add_argument("--timpa", action="store_true", help="ganti berkas tujuan bila sudah ada")


def _add_schema(sub: _Aksi) -> None:
    p = sub.add_parser("skema", help="JSON Schema dari Berkas Kinerja")
    p.add_argument("-o", "--keluaran", type=Path, help="tulis ke berkas ini")


def _add_notes(sub: _Aksi) -> None:
    p = sub.add_parser("catatan", help="salah cetak dan pertentangan di sumber, putusannya")
    p.add_argument("berkas", metavar="BERKAS", help=BERKAS)
    p.add_argument("--json", action="store_true", help="keluaran untuk program")


def jalankan(args: argparse.Namespace) -> int:
    """Exit 1 when `periksa` finds something that must be mended."""
    match args.aksi:
        case "periksa":
            return _check(args.berkas)
        case "kosong":
            _empty(args)
        case "tahun-baru":
            _new_year(args)
        case "ubah":
            _convert(args)
        case "skema":
            _schema(args.keluaran)
        case "catatan":
            _notes(read_berkas(args.berkas), as_json=args.json)
    return 0


def _check(nama: str) -> int:
    """All errors of a file, or what is in it and what may still be improved."""
    jalur = locate(nama)
    try:
        berkas, _, letak, _ = read_told(jalur)
        if salah := list(map(letak, _loose_bindings(berkas))):
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
            print(f"  - {letak(satu)}")
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


def _empty(args: argparse.Namespace) -> None:
    _refuse_target(args, ".xlsx")
    from sakip.berkas.buku_kerja.tahun_baru import buku_kerja_kosong

    kantor = read_berkas(args.kantor).kantor if args.kantor else None
    simpan_atomik(args.tujuan, buku_kerja_kosong(args.tahun, kantor))
    print(f"{args.tujuan} ditulis: buku kerja kosong tahun {args.tahun}.")
    _tell_next(args.tujuan)


def _new_year(args: argparse.Namespace) -> None:
    _refuse_target(args, ".xlsx")
    from sakip.berkas.buku_kerja.tahun_baru import buku_kerja_dari_tahun_lalu
    from sakip.cli.hitung import compute

    lama = read_told(locate(args.berkas)).berkas
    simpan_atomik(args.tujuan, buku_kerja_dari_tahun_lalu(lama, compute(lama, None)))
    print(f"{args.tujuan} ditulis: buku kerja {lama.kantor.nama} tahun {lama.tahun + 1}.")
    _tell_next(args.tujuan)


def _tell_next(tujuan: Path) -> None:
    print(
        "Isi di Excel atau LibreOffice mulai dari lembar pertama, simpan, lalu jalankan:\n"
        f"  sakip berkas periksa {shlex.quote(str(tujuan))}"
    )


def _convert(args: argparse.Namespace) -> None:
    _refuse_target(args)
    berkas, lampiran, *_ = read_told(locate(args.berkas))
    tinggal = len(lampiran) if args.tanpa_lampiran else 0
    if args.lampiran:
        lampiran = {**lampiran, **read_attachments(Path(args.lampiran))}
    write_berkas(berkas, args.tujuan, {} if args.tanpa_lampiran else lampiran)
    print(f"{args.tujuan} ditulis.")
    if tinggal:
        print(
            f"{tinggal} lampiran tidak ikut. Simpan {args.berkas}; sesudah mengisi, gabungkan:\n"
            f"  sakip berkas ubah {shlex.quote(str(args.tujuan))} BARU.zip"
            f" --lampiran {shlex.quote(args.berkas)}"
        )


def _refuse_target(args: argparse.Namespace, akhiran: str = "") -> None:
    """Nothing is overwritten unasked; a workbook is not written under another ending."""
    if akhiran and args.tujuan.suffix.lower() != akhiran:
        raise Galat(
            "berkas.bentuk",
            str(args.tujuan),
            "Buku kerja ditulis sebagai XLSX.",
            f"Pakai nama berakhiran {akhiran}, misalnya {args.tujuan.stem}{akhiran}.",
        )
    if args.tujuan.exists() and not args.timpa:
        hilang = "" if akhiran else "; bila ditimpa, komentar di dalamnya hilang"
        raise Galat(
            "berkas.sudah_ada",
            str(args.tujuan),
            f"Berkas tujuan sudah ada{hilang}.",
            "Pilih nama lain, atau tambahkan --timpa.",
        )


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
