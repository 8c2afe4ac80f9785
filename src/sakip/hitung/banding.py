"""Comparisons: with earlier years through successors, and with regency, province, nation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from sakip.berkas.baris import IndikatorVersi, Penerus
from sakip.core.alamat import Alamat
from sakip.core.angka import KONTEKS, Kosong, TanpaNilai
from sakip.core.jejak import Asal, Hasil, Perhitungan, buat_hasil
from sakip.hitung.konteks import Konteks, masukan
from sakip.hitung.realisasi import entered


def compute(ctx: Konteks) -> None:
    """Enter ``realisasi-sebanding``, ``selisih-tahunan`` and benchmarks with their differences."""
    tahun = [t for t in ctx.indeks.tahun_tersedia() if t < ctx.tahun]
    for iv in ctx.indikator:
        if iv.peran == "kinerja":
            ctx.each("banding", iv, partial(_earlier, tahun=tahun))
    _benchmarks(ctx)


def _earlier(ctx: Konteks, iv: IndikatorVersi, tahun: Sequence[int]) -> None:
    for satu in tahun:
        _comparable(ctx, iv, satu)
    if tahun:
        _change(ctx, iv, tahun[-1])


def _comparable(ctx: Konteks, iv: IndikatorVersi, tahun: int) -> None:
    """Realisasi of an earlier year under the indicator's present identity, or why there is none."""
    sumber = ctx.hasil.ada("realisasi", iv.indikator, str(tahun))
    if sumber is None:
        lama = [p for p in _predecessors(ctx, iv.indikator) if _measured(ctx, p, tahun)]
        sebanding = [p for p in lama if p.sebanding]
        if len(sebanding) == 1 == len(lama):
            sumber = _measured(ctx, lama[0], tahun)
        else:
            _none(ctx, iv, tahun, lama)
            return
    assert sumber is not None
    ctx.catat(
        "realisasi-sebanding",
        iv.indikator,
        Perhitungan(sumber.penuh, "{realisasi}", sumber.kosong, sumber.label),
        periode=str(tahun),
        satuan=sumber.satuan,
        desimal=sumber.desimal,
        asal=sumber.asal,
        masukan=(masukan("realisasi", sumber),),
    )


def _none(ctx: Konteks, iv: IndikatorVersi, tahun: int, lama: list[Penerus]) -> None:
    if lama:
        alasan = lama[0].alasan or f"berasal dari {', '.join(p.lama for p in lama)}"
        kosong = Kosong(TanpaNilai.TIDAK_BERLAKU, f"tidak sebanding: {alasan}")
    else:
        kosong = Kosong(TanpaNilai.TIDAK_BERLAKU, f"tidak diukur pada {tahun}")
    ctx.catat(
        "realisasi-sebanding",
        iv.indikator,
        Perhitungan(None, kosong=kosong),
        periode=str(tahun),
        satuan=iv.satuan,
        desimal=iv.desimal,
        masukan=[masukan("semula", h) for p in lama if (h := _measured(ctx, p, tahun))],
    )


def _predecessors(ctx: Konteks, indikator: str) -> Iterator[Penerus]:
    """Successor rows that lead to an indicator, through several steps if need be."""
    tujuan, sudah = [indikator], {indikator}
    while tujuan:
        baru = tujuan.pop()
        for p in ctx.penerus.get(baru, ()):
            if p.lama not in sudah:
                sudah.add(p.lama)
                tujuan.append(p.lama)
                yield p


def _measured(ctx: Konteks, penerus: Penerus, tahun: int) -> Hasil | None:
    return ctx.hasil.ada("realisasi", penerus.lama, str(tahun))


def _change(ctx: Konteks, iv: IndikatorVersi, lalu: int) -> None:
    kini = ctx.hasil.ada("realisasi", iv.indikator, str(ctx.tahun))
    dulu = ctx.hasil.ada("realisasi-sebanding", iv.indikator, str(lalu))
    if kini is None or dulu is None or kini.terbit is None or dulu.terbit is None:
        return
    ctx.catat(
        "selisih-tahunan",
        iv.indikator,
        Perhitungan(KONTEKS.subtract(kini.terbit, dulu.terbit), "{kini} − {dulu}"),
        satuan=iv.satuan,
        desimal=iv.desimal,
        masukan=(masukan("kini", kini), masukan("dulu", dulu)),
    )


def _benchmarks(ctx: Konteks) -> None:
    for baris in ctx.berkas.pembanding:
        iv = ctx.indeks.indikator_pada(baris.indikator, ctx.tahun, ctx.versi)
        if iv is None or baris.periode != str(ctx.tahun):
            continue
        banding = ctx.hasil.catat(
            buat_hasil(
                Alamat(f"pembanding-{baris.lingkup}", baris.indikator, baris.periode),
                entered(baris),
                satuan=iv.satuan,
                desimal=iv.desimal,
                asal=Asal.LUAR,
            )
        )
        kita = ctx.hasil.ada("realisasi", baris.indikator, baris.periode)
        if kita is None or kita.terbit is None or banding.terbit is None:
            continue
        ctx.catat(
            f"selisih-{baris.lingkup}",
            baris.indikator,
            Perhitungan(
                KONTEKS.subtract(kita.terbit, banding.terbit), "{realisasi} − {pembanding}"
            ),
            satuan=iv.satuan,
            desimal=iv.desimal,
            masukan=(masukan("realisasi", kita), masukan("pembanding", banding)),
        )
