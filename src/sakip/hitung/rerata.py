"""Means of capaian: over the IKU of the office, over each level, over each node."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sakip.berkas.baris import IndikatorVersi, JenisSimpul
from sakip.core.agregasi import rerata
from sakip.core.angka import cetak_penuh
from sakip.core.aturan.jenis import Rerata
from sakip.core.jejak import Hasil, Masukan
from sakip.hitung.capaian import classify
from sakip.hitung.konteks import Konteks, masukan, nilai_terbit

IKU = "iku"
TINGKAT = {
    "program": JenisSimpul.PROGRAM,
    "kegiatan": JenisSimpul.KEGIATAN,
    "sub-kegiatan": JenisSimpul.SUB_KEGIATAN,
}
"""Subjects of means over a whole level of the plan tree."""


def compute(ctx: Konteks) -> None:
    """Enter ``rerata-capaian:<iku|tingkat|simpul>`` and, where a companion cap exists, its mean.

    The means of a level have their class on the scale for evaluating a Renja
    (Permendagri 86/2017): ``predikat-renja:<tingkat>``.
    """
    iku = [iv for iv in ctx.indikator if iv.iku]
    tingkat = {
        nama: ctx.indikator_di(s.simpul for s in ctx.bertingkat(jenis))
        for nama, jenis in TINGKAT.items()
    }
    for periode in (*ctx.triwulan, ctx.periode):
        kantor = mean_of(ctx, "rerata-capaian", "capaian", IKU, iku, periode)
        if kantor is not None and periode == ctx.periode:
            classify(ctx, "status", kantor)
            classify(ctx, "capaian", kantor)
        mean_of(ctx, "rerata-capaian-dibatasi", "capaian-dibatasi", IKU, iku, periode)
        for nama, semua in tingkat.items():
            rerata_tingkat = mean_of(ctx, "rerata-capaian", "capaian", nama, semua, periode)
            if rerata_tingkat is not None:
                classify(ctx, "renja", rerata_tingkat, "predikat-renja")
    per_simpul: dict[str, list[IndikatorVersi]] = {}
    for iv in ctx.indikator:
        if iv.peran == "kinerja":
            per_simpul.setdefault(iv.simpul, []).append(iv)
    for simpul, punya in per_simpul.items():
        mean_of(ctx, "rerata-capaian", "capaian", simpul, punya, str(ctx.tahun))


def mean_of(
    ctx: Konteks,
    ukuran: str,
    dari_ukuran: str,
    subjek: str,
    indikator: Iterable[IndikatorVersi],
    periode: str,
    *,
    aturan: str = "rerata.capaian",
) -> Hasil | None:
    """The mean of a published measure over indicators; None when none was measured at all."""
    ada = [(iv, h) for iv in indikator if (h := ctx.hasil.ada(dari_ukuran, iv.indikator, periode))]
    if not ada:
        return None
    rujukan, isi = ctx.isi(aturan, Rerata)
    bobot = [iv.bobot for iv, _ in ada]
    if isi.bobot == "tertimbang":
        berat = [b for b in bobot if b is not None]
        perhitungan = rerata(isi, [nilai_terbit(h) for _, h in ada], bobot=berat)
        dari = [m for iv, h in ada for m in _weighted(iv, h)]
    else:
        perhitungan = rerata(isi, [nilai_terbit(h) for _, h in ada])
        dari = [masukan("nilai", h) for _, h in ada if h.terbit is not None]
    versi = ada[0][1].alamat.versi
    return ctx.catat(
        ukuran,
        subjek,
        perhitungan,
        periode=periode,
        versi=versi,
        desimal=isi.desimal,
        aturan=rujukan,
        masukan=dari,
    )


def _weighted(iv: IndikatorVersi, hasil: Hasil) -> Sequence[Masukan]:
    if hasil.terbit is None or iv.bobot is None:
        return ()
    teks = f"{hasil.tampil} × {cetak_penuh(iv.bobot)}"
    return (
        Masukan("nilai_berbobot", hasil.terbit, hasil.alamat, teks, hasil.satuan),
        Masukan("bobot", iv.bobot),
    )
