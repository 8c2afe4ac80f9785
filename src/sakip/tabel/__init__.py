"""Foreign tabular files opened safely into plain cells: XLSX, XLS, CSV.

The only room that knows the parser of workbooks. A CSV is streamed; a workbook is looked
through for zip bombs and then parsed in a process of its own, with limits.
"""

from sakip.tabel.batas import Batas
from sakip.tabel.buku import Baris, BukuTabel, Lembar, Sel, buka
from sakip.tabel.csv_teks import TabelCsv, buka_csv
from sakip.tabel.jenis import Jenis, kenali
from sakip.tabel.tempat import huruf_kolom, sel, tempat

__all__ = [
    "Baris",
    "Batas",
    "BukuTabel",
    "Jenis",
    "Lembar",
    "Sel",
    "TabelCsv",
    "buka",
    "buka_csv",
    "huruf_kolom",
    "kenali",
    "sel",
    "tempat",
]
