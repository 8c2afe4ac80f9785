"""Evaluation of AKIP: components, blend, total and predikat; follow-up of recommendations."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from sakip.berkas.baris import KomponenLkeBaris
from sakip.core.agregasi import rasio
from sakip.core.angka import Kosong, TanpaNilai
from sakip.core.aturan.jenis import Lke
from sakip.core.jejak import Asal, Hasil, Masukan, Perhitungan
from sakip.core.lke import campurkan, hitung_komponen, persen_bobot, total_lke
from sakip.hitung.capaian import classify
from sakip.hitung.konteks import KANTOR, Konteks, masukan, nilai_terbit

LKE = "lke.permenpanrb-88-2021"


def compute(ctx: Konteks) -> None:
    """Enter ``lke-komponen``, ``lke:kantor`` with its predikat, and ``tindak-lanjut:kantor``."""
    baris = {k.komponen: k for k in ctx.berkas.lke_komponen if k.tahun_pakai == ctx.tahun}
    if baris:
        _sheet(ctx, baris)
    _follow_up(ctx)


def _sheet(ctx: Konteks, baris: Mapping[str, KomponenLkeBaris]) -> None:
    rujukan, isi = ctx.isi(LKE, Lke)
    komponen: list[Hasil] = []
    for k in isi.komponen:
        if k.id not in baris:
            continue
        satu = baris[k.id]
        meja = _desk(ctx, isi, satu)
        lapangan = (
            Kosong(TanpaNilai.TIDAK_BERLAKU, "tidak ada evaluasi lapangan")
            if satu.lapangan is None
            else satu.lapangan
        )
        dari = [masukan("lke", meja)]
        if satu.lapangan is not None:
            kunjungan = ctx.catat(
                "lke-lapangan",
                k.id,
                Perhitungan(satu.lapangan),
                satuan="",
                desimal=isi.desimal,
                asal=Asal.TERLAPOR,
            )
            dari.append(masukan("lapangan", kunjungan))
        akhir = ctx.catat(
            "lke-komponen",
            k.id,
            campurkan(isi, k.id, nilai_terbit(meja), lapangan),
            satuan="",
            desimal=isi.desimal,
            aturan=rujukan,
            masukan=dari,
        )
        komponen.append(akhir)
        ctx.catat(
            "lke-persen-bobot",
            k.id,
            persen_bobot(isi, k.id, nilai_terbit(akhir)),
            desimal=isi.desimal,
            aturan=rujukan,
            masukan=(masukan("nilai", akhir),),
        )
    total = ctx.catat(
        "lke",
        KANTOR,
        total_lke(isi, {h.alamat.subjek: nilai_terbit(h) for h in komponen}),
        satuan="",
        desimal=isi.desimal,
        aturan=rujukan,
        masukan=[masukan("komponen", h) for h in komponen],
    )
    classify(ctx, "akip", total, "predikat-akip")


def _desk(ctx: Konteks, isi: Lke, baris: KomponenLkeBaris) -> Hasil:
    """The desk score of a component: from letters, or as the LHE reports it."""
    rujukan, _ = ctx.isi(LKE, Lke)
    if baris.huruf is None:
        return ctx.catat(
            "lke-meja",
            baris.komponen,
            Perhitungan(baris.nilai),
            satuan="",
            desimal=isi.desimal,
            asal=Asal.TERLAPOR,
        )
    rinci = hitung_komponen(isi, baris.komponen, baris.huruf)
    nilai = {h.kode.casefold(): h.nilai for h in isi.huruf}
    sub = []
    for id_sub, perhitungan in rinci.sub.items():
        huruf = baris.huruf.get(id_sub, "")
        hasil = ctx.catat(
            "lke-subkomponen",
            f"{baris.komponen}.{id_sub}",
            perhitungan,
            satuan="",
            desimal=isi.desimal,
            aturan=rujukan,
            masukan=(Masukan("nilai", nilai.get(huruf.casefold()), teks=""),),
        )
        sub.append(masukan("sub", hasil, penuh=True))
    return ctx.catat(
        "lke-meja",
        baris.komponen,
        rinci.nilai,
        satuan="",
        desimal=isi.desimal,
        aturan=rujukan,
        masukan=sub,
    )


def _follow_up(ctx: Konteks) -> None:
    semua = ctx.berkas.tindak_lanjut
    if not semua or ctx.tahun != ctx.berkas.tahun:
        return  # the sheet tells how things stand in the Berkas' own year
    selesai = Decimal(sum(t.status == "selesai" for t in semua))
    banyak = Decimal(len(semua))
    ctx.catat(
        "tindak-lanjut",
        KANTOR,
        rasio([selesai], [banyak], nama_pembilang="selesai", nama_penyebut="seluruh"),
        desimal=ctx.desimal("tindak-lanjut"),
        aturan=ctx.rujukan_pembulatan,
        masukan=(Masukan("selesai", selesai), Masukan("seluruh", banyak)),
    )
