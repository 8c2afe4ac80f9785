"""`sakip hitung`: one year computed and shown, or given to a program as JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence

from sakip.berkas.baca import read_berkas
from sakip.berkas.baris import IndikatorVersi, JenisSimpul
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.cli.tampil import table
from sakip.cli.urai import Pengurai
from sakip.core.jejak import Hasil
from sakip.galat import Galat
from sakip.hitung import KANTOR, BukuHasil, hitung, rulebook_of


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip hitung",
        "Hitung satu tahun dari sebuah Berkas Kinerja: capaian, rata-rata, kemajuan, serapan,\n"
        "efisiensi, IKM, IPP, dan LKE. Setiap angka punya alamat; uraikan dengan\n"
        "sakip jelaskan ALAMAT.",
        "Contoh:\n  sakip hitung bareng\n  sakip hitung kantor-saya.yaml --tahun 2023\n"
        "  sakip hitung bareng --json > hasil.json",
    )
    p.add_argument("berkas", help="nama berkas, atau nama data contoh (bareng)")
    p.add_argument("--tahun", type=int, help="tahun lain yang ada dalam berkas")
    p.add_argument("--json", action="store_true", help="semua angka sebagai JSON")
    return p


def jalankan(args: argparse.Namespace) -> int:
    berkas = read_berkas(args.berkas)
    buku = compute(berkas, args.tahun)
    if args.json:
        print(json.dumps(as_rows(buku), ensure_ascii=False, indent=1))
    else:
        show(berkas, buku)
    return 0


def compute(berkas: Berkas, tahun: int | None) -> BukuHasil:
    """One year's figures; raises Galat for a year the file knows nothing of."""
    ada = Indeks(berkas).tahun_tersedia()
    if tahun is not None and tahun not in ada:
        raise Galat(
            "hitung.tahun",
            f"tahun {tahun}",
            "Berkas ini tidak memuat data tahun itu.",
            f"Tahun yang ada: {', '.join(map(str, ada)) or 'belum ada'}.",
        )
    return hitung(berkas, rulebook_of(berkas), tahun=tahun)


def as_rows(buku: BukuHasil) -> list[dict[str, object]]:
    """Every figure as plain data; numbers are exact decimal text, None where there is none."""
    return [as_row(hasil) for hasil in buku]


def as_row(hasil: Hasil) -> dict[str, object]:
    aturan = hasil.aturan
    return {
        "alamat": str(hasil.alamat),
        "jenis": hasil.alamat.ukuran,
        "tahun": int(hasil.alamat.periode[:4]),
        "periode": hasil.alamat.periode,
        "versi": hasil.alamat.versi,
        "nilai": None if hasil.penuh is None else format(hasil.penuh, "f"),
        "terbit": None if hasil.terbit is None else format(hasil.terbit, "f"),
        "tampil": hasil.tampil,
        "satuan": hasil.satuan,
        "label": hasil.label,
        "kosong": None if hasil.kosong is None else str(hasil.kosong.jenis),
        "alasan": hasil.kosong.alasan if hasil.kosong else "",
        "aturan": None if aturan is None else {"id": aturan.id, "sidik": aturan.sidik},
        "masukan": [
            {
                "nama": m.nama,
                "nilai": None if m.nilai is None else format(m.nilai, "f"),
                "alamat": None if m.alamat is None else str(m.alamat),
            }
            for m in hasil.masukan
        ],
        "status": str(hasil.asal),
        "catatan": list(hasil.catatan),
    }


def show(berkas: Berkas, buku: BukuHasil) -> None:
    """The year in a few tables."""
    tahun = str(buku.tahun)
    contoh = " (contoh buatan)" if berkas.contoh else ""
    print(f"{berkas.kantor.nama}, {berkas.kantor.nama_daerah}: kinerja {tahun}{contoh}\n")

    def tampil(ukuran: str, subjek: str) -> str:
        hasil = buku.ada(ukuran, subjek, tahun)
        return hasil.tampil if hasil else ""

    indeks = Indeks(berkas)
    versi = indeks.versi_tahun(buku.tahun)
    indikator = indeks.indikator_aktif(buku.tahun, versi)
    simpul = indeks.simpul_aktif(buku.tahun, versi)
    _indicators(tampil, "Indikator kinerja utama", [i for i in indikator if i.iku], "iku")
    program = {s.simpul for s in simpul if indeks.jenis_simpul[s.simpul] is JenisSimpul.PROGRAM}
    _indicators(tampil, "Program", [i for i in indikator if i.simpul in program], "program")
    uang = [s for s in simpul if buku.ada("pagu", s.simpul, tahun) and s.simpul in program]
    if buku.ada("pagu", KANTOR, tahun):
        table(
            "Anggaran",
            ("Program", "Pagu", "Realisasi", "Serapan", "Efisiensi"),
            [
                (
                    s.nama,
                    tampil("pagu", s.simpul),
                    tampil("realisasi-anggaran", s.simpul),
                    tampil("serapan", s.simpul),
                    tampil("efisiensi-anggaran", s.simpul),
                )
                for s in uang
            ],
            kanan=(1, 2, 3, 4),
            kaki=(
                "Kantor",
                tampil("pagu", KANTOR),
                tampil("realisasi-anggaran", KANTOR),
                tampil("serapan", KANTOR),
                tampil("efisiensi-anggaran", KANTOR),
            ),
        )
    ringkas = [
        ("Tingkat kemajuan Renstra (rata-rata IKU)", "rerata-kemajuan", "iku", ""),
        ("Ketersediaan SDM", "ketersediaan-sdm", KANTOR, "efisiensi-sdm"),
        ("Ketersediaan sarana prasarana", "ketersediaan-sarpras", KANTOR, "efisiensi-sarpras"),
        ("Indeks Kepuasan Masyarakat", "ikm", KANTOR, "mutu-layanan"),
        ("Nilai evaluasi AKIP", "lke", KANTOR, "predikat-akip"),
        ("Tindak lanjut rekomendasi", "tindak-lanjut", KANTOR, ""),
    ]
    baris = [
        (nama, tampil(ukuran, subjek), tampil(lain, subjek) if lain else "")
        for nama, ukuran, subjek, lain in ringkas
        if buku.ada(ukuran, subjek, tahun)
    ]
    if baris:
        table("Ukuran lain", ("Ukuran", "Nilai", "Keterangan"), baris, kanan=(1,))
    if buku.peringatan:
        print(f"Perlu perhatian ({len(buku.peringatan)}):")
        for p in buku.peringatan:
            print(f"  - {p.alamat}: {p.pesan}")
        print()
    print(f"{len(buku)} angka dihitung. Uraikan satu: sakip jelaskan capaian:akip:{tahun}")


def _indicators(
    tampil: Callable[[str, str], str], judul: str, indikator: Sequence[IndikatorVersi], rata: str
) -> None:
    if not indikator:
        return
    ukuran = ("target", "realisasi", "capaian", "status", "predikat")
    table(
        judul,
        ("Indikator", "Target", "Realisasi", "Capaian", "Status", "Predikat"),
        [(i.nama, *(tampil(u, i.indikator) for u in ukuran)) for i in indikator],
        kanan=(1, 2, 3),
        kaki=(
            "Rata-rata capaian",
            "",
            "",
            tampil("rerata-capaian", rata),
            tampil("status", rata),
            tampil("predikat", rata),
        ),
    )
