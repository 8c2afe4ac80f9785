"""A made-up annual report as DOCX and XLSX: 30 tables, 1,400 rows, six charts, four wide pages."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date

from benchmarks.ukur import report
from sakip.naskah.docx import tulis_docx
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Blok,
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
    PemisahHalaman,
    Rujuk,
    Sel,
    Tabel,
)
from sakip.naskah.xlsx import tulis_xlsx

TABEL, BARIS, GAMBAR, BAB = 30, 47, 6, 5
TULIS = {"docx": tulis_docx, "xlsx": tulis_xlsx}
KALIMAT = (
    "Capaian indikator ini naik dibanding tahun sebelumnya karena petugas loket ditambah dan "
    "antrean diatur dengan nomor, sedangkan ruang arsip masih perlu diperluas. "
)


def chart(n: int) -> Citra:
    batang = "".join(
        f'<rect x="150" y="{20 + 24 * k}" width="{90 + (n * 37 + k * 53) % 200}" height="16"/>'
        f'<text x="6" y="{33 + 24 * k}" fill="#222">Indikator kinerja {k + 1}</text>'
        for k in range(8)
    )
    return Citra(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 220" font-size="12">'
        f'<g fill="#0f5c5c">{batang}</g></svg>',
        "Delapan batang mendatar.",
    )


def table(n: int, banyak: int = BARIS) -> Tabel:
    """Two head rows, groups of eight rows with a cell over each pair, a total."""
    baris: list[Baris] = []
    for k in range(banyak - 1):
        if k % 8 == 0:
            baris.append(Baris((Sel(f"Program pelayanan umum {k // 8 + 1}", kolom=7),), "kelompok"))
            continue
        pagu = 7_654_321 * (k + n + 1)
        berdua = k % 8 in (1, 3, 5) and k + 2 < banyak
        sasaran = Sel("Mutu pelayanan publik naik", baris=1 + berdua)
        baris.append(
            Baris(
                (
                    str(k),
                    *(() if k % 8 in (2, 4, 6) else (sasaran,)),
                    f"Urusan ke-{k} yang selesai",
                    f"{k % 4 + 1} dokumen",
                    f"{pagu:,}".replace(",", "."),
                    Nilai(f"serapan:s{n}-{k}", f"{80 + k % 20},{k % 100:02}"),
                    "belum tersedia" if k % 9 == 0 else f"{k % 50 + 60},{n:02}",
                )
            )
        )
    baris.append(Baris((Sel("Jumlah", kolom=4), "9.876.543.210", "91,25", "–"), "jumlah"))
    return Tabel(
        f"3.{n}",
        f"Pengukuran kinerja dan anggaran menurut program, bagian {n}",
        (Kolom("tengah"), Kolom(), Kolom(), Kolom("tengah"), *[Kolom("koma")] * 3),
        (
            Baris(
                (
                    *(Sel(t, baris=2) for t in ("No", "Sasaran", "Indikator", "Target")),
                    Sel("Tahun 2024", kolom=3),
                )
            ),
            Baris(("Pagu (Rp)", "Serapan (%)", "Capaian (%)")),
        ),
        tuple(baris),
        sumber="Sumber: hitungan contoh.",
        label=f"tabel-{n}",
    )


def big_document() -> Dokumen:
    """76 pages or so as PDF."""
    isi: list[Bagian] = []
    for bab in range(1, BAB + 1):
        tegak: list[Blok] = [Judul(1, f"Bab contoh {bab}", f"BAB {bab}")]
        for n in range(1 + (bab - 1) * TABEL // BAB, 1 + bab * TABEL // BAB):
            tegak += [
                Judul(2, f"Pokok bahasan ke-{n}", f"{bab}.{n}"),
                Paragraf((KALIMAT * 4, "Rinciannya ada pada ", Rujuk(f"tabel-{n}"), ".")),
                Daftar(("Penyebab keberhasilan.", "Hambatan yang ditemui."), "a."),
            ]
            if n % BAB == 0 and n // BAB <= GAMBAR:
                gambar = f"Capaian dibanding target, bagian {n // BAB}"
                tegak.append(Gambar(f"3.{n // BAB}", gambar, chart(n)))
            if n % 7 == 0:
                isi += [Bagian(tuple(tegak)), Bagian((table(n),), mendatar=True)]
                tegak = [Paragraf(KALIMAT)]
            else:
                tegak.append(table(n))
        isi.append(Bagian(tuple(tegak)))
    return Dokumen(
        "Laporan Kinerja Kantor Ukur Tahun 2024",
        (
            HalamanJudul("Laporan Kinerja", ("Kabupaten Ukur", "Kantor Ukur"), "Tahun 2024"),
            Bagian(
                (
                    Judul(1, "Daftar Isi"),
                    DaftarIsi(),
                    PemisahHalaman(),
                    Judul(1, "Daftar Tabel"),
                    DaftarTabel(),
                    Judul(1, "Daftar Gambar"),
                    DaftarGambar(),
                ),
                nomor_halaman="romawi",
            ),
            Bagian((Judul(1, "Pengantar"), Paragraf(KALIMAT * 3)), nomor_halaman="angka"),
            *isi,
        ),
        Metadata(date(2025, 1, 31), unit="Kantor Ukur"),
    )


def main() -> None:
    if len(sys.argv) > 1:
        print(once(sys.argv[1]))
        return
    # Each in a process of its own: Typst, which counts the pages, remembers what it has set.
    perintah = [sys.executable, "-m", "benchmarks.ukur_docx"]
    detik = {
        b: min(float(subprocess.check_output([*perintah, b], text=True)) for _ in range(3))
        for b in TULIS
    }
    kb = {b: len(tulis(big_document())) / 1000 for b, tulis in TULIS.items()}
    report(
        {
            "DOCX": f"{detik['docx']:.2f} s, {kb['docx']:.0f} kB",
            "XLSX, tabelnya saja": f"{detik['xlsx']:.2f} s, {kb['xlsx']:.0f} kB",
        }
    )


def once(bentuk: str) -> float:
    """Seconds of one writer, the first time."""
    dokumen = big_document()
    mulai = time.perf_counter()
    TULIS[bentuk](dokumen)
    return time.perf_counter() - mulai


if __name__ == "__main__":
    main()
