"""Proposed targets: what was asked for, why, what was decided, and what was reached before."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sakip.berkas import baris as b
from sakip.berkas.indeks import version_order
from sakip.berkas.janji import UsulanTarget
from sakip.core.angka import TanpaNilai, cetak_kosong, cetak_satuan
from sakip.core.jejak import Hasil
from sakip.core.periode import Periode
from sakip.galat import Galat
from sakip.laporan.bahan import Bahan, bind
from sakip.naskah.pohon import Baris, Isi, Kolom, Potongan, Tabel

PUTUSAN = {
    "diterima": "diterima",
    "naik": "dinaikkan",
    "turun": "diturunkan",
    "lain": "diubah",
    "belum": "belum diputuskan",
}
"""What became of a proposal, in words."""
_KOSONG = "–"
_SEMPIT, _LEBAR = 8, 11  # of a hundred parts of the page, for a figure
_LAPANG = 2  # columns of earlier figures that leave room for wide ones


class Usulan(NamedTuple):
    """A proposal with its indicator as it is in that edition of the plan."""

    baris: UsulanTarget
    iv: b.IndikatorVersi

    @property
    def putusan(self) -> str:
        """What became of it: a key of `PUTUSAN`."""
        satu = self.baris
        if satu.putusan is None:
            sama = satu.putusan_label == satu.label
            return "belum" if not satu.putusan_label else "diterima" if sama else "lain"
        if satu.nilai is None:
            return "lain"
        beda = (satu.putusan > satu.nilai) - (satu.putusan < satu.nilai)
        return ("diterima", "naik", "turun")[beda]

    @property
    def diusulkan(self) -> str:
        """The proposal as people write it."""
        satu = self.baris
        if satu.kosong is not None:
            return cetak_kosong(satu.kosong)
        return satu.label or self._tertulis(satu.nilai)

    @property
    def diputuskan(self) -> str:
        """The decision as people write it, empty while there is none."""
        return self.baris.putusan_label or self._tertulis(self.baris.putusan)

    def _tertulis(self, nilai: b.DesimalBaku | None) -> str:
        return "" if nilai is None else cetak_satuan(nilai, self.iv.satuan, self.iv.desimal)


class Rapat:
    """The meeting that set the targets of one edition."""

    def __init__(self, bahan: Bahan, tahun: int, versi: str) -> None:
        self.bahan, self.tahun = bahan, tahun
        semua = [u for u in bahan.berkas.usulan_target if u.tahun == tahun]
        self.versi = versi or max((u.versi for u in semua), key=version_order, default="murni")
        self.perubahan = version_order(self.versi) > 0
        indeks = bahan.indeks
        self.usulan: list[Usulan] = []
        for u in semua:
            if u.versi == self.versi:
                iv = indeks.indikator_pada(u.indikator, tahun, self.versi)
                if iv is None:
                    bahan.celah(f"arti indikator {u.indikator} pada {tahun} (indikator_versi)")
                else:
                    self.usulan.append(Usulan(u, iv))
        if not self.usulan:
            ada = sorted({f"{u.tahun} {u.versi}" for u in bahan.berkas.usulan_target})
            raise Galat(
                "laporan.usulan_target",
                f"usulan target {tahun}, versi {self.versi}",
                "Tidak ada usulan target untuk tahun dan versi itu.",
                f"Yang ada: {', '.join(ada)}." if ada else "Isi lembar usulan_target.",
            )
        self.hal = f"{'Perubahan' if self.perubahan else 'Penetapan'} Target Kinerja"
        self.nama = f"Berita Acara {self.hal}"
        acara = [
            dokumen
            for u in self.usulan
            for r in u.baris.bukti
            if (dokumen := indeks.dokumen[r.dokumen]).jenis == "berita_acara"
        ]
        self.acara = acara[0] if acara else None

    @property
    def tanggal(self) -> date | None:
        return self.acara.tanggal if self.acara else None

    def decision(self, usulan: Usulan) -> Potongan:
        """The decision, bound to the target it became; a gap while there is none."""
        if not usulan.diputuskan:
            return self.bahan.celah(f"putusan target {usulan.iv.nama} tahun {self.tahun}")
        target = self._target(usulan, self.tahun, self.versi)
        if target is None:
            return usulan.diputuskan
        sama = target.terbit == usulan.baris.putusan and target.label == usulan.baris.putusan_label
        if not sama:
            self.bahan.celah(
                f"target {usulan.iv.nama} yang cocok: putusan {usulan.diputuskan}, lembar target "
                f"{target.tampil}"
            )
            return usulan.diputuskan
        return bind(target)

    # -- working paper --------------------------------------------------------

    def working_paper(self) -> Tabel:
        """Baseline, last result, proposal, reason and decision of each target."""
        lama = self._changed_columns() if self.perubahan else self._yearly_columns()
        alasan: dict[str, list[Isi]] = {
            "Dasar usulan": [u.baris.dasar or _KOSONG for u in self.usulan],
            "Pertimbangan rapat": [u.baris.pertimbangan or _KOSONG for u in self.usulan],
        }
        kolom: dict[str, list[Isi]] = {
            **lama,
            f"Usulan {self.tahun}": [u.diusulkan for u in self.usulan],
            **alasan,
            f"Putusan {self.tahun}": [self.decision(u) for u in self.usulan],
        }
        isi = zip(*kolom.values(), strict=True)
        lebar = _SEMPIT if len(lama) > _LAPANG else _LEBAR
        return Tabel(
            "",
            "",
            (
                Kolom("tengah", 4),
                Kolom(lebar=16),
                *(Kolom() if nama in alasan else Kolom("koma", lebar) for nama in kolom),
            ),
            (Baris(("No", "Indikator kinerja", *kolom)),),
            tuple(
                Baris((str(ke), u.iv.nama, *satu))
                for ke, (u, satu) in enumerate(zip(self.usulan, isi, strict=True), 1)
            ),
        )

    def _yearly_columns(self) -> dict[str, list[Isi]]:
        """What was reached in the two years before, and promised in the last."""
        awal, lalu = self.tahun - 2, self.tahun - 1
        return {
            f"Data awal {awal}": [self._reached(u, awal) for u in self.usulan],
            f"Target {lalu}": [self._shown(self._target(u, lalu)) for u in self.usulan],
            f"Realisasi {lalu}": [self._reached(u, lalu) for u in self.usulan],
            f"Capaian {lalu}": [
                self._shown(self.bahan.hasil("capaian", u.iv.indikator, str(lalu)))
                for u in self.usulan
            ],
        }

    def _changed_columns(self) -> dict[str, list[Isi]]:
        """The target until now and the last quarter measured before the meeting."""
        ke = version_order(self.versi) - 1
        dulu = "murni" if ke == 0 else f"perubahan-{ke}"
        return {
            "Target semula": [self._shown(self._target(u, self.tahun, dulu)) for u in self.usulan],
            "Realisasi terakhir": [self._last_quarter(u) for u in self.usulan],
        }

    def _target(self, usulan: Usulan, tahun: int, versi: str = "") -> Hasil | None:
        buku, periode = self.bahan.buku, str(tahun)
        hasil = buku.ada("target", usulan.iv.indikator, periode, versi)
        return hasil or buku.ada("target", usulan.iv.indikator, periode)

    def _reached(self, usulan: Usulan, tahun: int) -> Isi:
        """Realisasi of a year under the indicator's present identity."""
        for ukuran in ("realisasi-sebanding", "realisasi"):
            if hasil := self.bahan.hasil(ukuran, usulan.iv.indikator, str(tahun)):
                return self._shown(hasil)
        return _KOSONG

    def _last_quarter(self, usulan: Usulan) -> Isi:
        for kode in reversed(self.bahan.triwulan):
            periode = Periode.baca(kode)
            hasil = self.bahan.hasil("realisasi", usulan.iv.indikator, kode)
            selesai = self.tanggal is None or periode.akhir <= self.tanggal
            if selesai and hasil is not None and (hasil.terbit is not None or hasil.label):
                return (bind(hasil), f" ({periode.tampil_singkat()})")
        return _KOSONG

    def _shown(self, hasil: Hasil | None) -> Isi:
        """A figure as printed; a dash for one nobody has entered."""
        if hasil is None or (hasil.kosong and hasil.kosong.jenis is TanpaNilai.BELUM_DIISI):
            return _KOSONG
        return bind(hasil)
