"""The LKjIP of Kecamatan Bareng as a whole process, beside Typst alone on the same input."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.ukur import report
from benchmarks.ukur_mulai import child_mb, whole
from sakip.berkas.baca import read_berkas
from sakip.hitung import hitung, rulebook_of
from sakip.laporan.lkjip import lkjip
from sakip.naskah.pdf import RUMAH
from sakip.naskah.untuk_typst import Penyusun

CONTOH = "bareng"
TYPST = (
    "import typst, sys; typst.compile(sys.argv[1], output=sys.argv[2], "
    "ignore_system_fonts=True, pdf_standards=['a-2a', 'ua-1'])"
)


def typst_input(folder: Path) -> Path:
    """What the PDF writer gives to Typst, laid out as files."""
    berkas = read_berkas(CONTOH)
    penyusun = Penyusun(lkjip(berkas, hitung(berkas, rulebook_of(berkas))))
    isi = json.dumps(penyusun.susun(), ensure_ascii=False, separators=(",", ":"))
    (folder / "isi.json").write_text(isi, encoding="utf-8")
    for pola in RUMAH.glob("*.typ"):
        (folder / pola.name).write_bytes(pola.read_bytes())
    for nama, citra in penyusun.citra.items():
        (folder / nama).write_bytes(citra)
    return folder / "main.typ"


def main() -> None:
    sakip = [sys.executable, "-m", "sakip", "laporan", "lkjip", CONTOH, "-o"]
    with TemporaryDirectory() as folder:
        tempat = Path(folder)
        ukuran = {}
        waktu = {}
        for bentuk in ("pdf", "docx", "xlsx"):
            tujuan = tempat / f"lkjip.{bentuk}"
            waktu[bentuk] = whole([*sakip, str(tujuan)], 3)
            ukuran[bentuk] = tujuan.stat().st_size // 1024
        masukan = typst_input(tempat)
        mentah = whole([sys.executable, "-c", TYPST, str(masukan), str(tempat / "mentah.pdf")], 3)
        report(
            {
                **{
                    f"LKjIP {b}": f"{waktu[b]:.2f} s, {ukuran[b]} KB"
                    for b in ("pdf", "docx", "xlsx")
                },
                "Typst saja, masukan yang sama": f"{mentah:.2f} s",
                "PDF dibanding Typst saja": f"{waktu['pdf'] / mentah:.2f} kali",
                "memori puncak proses anak": child_mb(),
            }
        )


if __name__ == "__main__":
    main()
