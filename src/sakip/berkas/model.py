"""Berkas Kinerja: one office's performance file, the data contract of the house.

It is what the demo is written in, what reports are made from, what the site
imports and exports and what reading a report yields. A Berkas holds inputs
only; every computed figure comes from `sakip.hitung`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from sakip.berkas import baris as b


class AturanBerkas(b.Baris):
    """Which rulebook the figures were entered against, and what the office adds.

    overlay: raw rules in the form of the rulebook files; checked when loaded.
    """

    versi: Annotated[str, StringConstraints(min_length=1)]
    overlay: tuple[dict[str, Any], ...] = ()


class Berkas(BaseModel):
    """The file. Field order is sheet order; each list is one sheet of the workbook."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True
    )

    format: Literal["berkas-kinerja/1"]
    kantor: b.Kantor
    tahun: b.Tahun
    tanggal_laporan: date | None = None
    tempat_laporan: str = ""
    contoh: bool = False
    aturan: AturanBerkas

    dokumen: tuple[b.Dokumen, ...] = ()
    jabatan: tuple[b.Jabatan, ...] = ()
    pejabat: tuple[b.Pejabat, ...] = ()

    versi_rencana: tuple[b.VersiRencana, ...] = ()
    simpul: tuple[b.Simpul, ...] = ()
    simpul_versi: tuple[b.SimpulVersi, ...] = ()
    crosscutting: tuple[b.Crosscutting, ...] = ()
    indikator: tuple[b.Indikator, ...] = ()
    indikator_versi: tuple[b.IndikatorVersi, ...] = ()
    penerus: tuple[b.Penerus, ...] = ()
    target: tuple[b.Target, ...] = ()

    realisasi: tuple[b.Realisasi, ...] = ()
    nilai_luar: tuple[b.NilaiLuar, ...] = ()
    pembanding: tuple[b.Pembanding, ...] = ()
    terlapor: tuple[b.Terlapor, ...] = ()
    dukungan: tuple[b.Dukungan, ...] = ()

    anggaran: tuple[b.Anggaran, ...] = ()
    sdm: tuple[b.SumberDayaManusia, ...] = ()
    sarpras: tuple[b.Sarpras, ...] = ()

    layanan: tuple[b.Layanan, ...] = ()
    skm_unsur: tuple[b.UnsurSkm, ...] = ()
    skm_responden: tuple[b.RespondenSkm, ...] = ()
    ipp_aspek: tuple[b.AspekIppBaris, ...] = ()
    lke_komponen: tuple[b.KomponenLkeBaris, ...] = ()
    rekomendasi: tuple[b.Rekomendasi, ...] = ()
    tindak_lanjut: tuple[b.TindakLanjut, ...] = ()

    narasi: tuple[b.Narasi, ...] = ()
    catatan: tuple[b.Catatan, ...] = ()


LEMBAR: tuple[str, ...] = tuple(
    nama for nama, isi in Berkas.model_fields.items() if str(isi.annotation).startswith("tuple[")
)
"""Names of the list fields, in sheet order."""
