"""`python3 run.py bench [NAMA ...]`: every measurement in turn, one table at the end."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

SINI = Path(__file__).parent
UKURAN = {
    "hitung": "10.000 indikator x 4 triwulan dengan jejak (sasaran: di bawah 2 s)",
    "ikm": "1.000.000 responden dari CSV (sasaran: di bawah 3 s)",
    "angka": "1.000.000 angka tercetak, dibanding Decimal(str)",
    "laporan": "LKjIP Bareng sebagai satu proses (sasaran: PDF paling lama 2,5 kali Typst saja)",
    "borongan": "LKjIP 80 kantor sekaligus pada semua inti",
    "docx": "laporan buatan 30 tabel, 1.400 baris, sebagai DOCX (sasaran: di bawah 1,2 s) dan XLSX",
    "baca": "laporan dibaca dan diperiksa: PDF dibanding pdfplumber saja, dan DOCX",
    "periksa": "kekeliruan yang ditanam di naskah sendiri (PDF, DOCX, XLSX) dan ditemukan lagi",
    "impor": "fakta LKjIP buatan sendiri yang kembali menjadi Berkas (sasaran: 95%)",
    "situs": "80 kantor x 120 indikator, 30 permintaan campuran/s (sasaran: p95 di bawah 150 ms)",
    "mulai": "mulai sampai selesai: sakip hitung bareng (sasaran: di bawah 0,6 s)",
}


def main(nama: list[str]) -> int:
    asing = [n for n in nama if n not in UKURAN]
    if asing:
        print(f"Tidak ada ukuran '{asing[0]}'. Pilihannya: {', '.join(UKURAN)}.")
        return 2
    print(f"Python {platform.python_version()}, {os.cpu_count()} inti, {platform.machine()}\n")
    gagal = 0
    for satu in nama or UKURAN:
        print(f"{satu}: {UKURAN[satu]}", flush=True)
        selesai = subprocess.run(
            [sys.executable, "-m", f"benchmarks.ukur_{satu}"],
            cwd=SINI.parent,
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        if selesai.returncode:
            gagal += 1
            print("  GAGAL\n")
            continue
        for judul, isi in json.loads(selesai.stdout.splitlines()[-1]).items():
            print(f"  {judul:<34} {isi}")
        print(flush=True)
    return 1 if gagal else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
