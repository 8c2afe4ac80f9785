"""How many planted errors `sakip periksa` finds, how many of its flags are right, and false alarms.

Our own papers of the demo sets and of offices that do not exist are printed as PDF, Word,
workbook and text. Clean ones, also with figures rounded once more or cut off, must give no
finding. Then errors of known kinds are planted in the document tree before it is printed
(`kekeliruan`), the file is read back and checked. "Terbantah": something else that is printed
contradicts the error; both that share and the share of all planted errors are told. A flag is
right if it names a planted figure or its row. Of each check: its flags that are right, how many
planted errors it names, and how many of these no other check names. Offices come from seeds from
`--benih` on; those up to 999 were used while the checks were written.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from benchmarks.kantor_rekaan import kantor_rekaan
from benchmarks.kekeliruan import Kekeliruan, disingkat, tanam
from benchmarks.kekeliruan_kata import tanam_kata
from benchmarks.teks_dari import tulis_teks
from benchmarks.ukur import report
from sakip.berkas.baca import demo_names, read_berkas
from sakip.berkas.model import Berkas
from sakip.galat import Galat
from sakip.hitung import BukuHasil, hitung, rulebook_of
from sakip.laporan.daftar import BENTUK, KERTAS_KERJA, NASKAH, Pilihan
from sakip.laporan.kertas_kerja import kertas_kerja
from sakip.naskah.pohon import Dokumen, Tabel
from sakip.naskah.telusur import semua_blok
from sakip.periksa import Temuan, baca_dokumen, periksa

TANAM = 8  # errors of figures in each document
KANTOR = 3
BENIH = 5001
SEMUA_BENTUK = {**BENTUK, ".txt": tulis_teks}
SEMUA_NASKAH = (*NASKAH, KERTAS_KERJA)
DITANAMI = ("lkjip", "pengukuran", "pengukuran-rencana-aksi", "evaluasi-renja")


@dataclass(frozen=True, slots=True)
class Tugas:
    """One office to measure in one form. benih 0: the demo set called `nama`."""

    nama: str
    benih: int
    bentuk: str
    naskah: tuple[str, ...]
    tanam: int
    derau: bool = True


@dataclass(slots=True)
class Ukuran:
    """What came of one office."""

    tugas: Tugas
    halaman: int = 0
    bersih: list[str] = field(default_factory=list)
    tertanam: list[tuple[Kekeliruan, bool]] = field(default_factory=list)
    penemu: list[set[str]] = field(default_factory=list)
    tanda: list[tuple[Temuan, bool]] = field(default_factory=list)
    detik: float = 0


def kerjakan(tugas: Tugas) -> Ukuran:
    """Print, read back and check one office: clean, shortened, and with errors."""
    hasil = Ukuran(tugas)
    berkas = kantor_rekaan(tugas.benih) if tugas.benih else read_berkas(tugas.nama)
    buku = hitung(berkas, rulebook_of(berkas))
    for nama, pohon in _semua(tugas, berkas, buku):
        acak = random.Random(f"{tugas.benih}/{nama}")
        sebut = f"{tugas.nama}/{nama}{tugas.bentuk}"
        bersih = _periksa(pohon, tugas.bentuk, hasil)
        hasil.bersih += [f"{sebut}: [{t.cek}] {t.pesan}" for t in bersih]
        for cara in (False, True) if tugas.derau else ():
            singkat = disingkat(pohon, buku, acak, potong=cara)
            sudah = {t.pesan for t in bersih}
            hasil.bersih += [
                f"{sebut} {'dipotong' if cara else 'dibulatkan'}: [{t.cek}] {t.pesan}"
                for t in _periksa(singkat, tugas.bentuk, hasil)
                if t.pesan not in sudah
            ]
        if nama in DITANAMI and tugas.tanam:
            _menanam(pohon, tanam(pohon, buku, acak, tugas.tanam), bersih, hasil)
            kata = tanam_kata(pohon, acak, kalimat=tugas.bentuk != ".xlsx")
            _menanam(pohon, kata, bersih, hasil)
    if tugas.bentuk == ".xlsx" and KERTAS_KERJA in tugas.naskah:
        rumus = _baca(kertas_kerja(berkas, buku), tugas.bentuk, hasil)
        hasil.bersih += [f"{tugas.nama}/{KERTAS_KERJA}: [{t.cek}] {t.pesan}" for t in rumus]
    return hasil


def _semua(tugas: Tugas, berkas: Berkas, buku: BukuHasil) -> Iterator[tuple[str, Dokumen]]:
    """The papers that the office has the data for, a quarterly one for each quarter."""
    for nama in tugas.naskah:
        if nama == KERTAS_KERJA:
            continue
        triwulan = [f"{buku.tahun}-T{n}" for n in range(1, 5)]
        for periode in triwulan if NASKAH[nama].per_triwulan else [""]:
            try:
                pohon = NASKAH[nama].susun(berkas, buku, Pilihan(draf=True, periode=periode))
            except Galat:
                continue
            # A workbook holds the tables alone.
            if tugas.bentuk != ".xlsx" or any(isinstance(b, Tabel) for b in semua_blok(pohon)):
                yield f"{nama}{periode[-3:]}", pohon


def _menanam(
    asal: Dokumen,
    tanaman: tuple[Dokumen, list[Kekeliruan]],
    bersih: list[Temuan],
    hasil: Ukuran,
) -> None:
    pohon, galat = tanaman
    if not galat:
        return
    sudah = {t.pesan for t in bersih}
    baru = [t for t in _periksa(pohon, hasil.tugas.bentuk, hasil) if t.pesan not in sudah]
    sebab = [[g for g in galat if _menyebut(t, g)] for t in baru]
    penemu = [{t.cek for t, isi in zip(baru, sebab, strict=True) if g in isi} for g in galat]
    hasil.tertanam += [(g, bool(cek)) for g, cek in zip(galat, penemu, strict=True)]
    hasil.penemu += penemu
    hasil.tanda += [(t, bool(isi)) for t, isi in zip(baru, sebab, strict=True)]


def _menyebut(t: Temuan, g: Kekeliruan) -> bool:
    """Whether a finding is about a planted error: it names the figure, or its cell's row."""
    # Where two figures changed places the one before stands in the other cell.
    isi = (g.baru, g.lama) if g.jenis == "target dan realisasi tertukar" else (g.baru,)
    angka = [m[0] for teks in isi if (m := re.search(r"\d[\d.,]*\d|\d", teks))]
    tampak = f"{t.tercetak} {t.pesan} {t.hitungan} {t.dugaan}"
    if g.jenis in ("klaim seluruh", "predikat", "NIP", "nomor peraturan"):
        return g.baru in tampak or g.baru.rstrip(".") in tampak or t.tercetak in g.baru
    # A workbook holds amounts without the dots of their print.
    angka += [a.replace(".", "") for a in angka if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", a)]
    sebut = any(re.search(rf"(?<![\d.,]){re.escape(a)}(?![.,]?\d)", tampak) for a in angka)
    sebaris = bool(g.baris) and _rapat(g.baris)[:40] == _rapat(t.label)[:40]
    setabel = bool(g.tabel) and _rapat(g.tabel)[:30] in _rapat(t.tabel)
    return sebut or (sebaris and setabel)


def _rapat(teks: str) -> str:
    return re.sub(r"[\W_]+", "", teks).casefold()


def _periksa(pohon: Dokumen, bentuk: str, hasil: Ukuran) -> list[Temuan]:
    return _baca(SEMUA_BENTUK[bentuk](pohon), bentuk, hasil)


def _baca(isi: bytes, bentuk: str, hasil: Ukuran) -> list[Temuan]:
    with tempfile.TemporaryDirectory() as folder:
        berkas = Path(folder) / f"naskah{bentuk}"
        berkas.write_bytes(isi)
        dokumen = baca_dokumen(berkas)
    hasil.halaman += (dokumen.halaman or 0) if bentuk == ".pdf" else 0
    mulai = time.perf_counter()
    temuan = periksa(dokumen).temuan
    hasil.detik += time.perf_counter() - mulai
    return list(temuan)


def tugas_dari(args: argparse.Namespace) -> Iterator[Tugas]:
    naskah = tuple(args.naskah or SEMUA_NASKAH)
    for bentuk in args.bentuk or SEMUA_BENTUK:
        for nama in () if args.tanpa_contoh else demo_names():
            yield Tugas(nama, 0, bentuk, naskah, args.tanam, not args.tanpa_derau)
        for n in range(args.kantor):
            benih = args.benih + n
            nama = f"rekaan-{benih}"
            yield Tugas(nama, benih, bentuk, naskah, args.tanam, not args.tanpa_derau)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--kantor", type=int, default=KANTOR)
    p.add_argument("--benih", type=int, default=BENIH)
    p.add_argument("--tanam", type=int, default=TANAM)
    p.add_argument("--bentuk", action="append", choices=list(SEMUA_BENTUK))
    p.add_argument("--naskah", action="append", choices=SEMUA_NASKAH)
    p.add_argument("--tanpa-contoh", action="store_true")
    p.add_argument("--tanpa-derau", action="store_true")
    p.add_argument("--proses", type=int, default=2)
    p.add_argument("--rinci", action="store_true")
    args = p.parse_args()
    semua = list(tugas_dari(args))
    with ProcessPoolExecutor(args.proses, mp_context=get_context("spawn")) as kolam:
        hasil = []
        for satu in kolam.map(kerjakan, semua):
            hasil.append(satu)
            if args.rinci:
                _rinci(satu)
    report(_tabel(hasil))


def _tabel(hasil: list[Ukuran]) -> dict[str, str]:
    keluar: dict[str, str] = {}
    for bentuk in dict.fromkeys(h.tugas.bentuk for h in hasil):
        isi = [h for h in hasil if h.tugas.bentuk == bentuk]
        semua = [x for h in isi for x in h.tertanam]
        angka = [x for x in semua if x[0].jenis not in _KATA]
        bersih = sum(len(h.bersih) for h in isi)
        keluar[f"{bentuk} temuan pada naskah bersih"] = str(bersih)
        keluar[f"{bentuk} angka terbantah ditemukan"] = _bagian(
            [x for x in angka if x[0].terbantah]
        )
        keluar[f"{bentuk} semua angka ditemukan"] = _bagian(angka)
    halaman = sum(h.halaman for h in hasil)
    if halaman:
        salah = sum(len(h.bersih) for h in hasil if h.tugas.bentuk == ".pdf")
        keluar["temuan per 100 halaman bersih (PDF)"] = f"{salah * 100 / halaman:.2f}"
    tanda = [x for h in hasil for x in h.tanda]
    keluar["tanda yang benar"] = _bagian(tanda)
    keluar["tanda pengubah putusan yang benar"] = _bagian(
        [x for x in tanda if x[0].mengubah_putusan]
    )
    jenis: Counter[str] = Counter(g.jenis for h in hasil for g, _ in h.tertanam)
    for satu in jenis:
        isi_jenis = [x for h in hasil for x in h.tertanam if x[0].jenis == satu]
        terbantah = [x for x in isi_jenis if x[0].terbantah]
        keluar[f"  {satu}"] = f"{_bagian(terbantah)} terbantah; {_bagian(isi_jenis)} semua"
    for cek in sorted({t.cek for t, _ in tanda}):
        milik = [p for h in hasil for p in h.penemu if cek in p]
        keluar[f"  cek {cek}: tanda benar"] = (
            f"{_bagian([x for x in tanda if x[0].cek == cek])}; "
            f"menyebut {len(milik)} kekeliruan, {sum(len(p) == 1 for p in milik)} sendirian"
        )
    return keluar


_KATA = ("klaim seluruh", "predikat", "NIP", "nomor peraturan", "angka kalimat")


def _bagian(isi: list[tuple[Kekeliruan, bool]] | list[tuple[Temuan, bool]]) -> str:
    benar = sum(1 for _, b in isi if b)
    if not isi:
        return "0 dari 0"
    bawah, atas = wilson(benar, len(isi))
    persen = f"{benar * 100 / len(isi):.1f} %, antara {bawah * 100:.0f} dan {atas * 100:.0f}"
    return f"{benar} dari {len(isi)} ({persen})"


def wilson(benar: int, semua: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share after Wilson (1927), which stays sound near 0 and 1."""
    p, n = benar / semua, z * z / semua
    tengah = (p + n / 2) / (1 + n)
    lebar = z * math.sqrt(p * (1 - p) / semua + n / (4 * semua)) / (1 + n)
    return max(0.0, tengah - lebar), min(1.0, tengah + lebar)


def _rinci(h: Ukuran) -> None:
    """What went wrong with one office, as soon as it is done."""
    for teks in h.bersih:
        print("BERSIH", teks)
    for g, ada in h.tertanam:
        if not ada:
            print(f"LUPUT {h.tugas.nama}{h.tugas.bentuk} {'*' if g.terbantah else ' '}", g)
    for t, benar in h.tanda:
        if not benar:
            print(f"KELIRU {h.tugas.nama}{h.tugas.bentuk} [{t.cek}] {t.tabel} | {t.pesan}")
    print(f"{h.tugas.nama}{h.tugas.bentuk}: {len(h.bersih)} di naskah bersih", flush=True)


if __name__ == "__main__":
    main()
