"""A made-up report that uses every node of the tree, and its PDF, made once."""

from __future__ import annotations

from datetime import date

import pytest

from sakip.naskah.pdf import tulis_pdf
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Butir,
    Catatan,
    Citra,
    Daftar,
    DaftarGambar,
    DaftarIsi,
    DaftarTabel,
    Dokumen,
    Gambar,
    HalamanJudul,
    Judul,
    Kolom,
    Metadata,
    Nilai,
    Paragraf,
    Pecahan,
    PemisahHalaman,
    Penanda,
    Rujuk,
    Sel,
    Tabel,
    TandaTangan,
    Teks,
)

LAMBANG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 120">
<path d="M50 4 L94 20 V64 Q94 98 50 116 Q6 98 6 64 V20 Z" fill="none" stroke="#1a1a1a"
 stroke-width="4"/><circle cx="50" cy="52" r="20" fill="none" stroke="#1a1a1a" stroke-width="3"/>
<path d="M50 36 V68 M34 52 H66" stroke="#1a1a1a" stroke-width="3"/></svg>"""

GRAFIK = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 110" font-size="11"
 font-family="Liberation Sans"><g fill="#0f5c5c">
<rect x="150" y="10" width="181" height="16"/><rect x="150" y="40" width="198" height="16"/>
<rect x="150" y="70" width="204" height="16"/></g><path d="M350 4 V92" stroke="#1a1a1a"/>
<text x="4" y="23">Mutu pelayanan</text><text x="4" y="53">Akuntabilitas</text>
<text x="4" y="83">Ketertiban</text><text x="338" y="105">target</text></svg>"""

CAMAT = Penanda(
    ("CAMAT SUKAMAJU",), "SRI WAHYUNI, S.STP., M.Si.", ("Pembina Tingkat I", "NIP. 19780000 0000")
)
BUPATI = Penanda(("Pihak Kedua,", "BUPATI MEKARJAYA"), "Dr. BUDI SANTOSO, M.M.")

TABEL_CAPAIAN = Tabel(
    "3.1",
    "Capaian indikator kinerja utama tahun 2024",
    (
        Kolom("tengah"),
        Kolom(),
        Kolom(),
        Kolom("tengah"),
        Kolom("koma"),
        Kolom("koma"),
        Kolom("koma"),
    ),
    (
        Baris(
            (
                Sel("No", baris=2),
                Sel("Sasaran strategis", baris=2),
                Sel("Indikator kinerja", baris=2),
                Sel("Satuan", baris=2),
                Sel("Tahun 2024", kolom=3),
            )
        ),
        Baris(("Target", "Realisasi", "Capaian (%)")),
    ),
    (
        Baris(
            (
                Sel("1", baris=2),
                Sel("Meningkatnya mutu pelayanan publik kecamatan", baris=2),
                "Indeks kepuasan masyarakat",
                "indeks",
                "88,00",
                Nilai("realisasi:ikm:2024", "91,37"),
                Nilai("capaian:ikm:2024", "103,83"),
            )
        ),
        Baris(("Waktu layanan surat keterangan", "hari", "2", "1,5", "125,00")),
        Baris(
            (
                "2",
                "Meningkatnya akuntabilitas kinerja",
                "Nilai evaluasi akuntabilitas kinerja",
                "nilai",
                "75,00 (BB)",
                "71,25 (BB)",
                "95,00",
            )
        ),
        Baris(
            (
                "3",
                "Terjaganya ketenteraman dan ketertiban umum",
                "Gangguan ketertiban yang selesai ditangani",
                "persen",
                "100",
                "–",
                "belum tersedia",
            )
        ),
        Baris((Sel("Rata-rata capaian", kolom=6), "107,94"), "jumlah"),
    ),
    sumber=("Sumber: hitungan contoh. Nilai evaluasi adalah nilai sementara.",),
    label="tabel:capaian",
)

PROGRAM = ("Penunjang Urusan", "Pelayanan Publik", "Pemberdayaan", "Ketertiban", "Pembinaan Desa")


def tabel_anggaran(banyak: int = 32) -> Tabel:
    baris: list[Baris] = []
    for n in range(banyak):
        if n % 8 == 0:
            nama = PROGRAM[n // 8 % len(PROGRAM)]
            baris.append(Baris((Sel(f"Program {nama}", kolom=6),), "kelompok"))
        pagu = 12_345_000 * (n + 1)
        baris.append(
            Baris(
                (
                    f"{n + 1}",
                    f"Sub kegiatan contoh nomor {n + 1} dengan nama yang cukup panjang",
                    f"{n % 4 + 1} dokumen",
                    f"{pagu:,}".replace(",", "."),
                    f"{pagu * 9 // 10:,}".replace(",", "."),
                    "90,00",
                )
            )
        )
    baris.append(Baris((Sel("Jumlah", kolom=3), "1.234.567.890", "1.111.111.101", "90"), "jumlah"))
    return Tabel(
        "3.2",
        "Anggaran dan realisasi menurut program dan sub kegiatan",
        (
            Kolom("tengah"),
            Kolom(),
            Kolom("tengah"),
            Kolom("koma"),
            Kolom("koma"),
            Kolom("koma"),
        ),
        (Baris(("No", "Uraian", "Keluaran", "Pagu (Rp)", "Realisasi (Rp)", "Serapan (%)")),),
        tuple(baris),
        label="tabel:anggaran",
    )


TABEL_TRIWULAN = Tabel(
    "3.3",
    "Rencana aksi dan pengukurannya per triwulan",
    (Kolom("tengah"), Kolom(), Kolom(), *[Kolom("koma")] * 8, Kolom()),
    (
        Baris(
            (
                Sel("No", baris=3),
                Sel("Sasaran", baris=3),
                Sel("Indikator kinerja", baris=3),
                Sel("Triwulan", kolom=8),
                Sel("Penjelasan", baris=3),
            )
        ),
        Baris((Sel("I", kolom=2), Sel("II", kolom=2), Sel("III", kolom=2), Sel("IV", kolom=2))),
        Baris(("Target", "Realisasi") * 4),
    ),
    tuple(
        Baris(
            (
                f"{n}",
                "Meningkatnya tindak lanjut pengaduan masyarakat",
                "Persentase pengaduan yang ditindaklanjuti",
                "25%",
                "25,45%",
                "50%",
                "50%",
                "75%",
                "74,1%",
                "100%",
                "–",
                Sel(
                    (
                        Paragraf("Sarana yang tersedia:"),
                        Daftar(("ruang tunggu", "loket", "jalan landai"), "a."),
                    )
                ),
            )
        )
        for n in range(1, 5)
    ),
)


def dokumen_contoh() -> Dokumen:
    depan = Bagian(
        (
            Judul(1, "Kata Pengantar"),
            Paragraf(
                "Laporan ini memuat kinerja satu tahun sebuah kecamatan yang tidak ada. Semua nama "
                "dan angka di dalamnya dibuat untuk menguji bentuk, bukan isi. Pembaca diajak "
                "melihat apakah tiap halaman pantas ditandatangani."
            ),
            Paragraf("Terima kasih kepada semua pihak yang membantu menyusunnya."),
            TandaTangan((CAMAT,), "Mekarjaya, 31 Januari 2025"),
            PemisahHalaman(),
            Judul(1, "Daftar Isi"),
            DaftarIsi(),
            Judul(1, "Daftar Tabel"),
            DaftarTabel(),
            Judul(1, "Daftar Gambar"),
            DaftarGambar(),
        ),
        nomor_halaman="romawi",
    )
    bab = Bagian(
        (
            Judul(1, "Akuntabilitas Kinerja", "BAB III", label="bab:3"),
            Judul(2, "Capaian Kinerja Organisasi", "3.1"),
            Paragraf(
                (
                    "Dari empat indikator, dua melampaui target sebagaimana ",
                    Rujuk("tabel:capaian"),
                    ". Indeks kepuasan masyarakat mencapai ",
                    Nilai("realisasi:ikm:2024", "91,37"),
                    " dari target 88,00",
                    Catatan("Survei dilaksanakan dua kali; yang dipakai adalah nilai tahunan."),
                    ", sedangkan nilai evaluasi masih ",
                    Teks("di bawah target", tebal=True),
                    ". Istilah asing dicetak ",
                    Teks("miring", miring=True),
                    ".",
                )
            ),
            TABEL_CAPAIAN,
            Paragraf(
                (
                    "Indeks dihitung dengan rumus IKM = ",
                    Pecahan("jumlah nilai persepsi per unsur", "jumlah unsur yang terisi"),
                    " × 25. Gambarannya tampak pada ",
                    Rujuk("gambar:capaian"),
                    ".",
                )
            ),
            Gambar(
                "3.1",
                "Capaian tiga sasaran dibanding target",
                Citra(GRAFIK, "Tiga batang mendatar; dua melewati garis target."),
                lebar=80,
                label="gambar:capaian",
            ),
            Judul(3, "Penyebab dan tindak lanjut", "3.1.1"),
            Paragraf("Hal yang mendukung dan menghambat:"),
            Daftar(
                (
                    "Petugas loket ditambah satu orang sejak triwulan kedua.",
                    Butir(
                        "Antrean diatur dengan nomor:",
                        Daftar(("satu untuk surat keterangan;", "satu untuk perizinan."), "1)"),
                    ),
                    "Ruang arsip masih sempit.",
                ),
                "a.",
            ),
            Judul(2, "Akuntabilitas Keuangan", "3.2"),
            Paragraf(
                ("Rincian anggaran menurut program tampak pada ", Rujuk("tabel:anggaran"), ".")
            ),
            tabel_anggaran(),
        ),
        nomor_halaman="angka",
    )
    lebar = Bagian((Judul(2, "Pengukuran Rencana Aksi", "3.3"), TABEL_TRIWULAN), mendatar=True)
    tutup = Bagian(
        (
            Judul(1, "Perjanjian Kinerja"),
            Paragraf("Kami yang bertanda tangan berjanji mewujudkan target kinerja berikut."),
            Tabel(
                "",
                "Target kinerja",
                (Kolom("tengah"), Kolom(), Kolom(), Kolom("koma")),
                (Baris(("No", "Sasaran", "Indikator", "Target")),),
                (
                    Baris(("1", "Mutu pelayanan meningkat", "Indeks kepuasan", "88,00")),
                    Baris(("2", "Akuntabilitas meningkat", "Nilai evaluasi", "75,00")),
                ),
            ),
            TandaTangan((BUPATI, CAMAT), "Mekarjaya, 2 Januari 2024"),
        )
    )
    return Dokumen(
        "Laporan Kinerja Kecamatan Sukamaju Tahun 2024",
        (
            HalamanJudul(
                "Laporan Kinerja Instansi Pemerintah",
                ("Pemerintah Kabupaten Mekarjaya", "Kecamatan Sukamaju"),
                "Tahun 2024",
                subjudul="(LKjIP)",
                tempat="Mekarjaya, Januari 2025",
                lambang=Citra(LAMBANG, "Lambang Kabupaten Mekarjaya"),
            ),
            depan,
            bab,
            lebar,
            tutup,
        ),
        Metadata(
            date(2025, 1, 31),
            penulis="Kecamatan Sukamaju",
            subjek="Kinerja tahun 2024",
            kata_kunci=("kinerja", "LKjIP"),
            unit="Kecamatan Sukamaju",
        ),
    )


@pytest.fixture(scope="session")
def dokumen() -> Dokumen:
    return dokumen_contoh()


@pytest.fixture(scope="session")
def pdf(dokumen: Dokumen) -> bytes:
    return tulis_pdf(dokumen)
