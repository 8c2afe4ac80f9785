"""Tingkat kemajuan: how far realisasi has come towards the target at the end of the plan."""

from __future__ import annotations

from decimal import Decimal

from sakip.core.aturan.jenis import BatasCapaian, Kemajuan, MetodeCapaian, Polaritas
from sakip.core.capaian import Nilai, hitung_capaian, tulis
from sakip.core.jejak import Perhitungan


def hitung_kemajuan(
    isi: Kemajuan,
    metode: MetodeCapaian,
    target_akhir: Nilai,
    realisasi: Nilai,
    *,
    target_akhir_atas: Nilai | None = None,
) -> Perhitungan:
    """Progress in points of 100, by the indicator's own method, capped where the rule caps.

    For "higher is better" it is realisasi / target akhir × 100. `Masukan` names:
    ``realisasi``, ``target_akhir``, ``target_akhir_atas``.
    """
    batas = None
    if isi.batas is not None:
        batas = BatasCapaian(
            jenis="batas_capaian", di_atas=isi.batas, menjadi=isi.batas, pendamping=None
        )
    hasil = hitung_capaian(
        metode, target_akhir, realisasi, target_atas=target_akhir_atas, batas=batas
    ).perhitungan
    pola = hasil.pola.replace("{target", "{target_akhir")
    return Perhitungan(hasil.penuh, pola, hasil.kosong, hasil.label, hasil.catatan)


def peringatan_target_akhir(
    polaritas: Polaritas, target_tahun: Nilai, target_akhir: Nilai
) -> str | None:
    """A warning where this year's target is already beyond the one at the end of the plan.

    Only for the two polarities that have a better side; None where there is nothing to say.
    """
    if not (isinstance(target_tahun, Decimal) and isinstance(target_akhir, Decimal)):
        return None
    lewat = {
        Polaritas.MAKS: target_tahun > target_akhir,
        Polaritas.MIN: target_tahun < target_akhir,
    }
    if not lewat.get(polaritas, False):
        return None
    kata = "melebihi" if polaritas is Polaritas.MAKS else "sudah lebih rendah daripada"
    return (
        f"Target tahun ini {tulis(target_tahun)} {kata} target akhir Renstra "
        f"{tulis(target_akhir)}: Renstra perlu disesuaikan."
    )
