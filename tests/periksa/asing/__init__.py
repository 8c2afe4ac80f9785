"""Reports as other offices write them, printed by other code than ours.

A file holds one report: a first line that says what is particular about it, paragraphs, and tables
with ``|`` between cells, ``<`` for a cell merged with the one to its left and ``^`` with the one
above. Below stand the slips to try: ``! words of the line / right => wrong``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
import typst

FOLDER = Path(__file__).parent
NAMA = tuple(sorted(p.stem for p in FOLDER.glob("*.txt")))

Isi = list[str | list[list[str]]]


@dataclass(frozen=True)
class Slip:
    """One slip: words by which its line is known, the figure and what is printed instead."""

    baris: str
    benar: str
    keliru: str


def laporan(nama: str) -> tuple[list[str], list[Slip]]:
    """The lines of a report, and its slips."""
    baris = (FOLDER / f"{nama}.txt").read_text(encoding="utf-8").splitlines()[1:]
    slip = []
    for satu in baris:
        if cocok := re.fullmatch(r"! (.+) / (.+?) => (.+)", satu):
            slip.append(Slip(*cocok.groups()))
    return [b for b in baris if not b.startswith("!")], slip


def keliru(baris: Sequence[str], slip: Slip) -> list[str]:
    """The lines with one slip in the first line that its words name."""
    kata = slip.baris.split(" | ")
    letak = next(n for n, b in enumerate(baris) if all(k in b for k in kata) and slip.benar in b)
    pola = rf"(?<![\d.,]){re.escape(slip.benar)}(?![\d]|[.,]\d)"
    baru, banyak = re.subn(pola, slip.keliru, baris[letak], count=1)
    assert banyak == 1, (slip, baris[letak])
    return [*baris[:letak], baru, *baris[letak + 1 :]]


def urai(baris: Sequence[str]) -> Isi:
    """Paragraphs and tables in order."""
    hasil: Isi = []
    for satu in baris:
        if " |" in satu:
            if not hasil or isinstance(hasil[-1], str):
                hasil.append([])
            tabel = hasil[-1]
            assert isinstance(tabel, list)
            tabel.append([s.strip() for s in satu.split(" |")])
        elif satu or (hasil and not isinstance(hasil[-1], str)):
            hasil.append(satu)
    return [satu for satu in hasil if satu]


def gabungan(tabel: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, int, int, str]]:
    """The cells that stand for themselves: row, column, rows and columns covered, text."""
    for b, isi in enumerate(tabel):
        for k, teks in enumerate(isi):
            if teks in ("<", "^"):
                continue
            lebar = tinggi = 1
            while k + lebar < len(isi) and isi[k + lebar] == "<":
                lebar += 1
            while b + tinggi < len(tabel) and tabel[b + tinggi][k] == "^":
                tinggi += 1
            yield b, k, tinggi, lebar, teks


def sebagai_teks(baris: Sequence[str], berkas: Path) -> Path:
    """Cells between tabs; a merged cell leaves its other places empty."""
    keluar = []
    for satu in urai(baris):
        if isinstance(satu, str):
            keluar += [satu, ""]
        else:
            keluar += ["\t".join("" if s in ("<", "^") else s for s in b) for b in satu] + [""]
    berkas.write_text("\n".join(keluar), encoding="utf-8")
    return berkas


def sebagai_docx(baris: Sequence[str], berkas: Path) -> Path:
    """Word with merged cells."""
    naskah = docx.Document()
    for satu in urai(baris):
        if isinstance(satu, str):
            naskah.add_paragraph(satu)
            continue
        tabel = naskah.add_table(len(satu), len(satu[0]), style="Table Grid")
        for b, k, tinggi, lebar, teks in gabungan(satu):
            sel = tabel.cell(b, k)
            if tinggi * lebar > 1:
                sel = sel.merge(tabel.cell(b + tinggi - 1, k + lebar - 1))
            sel.text = teks
    naskah.save(str(berkas))
    return berkas


def sebagai_xlsx(baris: Sequence[str], berkas: Path) -> Path:
    """A sheet: text above each table, plain numbers as numbers, an empty row between."""
    buku = openpyxl.Workbook()
    lembar = buku.active
    assert lembar is not None
    n = 1
    for satu in urai(baris):
        if isinstance(satu, str):
            lembar.cell(n, 1, satu)
            n += 1
            continue
        for b, k, tinggi, lebar, teks in gabungan(satu):
            sel = lembar.cell(n + b, k + 1, teks)
            if re.fullmatch(r"-?\d{1,3}(\.\d{3})+|-?\d{2,},\d\d", teks):
                sel.value = float(teks.replace(".", "").replace(",", "."))
                sel.number_format = "#,##0.00" if "," in teks else "#,##0"
            if tinggi * lebar > 1:
                lembar.merge_cells(
                    start_row=n + b, start_column=k + 1, end_row=n + b + tinggi - 1,
                    end_column=k + lebar,
                )  # fmt: skip
        n += len(satu) + 1
    buku.save(berkas)
    return berkas


def sebagai_pdf(baris: Sequence[str], berkas: Path, garis: str = "0.5pt") -> Path:
    """PDF through Typst, with rules, or with none."""
    keluar = ['#set page(width: 40cm, height: 25cm, margin: 1.5cm, numbering: "1")']
    keluar.append('#set text(size: 8pt, lang: "id")\n#set table(inset: 3pt)')
    for satu in urai(baris):
        if isinstance(satu, str):
            keluar.append(f'#par("{satu}")')
            continue
        sel = ", ".join(
            f'table.cell(x: {k}, y: {b}, rowspan: {tinggi}, colspan: {lebar}, "{teks}")'
            for b, k, tinggi, lebar, teks in gabungan(satu)
        )
        lebar_kolom = ", ".join(_lebar([b[k] for b in satu[-3:]]) for k in range(len(satu[0])))
        keluar.append(f"#table(columns: ({lebar_kolom}), stroke: {garis}, {sel})")
    berkas.write_bytes(typst.compile("\n\n".join(keluar).encode()))
    return berkas


def _lebar(isi: Sequence[str]) -> str:
    """Figures get room for themselves, words share what is left, so that headings wrap."""
    terpanjang = max((len(t) for t in isi if t not in "<^"), default=4)
    return f"{max(5, terpanjang) * 5 + 8}pt" if terpanjang < 22 else "1fr"
