"""Progress against the target at the end of the medium-term plan."""

from __future__ import annotations

from functools import partial

from sakip.berkas.baris import IndikatorVersi, JenisSimpul
from sakip.core.alamat import Alamat
from sakip.core.aturan.jenis import Kemajuan, Polaritas
from sakip.core.jejak import Asal, Hasil, Masukan, buat_hasil
from sakip.core.kemajuan import hitung_kemajuan, peringatan_target_akhir
from sakip.hitung.capaian import method_of, range_text
from sakip.hitung.konteks import Konteks, masukan, nilai_terbit
from sakip.hitung.realisasi import entered
from sakip.hitung.rerata import IKU, TINGKAT, mean_of


def compute(ctx: Konteks) -> None:
    """Enter ``target-akhir``, ``kemajuan`` and their means; warn where the plan is overtaken."""
    akhir = ctx.indeks.tahun_akhir_rencana(ctx.tahun)
    if akhir is None:
        return
    for iv in ctx.indikator:
        if iv.peran == "kinerja":
            ctx.each("kemajuan", iv, partial(_kemajuan, akhir=akhir))
    tahun = str(ctx.tahun)
    iku = [iv for iv in ctx.indikator if iv.iku]
    mean_of(ctx, "rerata-kemajuan", "kemajuan", IKU, iku, tahun, aturan="rerata.kemajuan")
    for nama, jenis in TINGKAT.items():
        if jenis is JenisSimpul.PROGRAM:
            semua = ctx.indikator_di(s.simpul for s in ctx.bertingkat(jenis))
            mean_of(
                ctx, "rerata-kemajuan", "kemajuan", nama, semua, tahun, aturan="rerata.kemajuan"
            )


def _kemajuan(ctx: Konteks, iv: IndikatorVersi, akhir: int) -> None:
    target = _end_target(ctx, iv, akhir)
    realisasi = ctx.hasil.ada("realisasi", iv.indikator, str(ctx.tahun))
    if target is None or realisasi is None or iv.polaritas is Polaritas.PREDIKAT:
        return
    rujukan, isi = ctx.isi("kemajuan", Kemajuan)
    _, metode = method_of(ctx, iv)
    atas = target.masukan[0].nilai if target.masukan else None
    perhitungan = hitung_kemajuan(
        isi, metode, nilai_terbit(target), nilai_terbit(realisasi), target_akhir_atas=atas
    )
    ctx.catat(
        "kemajuan",
        iv.indikator,
        perhitungan,
        desimal=isi.desimal,
        aturan=rujukan,
        masukan=(
            masukan("realisasi", realisasi),
            masukan("target_akhir", target),
            *target.masukan,
        ),
    )
    tahunan = ctx.hasil.ada("target", iv.indikator, str(ctx.tahun))
    if tahunan is not None:
        pesan = peringatan_target_akhir(iv.polaritas, nilai_terbit(tahunan), nilai_terbit(target))
        if pesan:
            ctx.hasil.peringatkan("target.akhir_renstra", tahunan.alamat, pesan)


def _end_target(ctx: Konteks, iv: IndikatorVersi, akhir: int) -> Hasil | None:
    baris = ctx.indeks.target_pada(iv.indikator, "akhir_renstra", str(akhir), ctx.versi)
    if baris is None:
        return None
    atas = (
        ()
        if baris.nilai_atas is None
        else (Masukan("target_akhir_atas", baris.nilai_atas, satuan=iv.satuan),)
    )
    teks = range_text(iv, baris)
    return ctx.hasil.catat(
        buat_hasil(
            Alamat("target-akhir", iv.indikator, str(akhir), baris.versi),
            entered(baris),
            satuan=iv.satuan,
            desimal=iv.desimal,
            asal=Asal.DIISI,
            masukan=atas,
            teks=teks,
        )
    )
