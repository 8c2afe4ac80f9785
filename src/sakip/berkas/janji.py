"""Rows behind the agreements and working papers: who promises what to whom, and how."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from sakip.berkas.baris import (
    MURNI,
    Baris,
    Berisi,
    Bulat,
    Cacah,
    DesimalBaku,
    Id,
    Rujukan,
    Rupiah,
    Tahun,
    TahunAtauTriwulan,
    Tanggal,
    Teks,
    TeksBebas,
    Versi,
)


class Perjanjian(Baris):
    """One signed Perjanjian Kinerja (PermenPANRB 53/2014, Lampiran I).

    pihak_pertama promises to pihak_kedua; both are posts. simpul are the nodes
    promised: a sasaran, programme or activity with its indicators and money.
    """

    kunci_baris: ClassVar = ("tahun", "versi", "pihak_pertama")
    merujuk: ClassVar[Mapping[str, str]] = {
        "pihak_pertama": "jabatan",
        "pihak_kedua": "jabatan",
        "simpul": "simpul",
    }

    tahun: Tahun
    versi: Versi = MURNI
    pihak_pertama: Id
    pihak_kedua: Id
    simpul: tuple[Id, ...]
    tempat: TeksBebas = ""
    tanggal: Tanggal | None = None
    bukti: tuple[Rujukan, ...] = ()


class RencanaAksi(Baris):
    """One step towards an indicator in a quarter: what is done, by whom, with what money."""

    kunci_baris: ClassVar = ("indikator", "periode", "urut")
    merujuk: ClassVar[Mapping[str, str]] = {
        "indikator": "indikator",
        "penanggung_jawab": "jabatan",
    }

    indikator: Id
    periode: TahunAtauTriwulan
    urut: Annotated[Bulat, Field(ge=1)] = 1
    uraian: Teks
    keluaran: TeksBebas = ""
    anggaran: Rupiah | None = None
    penanggung_jawab: Id | None = None
    bukti: tuple[Rujukan, ...] = ()


class UsulanTarget(Berisi):
    """How a target was set: proposal with its reason, and what the meeting decided.

    `nilai` (or label) is the proposal; putusan the target decided.
    """

    kunci_baris: ClassVar = ("indikator", "tahun", "versi")
    merujuk: ClassVar[Mapping[str, str]] = {"indikator": "indikator"}

    indikator: Id
    tahun: Tahun
    versi: Versi = MURNI
    dasar: TeksBebas = ""
    pertimbangan: TeksBebas = ""
    putusan: DesimalBaku | None = None
    putusan_label: TeksBebas = ""


class Proses(Baris):
    """A business process: who runs it, what goes in and out, which node it serves."""

    kunci_baris: ClassVar = ("id",)
    merujuk: ClassVar[Mapping[str, str]] = {"simpul": "simpul", "induk": "proses"}

    id: Id
    nama: Teks
    jenis: Literal["inti", "manajemen", "pendukung"]
    induk: Id | None = None
    urut: Cacah = 0
    pelaku: tuple[Teks, ...] = ()
    masukan: tuple[Teks, ...] = ()
    keluaran: tuple[Teks, ...] = ()
    simpul: Id | None = None
