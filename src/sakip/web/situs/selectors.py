"""What the first page shows: the offices one sees, and the year of one of them at a glance."""

from __future__ import annotations

from typing import Any, NamedTuple

from sakip.core.jejak import Hasil
from sakip.hitung import KANTOR
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import tahun_dihitung


class BarisIkhtisar(NamedTuple):
    """One main indicator of the year: what was promised, reached, and what that comes to."""

    nama: str
    target: Hasil | None
    realisasi: Hasil | None
    capaian: Hasil | None
    predikat: Hasil | None


def ikhtisar(kantor: Kantor, tahun: int) -> dict[str, Any]:
    """The year of an office: its main indicators, mean and absorption."""
    berkas, _, buku = tahun_dihitung(kantor, tahun)
    from sakip.berkas.indeks import Indeks

    indeks = Indeks(berkas)
    versi = indeks.versi_tahun(tahun)
    periode = str(tahun)
    baris = [
        BarisIkhtisar(
            iv.nama,
            *(
                buku.ada(ukuran, iv.indikator, periode)
                for ukuran in ("target", "realisasi", "capaian", "predikat")
            ),
        )
        for iv in indeks.indikator_aktif(tahun, versi)
        if iv.iku
    ]
    return {
        "baris": baris,
        "rerata": buku.ada("rerata-capaian", KANTOR, periode),
        "serapan": buku.ada("serapan", KANTOR, periode),
        "peringatan": buku.peringatan,
    }
