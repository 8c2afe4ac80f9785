"""Makes the samples in this folder anew: `.venv/bin/python docs/contoh/buat.py`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from sakip.cli.laporan import Kerja, run

SINI = Path(__file__).parent
PDF = {
    ("bareng", 2024): ("lkjip", "iku", "pengukuran", "evaluasi-renja"),
    ("bajeng", 2023): ("pengukuran-rencana-aksi", "iku"),
    ("bajeng", 2024): ("perjanjian", "iku"),
    ("bathin-solapan", 2024): ("iku",),
    ("contoh-tahun-berjalan", 2025): (
        "lkjip",
        "perjanjian",
        "iku",
        "berita-acara",
        "rencana-aksi",
        "pengukuran-rencana-aksi",
        "pengukuran",
        "triwulan",
        "evaluasi-renja",
    ),
}
DOCX = {("bareng", 2024): ("pengukuran",), ("bajeng", 2024): ("perjanjian",)}
XLSX = {("bareng", 2024): ("kertas-kerja", "pengukuran")}
PRATINJAU = (
    ("bareng/lkjip-2024", 1, "sampul"),
    ("bareng/lkjip-2024", 10, "pohon-kinerja"),
    ("bareng/lkjip-2024", 26, "capaian"),
    ("bajeng/perjanjian-2024", 1, "perjanjian"),
    ("contoh-tahun-berjalan/triwulan-2025-T2", 1, "triwulan"),
)
"""Sample, its page, and the name of the picture."""
TITIK_PER_INCI = 60


def jobs() -> Iterator[Kerja]:
    """Each sample as a file to make."""
    for bentuk, semua in (("pdf", PDF), ("docx", DOCX), ("xlsx", XLSX)):
        for (kantor, tahun), naskah in semua.items():
            for satu in naskah:
                for periode in _quarters(satu, tahun):
                    nama = f"{satu}-{periode or tahun}.{bentuk}"
                    tujuan = SINI / kantor / nama
                    yield Kerja(satu, kantor, tahun, tujuan, periode=periode)


def _quarters(naskah: str, tahun: int) -> tuple[str, ...]:
    return tuple(f"{tahun}-T{n}" for n in range(1, 5)) if naskah == "triwulan" else ("",)


def main() -> int:
    semua = list(jobs())
    for kerja in semua:
        kerja.tujuan.parent.mkdir(exist_ok=True)
    gagal = 0
    for kerja, galat in run(semua):
        if galat is not None:
            gagal += 1
            print(f"{kerja.tujuan.name}: {galat}", file=sys.stderr)
    for sampel, halaman, nama in PRATINJAU:
        with pypdfium2.PdfDocument(SINI / f"{sampel}.pdf") as pdf:
            gambar = pdf[halaman - 1].render(scale=TITIK_PER_INCI / 72, grayscale=True).to_pil()
            gambar.quantize(16).save(SINI / f"{nama}.png", optimize=True)
    print(f"{len(semua) - gagal} contoh ditulis di {SINI}.")
    return 1 if gagal else 0


if __name__ == "__main__":
    sys.exit(main())
