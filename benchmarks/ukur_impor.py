"""How many facts of a report `sakip impor` brings into the Berkas, and how many of them are right.

A fact is right when level, name (letters and figures only), kind, year, period and version match
and the value is one that the report prints. Without arguments our own papers are imported (the
LKjIP of the demo offices as PDF and Word) and compared with the Berkas they were made from. With
``--folder DOKUMEN --data JSON`` the transcribed documents are measured; with ``--dokumen FILE``
one of them. ``--rinci`` lists the misses and what was imported wrongly.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from benchmarks.fakta_impor import AKHIR, Fakta, Isi, Kunci, facts
from benchmarks.salinan_impor import transcribed
from benchmarks.ukur import report
from sakip.berkas.baca import locate, read_berkas
from sakip.berkas.model import Berkas
from sakip.cli.laporan import Kerja, run
from sakip.galat import Galat
from sakip.impor import impor
from sakip.periksa import Dokumen, baca_dokumen
from sakip.periksa.bahan import siapkan
from sakip.periksa.kenali.kamus import ciri

NASKAH = (("bareng", 2024), ("contoh-tahun-berjalan", 2025))
KANTOR = {"000": "bajeng", "001": "bajeng", "002": "bajeng", "003": "bathin_solapan",
          "004": "bareng"}  # fmt: skip
"""Office of each transcribed document, by its id."""


# -- measuring ----------------------------------------------------------------------------


def score(fakta: Iterable[Fakta], isi: dict[Kunci, set[Isi]], *, rinci: bool) -> tuple[int, int]:
    """Print recall per kind, and the misses; returns right and all."""
    benar: Counter[str] = Counter()
    semua: Counter[str] = Counter()
    luput = []
    for f in fakta:
        semua[f.jenis] += 1
        if f.benar(isi):
            benar[f.jenis] += 1
        else:
            luput.append(f)
    for kind in sorted(semua):
        print(f"  {kind:<24} {benar[kind]:>4} / {semua[kind]:<4}")
    if rinci:
        for f in luput:
            ada = [sorted(map(str, x)) for x in f.milik(isi)]
            nama = min(f.nama)[:60]
            print(f"    luput {f.jenis} {f.tingkat[:14]} {f.periode} {f.versi} {nama}: "
                  f"tercetak {sorted(map(str, f.nilai))[:3]}, ada {ada[:2]}")  # fmt: skip
    return sum(benar.values()), sum(semua.values())


def precision(
    fakta: Iterable[Fakta], isi: dict[Kunci, set[Isi]], *, rinci: bool
) -> tuple[int, int]:
    """How many of the facts put in are printed, of the kinds that the transcription lists."""
    tercetak: dict[Kunci, set[Isi]] = defaultdict(set)
    for f in fakta:
        for nama in f.nama:
            tercetak[Kunci(f.jenis, f.tingkat, nama, f.periode, f.versi)] |= f.nilai
    jenis = {k.jenis for k in tercetak}
    benar = semua = 0
    for k, nilai in isi.items():
        if k.jenis not in jenis:
            continue
        semua += 1
        if nilai & tercetak.get(k, set()) or _murni(k, nilai, tercetak):
            benar += 1
        elif rinci:
            print(f"    salah {k.jenis} {k.tingkat[:14]} {k.periode} {k.versi} {k.nama[:60]}: "
                  f"{sorted(map(str, nilai))[:2]}")  # fmt: skip
    return benar, semua


def _murni(k: Kunci, nilai: set[Isi], tercetak: dict[Kunci, set[Isi]]) -> bool:
    """Whether a target listed for the end of the year was promised from its beginning."""
    return (
        k.versi == "murni"
        and k not in tercetak
        and bool(nilai & tercetak.get(k._replace(versi=AKHIR), set()))
    )


def own_papers(folder: Path) -> Iterator[tuple[str, Path]]:
    kerja = [
        Kerja("lkjip", kantor, tahun, folder / f"lkjip-{kantor}.{bentuk}")
        for kantor, tahun in NASKAH for bentuk in ("docx", "pdf")
    ]  # fmt: skip
    for satu, galat in run(kerja):
        if galat is not None:
            raise galat
        yield satu.berkas, satu.tujuan


_TAK_BERBARIS = ("skm", "ipp", "lke", "tindak", "sarpras")
"""Kinds whose name is an id, or stands in a heading: printed whenever the Berkas has them."""

Cetak = list[tuple[str, set[Decimal]]]


def of_berkas(berkas: Berkas, cetak: Cetak) -> list[Fakta]:
    """The yearly facts of a Berkas that a row of its own paper prints, under any of their names."""
    sama: dict[str, frozenset[str]] = {}
    for lembar, kolom in ((berkas.indikator_versi, "indikator"), (berkas.simpul_versi, "simpul")):
        nama: dict[str, set[str]] = defaultdict(set)
        for satu in lembar:
            nama[getattr(satu, kolom)].add(ciri(satu.nama))
        for semua in nama.values():
            sama |= {n: sama.get(n, frozenset()) | semua for n in semua}
    hasil: dict[tuple[object, ...], Fakta] = {}
    for k, nilai in facts(berkas).items():
        milik = sama.get(k.nama, frozenset({k.nama}))
        bulat = {n.quantize(Decimal("0.01")) for n in nilai if isinstance(n, Decimal)}
        angka = {n for n in nilai if isinstance(n, Decimal)} | bulat
        tercetak = k.jenis.startswith(_TAK_BERBARIS) or any(
            any(n in teks for n in milik) and angka & isi for teks, isi in cetak
        )
        # Targets of other years are not in the report; a like figure beside the name is chance.
        lain = k.jenis == "target renstra_tahunan" or (
            k.jenis == "target" and k.periode != str(berkas.tahun)
        )
        if tercetak and not lain and "-T" not in k.periode:
            fakta = Fakta(
                k.jenis, k.tingkat, milik, k.periode, k.versi, frozenset({*nilai, *bulat})
            )
            hasil.setdefault((k.jenis, k.tingkat, milik, k.periode, k.versi), fakta)
    return list(hasil.values())


def printed(dokumen: Dokumen) -> Cetak:
    """Names and figures of each row of its tables; the annex that recounts all is left out."""
    bernama = ("indikator", "program", "sasaran")
    tabel = [t for t in siapkan(dokumen).tabel if any(k.peran in bernama for k in t.kolom)]
    return [
        (ciri(" ".join(s.teks for s in b.sel)), {a.nilai for a in b.angka.values()})
        for t in tabel for b in t.baris
    ]  # fmt: skip


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--folder", type=Path, help="folder dokumen yang disalin dalam data")
    p.add_argument("--dokumen", type=Path, help="satu dokumen saja")
    p.add_argument("--data", type=Path, help="salinan isinya (JSON)")
    p.add_argument("--rinci", action="store_true", help="sebutkan yang luput dan yang salah")
    args = p.parse_args()
    if args.folder or args.dokumen:
        data = json.loads(args.data.read_text())
        for path in [args.dokumen] if args.dokumen else sorted(args.folder.iterdir()):
            nomor = path.name[:3]
            _one(path, transcribed(data, KANTOR[nomor], nomor), args.rinci, teliti=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        for kantor, path in own_papers(Path(folder)):
            cetakan = printed(baca_dokumen(path))
            _one(path, of_berkas(read_berkas(str(locate(kantor))), cetakan), args.rinci)


def _one(path: Path, fakta: list[Fakta], rinci: bool, *, teliti: bool = False) -> None:
    """teliti: the transcription lists everything, so what it does not list is wrong."""
    mulai = time.perf_counter()
    try:
        hasil = impor(baca_dokumen(path))
    except Galat as galat:
        print(f"{path.name}: {galat} (0 dari {len(fakta)})")
        for satu in galat.rincian[:10]:
            print(f"  {satu}")
        return
    lama = time.perf_counter() - mulai
    print(f"{path.name} ({lama:.1f} s)")
    benar, semua = score(fakta, facts(hasil.berkas), rinci=rinci)
    angka = {f"fakta {path.name}": _persen(benar, semua)}
    if teliti:
        tepat = precision(fakta, facts(hasil.berkas, dihitung=False), rinci=rinci)
        angka["di antaranya benar"] = _persen(*tepat)
    report({**angka, "diragukan": str(len(hasil.ragu))})


def _persen(benar: int, semua: int) -> str:
    return f"{benar} dari {semua} ({benar / max(1, semua) * 100:.1f}%)"


if __name__ == "__main__":
    main()
