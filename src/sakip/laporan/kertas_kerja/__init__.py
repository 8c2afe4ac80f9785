"""Kertas Kerja Perhitungan Capaian: every sum of the year as live formulas in a workbook."""

from __future__ import annotations

from pathlib import Path

from sakip.berkas.buku_kerja.gaya import Gaya
from sakip.berkas.buku_kerja.xlsx import workbook
from sakip.berkas.model import Berkas
from sakip.hitung import BukuHasil
from sakip.laporan.bahan import Bahan
from sakip.laporan.kertas_kerja.capaian import (
    place_capaian,
    write_capaian,
    write_means,
    write_progress,
)
from sakip.laporan.kertas_kerja.dasar import Kertas, Lembaran
from sakip.laporan.kertas_kerja.layanan import (
    write_evaluation,
    write_service_index,
    write_survey,
)
from sakip.laporan.kertas_kerja.realisasi import write_realisasi
from sakip.laporan.kertas_kerja.skala import scale_for, write_scales
from sakip.laporan.kertas_kerja.uang import write_budget, write_efficiency
from sakip.simpan import simpan_atomik

__all__ = ["kertas_kerja"]

_PETUNJUK = (
    "Sel kuning boleh diubah; hasil di sel abu-abu langsung mengikuti. Berkas Kinerja tidak ikut "
    "berubah.",
    "Sel abu-abu berisi rumus dan terkunci tanpa kata sandi (Tinjau > Buka Proteksi Lembar).",
    "Angka terbit dibulatkan satu kali, angka 5 ke atas. Pembulatan dalam, ROUND(…;10), hanya "
    "membuang sisa hitungan biner komputer.",
    "Rata-rata, status, predikat, dan efisiensi dihitung dari angka yang sudah terbit, supaya "
    "dapat diulang dari yang tercetak.",
    "Kolom Alamat menunjuk hitungan yang sama: sakip jelaskan BERKAS ALAMAT.",
)
_URUTAN = (
    *("Petunjuk", "Capaian", "Realisasi", "Rerata", "Kemajuan", "Anggaran", "Efisiensi", "IKM"),
    *("IPP", "LKE", "Skala"),
)
_SKALA = ("status", "capaian", "ikm", "akip")


def kertas_kerja(berkas: Berkas, buku: BukuHasil, tujuan: Path | None = None) -> bytes:
    """The working paper of a computed year as XLSX, also written to `tujuan` if given.

    Inputs are coloured and may be changed; formulas give the published figures of `buku` and
    follow every change. Equal input gives equal bytes.
    """
    kertas = Kertas(Bahan(berkas, buku, draf=True))
    dipakai = [scale_for(kertas, untuk) for untuk in _SKALA]
    dipakai += [iv.skala for iv in kertas.bahan.indikator]
    skala = write_scales(kertas, list(dict.fromkeys(filter(None, dipakai))))
    write_survey(kertas, skala)
    write_service_index(kertas)
    write_evaluation(kertas, skala)
    capaian = place_capaian(kertas)
    write_realisasi(kertas)
    write_capaian(kertas, capaian, skala)
    write_means(kertas, skala)
    write_progress(kertas)
    write_budget(kertas)
    write_efficiency(kertas)
    _instructions(kertas)
    kertas.lembar.sort(key=lambda satu: _URUTAN.index(satu.nama))
    judul = f"Kertas Kerja Perhitungan Capaian {berkas.kantor.nama} {buku.tahun}"
    isi = workbook(kertas.lembar, (), judul)
    if tujuan is not None:
        simpan_atomik(tujuan, isi)
    return isi


def _instructions(kertas: Kertas) -> None:
    """What the workbook is, and by which rules it computes."""
    judul = "Kertas Kerja Perhitungan Capaian"
    lembar = Lembaran(kertas, "Petunjuk", judul, (58, 70, 22, 16))
    lembar.baris()
    for teks in _PETUNJUK:
        lembar.lembar.tulis(lembar.n, 1, f"•  {teks}", Gaya())
        lembar.baris()
    lembar.kepala("Aturan yang dipakai", "Sumber", "Status", "Berlaku dari", beku=False)
    aturan = {h.aturan.id: h.aturan for h in kertas.bahan.buku if h.aturan is not None}
    for satu in sorted(aturan.values(), key=lambda r: r.judul):
        for kolom, teks in enumerate(
            (satu.judul, satu.sumber, satu.status.replace("_", " "), satu.berlaku_dari), 1
        ):
            lembar.teks(kolom, teks)
        lembar.baris()
