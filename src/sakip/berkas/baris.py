"""The rows of a Berkas Kinerja: one closed class per sheet.

Rows are long: a figure is keyed (indicator, kind, period, plan version), never
a column per quarter. A row that carries a figure says exactly one of: a number
(`nilai`, with `nilai_atas` for a range), a class (`label`), or the kind of no
number (`kosong`). Numbers are exact decimal text with a point (``74.30``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from sakip.core.alamat import POLA_ID, Alamat
from sakip.core.angka import TanpaNilai
from sakip.core.aturan.jenis import Agregasi, Entri, Polaritas
from sakip.core.periode import Periode
from sakip.galat import Galat

_POLA_DESIMAL = re.compile(r"-?\d+(?:\.\d+)?")


def _exact_decimal(nilai: object) -> object:
    if isinstance(nilai, str):
        if _POLA_DESIMAL.fullmatch(nilai.strip()) is None:
            raise PydanticCustomError("angka_baku", "angka baku")
        return nilai.strip()
    if isinstance(nilai, float):
        raise PydanticCustomError("angka_baku", "angka baku")
    return nilai


def teks_baku(nilai: Decimal) -> str:
    """Exact decimal text with a point and no exponent: the form of files and JSON."""
    return format(nilai, "f")


def _canonical_period(teks: str) -> str:
    try:
        return str(Periode.baca(teks))
    except Galat as galat:
        raise PydanticCustomError("galat", "{pesan}", {"pesan": str(galat)}) from galat


def _canonical_address(teks: str) -> str:
    try:
        return str(Alamat.baca(teks))
    except Galat as galat:
        raise PydanticCustomError("galat", "{pesan}", {"pesan": str(galat)}) from galat


MURNI = "murni"
"""The first signed version of a plan."""

DesimalBaku = Annotated[
    Decimal,
    BeforeValidator(_exact_decimal),
    PlainSerializer(teks_baku, return_type=str),
]
TidakNegatif = Annotated[DesimalBaku, Field(ge=0)]
Id = Annotated[str, StringConstraints(pattern=f"^{POLA_ID.pattern}$", max_length=80)]
TeksPeriode = Annotated[str, AfterValidator(_canonical_period)]
TeksAlamat = Annotated[str, AfterValidator(_canonical_address)]
Teks = Annotated[str, StringConstraints(min_length=1)]
Tahun = Annotated[int, Field(ge=1990, le=2100)]


class Baris(BaseModel):
    """Base of every row: closed, frozen, texts trimmed."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True
    )

    kunci_baris: ClassVar[tuple[str, ...]] = ()
    """The fields that together may stand only once in their sheet."""
    merujuk: ClassVar[Mapping[str, str]] = {}
    """Fields that name a row of another sheet: field to sheet."""

    @property
    def kunci(self) -> tuple[Any, ...]:
        return tuple(getattr(self, nama) for nama in self.kunci_baris)


class Rujukan(Baris):
    """Where a figure or statement can be seen: document id and the place in it."""

    dokumen: Id
    tempat: str = ""


class Berisi(Baris):
    """A row with a figure: a number, a class, or a stated kind of no number."""

    nilai: DesimalBaku | None = None
    label: str = ""
    kosong: TanpaNilai | None = None
    alasan: str = ""
    bukti: tuple[Rujukan, ...] = ()

    @property
    def lewat_komponen(self) -> bool:
        """Whether the figure is given by the components of a formula instead."""
        return False

    @property
    def banyak_isi(self) -> int:
        """How many of value, class and kind of no number are given."""
        return (self.nilai is not None) + bool(self.label) + (self.kosong is not None)

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if self.banyak_isi != 1 - self.lewat_komponen:
            raise PydanticCustomError(
                "tepat_satu",
                "Isi tepat satu: nilai, label, kosong (jenis tanpa nilai), atau komponen rumus.",
            )
        if self.kosong is TanpaNilai.BELUM_TERSEDIA and not self.alasan:
            raise PydanticCustomError("alasan", "Nilai yang belum tersedia harus disertai alasan.")
        return self


# -- the office ---------------------------------------------------------------


class Kantor(Baris):
    """The office whose year this is; `daerah` names the regional rulebook."""

    id: Id
    nama: Teks
    jenis: Literal["kecamatan", "kelurahan", "dinas", "badan", "sekretariat", "lainnya"]
    daerah: Id
    nama_daerah: Teks
    provinsi: Teks
    ibu_kota_daerah: str = ""
    alamat: str = ""
    jumlah_desa: Annotated[int, Field(ge=0)] | None = None


class Dokumen(Baris):
    """A document that proves, decides or prints: evidence and source are one thing."""

    kunci_baris: ClassVar = ("id",)

    id: Id
    judul: Teks
    jenis: Literal[
        "laporan", "rencana", "keputusan", "surat", "berita_acara", "data", "peraturan", "lainnya"
    ]
    nomor: str = ""
    tanggal: date | None = None
    penerbit: str = ""
    lampiran: str = ""


class Jabatan(Baris):
    """A post; `luar` marks posts outside the office (Bupati, Inspektur)."""

    kunci_baris: ClassVar = ("id",)
    merujuk: ClassVar = {"induk": "jabatan"}

    id: Id
    nama: Teks
    induk: Id | None = None
    tingkat: Literal[
        "bupati", "eselon_2", "eselon_3", "eselon_4", "pelaksana", "fungsional", "lainnya"
    ]
    luar: bool = False
    tugas: str = ""


class Pejabat(Baris):
    """Who holds a post from when to when; NIP may be masked."""

    kunci_baris: ClassVar = ("id",)
    merujuk: ClassVar = {"jabatan": "jabatan"}

    id: Id
    jabatan: Id
    nama: Teks
    pangkat: str = ""
    nip: str = ""
    status: Literal["definitif", "plt", "plh", "kosong"] = "definitif"
    mulai: date | None = None
    selesai: date | None = None


# -- the plan -----------------------------------------------------------------


class VersiRencana(Baris):
    """One signed edition of a plan: ``murni``, then ``perubahan-1`` and so on.

    periode: a year for yearly plans, a range for the Renstra.
    berlaku: the day from which it is in force.
    alasan: a, b or c of PermenPANRB 53/2014 for a changed one.
    """

    kunci_baris: ClassVar = ("periode", "id")

    id: Annotated[str, StringConstraints(pattern=r"^(murni|perubahan-[1-9][0-9]*)$")]
    periode: TeksPeriode
    berlaku: date
    nama: Teks
    alasan: str = ""
    bukti: tuple[Rujukan, ...] = ()


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
    catatan: str = ""


class BerVersi(Baris):
    """What holds from one plan version on, until a later row of the same thing.

    sampai: last year in which it exists; None while it goes on.
    """

    tahun: Tahun
    versi: str = MURNI
    sampai: Tahun | None = None


class SimpulVersi(BerVersi):
    """What a node is called and where it hangs, from one plan version on.

    kinerja: the condition the node is to bring about (sasaran program, ...).
    """

    kunci_baris: ClassVar = ("simpul", "tahun", "versi")
    merujuk: ClassVar = {"simpul": "simpul", "induk": "simpul", "pengampu": "jabatan"}

    simpul: Id
    induk: Id | None = None
    urut: Annotated[int, Field(ge=0)] = 0
    nama: Teks
    kinerja: str = ""
    kode: str = ""
    pengampu: Id | None = None
    csf: bool = False
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

    nama: Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
    label: Teks
    satuan: str = ""
    berulang: bool = False


class IndikatorVersi(BerVersi):
    """What an indicator means from one plan version on.

    asal: where its realisasi comes from (typed in, formula, survey, LKE, IPP, outside value).
    metode: a capaian rule other than the region's default for the polarity.
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
    urut: Annotated[int, Field(ge=0)] = 0
    nama: Teks
    satuan: str = ""
    desimal: Annotated[int, Field(ge=0, le=10)] = 2
    polaritas: Polaritas = Polaritas.MAKS
    iku: bool = False
    peran: Literal["kinerja", "komponen"] = "kinerja"
    asal: Literal["isian", "rumus", "luar", "skm", "ipp", "lke"] = "isian"
    agregasi: Agregasi | None = None
    entri: Entri = Entri.PER_PERIODE
    metode: str = ""
    skala: str = ""
    rumus: str = ""
    rumus_aturan: str = ""
    komponen: tuple[Komponen, ...] = ()
    formulasi: str = ""
    definisi: str = ""
    relevansi: str = ""
    sumber_data: str = ""
    penanggung_jawab: Id | None = None
    bobot: TidakNegatif | None = None
    bukti: tuple[Rujukan, ...] = ()


class Penerus(Baris):
    """What became of an indicator or node whose code or meaning changed."""

    kunci_baris: ClassVar = ("objek", "lama", "baru")

    objek: Literal["indikator", "simpul"]
    lama: Id
    baru: Id
    jenis: Literal["ganti_kode", "ganti_rumusan", "pecah", "gabung"]
    sebanding: bool
    alasan: str = ""


class Target(Berisi):
    """A promised value; ``akhir_renstra`` is the end-of-plan target."""

    kunci_baris: ClassVar = ("indikator", "jenis", "periode", "versi")
    merujuk: ClassVar = {"indikator": "indikator"}

    indikator: Id
    jenis: Literal["tahunan", "triwulan", "akhir_renstra", "renstra_tahunan"]
    periode: TeksPeriode
    versi: str = MURNI
    nilai_atas: DesimalBaku | None = None
    keterangan: str = ""


# -- what was measured --------------------------------------------------------


class Realisasi(Berisi):
    """What was reached: a value, a class, components of a formula, or why not yet.

    terlapor: printed by a source whose inputs we do not have.
    """

    kunci_baris: ClassVar = ("indikator", "periode")
    merujuk: ClassVar = {"indikator": "indikator"}

    indikator: Id
    periode: TeksPeriode
    komponen: Mapping[str, DesimalBaku | tuple[DesimalBaku, ...]] | None = None
    terlapor: bool = False
    penjelasan: str = ""
    hambatan: str = ""
    upaya: str = ""

    @property
    def lewat_komponen(self) -> bool:
        return self.komponen is not None


class NilaiLuar(Berisi):
    """A value that another body decides: who, with what, when, and for which year."""

    kunci_baris: ClassVar = ("indikator", "tahun_pakai")
    merujuk: ClassVar = {"indikator": "indikator"}

    indikator: Id
    tahun_pakai: Tahun
    periode_dinilai: str = ""
    penerbit: Teks
    naskah: str = ""
    nomor: str = ""
    tanggal: date | None = None


class Pembanding(Berisi):
    """A benchmark: the same measure at regency, province or national level."""

    kunci_baris: ClassVar = ("indikator", "periode", "lingkup")
    merujuk: ClassVar = {"indikator": "indikator"}

    indikator: Id
    periode: TeksPeriode
    lingkup: Literal["kabupaten", "provinsi", "nasional", "internasional"]
    nama: str = ""


class Terlapor(Baris):
    """A computed figure that a source prints and whose inputs are not known."""

    kunci_baris: ClassVar = ("alamat",)

    alamat: TeksAlamat
    nilai: DesimalBaku
    satuan: str = ""
    alasan: Teks
    bukti: tuple[Rujukan, ...] = ()


class Dukungan(Baris):
    """The office's own statement how far a programme or activity supports its sasaran."""

    kunci_baris: ClassVar = ("indikator", "periode")
    merujuk: ClassVar = {"indikator": "indikator"}

    indikator: Id
    periode: TeksPeriode
    pernyataan: Teks
    alasan: str = ""
    bukti: tuple[Rujukan, ...] = ()


# -- means --------------------------------------------------------------------


class Anggaran(Baris):
    """Money of a node: pagu or realisasi in rupiah, or the range that a source implies."""

    kunci_baris: ClassVar = ("simpul", "periode", "jenis", "versi")
    merujuk: ClassVar = {"simpul": "simpul"}

    simpul: Id
    periode: TeksPeriode
    jenis: Literal["pagu", "realisasi"]
    versi: str = MURNI
    nilai: TidakNegatif | None = None
    bawah: TidakNegatif | None = None
    atas: TidakNegatif | None = None
    alasan: str = ""
    bukti: tuple[Rujukan, ...] = ()

    @model_validator(mode="after")
    def _value_or_range(self) -> Anggaran:
        rentang = self.bawah is not None and self.atas is not None
        if (self.nilai is not None) == rentang or (self.bawah is None) != (self.atas is None):
            raise PydanticCustomError(
                "tepat_satu", "Isi nilai, atau bawah dan atas sebagai perkiraan."
            )
        if self.bawah is not None and self.atas is not None and self.bawah > self.atas:
            raise PydanticCustomError("rentang", "Batas bawah lebih besar daripada batas atas.")
        return self


class SumberDayaManusia(Baris):
    """Posts needed (ABK) and persons present for a sasaran or programme."""

    kunci_baris: ClassVar = ("simpul", "periode")
    merujuk: ClassVar = {"simpul": "simpul"}

    simpul: Id
    periode: TeksPeriode
    kebutuhan: Annotated[int, Field(ge=0)]
    tersedia: Annotated[int, Field(ge=0)]
    bukti: tuple[Rujukan, ...] = ()


class Sarpras(Baris):
    """One kind of facility: what the standard asks and what is there."""

    kunci_baris: ClassVar = ("periode", "urut")

    periode: TeksPeriode
    urut: Annotated[int, Field(ge=1)]
    uraian: Teks
    satuan: str = "unit"
    standar: Annotated[int, Field(ge=0)]
    tersedia: Annotated[int, Field(ge=0)] | None = None
    bukti: tuple[Rujukan, ...] = ()


# -- data behind the indicators -----------------------------------------------


class Layanan(Baris):
    """A service that the survey asks about."""

    kunci_baris: ClassVar = ("id",)

    id: Id
    nama: Teks
    urut: Annotated[int, Field(ge=0)] = 0


class UnsurSkm(Baris):
    """One unsur of one service: sum and count of answers, or the printed mean (25-100)."""

    kunci_baris: ClassVar = ("layanan", "unsur", "periode")
    merujuk: ClassVar = {"layanan": "layanan"}

    layanan: Id
    unsur: Id
    periode: TeksPeriode
    jumlah_nilai: Annotated[int, Field(ge=0)] | None = None
    jumlah_jawaban: Annotated[int, Field(ge=0)] | None = None
    nilai: TidakNegatif | None = None
    bukti: tuple[Rujukan, ...] = ()

    @model_validator(mode="after")
    def _counts_or_value(self) -> UnsurSkm:
        hitungan = self.jumlah_nilai is not None and self.jumlah_jawaban is not None
        if (self.nilai is not None) == hitungan:
            raise PydanticCustomError(
                "tepat_satu", "Isi jumlah nilai dan jumlah jawaban, atau nilai rata-rata unsur."
            )
        return self


class RespondenSkm(Baris):
    """How many persons answered for a service."""

    kunci_baris: ClassVar = ("layanan", "periode")
    merujuk: ClassVar = {"layanan": "layanan"}

    layanan: Id
    periode: TeksPeriode
    jumlah: Annotated[int, Field(ge=0)]
    tidak_lengkap: Annotated[int, Field(ge=0)] = 0
    bukti: tuple[Rujukan, ...] = ()


class AspekIppBaris(Baris):
    """Mean of the indicators of one aspect of F-02, scale 0-5."""

    kunci_baris: ClassVar = ("aspek", "periode")

    aspek: Id
    periode: TeksPeriode
    nilai: TidakNegatif
    rekomendasi: tuple[str, ...] = ()
    bukti: tuple[Rujukan, ...] = ()


class KomponenLkeBaris(Baris):
    """One component of an LHE: letters per sub-component, or the value as reported.

    huruf: sub-component id to letter. nilai: component value as reported.
    lapangan: field visit value where the region blends.
    """

    kunci_baris: ClassVar = ("komponen", "tahun_pakai")

    komponen: Id
    tahun_pakai: Tahun
    huruf: Mapping[str, str] | None = None
    nilai: TidakNegatif | None = None
    lapangan: TidakNegatif | None = None
    bukti: tuple[Rujukan, ...] = ()

    @model_validator(mode="after")
    def _letters_or_value(self) -> KomponenLkeBaris:
        if (self.huruf is None) == (self.nilai is None):
            raise PydanticCustomError(
                "tepat_satu", "Isi huruf tiap subkomponen, atau nilai komponennya."
            )
        return self


class Rekomendasi(Baris):
    """One recommendation of an evaluation."""

    kunci_baris: ClassVar = ("id",)

    id: Id
    komponen: Id
    uraian: Teks
    urut: Annotated[int, Field(ge=0)] = 0
    bukti: tuple[Rujukan, ...] = ()


class TindakLanjut(Baris):
    """One action that answers a recommendation."""

    kunci_baris: ClassVar = ("id",)
    merujuk: ClassVar = {"rekomendasi": "rekomendasi", "penanggung_jawab": "jabatan"}

    id: Id
    rekomendasi: Id
    uraian: Teks
    target: str = ""
    waktu: str = ""
    penanggung_jawab: Id | None = None
    status: Literal["belum", "berjalan", "selesai"]
    tanggal_selesai: date | None = None
    bukti: tuple[Rujukan, ...] = ()


# -- words --------------------------------------------------------------------


class Narasi(Baris):
    """A paragraph or list item of the office's own text, with ``[[alamat]]`` bindings."""

    kunci_baris: ClassVar = ("bagian", "urut")

    bagian: Id
    urut: Annotated[int, Field(ge=1)]
    teks: Teks
    subjek: Id | None = None


class Tercetak(Baris):
    """A figure as a source prints it."""

    teks: str
    rujukan: Rujukan


class Catatan(Baris):
    """A slip or conflict of a source and what was decided; never printed in a document.

    jenis: ``dibetulkan`` (the value follows from others), ``dipilih`` (with
    reason), ``tak_terputuskan`` (as stated), ``perhatian`` (no value at stake).
    """

    kunci_baris: ClassVar = ("id",)

    id: Id
    jenis: Literal["dibetulkan", "dipilih", "tak_terputuskan", "perhatian"]
    perihal: Teks
    alamat: TeksAlamat | None = None
    tercetak: tuple[Tercetak, ...] = ()
    dipakai: str = ""
    alasan: Teks
