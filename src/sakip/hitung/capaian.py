"""Targets, capaian, status and predikat of every indicator."""

from __future__ import annotations

from decimal import Decimal

from sakip.berkas.baris import MURNI, IndikatorVersi, Target
from sakip.core.agregasi import peringatan_target_triwulan
from sakip.core.alamat import Alamat
from sakip.core.angka import KONTEKS, cetak, cetak_satuan
from sakip.core.aturan.jenis import (
    BatasCapaian,
    MetodeCapaian,
    PilihanCapaian,
    Polaritas,
    Skala,
)
from sakip.core.capaian import HasilCapaian, hitung_capaian, potong
from sakip.core.jejak import Asal, Hasil, Masukan, Perhitungan, RujukanAturan, buat_hasil
from sakip.core.predikat import capaian_kelas, golongkan
from sakip.hitung.konteks import Konteks, belum_diisi, masukan, nilai_terbit
from sakip.hitung.realisasi import aggregation, entered


def enter_targets(ctx: Konteks) -> None:
    """Enter ``target:<indikator>:<periode>@<versi>`` for every version of the year."""
    lain = [v.id for v in ctx.berkas.versi_rencana if v.periode == ctx.periode]
    for iv in ctx.indikator:
        for versi in dict.fromkeys((*lain, ctx.versi)):
            _target(ctx, iv, "tahunan", ctx.periode, versi, berlaku=versi == ctx.versi)
        for periode, versi in zip(ctx.triwulan, ctx.versi_triwulan, strict=True):
            _target(ctx, iv, "triwulan", periode, versi)
        _check_quarter_targets(ctx, iv)
        _target_change(ctx, iv)
    for baris in ctx.berkas.target:
        tahun = int(baris.periode[:4])
        if baris.jenis == "tahunan" and tahun != ctx.tahun:
            versi = ctx.indeks.versi_tahun(tahun)
            iv_lain = ctx.indeks.indikator_pada(baris.indikator, tahun, versi)
            if iv_lain is not None and baris.versi == versi:
                _enter_target(ctx, iv_lain, baris, versi)


def _target_change(ctx: Konteks, iv: IndikatorVersi) -> None:
    """How far a changed plan moved the year's target."""
    if ctx.versi == MURNI:
        return
    kini = ctx.hasil.ada("target", iv.indikator, ctx.periode)
    awal = ctx.hasil.ada("target", iv.indikator, ctx.periode, MURNI)
    if kini is None or awal is None:
        return
    if kini.terbit is not None and awal.terbit is not None:
        ctx.catat(
            "selisih-target",
            iv.indikator,
            Perhitungan(KONTEKS.subtract(kini.terbit, awal.terbit), "{menjadi} − {semula}"),
            versi=ctx.versi,
            satuan=iv.satuan,
            desimal=iv.desimal,
            masukan=(masukan("menjadi", kini), masukan("semula", awal)),
        )


def _target(
    ctx: Konteks, iv: IndikatorVersi, jenis: str, periode: str, versi: str, *, berlaku: bool = True
) -> None:
    baris = ctx.indeks.target_pada(iv.indikator, jenis, periode, versi)
    if baris is not None:
        _enter_target(ctx, iv, baris, versi, berlaku=berlaku)


def _enter_target(
    ctx: Konteks, iv: IndikatorVersi, baris: Target, versi: str, *, berlaku: bool = True
) -> None:
    dari: tuple[Masukan, ...] = ()
    isi = entered(baris)
    if baris.nilai_atas is not None:
        dari = (Masukan("target_atas", baris.nilai_atas, satuan=iv.satuan),)
    if baris.keterangan or baris.versi != versi:
        tetap = "" if baris.versi == versi else f"Tidak berubah sejak versi {baris.versi}."
        isi = isi._replace(catatan=tuple(filter(None, (baris.keterangan, tetap))))
    hasil = buat_hasil(
        Alamat("target", iv.indikator, baris.periode, versi),
        isi,
        satuan=iv.satuan,
        desimal=iv.desimal,
        asal=Asal.DIISI,
        masukan=dari,
        teks=range_text(iv, baris),
    )
    ctx.hasil.catat(hasil, berlaku=berlaku)


def range_text(iv: IndikatorVersi, baris: Target) -> str:
    """A range target as printed, ``30,00–45,00 menit``; empty for one that is no range."""
    if baris.nilai is None or baris.nilai_atas is None:
        return ""
    atas = cetak_satuan(baris.nilai_atas, iv.satuan, iv.desimal)
    return f"{cetak(baris.nilai, iv.desimal)}–{atas}"


def _check_quarter_targets(ctx: Konteks, iv: IndikatorVersi) -> None:
    semua = [ctx.hasil.ada("target", iv.indikator, t) for t in ctx.triwulan]
    tahun = ctx.hasil.ada("target", iv.indikator, ctx.periode)
    if not any(semua) or tahun is None or tahun.terbit is None:
        return
    _, cara = aggregation(ctx, iv)
    nilai = [nilai_terbit(h) if h else belum_diisi("target") for h in semua]
    if pesan := peringatan_target_triwulan(cara, iv.entri, nilai, tahun.terbit):
        ctx.hasil.peringatkan("target.triwulan", tahun.alamat, pesan)


def compute(ctx: Konteks) -> None:
    """Enter capaian of the year and its quarters, with status and predikat of the year."""
    for iv in ctx.indikator:
        if iv.peran == "kinerja":
            ctx.each("capaian", iv, _this_year)
    ctx.part("capaian", lambda: _other_years(ctx))


def _this_year(ctx: Konteks, iv: IndikatorVersi) -> None:
    for periode in ctx.triwulan:
        if ctx.hasil.ada("target", iv.indikator, periode):
            _capaian(ctx, iv, periode)
    tahunan = _capaian(ctx, iv, ctx.periode)
    if tahunan is not None:
        classify(ctx, "status", tahunan)
        classify(ctx, "capaian", tahunan)


def _other_years(ctx: Konteks) -> None:
    for tahun in ctx.indeks.tahun_tersedia():
        if tahun != ctx.tahun:
            _other_year(ctx, tahun)


def _other_year(ctx: Konteks, tahun: int) -> None:
    versi = ctx.indeks.versi_tahun(tahun)
    for iv in ctx.indeks.indikator_aktif(tahun, versi):
        if iv.peran == "kinerja":
            _capaian(ctx, iv, str(tahun))


def method_of(ctx: Konteks, iv: IndikatorVersi) -> tuple[RujukanAturan, MetodeCapaian]:
    """The capaian rule of an indicator: its own, else the default of its polarity."""
    kunci = (iv.metode, iv.polaritas)
    ketemu = ctx.metode.get(kunci)
    if ketemu is None:
        nama = iv.metode
        if not nama:
            _, pilihan = ctx.isi("capaian.pilihan", PilihanCapaian)
            nama = pilihan.bawaan[iv.polaritas]
        ketemu = ctx.metode[kunci] = ctx.isi(nama, MetodeCapaian)
    return ketemu


def _capaian(ctx: Konteks, iv: IndikatorVersi, periode: str) -> Hasil | None:
    target = ctx.hasil.ada("target", iv.indikator, periode)
    realisasi = ctx.hasil.ada("realisasi", iv.indikator, periode)
    if target is None or realisasi is None:
        return None
    rujukan, isi = method_of(ctx, iv)
    batas = ctx.batas
    hitungan = _by_method(ctx, iv, isi, batas, target, realisasi)
    dari = (masukan("realisasi", realisasi), masukan("target", target), *target.masukan)
    alamat = Alamat("capaian", iv.indikator, periode, target.alamat.versi)
    hasil = ctx.hasil.catat(
        buat_hasil(
            alamat,
            hitungan.perhitungan,
            satuan="%",
            desimal=isi.desimal,
            aturan=rujukan,
            masukan=dari,
        )
    )
    if batas.pendamping is not None:
        _companion(ctx, hasil, batas, batas.pendamping)
    return hasil


def _by_method(
    ctx: Konteks,
    iv: IndikatorVersi,
    isi: MetodeCapaian,
    batas: BatasCapaian,
    target: Hasil,
    realisasi: Hasil,
) -> HasilCapaian:
    if isi.polaritas is Polaritas.PREDIKAT:
        _, skala = ctx.isi(iv.skala, Skala)
        kelas = [h.kosong or _class_of(skala, h) for h in (target, realisasi)]
        return capaian_kelas(isi, skala, kelas[0], kelas[1], batas=batas)
    atas = target.masukan[0].nilai if target.masukan else None
    return hitung_capaian(
        isi, nilai_terbit(target), nilai_terbit(realisasi), target_atas=atas, batas=batas
    )


def _class_of(skala: Skala, hasil: Hasil) -> str:
    """Code of the class that a figure is, or falls in."""
    return hasil.label or golongkan(skala, nilai_terbit(hasil)).kode


def _companion(ctx: Konteks, hasil: Hasil, batas: BatasCapaian, puncak: Decimal) -> None:
    """The same capaian under the companion cap, for the second mean in the annex."""
    if hasil.terbit is None:
        return
    rujukan, _ = ctx.isi("capaian.batas", BatasCapaian)
    lain = batas.model_copy(update={"di_atas": puncak, "menjadi": puncak})
    nilai = potong(hasil.terbit, lain)
    pola = "{capaian}" if nilai == hasil.terbit else "{capaian}, dihitung paling tinggi {batas}"
    ctx.catat(
        "capaian-dibatasi",
        hasil.alamat.subjek,
        Perhitungan(nilai, pola),
        periode=hasil.alamat.periode,
        versi=hasil.alamat.versi,
        desimal=hasil.desimal,
        aturan=rujukan,
        masukan=(masukan("capaian", hasil), Masukan("batas", puncak)),
    )


def classify(ctx: Konteks, untuk: str, hasil: Hasil, ukuran: str = "") -> Hasil | None:
    """Enter the class of a published figure on the region's scale for `untuk`."""
    pakai = ctx.skala(untuk)
    if pakai is None or (hasil.terbit is None and hasil.kosong is None):
        return None
    rujukan, skala = pakai
    golongan = golongkan(skala, nilai_terbit(hasil))
    if golongan.kelas is None and golongan.perhitungan.catatan:
        ctx.hasil.peringatkan(
            "predikat.tidak_berkelas", hasil.alamat, golongan.perhitungan.catatan[0]
        )
    return ctx.catat(
        ukuran or ("status" if untuk == "status" else "predikat"),
        hasil.alamat.subjek,
        golongan.perhitungan,
        periode=hasil.alamat.periode,
        versi=hasil.alamat.versi,
        satuan="",
        desimal=0,
        aturan=rujukan,
        masukan=(masukan("nilai", hasil),),
    )
