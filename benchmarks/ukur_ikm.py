"""IKM of 1,000,000 respondents from a CSV, beside a bare csv.reader over the same file."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random

from benchmarks.ukur import best_of, report
from sakip.berkas.responden import baca_responden
from sakip.cli.ikm import SKM, HasilSurvei, compute
from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import Skm

RESPONDEN = 1_000_000
LAYANAN = ("KTP", "KK", "Surat pindah", "Izin usaha mikro", "Legalisasi")
PADA = date(2024, 12, 31)


def write_csv(jalur: Path, banyak: int = RESPONDEN) -> None:
    """Made up: five services, nine unsur, mostly 3 and 4, one answer in a hundred skipped."""
    acak = Random(2024)
    jawaban: Sequence[str] = ("4",) * 60 + ("3",) * 35 + ("2",) * 3 + ("1",) + ("",)
    with jalur.open("w", newline="", encoding="utf-8") as berkas:
        tulis = csv.writer(berkas)
        tulis.writerow(["no", "tanggal", "layanan", "umur", *(f"U{i}" for i in range(1, 10))])
        for nomor in range(1, banyak + 1):
            umur = acak.randrange(17, 80)
            isi = acak.choices(jawaban, k=9)
            tulis.writerow([nomor, "2024-05-02", acak.choice(LAYANAN), umur, *isi])


def bare(jalur: Path) -> int:
    with jalur.open(newline="", encoding="utf-8") as berkas:
        return sum(1 for _ in csv.reader(berkas))


def survey(jalur: Path) -> HasilSurvei:
    """The path of `sakip ikm`, the printing left out."""
    buku = BukuAturan.muat()
    aturan, isi = buku.ambil_isi(SKM, PADA, Skm)
    return compute(baca_responden(jalur, isi), buku, aturan, isi, PADA, None)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        jalur = Path(folder) / "responden.csv"
        write_csv(jalur)
        mb = jalur.stat().st_size / 1_000_000
        hasil = survey(jalur)
        detik = best_of(lambda: survey(jalur))
        lantai = best_of(lambda: bare(jalur))
    report(
        {
            "waktu": f"{detik:.2f} s",
            "csv.reader saja": f"{lantai:.2f} s",
            "nisbah": f"{detik / lantai:.1f} kali csv.reader",
            "responden": f"{hasil.semua.rekap.rekap.responden:,} ({mb:.0f} MB)".replace(",", "."),
            "IKM": str(hasil.semua.terbit),
        }
    )


if __name__ == "__main__":
    main()
