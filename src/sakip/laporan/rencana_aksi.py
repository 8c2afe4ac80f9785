"""Rencana Aksi and its measurement: each indicator quarter by quarter.

The information of document 000 as a register: its three blocks beside each other (sasaran
strategis, sasaran program, sasaran kegiatan) become rows whose numbers show the cascade: 1,
1.1, 1.1.1. A quarter without target prints a dash, a quarter not filled in stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from sakip.berkas import baris as b
from sakip.berkas.janji import RencanaAksi
from sakip.berkas.model import Berkas
from sakip.core.angka import TanpaNilai, cetak
from sakip.core.aturan.jenis import Entri
from sakip.core.periode import Periode
from sakip.hitung import BukuHasil
from sakip.laporan.bahan import Bahan, bind
from sakip.laporan.pengukuran import (
    SASARAN,
    goal,
    heading,
    measured,
    paper,
    remark,
    report_day,
    signature,
)
from sakip.laporan.tabel.dasar import table, total
from sakip.laporan.tabel.sel import number
from sakip.naskah.pohon import Bagian, Baris, Blok, Dokumen, Isi, Kolom, Paragraf, Sel, Teks

RENCANA = "Rencana Aksi"
PENGUKURAN = "Pengukuran Rencana Aksi"
_LEWAT_ANAK = "Melalui langkah pada sasaran di bawahnya."


def rencana_aksi(
    berkas: Berkas, buku: BukuHasil, *, tanggal: date | None = None, draf: bool = False
) -> Dokumen:
    """Steps, money and persons by which the year's targets are to be reached, per quarter.

    tanggal: day of signing; that of the head's agreement unless given. Raises Galat listing
    what is missing, unless a draft.
    """
    hari = tanggal or _agreed(Bahan(berkas, buku, draf=True))
    if hari is not None:
        berkas = berkas.model_copy(update={"tanggal_laporan": hari})
    bahan = Bahan(berkas, buku, draf=draf)
    judul = f"{RENCANA} Tahun {bahan.tahun}"
    isi = (*heading(bahan, judul), *_plan(bahan), signature(bahan, hari))
    return paper(bahan, RENCANA, judul, (Bagian(isi, mendatar=True),))


def pengukuran_rencana_aksi(berkas: Berkas, buku: BukuHasil, *, draf: bool = False) -> Dokumen:
    """Target, realisasi and capaian of each quarter with what is said of them.

    Raises Galat listing what is missing, unless a draft.
    """
    bahan = Bahan(berkas, buku, draf=draf)
    judul = f"{PENGUKURAN} Perangkat Daerah Tahun {bahan.tahun}"
    isi = (*heading(bahan, judul), *_measured(bahan), signature(bahan, report_day(bahan)))
    kaki = f"{PENGUKURAN} Tahun {bahan.tahun}"
    return paper(bahan, PENGUKURAN, kaki, (Bagian(isi, mendatar=True),))


def _agreed(bahan: Bahan) -> date | None:
    """The day the head of the office last promised the year's targets."""
    kepala = bahan.kepala
    hari = [
        p.tanggal
        for p in bahan.berkas.perjanjian
        if kepala and p.pihak_pertama == kepala.id and p.tahun == bahan.tahun and p.tanggal
    ]
    return max(hari, default=None)


# -- rows ---------------------------------------------------------------------


class _Baris(NamedTuple):
    """One line of an indicator: its quarter (None goes on with the one above) and the rest."""

    triwulan: str | None
    sel: tuple[Sel | Isi, ...]


def register_rows(
    bahan: Bahan,
    indikator: Sequence[b.IndikatorVersi],
    tiap: Callable[[b.IndikatorVersi], list[_Baris]],
) -> Iterator[Baris]:
    """Rows of all indicators; number and sasaran span those of a node, the rest of an indicator."""
    nomor = numbers(bahan)
    for simpul, semua in groupby(indikator, key=lambda i: i.simpul):
        baris = [(i, tiap(i)) for i in semua]
        tinggi = sum(len(isi) for _, isi in baris)
        sasaran = (Sel(nomor[simpul], baris=tinggi), Sel(_goal_cell(bahan, simpul), baris=tinggi))
        for ke, (iv, isi) in enumerate(baris):
            for urut, satu in enumerate(isi):
                depan: tuple[Sel, ...] = sasaran if ke == urut == 0 else ()
                if urut == 0:
                    target = bahan.bila_ada("target", iv.indikator)
                    depan += (Sel(_called(iv), baris=len(isi)), Sel(target, baris=len(isi)))
                yield Baris((*depan, *_quarter_cells(bahan, iv, isi, urut), *satu.sel))


def _called(iv: b.IndikatorVersi) -> Isi:
    """An indicator by name; one whose quarters count from January says so."""
    if iv.entri is Entri.KUMULATIF:
        return (iv.nama, " ", Teks("(kumulatif)", miring=True))
    return iv.nama


def _quarter_cells(
    bahan: Bahan, iv: b.IndikatorVersi, isi: Sequence[_Baris], urut: int
) -> tuple[Sel, ...]:
    """Quarter and its target, over the lines that follow without a quarter of their own."""
    triwulan = isi[urut].triwulan
    if triwulan is None:
        return ()
    tinggi = 1
    while urut + tinggi < len(isi) and isi[urut + tinggi].triwulan is None:
        tinggi += 1
    periode = Periode.baca(triwulan)
    nama = periode.tampil().split()[1] if periode.nomor else "Setahun"
    target = quarter(bahan, "target", iv.indikator, triwulan) if periode.nomor else ""
    return (Sel(nama, baris=tinggi), Sel(target, baris=tinggi))


def numbers(bahan: Bahan) -> dict[str, str]:
    """Each node below the tujuan with its place in the cascade: ``1``, ``1.1``, ``1.1.2``."""
    hasil: dict[str, str] = {}
    anak: dict[str, int] = {}
    for s in bahan.simpul:
        if bahan.indeks.jenis_simpul[s.simpul] not in SASARAN:
            continue
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


# -- plan ---------------------------------------------------------------------


def _plan(bahan: Bahan) -> tuple[Blok, ...]:
    langkah = _Langkah(bahan)
    indikator = [i for i in measured(bahan, SASARAN) if langkah.planned(i)]
    if not langkah.ada:
        apa = f"langkah rencana aksi tahun {bahan.tahun} (lembar rencana_aksi)"
        kurang: tuple[Blok, ...] = (Paragraf(bahan.celah(apa)),)
    else:
        kurang = ()
    if not indikator:
        return kurang
    tabel = table(
        "",
        "",
        (
            "No",
            "Sasaran",
            "Indikator kinerja",
            f"Target {bahan.tahun}",
            "TW",
            "Target TW",
            "Langkah",
            "Anggaran (Rp)",
            "Penanggung jawab",
        ),
        (
            Kolom("tengah", 5),
            Kolom(lebar=16),
            Kolom(lebar=15),
            Kolom("tengah", 9),
            Kolom("tengah", 5),
            Kolom("koma", 9),
            Kolom(lebar=20),
            Kolom("kanan", 9),
            Kolom(lebar=12),
        ),
        (*register_rows(bahan, indikator, langkah.lines), *_budget(bahan)),
        label="",
    )
    return (*kurang, tabel)


def _budget(bahan: Bahan) -> tuple[Baris, ...]:
    if bahan.hasil("pagu") is None:
        return ()
    return (total(f"Pagu anggaran {bahan.tahun}", 7, number(bahan, "pagu", satuan="Rp"), ""),)


class _Langkah:
    """The year's steps by indicator and period, and the lines they make."""

    def __init__(self, bahan: Bahan) -> None:
        self.bahan = bahan
        self.periode = (*bahan.triwulan, str(bahan.tahun))
        self.ada: dict[str, dict[str, list[RencanaAksi]]] = {}
        for r in sorted(bahan.berkas.rencana_aksi, key=lambda r: r.urut):
            if r.periode in self.periode:
                self.ada.setdefault(r.indikator, {}).setdefault(r.periode, []).append(r)
        self.simpul = {i.simpul for i in bahan.indikator if i.indikator in self.ada}
        self._pagu_tercetak: set[str] = set()

    def planned(self, iv: b.IndikatorVersi) -> bool:
        """Whether an indicator has a target or step in any quarter."""
        return iv.indikator in self.ada or any(
            self.bahan.hasil("target", iv.indikator, t) for t in self.bahan.triwulan
        )

    def lines(self, iv: b.IndikatorVersi) -> list[_Baris]:
        punya = self.ada.get(iv.indikator)
        if punya is None:
            return self._without_steps(iv)
        hasil: list[tuple[str | None, Isi, Isi, str]] = []
        for periode in self.periode:
            langkah = punya.get(periode, [])
            if not langkah and periode in self.bahan.triwulan:
                hasil.append((periode, "", "", self._responsible(iv)))
            for ke, satu in enumerate(langkah):
                siapa = self._responsible(iv, satu)
                hasil.append((None if ke else periode, _step(satu), _amount(satu), siapa))
        uang = [h[2] for h in hasil] if _with_money(punya) else [self._pagu(iv.simpul)]
        return [
            _Baris(h[0], (h[1], *_once(uang, ke, len(hasil)), *_once(siapa, ke, len(hasil))))
            for siapa in [_same([h[3] for h in hasil])]
            for ke, h in enumerate(hasil)
        ]

    def _without_steps(self, iv: b.IndikatorVersi) -> list[_Baris]:
        """An indicator that its children work for, or one whose steps are still missing."""
        tinggi = len(self.bahan.triwulan)
        kata: Isi = ""
        if self._below(iv.simpul):
            kata = _LEWAT_ANAK
        elif self.ada:
            kata = self.bahan.celah(f"langkah rencana aksi {iv.nama}")
        isi = (kata, self._pagu(iv.simpul), self._responsible(iv))
        sel = tuple(Sel(x, baris=tinggi) for x in isi)
        return [_Baris(t, () if ke else sel) for ke, t in enumerate(self.bahan.triwulan)]

    def _pagu(self, simpul: str) -> Isi:
        """The budget of a node where it has one, once for all its indicators."""
        if simpul in self._pagu_tercetak or self.bahan.hasil("pagu", simpul) is None:
            return ""
        self._pagu_tercetak.add(simpul)
        return number(self.bahan, "pagu", simpul, satuan="Rp")

    def _below(self, simpul: str) -> bool:
        """Whether a node under this one has steps."""
        anak = [s.simpul for s in self.bahan.anak(simpul)]
        return any(a in self.simpul or self._below(a) for a in anak)

    def _responsible(self, iv: b.IndikatorVersi, langkah: RencanaAksi | None = None) -> str:
        """Who answers for a step: named there, at the indicator, or at its node."""
        simpul = next(s for s in self.bahan.simpul if s.simpul == iv.simpul)
        siapa = (langkah and langkah.penanggung_jawab) or iv.penanggung_jawab or simpul.pengampu
        if siapa is not None:
            return self.bahan.indeks.jabatan[siapa].nama
        return str(self.bahan.celah(f"penanggung jawab {iv.nama}").teks) if self.ada else ""


def _with_money(langkah: Mapping[str, Sequence[RencanaAksi]]) -> bool:
    return any(r.anggaran is not None for semua in langkah.values() for r in semua)


def _same(isi: Sequence[str]) -> Sequence[str]:
    """One text for all lines where all are alike."""
    return isi[:1] if len(set(isi)) == 1 else isi


def _once(isi: Sequence[Isi], ke: int, tinggi: int) -> tuple[Sel | Isi, ...]:
    """A line's own cell, or the one cell of all lines in the first."""
    if len(isi) == tinggi:
        return (isi[ke],)
    return () if ke else (Sel(isi[0], baris=tinggi),)


def _step(langkah: RencanaAksi) -> Isi:
    if not langkah.keluaran:
        return langkah.uraian
    return (langkah.uraian, " ", Teks(f"({langkah.keluaran})", miring=True))


def _amount(langkah: RencanaAksi) -> str:
    """Money as it was entered; a step without any says so with a dash."""
    if langkah.anggaran is None:
        return ""
    return cetak(langkah.anggaran, 0) if langkah.anggaran else "–"


# -- measurement --------------------------------------------------------------


def _measured(bahan: Bahan) -> tuple[Blok, ...]:
    indikator = [
        i
        for i in measured(bahan, SASARAN)
        if any(bahan.hasil(u, i.indikator, t) for u in ("target", "realisasi") for t in bahan.triwulan)
    ]
    if not indikator:
        apa = f"target dan realisasi triwulan tahun {bahan.tahun} (lembar target dan realisasi)"
        return (Paragraf(bahan.celah(apa)),)

    def lines(iv: b.IndikatorVersi) -> list[_Baris]:
        return [
            _Baris(
                t,
                (
                    quarter(bahan, "realisasi", iv.indikator, t),
                    quarter(bahan, "capaian", iv.indikator, t),
                    remark(bahan.indeks.realisasi.get((iv.indikator, t))),
                ),
            )
            for t in bahan.triwulan
        ]

    tabel = table(
        "",
        "",
        (
            "No",
            "Sasaran",
            "Indikator kinerja",
            f"Target {bahan.tahun}",
            "TW",
            "Target TW",
            "Realisasi",
            "Capaian",
            "Penjelasan",
        ),
        (
            Kolom("tengah", 5),
            Kolom(lebar=17),
            Kolom(lebar=15),
            Kolom("tengah", 9),
            Kolom("tengah", 4),
            *(Kolom("koma", 9) for _ in range(3)),
            Kolom(lebar=23),
        ),
        tuple(register_rows(bahan, indikator, lines)),
        label="",
    )
    return (tabel,)
