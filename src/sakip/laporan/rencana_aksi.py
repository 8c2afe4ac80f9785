"""Rencana Aksi and its measurement: each indicator quarter by quarter.

The information of document 000 as a register: its three blocks beside each other (sasaran
strategis, sasaran program, sasaran kegiatan) become rows whose numbers show the cascade: 1,
1.1, 1.1.1. A quarter without target prints a dash, a quarter not filled in stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sakip.berkas import baris as b
from sakip.berkas.janji import RencanaAksi
from sakip.berkas.model import Berkas
from sakip.core.angka import TanpaNilai, cetak
from sakip.core.aturan.jenis import Entri
from sakip.hitung import BukuHasil
from sakip.laporan.bahan import Bahan, bind
from sakip.laporan.kepala import finished
from sakip.laporan.pengukuran import (
    SASARAN,
    goal,
    heading,
    measured,
    remark,
    roman,
    signed,
    signed_by_hand,
)
from sakip.laporan.tabel.dasar import table, total
from sakip.laporan.tabel.sel import by_node, missing, number
from sakip.naskah.pohon import Bagian, Baris, Blok, Dokumen, Isi, Kolom, Sel, Teks

RENCANA = "Rencana Aksi"
PENGUKURAN = "Pengukuran Rencana Aksi"
_DI_BAWAH = "Melalui langkah pada sasaran di bawahnya."
_SETAHUN = "Setahun"


def rencana_aksi(
    berkas: Berkas, buku: BukuHasil, *, tanggal: date | None = None, draf: bool = False
) -> Dokumen:
    """Steps, money and persons by which the year's targets are to be reached, per quarter.

    tanggal: day of signing; that of the head's agreement unless given. Raises Galat listing
    what is missing, unless a draft.
    """
    bahan = Bahan(berkas, buku, draf=draf)
    hari = tanggal or _agreed(bahan)
    pada = hari or date(bahan.tahun, 1, 1)
    judul = f"{RENCANA} Tahun {bahan.tahun}"
    isi = (*heading(bahan, judul), *_plan(bahan), signed_by_hand(bahan, hari, pada))
    bagian = (Bagian(isi, mendatar=True),)
    return finished(bahan, RENCANA, f"{judul} {berkas.kantor.nama}", bagian, pada)


def pengukuran_rencana_aksi(berkas: Berkas, buku: BukuHasil, *, draf: bool = False) -> Dokumen:
    """Target, realisasi and capaian of each quarter with what is said of them.

    Raises Galat listing what is missing, unless a draft.
    """
    bahan = Bahan(berkas, buku, draf=draf)
    judul = f"{PENGUKURAN} Perangkat Daerah Tahun {bahan.tahun}"
    isi = (*heading(bahan, judul), *_measurement(bahan), signed(bahan, PENGUKURAN))
    bagian = (Bagian(isi, mendatar=True),)
    nama = f"{PENGUKURAN} Tahun {bahan.tahun} {berkas.kantor.nama}"
    return finished(bahan, PENGUKURAN, nama, bagian, bahan.hari)


def _agreed(bahan: Bahan) -> date | None:
    """The day the head of the office last promised the year's targets."""
    kepala = bahan.kepala
    hari = [
        p.tanggal
        for p in bahan.berkas.perjanjian
        if kepala and p.pihak_pertama == kepala.id and p.tahun == bahan.tahun and p.tanggal
    ]
    return max(hari, default=None)


# -- the register -------------------------------------------------------------


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


# -- plan ---------------------------------------------------------------------


def _plan(bahan: Bahan) -> tuple[Blok, ...]:
    langkah = _Langkah(bahan)
    indikator = [i for i in measured(bahan, SASARAN) if langkah.planned(i)]
    apa = f"langkah rencana aksi tahun {bahan.tahun} (lembar rencana_aksi)"
    kurang = () if langkah.ada else missing(bahan, apa)
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
            Kolom(lebar=19),
            Kolom("kanan", 10),
            Kolom(lebar=12),
        ),
        (*register(bahan, indikator, langkah.lines), *_budget(bahan)),
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
        self.berpagu: set[str] = set()

    def planned(self, iv: b.IndikatorVersi) -> bool:
        """Whether an indicator has a target or step in any quarter."""
        return iv.indikator in self.ada or any(
            self.bahan.hasil("target", iv.indikator, t) for t in self.bahan.triwulan
        )

    def lines(self, iv: b.IndikatorVersi) -> list[Garis]:
        """Step, money and responsible post of each line; what all lines share stands once."""
        punya = self.ada.get(iv.indikator, {})
        isi: list[tuple[str, int, RencanaAksi | None]] = []
        for periode in self.periode:
            langkah = punya.get(periode, [])
            isi += [(periode, 0 if ke else len(langkah), r) for ke, r in enumerate(langkah)]
            if not langkah and periode in self.bahan.triwulan:
                isi.append((periode, 1, None))
        semua = [r for _, _, r in isi]
        kolom = (self._steps(iv, semua), self._money(iv, semua), self._posts(iv, semua))
        return [
            Garis(periode, tinggi, tuple(x for k in kolom for x in _line(k, ke, len(isi))))
            for ke, (periode, tinggi, _) in enumerate(isi)
        ]

    def _steps(self, iv: b.IndikatorVersi, semua: Sequence[RencanaAksi | None]) -> list[Isi]:
        if any(semua):
            return [_step(r) if r else "" for r in semua]
        if self._below(iv.simpul):
            return [_DI_BAWAH]
        return [self.bahan.celah(f"langkah rencana aksi {iv.nama}") if self.ada else ""]

    def _money(self, iv: b.IndikatorVersi, semua: Sequence[RencanaAksi | None]) -> list[Isi]:
        """Money of each step; where steps have none, the budget of the node, once."""
        if any(r and r.anggaran is not None for r in semua):
            return [_amount(r) for r in semua]
        if iv.simpul in self.berpagu or self.bahan.hasil("pagu", iv.simpul) is None:
            return [""]
        self.berpagu.add(iv.simpul)
        return [number(self.bahan, "pagu", iv.simpul, satuan="Rp")]

    def _posts(self, iv: b.IndikatorVersi, semua: Sequence[RencanaAksi | None]) -> list[Isi]:
        """Who answers for each line: named at the step, at the indicator, or at its node."""
        simpul = next(s for s in self.bahan.simpul if s.simpul == iv.simpul)
        lain = iv.penanggung_jawab or simpul.pengampu
        siapa = [(r.penanggung_jawab if r else None) or lain for r in semua]
        hasil = [self.bahan.indeks.jabatan[s].nama if s else "" for s in siapa]
        if self.ada and not all(hasil):
            self.bahan.celah(f"penanggung jawab {iv.nama}")
        return list(hasil[:1] if len(set(hasil)) == 1 else hasil)

    def _below(self, simpul: str) -> bool:
        """Whether a node under this one has steps."""
        anak = [s.simpul for s in self.bahan.anak(simpul)]
        return any(a in self.simpul or self._below(a) for a in anak)


def _line(isi: Sequence[Isi], ke: int, tinggi: int) -> tuple[Sel | Isi, ...]:
    """A line's own cell of a column, or in the first line the one that all share."""
    if len(isi) == tinggi:
        return (isi[ke],)
    return () if ke else (Sel(isi[0], baris=tinggi),)


def _step(langkah: RencanaAksi) -> Isi:
    if not langkah.keluaran:
        return langkah.uraian
    return (langkah.uraian, " ", Teks(f"({langkah.keluaran})", miring=True))


def _amount(langkah: RencanaAksi | None) -> Isi:
    """Money as it was entered; a step that needs none says so with a dash."""
    if langkah is None or langkah.anggaran is None:
        return ""
    return cetak(langkah.anggaran, 0) if langkah.anggaran else "–"


# -- measurement --------------------------------------------------------------


def _measurement(bahan: Bahan) -> tuple[Blok, ...]:
    indikator = [i for i in measured(bahan, SASARAN) if _in_quarters(bahan, i)]
    if not indikator:
        apa = f"target dan realisasi triwulan tahun {bahan.tahun} (lembar target dan realisasi)"
        return missing(bahan, apa)
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
        tuple(register(bahan, indikator, lambda iv: _quarters(bahan, iv))),
        label="",
    )
    return (tabel,)


def _in_quarters(bahan: Bahan, iv: b.IndikatorVersi) -> bool:
    return any(
        bahan.hasil(ukuran, iv.indikator, t)
        for ukuran in ("target", "realisasi")
        for t in bahan.triwulan
    )


def _quarters(bahan: Bahan, iv: b.IndikatorVersi) -> list[Garis]:
    return [
        Garis(
            t,
            1,
            (
                quarter(bahan, "realisasi", iv.indikator, t),
                quarter(bahan, "capaian", iv.indikator, t),
                remark(bahan.indeks.realisasi.get((iv.indikator, t))),
            ),
        )
        for t in bahan.triwulan
    ]
