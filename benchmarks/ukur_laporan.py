"""The LKjIP of Kecamatan Bareng as a whole process, beside other ways to the same paper.

Typst alone gets the very input our writer makes; WeasyPrint gets the same tree as plain HTML and
LibreOffice our Word file, where the machine has them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.html_dari import html_of
from benchmarks.ukur import report
from benchmarks.ukur_mulai import child_mb, whole
from sakip.berkas.baca import read_berkas
from sakip.hitung import hitung, rulebook_of
from sakip.laporan.lkjip import lkjip
from sakip.naskah.pdf import RUMAH
from sakip.naskah.pohon import Dokumen
from sakip.naskah.untuk_typst import Penyusun

CONTOH = "bareng"
KALI = 3
TIDAK_ADA = "tidak terpasang"
TYPST = (
    "import typst, sys; typst.compile(sys.argv[1], output=sys.argv[2], "
    "ignore_system_fonts=True, pdf_standards=['a-2a', 'ua-1'])"
)
MENULIS = (
    "import sys, time; from benchmarks.ukur_laporan import tree; "
    "from importlib import import_module as m; pohon = tree(); b = sys.argv[1]; "
    "tulis = getattr(m('sakip.naskah.' + b), 'tulis_' + b); awal = time.perf_counter(); "
    "tulis(pohon); print(time.perf_counter() - awal)"
)
"""One writer in a process that has printed nothing before: Typst remembers what it has set."""


def tree() -> Dokumen:
    berkas = read_berkas(CONTOH)
    return lkjip(berkas, hitung(berkas, rulebook_of(berkas)))


def typst_input(folder: Path) -> Path:
    """What the PDF writer gives to Typst, laid out as files."""
    penyusun = Penyusun(tree())
    isi = json.dumps(penyusun.susun(), ensure_ascii=False, separators=(",", ":"))
    (folder / "isi.json").write_text(isi, encoding="utf-8")
    for pola in RUMAH.glob("*.typ"):
        (folder / pola.name).write_bytes(pola.read_bytes())
    for nama, citra in penyusun.citra.items():
        (folder / nama).write_bytes(citra)
    return folder / "main.typ"


def writing(bentuk: str) -> float:
    """Seconds of the writer alone."""
    perintah = [sys.executable, "-c", MENULIS, bentuk]
    return min(float(subprocess.check_output(perintah, text=True)) for _ in range(KALI))


def other(perintah: list[str]) -> str:
    """One run of another program: seconds, and how large its PDF is."""
    if shutil.which(perintah[0]) is None:
        return TIDAK_ADA
    mulai = time.perf_counter()
    subprocess.run(perintah, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return f"{time.perf_counter() - mulai:.2f} s"


def main() -> None:
    sakip = [sys.executable, "-m", "sakip", "laporan", "lkjip", CONTOH, "-o"]
    with TemporaryDirectory() as folder:
        tempat = Path(folder)
        ukuran = {}
        waktu = {}
        for bentuk in ("pdf", "docx", "xlsx"):
            tujuan = tempat / f"lkjip.{bentuk}"
            waktu[bentuk] = whole([*sakip, str(tujuan)], KALI)
            ukuran[bentuk] = tujuan.stat().st_size // 1024
        puncak = child_mb()
        masukan = typst_input(tempat)
        mentah = whole(
            [sys.executable, "-c", TYPST, str(masukan), str(tempat / "mentah.pdf")], KALI
        )
        mentah_kb = (tempat / "mentah.pdf").stat().st_size // 1024
        (tempat / "lkjip.html").write_text(html_of(tree()), encoding="utf-8")
        ke_pdf = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder]
        report(
            {
                **{
                    f"LKjIP {b}": f"{waktu[b]:.2f} s, {ukuran[b]} KB"
                    for b in ("pdf", "docx", "xlsx")
                },
                "Typst saja, masukan yang sama": f"{mentah:.2f} s, {mentah_kb} KB",
                "PDF dibanding Typst saja": f"{waktu['pdf'] / mentah:.2f} kali",
                "memori puncak proses anak": puncak,
                **{f"menulis {b} saja": f"{writing(b):.2f} s" for b in ("pdf", "docx", "xlsx")},
                "WeasyPrint, pohon yang sama": other(
                    ["weasyprint", str(tempat / "lkjip.html"), str(tempat / "weasy.pdf")]
                ),
                "LibreOffice, dari DOCX itu": other([*ke_pdf, str(tempat / "lkjip.docx")]),
            }
        )


if __name__ == "__main__":
    main()
