"""How long a report takes to read and check, as PDF against pdfplumber alone, and as Word.

Our own yearly report is taken, or the PDF named. Raw pdfplumber means text and tables of every
page in one process, what anybody would start with; ours reads on two cores and checks as well.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.ukur import report
from sakip.periksa import baca_dokumen, periksa

MENTAH = """
import pdfplumber, sys
with pdfplumber.open(sys.argv[1]) as pdf:
    for halaman in pdf.pages:
        halaman.extract_tables(); halaman.extract_text(); halaman.close()
"""


def run(*isian: str) -> tuple[float, float]:
    """Seconds by the clock and of processor time that a Python process took."""
    mulai, cpu = time.perf_counter(), children_cpu()
    subprocess.run([sys.executable, *isian], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - mulai, children_cpu() - cpu


def children_cpu() -> float:
    import resource

    pakai = resource.getrusage(resource.RUSAGE_CHILDREN)
    return pakai.ru_utime + pakai.ru_stime


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("berkas", type=Path, nargs="?")
    args = p.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pdf, docx = (Path(folder) / f"lkjip.{b}" for b in ("pdf", "docx"))
        # Not in this process: what it once held would be counted as its children's.
        for satu in (pdf, docx):
            run("-m", "sakip", "laporan", "lkjip", "bareng", "-o", str(satu))
        pdf = args.berkas or pdf
        mulai, cpu = time.perf_counter(), children_cpu() + time.process_time()
        dokumen = baca_dokumen(pdf)
        baca = time.perf_counter() - mulai
        periksa(dokumen)
        semua = time.perf_counter() - mulai
        cpu = children_cpu() + time.process_time() - cpu
        mentah, cpu_mentah = run("-c", MENTAH, str(pdf))
        mulai = time.perf_counter()
        periksa(baca_dokumen(docx))
        kata = time.perf_counter() - mulai
    report(
        {
            "PDF": f"{dokumen.halaman} halaman",
            "baca PDF": f"{baca:.1f} s",
            "baca dan periksa PDF": f"{semua:.1f} s (sasaran: 76 halaman di bawah 15 s)",
            "pdfplumber saja": f"{mentah:.1f} s",
            "nisbah": f"{semua / mentah:.2f} menurut jam, {cpu / cpu_mentah:.2f} waktu prosesor",
            "baca dan periksa DOCX": f"{kata:.1f} s (sasaran: 2 s)",
        }
    )


if __name__ == "__main__":
    main()
