"""Cells of report tables: figures in the unit a column names, rows that share cells, names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TypeVar

from sakip.berkas import baris as b
from sakip.core.angka import TanpaNilai, cetak
from sakip.core.aturan.jenis import Isi as IsiAturan
from sakip.core.jejak import Hasil
from sakip.hitung import KANTOR
from sakip.laporan.bahan import Bahan, bind
from sakip.laporan.kalimat import plain, series
from sakip.naskah.pohon import Baris, Blok, Isi, Nilai, Paragraf, Potongan, Sel, Teks

A = TypeVar("A", bound=IsiAturan)

TINGKAT = {
    b.JenisSimpul.TUJUAN: "Tujuan",
    b.JenisSimpul.SASARAN: "Sasaran",
    b.JenisSimpul.PROGRAM: "Program",
    b.JenisSimpul.KEGIATAN: "Kegiatan",
    b.JenisSimpul.SUB_KEGIATAN: "Sub kegiatan",
}
TANPA_IKU = "indikator kinerja utama tahun laporan"
TANPA_PROGRAM = "indikator program tahun laporan"
TANPA_ANGGARAN = "pagu dan realisasi anggaran tahun laporan (lembar anggaran)"
TANPA_SARPRAS = "sarana dan prasarana tahun laporan (lembar sarpras)"
"""What whole tables lack."""
PELAKSANA = (b.JenisSimpul.PROGRAM, b.JenisSimpul.KEGIATAN, b.JenisSimpul.SUB_KEGIATAN)
"""Levels that carry out what the sasaran promise."""


def rule(bahan: Bahan, id_aturan: str, jenis: type[A]) -> A:
    """Content of a rule in force at the end of the year."""
    return bahan.aturan.ambil_isi(id_aturan, date(bahan.tahun, 12, 31), jenis)[1]


def missing(bahan: Bahan, apa: str) -> tuple[Blok, ...]:
    """What stands where a whole table has no data."""
    return (Paragraf(bahan.celah(apa)),)


# -- figures ------------------------------------------------------------------


def in_unit(hasil: Hasil, satuan: str) -> Nilai:
    """A figure without its unit where column or row names it; one in another unit keeps it."""
    if hasil.terbit is None or hasil.satuan != satuan:
        return bind(hasil)
    teks = hasil.teks.removesuffix(satuan).rstrip() or cetak(hasil.terbit, hasil.desimal)
    return Nilai(str(hasil.alamat), teks)


def number(
    bahan: Bahan, ukuran: str, subjek: str = KANTOR, periode: str = "", *, satuan: str = "%"
) -> Potongan:
    """A figure that the document needs, for a column that names its unit."""
    potongan = bahan.nilai(ukuran, subjek, periode)
    hasil = bahan.hasil(ukuran, subjek, periode)
    return in_unit(hasil, satuan) if isinstance(potongan, Nilai) and hasil else potongan


def has_money(bahan: Bahan) -> bool:
    """Whether any budget of the year is known."""
    return any(a.dalam(bahan.tahun) for a in bahan.berkas.anggaran)


def money(bahan: Bahan, ukuran: str, simpul: str, *, satuan: str = "Rp") -> Potongan:
    """A figure of a node's budget, or a dash where the node never has one of its own."""
    tanpa = any(s.simpul == simpul and not s.beranggaran for s in bahan.simpul)
    return "–" if tanpa else number(bahan, ukuran, simpul, satuan=satuan)


def target_of(bahan: Bahan, iv: b.IndikatorVersi, *, satuan: bool = True) -> Potongan:
    """The year's target of an indicator, with its unit or for a row that names it."""
    if satuan:
        return bahan.nilai("target", iv.indikator)
    return number(bahan, "target", iv.indikator, satuan=iv.satuan)


def as_range(target: Hasil, nilai: Nilai, *, satuan: bool = True) -> Nilai:
    """A printed target with its upper end, if it has one and does not print it already."""
    atas = next((m.nilai for m in target.masukan if m.nama.endswith("_atas")), None)
    if atas is None or target.terbit is None or target.teks:
        return nilai
    ujung = f"{cetak(target.terbit, target.desimal)}–{cetak(atas, target.desimal)}"
    return Nilai(nilai.alamat, f"{ujung} {target.satuan}".rstrip() if satuan else ujung)


def capaian_of(bahan: Bahan, iv: b.IndikatorVersi, *, satuan: bool = True) -> Potongan:
    """The year's capaian; a dash where target or realisasi is missing and said to be."""
    hasil = bahan.hasil("capaian", iv.indikator)
    if hasil is None:
        return "–"
    return bind(hasil) if satuan else in_unit(hasil, "%")


# -- the tree -----------------------------------------------------------------


def node_name(bahan: Bahan, simpul: str) -> Isi:
    """A node with its level: programmes stand out."""
    jenis = bahan.indeks.jenis_simpul[simpul]
    nama = bahan.nama_simpul(simpul)
    if jenis is b.JenisSimpul.PROGRAM:
        return Teks(f"{TINGKAT[jenis]} {nama}", tebal=True)
    return (Teks(f"{TINGKAT[jenis]}", miring=True), f" {nama}")


def called(bahan: Bahan, simpul: str) -> str:
    """A node as a sentence names it: its level, then its name."""
    return f"{TINGKAT[bahan.indeks.jenis_simpul[simpul]].lower()} {bahan.nama_simpul(simpul)}"


def how_many(bahan: Bahan, indikator: Iterable[b.IndikatorVersi]) -> str:
    """How many nodes of each level indicators hang on: ``6 program dan 12 kegiatan``."""
    jenis = bahan.indeks.jenis_simpul
    simpul = {i.simpul for i in indikator}
    banyak = {tingkat: sum(jenis[s] is tingkat for s in simpul) for tingkat in TINGKAT}
    return plain(series([f"{n} {TINGKAT[t].lower()}" for t, n in banyak.items() if n]))


def condition(bahan: Bahan, simpul: str) -> str:
    """The condition a node is to bring about."""
    return next((s.kinerja for s in bahan.simpul if s.simpul == simpul), "") or "–"


def supporting(bahan: Bahan) -> list[b.IndikatorVersi]:
    """Indicators of programmes down to sub kegiatan that have a target in the year."""
    return [i for i in _performing(bahan, PELAKSANA) if not untargeted(bahan, i)]


def beside_iku(bahan: Bahan) -> list[b.IndikatorVersi]:
    """Indicators of tujuan and sasaran that are no IKU and have a target in the year."""
    atas = [jenis for jenis in TINGKAT if jenis not in PELAKSANA]
    return [i for i in _performing(bahan, atas) if not i.iku and not untargeted(bahan, i)]


def _performing(bahan: Bahan, tingkat: Sequence[b.JenisSimpul]) -> list[b.IndikatorVersi]:
    jenis = bahan.indeks.jenis_simpul
    return [i for i in bahan.indikator if i.peran == "kinerja" and jenis[i.simpul] in tingkat]


def untargeted(bahan: Bahan, iv: b.IndikatorVersi) -> bool:
    """Whether the plan says that the year has no target for an indicator."""
    target = bahan.indeks.target_pada(iv.indikator, "tahunan", str(bahan.tahun), bahan.versi)
    return target is not None and target.kosong is TanpaNilai.TIDAK_DITARGETKAN


def missed(
    bahan: Bahan, indikator: Iterable[b.IndikatorVersi]
) -> list[tuple[b.IndikatorVersi, Hasil]]:
    """Indicators whose capaian is below 100, with it."""
    return [
        (i, h)
        for i in indikator
        if (h := bahan.hasil("capaian", i.indikator)) and h.terbit is not None and h.terbit < 100
    ]


def of_programmes(bahan: Bahan) -> list[b.IndikatorVersi]:
    """Performance indicators of the programmes."""
    return bahan.indikator_di(s.simpul for s in bahan.bertingkat(b.JenisSimpul.PROGRAM))


def by_node(
    indikator: Iterable[b.IndikatorVersi],
) -> Iterator[tuple[str, list[b.IndikatorVersi]]]:
    """Indicators in tree order, node by node."""
    for simpul, punya in groupby(indikator, key=lambda i: i.simpul):
        yield simpul, list(punya)


def node_rows(
    indikator: Iterable[b.IndikatorVersi],
    awal: Callable[[str], Sequence[Isi]],
    tiap: Callable[[b.IndikatorVersi], Sequence[Sel | Isi]],
    akhir: Callable[[str], Sequence[Isi]] = lambda simpul: (),
    *,
    bernomor: bool = False,
) -> Iterator[Baris]:
    """One row an indicator; what belongs to its node spans the rows of that node.

    `awal` and `akhir` give the node's cells before and after those of `tiap`; with `bernomor`
    the rows are numbered through in a first column.
    """
    nomor = 0
    for simpul, punya in by_node(indikator):
        for ke, iv in enumerate(punya):
            nomor += 1
            depan = [Sel(x, baris=len(punya)) for x in awal(simpul)] if ke == 0 else []
            belakang = [Sel(x, baris=len(punya)) for x in akhir(simpul)] if ke == 0 else []
            urut = [str(nomor)] if bernomor else []
            yield Baris((*urut, *depan, *tiap(iv), *belakang))


def two_heads(*kolom: str | tuple[str, tuple[str, ...]]) -> tuple[Baris, Baris]:
    """Two header rows: a plain title spans both, a pair heads the titles under it."""
    atas = tuple(
        Sel(k, baris=2) if isinstance(k, str) else Sel(k[0], kolom=len(k[1])) for k in kolom
    )
    bawah = tuple(judul for k in kolom if not isinstance(k, str) for judul in k[1])
    return Baris(atas), Baris(bawah)
