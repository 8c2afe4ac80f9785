"""The LKjIP of eighty offices in one command: both cores, a progress bar on a terminal."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.ukur import report
from benchmarks.ukur_mulai import child_mb
from sakip.berkas.baca import CONTOH

KANTOR = 80


def offices(folder: Path, banyak: int) -> list[str]:
    """Copies of Kecamatan Bareng that differ in id and name, so that no two papers are equal."""
    asal = (CONTOH / "bareng.yaml").read_text(encoding="utf-8")
    hasil = []
    for n in range(1, banyak + 1):
        jalur = folder / f"kantor-{n:02}.yaml"
        isi = asal.replace("Kecamatan Bareng", f"Kecamatan Bareng {n}")
        jalur.write_text(isi, encoding="utf-8")
        hasil.append(str(jalur))
    return hasil


def main() -> None:
    with TemporaryDirectory() as folder:
        tujuan = Path(folder) / "hasil"
        perintah = [sys.executable, "-m", "sakip", "laporan", "lkjip"]
        perintah += [*offices(Path(folder), KANTOR), "--folder", str(tujuan)]
        mulai = time.perf_counter()
        subprocess.run(perintah, check=True, stdout=subprocess.DEVNULL)
        detik = time.perf_counter() - mulai
        semua = [jalur.stat().st_size for jalur in tujuan.iterdir()]
    report(
        {
            f"LKjIP {len(semua)} kantor, PDF": f"{detik:.1f} s",
            "per kantor": f"{detik / len(semua):.2f} s",
            "ukuran semuanya": f"{sum(semua) / 1e6:.1f} MB",
            "memori puncak satu proses anak": child_mb(),
        }
    )


if __name__ == "__main__":
    main()
