"""Realisasi that is worked out: formulas with their components, quarters, surveys, evaluation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from sakip.berkas import baris as b
from sakip.berkas.periksa import formula_of
from sakip.core.angka import TanpaNilai, cetak_kosong
from sakip.core.aturan.jenis import Agregasi, AgregasiTriwulan, Entri
from sakip.core.jejak import Asal, Hasil
from sakip.core.rumus import Rumus, tulis_nama
from sakip.laporan.kertas_kerja.dasar import (
    BELUM,
    TAK_LENGKAP,
    TAK_TERDEFINISI,
    Acuan,
    Kertas,
    Lembaran,
    bulat,
    kisaran,
    nilai_sel,
    tanpa,
)
from sakip.laporan.kertas_kerja.rumus import formula

_LEBAR = (44, 14, 14, 14, 14, 14, 16, 30)
_NILAI, _JUMLAH, _ALAMAT = 3, 7, 8
_SEBARIS = _JUMLAH - _NILAI
_TRIWULAN = re.compile(r"nilai\d")
_FUNGSI = {Agregasi.RATA_RATA: "AVERAGE", Agregasi.MAKS: "MAX", Agregasi.MIN: "MIN"}
_TAK_DITANYA = (TanpaNilai.TIDAK_DITARGETKAN, TanpaNilai.TIDAK_BERLAKU)

Komponen = Mapping[str, Decimal | Sequence[Decimal]]


def worked_out(kertas: Kertas) -> list[b.IndikatorVersi]:
    """Indicators whose realisasi is not typed straight into the sheet of capaian."""
    return [
        iv
        for iv in kertas.bahan.indikator
        if iv.peran != "kinerja" or _is_computed(kertas.bahan.hasil("realisasi", iv.indikator))
    ]


def _is_computed(hasil: Hasil | None) -> bool:
    return hasil is not None and hasil.asal is Asal.DIHITUNG and bool(hasil.masukan)


def write_realisasi(kertas: Kertas) -> None:
    """The sheet; an indicator is written after those that its formula refers to."""
    semua = worked_out(kertas)
    if not semua:
        return
    lembar = Lembaran(kertas, "Realisasi", "Realisasi yang dihitung", _LEBAR)
    triwulan = [f"TW {n}" for n in ("I", "II", "III", "IV")]
    lembar.kepala("Indikator dan komponen", "Satuan", *triwulan, "Setahun", "Alamat")
    sisa = {iv.indikator: iv for iv in semua}
    while sisa:
        for indikator, iv in sisa.items():
            rumus = formula_of(iv, kertas.bahan.aturan, kertas.pada)
            if not (set(rumus.rujukan if rumus else ()) & (sisa.keys() - {indikator})):
                break
        del sisa[indikator]
        _Indikator(kertas, lembar, iv, rumus).write()


class _Indikator:
    """One indicator on the sheet."""

    def __init__(
        self, kertas: Kertas, lembar: Lembaran, iv: b.IndikatorVersi, rumus: Rumus | None
    ) -> None:
        self.kertas = kertas
        self.lembar = lembar
        self.iv = iv
        self.rumus = rumus
        self.hasil = kertas.bahan.hasil("realisasi", iv.indikator)

    def write(self) -> None:
        masukan = self.hasil.masukan if self.hasil and _is_computed(self.hasil) else ()
        nama = {m.nama for m in masukan}
        lembar = self.lembar
        lembar.bagian(self.iv.nama)
        rumus: str | None = None
        if "sumber" in nama:
            di = self.kertas.acuan_alamat(masukan[0].alamat)
            rumus = f"IF(ISNUMBER({di}),{bulat(str(di), self.iv.desimal)},{di})"
        elif any(map(_TRIWULAN.fullmatch, nama)):
            rumus = self._quarters()
        elif nama and self.rumus is not None:
            lembar.teks(1, f"Rumus: {tulis_nama(self.rumus)}")
            lembar.baris()
            rumus = self._formula(self.rumus)
        lembar.teks(1, "Realisasi")
        lembar.teks(2, self.iv.satuan)
        if rumus is None or self.hasil is None:
            di = lembar.isian(_JUMLAH, nilai_sel(self.hasil), self.iv.desimal)
        else:
            di = lembar.angka(_JUMLAH, rumus, self.hasil)
        lembar.alamat(_ALAMAT, self.hasil)
        self.kertas.catat("realisasi", self.iv.indikator, di)
        lembar.baris()

    # -- quarters -------------------------------------------------------------

    def _quarters(self) -> str:
        """A row of quarters, and what they make of the year."""
        bahan, lembar, iv = self.kertas.bahan, self.lembar, self.iv
        lembar.teks(1, "Realisasi triwulan")
        lembar.teks(2, iv.satuan)
        semua: list[Acuan] = []
        diminta: list[Acuan] = []
        for n, periode in enumerate(bahan.triwulan):
            hasil = bahan.hasil("realisasi", iv.indikator, periode)
            target = bahan.hasil("target", iv.indikator, periode)
            bebas = _not_asked(target) or _not_asked(hasil)
            nilai = cetak_kosong(_TAK_DITANYA[0]) if bebas and hasil is None else nilai_sel(hasil)
            di = lembar.isian(_NILAI + n, nilai, iv.desimal)
            self.kertas.catat("realisasi", iv.indikator, di, periode)
            semua.append(di)
            if not bebas:
                diminta.append(di)
        lembar.baris()
        cara = iv.agregasi or self._default_way()
        syarat, isi = f"COUNT({_row(semua)})=0", _last(semua)
        if iv.entri is Entri.PER_PERIODE and cara is Agregasi.JUMLAH:
            isi = f"SUM({_row(semua)})"
            if diminta:
                syarat = f"COUNT({kisaran(diminta)})<{len(diminta)}"
        elif iv.entri is Entri.PER_PERIODE and cara is not Agregasi.POSISI_AKHIR:
            syarat = f"COUNT({kisaran(diminta)})=0"
            isi = f"{_FUNGSI[cara]}({kisaran(diminta)})"
        return f'IF({syarat},"{tanpa(self.hasil, TAK_LENGKAP)}",{bulat(isi, iv.desimal)})'

    def _default_way(self) -> Agregasi:
        isi = self.kertas.isi("triwulan.agregasi", AgregasiTriwulan)
        persen = self.iv.satuan.startswith("%")
        return next(
            satu.agregasi
            for satu in isi.bawaan
            if self.iv.polaritas in satu.polaritas and satu.persen == persen
        )

    # -- formulas -------------------------------------------------------------

    def _formula(self, rumus: Rumus) -> str:
        """Rows of components, and the formula over them and over other indicators."""
        sel: dict[str, str] = {}
        perlu: list[str] = []
        label = {k.nama: k for k in self.iv.komponen}
        baris = self._component_rows()
        for nama in rumus.komponen:
            k = label.get(nama)
            self.lembar.teks(1, k.label if k else nama)
            self.lembar.teks(2, k.satuan if k else "")
            sel[nama] = self._component(nama, baris, nama in rumus.tunggal)
            perlu.append(sel[nama])
            self.lembar.baris()
        for rujukan in rumus.rujukan:
            sel[f"@{rujukan}"] = self.kertas.acuan("realisasi", rujukan) or f'"{BELUM}"'
            perlu.append(sel[f"@{rujukan}"])
        kurang = ",".join(f"COUNT({satu})=0" for satu in perlu)
        isi = bulat(formula(rumus.akar, sel), self.iv.desimal)
        return f'IF(OR({kurang}),"{tanpa(self.hasil)}",IFERROR({isi},"{TAK_TERDEFINISI}"))'

    def _component_rows(self) -> list[Komponen | None]:
        """Components by quarter, or those of the year alone."""
        realisasi = self.kertas.bahan.indeks.realisasi
        tahun = realisasi.get((self.iv.indikator, str(self.kertas.bahan.tahun)))
        if tahun is not None and tahun.komponen is not None:
            return [tahun.komponen]
        baris = [realisasi.get((self.iv.indikator, t)) for t in self.kertas.bahan.triwulan]
        return [satu.komponen if satu else None for satu in baris]

    def _component(self, nama: str, baris: Sequence[Komponen | None], tunggal: bool) -> str:
        """The cells of one component; single figures of quarters are put together."""
        lembar = self.lembar
        isi = [satu.get(nama) if satu else None for satu in baris]
        if not tunggal:
            return self._list([x for x in isi if x is not None])
        if len(isi) == 1:
            satu = isi[0]
            return lembar.isian(_NILAI, satu if isinstance(satu, Decimal) else BELUM)
        sel = [
            lembar.isian(_NILAI + n, x if isinstance(x, Decimal) else BELUM)
            for n, x in enumerate(isi)
        ]
        kumulatif = self.iv.entri is Entri.KUMULATIF
        rumus = _last(sel) if kumulatif else f"SUM({_row(sel)})"
        angka = [x for x in isi if isinstance(x, Decimal)]
        hasil: Decimal | str = BELUM
        if angka:
            hasil = angka[-1] if kumulatif else sum(angka, Decimal(0))
        return lembar.hitung(_JUMLAH, f'IF(COUNT({_row(sel)})=0,"{BELUM}",{rumus})', hasil)

    def _list(self, isi: Sequence[Decimal | Sequence[Decimal]]) -> str:
        """A component that repeats, as many figures in a row as there are quarters."""
        semua: list[Decimal | str] = []
        for satu in isi:
            semua += [satu] if isinstance(satu, Decimal) else satu
        awal = self.lembar.acuan(_NILAI)
        for n, x in enumerate(semua or [BELUM]):
            if n and n % _SEBARIS == 0:
                self.lembar.baris()
            self.lembar.isian(_NILAI + n % _SEBARIS, x)
        akhir = self.lembar.acuan(_NILAI + _SEBARIS - 1)
        return f"{awal}:{akhir.rpartition('!')[2]}"


def _not_asked(hasil: Hasil | None) -> bool:
    kosong = hasil.kosong if hasil else None
    return kosong is not None and kosong.jenis in _TAK_DITANYA


def _row(sel: Sequence[Acuan]) -> str:
    """Cells beside each other as one range."""
    return sel[0] if len(sel) == 1 else f"{sel[0]}:{sel[-1].rpartition('!')[2]}"


def _last(sel: Sequence[Acuan]) -> str:
    """The last cell that holds a number."""
    rumus = sel[0]
    for satu in sel[1:]:
        rumus = f"IF(ISNUMBER({satu}),{satu},{rumus})"
    return rumus
