"""The plan: what is done in each quarter, with what money, by whom."""

from __future__ import annotations

from collections.abc import Sequence

from sakip.berkas import baris as b
from sakip.berkas.janji import RencanaAksi
from sakip.core.angka import cetak
from sakip.laporan.bahan import Bahan
from sakip.laporan.pengukuran import SASARAN, measured
from sakip.laporan.rencana_aksi.daftar import Garis, register
from sakip.laporan.tabel.dasar import table, total
from sakip.laporan.tabel.sel import missing, number
from sakip.naskah.pohon import Baris, Blok, Isi, Kolom, Sel, Teks

_DI_BAWAH = "Melalui langkah pada sasaran di bawahnya."


def plan(bahan: Bahan) -> tuple[Blok, ...]:
    """The register of steps; a gap where the year has none."""
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
