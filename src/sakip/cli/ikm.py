"""`sakip ikm`: the survey of satisfaction, from a list of respondents to index and mutu."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from sakip.berkas.responden import RekapLayanan, RekapResponden, baca_responden
from sakip.cli import ikm_teks as teks
from sakip.cli.layar import print_json
from sakip.cli.tampil import working
from sakip.cli.urai import Pengurai
from sakip.core.angka import bulatkan
from sakip.core.aturan.buku import Aturan, BukuAturan
from sakip.core.aturan.jenis import PilihanSkala, Sampel, Skala, Skm
from sakip.core.aturan.lapis import nama_daerah
from sakip.core.ikm import HasilIkm, hitung_ikm, ikm_unit, ukuran_sampel
from sakip.core.jejak import Perhitungan
from sakip.core.periode import baca_tanggal
from sakip.core.predikat import Golongan, golongkan
from sakip.galat import Galat

SKM = "skm.permenpanrb-14-2017"
SAMPEL = "skm.sampel"


class IkmLayanan(NamedTuple):
    """One service, or all as one: its tally, its index in full and as published, its class.

    konversi: each unsur on the scale of the index (25 to 100), by id.
    """

    rekap: RekapLayanan
    hasil: HasilIkm
    konversi: dict[str, Perhitungan]
    terbit: Decimal | None
    mutu: Golongan | None


class HasilSurvei(NamedTuple):
    """A file of respondents computed by one rule. perlu: respondents that a population needs."""

    rekap: RekapResponden
    aturan: Aturan
    isi: Skm
    layanan: tuple[IkmLayanan, ...]
    semua: IkmLayanan
    unit: Perhitungan
    terbit_unit: Decimal | None
    mutu_unit: Golongan | None
    populasi: int | None
    perlu: Decimal | None


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip ikm",
        "Hitung Indeks Kepuasan Masyarakat dari daftar responden: satu baris satu orang, satu\n"
        "kolom satu unsur (U1, U2, ..., atau nama unsurnya), urutan kolom bebas. Jawaban boleh\n"
        "angka 1 sampai 4 atau kata (Baik, Sangat baik). Jawaban yang dilewati tidak dianggap 0.",
        "Contoh:\n  sakip ikm responden.csv\n"
        "  sakip ikm survei.xlsx --lembar 'Semester 2' --layanan 'Jenis Pelayanan'\n"
        "  sakip ikm responden.csv --populasi 1200 --rinci\n"
        "  sakip ikm kuesioner.csv --huruf a=1,b=2,c=3,d=4 --json\n\n"
        "Kode keluar 1 bila ada jawaban yang ditolak; tempat dan cara membetulkannya disebut.",
    )
    p.add_argument("berkas", type=Path, metavar="BERKAS", help="daftar responden CSV, XLSX, XLS")
    p.add_argument("--layanan", default="", metavar="JUDUL", help="judul kolom nama layanan")
    p.add_argument("--lembar", default="", help="lembar buku kerja, bila lebih dari satu")
    p.add_argument(
        "--urutan",
        default="",
        help="arti U1, U2, ... pada kuesioner Anda: id unsur dipisah koma, atau teks_peraturan",
    )
    p.add_argument("--huruf", default="", help="arti pilihan berhuruf, misalnya a=1,b=2,c=3,d=4")
    p.add_argument("--populasi", type=int, help="jumlah penerima layanan: cukupkah respondennya?")
    p.add_argument("--daerah", help=f"dengan aturan daerah: {', '.join(nama_daerah())}")
    p.add_argument("--tanggal", help="aturan yang berlaku pada hari ini, mis. 2024-12-31")
    p.add_argument("--rinci", action="store_true", help="tampilkan juga unsur tiap layanan")
    p.add_argument("--json", action="store_true", help="semua angka, untuk program")
    return p


def jalankan(args: argparse.Namespace) -> int:
    """Exit 1 when answers were refused."""
    buku = BukuAturan.muat(args.daerah)
    pada = baca_tanggal(args.tanggal, "--tanggal") if args.tanggal else date.today()
    aturan, isi = buku.ambil_isi(SKM, pada, Skm)
    with working(f"Membaca {args.berkas.name}", "baris") as maju:
        rekap = baca_responden(
            args.berkas,
            isi,
            lembar=args.lembar,
            layanan=args.layanan,
            urutan=_order(args.urutan, isi),
            huruf=_letters(args.huruf),
            maju=maju,
        )
    hasil = compute(rekap, buku, aturan, isi, pada, args.populasi)
    if args.json:
        print_json(teks.as_data(hasil))
    else:
        teks.show(hasil, rinci=args.rinci)
    return 1 if rekap.jumlah_ditolak else 0


def compute(
    rekap: RekapResponden,
    buku: BukuAturan,
    aturan: Aturan,
    isi: Skm,
    pada: date,
    populasi: int | None,
) -> HasilSurvei:
    """Every figure of the survey; published values at the decimals of the rule."""
    _, pilihan = buku.ambil_isi("skala.pilihan", pada, PilihanSkala)
    _, skala = buku.ambil_isi(pilihan.pakai["ikm"], pada, Skala)

    def satu(rinci: RekapLayanan) -> IkmLayanan:
        hasil = hitung_ikm(isi, rinci.rekap.unsur)
        konversi = {u.id: hitung_ikm(isi, [u]).ikm for u in rinci.rekap.unsur}
        terbit, mutu = published(hasil.ikm, isi, skala)
        return IkmLayanan(rinci, hasil, konversi, terbit, mutu)

    layanan = tuple(map(satu, rekap.layanan))
    nilai = [x.hasil.ikm.kosong or x.terbit for x in layanan]
    orang = [Decimal(x.rekap.rekap.dipakai) for x in layanan]
    unit = ikm_unit(isi, [n for n in nilai if n is not None], orang)
    perlu = None
    if populasi is not None:
        _, sampel = buku.ambil_isi(SAMPEL, pada, Sampel)
        penuh = ukuran_sampel(sampel, populasi).penuh
        perlu = None if penuh is None else bulatkan(penuh, 0)
    terbit, mutu = published(unit, isi, skala)
    return HasilSurvei(
        rekap, aturan, isi, layanan, satu(rekap.semua), unit, terbit, mutu, populasi, perlu
    )


def published(
    perhitungan: Perhitungan, isi: Skm, skala: Skala
) -> tuple[Decimal | None, Golongan | None]:
    """The index as printed and the class it falls in; neither where there is no index."""
    if perhitungan.penuh is None:
        return None, None
    terbit = bulatkan(perhitungan.penuh, isi.desimal)
    return terbit, golongkan(skala, terbit)


def _order(teks_urutan: str, isi: Skm) -> Sequence[str]:
    if not teks_urutan:
        return ()
    return isi.urutan_lain.get(teks_urutan) or re.split(r"\s*,\s*", teks_urutan.strip())


def _letters(teks_huruf: str) -> dict[str, int]:
    pasangan = re.findall(r"([^\W\d_])\s*=\s*([0-9])(?:,|$)", teks_huruf.replace(" ", ""))
    if teks_huruf and len(pasangan) != teks_huruf.count("="):
        raise Galat(
            "ikm.huruf",
            "--huruf",
            f"'{teks_huruf}' tidak dapat dibaca.",
            "Tulis huruf dan nilainya, misalnya a=1,b=2,c=3,d=4.",
        )
    return {huruf.lower(): int(nilai) for huruf, nilai in pasangan}
