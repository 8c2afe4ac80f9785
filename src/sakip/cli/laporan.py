"""`sakip laporan`: official documents as PDF, Word and workbook; one office or many."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from sakip.berkas.baca import locate, read_berkas
from sakip.cli.baca import read_told
from sakip.cli.hitung import compute
from sakip.cli.tampil import progress, working
from sakip.cli.urai import BERKAS, Pengurai
from sakip.galat import Galat
from sakip.simpan import simpan_atomik

SEMUA = "semua"
BENTUK = ("pdf", "docx", "xlsx")
# Names only: the documents themselves are loaded when one is made.
NASKAH = {
    "lkjip": "Laporan Kinerja (LKjIP) lengkap dengan lampiran perhitungan",
    "perjanjian": "Perjanjian Kinerja tiap jenjang",
    "iku": "Indikator Kinerja Utama dan pendukung beserta rumusnya",
    "berita-acara": "Berita Acara Penetapan Target dan kertas kerjanya",
    "rencana-aksi": "Rencana Aksi tiap triwulan",
    "pengukuran-rencana-aksi": "Pengukuran Rencana Aksi",
    "pengukuran": "Pengukuran Kinerja setahun",
    "triwulan": "Laporan Capaian Kinerja Triwulan (perlu --periode)",
    "evaluasi-renja": "Evaluasi Renja (formulir E.81)",
    "kertas-kerja": "Kertas Kerja Perhitungan Capaian dengan rumus hidup (XLSX)",
    SEMUA: "semua naskah yang datanya sudah cukup",
}


class Kerja(NamedTuple):
    """One file to make."""

    naskah: str
    berkas: str
    tahun: int | None
    tujuan: Path
    draf: bool = False
    periode: str = ""
    versi: str = ""
    jabatan: str = ""
    untuk: int | None = None


def pengurai() -> Pengurai:
    lebar = max(map(len, NASKAH))
    daftar = "\n".join(f"  {nama:<{lebar}}  {guna}" for nama, guna in NASKAH.items())
    p = Pengurai(
        "sakip laporan",
        "Buat naskah resmi dari Berkas Kinerja. Bentuknya mengikuti akhiran nama: .pdf (PDF/A),\n"
        ".docx (Word, dapat disunting), .xlsx (tabel-tabelnya). Data yang sama selalu\n"
        "menghasilkan berkas yang sama. Naskah yang datanya belum lengkap ditolak dengan daftar\n"
        f"kekurangannya; dengan --draf dicetak dan bagian kosong ditandai.\n\nNaskah:\n{daftar}",
        "Contoh:\n  sakip laporan lkjip bareng -o lkjip.pdf\n"
        "  sakip laporan lkjip kantor-saya.yaml --draf -o lkjip.docx\n"
        "  sakip laporan triwulan contoh-tahun-berjalan --periode 2025-T2\n"
        "  sakip laporan lkjip kecamatan/*.yaml --folder hasil\n"
        "  sakip laporan semua bareng --folder hasil",
    )
    p.add_argument("naskah", choices=NASKAH, metavar="NASKAH", help="salah satu di atas")
    p.add_argument("berkas", nargs="+", help=f"{BERKAS}; boleh beberapa")
    p.add_argument("-o", "--keluaran", type=Path, help="nama hasil untuk satu berkas")
    p.add_argument("--folder", type=Path, help="folder hasil; wajib untuk beberapa berkas")
    p.add_argument("--bentuk", choices=BENTUK, default="pdf", help="bentuk di --folder (pdf)")
    p.add_argument("--tahun", type=int, help="tahun lain yang ada dalam berkas")
    p.add_argument("--draf", action="store_true", help="cetak walau belum lengkap, celah ditandai")
    p.add_argument("--periode", default="", help="triwulan laporan, misalnya 2025-T2")
    p.add_argument("--versi", default="", help="versi rencana, misalnya perubahan-1")
    p.add_argument("--jabatan", default="", help="perjanjian satu jabatan saja (id jabatan)")
    p.add_argument("--untuk-tahun", type=int, help="berita acara: tahun yang targetnya ditetapkan")
    return p


def jalankan(args: argparse.Namespace) -> int:
    if args.naskah == SEMUA or len(args.berkas) > 1 or args.folder:
        return _many(args)
    berkas = args.berkas[0]
    with working(f"Menyusun {args.naskah}"):
        kerja = _job(args, args.naskah, berkas, args.keluaran)
        ukuran = make(kerja)
    print(f"{kerja.tujuan} ditulis ({ukuran // 1024} KB).")
    return 0


def _job(args: argparse.Namespace, naskah: str, berkas: str, tujuan: Path | None) -> Kerja:
    if tujuan is None:
        akhiran = "xlsx" if naskah == "kertas-kerja" else args.bentuk
        nama = "-".join(filter(None, (naskah, Path(berkas).stem, args.periode)))
        tujuan = (args.folder or Path()) / f"{nama}.{akhiran}"
    boleh = ("xlsx",) if naskah == "kertas-kerja" else BENTUK
    if tujuan.suffix.lower().lstrip(".") not in boleh:
        raise Galat(
            "laporan.bentuk",
            str(tujuan),
            f"Naskah {naskah} tidak dibuat dalam bentuk '{tujuan.suffix or 'tanpa akhiran'}'.",
            f"Pakai nama berakhiran .{', .'.join(boleh)}.",
        )
    return Kerja(
        naskah,
        berkas,
        args.tahun,
        tujuan,
        args.draf,
        args.periode,
        args.versi,
        args.jabatan,
        args.untuk_tahun,
    )


def make(kerja: Kerja) -> int:
    """Make one file whole; returns its size in bytes."""
    berkas, lampiran, *_ = read_told(locate(kerja.berkas))
    buku = compute(berkas, kerja.tahun)
    from sakip.laporan.daftar import Pilihan, write_document

    pilihan = Pilihan(kerja.draf, kerja.periode, kerja.versi, kerja.jabatan, kerja.untuk)
    bentuk = kerja.tujuan.suffix.lower()
    isi = write_document(kerja.naskah, berkas, buku, bentuk, pilihan, lampiran)
    simpan_atomik(kerja.tujuan, isi)
    return len(isi)


def attempt(kerja: Kerja) -> Galat | None:
    """Make one file; what is wrong with it comes back instead of being raised."""
    try:
        make(kerja)
    except Galat as galat:
        return galat
    return None


def _many(args: argparse.Namespace) -> int:
    """Many files on all cores; exit 1 when one could not be made."""
    if args.folder is None:
        raise Galat(
            "laporan.folder",
            "sakip laporan",
            "Beberapa naskah memerlukan folder hasil.",
            "Tambahkan --folder, misalnya --folder hasil.",
        )
    make_folder(args.folder)
    semua = list(_jobs(args))
    gagal: list[tuple[Kerja, Galat]] = []
    with progress("Menyusun naskah", len(semua)) as maju:
        for ke, (kerja, galat) in enumerate(run(semua), 1):
            maju(ke)
            if galat is not None:
                gagal.append((kerja, galat))
    print(f"{len(semua) - len(gagal)} naskah ditulis di {args.folder}.")
    for kerja, galat in gagal:
        kurang = "; ".join(g.pesan for g in galat.rincian[:3])
        kurang = f" ({kurang}{'; ...' if len(galat.rincian) > 3 else ''})" if kurang else ""
        print(f"  belum: {kerja.tujuan.name}: {galat.pesan}{kurang}")
    return 1 if gagal and args.naskah != SEMUA else 0


def make_folder(folder: Path) -> None:
    """A folder for results; raises Galat where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as sebab:
        raise Galat(
            "laporan.folder",
            str(folder),
            f"Folder ini tidak dapat dibuat ({sebab.strerror or sebab}).",
            "Pilih folder lain atau periksa izinnya.",
        ) from sebab


def _jobs(args: argparse.Namespace) -> Iterator[Kerja]:
    for berkas in args.berkas:
        nama = [n for n in NASKAH if n != SEMUA] if args.naskah == SEMUA else [args.naskah]
        for naskah in nama:
            periode = [args.periode]
            if naskah == "triwulan" and not args.periode:
                periode = _quarters(berkas, args.tahun)
            for satu in periode:
                isian = argparse.Namespace(**{**vars(args), "periode": satu})
                yield _job(isian, naskah, berkas, None)


def _quarters(berkas: str, tahun: int | None) -> list[str]:
    """Quarters of the year for which something was measured."""
    isi = read_berkas(berkas)
    dicari = f"{tahun or isi.tahun}-T"
    return sorted({r.periode for r in isi.realisasi if r.periode.startswith(dicari)})


def run(semua: Sequence[Kerja]) -> Iterator[tuple[Kerja, Galat | None]]:
    """Make the files, each in turn or spread over the cores; results in order."""
    if len(semua) < 2:
        yield from ((kerja, attempt(kerja)) for kerja in semua)
        return
    # Not by fork: a process that has typeset once holds threads whose locks a copy never gets back.
    cara = multiprocessing.get_context("spawn")
    banyak = min(os.cpu_count() or 1, len(semua))
    with ProcessPoolExecutor(banyak, mp_context=cara, initializer=_leave_stopping_to_us) as kolam:
        yield from zip(semua, kolam.map(attempt, semua), strict=True)


def _leave_stopping_to_us() -> None:
    """Ctrl-C reaches every process of a terminal; only the first one says so."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
