"""What the years of the medium-term plan add up to: the Renstra columns of form E.81.

Counted things (`agregasi` jumlah) and money add up over the years; of everything else the last
year is the state reached. A year without a figure leaves it unsaid.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sakip.berkas.baris import IndikatorVersi, JenisSimpul
from sakip.berkas.indeks import version_order
from sakip.core.agregasi import rasio
from sakip.core.aturan.jenis import Agregasi
from sakip.core.jejak import Asal, Hasil, Perhitungan
from sakip.core.periode import Periode
from sakip.hitung.konteks import KANTOR, Konteks, masukan, nilai_terbit, total_of
from sakip.hitung.realisasi import aggregation

REALISASI, UANG, PAGU, SERAPAN = (
    "realisasi-renstra",
    "realisasi-anggaran-renstra",
    "pagu-renstra",
    "serapan-renstra",
)


def compute(ctx: Konteks) -> None:
    """Enter the sums of the years so far, the pagu of the whole plan, and how much is spent."""
    masa = ctx.indeks.masa_rencana(ctx.tahun)
    if masa is None:
        return
    tahun = [str(t) for t in range(masa.tahun_awal, ctx.tahun + 1)]
    if len(tahun) > 1:
        for iv in ctx.indikator:
            if iv.peran == "kinerja":
                _reached(ctx, iv, tahun)
    uang = _Uang(ctx, masa)
    for simpul in uang.dari_bawah:
        uang.enter_pagu(simpul)
        uang.enter_years(simpul, tahun)
        uang.enter_absorption(simpul)


def _reached(ctx: Konteks, iv: IndikatorVersi, tahun: Sequence[str]) -> None:
    dijumlah = aggregation(ctx, iv)[1] is Agregasi.JUMLAH
    for sampai in (tahun[:-1], tahun):
        bagian = sampai if dijumlah else sampai[-1:]
        _add_up(ctx, REALISASI, "realisasi", iv.indikator, bagian, iv.satuan, iv.desimal)


def _add_up(
    ctx: Konteks,
    ukuran: str,
    dari: str,
    subjek: str,
    tahun: Sequence[str],
    satuan: str,
    desimal: int,
) -> None:
    """The sum of the years, or the one year there is; nothing where one is missing."""
    bagian = [h for t in tahun if (h := ctx.hasil.ada(dari, subjek, t))]
    if len(bagian) < len(tahun) or any(h.terbit is None and not h.label for h in bagian):
        return
    satu = bagian[-1]
    ctx.catat(
        ukuran,
        subjek,
        total_of(bagian)
        if len(bagian) > 1
        else Perhitungan(satu.penuh, "{nilai}", satu.kosong, satu.label),
        periode=tahun[-1],
        satuan=satuan,
        desimal=desimal,
        masukan=[masukan("nilai", h) for h in bagian],
    )


class _Uang:
    """Money of the plan's years along the tree as it stands this year."""

    def __init__(self, ctx: Konteks, masa: Periode) -> None:
        self.ctx, self.masa = ctx, masa
        self.pagu: dict[str, Decimal] = {}
        self.tahunan: dict[tuple[str, str], Decimal] = {}
        for a in sorted(ctx.berkas.anggaran, key=lambda a: version_order(a.versi)):
            if a.nilai is None:
                continue
            if a.jenis == "pagu" and a.periode == str(masa):
                self.pagu[a.simpul] = a.nilai
            elif a.jenis == "realisasi" and int(a.periode[:4]) < ctx.tahun:
                self.tahunan[a.simpul, a.periode] = a.nilai
        simpul = [s for s in ctx.simpul if s.beranggaran]
        self.anak: dict[str, list[str]] = {}
        for s in simpul:
            self.anak.setdefault(s.induk or "", []).append(s.simpul)
        program = [s.simpul for s in ctx.bertingkat(JenisSimpul.PROGRAM) if s.beranggaran]
        ada = {s.simpul for s in simpul}
        self.anak[KANTOR] = program or [s.simpul for s in simpul if s.induk not in ada]
        self.dari_bawah = [*(s.simpul for s in reversed(simpul)), KANTOR]

    def _enter(
        self, ukuran: str, simpul: str, periode: str, sendiri: Decimal | None, dari: str = ""
    ) -> Hasil | None:
        """What was entered for a node, else what its parts come to."""
        hitungan, asal, bagian = Perhitungan(sendiri), Asal.DIISI, list[Hasil]()
        if sendiri is None:
            anak = self.anak.get(simpul, ())
            bagian = [h for a in anak if (h := self.ctx.hasil.ada(dari or ukuran, a, periode))]
            if not bagian or len(bagian) < len(anak):
                return None
            hitungan, asal = total_of(bagian), Asal.DIHITUNG
        return self.ctx.catat(
            ukuran,
            simpul,
            hitungan,
            periode=periode,
            satuan="Rp",
            desimal=0,
            asal=asal,
            masukan=[masukan("nilai", h) for h in bagian],
        )

    def enter_pagu(self, simpul: str) -> None:
        self._enter(PAGU, simpul, str(self.masa.tahun_akhir), self.pagu.get(simpul))

    def enter_years(self, simpul: str, tahun: Sequence[str]) -> None:
        """Money spent in the years before this one, each by itself, then added up."""
        for t in tahun[:-1]:
            triwulan = [self.tahunan.get((simpul, str(p))) for p in Periode.baca(t).triwulan()]
            sendiri = self.tahunan.get((simpul, t))
            if sendiri is None and None not in triwulan:
                sendiri = sum((x for x in triwulan if x is not None), Decimal())
            self._enter("realisasi-anggaran", simpul, t, sendiri)
        for sampai in (tahun[:-1], tahun) if len(tahun) > 1 else ():
            _add_up(self.ctx, UANG, "realisasi-anggaran", simpul, sampai, "Rp", 0)

    def enter_absorption(self, simpul: str) -> None:
        """How much of the plan's money is spent by the end of this year."""
        ctx = self.ctx
        tahun = str(ctx.tahun)
        nama = UANG if self.masa.tahun_awal < ctx.tahun else "realisasi-anggaran"
        pagu = ctx.hasil.ada(PAGU, simpul, str(self.masa.tahun_akhir))
        terpakai = ctx.hasil.ada(nama, simpul, tahun)
        if pagu is None or terpakai is None:
            return
        ctx.catat(
            SERAPAN,
            simpul,
            rasio(
                [nilai_terbit(terpakai)],
                [nilai_terbit(pagu)],
                nama_pembilang="realisasi",
                nama_penyebut="pagu",
            ),
            desimal=ctx.desimal("serapan"),
            aturan=ctx.rujukan_pembulatan,
            masukan=(masukan("realisasi", terpakai), masukan("pagu", pagu)),
        )
