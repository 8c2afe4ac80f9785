"""How many planted slips `sakip periksa` finds in our own papers, and its false alarms there.

One slip at a time is planted in a figure of a table (a digit mistyped, two swapped, one lost) and
the document checked again; found means a finding that was not there before. A slip that rounding
explains, or in a figure printed once and used nowhere, cannot be found. Files named as arguments
are taken instead of our own papers; ``--rinci`` lists what was missed.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from benchmarks.ukur import report
from sakip.cli.laporan import Kerja, run
from sakip.core.angka import Angka, baca
from sakip.periksa import Dokumen, baca_dokumen, periksa
from sakip.periksa.bahan import siapkan
from sakip.periksa.kenali import JenisBaris
from sakip.periksa.model import Sel, TabelSumber

TANAM = 60  # slips in each document
NASKAH = (("bareng", 2024), ("contoh-tahun-berjalan", 2025))


def own_papers(folder: Path) -> Iterator[Path]:
    """The yearly report of each demo office as Word."""
    kerja = [Kerja("lkjip", k, t, folder / f"lkjip-{k}.docx") for k, t in NASKAH]
    for satu, galat in run(kerja):
        if galat is not None:
            raise galat
        yield satu.tujuan


def figures(dokumen: Dokumen) -> list[tuple[Sel, str]]:
    """Cells of tables that hold a figure with a known meaning, and that meaning."""
    hasil = []
    for tabel in siapkan(dokumen).tabel:
        for baris in tabel.baris:
            for kolom in tabel.ukuran:
                # A column called only "nilai" may hold anything; nothing follows from it.
                if kolom.indeks in baris.angka and kolom.peran != "nilai":
                    peran = kolom.peran + (" (jumlah)" if baris.jenis is JenisBaris.JUMLAH else "")
                    hasil.append((baris.angka[kolom.indeks].sel, peran))
    return hasil


def slip(teks: str, acak: random.Random) -> str:
    """The text with one slip in its figures."""
    tempat = [n for n, c in enumerate(teks) if c.isdigit()]
    cara = acak.choice(("ganti", "tukar", "hilang"))
    n = acak.choice(tempat)
    if cara == "tukar" and n + 1 < len(teks) and teks[n + 1].isdigit():
        return teks[:n] + teks[n + 1] + teks[n] + teks[n + 2 :]
    if cara == "hilang" and "." not in teks and len(tempat) > 1:
        return teks[:n] + teks[n + 1 :]
    return teks[:n] + acak.choice("0123456789".replace(teks[n], "")) + teks[n + 1 :]


def matters(lama: str, baru: str) -> bool:
    """Whether a slip changes the value by more than the last printed place can hide."""
    a, b = baca(lama), baca(baru)
    if not isinstance(a, Angka) or not isinstance(b, Angka):
        return True
    return abs(a.nilai - b.nilai) > 2 * Decimal((0, (1,), -a.desimal))


def planted(dokumen: Dokumen, lama: Sel, teks: str) -> Dokumen:
    """The document with one cell changed."""
    blok = tuple(
        replace(
            b,
            baris=tuple(
                tuple(replace(s, teks=teks) if s is lama else s for s in r) for r in b.baris
            ),
        )
        if isinstance(b, TabelSumber)
        else b
        for b in dokumen.blok
    )
    return replace(dokumen, blok=blok)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("berkas", nargs="*", type=Path)
    p.add_argument("--tanam", type=int, default=TANAM)
    p.add_argument("--rinci", action="store_true")
    args = p.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        semua = [baca_dokumen(b) for b in args.berkas or own_papers(Path(folder))]
    acak = random.Random(1)
    temu: Counter[str] = Counter()
    tanam: Counter[str] = Counter()
    tepat = bersih_semua = 0
    mulai = time.perf_counter()
    for dokumen in semua:
        bersih = {t.pesan for t in periksa(dokumen).temuan}
        bersih_semua += len(bersih)
        isi = figures(dokumen)
        for sel, peran in acak.sample(isi, min(args.tanam, len(isi))):
            teks = slip(sel.teks, acak)
            if not matters(sel.teks, teks):
                continue
            hasil = periksa(planted(dokumen, sel, teks)).temuan
            baru = [t for t in hasil if t.pesan not in bersih]
            tanam[peran] += 1
            temu[peran] += bool(baru)
            tepat += any(t.tempat == sel.tempat and t.tercetak == teks for t in baru)
            if args.rinci and not baru:
                print(f"missed {peran}: {sel.teks} -> {teks}")
    detik = (time.perf_counter() - mulai) / max(1, sum(tanam.values()))
    hasil_semua = {
        "temuan pada naskah bersih": str(bersih_semua),
        "kekeliruan tanaman yang ditemukan": f"{sum(temu.values())} dari {sum(tanam.values())}",
        "yang selnya disebut tepat": str(tepat),
        "sekali periksa": f"{detik:.2f} s",
    }
    hasil_semua |= {f"  {p}": f"{temu[p]} dari {n}" for p, n in tanam.most_common()}
    report(hasil_semua)


if __name__ == "__main__":
    main()
