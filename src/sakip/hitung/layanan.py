"""Survey of satisfaction and public service index of the year."""

from __future__ import annotations

from decimal import Decimal

from sakip.berkas.baris import NilaiF03, UnsurSkm
from sakip.core.aturan.jenis import Ipp, Skm
from sakip.core.ikm import JumlahUnsur, hitung_ikm, ikm_dari_unsur, ikm_unit
from sakip.core.ipp import hitung_f02, hitung_ipp
from sakip.core.jejak import Asal, Hasil, Masukan, Perhitungan
from sakip.hitung.capaian import classify
from sakip.hitung.konteks import KANTOR, Konteks, masukan, nilai_terbit

SKM = "skm.permenpanrb-14-2017"
IPP = "ipp.permenpanrb"


def compute(ctx: Konteks) -> None:
    """Enter ``nilai-unsur``, ``ni``, ``ikm`` per service and of the office, and F-02 of the IPP."""
    _survey(ctx)
    _service_index(ctx)


def _survey(ctx: Konteks) -> None:
    baris: dict[str, list[UnsurSkm]] = {}
    for satu in ctx.berkas.skm_unsur:
        if satu.periode == str(ctx.tahun):
            baris.setdefault(satu.layanan, []).append(satu)
    if not baris:
        return
    rujukan, isi = ctx.isi(SKM, Skm)
    layanan = [
        h
        for x in sorted(ctx.berkas.layanan, key=lambda x: x.urut)
        if x.id in baris and (h := _service(ctx, isi, x.id, baris[x.id]))
    ]
    orang = {r.layanan: r.jumlah for r in ctx.berkas.skm_responden if r.periode == str(ctx.tahun)}
    responden = [Decimal(orang.get(h.alamat.subjek, 0)) for h in layanan]
    perhitungan = ikm_unit(isi, [nilai_terbit(h) for h in layanan], responden)
    if isi.gabungan == "rata_rata_layanan":
        dari = [masukan("ikm", h) for h in layanan if h.terbit is not None]
    else:
        dari = [
            m
            for h, n in zip(layanan, responden, strict=True)
            if h.terbit is not None
            for m in (
                Masukan("ikm_kali_responden", h.terbit, h.alamat, f"{h.tampil} × {n}"),
                Masukan("responden", n),
            )
        ]
    ikm = ctx.catat(
        "ikm",
        KANTOR,
        perhitungan,
        satuan="",
        desimal=isi.desimal,
        aturan=rujukan,
        masukan=dari,
    )
    classify(ctx, "ikm", ikm, "mutu-layanan")


def _service(ctx: Konteks, isi: Skm, layanan: str, baris: list[UnsurSkm]) -> Hasil:
    rujukan, _ = ctx.isi(SKM, Skm)
    urutan = {u.id: i for i, u in enumerate(isi.unsur)}
    baris = sorted(baris, key=lambda b: urutan.get(b.unsur, len(urutan)))
    hitungan = [b for b in baris if b.jumlah_jawaban is not None]
    dari: list[Masukan] = []
    if hitungan:
        rinci = hitung_ikm(
            isi,
            [JumlahUnsur(b.unsur, b.jumlah_nilai or 0, b.jumlah_jawaban or 0) for b in hitungan],
        )
        for b in hitungan:
            unsur = ctx.catat(
                "nilai-unsur",
                f"{layanan}.{b.unsur}",
                rinci.nrr[b.unsur],
                satuan="",
                desimal=isi.desimal,
                aturan=rujukan,
                masukan=(
                    Masukan("jumlah", Decimal(b.jumlah_nilai or 0)),
                    Masukan("menjawab", Decimal(b.jumlah_jawaban or 0)),
                ),
            )
            dari.append(masukan("nrr", unsur, penuh=True))
        ni = ctx.catat(
            "ni",
            layanan,
            rinci.ni,
            satuan="",
            desimal=ctx.desimal("ni"),
            aturan=rujukan,
            masukan=dari,
        )
        perhitungan, dari = rinci.ikm, [masukan("ni", ni, penuh=True)]
    else:
        for b in baris:
            unsur = ctx.catat(
                "nilai-unsur",
                f"{layanan}.{b.unsur}",
                Perhitungan(b.nilai),
                satuan="",
                desimal=isi.desimal,
                asal=Asal.TERLAPOR,
            )
            dari.append(masukan("unsur", unsur))
        perhitungan = ikm_dari_unsur(isi, {b.unsur: b.nilai for b in baris if b.nilai is not None})
    ikm = ctx.catat(
        "ikm",
        layanan,
        perhitungan,
        satuan="",
        desimal=isi.desimal,
        aturan=rujukan,
        masukan=dari,
    )
    classify(ctx, "ikm", ikm, "mutu-layanan")
    return ikm


def _service_index(ctx: Konteks) -> None:
    baris = [a for a in ctx.berkas.ipp_aspek if a.periode == str(ctx.tahun)]
    if not baris:
        return
    rujukan, isi = ctx.isi(IPP, Ipp)
    dari = []
    for satu in baris:
        aspek = ctx.catat(
            "ipp-aspek",
            satu.aspek,
            Perhitungan(satu.nilai),
            satuan="",
            desimal=isi.desimal,
            asal=Asal.DIISI,
        )
        dari.append(masukan(satu.aspek, aspek))
        bobot = next((a.bobot for a in isi.aspek if a.id == satu.aspek), None)
        if bobot is not None:
            ctx.catat(
                "ipp-aspek-berbobot",
                satu.aspek,
                Perhitungan(satu.nilai * bobot / 100, "{aspek} × {bobot}%"),
                satuan="",
                desimal=isi.desimal,
                aturan=rujukan,
                masukan=(masukan("aspek", aspek), Masukan("bobot", bobot)),
            )
    f02 = ctx.catat(
        "ipp-f02",
        KANTOR,
        hitung_f02(isi, {a.aspek: a.nilai for a in baris}),
        satuan="",
        desimal=ctx.desimal("ipp-f02"),
        aturan=rujukan,
        masukan=dari,
    )
    for pengguna in ctx.berkas.ipp_f03:
        if pengguna.periode == str(ctx.tahun):
            _users(ctx, isi, f02, pengguna)


def _users(ctx: Konteks, isi: Ipp, f02: Hasil, pengguna: NilaiF03) -> None:
    """F-03 and with it the index itself, which the aspects alone do not give."""
    rujukan, _ = ctx.isi(IPP, Ipp)
    f03 = ctx.catat(
        "ipp-f03",
        KANTOR,
        Perhitungan(pengguna.nilai),
        satuan="",
        desimal=isi.desimal,
        asal=Asal.DIISI,
    )
    ctx.catat(
        "ipp",
        KANTOR,
        hitung_ipp(
            isi, nilai_terbit(f02), nilai_terbit(f03), responden_cukup=pengguna.responden_cukup
        ),
        satuan="",
        desimal=isi.desimal,
        aturan=rujukan,
        masukan=(masukan("f02", f02), masukan("f03", f03)),
    )


def service_index_class(ctx: Konteks) -> None:
    """Class of the IPP in force, once realisasi is known."""
    for iv in ctx.indikator:
        if iv.asal == "ipp" or iv.indikator == "ipp":
            hasil = ctx.hasil.ada("realisasi", iv.indikator, str(ctx.tahun))
            if hasil is not None:
                classify(ctx, "ipp", hasil, "predikat-ipp")
