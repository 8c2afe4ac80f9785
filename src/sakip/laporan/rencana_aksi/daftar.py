"""The register of a year's quarters.

The information of document 000: its three blocks beside each other (sasaran strategis, sasaran
program, sasaran kegiatan) become rows whose numbers show the cascade: 1, 1.1, 1.1.1. A quarter
without target prints a dash, a quarter not filled in stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sakip.berkas import baris as b
from sakip.core.angka import TanpaNilai
from sakip.core.aturan.jenis import Entri
from sakip.laporan.bahan import Bahan, bind
from sakip.laporan.pengukuran import SASARAN, goal, roman
from sakip.laporan.tabel.sel import by_node
from sakip.naskah.pohon import Baris, Isi, Sel, Teks

_SETAHUN = "Setahun"


class Garis(NamedTuple):
    """One line of an indicator: how many lines its period spans (0 goes on), and its cells."""

    periode: str
    tinggi: int
    sel: tuple[Sel | Isi, ...]


def register(
    bahan: Bahan,
    indikator: Sequence[b.IndikatorVersi],
    garis: Callable[[b.IndikatorVersi], Sequence[Garis]],
) -> Iterator[Baris]:
    """Rows of all indicators: number and sasaran span a node, name and target an indicator."""
    nomor = numbers(bahan)
    for simpul, punya in by_node(indikator):
        semua = [(iv, garis(iv)) for iv in punya]
        tinggi = sum(len(isi) for _, isi in semua)
        sasaran = tuple(Sel(x, baris=tinggi) for x in (nomor[simpul], _goal_cell(bahan, simpul)))
        for ke, (iv, isi) in enumerate(semua):
            target = bahan.bila_ada("target", iv.indikator)
            depan = tuple(Sel(x, baris=len(isi)) for x in (indicator_name(iv), target))
            for urut, satu in enumerate(isi):
                yield Baris(
                    (
                        *(sasaran if ke == urut == 0 else ()),
                        *(depan if urut == 0 else ()),
                        *_period_cells(bahan, iv, satu),
                        *satu.sel,
                    )
                )


def indicator_name(iv: b.IndikatorVersi) -> Isi:
    """An indicator by name; one whose quarters count from January says so."""
    if iv.entri is Entri.KUMULATIF:
        return (iv.nama, " ", Teks("(kumulatif)", miring=True))
    return iv.nama


def _period_cells(bahan: Bahan, iv: b.IndikatorVersi, garis: Garis) -> tuple[Sel, ...]:
    """The period of a line and its target, over the lines that go on with it."""
    if not garis.tinggi:
        return ()
    isi: tuple[Isi, Isi] = (_SETAHUN, "")
    if garis.periode in bahan.triwulan:
        isi = (roman(garis.periode), quarter(bahan, "target", iv.indikator, garis.periode))
    return tuple(Sel(x, baris=garis.tinggi) for x in isi)


def numbers(bahan: Bahan) -> dict[str, str]:
    """Each node below the tujuan with its place in the cascade: ``1``, ``1.1``, ``1.1.2``."""
    hasil: dict[str, str] = {}
    anak: dict[str, int] = {}
    for s in bahan.simpul:
        if bahan.indeks.jenis_simpul[s.simpul] in SASARAN:
            induk = hasil.get(s.induk or "", "")
            anak[induk] = anak.get(induk, 0) + 1
            hasil[s.simpul] = f"{induk}.{anak[induk]}".lstrip(".")
    return hasil


def _goal_cell(bahan: Bahan, simpul: str) -> Isi:
    jenis = bahan.indeks.jenis_simpul[simpul]
    strategis = jenis is b.JenisSimpul.SASARAN
    return (Teks(SASARAN[jenis], miring=True), "\n", Teks(goal(bahan, simpul), tebal=strategis))


def quarter(bahan: Bahan, ukuran: str, indikator: str, periode: str) -> Isi:
    """A figure of a quarter as printed; nothing while nobody has filled it in."""
    hasil = bahan.hasil(ukuran, indikator, periode)
    if hasil is None or (hasil.kosong and hasil.kosong.jenis is TanpaNilai.BELUM_DIISI):
        return ""
    return bind(hasil)
