"""Efficiency of money, staff and facilities, beside capaian."""

from __future__ import annotations

from decimal import Decimal

from sakip.berkas.baris import JenisSimpul
from sakip.core.agregasi import rasio
from sakip.core.angka import KONTEKS, cetak_satuan
from sakip.core.aturan.jenis import EfisiensiPmk, Selisih
from sakip.core.efisiensi import BarisPmk, hitung_pmk, hitung_selisih
from sakip.core.jejak import Asal, Hasil, Masukan, Perhitungan
from sakip.hitung.konteks import (
    KANTOR,
    Konteks,
    belum_diisi,
    masukan,
    nilai_terbit,
    total_of,
)
from sakip.hitung.rerata import IKU

PMK = "efisiensi.pmk-214-2017"
_TINGKAT = {"sasaran": JenisSimpul.SASARAN, "program": JenisSimpul.PROGRAM}


def compute(ctx: Konteks) -> None:
    """Enter ``efisiensi-anggaran``, ``-sdm``, ``-sarpras``, availabilities, E and NE."""
    letak = [
        s.simpul
        for s in ctx.simpul
        if ctx.indeks.jenis_simpul[s.simpul] in (JenisSimpul.SASARAN, JenisSimpul.PROGRAM)
    ]
    for simpul in letak:
        _difference(ctx, "efisiensi.anggaran", "efisiensi-anggaran", simpul, simpul, "serapan")
    _difference(ctx, "efisiensi.anggaran", "efisiensi-anggaran", KANTOR, IKU, "serapan")
    _staff(ctx, letak)
    _facilities(ctx)
    _pmk(ctx)


def _difference(
    ctx: Konteks,
    aturan: str,
    ukuran: str,
    subjek: str,
    capaian_dari: str,
    pengurang: str,
    pengurang_dari: str = "",
) -> None:
    tahun = str(ctx.tahun)
    capaian = ctx.hasil.ada("rerata-capaian", capaian_dari, tahun)
    kurang = ctx.hasil.ada(pengurang, pengurang_dari or subjek, tahun)
    if capaian is None or kurang is None:
        return
    rujukan, isi = ctx.isi(aturan, Selisih)
    ctx.catat(
        ukuran,
        subjek,
        hitung_selisih(isi, nilai_terbit(capaian), nilai_terbit(kurang)),
        desimal=isi.desimal,
        satuan="poin",
        aturan=rujukan,
        masukan=(masukan("capaian", capaian), masukan(isi.kurangi, kurang)),
    )


def _count(ctx: Konteks, ukuran: str, subjek: str, nilai: int | None, satuan: str) -> Hasil:
    isi = (
        Perhitungan(None, kosong=belum_diisi(ukuran.replace("-", " ")))
        if nilai is None
        else Perhitungan(Decimal(nilai))
    )
    return ctx.catat(ukuran, subjek, isi, satuan=satuan, desimal=0, asal=Asal.DIISI)


def _sum(ctx: Konteks, ukuran: str, subjek: str, bagian: list[Hasil], satuan: str) -> Hasil:
    return ctx.catat(
        ukuran,
        subjek,
        total_of(bagian),
        satuan=satuan,
        desimal=0,
        masukan=[masukan("nilai", h) for h in bagian],
    )


def _availability(ctx: Konteks, ukuran: str, subjek: str, ada: Hasil, perlu: Hasil) -> Hasil:
    return ctx.catat(
        ukuran,
        subjek,
        rasio(
            [nilai_terbit(ada)],
            [nilai_terbit(perlu)],
            nama_pembilang="tersedia",
            nama_penyebut="kebutuhan",
        ),
        desimal=ctx.desimal(ukuran),
        aturan=ctx.rujukan_pembulatan,
        masukan=(masukan("tersedia", ada), masukan("kebutuhan", perlu)),
    )


def _staff(ctx: Konteks, letak: list[str]) -> None:
    baris = {s.simpul: s for s in ctx.berkas.sdm if s.periode == str(ctx.tahun)}
    if not baris:
        return
    tersedia: list[Hasil] = []
    perlu: list[Hasil] = []
    for simpul in letak:
        if simpul not in baris:
            continue
        satu = baris[simpul]
        ada = _count(ctx, "sdm-tersedia", simpul, satu.tersedia, "orang")
        butuh = _count(ctx, "sdm-kebutuhan", simpul, satu.kebutuhan, "orang")
        _availability(ctx, "ketersediaan-sdm", simpul, ada, butuh)
        _difference(ctx, "efisiensi.sdm", "efisiensi-sdm", simpul, simpul, "ketersediaan-sdm")
        if ctx.indeks.jenis_simpul[simpul] is JenisSimpul.SASARAN:
            tersedia.append(ada)
            perlu.append(butuh)
    if tersedia:
        ada = _sum(ctx, "sdm-tersedia", KANTOR, tersedia, "orang")
        butuh = _sum(ctx, "sdm-kebutuhan", KANTOR, perlu, "orang")
        _availability(ctx, "ketersediaan-sdm", KANTOR, ada, butuh)
        _difference(ctx, "efisiensi.sdm", "efisiensi-sdm", KANTOR, IKU, "ketersediaan-sdm")
        _difference(
            ctx, "efisiensi.sdm", "efisiensi-sdm", "program", "program", "ketersediaan-sdm", KANTOR
        )


def _facilities(ctx: Konteks) -> None:
    baris = [s for s in ctx.berkas.sarpras if s.periode == str(ctx.tahun)]
    if not baris:
        return
    tersedia, perlu = [], []
    for satu in baris:
        subjek = f"sarpras-{satu.urut}"
        butuh = _count(ctx, "sarpras-standar", subjek, satu.standar, satu.satuan)
        perlu.append(butuh)
        ada = _count(ctx, "sarpras-tersedia", subjek, satu.tersedia, satu.satuan)
        tersedia.append(ada)
        _availability(ctx, "ketersediaan-sarpras", subjek, ada, butuh)
    ada = _sum(ctx, "sarpras-tersedia", KANTOR, tersedia, "unit")
    butuh = _sum(ctx, "sarpras-standar", KANTOR, perlu, "unit")
    _availability(ctx, "ketersediaan-sarpras", KANTOR, ada, butuh)
    for s in ctx.bertingkat(JenisSimpul.SASARAN):
        _difference(
            ctx,
            "efisiensi.sarpras",
            "efisiensi-sarpras",
            s.simpul,
            s.simpul,
            "ketersediaan-sarpras",
            KANTOR,
        )
    _difference(ctx, "efisiensi.sarpras", "efisiensi-sarpras", KANTOR, IKU, "ketersediaan-sarpras")


def _pmk(ctx: Konteks) -> None:
    tahun = str(ctx.tahun)
    rujukan, isi = ctx.isi(PMK, EfisiensiPmk)
    for tingkat, jenis in _TINGKAT.items():
        trio: list[tuple[str, Hasil, Hasil, Hasil]] = []
        for s in ctx.bertingkat(jenis):
            pagu = ctx.hasil.ada("pagu", s.simpul, tahun)
            realisasi = ctx.hasil.ada("realisasi-anggaran", s.simpul, tahun)
            capaian = ctx.hasil.ada("rerata-capaian", s.simpul, tahun)
            if pagu and realisasi and capaian:
                trio.append((s.simpul, pagu, realisasi, capaian))
        if not trio:
            continue
        hasil = hitung_pmk(
            isi.model_copy(update={"tingkat": tingkat}),
            [BarisPmk(n, nilai_terbit(p), nilai_terbit(r), nilai_terbit(c)) for n, p, r, c in trio],
        )
        dari: list[Masukan] = []
        for _, pagu, realisasi, capaian in trio:
            if pagu.terbit is None or realisasi.terbit is None or capaian.terbit is None:
                continue
            seharusnya = KONTEKS.multiply(pagu.terbit, capaian.terbit).scaleb(-2)
            teks = f"{cetak_satuan(pagu.terbit, 'Rp')} × {capaian.tampil}"
            dari.append(Masukan("pagu_kali_capaian", seharusnya, pagu.alamat, teks))
            dari.append(masukan("realisasi", realisasi))
        e = ctx.catat(
            "efisiensi-pmk", tingkat, hasil.e, desimal=isi.desimal, aturan=rujukan, masukan=dari
        )
        ctx.catat(
            "nilai-efisiensi",
            tingkat,
            hasil.ne,
            desimal=isi.desimal,
            aturan=rujukan,
            satuan="",
            masukan=(masukan("e", e, penuh=True),),
        )
