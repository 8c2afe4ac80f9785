"""Money: pagu and realisasi rolled up the plan tree, serapan and what is left."""

from __future__ import annotations

from collections.abc import Sequence

from sakip.berkas.baris import Anggaran, JenisSimpul
from sakip.core.agregasi import jumlahkan, rasio
from sakip.core.angka import KONTEKS, Kosong, TanpaNilai, cetak_rp
from sakip.core.jejak import Asal, Hasil, Perhitungan
from sakip.core.periode import Periode
from sakip.hitung.konteks import KANTOR, Konteks, belum_diisi, masukan, nilai_terbit, total_of

UKURAN = {"pagu": "pagu", "realisasi": "realisasi-anggaran"}
"""Kind of row to measure."""


def compute(ctx: Konteks) -> None:
    """Enter ``pagu``, ``realisasi-anggaran``, ``serapan`` and ``silpa`` of nodes and office."""
    if not any(a.periode.startswith(str(ctx.tahun)) for a in ctx.berkas.anggaran):
        return
    uang = _Uang(ctx)
    simpul = [s.simpul for s in ctx.simpul if s.beranggaran]
    for satu in reversed(simpul):  # children before parents
        uang.enter(satu, uang.anak.get(satu, []))
    program = [s.simpul for s in ctx.bertingkat(JenisSimpul.PROGRAM) if s.beranggaran]
    uang.enter(KANTOR, program or uang.akar)
    for satu in (*simpul, KANTOR):
        _absorption(ctx, satu)


class _Uang:
    """The rows of one year by node and kind, and the tree they are added up along."""

    def __init__(self, ctx: Konteks) -> None:
        self.ctx = ctx
        self.baris: dict[tuple[str, str, str], Anggaran] = {}
        for a in sorted(ctx.berkas.anggaran, key=lambda a: a.versi != "murni"):
            if a.periode.startswith(str(ctx.tahun)):
                self.baris[a.simpul, a.jenis, a.periode] = a
        ada = {s.simpul for s in ctx.simpul}
        self.anak: dict[str, list[str]] = {}
        self.akar = [s.simpul for s in ctx.simpul if s.induk not in ada]
        for s in ctx.simpul:
            if s.induk in ada and s.beranggaran:
                self.anak.setdefault(str(s.induk), []).append(s.simpul)

    def enter(self, simpul: str, anak: Sequence[str]) -> None:
        for periode in self.ctx.triwulan:  # quarters before the year that they add up to
            self._enter(simpul, "realisasi", UKURAN["realisasi"], anak, periode)
        for jenis, ukuran in UKURAN.items():
            self._enter(simpul, jenis, ukuran, anak, str(self.ctx.tahun))

    def _enter(
        self, simpul: str, jenis: str, ukuran: str, anak: Sequence[str], periode: str
    ) -> None:
        ctx = self.ctx
        baris = self.baris.get((simpul, jenis, periode))
        bagian = [h for a in anak if (h := ctx.hasil.ada(ukuran, a, periode))]
        triwulan = [h for t in ctx.triwulan if (h := ctx.hasil.ada(ukuran, simpul, t))]
        dari: Sequence[Hasil] = ()
        asal = Asal.DIISI
        if baris is not None:
            perhitungan, asal = _own(baris)
            self._check_sum(simpul, jenis, baris, anak, bagian)
        elif jenis == "realisasi" and periode == str(ctx.tahun) and triwulan:
            dari = triwulan
        elif bagian:
            dari = bagian
            if len(bagian) < len(anak):
                kurang = next(a for a in anak if not ctx.hasil.ada(ukuran, a, periode))
                perhitungan = Perhitungan(None, kosong=belum_diisi(f"{jenis} {kurang}"))
                dari = ()
        else:
            return
        if dari:
            perhitungan, asal = total_of(dari), Asal.DIHITUNG
            akhir = Periode.baca(dari[-1].alamat.periode)
            if dari is triwulan and akhir.akhir < ctx.pada:
                perhitungan = perhitungan._replace(catatan=(f"Sampai {akhir.tampil()}.",))
        ctx.catat(
            ukuran,
            simpul,
            perhitungan,
            periode=periode,
            satuan="Rp",
            desimal=0,
            asal=asal,
            masukan=[masukan("nilai", h) for h in dari],
        )

    def _check_sum(
        self, simpul: str, jenis: str, baris: Anggaran, anak: Sequence[str], bagian: Sequence[Hasil]
    ) -> None:
        """A node's own amount must be the sum of its parts where all of them are known."""
        angka = [h.terbit for h in bagian if h.terbit is not None]
        if baris.nilai is None or not anak or len(angka) < len(anak):
            return
        jumlah = jumlahkan(angka)
        if jumlah != baris.nilai:
            self.ctx.hasil.peringatkan(
                "anggaran.jumlah",
                f"{UKURAN[jenis]}:{simpul}:{baris.periode}",
                f"Tercatat {cetak_rp(baris.nilai)}, padahal jumlah bagiannya {cetak_rp(jumlah)} "
                f"(selisih {cetak_rp(baris.nilai - jumlah)}).",
            )


def _own(baris: Anggaran) -> tuple[Perhitungan, Asal]:
    if baris.nilai is not None:
        return Perhitungan(baris.nilai), Asal.DIISI
    tepi = [cetak_rp(tepi) for tepi in (baris.bawah, baris.atas) if tepi is not None]
    catatan = f"Perkiraan antara {' dan '.join(tepi)}. {baris.alasan}".strip()
    kosong = Kosong(TanpaNilai.BELUM_TERSEDIA, baris.alasan or "hanya rentangnya yang diketahui")
    return Perhitungan(None, kosong=kosong, catatan=(catatan,)), Asal.PERKIRAAN


def _absorption(ctx: Konteks, simpul: str) -> None:
    tahun = str(ctx.tahun)
    pagu = ctx.hasil.ada("pagu", simpul, tahun)
    if pagu is None:
        return
    desimal = ctx.desimal("serapan")
    rujukan = ctx.rujukan_pembulatan
    for periode in (*ctx.triwulan, tahun):
        bagian = _until(ctx, simpul, periode)
        if not bagian:
            continue
        perhitungan = rasio(
            [jumlahkan([h.terbit for h in bagian if h.terbit is not None])]
            if all(h.terbit is not None for h in bagian)
            else [nilai_terbit(next(h for h in bagian if h.terbit is None))],
            [nilai_terbit(pagu)],
            nama_pembilang="realisasi",
            nama_penyebut="pagu",
        )
        if len(bagian) > 1:
            perhitungan = perhitungan._replace(pola="({realisasi}) / {pagu} × 100")
        dari = (*(masukan("realisasi", h) for h in bagian), masukan("pagu", pagu))
        ctx.catat(
            "serapan",
            simpul,
            perhitungan,
            periode=periode,
            desimal=desimal,
            aturan=rujukan,
            masukan=dari,
        )
    realisasi = ctx.hasil.ada(UKURAN["realisasi"], simpul, tahun)
    if realisasi is not None and pagu.terbit is not None and realisasi.terbit is not None:
        ctx.catat(
            "silpa",
            simpul,
            Perhitungan(KONTEKS.subtract(pagu.terbit, realisasi.terbit), "{pagu} − {realisasi}"),
            satuan="Rp",
            desimal=0,
            masukan=(masukan("pagu", pagu), masukan("realisasi", realisasi)),
        )


def _until(ctx: Konteks, simpul: str, periode: str) -> list[Hasil]:
    """Money spent up to the end of a period: the year's amount, or the quarters so far."""
    if periode == str(ctx.tahun):
        satu = ctx.hasil.ada(UKURAN["realisasi"], simpul, periode)
        return [satu] if satu else []
    if ctx.hasil.ada(UKURAN["realisasi"], simpul, periode) is None:
        return []
    return [
        h
        for t in ctx.triwulan[: ctx.triwulan.index(periode) + 1]
        if (h := ctx.hasil.ada(UKURAN["realisasi"], simpul, t))
    ]
