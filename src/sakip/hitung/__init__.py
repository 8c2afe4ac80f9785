"""A whole Berkas computed: ``hitung(berkas, buku_aturan) -> BukuHasil``.

One module a subject, in the order in which subjects need each other.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from sakip.berkas.model import Berkas
from sakip.berkas.periksa import rulebook_of
from sakip.core.alamat import Alamat
from sakip.core.angka import cetak_penuh
from sakip.core.aturan.buku import BukuAturan
from sakip.core.jejak import Asal, Hasil, Perhitungan, buat_hasil
from sakip.hitung import (
    anggaran,
    banding,
    capaian,
    efisiensi,
    evaluasi,
    kemajuan,
    layanan,
    realisasi,
    renstra,
    rerata,
    tahun_lalu,
)
from sakip.hitung.buku import BukuHasil, Peringatan
from sakip.hitung.konteks import KANTOR, Konteks

__all__ = ["KANTOR", "BukuHasil", "Hasil", "Peringatan", "hitung", "rulebook_of"]


def hitung(
    berkas: Berkas,
    buku: BukuAturan,
    *,
    tahun: int | None = None,
    semula: BukuHasil | None = None,
) -> BukuHasil:
    """Compute every figure of one year (the Berkas' own unless another is given).

    semula: the book of an earlier state of the Berkas; what no changed row reaches is taken
    over from it (`hitung.ulang`). The book is the same as without, in less time.

    Raises Galat where the data cannot be computed at all: a formula that refers to
    nothing, a component score off its scale, a rule that does not exist.
    """
    with _collector_at_rest():
        ctx = Konteks(berkas, buku, berkas.tahun if tahun is None else tahun, semula)
        ctx.part("target", lambda: capaian.enter_targets(ctx))
        ctx.part("layanan", lambda: layanan.compute(ctx))
        ctx.part("evaluasi", lambda: evaluasi.compute(ctx))
        realisasi.compute(ctx)
        ctx.part("tahun-lalu", lambda: tahun_lalu.compute(ctx))
        layanan.service_index_class(ctx)
        capaian.compute(ctx)
        rerata.compute(ctx)
        kemajuan.compute(ctx)
        uang_sama = ctx.lama is not None and not ctx.lama.anggaran
        ctx.part("anggaran", lambda: anggaran.compute(ctx), tetap=uang_sama)
        renstra.compute(ctx)
        efisiensi.compute(ctx)
        banding.compute(ctx)
        _reported(ctx)
    return ctx.hasil


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """No search for cycles while results are made: there are none, and it doubles the time."""
    menyala = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if menyala:
            # Straight to the oldest generation: a million new objects would be searched at once.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def _reported(ctx: Konteks) -> None:
    """Figures only a source prints: entered where we cannot compute, compared where we can."""
    for baris in ctx.berkas.terlapor:
        alamat = Alamat.baca(baris.alamat)
        if not alamat.periode.startswith(str(ctx.tahun)):
            continue
        kita = ctx.hasil.ada(*alamat)
        if kita is not None and kita.terbit is not None:
            if kita.terbit != baris.nilai:
                ctx.hasil.peringatkan(
                    "terlapor.beda",
                    kita.alamat,
                    f"Tercetak {cetak_penuh(baris.nilai)}, hitungan kita {kita.tampil}.",
                )
            continue
        eksponen = baris.nilai.as_tuple().exponent
        ctx.hasil.catat(
            buat_hasil(
                alamat,
                Perhitungan(
                    baris.nilai,
                    catatan=("Menurut dokumen sumber, tidak dihitung.", baris.alasan),
                ),
                satuan=baris.satuan,
                desimal=-eksponen if isinstance(eksponen, int) else 0,
                asal=Asal.TERLAPOR,
            )
        )
