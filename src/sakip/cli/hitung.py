"""`sakip hitung`: one year computed and shown, or given to a program as JSON."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from sakip.berkas.baca import locate
from sakip.berkas.baris import IndikatorVersi, JenisSimpul
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.cli.baca import read_told
from sakip.cli.layar import print_json
from sakip.cli.tampil import table, working
from sakip.cli.urai import BERKAS, Pengurai
from sakip.core.jejak import Hasil
from sakip.galat import Galat
from sakip.hitung import KANTOR, BukuHasil, hitung, rulebook_of

_UKURAN_LAIN = (
    # name, measure, subject, measure that says more, in what words
    ("Tingkat kemajuan Renstra (rata-rata IKU)", "rerata-kemajuan", "iku", "", "{}"),
    ("Ketersediaan SDM", "ketersediaan-sdm", KANTOR, "efisiensi-sdm", "efisiensi {}"),
    (
        "Ketersediaan sarana prasarana",
        "ketersediaan-sarpras",
        KANTOR,
        "efisiensi-sarpras",
        "efisiensi {}",
    ),
    ("Indeks Kepuasan Masyarakat", "ikm", KANTOR, "mutu-layanan", "mutu {}"),
    ("Nilai evaluasi AKIP", "lke", KANTOR, "predikat-akip", "predikat {}"),
    ("Tindak lanjut rekomendasi", "tindak-lanjut", KANTOR, "", "{}"),
)


def pengurai() -> Pengurai:
    p = Pengurai(
        "sakip hitung",
        "Hitung satu tahun dari sebuah Berkas Kinerja: capaian, rata-rata, kemajuan, serapan,\n"
        "efisiensi, IKM, IPP, dan LKE. Setiap angka punya alamat, misalnya capaian:akip:2024;\n"
        "uraikan dengan sakip jelaskan ALAMAT.",
        "Contoh:\n  sakip hitung bareng\n  sakip hitung kantor-saya.yaml --tahun 2023\n"
        "  sakip hitung bareng --json > hasil.json\n\n"
        "JSON berisi daftar angka. nilai: angka penuh; terbit: angka yang dibulatkan dan dicetak;\n"
        "keduanya teks desimal, atau null bila tidak ada angka (alasannya di kosong dan alasan).",
    )
    p.add_argument("berkas", help=BERKAS)
    p.add_argument("--tahun", type=int, help="tahun lain yang ada dalam berkas")
    p.add_argument("--json", action="store_true", help="semua angka, untuk program")
    return p


def jalankan(args: argparse.Namespace) -> int:
    with working(f"Menghitung {args.berkas}"):
        berkas = read_told(locate(args.berkas)).berkas
        buku = compute(berkas, args.tahun)
    if args.json:
        print_json([as_row(hasil) for hasil in buku])
    else:
        show(berkas, buku, args.berkas)
    return 0


def compute(berkas: Berkas, tahun: int | None) -> BukuHasil:
    """One year's figures; raises Galat for a year the file knows nothing of."""
    ada = Indeks(berkas).tahun_tersedia()
    if tahun not in {None, berkas.tahun, *ada}:
        raise Galat(
            "hitung.tahun",
            f"tahun {tahun}",
            "Berkas ini tidak memuat data tahun itu.",
            f"Tahun yang ada: {', '.join(map(str, ada or [berkas.tahun]))}.",
        )
    return hitung(berkas, rulebook_of(berkas), tahun=tahun)


def as_row(hasil: Hasil) -> dict[str, object]:
    """A figure as plain data; numbers are exact decimal text, None where there is none."""
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


def show(berkas: Berkas, buku: BukuHasil, nama: str) -> None:
    """The year in a few tables; `nama` is how the person called the file."""
    tahun = str(buku.tahun)
    contoh = " (data rekaan)" if berkas.contoh else ""
    print(f"{berkas.kantor.nama}, {berkas.kantor.nama_daerah}: kinerja {tahun}{contoh}\n")
    if not len(buku):
        print("Belum ada yang dapat dihitung: berkas ini belum memuat indikator, anggaran, atau")
        print(f"survei tahun {tahun}. Isi lembarnya, lalu periksa dengan sakip berkas periksa.")
        return

    def tampil(ukuran: str, subjek: str) -> str:
        hasil = buku.ada(ukuran, subjek, tahun)
        return hasil.tampil if hasil else ""

    indeks = Indeks(berkas)
    versi = indeks.versi_tahun(buku.tahun)
    simpul = indeks.simpul_aktif(buku.tahun, versi)
    program = [s for s in simpul if indeks.jenis_simpul[s.simpul] is JenisSimpul.PROGRAM]
    letak = {s.simpul for s in program}
    indikator = [i for i in indeks.indikator_aktif(buku.tahun, versi) if i.peran == "kinerja"]
    iku = [i for i in indikator if i.iku]
    _indicators(tampil, "Indikator kinerja utama", iku, "iku")
    _indicators(tampil, "Program", [i for i in indikator if i.simpul in letak], "program")
    if not iku:
        _indicators(tampil, "Indikator lain", [i for i in indikator if i.simpul not in letak], "")
    if buku.ada("pagu", KANTOR, tahun):
        uang = ("pagu", "realisasi-anggaran", "serapan", "efisiensi-anggaran")
        table(
            "Anggaran",
            ("Program", "Pagu", "Realisasi", "Serapan", "Efisiensi"),
            [
                (s.nama, *(tampil(u, s.simpul) for u in uang))
                for s in program
                if buku.ada("pagu", s.simpul, tahun)
            ],
            kanan=(1, 2, 3, 4),
            kaki=("Kantor", *(tampil(u, KANTOR) for u in uang)),
        )
    lain = [
        (judul, tampil(ukuran, subjek), kata.format(isi) if isi else "")
        for judul, ukuran, subjek, pelengkap, kata in _UKURAN_LAIN
        if buku.ada(ukuran, subjek, tahun)
        for isi in [tampil(pelengkap, subjek)]
    ]
    if lain:
        table("Ukuran lain", ("Ukuran", "Nilai", "Keterangan"), lain, kanan=(1,))
    if buku.peringatan:
        print(f"Perlu perhatian ({len(buku.peringatan)}):")
        for p in buku.peringatan:
            print(f"  - {p.alamat}: {p.pesan}")
        print()
    setahun = (h for h in buku if h.alamat.ukuran == "capaian" and h.alamat.periode == tahun)
    misal = next(setahun, next(iter(buku))).alamat
    print(f"{len(buku)} angka dihitung. Uraikan satu: sakip jelaskan {misal} --berkas {nama}")


def _indicators(
    tampil: Callable[[str, str], str], judul: str, indikator: Sequence[IndikatorVersi], rata: str
) -> None:
    if not indikator:
        return
    ukuran = ("target", "realisasi", "capaian", "status", "predikat")
    kaki = (
        "Rata-rata capaian",
        "",
        "",
        tampil("rerata-capaian", rata),
        tampil("status", rata),
        tampil("predikat", rata),
    )
    table(
        judul,
        ("Indikator", "Target", "Realisasi", "Capaian", "Status", "Predikat"),
        [(i.nama, *(tampil(u, i.indikator) for u in ukuran)) for i in indikator],
        kanan=(1, 2, 3),
        kaki=kaki if rata and kaki[3] else None,
    )
