"""Realisasi of earlier years that nobody entered as one figure: computed as in their own year.

A year opened after others keeps their quarters, surveys and evaluations as they were entered, so
last year's realisasi is made of them again, by the rules in force at the end of that year.
"""

from __future__ import annotations

from sakip.core.angka import TanpaNilai
from sakip.core.jejak import Hasil
from sakip.hitung import capaian, evaluasi, layanan, realisasi
from sakip.hitung.buku import BukuHasil
from sakip.hitung.konteks import Konteks


def compute(ctx: Konteks) -> None:
    """Enter ``realisasi:<indikator>:<year>`` of earlier years, with all that each is made of.

    What could not be said in its own year stays unsaid.
    """
    for tahun in ctx.indeks.tahun_tersedia():
        if tahun < ctx.tahun and _has_parts(ctx, tahun):
            _year(ctx, tahun)


def _has_parts(ctx: Konteks, tahun: int) -> bool:
    """Whether the Berkas has something of which a figure of that year is made."""
    berkas, periode = ctx.berkas, str(tahun)
    return (
        any(r.periode.startswith(f"{periode}-") for r in berkas.realisasi)
        or any(u.periode == periode for u in berkas.skm_unsur)
        or any(a.periode == periode for a in berkas.ipp_aspek)
        or any(k.tahun_pakai == tahun for k in berkas.lke_komponen)
        or any(n.tahun_pakai == tahun for n in berkas.nilai_luar)
    )


def _year(ctx: Konteks, tahun: int) -> None:
    satu = Konteks(ctx.berkas, ctx.aturan, tahun)
    capaian.enter_targets(satu)
    layanan.compute(satu)
    evaluasi.compute(satu)
    realisasi.of_year(satu)
    for iv in satu.indikator:
        hasil = satu.hasil.ada("realisasi", iv.indikator, satu.periode)
        ada = ctx.hasil.ada("realisasi", iv.indikator, satu.periode)
        if ada is not None and ada.kosong and ada.kosong.jenis is TanpaNilai.BELUM_DIISI:
            ada = None  # words of that year without a figure of its own
        if ada is None and hasil is not None and hasil.kosong is None:
            _enter(ctx, satu.hasil, hasil)


def _enter(ctx: Konteks, dari: BukuHasil, hasil: Hasil) -> None:
    """A figure after those it is made of, so that its sum leads down to what was typed."""
    for masukan in hasil.masukan:
        if masukan.alamat is None or ctx.hasil.ada(*masukan.alamat):
            continue
        bagian = dari.ada(*masukan.alamat)
        if bagian is not None:
            _enter(ctx, dari, bagian)
    ctx.hasil.catat(hasil)
