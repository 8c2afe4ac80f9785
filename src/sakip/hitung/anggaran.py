"""Money: pagu and realisasi rolled up the plan tree, serapan and what is left."""

from __future__ import annotations

from collections.abc import Sequence

from sakip.berkas.baris import Anggaran, JenisSimpul
from sakip.berkas.indeks import version_order, versions_up_to
from sakip.berkas.janji import Perjanjian
from sakip.core.agregasi import jumlahkan, rasio
from sakip.core.alamat import Alamat
from sakip.core.angka import KONTEKS, Kosong, TanpaNilai, cetak_rp
from sakip.core.jejak import Asal, Hasil, Perhitungan, buat_hasil
from sakip.core.periode import Periode
from sakip.hitung.konteks import KANTOR, Konteks, belum_diisi, masukan, nilai_terbit, total_of

PAGU, REALISASI = "pagu", "realisasi-anggaran"


def compute(ctx: Konteks) -> None:
    """Enter ``pagu``, ``realisasi-anggaran``, ``serapan`` and ``silpa`` of nodes and office."""
    if not any(a.dalam(ctx.tahun) for a in ctx.berkas.anggaran):
        return
    uang = _Uang(ctx)
    simpul = [s.simpul for s in ctx.simpul if s.beranggaran]
    for satu in reversed(simpul):  # children before parents
        uang.enter(satu, uang.anak.get(satu, []))
    program = [s.simpul for s in ctx.bertingkat(JenisSimpul.PROGRAM) if s.beranggaran]
    uang.enter(KANTOR, program or uang.akar)
    for satu in (*simpul, KANTOR):
        _absorption(ctx, satu)
    for janji in ctx.berkas.perjanjian:
        if janji.tahun == ctx.tahun:
            _promised(ctx, janji)


class _Uang:
    """The rows of one year by node and kind, and the tree they are added up along."""

    def __init__(self, ctx: Konteks) -> None:
        self.ctx = ctx
        tahun = str(ctx.tahun)
        lain = {v.id for v in ctx.berkas.versi_rencana if v.periode == tahun} - {ctx.versi}
        self.versi = (*sorted(lain, key=version_order), ctx.versi)
        self.pagu: dict[tuple[str, str], Anggaran] = {}
        self.realisasi: dict[tuple[str, str], Anggaran] = {}
        for a in ctx.berkas.anggaran:
            if a.jenis == "pagu" and a.periode == tahun:
                self.pagu[a.simpul, a.versi] = a
            elif a.jenis == "realisasi" and a.dalam(ctx.tahun):
                self.realisasi[a.simpul, a.periode] = a
        ada = {s.simpul for s in ctx.simpul}
        self.anak: dict[str, list[str]] = {}
        self.akar = [s.simpul for s in ctx.simpul if s.induk not in ada]
        for s in ctx.simpul:
            if s.induk in ada and s.beranggaran:
                self.anak.setdefault(str(s.induk), []).append(s.simpul)

    def enter(self, simpul: str, anak: Sequence[str]) -> None:
        tahun = str(self.ctx.tahun)
        for periode in self.ctx.triwulan:  # quarters before the year that they add up to
            self._enter(simpul, REALISASI, anak, periode, self.realisasi.get((simpul, periode)))
        self._enter(simpul, REALISASI, anak, tahun, self.realisasi.get((simpul, tahun)))
        for versi in self.versi:
            self._enter(simpul, PAGU, anak, tahun, self._pagu_at(simpul, versi), versi)

    def _pagu_at(self, simpul: str, versi: str) -> Anggaran | None:
        """The pagu row in force under a version: its own or the nearest earlier one."""
        for satu in reversed(versions_up_to(versi)):
            if baris := self.pagu.get((simpul, satu)):
                return baris
        return None

    def _enter(
        self,
        simpul: str,
        ukuran: str,
        anak: Sequence[str],
        periode: str,
        baris: Anggaran | None,
        versi: str = "",
    ) -> None:
        ctx = self.ctx
        bagian = [h for a in anak if (h := ctx.hasil.ada(ukuran, a, periode, versi))]
        triwulan = [h for t in ctx.triwulan if (h := ctx.hasil.ada(ukuran, simpul, t))]
        dari: Sequence[Hasil] = ()
        asal = Asal.DIISI
        if baris is not None:
            perhitungan, asal = _own(baris)
            self._check_sum(Alamat(ukuran, simpul, periode, versi), baris, anak, bagian)
        elif ukuran == REALISASI and periode == str(ctx.tahun) and triwulan:
            dari = triwulan
        elif bagian and len(bagian) < len(anak):
            kurang = next(a for a in anak if not ctx.hasil.ada(ukuran, a, periode, versi))
            nama = ukuran.replace("-", " ")
            perhitungan = Perhitungan(None, kosong=belum_diisi(f"{nama} {kurang}"))
        elif bagian:
            dari = bagian
        else:
            return
        if dari:
            perhitungan, asal = total_of(dari), Asal.DIHITUNG
            akhir = Periode.baca(dari[-1].alamat.periode)
            if dari is triwulan and akhir.akhir < ctx.pada:
                perhitungan = perhitungan._replace(catatan=(f"Sampai {akhir.tampil()}.",))
        hasil = buat_hasil(
            Alamat(ukuran, simpul, periode, versi),
            perhitungan,
            satuan="Rp",
            desimal=0,
            asal=asal,
            masukan=[masukan("nilai", h) for h in dari],
        )
        ctx.hasil.catat(hasil, berlaku=versi in ("", ctx.versi))

    def _check_sum(
        self, alamat: Alamat, baris: Anggaran, anak: Sequence[str], bagian: Sequence[Hasil]
    ) -> None:
        """A node's own amount must be the sum of its parts where all of them are known."""
        angka = [h.terbit for h in bagian if h.terbit is not None]
        if baris.nilai is None or not anak or len(angka) < len(anak):
            return
        jumlah = jumlahkan(angka)
        if jumlah != baris.nilai:
            self.ctx.hasil.peringatkan(
                "anggaran.jumlah",
                alamat,
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


def _promised(ctx: Konteks, janji: Perjanjian) -> None:
    """Money that an agreement answers for: that of its nodes, those below others left out."""
    induk = {s.simpul: s.induk for s in ctx.simpul}

    def below(simpul: str) -> bool:
        atas = induk.get(simpul)
        return atas is not None and (atas in janji.simpul or below(atas))

    bagian = [
        h
        for s in janji.simpul
        if not below(s) and (h := ctx.hasil.ada(PAGU, s, str(ctx.tahun), janji.versi))
    ]
    if bagian:
        ctx.catat(
            "pagu-perjanjian",
            janji.pihak_pertama,
            total_of(bagian),
            versi=janji.versi,
            satuan="Rp",
            desimal=0,
            masukan=[masukan("nilai", h) for h in bagian],
        )


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
    realisasi = ctx.hasil.ada(REALISASI, simpul, tahun)
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
        satu = ctx.hasil.ada(REALISASI, simpul, periode)
        return [satu] if satu else []
    if ctx.hasil.ada(REALISASI, simpul, periode) is None:
        return []
    return [
        h
        for t in ctx.triwulan[: ctx.triwulan.index(periode) + 1]
        if (h := ctx.hasil.ada(REALISASI, simpul, t))
    ]
