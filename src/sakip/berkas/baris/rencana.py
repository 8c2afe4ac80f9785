"""The plan: signed versions, tree, indicators, targets."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from sakip.berkas.baris.dasar import Baris, Berisi, Rujukan
from sakip.berkas.baris.isian import (
    MURNI,
    Bulat,
    Cacah,
    DesimalBaku,
    Id,
    MasaRencana,
    NamaKomponen,
    Tahun,
    TahunAtauTriwulan,
    Tanggal,
    Teks,
    TeksBebas,
    TidakNegatif,
    Versi,
    salah,
)
from sakip.core.aturan.jenis import Agregasi, Entri, Polaritas
from sakip.core.periode import JenisPeriode, Periode


class VersiRencana(Baris):
    """One signed edition of a plan: ``murni``, then ``perubahan-1`` and so on.

    periode: a year for yearly plans, a range for the Renstra.
    berlaku: the day from which it is in force.
    alasan: a, b or c of PermenPANRB 53/2014 for a changed one.
    """

    kunci_baris: ClassVar = ("periode", "id")

    id: Versi
    periode: MasaRencana
    berlaku: Tanggal
    nama: Teks
    alasan: TeksBebas = ""
    bukti: tuple[Rujukan, ...] = ()

    @model_validator(mode="after")
    def _in_force_before_the_end(self) -> Self:
        if self.berlaku > Periode.baca(self.periode).akhir:
            pesan = f"Rencana {self.periode} baru berlaku {self.berlaku}, sesudah masanya habis."
            raise salah("urutan", f"{pesan} Betulkan tanggal atau periodenya.")
        return self


class JenisSimpul(StrEnum):
    TUJUAN = "tujuan"
    SASARAN = "sasaran"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub_kegiatan"


class Simpul(Baris):
    """Identity of a node of the plan tree, kept over the years."""

    kunci_baris: ClassVar = ("id",)

    id: Id
    jenis: JenisSimpul
    catatan: TeksBebas = ""


class BerVersi(Baris):
    """What holds from one plan version on, until a later row of the same thing.

    sampai: last year in which it exists; None while it goes on.
    """

    tahun: Tahun
    versi: Versi = MURNI
    sampai: Tahun | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.sampai is not None and self.sampai < self.tahun:
            pesan = f"Berakhir {self.sampai}, padahal baru mulai {self.tahun}."
            raise salah("urutan", f"{pesan} Betulkan tahun atau sampai.")
        return self


class SimpulVersi(BerVersi):
    """What a node is called and where it hangs, from one plan version on.

    beranggaran: False for a node that never has money of its own or below it.
    kinerja: the condition the node is to bring about (sasaran program, ...).
    """

    kunci_baris: ClassVar = ("simpul", "tahun", "versi")
    merujuk: ClassVar = {"simpul": "simpul", "induk": "simpul", "pengampu": "jabatan"}

    simpul: Id
    induk: Id | None = None
    urut: Cacah = 0
    nama: Teks
    kinerja: TeksBebas = ""
    kode: TeksBebas = ""
    pengampu: Id | None = None
    csf: bool = False
    beranggaran: bool = True
    bukti: tuple[Rujukan, ...] = ()


class Crosscutting(Baris):
    """A node that leans on a node of another office."""

    kunci_baris: ClassVar = ("simpul", "kantor_lain", "peran")
    merujuk: ClassVar = {"simpul": "simpul"}

    simpul: Id
    kantor_lain: Teks
    peran: Teks


class Indikator(Baris):
    """Identity of an indicator and nothing else."""

    kunci_baris: ClassVar = ("id",)

    id: Id


class Komponen(Baris):
    """A named part of a formula: label, unit, and whether it repeats (per desa, per SOP)."""

    nama: NamaKomponen
    label: Teks
    satuan: TeksBebas = ""
    berulang: bool = False


class IndikatorVersi(BerVersi):
    """What an indicator means from one plan version on.

    asal: where its realisasi comes from (typed in, formula, survey, LKE, IPP, outside value).
    metode: a capaian rule other than the region's default for the polarity.
    komponen_lke: id of the LKE component whose score it is, with asal ``lke``.
    rumus: formula text; rumus_aturan: id of a formula the rulebook prescribes.
    skala: scale whose classes an ordinal target uses.
    """

    kunci_baris: ClassVar = ("indikator", "tahun", "versi")
    merujuk: ClassVar = {
        "indikator": "indikator",
        "simpul": "simpul",
        "penanggung_jawab": "jabatan",
    }

    indikator: Id
    simpul: Id
    urut: Cacah = 0
    nama: Teks
    satuan: TeksBebas = ""
    desimal: Annotated[Bulat, Field(ge=0, le=10)] = 2
    polaritas: Polaritas = Polaritas.MAKS
    iku: bool = False
    peran: Literal["kinerja", "komponen"] = "kinerja"
    asal: Literal["isian", "rumus", "luar", "skm", "ipp", "lke"] = "isian"
    agregasi: Agregasi | None = None
    entri: Entri = Entri.PER_PERIODE
    metode: TeksBebas = ""
    skala: TeksBebas = ""
    rumus: TeksBebas = ""
    rumus_aturan: TeksBebas = ""
    komponen_lke: TeksBebas = ""
    komponen: tuple[Komponen, ...] = ()
    formulasi: TeksBebas = ""
    definisi: TeksBebas = ""
    relevansi: TeksBebas = ""
    sumber_data: TeksBebas = ""
    penanggung_jawab: Id | None = None
    bobot: TidakNegatif | None = None
    bukti: tuple[Rujukan, ...] = ()

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.rumus and self.rumus_aturan:
            raise salah("rumus", "Rumus diisi dua kali. Pilih rumus atau rumus_aturan.")
        if self.asal == "rumus" and not (self.rumus or self.rumus_aturan):
            raise salah("rumus", "Asalnya rumus, tetapi rumusnya belum ada. Isi rumus.")
        if self.polaritas is Polaritas.PREDIKAT and not self.skala:
            pesan = "Indikator berpolaritas predikat harus menyebut skalanya."
            raise salah("skala", f"{pesan} Isi skala, misalnya skala.akip.")
        return self


class Penerus(Baris):
    """What became of an indicator or node whose code or meaning changed."""

    kunci_baris: ClassVar = ("objek", "lama", "baru")

    objek: Literal["indikator", "simpul"]
    lama: Id
    baru: Id
    jenis: Literal["ganti_kode", "ganti_rumusan", "pecah", "gabung"]
    sebanding: bool
    alasan: TeksBebas = ""


class Target(Berisi):
    """A promised value; ``akhir_renstra`` is the end-of-plan target.

    nilai_atas: upper end where the target is a range (polarity ``rentang``).
    """

    kunci_baris: ClassVar = ("indikator", "jenis", "periode", "versi")
    merujuk: ClassVar = {"indikator": "indikator"}

    indikator: Id
    jenis: Literal["tahunan", "triwulan", "akhir_renstra", "renstra_tahunan"]
    periode: TahunAtauTriwulan
    versi: Versi = MURNI
    nilai_atas: DesimalBaku | None = None
    keterangan: TeksBebas = ""

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        triwulan = Periode.baca(self.periode).jenis is JenisPeriode.TRIWULAN
        if triwulan != (self.jenis == "triwulan"):
            contoh = "triwulan seperti 2024-T1" if self.jenis == "triwulan" else "tahun, mis. 2024"
            pesan = f"Target {self.jenis} memerlukan periode {contoh}, bukan {self.periode}."
            raise salah("periode", f"{pesan} Betulkan jenis atau periodenya.")
        if self.nilai_atas is not None and (self.nilai is None or self.nilai_atas < self.nilai):
            pesan = "nilai_atas adalah ujung atas rentang, jadi tidak boleh lebih kecil dari nilai."
            raise salah("rentang", f"{pesan} Isi keduanya, yang kecil di nilai.")
        return self
